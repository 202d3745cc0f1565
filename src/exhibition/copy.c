/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The copy is made in memory, put in order there, and appears on the disk whole. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/outfile.h"
#include "exhibition/place.h"
#include "exhibition/store.h"

#define PAGES_PER_STEP 1000
#define WRITE_BYTES (4 * 1024 * 1024)

/* A database whose file is one block of memory, which can be taken out without another copy. */
static sqlite3 *
open_memory (GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  sqlite3_int64 limit = G_GINT64_CONSTANT (1) << 40;

  if (sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK
      || sqlite3_deserialize (db, "main", NULL, 0, 0, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
             != SQLITE_OK)
    {
      jsn_sql_fail (db, error);
      return NULL;
    }
  sqlite3_file_control (db, "main", SQLITE_FCNTL_SIZE_LIMIT, &limit);
  return g_steal_pointer (&db);
}

static gboolean
copy_pages (JsnExhibition *exhibition, sqlite3 *to, JsnJob *job, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", exhibition->db, "main");
  int rc = SQLITE_OK;
  gboolean going = TRUE;

  if (backup == NULL)
    return jsn_sql_fail (to, error);
  while (going && rc == SQLITE_OK)
    {
      rc = sqlite3_backup_step (backup, PAGES_PER_STEP);
      going = jsn_job_check (job, error);
    }
  if (sqlite3_backup_finish (backup) != SQLITE_OK && going)
    return jsn_sql_fail (to, error);
  if (going && rc != SQLITE_DONE)
    return jsn_error_set (error, JSN_ERROR_BUSY,
                          _ ("The exhibition is in use by another program; close it there and try again"));
  return going;
}

static gboolean
move_photo (sqlite3 *db, gint64 id, const char *from, const char *to, const char *stored, GError **error)
{
  g_autofree char *absolute = jsn_place_resolve (from, stored);
  g_autofree char *moved = jsn_place_store (to, absolute);

  return g_str_equal (moved, stored)
         || jsn_sql_run (db, error, "UPDATE photo SET path = ? WHERE id = ?", "pi", moved, id);
}

static gboolean
move_photos (sqlite3 *db, const char *from, const char *to, GError **error)
{
  /* Sorted by the key, so that rows that were changed do not come again. */
  g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (db, error, "SELECT id, path FROM photo ORDER BY id", "");
  GError *failure = NULL;

  if (stmt == NULL)
    return FALSE;
  while (jsn_sql_next (stmt, &failure))
    {
      g_autofree char *stored = jsn_sql_dup_path (stmt, 1);

      if (!move_photo (db, sqlite3_column_int64 (stmt, 0), from, to, stored, error))
        return FALSE;
    }
  if (failure)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* A copy leaves the house: what was removed stays behind, and a history with the old paths could not be undone. */
static gboolean
tidy (sqlite3 *db, const char *from, const char *to, GError **error)
{
  return jsn_sql_run (db, error, "BEGIN", "") && jsn_sql_run (db, error, "DELETE FROM step", "")
         && jsn_sql_run (db, error, "DELETE FROM thumbnail WHERE hash NOT IN (SELECT hash FROM photo)", "")
         && move_photos (db, from, to, error) && jsn_sql_run (db, error, "COMMIT", "")
         && jsn_sql_run (db, error, "VACUUM", "");
}

static gboolean
write_out (sqlite3 *db, const char *path, JsnJob *job, GError **error)
{
  sqlite3_int64 size = 0;
  const guint8 *data = sqlite3_serialize (db, "main", &size, SQLITE_SERIALIZE_NOCOPY);
  g_autoptr (JsnOutFile) file = NULL;

  if (data == NULL)
    return jsn_error_set (error, JSN_ERROR_FAILED,
                          _ ("There is not enough memory for a copy; close some programs and try again"));
  file = jsn_out_file_open (path, error);
  if (file == NULL)
    return FALSE;
  for (sqlite3_int64 done = 0; done < size; done += WRITE_BYTES)
    if (!jsn_job_check (job, error) || !jsn_out_file_write (file, data + done, MIN (WRITE_BYTES, size - done), error))
      return FALSE;
  return jsn_out_file_commit (file, FALSE, error);
}

static char *
dup_folder (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *real = realpath (folder, NULL);

  return g_strdup (real ? real : folder);
}

gboolean
jsn_exhibition_copy (JsnExhibition *exhibition, const char *path, JsnJob *job, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition) && path != NULL, FALSE);

  struct stat info;

  /* Before the work; the name is guarded again when it is given. */
  if (lstat (path, &info) == 0)
    return jsn_error_errno (error, EEXIST, path);

  g_autofree char *folder = dup_folder (path);
  g_autoptr (sqlite3) copy = open_memory (error);

  return copy && copy_pages (exhibition, copy, job, error) && tidy (copy, exhibition->folder, folder, error)
         && write_out (copy, path, job, error);
}
