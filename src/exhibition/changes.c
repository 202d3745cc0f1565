/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change touched, as a boxed type for the signal. */
#include "exhibition/changes.h"

G_DEFINE_BOXED_TYPE (JsnChanges, jsn_changes, jsn_changes_copy, jsn_changes_free)

JsnChanges *
jsn_changes_new (JsnChanged what)
{
  JsnChanges *changes = g_new0 (JsnChanges, 1);

  changes->what = what;
  changes->photos = g_array_new (FALSE, FALSE, sizeof (gint64));
  changes->panels = g_array_new (FALSE, FALSE, sizeof (gint64));
  return changes;
}

JsnChanges *
jsn_changes_copy (const JsnChanges *changes)
{
  g_return_val_if_fail (changes != NULL, NULL);

  JsnChanges *copy = jsn_changes_new (changes->what);

  g_array_append_vals (copy->photos, changes->photos->data, changes->photos->len);
  g_array_append_vals (copy->panels, changes->panels->data, changes->panels->len);
  return copy;
}

void
jsn_changes_free (JsnChanges *changes)
{
  if (changes == NULL)
    return;
  g_array_unref (changes->photos);
  g_array_unref (changes->panels);
  g_free (changes);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a, *right = b;

  return (*left > *right) - (*left < *right);
}

static void
sort_ids (GArray *ids)
{
  guint n_kept = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (n_kept == 0 || g_array_index (ids, gint64, n_kept - 1) != id)
        g_array_index (ids, gint64, n_kept++) = id;
    }
  g_array_set_size (ids, n_kept);
}

void
jsn_changes_sort (JsnChanges *changes)
{
  sort_ids (changes->photos);
  sort_ids (changes->panels);
}

static gint64
get_column (sqlite3_changeset_iter *iter, int op, int column)
{
  sqlite3_value *value = NULL;

  /* The key stands in the old row of a delete or update, in the new row of an insert. */
  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iter, column, &value);
  else
    sqlite3changeset_old (iter, column, &value);
  return value ? sqlite3_value_int64 (value) : 0;
}

static gboolean
column_is (sqlite3_changeset_iter *iter, int op, int column, const char *text)
{
  sqlite3_value *value = NULL;

  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iter, column, &value);
  else
    sqlite3changeset_old (iter, column, &value);
  return value && g_strcmp0 ((const char *)sqlite3_value_text (value), text) == 0;
}

static void
note_id (JsnChanges *changes, JsnChanged what, gint64 id)
{
  changes->what |= what;
  g_array_append_val (what == JSN_CHANGED_PHOTOS ? changes->photos : changes->panels, id);
}

static void
note_text (JsnChanges *changes, sqlite3_changeset_iter *iter, int op)
{
  if (column_is (iter, op, 0, "photo"))
    note_id (changes, JSN_CHANGED_PHOTOS, get_column (iter, op, 1));
  else if (column_is (iter, op, 0, "panel"))
    note_id (changes, JSN_CHANGED_PANELS, get_column (iter, op, 1));
  else if (column_is (iter, op, 0, "kit"))
    changes->what |= JSN_CHANGED_KIT;
  else
    changes->what |= JSN_CHANGED_EXHIBITION;
}

/* The changeset of an update names the item alone; its panel stands in the table. */
static void
note_item (JsnChanges *changes, sqlite3 *db, sqlite3_changeset_iter *iter, int op)
{
  gint64 panel = op == SQLITE_UPDATE
                     ? jsn_sql_int (db, 0, "SELECT panel FROM item WHERE id = ?", "i", get_column (iter, op, 0))
                     : get_column (iter, op, 1);

  if (panel != 0)
    note_id (changes, JSN_CHANGED_PANELS, panel);
}

gboolean
jsn_changes_read (JsnChanges *changes, sqlite3 *db, int size, void *changeset, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;
  int rc = sqlite3changeset_start (&iter, size, changeset);

  if (rc != SQLITE_OK)
    return jsn_sql_fail (db, error);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns, op, indirect;

      sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect);
      if (g_str_equal (table, "photo") || g_str_equal (table, "photo_warning"))
        note_id (changes, JSN_CHANGED_PHOTOS, get_column (iter, op, 0));
      else if (g_str_equal (table, "panel"))
        note_id (changes, JSN_CHANGED_PANELS, get_column (iter, op, 0));
      else if (g_str_equal (table, "item"))
        note_item (changes, db, iter, op);
      else if (g_str_equal (table, "text"))
        note_text (changes, iter, op);
      else
        changes->what |= JSN_CHANGED_EXHIBITION;
    }
  return sqlite3changeset_finalize (iter) == SQLITE_OK || jsn_sql_fail (db, error);
}
