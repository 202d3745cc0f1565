/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several programs on one file, and programs that are killed; this executable is its own second program. */
#include "fixture.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "base/sql.h"

#define N_KILLS 40
#define N_EDITS 25
#define N_PROCESSES 3

static gint64
get_count (JsnExhibition *exhibition)
{
  g_autofree char *city = jsn_exhibition_dup_setting (exhibition, "city");

  return g_ascii_strtoll (city, NULL, 10);
}

/* Adds 1 to a number that is read and written within one edit. */
static gboolean
add_one (JsnExhibition *exhibition, GError **error)
{
  g_autoptr (JsnEdit) edit = jsn_edit_begin (exhibition, "test", "Test", 0, error);
  g_autofree char *city = NULL;

  if (edit == NULL)
    return FALSE;
  city = g_strdup_printf ("%" G_GINT64_FORMAT, get_count (exhibition) + 1);
  return jsn_exhibition_set (edit, "city", NULL, city, error) && jsn_edit_commit (g_steal_pointer (&edit), error);
}

/* The second program: --count N_EDITS adds that often; --write goes on until it is killed, two values in each edit that
 * must always be the same, and says each number after it was committed. */
static int
run_helper (const char *mode, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnExhibition) exhibition = jsn_exhibition_open (path, FALSE, &error);

  for (int i = 0; exhibition && i < N_EDITS && g_str_equal (mode, "--count"); i++)
    if (!add_one (exhibition, &error))
      break;
  while (exhibition && error == NULL && g_str_equal (mode, "--write"))
    {
      JsnEdit *edit = jsn_edit_begin (exhibition, "test", "Test", 0, &error);
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, get_count (exhibition) + 1);

      if (edit && jsn_exhibition_set (edit, "city", NULL, value, &error)
          && jsn_kit_set (edit, "contact_name", NULL, value, &error) && jsn_edit_commit (edit, &error))
        {
          printf ("%s\n", value);
          fflush (stdout);
        }
    }
  if (error)
    fprintf (stderr, "%s\n", error->message);
  return error ? 1 : 0;
}

static GPid
spawn (const char *mode, const char *path, int *out)
{
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "/proc/self/exe", mode, path, NULL };
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, out, NULL,
                            &error);
  g_assert_no_error (error);
  return pid;
}

static int
wait_for (GPid pid)
{
  int status;

  while (waitpid (pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  return status;
}

static void
test_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GPid pids[N_PROCESSES];

  for (int i = 0; i < N_PROCESSES; i++)
    pids[i] = spawn ("--count", fixture->path, NULL);
  for (int i = 0; i < N_EDITS; i++)
    {
      add_one (fixture->exhibition, &error);
      g_assert_no_error (error);
    }
  for (int i = 0; i < N_PROCESSES; i++)
    g_assert_cmpint (wait_for (pids[i]), ==, 0);
  g_assert_cmpint (get_count (fixture->exhibition), ==, (N_PROCESSES + 1) * N_EDITS);

  g_autoptr (GPtrArray) steps = jsn_history_list (fixture->exhibition, &error);
  g_assert_cmpuint (steps->len, ==, (N_PROCESSES + 1) * N_EDITS);
}

static gint64
read_last (int fd)
{
  g_autoptr (GString) said = g_string_new (NULL);
  char buffer[4096];
  ssize_t n;

  while ((n = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (said, buffer, n);
  close (fd);
  /* A line may be cut short by the kill. */
  g_string_truncate (said, strrchr (said->str, '\n') ? strrchr (said->str, '\n') - said->str : 0);
  const char *last = strrchr (said->str, '\n');
  return g_ascii_strtoll (last ? last + 1 : said->str, NULL, 10);
}

static void
wait_for_output (int fd)
{
  GPollFD poll = { fd, G_IO_IN, 0 };

  g_assert_cmpint (g_poll (&poll, 1, 20000), ==, 1);
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  gint64 total = 0, n_hot = 0;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_clear_object (&fixture->exhibition);
  for (int i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GError) error = NULL;
      int out;
      GPid pid = spawn ("--write", fixture->path, &out);

      /* Most while it writes, some while it still opens. */
      if (i % 4)
        wait_for_output (out);
      g_usleep ((gulong)g_test_rand_int_range (0, 40000));
      g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
      gint64 said = read_last (out);
      g_assert_true (WIFSIGNALED (wait_for (pid)));
      n_hot += g_file_test (journal, G_FILE_TEST_EXISTS);

      g_autoptr (JsnExhibition) exhibition = jsn_exhibition_open (fixture->path, FALSE, &error);
      g_assert_no_error (error);
      g_autoptr (JsnTexts) kit = jsn_kit_load_texts (exhibition, &error);
      gint64 count = get_count (exhibition);
      const char *same = jsn_texts_get (kit, "contact_name", NULL);
      g_assert_cmpint (count, >=, MAX (said, total));
      g_assert_cmpint (count, <=, MAX (said, total) + 1);
      g_assert_cmpint (same ? g_ascii_strtoll (same, NULL, 10) : 0, ==, count);
      g_autoptr (GPtrArray) problems = jsn_exhibition_verify (exhibition, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (problems->len, ==, 0);
      total = count;
    }
  g_test_message ("%d commits, %d of %d kills left a journal", (int)total, (int)n_hot, N_KILLS);
  g_assert_cmpint (total, >=, N_KILLS * 3 / 4);

  /* A journal into which nothing was written yet lies there until the next change. */
  fixture->exhibition = jsn_exhibition_open (fixture->path, FALSE, NULL);
  g_assert_true (add_one (fixture->exhibition, NULL));
}

static void
on_changed (JsnExhibition *exhibition, JsnChanges *changes, gpointer data)
{
  ++*(guint *)data;
}

static void
test_poll (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  g_signal_connect (fixture->exhibition, "changed", G_CALLBACK (on_changed), &n_changed);
  jsn_exhibition_poll (fixture->exhibition);
  g_assert_cmpuint (n_changed, ==, 0);
  add_one (fixture->exhibition, &error);
  g_assert_cmpuint (n_changed, ==, 1);
  jsn_exhibition_poll (fixture->exhibition);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpint (wait_for (spawn ("--count", fixture->path, NULL)), ==, 0);
  jsn_exhibition_poll (fixture->exhibition);
  g_assert_cmpuint (n_changed, ==, 2);
  jsn_exhibition_poll (fixture->exhibition);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpint (get_count (fixture->exhibition), ==, 1 + N_EDITS);
}

/* Reading leaves no lock behind that would stop another program. */
static void
test_no_lock_left (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db;

  fixture_add_photo (fixture, "a.jpg");
  fixture_add_panel (fixture, 1);
  g_autofree char *dump = fixture_dump (fixture->exhibition);
  g_autofree char *label = jsn_history_dup_undo_label (fixture->exhibition);
  g_autoptr (GBytes) thumbnail = jsn_photos_load_thumbnail (fixture->exhibition, 1);
  g_assert_cmpint (jsn_photos_find_hash (fixture->exhibition, "none"), ==, 0);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE; ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_null (jsn_edit_begin (fixture->exhibition, "test", "Test", 0, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_BUSY);
  g_assert_cmpint (g_get_monotonic_time () - start, >, 8 * G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 13 * G_USEC_PER_SEC);
  g_clear_error (&error);
  g_assert_cmpint (sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  g_assert_true (add_one (fixture->exhibition, &error));
  g_assert_no_error (error);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && (g_str_equal (argv[1], "--count") || g_str_equal (argv[1], "--write")))
    return run_helper (argv[1], argv[2]);
  g_test_init (&argc, &argv, NULL);
  add ("/exhibition/processes/together", test_together);
  add ("/exhibition/processes/kill", test_kill);
  add ("/exhibition/processes/poll", test_poll);
  add ("/exhibition/processes/no-lock-left", test_no_lock_left);
  add ("/exhibition/processes/busy", test_busy);
  return g_test_run ();
}
