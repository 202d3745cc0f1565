/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening and making the file, and the statements and readings that the rest of the room shares. */
#include "exhibition/exhibition.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "base/outfile.h"
#include "exhibition/changes.h"
#include "exhibition/connect.h"
#include "exhibition/migrate.h"
#include "exhibition/schema.h"
#include "exhibition/search.h"
#include "exhibition/store.h"

G_DEFINE_FINAL_TYPE (JsnExhibition, jsn_exhibition, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
jsn_exhibition_finalize (GObject *object)
{
  JsnExhibition *self = JSN_EXHIBITION (object);

  g_clear_pointer (&self->cache, g_hash_table_unref);
  g_clear_pointer (&self->db, sqlite3_close_v2);
  g_clear_error (&self->failure);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->link_folder);

  G_OBJECT_CLASS (jsn_exhibition_parent_class)->finalize (object);
}

static void
jsn_exhibition_class_init (JsnExhibitionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = jsn_exhibition_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, JSN_TYPE_CHANGES | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
finalize_cached (gpointer stmt)
{
  sqlite3_finalize (stmt);
}

static void
jsn_exhibition_init (JsnExhibition *self)
{
  self->cache = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_cached);
}

/* When the disk is full SQLite may end a transaction by itself; what a writer that goes on writes then would be
 * committed statement by statement, behind the history's back. */
static int
on_commit (void *data)
{
  JsnExhibition *self = data;

  return !self->committing;
}

JsnExhibition *
jsn_store_new (const char *path, sqlite3 *db, gboolean read_only)
{
  JsnExhibition *self = g_object_new (JSN_TYPE_EXHIBITION, NULL);
  g_autofree char *real = realpath (path, NULL);

  self->path = g_strdup (path);
  self->folder = g_path_get_dirname (real ? real : path);
  if (g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree char *real_folder = realpath (folder, NULL);

      self->link_folder = g_strdup (real_folder ? real_folder : folder);
    }
  self->db = db;
  sqlite3_commit_hook (db, on_commit, self);
  self->read_only = read_only;
  self->data_version = jsn_sql_int (db, 0, "PRAGMA data_version", "");
  return self;
}

void
jsn_store_emit (JsnExhibition *self, JsnChanges *changes)
{
  jsn_changes_sort (changes);
  g_signal_emit (self, signals[CHANGED], 0, changes);
  jsn_changes_free (changes);
}

JsnCached *
jsn_store_prepare (JsnExhibition *self, GError **error, const char *sql)
{
  sqlite3_stmt *stmt = g_hash_table_lookup (self->cache, sql);

  if (stmt)
    {
      g_assert (!sqlite3_stmt_busy (stmt));
      return stmt;
    }
  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    {
      jsn_sql_fail (self->db, error);
      return NULL;
    }
  g_hash_table_insert (self->cache, g_strdup (sql), stmt);
  return stmt;
}

void
jsn_cached_release (JsnCached *stmt)
{
  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);
}

gboolean
jsn_cached_run (JsnCached *stmt, GError **error)
{
  int rc = sqlite3_step (stmt);

  if (rc != SQLITE_DONE && rc != SQLITE_ROW)
    jsn_sql_fail (sqlite3_db_handle (stmt), error);
  sqlite3_reset (stmt);
  return rc == SQLITE_DONE || rc == SQLITE_ROW;
}

void
jsn_store_note_failure (JsnExhibition *self, GError *failure)
{
  if (self->failure)
    g_clear_error (&failure);
  else
    self->failure = failure;
}

gboolean
jsn_store_check (JsnExhibition *self, GError **error)
{
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}

gint64
jsn_store_int (JsnExhibition *self, gint64 otherwise, const char *sql, gint64 a, gint64 b)
{
  GError *failure = NULL;
  g_autoptr (JsnCached) stmt = jsn_store_prepare (self, &failure, sql);
  gint64 values[] = { a, b };
  gint64 result = otherwise;

  if (stmt)
    {
      for (int i = 0; i < sqlite3_bind_parameter_count (stmt); i++)
        sqlite3_bind_int64 (stmt, i + 1, values[i]);
      if (jsn_sql_next (stmt, &failure) && sqlite3_column_type (stmt, 0) != SQLITE_NULL)
        result = sqlite3_column_int64 (stmt, 0);
    }
  jsn_store_note_failure (self, failure);
  return result;
}

JsnReading *
jsn_reading_begin (JsnExhibition *self)
{
  if (self->n_readings++ == 0 && sqlite3_get_autocommit (self->db))
    {
      g_autoptr (JsnCached) stmt = jsn_store_prepare (self, NULL, "BEGIN");

      /* Takes no lock yet, so the only failure is want of memory; then the queries stand alone. */
      self->owns_reading = stmt && jsn_cached_run (stmt, NULL);
    }
  return self;
}

void
jsn_reading_end (JsnReading *self)
{
  g_assert (self->n_readings > 0);

  if (--self->n_readings > 0 || !self->owns_reading)
    return;
  self->owns_reading = FALSE;
  if (!sqlite3_get_autocommit (self->db))
    {
      g_autoptr (JsnCached) stmt = jsn_store_prepare (self, NULL, "COMMIT");

      if (stmt)
        jsn_cached_run (stmt, NULL);
    }
}

static char *
make_absolute (const char *path)
{
  g_autofree char *folder = g_get_current_dir ();

  /* Not canonical: a ".." after a link is the file system's to resolve. */
  return g_path_is_absolute (path) ? g_strdup (path) : g_build_filename (folder, path, NULL);
}

static GBytes *
make_empty (GError **error)
{
  g_autoptr (sqlite3) db = NULL;

  if (sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
    {
      jsn_sql_fail (db, error);
      return NULL;
    }
  if (!jsn_sql_run (db, error, "PRAGMA page_size = 4096", "") || !jsn_schema_create (db, error))
    return NULL;
  return jsn_migrate_serialize (db, error);
}

JsnExhibition *
jsn_exhibition_create (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *absolute = make_absolute (path);
  g_autoptr (GBytes) bytes = make_empty (error);
  struct stat info;

  if (bytes == NULL)
    return NULL;
  /* JsnOutFile follows links; a link is a name that is taken, whether or not it leads anywhere. */
  if (lstat (absolute, &info) == 0)
    {
      jsn_error_errno (error, EEXIST, absolute);
      return NULL;
    }
  if (!jsn_out_file_put (absolute, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE, error))
    return NULL;
  return jsn_exhibition_open (absolute, FALSE, error);
}

static gboolean
refuse_read_only (const char *path, GError **error)
{
  g_autofree char *shown = jsn_display_path (path);

  return jsn_error_set (error, JSN_ERROR_ACCESS,
                        _ ("%s: the file or its folder is read-only; ask for access or work on a copy"), shown);
}

static gboolean
refuse_newer (const char *path, GError **error)
{
  g_autofree char *shown = jsn_display_path (path);

  return jsn_error_set (error, JSN_ERROR_NEWER,
                        _ ("%s: this exhibition was made by a newer Jeonsi; install the newer one to change it"),
                        shown);
}

/* Judges and, when it is old, lifts the content. */
static gboolean
prepare_content (sqlite3 *db, const char *path, gboolean read_only_ok, gboolean *read_only, GError **error)
{
  gint64 version = jsn_sql_int (db, -1, "PRAGMA user_version", "");
  gboolean newer = version > JSN_SCHEMA_VERSION;
  gsize n_migrations;
  const JsnMigration *migrations = jsn_migrations_list (&n_migrations);

  if (newer && !read_only_ok)
    return refuse_newer (path, error);
  if (!jsn_schema_check (db, path, version != JSN_SCHEMA_VERSION, error) || !jsn_connect_check (db, path, FALSE, error))
    return FALSE;
  if (newer)
    {
      *read_only = TRUE;
      return jsn_sql_run (db, error, "PRAGMA query_only = ON", "");
    }
  if (version == JSN_SCHEMA_VERSION)
    return TRUE;
  if (*read_only)
    return refuse_read_only (path, error);
  return jsn_migrate (db, path, JSN_SCHEMA_VERSION, migrations, n_migrations, error)
         && jsn_schema_check (db, path, FALSE, error);
}

JsnExhibition *
jsn_exhibition_open (const char *path, gboolean read_only_ok, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *absolute = make_absolute (path);
  gboolean read_only = FALSE;
  g_autoptr (sqlite3) db = jsn_connect (absolute, &read_only, error);

  if (db == NULL)
    return NULL;
  if (read_only && !read_only_ok)
    {
      refuse_read_only (absolute, error);
      return NULL;
    }
  if (!jsn_connect_guard (db, read_only, error) || !jsn_search_install (db, error)
      || !prepare_content (db, absolute, read_only_ok, &read_only, error))
    return NULL;
  return jsn_store_new (absolute, g_steal_pointer (&db), read_only);
}

const char *
jsn_exhibition_get_path (JsnExhibition *self)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (self), NULL);

  return self->path;
}

gboolean
jsn_exhibition_is_read_only (JsnExhibition *self)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (self), TRUE);

  return self->read_only;
}

void
jsn_exhibition_poll (JsnExhibition *self)
{
  g_return_if_fail (JSN_IS_EXHIBITION (self));

  gint64 version = jsn_sql_int (self->db, self->data_version, "PRAGMA data_version", "");

  if (version == self->data_version)
    return;
  self->data_version = version;
  jsn_store_emit (self, jsn_changes_new (JSN_CHANGED_EXHIBITION | JSN_CHANGED_PHOTOS | JSN_CHANGED_PANELS
                                         | JSN_CHANGED_KIT | JSN_CHANGED_HISTORY));
}
