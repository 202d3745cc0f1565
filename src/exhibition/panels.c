/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Panels as plain structs, and reading them. */
#include "exhibition/panels.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "exhibition/words.h"

static const char *const kind_names[] = {
  [JSN_ITEM_FRAME] = "frame",
  [JSN_ITEM_TEXT] = "text",
  [JSN_ITEM_RULE] = "rule",
  [JSN_ITEM_BOX] = "box",
};

const char *
jsn_item_kind_name (JsnItemKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

static gboolean
parse_kind (const char *name, JsnItemKind *kind)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (kind_names); i++)
    if (strcmp (kind_names[i], name) == 0)
      {
        *kind = (JsnItemKind)i;
        return TRUE;
      }
  return FALSE;
}

JsnItem *
jsn_item_new (JsnItemKind kind)
{
  JsnItem *item = g_new0 (JsnItem, 1);

  item->kind = kind;
  item->crop = (JsnCrop){ 0.5, 0.5, 1.0 };
  return item;
}

JsnItem *
jsn_item_copy (const JsnItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  JsnItem *copy = g_new (JsnItem, 1);

  *copy = *item;
  copy->field = g_strdup (item->field);
  copy->style = g_strdup (item->style);
  copy->languages = g_strdup (item->languages);
  copy->ink = g_strdup (item->ink);
  return copy;
}

void
jsn_item_free (JsnItem *item)
{
  if (item == NULL)
    return;
  g_free (item->field);
  g_free (item->style);
  g_free (item->languages);
  g_free (item->ink);
  g_free (item);
}

JsnPanel *
jsn_panel_new (void)
{
  JsnPanel *panel = g_new0 (JsnPanel, 1);

  panel->texts = jsn_texts_new ();
  panel->items = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_item_free);
  return panel;
}

JsnPanel *
jsn_panel_copy (const JsnPanel *panel)
{
  g_return_val_if_fail (panel != NULL, NULL);

  JsnPanel *copy = g_new (JsnPanel, 1);

  *copy = *panel;
  copy->template_name = g_strdup (panel->template_name);
  copy->texts = jsn_texts_copy (panel->texts);
  copy->items = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_item_free);
  for (guint i = 0; i < panel->items->len; i++)
    g_ptr_array_add (copy->items, jsn_item_copy (g_ptr_array_index (panel->items, i)));
  return copy;
}

void
jsn_panel_free (JsnPanel *panel)
{
  if (panel == NULL)
    return;
  g_free (panel->template_name);
  jsn_texts_free (panel->texts);
  g_ptr_array_unref (panel->items);
  g_free (panel);
}

GArray *
jsn_panels_list (JsnExhibition *exhibition, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  g_autoptr (JsnCached) stmt = jsn_store_prepare (exhibition, error, "SELECT id FROM panel ORDER BY number, id");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failure = NULL;

  if (stmt == NULL)
    return NULL;
  while (jsn_sql_next (stmt, &failure))
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }
  if (failure)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&ids);
}

gint64
jsn_panels_find_number (JsnExhibition *exhibition, int number)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), 0);

  return jsn_store_int (exhibition, 0, "SELECT id FROM panel WHERE number = ? ORDER BY id LIMIT 1", number, 0);
}

static JsnItem *
read_item (sqlite3_stmt *stmt, GError **error)
{
  g_autofree char *kind_name = jsn_sql_dup_text (stmt, 1);
  JsnItemKind kind;

  if (!parse_kind (kind_name, &kind))
    {
      jsn_error_set (error, JSN_ERROR_DAMAGED,
                     _ ("An item of the exhibition is of an unknown kind; go back to a copy"));
      return NULL;
    }

  JsnItem *item = jsn_item_new (kind);
  item->id = sqlite3_column_int64 (stmt, 0);
  item->x_mm = sqlite3_column_double (stmt, 2);
  item->y_mm = sqlite3_column_double (stmt, 3);
  item->width_mm = sqlite3_column_double (stmt, 4);
  item->height_mm = sqlite3_column_double (stmt, 5);
  item->photo = sqlite3_column_int64 (stmt, 6);
  item->crop.center_x = sqlite3_column_double (stmt, 7);
  item->crop.center_y = sqlite3_column_double (stmt, 8);
  item->crop.scale = sqlite3_column_double (stmt, 9);
  item->field = jsn_sql_dup_text (stmt, 10);
  item->style = jsn_sql_dup_text (stmt, 11);
  item->languages = jsn_sql_dup_text (stmt, 12);
  item->ink = jsn_sql_dup_text (stmt, 13);
  return item;
}

static gboolean
load_items (JsnExhibition *exhibition, JsnPanel *panel, GError **error)
{
  g_autoptr (JsnCached) stmt = jsn_store_prepare (
      exhibition, error,
      "SELECT id, kind, x_mm, y_mm, width_mm, height_mm, photo, crop_x, crop_y, crop_scale, field, "
      "style, languages, ink FROM item WHERE panel = ? ORDER BY position, id");
  GError *failure = NULL;

  if (stmt == NULL)
    return FALSE;
  jsn_sql_bind (stmt, "i", panel->id);
  while (jsn_sql_next (stmt, &failure))
    {
      JsnItem *item = read_item (stmt, error);

      if (item == NULL)
        return FALSE;
      g_ptr_array_add (panel->items, item);
    }
  if (failure)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
load_row (JsnExhibition *exhibition, JsnPanel *panel, gint64 id, GError **error)
{
  g_autoptr (JsnCached) stmt
      = jsn_store_prepare (exhibition, error, "SELECT number, width_mm, height_mm, template FROM panel WHERE id = ?");
  GError *failure = NULL;

  if (stmt == NULL)
    return FALSE;
  jsn_sql_bind (stmt, "i", id);
  if (!jsn_sql_next (stmt, &failure))
    {
      if (failure == NULL)
        return jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("This panel is no longer in the exhibition"));
      g_propagate_error (error, failure);
      return FALSE;
    }
  panel->id = id;
  panel->number = sqlite3_column_int (stmt, 0);
  panel->width_mm = sqlite3_column_double (stmt, 1);
  panel->height_mm = sqlite3_column_double (stmt, 2);
  panel->template_name = jsn_sql_dup_text (stmt, 3);
  return TRUE;
}

JsnPanel *
jsn_panels_load (JsnExhibition *exhibition, gint64 id, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  g_autoptr (JsnReading) reading G_GNUC_UNUSED = jsn_reading_begin (exhibition);
  g_autoptr (JsnPanel) panel = jsn_panel_new ();

  if (!load_row (exhibition, panel, id, error) || !load_items (exhibition, panel, error))
    return NULL;

  JsnTexts *texts = jsn_words_load (exhibition, JSN_WORDS_PANEL, id, error);
  if (texts == NULL)
    return NULL;
  jsn_texts_free (panel->texts);
  panel->texts = texts;
  return g_steal_pointer (&panel);
}
