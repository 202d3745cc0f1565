/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps, groups and branches of the history, and what refuses to be undone. */
#include "fixture.h"

#include <string.h>

#include "base/error.h"
#include "base/sql.h"
#include "exhibition/store.h"

static void
rate (Fixture *fixture, const char *rating, gint64 group)
{
  g_autoptr (GError) error = NULL;
  JsnEdit *edit = fixture_begin (fixture->exhibition, group);

  g_assert_true (jsn_photos_set (edit, 1, "rating", NULL, rating, &error));
  g_assert_no_error (error);
  fixture_commit (edit);
}

static int
get_rating (Fixture *fixture)
{
  g_autoptr (JsnPhoto) photo = jsn_photos_load (fixture->exhibition, 1, NULL);

  g_assert_nonnull (photo);
  return photo->rating;
}

static guint
count_steps (JsnExhibition *exhibition)
{
  g_autoptr (GPtrArray) steps = jsn_history_list (exhibition, NULL);

  g_assert_nonnull (steps);
  return steps->len;
}

static void
on_changed (JsnExhibition *exhibition, JsnChanges *changes, gpointer data)
{
  ++*(guint *)data;
}

static void
test_group (Fixture *fixture, gconstpointer data)
{
  gint64 group;

  fixture_add_photo (fixture, "a.jpg");
  rate (fixture, "1", 0);
  group = jsn_history_next_group (fixture->exhibition);
  rate (fixture, "2", group);
  rate (fixture, "3", group);
  rate (fixture, "4", group);
  g_assert_cmpint (jsn_history_next_group (fixture->exhibition), !=, group);
  rate (fixture, "5", jsn_history_next_group (fixture->exhibition));
  g_assert_cmpuint (count_steps (fixture->exhibition), ==, 4);

  g_assert_true (jsn_history_undo (fixture->exhibition, NULL));
  g_assert_cmpint (get_rating (fixture), ==, 4);
  g_assert_true (jsn_history_undo (fixture->exhibition, NULL));
  g_assert_cmpint (get_rating (fixture), ==, 1);
  g_assert_true (jsn_history_redo (fixture->exhibition, NULL));
  g_assert_cmpint (get_rating (fixture), ==, 4);
  g_assert_true (jsn_history_redo (fixture->exhibition, NULL));
  g_assert_cmpint (get_rating (fixture), ==, 5);
}

/* A group is a run: what another did in between ends it. */
static void
test_group_interrupted (Fixture *fixture, gconstpointer data)
{
  fixture_add_photo (fixture, "a.jpg");
  rate (fixture, "1", 7);
  rate (fixture, "2", 0);
  rate (fixture, "3", 7);
  g_assert_cmpuint (count_steps (fixture->exhibition), ==, 4);
  g_assert_true (jsn_history_undo (fixture->exhibition, NULL));
  g_assert_cmpint (get_rating (fixture), ==, 2);
}

/* Two windows that were given the same next group do not undo each other's work. */
static void
test_group_of_two (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsnExhibition) mine = g_object_ref (fixture->exhibition);
  g_autoptr (JsnExhibition) other = jsn_exhibition_open (fixture->path, FALSE, NULL);
  gint64 group, other_group;

  fixture_add_photo (fixture, "a.jpg");
  group = jsn_history_next_group (mine);
  other_group = jsn_history_next_group (other);
  rate (fixture, "1", group);
  g_set_object (&fixture->exhibition, other);
  rate (fixture, "2", other_group);
  g_assert_true (jsn_history_undo (mine, NULL));
  g_assert_cmpint (get_rating (fixture), ==, 1);
}

static void
test_branch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  fixture_add_photo (fixture, "a.jpg");
  rate (fixture, "1", 0);
  rate (fixture, "2", 0);
  g_assert_null (jsn_history_dup_redo_label (fixture->exhibition));
  g_assert_true (jsn_history_undo (fixture->exhibition, NULL));
  label = jsn_history_dup_redo_label (fixture->exhibition);
  g_assert_cmpstr (label, ==, "Test");
  rate (fixture, "5", 0);
  g_assert_null (jsn_history_dup_redo_label (fixture->exhibition));
  g_assert_false (jsn_history_redo (fixture->exhibition, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  g_assert_cmpint (get_rating (fixture), ==, 5);
  g_assert_cmpuint (count_steps (fixture->exhibition), ==, 3);
}

static void
test_to_the_start (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = fixture_dump (fixture->exhibition);

  fixture_add_photo (fixture, "a.jpg");
  fixture_add_panel (fixture, 1);
  fixture_set (fixture->exhibition, "bleed_mm", NULL, "0.5cm");
  g_autofree char *full = fixture_dump (fixture->exhibition);
  while (jsn_history_undo (fixture->exhibition, &error))
    g_assert_no_error (error);
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_autofree char *undone = fixture_dump (fixture->exhibition);
  g_assert_cmpstr (undone, ==, empty);
  g_assert_null (jsn_history_dup_undo_label (fixture->exhibition));
  while (jsn_history_redo (fixture->exhibition, &error))
    g_assert_no_error (error);
  g_autofree char *redone = fixture_dump (fixture->exhibition);
  g_assert_cmpstr (redone, ==, full);

  /* The thumbnail came back with the photo. */
  g_autoptr (GBytes) thumbnail = jsn_photos_load_thumbnail (fixture->exhibition, 1);
  g_assert_nonnull (thumbnail);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  guint n_changed = 0;

  fixture_add_photo (fixture, "a.jpg");
  g_signal_connect (fixture->exhibition, "changed", G_CALLBACK (on_changed), &n_changed);
  rate (fixture, "0", 0);
  fixture_commit (fixture_begin (fixture->exhibition, 0));
  jsn_edit_abort (NULL);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpuint (count_steps (fixture->exhibition), ==, 1);
}

static void
test_abort (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_dump (fixture->exhibition);
  g_autoptr (JsnPhoto) photo = fixture_make_photo (fixture, "a.jpg");
  g_autoptr (GBytes) thumbnail = g_bytes_new_static ("x", 1);
  JsnEdit *edit = fixture_begin (fixture->exhibition, 0);

  g_assert_true (jsn_photos_add (edit, photo, thumbnail, NULL));
  g_assert_cmpuint (jsn_photos_count (fixture->exhibition), ==, 1);
  jsn_edit_abort (edit);
  g_autofree char *after = fixture_dump (fixture->exhibition);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (fixture_add_photo (fixture, "b.jpg"), ==, 1);
}

/* The disk is full in the middle: the edit fails with the reason, and everything is as before. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *large = g_strnfill (1000000, 'x');
  g_autoptr (GBytes) thumbnail = g_bytes_new (large, 1000000);
  g_autoptr (JsnPhoto) photo = fixture_make_photo (fixture, "b.jpg");

  fixture_add_photo (fixture, "a.jpg");
  g_autofree char *before = fixture_dump (fixture->exhibition);
  g_assert_true (jsn_sql_run (fixture->exhibition->db, NULL, "PRAGMA max_page_count = 60", ""));
  JsnEdit *edit = fixture_begin (fixture->exhibition, 0);
  g_assert_false (jsn_photos_add (edit, photo, thumbnail, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NO_SPACE);
  g_clear_error (&error);
  /* SQLite has rolled back by itself; whoever goes on all the same commits nothing. */
  jsn_photos_set (edit, 1, "rating", NULL, "5", NULL);
  g_assert_false (jsn_edit_commit (edit, &error));
  g_assert_nonnull (error);
  g_autofree char *after = fixture_dump (fixture->exhibition);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (jsn_sql_run (fixture->exhibition->db, NULL, "PRAGMA max_page_count = 1000000", ""));
  g_assert_cmpint (fixture_add_photo (fixture, "b.jpg"), ==, 2);
}

/* What could not be read must not decide what is written. */
static void
test_failed_reading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add_photo (fixture, "a.jpg");
  JsnEdit *edit = fixture_begin (fixture->exhibition, 0);
  g_assert_true (jsn_photos_set (edit, 1, "rating", NULL, "5", NULL));
  sqlite3_limit (fixture->exhibition->db, SQLITE_LIMIT_SQL_LENGTH, 10);
  g_assert_cmpuint (jsn_photos_count (fixture->exhibition), ==, 0);
  sqlite3_limit (fixture->exhibition->db, SQLITE_LIMIT_SQL_LENGTH, 1000000);
  g_assert_false (jsn_edit_commit (edit, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (get_rating (fixture), ==, 0);
  rate (fixture, "5", 0);
  g_assert_cmpint (get_rating (fixture), ==, 5);
}

/* Rows that another program changed are not overwritten; nothing else of the group is undone either. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 group = 3;

  fixture_add_photo (fixture, "a.jpg");
  rate (fixture, "2", group);
  JsnEdit *edit = fixture_begin (fixture->exhibition, group);
  g_assert_true (jsn_photos_set (edit, 1, "caption", "en", "Snow", NULL));
  fixture_commit (edit);
  sqlite3 *db;
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE photo SET rating = 5", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_autofree char *before = fixture_dump (fixture->exhibition);

  g_assert_false (jsn_history_undo (fixture->exhibition, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_CONFLICT);
  g_autofree char *after = fixture_dump (fixture->exhibition);
  g_assert_cmpstr (before, ==, after);
  rate (fixture, "1", 0);
}

/* A row that something new refers to cannot go by undo. */
static void
test_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  fixture_add_photo (fixture, "a.jpg");
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO photo_warning VALUES (1, 9, 'x')", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_false (jsn_history_undo (fixture->exhibition, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_CONFLICT);
  g_assert_cmpuint (jsn_photos_count (fixture->exhibition), ==, 1);
}

/* Steps made of noise, and steps that would write elsewhere, are refused or do nothing. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db;

  fixture_add_photo (fixture, "a.jpg");
  for (guint seed = 0; seed < 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *before = NULL, *after = NULL;

      g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
      g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (db, NULL, "SELECT changeset FROM step ORDER BY id LIMIT 1", "");
      g_assert_true (jsn_sql_next (stmt, NULL));
      gsize size = sqlite3_column_bytes (stmt, 0);
      guint8 *noise = g_memdup2 (sqlite3_column_blob (stmt, 0), size);
      for (guint i = 0; i < 1u << (seed % 5); i++)
        noise[g_rand_int_range (rand, 0, (gint32)size)] = (guint8)g_rand_int (rand);
      g_autoptr (GBytes) bytes = g_bytes_new_take (noise, size);
      g_clear_pointer (&stmt, sqlite3_finalize);
      g_assert_true (jsn_sql_run (db, NULL, "INSERT INTO step VALUES (1000, 0, 'x', 'x', 0, ?)", "b", bytes));
      sqlite3_close (db);

      before = fixture_dump (fixture->exhibition);
      g_autoptr (GError) error = NULL;
      gboolean done = jsn_history_undo (fixture->exhibition, &error);
      g_assert_true (done == (error == NULL));
      after = fixture_dump (fixture->exhibition);
      if (!done)
        g_assert_cmpstr (before, ==, after);
      else if (!jsn_history_redo (fixture->exhibition, NULL))
        break; /* it did something, and there is no way back: the history is of no more use here */
      g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
      g_assert_true (jsn_sql_run (db, NULL, "DELETE FROM step WHERE id = 1000", ""));
      sqlite3_close (db);
    }
  g_autoptr (GPtrArray) problems = jsn_exhibition_verify (fixture->exhibition, NULL);
  g_assert_nonnull (problems);
}

static void
test_bounds (Fixture *fixture, gconstpointer data)
{
  static const char *const ratings[] = { "1", "2" };
  sqlite3 *db;

  fixture_add_photo (fixture, "a.jpg");
  for (int i = 0; i < 205; i++)
    rate (fixture, ratings[i % 2], 0);
  g_assert_cmpuint (count_steps (fixture->exhibition), ==, 200);
  /* A long group counts once and is dropped as a whole. */
  for (int i = 0; i < 30; i++)
    rate (fixture, ratings[(i + 1) % 2], 7);
  g_assert_cmpuint (count_steps (fixture->exhibition), ==, 200);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (jsn_sql_int (db, 0, "SELECT count(*) FROM step", ""), ==, 229);

  /* By size, the newest is kept whatever its own. */
  g_assert_true (jsn_sql_run (
      db, NULL, "UPDATE step SET changeset = zeroblob(70000000) WHERE id = (SELECT max(id) - 29 FROM step)", ""));
  sqlite3_close (db);
  rate (fixture, "5", 0);
  g_assert_cmpuint (count_steps (fixture->exhibition), ==, 1);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/exhibition/history/group", test_group);
  add ("/exhibition/history/group-interrupted", test_group_interrupted);
  add ("/exhibition/history/group-of-two", test_group_of_two);
  add ("/exhibition/history/branch", test_branch);
  add ("/exhibition/history/to-the-start", test_to_the_start);
  add ("/exhibition/history/nothing", test_nothing);
  add ("/exhibition/history/abort", test_abort);
  add ("/exhibition/history/full", test_full);
  add ("/exhibition/history/failed-reading", test_failed_reading);
  add ("/exhibition/history/conflict", test_conflict);
  add ("/exhibition/history/reference", test_reference);
  add ("/exhibition/history/hostile", test_hostile);
  add ("/exhibition/history/bounds", test_bounds);
  return g_test_run ();
}
