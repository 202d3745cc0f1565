/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encoding a picture: libvips compresses, our own EXIF goes in as it is. */
#include "painter/negative.h"

#include <string.h>
#include <vips/vips.h>

#include "base/error.h"
#include "base/i18n.h"
#include "painter/exif.h"

#define THUMBNAIL_PX 160

static gboolean
start_vips (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    g_once_init_leave (&started, VIPS_INIT ("jeonsi") == 0 ? 1 : 2);
  return started == 1;
}

static guint8 *
shrink_picture (const guint8 *picture, int width, int height, int small_width, int small_height)
{
  guint8 *small = g_malloc (3 * (gsize)small_width * small_height);

  for (int y = 0; y < small_height; y++)
    for (int x = 0; x < small_width; x++)
      {
        int x0 = x * width / small_width, x1 = MAX ((x + 1) * width / small_width, x0 + 1);
        int y0 = y * height / small_height, y1 = MAX ((y + 1) * height / small_height, y0 + 1);
        guint64 sum[3] = { 0 };

        for (int j = y0; j < y1; j++)
          for (int i = x0; i < x1; i++)
            for (int band = 0; band < 3; band++)
              sum[band] += picture[3 * ((gsize)j * width + i) + band];
        for (int band = 0; band < 3; band++)
          small[3 * ((gsize)y * small_width + x) + band] = (guint8)(sum[band] / ((guint64)(x1 - x0) * (y1 - y0)));
      }
  return small;
}

/* A quarter turn to the left, which orientation 6 asks the viewer to undo. */
static guint8 *
turn_picture (const guint8 *picture, int width, int height)
{
  guint8 *turned = g_malloc (3 * (gsize)width * height);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      memcpy (turned + 3 * ((gsize)(width - 1 - x) * height + y), picture + 3 * ((gsize)y * width + x), 3);
  return turned;
}

/* `profile` NULL for none (thumbnails). */
static GBytes *
compress (const guint8 *picture, int width, int height, int quality, const char *profile, GError **error)
{
  VipsImage *raw = vips_image_new_from_memory (picture, 3 * (gsize)width * height, width, height, 3, VIPS_FORMAT_UCHAR);
  VipsImage *image = NULL;
  void *bytes = NULL;
  size_t size = 0;
  int failed = raw == NULL
               || vips_copy (raw, &image, "interpretation", VIPS_INTERPRETATION_sRGB, "xres", 300 / 25.4, "yres",
                             300 / 25.4, NULL);

  if (!failed && profile != NULL)
    failed = vips_jpegsave_buffer (image, &bytes, &size, "Q", quality, "optimize_coding", TRUE, "profile", profile,
                                   "subsample_mode", VIPS_FOREIGN_SUBSAMPLE_ON, NULL);
  else if (!failed)
    failed = vips_jpegsave_buffer (image, &bytes, &size, "Q", quality, "strip", TRUE, NULL);
  g_clear_object (&image);
  g_clear_object (&raw);
  if (failed)
    {
      jsn_error_set (error, JSN_ERROR_FAILED, _ ("The painting could not be compressed: %s"), vips_error_buffer ());
      vips_error_clear ();
      return NULL;
    }
  return g_bytes_new_with_free_func (bytes, size, g_free, bytes);
}

/* Copies the JPEG with `exif` right after its start and without any EXIF of its encoder. */
static GBytes *
splice_exif (GBytes *jpeg, GBytes *exif)
{
  gsize size, exif_size;
  const guint8 *bytes = g_bytes_get_data (jpeg, &size);
  const guint8 *exif_bytes = g_bytes_get_data (exif, &exif_size);
  GByteArray *whole = g_byte_array_sized_new ((guint)(size + exif_size + 4));
  guint8 head[4] = { 0xff, 0xe1, (guint8)((exif_size + 2) >> 8), (guint8)(exif_size + 2) };
  gsize at = 2;

  g_assert (exif_size + 2 <= 0xffff);
  g_byte_array_append (whole, bytes, 2);
  g_byte_array_append (whole, head, 4);
  g_byte_array_append (whole, exif_bytes, (guint)exif_size);
  while (at + 4 <= size && bytes[at] == 0xff && (bytes[at + 1] & 0xf0) == 0xe0)
    {
      gsize length = 2 + ((gsize)bytes[at + 2] << 8 | bytes[at + 3]);

      /* A camera's file has no JFIF header beside its EXIF. */
      if (bytes[at + 1] != 0xe1 && bytes[at + 1] != 0xe0)
        g_byte_array_append (whole, bytes + at, (guint)length);
      at += length;
    }
  g_byte_array_append (whole, bytes + at, (guint)(size - at));
  return g_byte_array_free_to_bytes (whole);
}

GBytes *
jsn_negative_encode (const JsnView *view, const guint8 *picture, int width, int height, GError **error)
{
  int longest = MAX (width, height), small_width = MAX (width * THUMBNAIL_PX / longest, 1),
      small_height = MAX (height * THUMBNAIL_PX / longest, 1);
  g_autofree guint8 *small = shrink_picture (picture, width, height, small_width, small_height);
  g_autofree guint8 *turned = NULL, *small_turned = NULL;
  g_autoptr (GBytes) thumbnail = NULL, exif = NULL, jpeg = NULL;

  if (!start_vips ())
    {
      jsn_error_set (error, JSN_ERROR_FAILED, _ ("The image library could not be started: %s"), vips_error_buffer ());
      return NULL;
    }
  if (view->stored_turned)
    {
      int upright_width = width, upright_small = small_width;

      picture = turned = turn_picture (picture, width, height);
      small_turned = turn_picture (small, small_width, small_height);
      width = height;
      height = upright_width;
      small_width = small_height;
      small_height = upright_small;
    }
  thumbnail = compress (small_turned != NULL ? small_turned : small, small_width, small_height, 80, NULL, error);
  if (thumbnail == NULL)
    return NULL;
  jpeg = compress (picture, width, height, 92, "srgb", error);
  if (jpeg == NULL)
    return NULL;
  exif = jsn_exif_block (view, width, height, thumbnail);
  return splice_exif (jpeg, exif);
}
