/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file as a whole: made, opened, refused unchanged, lifted, copied, verified. */
#include "fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/sql.h"
#include "exhibition/migrate.h"
#include "exhibition/sheet.h"

static char *
read_all (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *data;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);
  return data;
}

static void
write_all (const char *path, const void *data, gsize length)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0644);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, length), ==, length);
  g_assert_cmpint (close (fd), ==, 0);
}

/* Runs SQL behind the program's back. */
static void
tamper (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
assert_refused (const char *path, JsnError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnExhibition) exhibition = jsn_exhibition_open (path, TRUE, &error);

  g_assert_null (exhibition);
  g_assert_error (error, JSN_ERROR, (int)code);
}

/* Refused with the right code, and not a byte of it changed, nor anything left beside it. */
static void
assert_refused_unchanged (Fixture *fixture, JsnError code)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  gsize before_length, after_length;
  g_autofree char *before = read_all (fixture->path, &before_length);

  assert_refused (fixture->path, code);
  g_autofree char *after = read_all (fixture->path, &after_length);
  g_assert_cmpmem (before, before_length, after, after_length);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *odd = g_build_filename (fixture->folder, "file:a?mode=memory&b%20#\xff[1].jeonsi", NULL);
  g_autofree char *dump = fixture_dump (fixture->exhibition);

  g_assert_cmpint (g_access (fixture->path, R_OK), ==, 0);
  g_assert_false (jsn_exhibition_is_read_only (fixture->exhibition));
  g_assert_null (jsn_exhibition_create (fixture->path, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_EXISTS);
  g_clear_error (&error);

  g_autoptr (JsnExhibition) strange = jsn_exhibition_create (odd, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (odd, G_FILE_TEST_IS_REGULAR));
  g_autofree char *strange_dump = fixture_dump (strange);
  g_assert_cmpstr (strange_dump, ==, dump);

  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "x.jeonsi", NULL);
  g_assert_null (jsn_exhibition_create (nowhere, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other.jeonsi", NULL);
  g_autoptr (JsnExhibition) exhibition = jsn_exhibition_create (other, &error);
  gsize length, other_length;
  g_autofree char *bytes = read_all (fixture->path, &length);
  g_autofree char *other_bytes = read_all (other, &other_length);

  g_assert_no_error (error);
  g_assert_cmpmem (bytes, length, other_bytes, other_length);
}

typedef void (*Spoil) (Fixture *fixture);

static void
spoil_empty (Fixture *fixture)
{
  write_all (fixture->path, "", 0);
}

static void
spoil_text (Fixture *fixture)
{
  g_autofree char *text = g_strnfill (5000, 'x');

  write_all (fixture->path, text, 5000);
}

static void
spoil_short (Fixture *fixture)
{
  write_all (fixture->path, "SQLite format 3", 16);
}

static void
spoil_other_id (Fixture *fixture)
{
  tamper (fixture->path, "PRAGMA application_id = 12345");
}

static void
cut (Fixture *fixture, gsize keep)
{
  gsize length;
  g_autofree char *bytes = read_all (fixture->path, &length);

  g_assert_cmpuint (keep, <, length);
  write_all (fixture->path, bytes, keep);
}

static void
spoil_truncated (Fixture *fixture)
{
  cut (fixture, 3 * 4096 + 100);
}

static void
spoil_header_only (Fixture *fixture)
{
  cut (fixture, 100);
}

/* Writes @count bytes of noise at @offset. */
static void
overwrite (Fixture *fixture, gsize offset, gsize count)
{
  gsize length;
  g_autofree char *bytes = read_all (fixture->path, &length);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (gsize i = 0; i < count; i++)
    bytes[offset + i] = (char)g_rand_int (rand);
  write_all (fixture->path, bytes, length);
}

static void
spoil_page (Fixture *fixture)
{
  overwrite (fixture, 2 * 4096, 4096);
}

static void
spoil_page_size (Fixture *fixture)
{
  overwrite (fixture, 16, 2);
}

static void
spoil_wal (Fixture *fixture)
{
  gsize length;
  g_autofree char *bytes = read_all (fixture->path, &length);

  bytes[18] = bytes[19] = 2;
  write_all (fixture->path, bytes, length);
}

static void
spoil_trigger (Fixture *fixture)
{
  tamper (fixture->path, "CREATE TRIGGER t AFTER INSERT ON photo BEGIN DELETE FROM photo; END");
}

static void
spoil_view (Fixture *fixture)
{
  tamper (fixture->path,
          "DROP TABLE photo_warning; CREATE VIEW photo_warning AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL "
          "SELECT x + 1 FROM r) SELECT x AS photo, x AS n, x AS reason FROM r");
}

static void
spoil_missing_table (Fixture *fixture)
{
  tamper (fixture->path, "DROP TABLE item");
}

static void
spoil_altered_table (Fixture *fixture)
{
  tamper (fixture->path, "ALTER TABLE photo ADD COLUMN evil TEXT");
}

static void
spoil_extra_table (Fixture *fixture)
{
  tamper (fixture->path, "CREATE TABLE evil (x)");
}

static void
spoil_virtual_table (Fixture *fixture)
{
  tamper (fixture->path, "CREATE VIRTUAL TABLE evil USING fts5 (x); PRAGMA user_version = 2");
}

static void
spoil_version_0 (Fixture *fixture)
{
  tamper (fixture->path, "PRAGMA user_version = 0");
}

static void
spoil_version_negative (Fixture *fixture)
{
  tamper (fixture->path, "PRAGMA user_version = -5");
}

static const struct
{
  const char *name;
  Spoil spoil;
  JsnError code;
} spoils[] = {
  { "empty", spoil_empty, JSN_ERROR_FORMAT },
  { "text", spoil_text, JSN_ERROR_FORMAT },
  { "short", spoil_short, JSN_ERROR_FORMAT },
  { "other-id", spoil_other_id, JSN_ERROR_FORMAT },
  { "truncated", spoil_truncated, JSN_ERROR_DAMAGED },
  { "header-only", spoil_header_only, JSN_ERROR_DAMAGED },
  { "page", spoil_page, JSN_ERROR_DAMAGED },
  { "page-size", spoil_page_size, JSN_ERROR_DAMAGED },
  { "wal", spoil_wal, JSN_ERROR_DAMAGED },
  { "trigger", spoil_trigger, JSN_ERROR_DAMAGED },
  { "view", spoil_view, JSN_ERROR_DAMAGED },
  { "missing-table", spoil_missing_table, JSN_ERROR_DAMAGED },
  { "altered-table", spoil_altered_table, JSN_ERROR_DAMAGED },
  { "extra-table", spoil_extra_table, JSN_ERROR_DAMAGED },
  { "virtual-table", spoil_virtual_table, JSN_ERROR_DAMAGED },
  { "version-0", spoil_version_0, JSN_ERROR_DAMAGED },
  { "version-negative", spoil_version_negative, JSN_ERROR_DAMAGED },
};

static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  fixture_add_photo (fixture, "a.jpg");
  g_clear_object (&fixture->exhibition);
  spoils[n].spoil (fixture);
  assert_refused_unchanged (fixture, spoils[n].code);
}

/* Whatever stands in the file: no crash, no change of it, and if it opens it can be read or says why not. */
static void
test_noise (Fixture *fixture, gconstpointer data)
{
  gsize length, after_length;
  guint n_opened = 0;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d.jpg", i);

      fixture_add_photo (fixture, name);
    }
  fixture_add_panel (fixture, 1);
  g_clear_object (&fixture->exhibition);
  g_autofree char *sound = read_all (fixture->path, &length);

  for (guint seed = 0; seed < 300; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *bytes = g_memdup2 (sound, length);
      guint n_bytes = 1u << (seed % 9);

      for (guint i = 0; i < n_bytes; i++)
        bytes[g_rand_int_range (rand, 0, (gint32)length)] = (char)g_rand_int (rand);
      write_all (fixture->path, bytes, length);

      g_autoptr (GError) error = NULL;
      g_autoptr (JsnExhibition) exhibition = jsn_exhibition_open (fixture->path, TRUE, &error);
      g_assert_true ((exhibition != NULL) == (error == NULL));
      if (exhibition)
        {
          g_autoptr (JsonNode) dump = jsn_exhibition_dump (exhibition, &error);
          g_assert_true ((dump != NULL) == (error == NULL));
          g_clear_error (&error);
          g_autoptr (GPtrArray) problems = jsn_exhibition_verify (exhibition, &error);
          g_assert_true ((problems != NULL) == (error == NULL));
          n_opened++;
        }
      g_clear_object (&exhibition);
      g_autofree char *after = read_all (fixture->path, &after_length);
      g_assert_cmpmem (bytes, length, after, after_length);
    }
  g_test_message ("%u of 300 opened", n_opened);
  g_assert_cmpuint (n_opened, <, 200);
}

static void
test_no_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "loop", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing", NULL);

  g_assert_cmpint (mkfifo (fifo, 0644), ==, 0);
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  assert_refused (fifo, JSN_ERROR_NOT_REGULAR);
  assert_refused (fixture->folder, JSN_ERROR_NOT_REGULAR);
  assert_refused ("/dev/null", JSN_ERROR_NOT_REGULAR);
  assert_refused (loop, JSN_ERROR_NOT_FOUND);
  assert_refused (missing, JSN_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add_photo (fixture, "a.jpg");
  g_autofree char *dump = fixture_dump (fixture->exhibition);
  g_clear_object (&fixture->exhibition);
  tamper (fixture->path, "ALTER TABLE photo ADD COLUMN more TEXT; CREATE TABLE later (x); PRAGMA user_version = 2");

  g_assert_null (jsn_exhibition_open (fixture->path, FALSE, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NEWER);
  g_clear_error (&error);
  fixture->exhibition = jsn_exhibition_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (jsn_exhibition_is_read_only (fixture->exhibition));
  g_autofree char *same = fixture_dump (fixture->exhibition);
  g_assert_cmpstr (same, ==, dump);
  g_assert_null (jsn_edit_begin (fixture->exhibition, "test", "Test", 0, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_ACCESS);
}

/* Root may write everywhere, so the file is made unwritable for it by another way where that is possible. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add_photo (fixture, "a.jpg");
  g_clear_object (&fixture->exhibition);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  if (geteuid () == 0)
    {
      g_test_message ("root writes everywhere: only seen that the file still opens");
      fixture->exhibition = jsn_exhibition_open (fixture->path, TRUE, &error);
      g_assert_no_error (error);
      return;
    }
  g_assert_null (jsn_exhibition_open (fixture->path, FALSE, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_ACCESS);
  g_clear_error (&error);
  fixture->exhibition = jsn_exhibition_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (jsn_exhibition_is_read_only (fixture->exhibition));
  g_assert_cmpuint (jsn_photos_count (fixture->exhibition), ==, 1);
}

static gboolean
lift_1 (sqlite3 *db, GError **error)
{
  return jsn_sql_run (db, error, "ALTER TABLE setting RENAME COLUMN value TO text", "");
}

static gboolean
lift_2 (sqlite3 *db, GError **error)
{
  return jsn_sql_run (db, error, "CREATE TABLE wall (id INTEGER PRIMARY KEY)", "");
}

static gboolean
lift_fails (sqlite3 *db, GError **error)
{
  return jsn_sql_run (db, error, "DROP TABLE step", "")
         && jsn_error_set (error, JSN_ERROR_FAILED, "This step fails on purpose");
}

static void
test_migrate (Fixture *fixture, gconstpointer data)
{
  static const JsnMigration good[] = { { 1, lift_1 }, { 2, lift_2 } };
  static const JsnMigration bad[] = { { 1, lift_1 }, { 2, lift_fails } };
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "show.v1.jeonsi", NULL);
  g_autofree char *second = g_build_filename (fixture->folder, "show.v1-2.jeonsi", NULL);
  sqlite3 *db;
  gsize length, after_length;

  fixture_add_photo (fixture, "a.jpg");
  g_autofree char *dump = fixture_dump (fixture->exhibition);
  g_clear_object (&fixture->exhibition);
  g_autofree char *bytes = read_all (fixture->path, &length);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);

  g_assert_false (jsn_migrate (db, fixture->path, 3, bad, G_N_ELEMENTS (bad), &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_FAILED);
  g_clear_error (&error);
  g_autofree char *after = read_all (fixture->path, &after_length);
  g_assert_cmpmem (bytes, length, after, after_length);
  g_assert_false (jsn_migrate (db, fixture->path, 4, good, G_N_ELEMENTS (good), &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_DAMAGED);
  g_clear_error (&error);

  g_assert_true (jsn_migrate (db, fixture->path, 3, good, G_N_ELEMENTS (good), &error));
  g_assert_no_error (error);
  g_assert_cmpint (jsn_sql_int (db, 0, "PRAGMA user_version", ""), ==, 3);
  g_assert_cmpint (jsn_sql_int (db, -1, "SELECT count(*) FROM step", ""), ==, 0);
  g_assert_cmpint (jsn_sql_int (db, -1, "SELECT count(*) FROM wall", ""), ==, 0);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  /* Each try left a copy under a name of its own; the first is the file as it was. */
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  g_autoptr (JsnExhibition) old = jsn_exhibition_open (backup, FALSE, &error);
  g_assert_no_error (error);
  g_autofree char *old_dump = fixture_dump (old);
  g_assert_cmpstr (old_dump, ==, dump);
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "deep", "er", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.jeonsi", NULL);
  g_autofree char *removed = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  fixture_add_photo (fixture, "a.jpg");
  fixture_add_photo (fixture, "\xff\xfe.jpg");
  fixture_add_panel (fixture, 1);
  JsnEdit *edit = fixture_begin (fixture->exhibition, 0);
  g_assert_true (jsn_photos_set (edit, 2, "caption", "en", "TOP SECRET", NULL));
  fixture_commit (edit);
  edit = fixture_begin (fixture->exhibition, 0);
  g_assert_true (jsn_photos_set (edit, 2, "caption", "en", NULL, NULL));
  fixture_commit (edit);
  g_autofree char *before = fixture_dump (fixture->exhibition);

  g_assert_true (jsn_exhibition_copy (fixture->exhibition, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (jsn_exhibition_copy (fixture->exhibition, path, NULL, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_EXISTS);
  g_clear_error (&error);
  g_autofree char *after = fixture_dump (fixture->exhibition);
  g_assert_cmpstr (before, ==, after);

  g_autoptr (JsnExhibition) copy = jsn_exhibition_open (path, FALSE, &error);
  g_assert_no_error (error);
  for (gint64 id = 1; id <= 2; id++)
    {
      g_autoptr (JsnPhoto) photo = jsn_photos_load (fixture->exhibition, id, &error);
      g_autoptr (JsnPhoto) copied = jsn_photos_load (copy, id, &error);
      g_autoptr (GBytes) thumbnail = jsn_photos_load_thumbnail (copy, id);

      g_assert_no_error (error);
      g_assert_cmpstr (copied->path, ==, photo->path);
      g_assert_nonnull (thumbnail);
    }
  g_autofree char *dump = fixture_dump (copy);
  g_assert_nonnull (strstr (dump, "\"../../photos/a.jpg\""));
  g_assert_null (jsn_history_dup_undo_label (copy));
  gsize length;
  g_autofree char *bytes = read_all (path, &length);
  g_assert_null (memmem (bytes, length, "TOP SECRET", 10));
  g_autoptr (GPtrArray) problems = jsn_exhibition_verify (copy, &error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_copy_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnJob) job = jsn_job_new ();
  g_autofree char *path = g_build_filename (fixture->folder, "copy.jeonsi", NULL);

  jsn_job_cancel (job);
  g_assert_false (jsn_exhibition_copy (fixture->exhibition, path, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Each fault of content is found, and nothing in a sound file. */
static void
test_verify (Fixture *fixture, gconstpointer data)
{
  static const char *const faults[] = {
    "INSERT INTO text VALUES ('photo', 99, 'caption', 'ko', 'x')",
    "INSERT INTO text VALUES ('panel', 99, 'title', 'ko', 'x')",
    "INSERT INTO text VALUES ('kit', 1, 'fact_sheet', 'ko', 'x')",
    "UPDATE item SET photo = 99 WHERE kind = 'frame'",
    "UPDATE item SET panel = 99",
    "UPDATE item SET kind = 'logo' WHERE kind = 'box'",
    "UPDATE panel SET number = 2",
    "UPDATE panel SET width_mm = -1",
    "UPDATE photo SET rating = 6",
    "UPDATE photo SET clearance_press = 'maybe'",
    "INSERT INTO photo_warning VALUES (99, 0, 'x')",
    "UPDATE step SET undone = 1 WHERE id = 1",
    "UPDATE step SET changeset = x'5401' WHERE id = 1",
  };
  g_autoptr (GError) error = NULL;
  gsize length;

  fixture_add_photo (fixture, "a.jpg");
  fixture_add_panel (fixture, 1);
  g_autoptr (GPtrArray) sound = jsn_exhibition_verify (fixture->exhibition, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sound->len, ==, 0);
  g_clear_object (&fixture->exhibition);
  g_autofree char *bytes = read_all (fixture->path, &length);

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      write_all (fixture->path, bytes, length);
      tamper (fixture->path, faults[i]);
      g_autoptr (JsnExhibition) exhibition = jsn_exhibition_open (fixture->path, FALSE, &error);
      g_assert_no_error (error);
      g_autoptr (GPtrArray) problems = jsn_exhibition_verify (exhibition, &error);
      g_assert_no_error (error);
      g_test_message ("%s: %s", faults[i], problems->len ? (char *)g_ptr_array_index (problems, 0) : "not found");
      g_assert_cmpuint (problems->len, ==, 1);
    }
}

static void
add (const char *path, gconstpointer data, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, data, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/exhibition/file/create", NULL, test_create);
  add ("/exhibition/file/same-bytes", NULL, test_same_bytes);
  for (guint i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autofree char *path = g_strconcat ("/exhibition/file/refuse/", spoils[i].name, NULL);

      add (path, GUINT_TO_POINTER (i), test_refuse);
    }
  add ("/exhibition/file/noise", NULL, test_noise);
  add ("/exhibition/file/no-file", NULL, test_no_file);
  add ("/exhibition/file/newer", NULL, test_newer);
  add ("/exhibition/file/read-only", NULL, test_read_only);
  add ("/exhibition/file/migrate", NULL, test_migrate);
  add ("/exhibition/file/copy", NULL, test_copy);
  add ("/exhibition/file/copy-cancelled", NULL, test_copy_cancelled);
  add ("/exhibition/file/verify", NULL, test_verify);
  return g_test_run ();
}
