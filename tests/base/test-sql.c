/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values in and out of SQLite, and its failures as codes. */
#include "base/sql.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "base/error.h"

typedef struct
{
  char *folder;
  char *path;
  sqlite3 *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("jeonsi-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "a\033b.db", NULL);
  g_assert_cmpint (sqlite3_open (fixture->path, &fixture->db), ==, SQLITE_OK);
  g_assert_true (jsn_sql_run (fixture->db, &error, "CREATE TABLE t (i, d, t, p, b)", ""));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_assert_cmpint (sqlite3_close (fixture->db), ==, SQLITE_OK);
  g_remove (journal);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
insert (sqlite3 *db, gint64 i, double d, const char *t, const char *p, GBytes *b)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jsn_sql_run (db, &error, "INSERT INTO t VALUES (?,?,?,?,?);\n", "idtpb", i, d, t, p, b));
  g_assert_no_error (error);
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  insert (fixture->db, G_MAXINT64, 0.1, "한강", "/a/\xff.jpg", bytes);
  insert (fixture->db, -1, NAN, NULL, NULL, NULL);
  insert (fixture->db, 0, -0.5, "", "/a/한.jpg", empty);

  g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (fixture->db, &error, "SELECT * FROM t ORDER BY rowid", "");
  g_assert_true (jsn_sql_next (stmt, &error));
  g_autofree char *text = jsn_sql_dup_text (stmt, 2);
  g_autofree char *path = jsn_sql_dup_path (stmt, 3);
  g_autoptr (GBytes) got = jsn_sql_dup_bytes (stmt, 4);
  g_assert_cmpint (sqlite3_column_int64 (stmt, 0), ==, G_MAXINT64);
  g_assert_cmpfloat (jsn_sql_get_double (stmt, 1), ==, 0.1);
  g_assert_cmpstr (text, ==, "한강");
  g_assert_cmpint (sqlite3_column_type (stmt, 3), ==, SQLITE_BLOB);
  g_assert_cmpstr (path, ==, "/a/\xff.jpg");
  g_assert_true (g_bytes_equal (got, bytes));

  g_assert_true (jsn_sql_next (stmt, &error));
  g_assert_true (isnan (jsn_sql_get_double (stmt, 1)));
  g_assert_null (jsn_sql_dup_text (stmt, 2));
  g_assert_null (jsn_sql_dup_path (stmt, 3));
  g_assert_null (jsn_sql_dup_bytes (stmt, 4));

  g_assert_true (jsn_sql_next (stmt, &error));
  g_autofree char *empty_text = jsn_sql_dup_text (stmt, 2);
  g_autofree char *text_path = jsn_sql_dup_path (stmt, 3);
  g_autoptr (GBytes) empty_bytes = jsn_sql_dup_bytes (stmt, 4);
  g_assert_cmpstr (empty_text, ==, "");
  g_assert_cmpint (sqlite3_column_type (stmt, 3), ==, SQLITE_TEXT);
  g_assert_cmpstr (text_path, ==, "/a/한.jpg");
  g_assert_cmpuint (g_bytes_get_size (empty_bytes), ==, 0);

  g_assert_false (jsn_sql_next (stmt, &error));
  g_assert_no_error (error);
}

static void
test_cleaned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jsn_sql_run (fixture->db, &error, "INSERT INTO t(t) VALUES (CAST(x'61ff62' AS TEXT))", ""));
  g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (fixture->db, &error, "SELECT t FROM t", "");
  g_assert_true (jsn_sql_next (stmt, &error));
  g_autofree char *text = jsn_sql_dup_text (stmt, 0);
  g_assert_cmpstr (text, ==,
                   "a\xef\xbf\xbd"
                   "b");
}

static void
test_bind (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_stmt) stmt
      = jsn_sql_query (fixture->db, &error, "INSERT INTO t(i,t) VALUES (?,?)", "it", (gint64)0, "a");

  g_assert_no_error (error);
  g_assert_false (jsn_sql_next (stmt, &error));
  for (gint64 i = 1; i < 10; i++)
    {
      jsn_sql_bind (stmt, "it", i, i % 2 ? "odd" : NULL);
      g_assert_false (jsn_sql_next (stmt, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (
      jsn_sql_int (fixture->db, -1, "SELECT COUNT(*) FROM t WHERE t = ? AND i > ?", "ti", "odd", (gint64)1),
      ==, 4);
  g_assert_cmpint (jsn_sql_int (fixture->db, -1, "SELECT SUM(i) FROM t", ""), ==, 45);
}

static void
test_int (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (jsn_sql_int (fixture->db, -7, "SELECT i FROM t", ""), ==, -7);
  g_assert_cmpint (jsn_sql_int (fixture->db, -7, "SELECT MAX(i) FROM t", ""), ==, -7);
  g_assert_cmpint (jsn_sql_int (fixture->db, -7, "SELECT i FROM missing", ""), ==, -7);
  g_assert_cmpint (jsn_sql_int (fixture->db, -7, "SELECT 0", ""), ==, 0);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_true (jsn_sql_run (other, &error, "BEGIN IMMEDIATE", ""));
  g_assert_false (jsn_sql_run (fixture->db, &error, "INSERT INTO t(i) VALUES (1)", ""));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "a\\x1Bb.db: "));
  g_assert_null (strchr (error->message, '\033'));
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (jsn_sql_run (fixture->db, &error, "PRAGMA max_page_count = 4", ""));
  g_assert_false (jsn_sql_run (fixture->db, &error, "INSERT INTO t(b) VALUES (zeroblob(1000000))", ""));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NO_SPACE);
}

/* What the system refuses to write comes as SQLITE_IOERR; the reason is in the system's error number. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  const struct rlimit limit = { 64 * 1024, 64 * 1024 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  g_autoptr (GError) error = NULL;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  insert (fixture->db, 1, 1, "kept", NULL, NULL);
  g_assert_false (jsn_sql_run (fixture->db, &error, "INSERT INTO t(b) VALUES (zeroblob(1000000))", ""));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NO_SPACE);
  g_assert_cmpint (jsn_sql_int (fixture->db, -1, "SELECT COUNT(*) FROM t", ""), ==, 1);

  /* With a small cache the statement itself writes, not the commit. */
  g_clear_error (&error);
  g_assert_true (jsn_sql_run (fixture->db, &error, "PRAGMA cache_size = 2", ""));
  g_assert_false (jsn_sql_run (fixture->db, &error, "INSERT INTO t(b) VALUES (zeroblob(1000000))", ""));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NO_SPACE);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open_v2 (fixture->path, &other, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_false (jsn_sql_run (other, &error, "INSERT INTO t(i) VALUES (1)", ""));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_ACCESS);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
}

static void
test_not_opened (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) folder = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "missing.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_CANTOPEN);
  g_assert_false (jsn_sql_fail (db, &missing));
  g_assert_error (missing, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  sqlite3_close (db);

  g_assert_cmpint (sqlite3_open_v2 (fixture->folder, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_CANTOPEN);
  g_assert_false (jsn_sql_fail (db, &folder));
  g_assert_error (folder, JSN_ERROR, JSN_ERROR_NOT_REGULAR);
  sqlite3_close (db);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "other.db", NULL);
  sqlite3 *db = NULL;

  g_assert_true (g_file_set_contents (path, "This is no database, but long enough to look at.", -1, &error));
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_null (jsn_sql_query (db, &error, "SELECT * FROM t", ""));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_DAMAGED);
  sqlite3_close (db);
  g_remove (path);
}

static int
interrupt (void *data)
{
  return 1;
}

static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) syntax = NULL;
  g_autoptr (GError) cancelled = NULL;
  const char *endless
      = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT COUNT(*) FROM n";

  g_assert_null (jsn_sql_query (fixture->db, &syntax, "SELEKT 1", ""));
  g_assert_error (syntax, JSN_ERROR, JSN_ERROR_FAILED);
  g_assert_nonnull (strstr (syntax->message, "SELEKT"));

  sqlite3_progress_handler (fixture->db, 1000, interrupt, NULL);
  g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (fixture->db, NULL, endless, "");
  g_assert_false (jsn_sql_next (stmt, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  sqlite3_progress_handler (fixture->db, 0, NULL, NULL);
}

#define ADD(name, function) g_test_add ("/base/sql/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("values", test_values);
  ADD ("cleaned", test_cleaned);
  ADD ("bind", test_bind);
  ADD ("int", test_int);
  ADD ("busy", test_busy);
  ADD ("full", test_full);
  ADD ("full-disk", test_full_disk);
  ADD ("read-only", test_read_only);
  ADD ("not-opened", test_not_opened);
  ADD ("damaged", test_damaged);
  ADD ("others", test_others);
  return g_test_run ();
}
