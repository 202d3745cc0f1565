/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Panels as pictures: each template, upright and wide, against what was looked at and found good.
 * JEONSI_UPDATE_GOLDENS=1 writes them anew. */
#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sample.h"

#define HEIGHT_PX 500
/* Fonts of another version draw a little differently; a changed layout differs by far more. */
#define CELL_PX 5
#define CELL_FAR 16
#define MEAN_MAX 1.2
#define SHARE_FAR_MAX 0.01
/* The fonts that the pictures were made with (Debian 12): Noto Sans CJK 2.004, as fontconfig counts it. */
#define FONT_VERSION 131334

typedef struct
{
  const char *name;
  const char *tmpl;
  guint n_photos;
  guint photos[4];
} Golden;

static const Golden goldens[] = {
  { "title", "title", 0, { 0 } },
  { "title-photo", "title", 1, { 0 } },
  { "text", "text", 0, { 0 } },
  { "single", "single", 1, { 0 } },
  { "single-upright", "single", 1, { 1 } },
  { "diptych", "diptych", 2, { 0, 3 } },
  { "diptych-mixed", "diptych", 2, { 0, 1 } },
  { "triptych", "triptych", 3, { 0, 2, 3 } },
  { "four-up", "four-up", 4, { 0, 2, 3, 0 } },
  { "four-up-mixed", "four-up", 4, { 0, 1, 2, 4 } },
};

static int
get_font_version (void)
{
  FcPattern *pattern = FcNameParse ((const FcChar8 *)"Noto Sans CJK KR");
  FcResult result;
  int version = 0;

  FcConfigSubstitute (NULL, pattern, FcMatchPattern);
  FcDefaultSubstitute (pattern);
  FcPattern *match = FcFontMatch (NULL, pattern, &result);
  if (match)
    {
      FcPatternGetInteger (match, FC_FONTVERSION, 0, &version);
      FcPatternDestroy (match);
    }
  FcPatternDestroy (pattern);
  return version;
}

static cairo_surface_t *
render (const Golden *golden, gboolean wide)
{
  g_autoptr (JsnSheet) sheet
      = sample_sheet_new (golden->tmpl, wide ? 841 : 594, wide ? 594 : 841, golden->photos, golden->n_photos);
  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  double scale = HEIGHT_PX / scene->height;
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)lrint (scene->width * scale), HEIGHT_PX);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  jsn_paint_scene (cr, scene, TRUE, sample_paint_photo, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

typedef struct
{
  double mean; /* of 255 */
  double far;  /* share of cells that differ much */
} Difference;

/* Mean of one channel over the cell whose corner is at @x, @y. */
static double
get_cell (cairo_surface_t *surface, int x, int y, int channel)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface), sum = 0;

  for (int row = y; row < y + CELL_PX; row++)
    for (int column = x; column < x + CELL_PX; column++)
      sum += data[row * stride + column * 4 + channel];
  return (double)sum / (CELL_PX * CELL_PX);
}

/* Both have the same size; @shown gets the differences, dark where there are any. Cells, not pixels: type that another
 * version of the libraries draws a fraction of a pixel aside looks the same, type that is gone or broken elsewhere does
 * not. */
static Difference
compare (cairo_surface_t *is, cairo_surface_t *wanted, cairo_surface_t *shown)
{
  double sum = 0, n_far = 0, n_cells = 0;
  cairo_t *cr = cairo_create (shown);

  for (int y = 0; y + CELL_PX <= cairo_image_surface_get_height (is); y += CELL_PX)
    for (int x = 0; x + CELL_PX <= cairo_image_surface_get_width (is); x += CELL_PX)
      {
        double most = 0;

        for (int channel = 0; channel < 3; channel++)
          {
            double off = fabs (get_cell (is, x, y, channel) - get_cell (wanted, x, y, channel));
            most = MAX (most, off);
          }
        sum += most;
        n_far += most > CELL_FAR;
        n_cells++;
        cairo_set_source_rgb (cr, 1 - most / 255, 1 - most / 255, 1 - most / 255);
        cairo_rectangle (cr, x, y, CELL_PX, CELL_PX);
        cairo_fill (cr);
      }
  cairo_destroy (cr);
  return (Difference){ sum / n_cells, n_far / n_cells };
}

static void
write_png (cairo_surface_t *surface, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0777), ==, 0);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
}

static char *
get_failure_path (const char *name, const char *what)
{
  const char *root = g_getenv ("MESON_BUILD_ROOT");
  g_autofree char *file = g_strdup_printf ("%s-%s.png", name, what);

  return g_build_filename (root ? root : g_test_get_dir (G_TEST_BUILT), "golden-failures", file, NULL);
}

static void
fail (const char *name, cairo_surface_t *is, cairo_surface_t *shown, Difference difference)
{
  g_autofree char *is_path = get_failure_path (name, "is");
  g_autofree char *diff_path = get_failure_path (name, "differs");

  write_png (is, is_path);
  if (shown)
    write_png (shown, diff_path);
  g_test_message ("%s: mean difference %.2f (at most %.2f), %.2f %% of the cells far off (at most %.2f %%); see %s",
                  name, difference.mean, MEAN_MAX, 100 * difference.far, 100 * SHARE_FAR_MAX, diff_path);
  if (get_font_version () != FONT_VERSION)
    g_test_message ("The pictures were made with another version of Noto Sans CJK (%d, here %d).", FONT_VERSION,
                    get_font_version ());
  g_test_fail ();
}

static void
judge (const Golden *golden, gboolean wide)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", golden->name, wide ? "wide" : "tall");
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "layout", "golden", file, NULL);
  cairo_surface_t *is = render (golden, wide);

  if (g_strcmp0 (g_getenv ("JEONSI_UPDATE_GOLDENS"), "1") == 0)
    write_png (is, path);

  cairo_surface_t *wanted = cairo_image_surface_create_from_png (path);
  int width = cairo_image_surface_get_width (is), height = cairo_image_surface_get_height (is);
  if (cairo_surface_status (wanted) != CAIRO_STATUS_SUCCESS
      || cairo_image_surface_get_format (wanted) != CAIRO_FORMAT_RGB24
      || cairo_image_surface_get_width (wanted) != width || cairo_image_surface_get_height (wanted) != height)
    {
      g_test_message ("%s is not there or has another size", path);
      fail (name, is, NULL, (Difference){ 255, 1 });
    }
  else
    {
      cairo_surface_t *shown = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
      Difference difference = compare (is, wanted, shown);

      if (!(difference.mean <= MEAN_MAX && difference.far <= SHARE_FAR_MAX))
        fail (name, is, shown, difference);
      cairo_surface_destroy (shown);
    }
  cairo_surface_destroy (wanted);
  cairo_surface_destroy (is);
}

static void
test_golden (gconstpointer data)
{
  judge (data, FALSE);
  judge (data, TRUE);
}

/* The tolerance lets fonts differ, but not a caption of one language that is missing, nor a photo that moved. */
static void
test_sensitivity (void)
{
  cairo_surface_t *is = render (&goldens[3], FALSE), *other = render (&goldens[3], FALSE);
  cairo_surface_t *shown
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (is), HEIGHT_PX);
  cairo_t *cr = cairo_create (other);

  g_assert_cmpfloat (compare (is, other, shown).mean, ==, 0);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0.62 * HEIGHT_PX, 0.35 * cairo_image_surface_get_width (is), 0.12 * HEIGHT_PX);
  cairo_fill (cr);
  cairo_destroy (cr);
  cairo_surface_flush (other);
  Difference erased = compare (is, other, shown);
  g_test_message ("erased: mean %.2f, far %.2f %%", erased.mean, 100 * erased.far);
  g_assert_true (erased.mean > MEAN_MAX || erased.far > SHARE_FAR_MAX);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (other);
  cairo_surface_destroy (is);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (goldens); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/golden/", goldens[i].name, NULL);

      g_test_add_data_func (path, &goldens[i], test_golden);
    }
  g_test_add_func ("/layout/golden/sensitivity", test_sensitivity);
  return g_test_run ();
}
