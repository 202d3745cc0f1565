/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample knows no files; here its photos become JPEGs. */
#include "sheets.h"

#include <vips/vips.h>

#include "../layout/sample.h"
#include "photo/read.h"

static void
write_original (const char *folder, JsnPhoto *photo, int long_edge_px)
{
  double scale = (double)long_edge_px / MAX (photo->width_px, photo->height_px);
  g_autoptr (GError) error = NULL;
  VipsImage *pixels, *rgb = NULL;

  photo->width_px = (int)(photo->width_px * scale);
  photo->height_px = (int)(photo->height_px * scale);
  photo->components = 3;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, photo->width_px, photo->height_px);
  cairo_t *cr = cairo_create (surface);
  cairo_scale (cr, photo->width_px, photo->height_px);
  g_assert_true (sample_paint_photo (cr, photo, NULL));
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  g_autofree guint8 *samples = g_malloc ((gsize)photo->width_px * photo->height_px * 3);
  for (int y = 0; y < photo->height_px; y++)
    {
      const guint32 *row = (const guint32 *)(gpointer)(cairo_image_surface_get_data (surface)
                                                       + (gsize)y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < photo->width_px; x++)
        for (int c = 0; c < 3; c++)
          samples[((gsize)y * photo->width_px + x) * 3 + c] = (guint8)(row[x] >> (16 - 8 * c));
    }
  cairo_surface_destroy (surface);
  pixels = vips_image_new_from_memory (samples, (gsize)photo->width_px * photo->height_px * 3, photo->width_px,
                                       photo->height_px, 3, VIPS_FORMAT_UCHAR);
  g_assert_cmpint (vips_copy (pixels, &rgb, "interpretation", VIPS_INTERPRETATION_sRGB, NULL), ==, 0);
  photo->path = g_strdup_printf ("%s/original-%d.jpg", folder, (int)photo->id);
  g_assert_cmpint (vips_jpegsave (rgb, photo->path, "Q", 90, NULL), ==, 0);
  g_object_unref (rgb);
  g_object_unref (pixels);
  photo->hash = jsn_photo_hash (photo->path, &error);
  g_assert_no_error (error);
}

JsnSheet *
test_sheet_new (
    const char *folder, const char *tmpl, double width_mm, double height_mm, guint n_photos, int long_edge_px)
{
  static const guint photos[] = { 0, 1, 2, 3, 4 };
  JsnSheet *sheet = sample_sheet_new (tmpl, width_mm, height_mm, photos, n_photos);
  GHashTableIter iter;
  gpointer photo;

  g_hash_table_iter_init (&iter, sheet->photos);
  while (g_hash_table_iter_next (&iter, NULL, &photo))
    write_original (folder, photo, long_edge_px);
  return sheet;
}
