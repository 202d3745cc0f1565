/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo applies inverted changesets, newest first; redo applies them as they were, oldest first. */
#include "exhibition/history.h"

#include "base/error.h"
#include "base/i18n.h"
#include "exhibition/changes.h"
#include "exhibition/changeset.h"
#include "exhibition/edit.h"

/* Steps are in the order of their ids, and those undone are always the last ones. A group is a run of steps with the
 * same number that is not 0. */
#define NEXT_UNDO "SELECT id, grp, changeset FROM step WHERE NOT undone ORDER BY id DESC"
#define NEXT_REDO "SELECT id, grp, changeset FROM step WHERE undone ORDER BY id"

typedef struct
{
  gint64 id;
  GBytes *changeset;
} Saved;

static void
saved_free (Saved *saved)
{
  g_clear_pointer (&saved->changeset, g_bytes_unref);
  g_free (saved);
}

/* The changesets of the next group, in the order in which they are to be applied. */
static GPtrArray *
load_group (sqlite3 *db, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func ((GDestroyNotify)saved_free);
  g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (db, error, sql, "");
  GError *failure = NULL;
  gint64 number = 0;

  if (stmt == NULL)
    return NULL;
  while (jsn_sql_next (stmt, &failure))
    {
      if (group->len > 0 && (number == 0 || sqlite3_column_int64 (stmt, 1) != number))
        break;

      Saved *saved = g_new0 (Saved, 1);
      saved->id = sqlite3_column_int64 (stmt, 0);
      saved->changeset = jsn_sql_dup_bytes (stmt, 2);
      number = sqlite3_column_int64 (stmt, 1);
      g_ptr_array_add (group, saved);
    }
  if (failure)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&group);
}

static int
on_conflict (void *data, int kind, sqlite3_changeset_iter *iter)
{
  return SQLITE_CHANGESET_ABORT;
}

static int
invert (int size, void *data, gboolean undo, GBytes **turned)
{
  int turned_size = size;
  void *turned_data = data;

  if (!undo)
    return SQLITE_OK;

  int rc = sqlite3changeset_invert (size, data, &turned_size, &turned_data);
  if (rc == SQLITE_OK)
    *turned = g_bytes_new_with_free_func (turned_data, turned_size, sqlite3_free, turned_data);
  return rc;
}

static gboolean
refuse_damaged (GError **error)
{
  return jsn_error_set (error, JSN_ERROR_DAMAGED, _ ("The history of this exhibition is damaged; nothing was changed"));
}

static gboolean
apply_step (sqlite3 *db, const Saved *saved, gboolean undo, JsnChanges *changes, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_ref (saved->changeset);
  g_autoptr (GBytes) turned = NULL;
  gsize size;
  void *data = (void *)g_bytes_get_data (bytes, &size);

  if (!jsn_changeset_check (db, jsn_edit_tables, data, size))
    return refuse_damaged (error);

  int rc = invert ((int)size, data, undo, &turned);
  if (turned)
    data = (void *)g_bytes_get_data (turned, &size);
  /* References are judged at the end of each step: a reference left dangling is a conflict like any other. */
  if (rc == SQLITE_OK)
    rc = sqlite3changeset_apply (db, (int)size, data, NULL, on_conflict, NULL);
  if (rc == SQLITE_ABORT || rc == SQLITE_CONSTRAINT)
    return jsn_error_set (error, JSN_ERROR_CONFLICT,
                          undo
                              ? _ ("This cannot be undone, because the exhibition has been changed by other software")
                              : _ ("This cannot be redone, because the exhibition has been changed by other software"));
  if (rc == SQLITE_CORRUPT)
    return refuse_damaged (error);
  if (rc != SQLITE_OK)
    return jsn_sql_fail (db, error);
  return jsn_changes_read (changes, db, (int)size, data, error)
         && jsn_sql_run (db, error, "UPDATE step SET undone = ? WHERE id = ?", "ii", (gint64)undo, saved->id);
}

static gboolean
apply_group (JsnExhibition *exhibition, gboolean undo, JsnChanges *changes, GError **error)
{
  g_autoptr (GPtrArray) group = load_group (exhibition->db, undo ? NEXT_UNDO : NEXT_REDO, error);

  if (group == NULL)
    return FALSE;
  if (group->len == 0)
    return jsn_error_set (error, JSN_ERROR_NOT_FOUND,
                          undo ? _ ("There is nothing to undo") : _ ("There is nothing to redo"));
  for (guint i = 0; i < group->len; i++)
    if (!apply_step (exhibition->db, g_ptr_array_index (group, i), undo, changes, error))
      return FALSE;
  return TRUE;
}

static gboolean
move (JsnExhibition *exhibition, gboolean undo, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), FALSE);

  g_autoptr (JsnChanges) changes = jsn_changes_new (JSN_CHANGED_HISTORY);
  g_autoptr (GError) failure = NULL;

  if (!jsn_edit_lock (exhibition, error))
    return FALSE;
  if (!apply_group (exhibition, undo, changes, &failure))
    {
      jsn_edit_unlock (exhibition, FALSE, NULL);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!jsn_edit_unlock (exhibition, TRUE, error))
    return FALSE;
  jsn_store_emit (exhibition, g_steal_pointer (&changes));
  return TRUE;
}

gboolean
jsn_history_undo (JsnExhibition *exhibition, GError **error)
{
  return move (exhibition, TRUE, error);
}

gboolean
jsn_history_redo (JsnExhibition *exhibition, GError **error)
{
  return move (exhibition, FALSE, error);
}

void
jsn_step_free (JsnStep *step)
{
  if (step == NULL)
    return;
  g_free (step->verb);
  g_free (step->label);
  g_free (step);
}

GPtrArray *
jsn_history_list (JsnExhibition *exhibition, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_step_free);
  g_autoptr (sqlite3_stmt) stmt
      = jsn_sql_query (exhibition->db, error, "SELECT grp, verb, label, undone FROM step ORDER BY id", "");
  GError *failure = NULL;
  gint64 number = 0;

  if (stmt == NULL)
    return NULL;
  while (jsn_sql_next (stmt, &failure))
    {
      gint64 group = sqlite3_column_int64 (stmt, 0);

      if (steps->len > 0 && group != 0 && group == number)
        continue;

      JsnStep *step = g_new0 (JsnStep, 1);
      step->verb = jsn_sql_dup_text (stmt, 1);
      step->label = jsn_sql_dup_text (stmt, 2);
      step->undone = sqlite3_column_int64 (stmt, 3) != 0;
      number = group;
      g_ptr_array_add (steps, step);
    }
  if (failure)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&steps);
}

static char *
dup_label (JsnExhibition *exhibition, const char *sql)
{
  g_autoptr (JsnCached) stmt = jsn_store_prepare (exhibition, NULL, sql);

  return stmt && jsn_sql_next (stmt, NULL) ? jsn_sql_dup_text (stmt, 0) : NULL;
}

char *
jsn_history_dup_undo_label (JsnExhibition *exhibition)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  return dup_label (exhibition, "SELECT label FROM step WHERE NOT undone ORDER BY id DESC LIMIT 1");
}

char *
jsn_history_dup_redo_label (JsnExhibition *exhibition)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  return dup_label (exhibition, "SELECT label FROM step WHERE undone ORDER BY id LIMIT 1");
}
