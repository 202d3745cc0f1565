/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the canvas says in words: names of items, and the figures of a frame. */
#include <string.h>

#include "app/panel-canvas-private.h"
#include "app/panel-edits.h"
#include "app/photo-cell.h"
#include "base/i18n.h"
#include "base/units.h"

#define NAME_MAX_CHARS 60

static int
count_empty_before (const JsnPanel *panel, gint64 id)
{
  g_autoptr (GPtrArray) items = jsn_panel_list_in_order (panel);
  int n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const JsnItem *item = g_ptr_array_index (items, i);

      if (item->id == id)
        break;
      n += item->kind == JSN_ITEM_FRAME && item->photo == 0;
    }
  return n;
}

/* The first line that the painter shows of a text block. */
static char *
dup_first_words (const JsnScene *scene, gint64 id)
{
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const JsnNode *node = g_ptr_array_index (scene->nodes, i);
      const char *text = node->item == id && node->kind == JSN_NODE_TEXT ? pango_layout_get_text (node->layout) : NULL;

      if (text == NULL || *text == '\0')
        continue;

      g_autofree char *line = g_strndup (text, strcspn (text, "\n"));

      return g_utf8_substring (line, 0, MIN (NAME_MAX_CHARS, g_utf8_strlen (line, -1)));
    }
  return g_strdup (_ ("Empty text"));
}

char *
jsn_panel_canvas_dup_item_name (JsnPanelCanvas *self, gint64 id)
{
  const JsnItem *item;

  g_return_val_if_fail (JSN_IS_PANEL_CANVAS (self), NULL);
  item = jsn_panel_canvas_find_item (self, id);
  if (item == NULL)
    return g_strdup ("");
  if (item->kind == JSN_ITEM_TEXT)
    return dup_first_words (self->scene, id);
  if (item->photo)
    return jsn_photo_cell_dup_name (jsn_sheet_get_photo (self->scene->sheet, item->photo));
  return g_strdup_printf (_ ("Empty frame %d"), count_empty_before (self->scene->sheet->panel, id) + 1);
}

static char *
dup_size (const JsnItem *item)
{
  return g_strdup_printf (_ ("%.4g × %.4g cm"), item->width_mm / 10, item->height_mm / 10);
}

char *
jsn_panel_canvas_dup_figures (JsnPanelCanvas *self)
{
  const JsnItem *item;
  const JsnNode *node;

  g_return_val_if_fail (JSN_IS_PANEL_CANVAS (self), NULL);
  item = jsn_panel_canvas_find_item (self, self->selected);
  if (item == NULL)
    return NULL;

  g_autofree char *size = dup_size (item);

  node = jsn_panel_canvas_find_node (self, item->id);
  if (node == NULL || node->kind != JSN_NODE_PHOTO)
    return g_steal_pointer (&size);

  double ppi = jsn_node_get_ppi (self->scene, node);

  if (!(ppi > 0))
    return g_steal_pointer (&size);

  /* Translators: size of a frame, resolution of its photo there, and the distance from which it looks sharp. */
  return g_strdup_printf (_ ("%s · %.0f ppi · sharp from %.1f m"), size, ppi, jsn_sharp_from_mm (ppi) / 1000);
}
