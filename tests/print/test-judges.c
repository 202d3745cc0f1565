/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges that know nothing of our code: a PDF/X checker, qpdf, and Ghostscript as a RIP. Which of them were there is
 * said. */
#include <string.h>
#include <vips/vips.h>

#include "base/units.h"
#include "pages.h"
#include "photo/read.h"
#include "print/profile.h"
#include "sheets.h"

#define PPI 100

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("jeonsi-print-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "panel.pdf", NULL);
  g_autoptr (JsnSheet) sheet = test_sheet_new (fixture->folder, "diptych", 297, 420, 2, 1200);
  g_autoptr (JsnPrintReport) report = jsn_print_panel (sheet, jsn_print_profile_find ("sheet-fed"), fixture->path,
                                                       TEST_TITLE, TEST_CREATED, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Runs @argv; its output is told when it fails. */
static void
assert_succeeds (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *err = NULL;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s failed: %s%s", argv[0], out, err);
}

static gboolean
have (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    g_test_message ("%s is not installed: not judged by it", program);
  return path != NULL;
}

static void
test_checker (Fixture *fixture, gconstpointer data)
{
  const char *shared = g_getenv ("JEONSI_SHARED"), *root = g_getenv ("JEONSI_SOURCE_ROOT");
  g_autofree char *beside = g_build_filename (root ? root : ".", "..", "shared", NULL);
  g_autofree char *checker = g_build_filename (shared ? shared : beside, "tools", "pdfx_check.py", NULL);
  const char *const probe[] = { "/usr/bin/python3", "-c", "import pikepdf", NULL };
  const char *const argv[]
      = { "/usr/bin/python3", checker, fixture->path, "--trim", "297", "420", "--bleed", "3", "--min-ppi", "50", NULL };
  int status = -1;

  if (!g_file_test (checker, G_FILE_TEST_EXISTS))
    {
      g_test_message ("pdfx_check.py is not at hand: not judged by it");
      return;
    }
  if (!g_spawn_sync (NULL, (char **)probe, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, NULL)
      || status != 0)
    {
      g_test_message ("python3-pikepdf is not installed: not judged by pdfx_check.py");
      return;
    }
  assert_succeeds (argv);
  g_test_message ("judged by pdfx_check.py");
}

static void
test_qpdf (Fixture *fixture, gconstpointer data)
{
  const char *const argv[] = { "qpdf", "--check", fixture->path, NULL };

  if (have ("qpdf"))
    assert_succeeds (argv);
}

/* Darkest and lightest ink (0–1) of a plate within a rectangle in mm from the trim's corner. */
static void
measure (const Fixture *fixture, const char *plate, const double mm[4], double *least, double *most)
{
  const JsnPrintProfile *profile = jsn_print_profile_find ("sheet-fed");
  double around = profile->bleed_mm + profile->slug_mm, scale = PPI / JSN_MM_PER_INCH;
  g_autofree char *path = g_strdup_printf ("%s/plate(%s).tif", fixture->folder, plate);
  VipsImage *image = vips_image_new_from_file (path, NULL), *part = NULL;
  double low, high;

  g_assert_nonnull (image);
  g_assert_cmpint (vips_crop (image, &part, (int)((mm[0] + around) * scale), (int)((mm[1] + around) * scale),
                              (int)(mm[2] * scale), (int)(mm[3] * scale), NULL),
                   ==, 0);
  g_assert_cmpint (vips_min (part, &low, NULL), ==, 0);
  g_assert_cmpint (vips_max (part, &high, NULL), ==, 0);
  *least = 1 - high / 255;
  *most = 1 - low / 255;
  g_object_unref (part);
  g_object_unref (image);
}

static void
assert_plate (const Fixture *fixture, const char *plate, const double mm[4], double least, double most)
{
  double low, high;

  measure (fixture, plate, mm, &low, &high);
  g_test_message ("%s: %.2f–%.2f", plate, low, high);
  g_assert_cmpfloat_with_epsilon (low, least, 0.02);
  g_assert_cmpfloat_with_epsilon (high, most, 0.02);
}

/* Body text is on the black plate alone; crop marks are on all four. */
static void
test_plates (Fixture *fixture, gconstpointer data)
{
  static const double text[4] = { 10, 392, 250, 18 }, mark[4] = { -9, -0.6, 4, 1.2 };
  static const char *const plates[] = { "Cyan", "Magenta", "Yellow", "Black" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) profile = jsn_print_profile_load (jsn_print_profile_find ("sheet-fed"), &error);
  g_autofree char *icc = g_build_filename (fixture->folder, "press.icc", NULL);
  g_autofree char *out = g_build_filename (fixture->folder, "plate.tif", NULL);
  g_autofree char *in_icc = g_strconcat ("-sDefaultCMYKProfile=", icc, NULL);
  g_autofree char *out_icc = g_strconcat ("-sOutputICCProfile=", icc, NULL);
  const char *const argv[]
      = { "gs",    "-q", "-dNOPAUSE", "-dBATCH",     "-dNOSAFER", "-sDEVICE=tiffsep", "-r100", in_icc,
          out_icc, "-o", out,         fixture->path, NULL };

  if (!have ("gs"))
    return;
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (icc, g_bytes_get_data (profile, NULL), (gssize)g_bytes_get_size (profile), NULL));
  assert_succeeds (argv);
  for (guint i = 0; i < 3; i++)
    assert_plate (fixture, plates[i], text, 0, 0);
  double low, high;
  measure (fixture, "Black", text, &low, &high);
  g_assert_cmpfloat (high, >, 0.6);
  for (guint i = 0; i < 4; i++)
    {
      measure (fixture, plates[i], mark, &low, &high);
      g_test_message ("mark on %s: %.2f", plates[i], high);
      g_assert_cmpfloat (high, >, 0.2);
    }
}

#define ADD(name, function) g_test_add ("/print/judges/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!jsn_photo_init (argv[0], &error))
    g_error ("%s", error->message);
  ADD ("checker", test_checker);
  ADD ("qpdf", test_qpdf);
  ADD ("plates", test_plates);
  int result = g_test_run ();
  jsn_photo_shutdown ();
  return result;
}
