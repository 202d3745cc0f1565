/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit is a transaction with a session attached; its changeset becomes the step that undo inverts. */
#include "exhibition/transaction.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "exhibition/changes.h"
#include "exhibition/edit.h"

/* The history is the last 200 groups, or fewer when their changesets exceed 64 MB; the newest is always kept. */
#define MAX_GROUPS 200
#define MAX_BYTES (64 * 1024 * 1024)

struct _JsnEdit
{
  JsnExhibition *exhibition;
  char *verb;
  char *label;
  gint64 group;
  sqlite3_session *session;
};

/* By name, because thumbnails and the history itself must stay outside. */
const char *const jsn_edit_tables[] = { "setting", "text", "photo", "photo_warning", "panel", "item", NULL };

gboolean
jsn_edit_lock (JsnExhibition *exhibition, GError **error)
{
  g_return_val_if_fail (!exhibition->editing && exhibition->n_readings == 0, FALSE);

  if (exhibition->read_only)
    {
      g_autofree char *shown = jsn_display_path (exhibition->path);

      return jsn_error_set (error, JSN_ERROR_ACCESS,
                            _ ("%s: this exhibition is open for reading only; save a copy to change it"), shown);
    }
  if (!jsn_store_check (exhibition, error) || !jsn_sql_run (exhibition->db, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  exhibition->editing = TRUE;
  return TRUE;
}

gboolean
jsn_edit_unlock (JsnExhibition *exhibition, gboolean done, GError **error)
{
  sqlite3 *db = exhibition->db;

  exhibition->editing = FALSE;
  /* After some failures (disk full, no memory) SQLite has rolled back already. */
  if (done && sqlite3_get_autocommit (db))
    done = jsn_error_set (error, JSN_ERROR_FAILED, _ ("The change was taken back because writing it failed"));
  exhibition->committing = TRUE;
  done = done && jsn_sql_run (db, error, "COMMIT", "");
  exhibition->committing = FALSE;
  if (!done && !sqlite3_get_autocommit (db))
    jsn_sql_run (db, NULL, "ROLLBACK", "");
  return done;
}

static void
edit_free (JsnEdit *edit)
{
  g_clear_pointer (&edit->session, sqlite3session_delete);
  g_object_unref (edit->exhibition);
  g_free (edit->verb);
  g_free (edit->label);
  g_free (edit);
}

static gboolean
open_session (JsnEdit *edit, GError **error)
{
  int rc = sqlite3session_create (edit->exhibition->db, "main", &edit->session);

  for (gsize i = 0; rc == SQLITE_OK && jsn_edit_tables[i]; i++)
    rc = sqlite3session_attach (edit->session, jsn_edit_tables[i]);
  return rc == SQLITE_OK || jsn_sql_fail (edit->exhibition->db, error);
}

JsnEdit *
jsn_edit_begin (JsnExhibition *exhibition, const char *verb, const char *label, gint64 group, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition) && verb != NULL && label != NULL, NULL);

  if (!jsn_edit_lock (exhibition, error))
    return NULL;

  g_autoptr (JsnEdit) edit = g_new0 (JsnEdit, 1);
  edit->exhibition = g_object_ref (exhibition);
  edit->verb = g_strdup (verb);
  edit->label = g_strdup (label);
  edit->group = group;
  return open_session (edit, error) ? g_steal_pointer (&edit) : NULL;
}

JsnExhibition *
jsn_edit_get_exhibition (JsnEdit *edit)
{
  g_return_val_if_fail (edit != NULL, NULL);

  return edit->exhibition;
}

gint64
jsn_history_next_group (JsnExhibition *exhibition)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), 1);

  return MAX (exhibition->group_asked, jsn_store_int (exhibition, 0, "SELECT max(grp) FROM step", 0, 0)) + 1;
}

/* Two processes may have been given the same next group, so the number in the file is settled under the lock. */
static gint64
settle_group (JsnEdit *edit)
{
  JsnExhibition *exhibition = edit->exhibition;

  if (edit->group == 0)
    return 0;
  if (exhibition->group_asked == edit->group && exhibition->group_stored != 0)
    return exhibition->group_stored;
  return jsn_store_int (exhibition, 0, "SELECT max(grp) FROM step", 0, 0) + 1;
}

/* Finds the oldest step that stays (0: all of them); a group goes or stays as a whole. */
static gboolean
find_oldest_kept (sqlite3 *db, gint64 *oldest, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt
      = jsn_sql_query (db, error, "SELECT id, grp, length(changeset) FROM step ORDER BY id DESC", "");
  GError *failure = NULL;
  gint64 n_groups = 0, bytes = 0, group = 0, id = 0, newer = 0;

  *oldest = 0;
  if (stmt == NULL)
    return FALSE;
  while (*oldest == 0 && jsn_sql_next (stmt, &failure))
    {
      gint64 next_group = sqlite3_column_int64 (stmt, 1);

      if (n_groups == 0 || next_group == 0 || next_group != group)
        {
          n_groups++;
          newer = id;
        }
      id = sqlite3_column_int64 (stmt, 0);
      group = next_group;
      bytes += sqlite3_column_int64 (stmt, 2);
      if (n_groups > 1 && (n_groups > MAX_GROUPS || bytes > MAX_BYTES))
        *oldest = newer;
    }
  if (failure)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
store_step (JsnEdit *edit, GBytes *changeset, GError **error)
{
  sqlite3 *db = edit->exhibition->db;
  gint64 group = settle_group (edit), oldest;

  if (!jsn_sql_run (db, error, "DELETE FROM step WHERE undone", "")
      || !jsn_sql_run (db, error, "INSERT INTO step (grp, verb, label, undone, changeset) VALUES (?, ?, ?, 0, ?)",
                       "ittb", group, edit->verb, edit->label, changeset)
      || !find_oldest_kept (db, &oldest, error)
      || !jsn_sql_run (db, error, "DELETE FROM step WHERE id < ?", "i", oldest))
    return FALSE;
  edit->exhibition->group_asked = edit->group;
  edit->exhibition->group_stored = group;
  return TRUE;
}

/* Takes the changeset out of the session and stores it; *@changes stays NULL when there is none. */
static gboolean
record (JsnEdit *edit, JsnChanges **changes, GError **error)
{
  void *data = NULL;
  int size = 0;

  if (sqlite3session_changeset (edit->session, &size, &data) != SQLITE_OK)
    return jsn_error_set (error, JSN_ERROR_FAILED, _ ("There is not enough memory; close some programs and try again"));

  g_autoptr (GBytes) changeset = g_bytes_new_with_free_func (data, size, sqlite3_free, data);
  if (size == 0)
    return TRUE;
  *changes = jsn_changes_new (JSN_CHANGED_HISTORY);
  return jsn_changes_read (*changes, edit->exhibition->db, size, data, error) && store_step (edit, changeset, error);
}

gboolean
jsn_edit_commit (JsnEdit *edit, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  g_autoptr (JsnExhibition) exhibition = g_object_ref (edit->exhibition);
  g_autoptr (JsnChanges) changes = NULL;
  gboolean done = record (edit, &changes, error) && jsn_store_check (exhibition, error);

  /* A session must not outlive its transaction. */
  edit_free (edit);
  if (!done)
    {
      jsn_edit_unlock (exhibition, FALSE, NULL);
      g_clear_error (&exhibition->failure);
      return FALSE;
    }
  if (!jsn_edit_unlock (exhibition, TRUE, error))
    return FALSE;
  if (changes)
    jsn_store_emit (exhibition, g_steal_pointer (&changes));
  return TRUE;
}

void
jsn_edit_abort (JsnEdit *edit)
{
  if (edit == NULL)
    return;

  g_autoptr (JsnExhibition) exhibition = g_object_ref (edit->exhibition);
  edit_free (edit);
  jsn_edit_unlock (exhibition, FALSE, NULL);
  g_clear_error (&exhibition->failure);
}
