/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spelling of the operations on panels. */
#include "app/panel-edits.h"

static void
add_pair (JsnArgs *args, gint64 item, gint64 photo)
{
  g_autofree char *pair = g_strdup_printf ("%" G_GINT64_FORMAT "=%" G_GINT64_FORMAT, item, photo);

  jsn_args_add (args, "pair", NULL, pair);
}

static void
add_int (JsnArgs *args, const char *name, const char *prefix, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%s%" G_GINT64_FORMAT, prefix, value);

  jsn_args_add (args, name, NULL, text);
}

static void
add_double (JsnArgs *args, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  jsn_args_add (args, name, NULL, g_ascii_formatd (text, sizeof text, "%.9g", value));
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const JsnItem *one = *(const JsnItem *const *)a;
  const JsnItem *other = *(const JsnItem *const *)b;

  if (one->y_mm != other->y_mm)
    return one->y_mm < other->y_mm ? -1 : 1;
  return (one->x_mm > other->x_mm) - (one->x_mm < other->x_mm);
}

GPtrArray *
jsn_panel_list_in_order (const JsnPanel *panel)
{
  GPtrArray *items = g_ptr_array_new ();

  g_return_val_if_fail (panel != NULL, items);
  for (guint i = 0; i < panel->items->len; i++)
    {
      JsnItem *item = g_ptr_array_index (panel->items, i);

      if (item->kind == JSN_ITEM_FRAME || item->kind == JSN_ITEM_TEXT)
        g_ptr_array_add (items, item);
    }
  g_ptr_array_sort (items, compare_places);
  return items;
}

const JsnItem *
jsn_panel_find_item (const JsnPanel *panel, gint64 id)
{
  g_return_val_if_fail (panel != NULL, NULL);
  for (guint i = 0; i < panel->items->len; i++)
    {
      const JsnItem *item = g_ptr_array_index (panel->items, i);

      if (item->id == id)
        return item;
    }
  return NULL;
}

void
jsn_panel_edits_place (JsnDocument *document, gint64 item, gint64 photo)
{
  g_autoptr (JsnArgs) args = jsn_args_new ();

  add_pair (args, item, photo);
  jsn_document_run (document, "place", args, NULL, NULL);
}

void
jsn_panel_edits_place_all (JsnDocument *document, const JsnPanel *panel, gint64 item, const GArray *photos)
{
  g_autoptr (GPtrArray) items = jsn_panel_list_in_order (panel);
  g_autoptr (JsnArgs) args = jsn_args_new ();
  gboolean reached = FALSE;
  guint n = 0;

  for (guint i = 0; i < items->len && n < photos->len; i++)
    {
      const JsnItem *at = g_ptr_array_index (items, i);

      reached |= at->id == item;
      if (at->kind == JSN_ITEM_FRAME && (at->id == item || (reached && at->photo == 0)))
        add_pair (args, at->id, g_array_index (photos, gint64, n++));
    }
  if (n > 0)
    jsn_document_run (document, "place", args, NULL, NULL);
}

void
jsn_panel_edits_swap (JsnDocument *document, const JsnItem *one, const JsnItem *other)
{
  g_autoptr (JsnArgs) args = jsn_args_new ();

  add_pair (args, one->id, other->photo);
  add_pair (args, other->id, one->photo);
  jsn_document_run (document, "place", args, NULL, NULL);
}

void
jsn_panel_edits_crop (JsnDocument *document, gint64 item, const JsnCrop *crop)
{
  g_autoptr (JsnArgs) args = jsn_args_new ();

  add_int (args, "item", "", item);
  add_double (args, "x", crop->center_x);
  add_double (args, "y", crop->center_y);
  add_double (args, "scale", crop->scale);
  jsn_document_run (document, "crop", args, NULL, NULL);
}

void
jsn_panel_edits_remove (JsnDocument *document, gint64 panel)
{
  g_autoptr (JsnArgs) args = jsn_args_new ();

  add_int (args, "ref", "panel:", panel);
  jsn_document_run (document, "remove", args, NULL, NULL);
}

void
jsn_panel_edits_move (JsnDocument *document, gint64 panel, int number)
{
  g_autoptr (JsnArgs) args = jsn_args_new ();

  add_int (args, "ref", "panel:", panel);
  add_int (args, "number", "", number);
  jsn_document_run (document, "move-panel", args, NULL, NULL);
}
