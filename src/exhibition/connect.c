/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header is read through SQLite's own descriptor: closing a second one would drop the locks of this process. */
#include "exhibition/connect.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "exhibition/schema.h"

#define HEADER_BYTES 100
#define LENGTH_LIMIT (256 * 1024 * 1024)
#define QUICK_CHECK_BYTES (64 * 1024 * 1024)

static gboolean
check_regular (const char *path, GError **error)
{
  struct stat info;

  if (stat (path, &info) != 0)
    return jsn_error_errno (error, errno, path);
  if (!S_ISREG (info.st_mode))
    return jsn_error_errno (error, S_ISDIR (info.st_mode) ? EISDIR : ENXIO, path);
  return TRUE;
}

static gboolean
refuse_kind (const char *path, GError **error)
{
  g_autofree char *shown = jsn_display_path (path);

  return jsn_error_set (error, JSN_ERROR_FORMAT, _ ("%s: this is no Jeonsi exhibition; choose a .jeonsi file"), shown);
}

static gboolean
check_header (sqlite3 *db, const char *path, GError **error)
{
  g_autofree char *shown = jsn_display_path (path);
  guint8 header[HEADER_BYTES];
  sqlite3_file *file = NULL;
  guint32 id;

  sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file == NULL || file->pMethods == NULL)
    return jsn_sql_fail (db, error);

  int rc = file->pMethods->xRead (file, header, sizeof header, 0);
  if (rc == SQLITE_IOERR_SHORT_READ)
    return refuse_kind (path, error);
  if (rc != SQLITE_OK)
    return jsn_error_errno (error, EIO, path);
  memcpy (&id, header + 68, sizeof id);
  if (memcmp (header, "SQLite format 3", 16) != 0 || GUINT32_FROM_BE (id) != JSN_APPLICATION_ID)
    return refuse_kind (path, error);
  /* 2 would be a write-ahead log, whose side files we never make; opening it would leave them about. */
  if (header[18] != 1 || header[19] != 1)
    return jsn_error_set (error, JSN_ERROR_DAMAGED,
                          _ ("%s: other software has switched this exhibition to a way of writing that Jeonsi does not "
                             "use; go back to a copy"),
                          shown);
  return TRUE;
}

/* SQLite needs a journal beside the file, so a folder that cannot be written makes the file read-only too. */
static gboolean
is_writable (sqlite3 *db, const char *path)
{
  g_autofree char *real = realpath (path, NULL);
  g_autofree char *folder = g_path_get_dirname (real ? real : path);

  return sqlite3_db_readonly (db, "main") == 0 && faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
}

sqlite3 *
jsn_connect (const char *path, gboolean *read_only, GError **error)
{
  g_return_val_if_fail (path != NULL && g_path_is_absolute (path), NULL);

  g_autoptr (sqlite3) db = NULL;

  if (!check_regular (path, error))
    return NULL;
  /* An absolute path is never taken for a URI. */
  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_PRIVATECACHE, NULL) != SQLITE_OK)
    {
      jsn_sql_fail (db, error);
      return NULL;
    }
  if (!check_header (db, path, error))
    return NULL;
  *read_only = !is_writable (db, path);
  return g_steal_pointer (&db);
}

static gboolean
fail_first_read (sqlite3 *db, GError **error)
{
  const char *path = sqlite3_db_filename (db, "main");
  int rc = sqlite3_extended_errcode (db);

  if (rc == SQLITE_READONLY_ROLLBACK || rc == SQLITE_READONLY_CANTINIT || rc == SQLITE_READONLY_RECOVERY)
    {
      g_autofree char *shown = jsn_display_path (path);

      return jsn_error_set (error, JSN_ERROR_ACCESS,
                            _ ("%s: a change was interrupted and cannot be taken back here, because the file is "
                               "read-only; copy it together with its “-journal” file to a folder of your own and open "
                               "it there"),
                            shown);
    }
  return jsn_sql_fail (db, error);
}

gboolean
jsn_connect_guard (sqlite3 *db, gboolean read_only, GError **error)
{
  static const char *const pragmas[] = {
    "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0",      "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",  "PRAGMA secure_delete = ON", "PRAGMA synchronous = EXTRA",
    "PRAGMA foreign_keys = ON",
  };

  sqlite3_busy_timeout (db, JSN_BUSY_MS);
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, LENGTH_LIMIT);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
    if (sqlite3_exec (db, pragmas[i], NULL, NULL, NULL) != SQLITE_OK)
      return fail_first_read (db, error);
  if (sqlite3_exec (db, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL) != SQLITE_OK)
    return fail_first_read (db, error);
  return !read_only || jsn_sql_run (db, error, "PRAGMA query_only = ON", "");
}

gboolean
jsn_connect_check (sqlite3 *db, const char *path, gboolean whole, GError **error)
{
  gint64 bytes = jsn_sql_int (db, 0, "PRAGMA page_count", "") * jsn_sql_int (db, 0, "PRAGMA page_size", "");

  if (!whole && bytes > QUICK_CHECK_BYTES)
    return TRUE;

  g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (db, error, "PRAGMA quick_check(1)", "");
  if (stmt == NULL || !jsn_sql_next (stmt, error))
    return FALSE;

  g_autofree char *answer = jsn_sql_dup_text (stmt, 0);
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;

  g_autofree char *shown = jsn_display_path (path);
  g_autofree char *words = jsn_display_text (answer ? answer : "", -1);
  return jsn_error_set (error, JSN_ERROR_DAMAGED, _ ("%s: the exhibition is damaged (%s); go back to a copy"), shown,
                        words);
}
