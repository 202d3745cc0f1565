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
  int result = g_test_run ();
  jsn_photo_shutdown ();
  return result;
}
