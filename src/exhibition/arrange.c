/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, moving and removing panels as a whole. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "exhibition/items.h"
#include "exhibition/words.h"

#define MIN_SIDE_MM 50.0
#define MAX_SIDE_MM 5000.0

static const JsnField fields[] = { { "title", TRUE }, { "text", TRUE }, { NULL } };

/* The number of a panel, or 0 with an error. */
static int
get_number (JsnExhibition *exhibition, gint64 id, GError **error)
{
  int number = (int)jsn_store_int (exhibition, 0, "SELECT number FROM panel WHERE id = ?", id, 0);

  if (number == 0)
    jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("This panel is no longer in the exhibition"));
  return number;
}

static gboolean
check_panel (const JsnPanel *panel, GError **error)
{
  /* Written so that NAN fails. */
  if (!(panel->width_mm >= MIN_SIDE_MM && panel->width_mm <= MAX_SIDE_MM)
      || !(panel->height_mm >= MIN_SIDE_MM && panel->height_mm <= MAX_SIDE_MM))
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("A panel's side must be from 50 mm to 5000 mm"));
  for (guint i = 0; i < panel->items->len; i++)
    if (!jsn_item_check (g_ptr_array_index (panel->items, i), error))
      return FALSE;
  return TRUE;
}

gboolean
jsn_panels_add (JsnEdit *edit, JsnPanel *panel, GError **error)
{
  g_return_val_if_fail (edit != NULL && panel != NULL, FALSE);

  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  sqlite3 *db = exhibition->db;
  int number = (int)jsn_store_int (exhibition, 0, "SELECT max(number) FROM panel", 0, 0) + 1;

  if (!check_panel (panel, error)
      || !jsn_sql_run (db, error, "INSERT INTO panel (number, width_mm, height_mm, template) VALUES (?, ?, ?, ?)",
                       "iddt", (gint64)number, panel->width_mm, panel->height_mm, panel->template_name))
    return FALSE;
  panel->id = sqlite3_last_insert_rowid (db);
  panel->number = number;
  for (guint i = 0; i < panel->items->len; i++)
    {
      JsnItem *item = g_ptr_array_index (panel->items, i);

      if (!jsn_item_insert (edit, panel->id, i, item, &item->id, error))
        return FALSE;
    }
  return jsn_words_add (edit, JSN_WORDS_PANEL, panel->id, panel->texts, error);
}

gboolean
jsn_panels_remove (JsnEdit *edit, gint64 id, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  sqlite3 *db = exhibition->db;
  int number = get_number (exhibition, id, error);

  return number > 0 && jsn_sql_run (db, error, "DELETE FROM item WHERE panel = ?", "i", id)
         && jsn_words_remove (edit, JSN_WORDS_PANEL, id, error)
         && jsn_sql_run (db, error, "DELETE FROM panel WHERE id = ?", "i", id)
         && jsn_sql_run (db, error, "UPDATE panel SET number = number - 1 WHERE number > ?", "i", (gint64)number);
}

gboolean
jsn_panels_move (JsnEdit *edit, gint64 id, int number, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  sqlite3 *db = exhibition->db;
  int old = get_number (exhibition, id, error);
  int last = (int)jsn_store_int (exhibition, 0, "SELECT max(number) FROM panel", 0, 0);
  gboolean down = number > old;

  if (old == 0)
    return FALSE;
  if (number < 1 || number > last)
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("A panel's number must be from 1 to %d"), last);
  return jsn_sql_run (db, error,
                      down ? "UPDATE panel SET number = number - 1 WHERE number > ? AND number <= ?"
                           : "UPDATE panel SET number = number + 1 WHERE number < ? AND number >= ?",
                      "ii", (gint64)old, (gint64)number)
         && jsn_sql_run (db, error, "UPDATE panel SET number = ? WHERE id = ?", "ii", (gint64)number, id);
}

/* Items that keep their id keep their row, so that the changeset is small and a selection lives on. */
static gboolean
write_items (JsnEdit *edit, gint64 id, const GPtrArray *items, GError **error)
{
  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  sqlite3 *db = exhibition->db;

  /* Rows that stay get a position of 0 or more again below. */
  if (!jsn_sql_run (db, error, "UPDATE item SET position = -1 WHERE panel = ?", "i", id))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const JsnItem *item = g_ptr_array_index (items, i);
      gint64 made = 0;
      gboolean known = item->id != 0
                       && jsn_store_int (exhibition, 0,
                                         "SELECT 1 FROM item WHERE id = ? AND panel = ? AND position < 0", item->id, id)
                              != 0;

      if (!(known ? jsn_item_update (edit, i, item, error) : jsn_item_insert (edit, id, i, item, &made, error)))
        return FALSE;
    }
  return jsn_sql_run (db, error, "DELETE FROM item WHERE panel = ? AND position < 0", "i", id);
}

gboolean
jsn_panels_replace_items (JsnEdit *edit, gint64 id, const JsnPanel *panel, GError **error)
{
  g_return_val_if_fail (edit != NULL && panel != NULL, FALSE);

  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  sqlite3 *db = exhibition->db;

  return get_number (exhibition, id, error) > 0 && check_panel (panel, error)
         && jsn_sql_run (db, error, "UPDATE panel SET width_mm = ?, height_mm = ?, template = ? WHERE id = ?", "ddti",
                         panel->width_mm, panel->height_mm, panel->template_name, id)
         && write_items (edit, id, panel->items, error);
}

gboolean
jsn_panels_set (JsnEdit *edit, gint64 id, const char *field, const char *lang, const char *value, GError **error)
{
  g_return_val_if_fail (edit != NULL && field != NULL, FALSE);

  return get_number (jsn_edit_get_exhibition (edit), id, error) > 0
         && jsn_words_set (edit, JSN_WORDS_PANEL, id, fields, field, lang, value, error);
}
