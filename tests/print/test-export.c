/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet with its originals on the disk, through to the file that a print shop gets. */
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "base/error.h"
#include "pages.h"
#include "photo/read.h"
#include "readback.h"
#include "sheets.h"

typedef struct
{
  char *folder;
  char *path;
  JsnSheet *sheet;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("jeonsi-print-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "panel.pdf", NULL);
  fixture->sheet = test_sheet_new (fixture->folder, "diptych", 297, 420, 2, 1200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (g_getenv ("JEONSI_TEST_KEEP") == NULL)
    test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  jsn_sheet_free (fixture->sheet);
}

static JsnPrintReport *
print (Fixture *fixture, const char *profile, JsnJob *job, GError **error)
{
  return jsn_print_panel (fixture->sheet, jsn_print_profile_find (profile), fixture->path, TEST_TITLE, TEST_CREATED,
                          job, error);
}

static void
test_panel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnPrintReport) report = print (fixture, data, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (report->verified);
  g_assert_nonnull (report->standard);
  g_assert_cmpuint (report->failures->len, ==, 0);
  for (guint i = 0; i < report->warnings->len; i++)
    g_test_message ("warning: %s", (char *)g_ptr_array_index (report->warnings, i));
  g_assert_cmpfloat_with_epsilon (report->trim_width_mm, 297, 1e-9);
  g_assert_cmpfloat_with_epsilon (report->trim_height_mm, 420, 1e-9);
  g_assert_cmpfloat (report->min_ppi, >, 50);
  g_assert_cmpfloat (report->min_ppi, <, 400);
}

/* What stands on the sheet can be read out of the file, word for word. */
static void
test_text (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[]
      = { "첫눈이 내린 경복궁 근정전", "初雪中的景福宫勤政殿", "낙산 성곽길의 저녁", "骆山城墙的黄昏",
          "Evening along the",         "Naksan city wall" };
  g_autoptr (JsnPrintReport) report = print (fixture, "sheet-fed", NULL, NULL);
  g_assert_nonnull (report);
  g_autofree char *text = test_dup_page_text (fixture->path, 0);
  g_autofree char *title = test_dup_title (fixture->path);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i]);
      g_assert_nonnull (strstr (text, expected[i]));
    }
  g_assert_null (strstr (text, "\xef\xbf\xbd"));
  g_assert_cmpstr (title, ==, TEST_TITLE);
}

static void
test_title (Fixture *fixture, gconstpointer data)
{
  const JsnPrintProfile *profile = jsn_print_profile_find ("wide-format");
  static const char *const titles[][2] = { { NULL, "Panel 3" }, { "", "Panel 3" }, { " a\nb\x01 ", "a b" } };

  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsnPrintReport) report
          = jsn_print_panel (fixture->sheet, profile, fixture->path, titles[i][0], TEST_CREATED, NULL, &error);

      g_assert_no_error (error);
      g_autofree char *title = test_dup_title (fixture->path);
      g_assert_cmpstr (title, ==, titles[i][1]);
    }
}

static void
assert_failed (Fixture *fixture, JsnPrintReport *report, const GError *error, GQuark domain, int code)
{
  g_autofree char *content = NULL;

  g_assert_null (report);
  g_assert_error (error, domain, code);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
}

static void
put_old (Fixture *fixture)
{
  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
}

static JsnPhoto *
get_photo (Fixture *fixture)
{
  gint64 id = 1;

  return g_hash_table_lookup (fixture->sheet->photos, &id);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_old (fixture);
  g_assert_cmpint (g_remove (get_photo (fixture)->path), ==, 0);
  JsnPrintReport *report = print (fixture, "sheet-fed", NULL, &error);
  assert_failed (fixture, report, error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "original-1.jpg"));
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  put_old (fixture);
  g_assert_true (g_file_get_contents (get_photo (fixture)->path, &content, &length, NULL));
  content[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (get_photo (fixture)->path, content, (gssize)length, NULL));
  JsnPrintReport *report = print (fixture, "sheet-fed", NULL, &error);
  assert_failed (fixture, report, error, JSN_ERROR, JSN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "original-1.jpg"));

  /* No longer a picture at all: still said to have changed. */
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (get_photo (fixture)->path, "text", -1, NULL));
  report = print (fixture, "sheet-fed", NULL, &error);
  assert_failed (fixture, report, error, JSN_ERROR, JSN_ERROR_CONFLICT);
}

static void
test_arguments (Fixture *fixture, gconstpointer data)
{
  const JsnPrintProfile *profile = jsn_print_profile_find ("sheet-fed");
  static const char *const dates[] = { NULL, "", "2013-04-05", "2013-04-05T06:07:08", "yesterday" };

  put_old (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GError) error = NULL;
      JsnPrintReport *report = jsn_print_panel (fixture->sheet, profile, fixture->path, "t", dates[i], NULL, &error);

      assert_failed (fixture, report, error, JSN_ERROR, JSN_ERROR_ARGUMENT);
    }
  g_autoptr (GError) error = NULL;
  fixture->sheet->panel->width_mm = 5060;
  JsnPrintReport *report = print (fixture, "sheet-fed", NULL, &error);
  assert_failed (fixture, report, error, JSN_ERROR, JSN_ERROR_LIMIT);
}

/* A print shop that cannot be: its bleed reaches over the edge of the paper. */
static void
test_rejected (Fixture *fixture, gconstpointer data)
{
  JsnPrintProfile profile = *jsn_print_profile_find ("sheet-fed");
  g_autoptr (GError) error = NULL;

  put_old (fixture);
  profile.slug_mm = -1;
  JsnPrintReport *report = jsn_print_panel (fixture->sheet, &profile, fixture->path, "t", TEST_CREATED, NULL, &error);
  assert_failed (fixture, report, error, JSN_ERROR, JSN_ERROR_REJECTED);
  g_assert_nonnull (strstr (error->message, "(BOX)"));
}

static void
test_empty_frame (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  JsnPanel *panel = fixture->sheet->panel;

  for (guint i = 0; i < panel->items->len; i++)
    {
      JsnItem *item = g_ptr_array_index (panel->items, i);

      if (item->kind == JSN_ITEM_FRAME)
        item->photo = 0;
    }
  g_autoptr (JsnPrintReport) report = print (fixture, "wide-format", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (isnan (report->min_ppi));
  g_assert_cmpuint (report->warnings->len, >=, 1);
  g_assert_cmpstr (g_ptr_array_index (report->warnings, 0), ==,
                   "Panel 3 has 2 frames without a photo; they are not printed.");
}

/* The moment a stage begins is the moment somebody presses Cancel. */
typedef struct
{
  JsnJob *job;
  const char *stage;
  gint done;
} Canceller;

static gpointer
cancel_at_stage (gpointer data)
{
  Canceller *canceller = data;

  while (!g_atomic_int_get (&canceller->done))
    {
      g_autofree char *stage = NULL;

      jsn_job_get_progress (canceller->job, &stage);
      if (g_strcmp0 (stage, canceller->stage) == 0)
        {
          jsn_job_cancel (canceller->job);
          return NULL;
        }
    }
  return NULL;
}

/* FALSE: the export was done before the other thread woke up. */
static gboolean
cancel_during (Fixture *fixture, const char *stage)
{
  g_autoptr (JsnJob) job = jsn_job_new ();
  g_autoptr (GError) error = NULL;
  Canceller canceller = { job, stage, 0 };
  GThread *thread = NULL;

  put_old (fixture);
  if (stage)
    thread = g_thread_new ("cancel", cancel_at_stage, &canceller);
  else
    jsn_job_cancel (job);
  g_autoptr (JsnPrintReport) report = print (fixture, "sheet-fed", job, &error);
  g_atomic_int_set (&canceller.done, 1);
  if (thread)
    g_thread_join (thread);
  if (report)
    return FALSE;
  assert_failed (fixture, report, error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return TRUE;
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  static const char *const stages[]
      = { NULL, "Reading originals", "Drawing the panel", "Finishing for print", "Reading the file back" };

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      guint tries = 0;

      g_test_message ("%s", stages[i] ? stages[i] : "before it began");
      while (!cancel_during (fixture, stages[i]))
        g_assert_cmpuint (++tries, <, 50);
    }
}

/* A disk that takes only so many bytes, at every phase of the export: the old file stays, and the error says why. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  static const double parts[] = { 0.001, 0.2, 0.5, 0.7, 0.9, 0.99, 0.9999 };
  struct rlimit limit;
  GStatBuf info;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_autoptr (JsnPrintReport) whole = print (fixture, "sheet-fed", NULL, NULL);
  g_assert_nonnull (whole);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  put_old (fixture);
  signal (SIGXFSZ, SIG_IGN);
  for (gsize i = 0; i < G_N_ELEMENTS (parts) + 1; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      limit.rlim_cur = i < G_N_ELEMENTS (parts) ? (rlim_t)((double)info.st_size * parts[i]) : (rlim_t)info.st_size - 1;
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      JsnPrintReport *report = print (fixture, "sheet-fed", NULL, &error);
      assert_failed (fixture, report, error, JSN_ERROR, JSN_ERROR_NO_SPACE);
    }
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsnPrintReport) first = print (fixture, "sheet-fed", NULL, NULL);
  g_usleep (1100 * 1000);
  g_autoptr (JsnPrintReport) second = print (fixture, "sheet-fed", NULL, NULL);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_cmpstr (first->sha256, ==, second->sha256);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)content, length);
  g_assert_cmpstr (first->sha256, ==, digest);
}

#define ADD(name, data, function) g_test_add ("/print/export/" name, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!jsn_photo_init (argv[0], &error))
    g_error ("%s", error->message);
  ADD ("sheet-fed", "sheet-fed", test_panel);
  ADD ("wide-format", "wide-format", test_panel);
  ADD ("text", NULL, test_text);
  ADD ("title", NULL, test_title);
  ADD ("missing", NULL, test_missing);
  ADD ("changed", NULL, test_changed);
  ADD ("arguments", NULL, test_arguments);
  ADD ("rejected", NULL, test_rejected);
  ADD ("empty-frame", NULL, test_empty_frame);
  ADD ("cancelled", NULL, test_cancelled);
  ADD ("full", NULL, test_full);
  ADD ("same-bytes", NULL, test_same_bytes);
  int result = g_test_run ();
  jsn_photo_shutdown ();
  return result;
}
