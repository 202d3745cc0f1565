/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real cameras, odd formats, broken and hostile files, where the shared corpus is at hand: outcome and every fact as
 * its manifest says. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "make.h"
#include "photo/pixels.h"
#include "photo/read.h"

typedef struct
{
  const char *path;
  const char *column; /* of the manifest, "outcome" for expected and allowed */
  const char *reason;
} Exception;

/* Where we are sure that we are right and the manifest is not. */
static const Exception exceptions[] = {
  { "camera/FujiFilm_FinePixS1Pro_4_.jpg", "FNumber",
    "0x829d holds 205/1024, f/0.2: no lens has it; left out with a warning" },
  { "camera/FujiFilm_FinePixS1Pro_4_.jpg", "ISO", "0x8827 holds 0, which no film or sensor has" },
  { "camera/FujiFilm_FinePixS1Pro_4_.jpg", "outcome", "the warning about f/0.2" },
  { "camera/Nikon_E995_iptc_.jpg", "outcome",
    "2:120 holds \"Dateigr\\xf6\\xdfe\" and no 1:90 says the encoding: assumed, and said so" },
  { "hostile/num_exposure_huge.jpg", "ExposureTime", "4294967295/1 s are 136 years" },
  { "hostile/num_exposure_tiny.jpg", "ExposureTime", "1/4294967295 s: light moves 7 cm" },
  { "corrupt/its_b52a2fceb34f9b31cb417379cf8c02ba.tif", "FNumber", "0/1" },
  { "corrupt/its_b52a2fceb34f9b31cb417379cf8c02ba.tif", "ExposureTime", "0/1" },
  { "corrupt/its_b52a2fceb34f9b31cb417379cf8c02ba.tif", "FocalLength", "0/1" },
  { "corrupt/its_b52a2fceb34f9b31cb417379cf8c02ba.tif", "ISO", "0" },
};

static char *corpus;
static GHashTable *columns;
static GPtrArray *rows; /* of char ** */

static const char *
get (char **row, const char *column)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (columns, column));

  g_assert_cmpuint (index, >, 0);
  return index <= g_strv_length (row) ? row[index - 1] : "";
}

static gboolean
load_corpus (void)
{
  const char *shared = g_getenv ("JEONSI_SHARED");
  const char *root = g_getenv ("JEONSI_SOURCE_ROOT");
  g_autofree char *beside = g_build_filename (root ? root : ".", "..", "shared", NULL);
  g_autofree char *text = NULL;

  corpus = g_build_filename (shared ? shared : beside, "photos", NULL);
  g_autofree char *manifest = g_build_filename (corpus, "manifest.tsv", NULL);

  if (!g_file_get_contents (manifest, &text, NULL, NULL))
    return FALSE;

  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) names = g_strsplit (lines[0], "\t", -1);

  columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_insert (columns, g_strdup (names[i]), GUINT_TO_POINTER (i + 1));
  for (guint i = 1; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (rows, g_strsplit (lines[i], "\t", -1));
  return TRUE;
}

static gboolean
is_exception (char **row, const char *column)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (g_str_equal (exceptions[i].path, get (row, "path")) && g_str_equal (exceptions[i].column, column))
      return TRUE;
  return FALSE;
}

/* Digits and letters that count: separators of dates differ. */
static char *
squeeze (const char *text)
{
  g_autofree char *plain = g_uri_unescape_string (text ? text : "", NULL);
  GString *out = g_string_new (NULL);

  for (const char *p = plain ? plain : ""; *p; p++)
    if (strchr ("-: T", *p) == NULL)
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

static guint
compare_text (char **row, const char *column, const char *found)
{
  g_autofree char *want = squeeze (get (row, column));
  g_autofree char *got = squeeze (found);

  if (*want == '\0' || g_str_has_prefix (want, "00000000") || g_str_has_prefix (got, want)
      || is_exception (row, column))
    return 0;
  g_test_message ("%s: %s is %s instead of %s", get (row, "path"), column, got, want);
  return 1;
}

static guint
compare_number (char **row, const char *column, double found, double relative, double absolute)
{
  char *end = NULL;
  double want = g_ascii_strtod (get (row, column), &end);

  if (end == get (row, column) || !isfinite (want) || fabs (found - want) <= relative * fabs (want) + absolute
      || is_exception (row, column))
    return 0;
  g_test_message ("%s: %s is %g instead of %g", get (row, "path"), column, found, want);
  return 1;
}

static guint
compare_facts (char **row, const JsnPhoto *photo)
{
  gboolean turned = photo->orientation >= 5;
  /* The decoder of HEIF turns; exiftool's size is the stored one except there. */
  const char *width = turned ? "ImageHeight" : "ImageWidth";
  const char *height = turned ? "ImageWidth" : "ImageHeight";

  if (!g_str_equal (get (row, "expected"), "imports"))
    return 0;
  return compare_text (row, "Make", photo->make) + compare_text (row, "Model", photo->model)
         + compare_text (row, "LensModel", photo->lens) + compare_text (row, "DateTimeOriginal", photo->taken)
         + compare_number (row, "FNumber", photo->f_number, 0.005, 1e-9)
         + compare_number (row, "ExposureTime", photo->exposure_time_s, 0.005, 1e-9)
         + compare_number (row, "ISO", photo->iso, 0.005, 1e-9)
         + compare_number (row, "FocalLength", photo->focal_length_mm, 0.005, 1e-9)
         + compare_number (row, "GPSLatitude", photo->latitude, 0, 1e-4)
         + compare_number (row, "GPSLongitude", photo->longitude, 0, 1e-4)
         + compare_number (row, "Orientation", photo->orientation, 0, 0)
         + compare_number (row, width, photo->width_px, 0, 0) + compare_number (row, height, photo->height_px, 0, 0);
}

static gboolean
is_allowed (char **row, const char *outcome)
{
  g_auto (GStrv) allowed = g_strsplit (get (row, "allowed"), "|", -1);

  return g_strv_contains ((const char *const *)allowed, outcome) || is_exception (row, "outcome");
}

/* TRUE when the file is still the one of which the manifest speaks. */
static gboolean
is_as_listed (char **row, const char *path)
{
  g_autofree char *data = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return FALSE;

  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)data, size);

  return g_str_equal (sum, get (row, "sha256"));
}

static guint
check_row (char **row)
{
  g_autofree char *relative = g_uri_unescape_string (get (row, "path"), NULL);
  g_autofree char *path = g_build_filename (corpus, relative, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) thumbnail = NULL;
  guint n_wrong = 0;

  if (!is_as_listed (row, path))
    {
      g_test_message ("%s: not the file that the manifest lists; left out", get (row, "path"));
      return 0;
    }

  gint64 start = g_get_monotonic_time ();
  g_autoptr (JsnPhoto) photo = jsn_photo_read (path, &thumbnail, &error);
  double seconds = (g_get_monotonic_time () - start) / 1e6;
  const char *outcome = photo == NULL ? "refused" : photo->warnings->len > 0 ? "imports-with-warning" : "imports";

  g_assert_true ((photo == NULL) == (error != NULL));
  g_assert_true (error == NULL || (error->domain == JSN_ERROR && *error->message != '\0'));
  g_assert_true ((photo == NULL) == (thumbnail == NULL));
  if (!is_allowed (row, outcome))
    {
      g_test_message ("%s: %s (%s), allowed is %s", get (row, "path"), outcome,
                      error                  ? error->message
                      : photo->warnings->len ? (char *)photo->warnings->pdata[0]
                                             : "no warning",
                      get (row, "allowed"));
      n_wrong++;
    }
  if (seconds > 10)
    {
      g_test_message ("%s: took %.1f s", get (row, "path"), seconds);
      n_wrong++;
    }
  return photo ? n_wrong + compare_facts (row, photo) : n_wrong;
}

static void
test_group (gconstpointer group)
{
  guint n_checked = 0;
  guint n_wrong = 0;

  if (rows == NULL)
    {
      g_test_message ("the corpus is not here (%s): nothing was checked; set JEONSI_SHARED to its parent", corpus);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (get (rows->pdata[i], "group"), group))
      {
        n_checked++;
        n_wrong += check_row (rows->pdata[i]);
      }
  g_test_message ("%u files of %s, %u disagreements", n_checked, (const char *)group, n_wrong);
  g_assert_cmpuint (n_checked, >, 0);
  g_assert_cmpuint (n_wrong, ==, 0);
}

static guint32
pixel_at (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

  return ((const guint32 *)row)[x] & 0xffffff;
}

/* The quadrant pictures, whoever wrote them: red, green over blue, white once upright. */
static void
test_quadrants (void)
{
  guint n_checked = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const char *name = get (rows->pdata[i], "path");
      g_autofree char *path = g_build_filename (corpus, name, NULL);

      if (!g_str_has_prefix (name, "orientation/quad_"))
        continue;

      cairo_surface_t *surface = jsn_pixels_load_surface (path, 0, NULL);

      g_test_message ("%s", name);
      g_assert_nonnull (surface);
      g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 96);
      g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 64);
      g_assert_cmphex (pixel_at (surface, 10, 10) & 0x808080, ==, 0x800000);
      g_assert_cmphex (pixel_at (surface, 86, 10) & 0x808080, ==, 0x008000);
      g_assert_cmphex (pixel_at (surface, 10, 54) & 0x808080, ==, 0x000080);
      g_assert_cmphex (pixel_at (surface, 86, 54) & 0x808080, ==, 0x808080);
      cairo_surface_destroy (surface);
      n_checked++;
    }
  g_assert_true (rows == NULL || n_checked > 0);
}

int
main (int argc, char **argv)
{
  static const char *const groups[] = { "camera", "formats", "orientation", "corrupt", "hostile", "fuzzed" };

  make_begin (&argc, &argv);
  load_corpus ();
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *name = g_strconcat ("/photo/corpus/", groups[i], NULL);
      g_test_add_data_func (name, groups[i], test_group);
    }
  g_test_add_func ("/photo/corpus/quadrants", test_quadrants);
  return g_test_run ();
}
