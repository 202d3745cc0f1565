/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One transaction for all steps: a killed migration leaves the old file and its copy. */
#include "exhibition/migrate.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "base/outfile.h"

#define N_NAMES 100

const JsnMigration *
jsn_migrations_list (gsize *n_migrations)
{
  /* Version 1 is the first. */
  *n_migrations = 0;
  return NULL;
}

GBytes *
jsn_migrate_serialize (sqlite3 *db, GError **error)
{
  sqlite3_int64 size = 0;
  unsigned char *data = sqlite3_serialize (db, "main", &size, 0);

  if (data == NULL)
    {
      jsn_error_set (error, JSN_ERROR_FAILED, _ ("There is not enough memory for a copy; close some programs"));
      return NULL;
    }
  return g_bytes_new_with_free_func (data, size, sqlite3_free, data);
}

static char *
dup_backup_name (const char *path, int version, int n)
{
  g_autofree char *stem
      = g_str_has_suffix (path, ".jeonsi") ? g_strndup (path, strlen (path) - strlen (".jeonsi")) : g_strdup (path);

  return n == 0 ? g_strdup_printf ("%s.v%d.jeonsi", stem, version)
                : g_strdup_printf ("%s.v%d-%d.jeonsi", stem, version, n + 1);
}

static gboolean
back_up (sqlite3 *db, const char *path, int version, GError **error)
{
  g_autoptr (GBytes) bytes = jsn_migrate_serialize (db, error);

  if (bytes == NULL)
    return FALSE;
  for (int n = 0; n < N_NAMES; n++)
    {
      g_autofree char *name = dup_backup_name (path, version, n);
      g_autoptr (GError) failure = NULL;

      if (jsn_out_file_put (name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE, &failure))
        return TRUE;
      if (!g_error_matches (failure, JSN_ERROR, JSN_ERROR_EXISTS) || n == N_NAMES - 1)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return FALSE;
}

static const JsnMigration *
find_step (const JsnMigration *migrations, gsize n_migrations, int from)
{
  for (gsize i = 0; i < n_migrations; i++)
    if (migrations[i].from == from)
      return &migrations[i];
  return NULL;
}

static gboolean
refuse_version (const char *path, int version, GError **error)
{
  g_autofree char *shown = jsn_display_path (path);

  return jsn_error_set (error, JSN_ERROR_DAMAGED,
                        _ ("%s: the exhibition says that it has version %d, which never existed; go back to a copy"),
                        shown, version);
}

static gboolean
lift_all (sqlite3 *db, const char *path, int target, const JsnMigration *migrations, gsize n_migrations, GError **error)
{
  /* Read again: another process may have lifted the file while this one waited for the lock. */
  int version = (int)jsn_sql_int (db, 0, "PRAGMA user_version", "");

  if (version >= target)
    return TRUE;
  if (!back_up (db, path, version, error))
    return FALSE;
  for (; version < target; version++)
    {
      const JsnMigration *step = find_step (migrations, n_migrations, version);

      /* Seen to be there before the lock, and versions only rise. */
      g_assert (step != NULL);
      if (!step->lift (db, error))
        return FALSE;
    }

  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", target);
  return jsn_sql_run (db, error, "DELETE FROM step", "") && jsn_sql_run (db, error, pragma, "");
}

gboolean
jsn_migrate (
    sqlite3 *db, const char *path, int target, const JsnMigration *migrations, gsize n_migrations, GError **error)
{
  int version = (int)jsn_sql_int (db, 0, "PRAGMA user_version", "");

  if (version >= target)
    return TRUE;
  for (int step = version; step < target; step++)
    if (find_step (migrations, n_migrations, step) == NULL)
      return refuse_version (path, version, error);
  /* Tables are rebuilt, and a reference to one that is away for a moment is no fault. Outside a transaction only. */
  if (!jsn_sql_run (db, error, "PRAGMA foreign_keys = OFF", "") || !jsn_sql_run (db, error, "BEGIN IMMEDIATE", ""))
    return FALSE;

  gboolean done = lift_all (db, path, target, migrations, n_migrations, error) && jsn_sql_run (db, error, "COMMIT", "");
  if (!done && !sqlite3_get_autocommit (db))
    jsn_sql_run (db, NULL, "ROLLBACK", "");
  return jsn_sql_run (db, done ? error : NULL, "PRAGMA foreign_keys = ON", "") && done;
}
