/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels upright, in the right colours, and nothing private beside them. */
#include <string.h>
#include <vips/vips.h>

#include "make.h"
#include "photo/jpeg.h"
#include "photo/pixels.h"
#include "photo/read.h"

/* Where red, green, blue and white of the stored picture stand once it is upright: top left, top right, bottom left,
 * bottom right. EXIF 2.32, 4.6.4 A, Orientation. */
static const char *const upright[] = { NULL, "RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB" };

static char
name_color (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *)row)[x];
  gboolean red = (pixel >> 16 & 0xff) > 128;
  gboolean green = (pixel >> 8 & 0xff) > 128;
  gboolean blue = (pixel & 0xff) > 128;

  return red && green && blue ? 'W' : red ? 'R' : green ? 'G' : blue ? 'B' : '?';
}

static void
check_corners (cairo_surface_t *surface, int width, int height, const char *corners)
{
  g_assert_nonnull (surface);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, height);

  const char found[]
      = { name_color (surface, width / 8, height / 8), name_color (surface, width * 7 / 8, height / 8),
          name_color (surface, width / 8, height * 7 / 8), name_color (surface, width * 7 / 8, height * 7 / 8), '\0' };

  g_assert_cmpstr (found, ==, corners);
  cairo_surface_destroy (surface);
}

static GBytes *
make_oriented (int orientation)
{
  ExifData *exif = make_exif ();

  make_exif_short (exif, EXIF_IFD_0, EXIF_TAG_ORIENTATION, orientation);

  g_autoptr (GBytes) block = make_exif_finish (exif);
  g_autoptr (GBytes) jpeg = make_jpeg (96, 64);

  return make_with_exif (jpeg, block);
}

static GBytes *
encode_press (const char *path, int max_edge_px, int quality)
{
  JsnPressPixels press = { .max_edge_px = max_edge_px, .quality = quality };

  g_assert_true (jsn_pixels_encode_press (path, &press, 1, NULL, NULL));
  return press.jpeg;
}

static void
check_orientation (const char *path, int orientation)
{
  int width = orientation < 5 ? 96 : 64;
  int height = orientation < 5 ? 64 : 96;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) thumbnail = NULL;
  g_autoptr (JsnPhoto) photo = jsn_photo_read (path, &thumbnail, &error);
  JsnPressPixels press = { .max_edge_px = 4000, .quality = 90 };
  g_autoptr (GBytes) press_jpeg = jsn_pixels_encode_press (path, &press, 1, NULL, NULL) ? press.jpeg : NULL;
  g_autoptr (JsnPrintPixels) print = jsn_pixels_load_print (path, NULL);

  g_assert_no_error (error);
  g_assert_cmpint (photo->orientation, ==, orientation);
  g_assert_cmpint (photo->width_px, ==, width);
  g_assert_cmpint (photo->height_px, ==, height);
  check_corners (jsn_pixels_load_surface (path, 0, NULL), width, height, upright[orientation]);
  check_corners (jsn_pixels_load_surface (path, 48, NULL), width / 2, height / 2, upright[orientation]);
  check_corners (jsn_pixels_decode_surface (thumbnail, NULL), width, height, upright[orientation]);
  check_corners (jsn_pixels_decode_surface (press_jpeg, NULL), width, height, upright[orientation]);
  g_assert_cmpint (press.width_px, ==, width);
  g_assert_cmpint (press.height_px, ==, height);
  /* Paper gets the samples as stored, and is told what to do. */
  g_assert_cmpint (print->orientation, ==, orientation);
  g_assert_cmpint (print->width_px, ==, 96);
  g_assert_cmpint (print->height_px, ==, 64);
  check_corners (jsn_pixels_decode_surface (print->jpeg, NULL), 96, 64, upright[1]);
}

static void
test_orientation_jpeg (void)
{
  char *folder = make_folder ();

  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) jpeg = make_oriented (orientation);
      g_autofree char *path = make_file (folder, "photo.jpg", jpeg);

      g_test_message ("%d", orientation);
      check_orientation (path, orientation);
    }
  make_remove (folder);
}

/* libvips writes tag 274 at the end of the directory as a SHORT, alone in its four bytes. */
static GBytes *
make_oriented_tiff (int orientation)
{
  g_autoptr (GBytes) jpeg = make_jpeg (96, 64);
  VipsImage *image = vips_image_new_from_buffer (g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg), "", NULL);
  VipsImage *copy = NULL;
  void *data = NULL;
  size_t size = 0;

  g_assert_cmpint (vips_copy (image, &copy, NULL), ==, 0);
  vips_image_set_int (copy, VIPS_META_ORIENTATION, orientation);
  g_assert_cmpint (vips_tiffsave_buffer (copy, &data, &size, NULL), ==, 0);
  g_object_unref (copy);
  g_object_unref (image);
  return g_bytes_new_with_free_func (data, size, g_free, data);
}

static void
test_orientation_tiff (void)
{
  char *folder = make_folder ();

  for (int orientation = 1; orientation <= 8; orientation++)
    {
      g_autoptr (GBytes) tiff = make_oriented_tiff (orientation);
      g_autofree char *path = make_file (folder, "photo.tif", tiff);

      g_test_message ("%d", orientation);
      check_orientation (path, orientation);
    }
  make_remove (folder);
}

/* A PNG chunk with a wrong CRC would be a damaged file: computed here. */
static guint32
crc (const guint8 *data, gsize size)
{
  guint32 value = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      value ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        value = value & 1 ? value >> 1 ^ 0xedb88320 : value >> 1;
    }
  return ~value;
}

/* @exif in an eXIf chunk behind the pixels, where libraries do not look. */
static void
test_orientation_png (void)
{
  ExifData *exif = make_exif ();

  make_exif_short (exif, EXIF_IFD_0, EXIF_TAG_ORIENTATION, 6);

  g_autoptr (GBytes) block = make_exif_finish (exif);
  g_autoptr (GBytes) png = make_picture (96, 64, ".png[strip=true]");
  gsize size;
  const guint8 *data = g_bytes_get_data (png, &size);
  guint32 length = GUINT32_TO_BE (g_bytes_get_size (block));
  g_autoptr (GByteArray) chunk = g_byte_array_new ();
  GByteArray *file = g_byte_array_new ();
  char *folder = make_folder ();

  g_byte_array_append (chunk, (const guint8 *)"eXIf", 4);
  g_byte_array_append (chunk, g_bytes_get_data (block, NULL), g_bytes_get_size (block));

  guint32 sum = GUINT32_TO_BE (crc (chunk->data, chunk->len));

  g_byte_array_append (file, data, size - 12);
  g_byte_array_append (file, (const guint8 *)&length, 4);
  g_byte_array_append (file, chunk->data, chunk->len);
  g_byte_array_append (file, (const guint8 *)&sum, 4);
  g_byte_array_append (file, data + size - 12, 12);

  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (file);
  g_autofree char *path = make_file (folder, "photo.png", bytes);

  check_orientation (path, 6);
  make_remove (folder);
}

static GBytes *
read_path (const char *path)
{
  char *data = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  return g_bytes_new_take (data, size);
}

/* What must stay: from the first table to the end of the picture. What must go: everything that names a person or
 * place. */
static void
test_print_strips (void)
{
  ExifData *exif = make_exif ();

  make_exif_text (exif, EXIF_IFD_0, EXIF_TAG_ARTIST, "SECRET-ARTIST");
  make_exif_text (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE_REF, "N");
  make_exif_rationals (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE, 3, (guint32[]){ 37, 1, 33, 1, 59, 1 });

  g_autoptr (GBytes) block = make_exif_finish (exif);
  g_autoptr (GBytes) plain = make_jpeg (96, 64);
  g_autoptr (GBytes) secret = g_bytes_new ("SECRET-COMMENT", 14);
  g_autoptr (GBytes) comment = make_segment (0xfe, "", 0, secret);
  g_autoptr (GBytes) iptc = make_segment (0xed, "Photoshop 3.0", 14, secret);
  g_autoptr (GBytes) extra = make_segment (0xe2, "MPF", 4, secret);
  g_autoptr (GBytes) a = make_with_exif (plain, block);
  g_autoptr (GBytes) b = make_spliced (a, comment);
  g_autoptr (GBytes) c = make_spliced (b, iptc);
  g_autoptr (GBytes) d = make_spliced (c, extra);
  GByteArray *file = g_byte_array_new ();
  char *folder = make_folder ();

  g_byte_array_append (file, g_bytes_get_data (d, NULL), g_bytes_get_size (d));
  g_byte_array_append (file, (const guint8 *)"PK\3\4SECRET-TAIL", 15);

  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (file);
  g_autofree char *path = make_file (folder, "photo.jpg", bytes);
  g_autoptr (JsnPrintPixels) print = jsn_pixels_load_print (path, NULL);
  g_autoptr (GBytes) press = encode_press (path, 50, 80);
  const guint8 *original = g_bytes_get_data (plain, NULL);
  const guint8 *tables = memmem (original, g_bytes_get_size (plain), "\xff\xdb", 2);
  g_autoptr (GBytes) after = read_path (path);

  g_assert_true (print->passed);
  g_assert_false (make_contains (print->jpeg, "SECRET", 6));
  g_assert_false (make_contains (print->jpeg, "Exif", 4));
  g_assert_false (make_contains (press, "SECRET", 6));
  g_assert_false (make_contains (press, "Exif", 4));
  g_assert_true (make_contains (bytes, "SECRET", 6));
  g_assert_true (make_contains (print->jpeg, tables, original + g_bytes_get_size (plain) - tables));
  g_assert_true (g_bytes_equal (after, bytes));
  make_remove (folder);
}

/* A picture whose end is missing is made whole for paper: no page carries a stream that a reader stumbles over. */
static void
test_print_mends (void)
{
  g_autoptr (GBytes) whole = make_jpeg (400, 300);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) * 2 / 3);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "half.jpg", half);
  g_autoptr (JsnPrintPixels) print = jsn_pixels_load_print (path, NULL);
  VipsImage *image = NULL;
  double mean;
  gsize length;
  const void *data;

  g_assert_nonnull (print);
  g_assert_false (print->passed);
  data = g_bytes_get_data (print->jpeg, &length);
  g_assert_cmpint (vips_jpegload_buffer ((void *)data, length, &image, "fail_on", VIPS_FAIL_ON_WARNING, NULL), ==, 0);
  g_assert_cmpint (vips_avg (image, &mean, NULL), ==, 0);
  g_assert_cmpint (vips_image_get_height (image), ==, 300);
  g_object_unref (image);
  make_remove (folder);
}

/* As small as pictures get. */
static void
test_print_tiny (void)
{
  char *folder = make_folder ();

  for (int size = 1; size <= 9; size += 4)
    {
      g_autoptr (GBytes) tiny = make_jpeg (size, 1);
      g_autofree char *path = make_file (folder, "tiny.jpg", tiny);
      g_autoptr (JsnPrintPixels) print = jsn_pixels_load_print (path, NULL);

      g_assert_nonnull (print);
      g_assert_true (print->passed);
      g_assert_cmpint (print->width_px, ==, size);
    }
  make_remove (folder);
}

/* A profile in two chunks, the second one first in the file. */
static void
test_profile_chunks (void)
{
  VipsBlob *blob = NULL;
  size_t size;

  g_assert_cmpint (vips_profile_load ("p3", &blob, NULL), ==, 0);

  const guint8 *profile = vips_blob_get (blob, &size);
  g_autoptr (GBytes) first = g_bytes_new (profile, 200);
  g_autoptr (GBytes) second = g_bytes_new (profile + 200, size - 200);
  g_autoptr (GBytes) one = make_segment (0xe2, "ICC_PROFILE\0\1\2", 14, first);
  g_autoptr (GBytes) two = make_segment (0xe2, "ICC_PROFILE\0\2\2", 14, second);
  g_autoptr (GBytes) plain = make_jpeg (16, 16);
  g_autoptr (GBytes) a = make_spliced (plain, one);
  g_autoptr (GBytes) b = make_spliced (a, two);
  g_autoptr (GBytes) missing = make_spliced (plain, two);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "photo.jpg", b);
  g_autofree char *broken = make_file (folder, "broken.jpg", missing);
  g_autoptr (JsnPhoto) photo = jsn_photo_read (path, NULL, NULL);
  g_autoptr (JsnPrintPixels) print = jsn_pixels_load_print (path, NULL);
  g_autoptr (JsnPhoto) broken_photo = jsn_photo_read (broken, NULL, NULL);
  g_autoptr (JsnPrintPixels) broken_print = jsn_pixels_load_print (broken, NULL);

  g_assert_nonnull (photo->color_profile);
  g_assert_cmpuint (photo->warnings->len, ==, 0);
  g_assert_nonnull (print->profile);
  g_assert_cmpmem (g_bytes_get_data (print->profile, NULL), g_bytes_get_size (print->profile), profile, size);
  g_assert_null (broken_photo->color_profile);
  g_assert_cmpuint (broken_photo->warnings->len, ==, 1);
  g_assert_null (broken_print->profile);
  vips_area_unref (VIPS_AREA (blob));
  make_remove (folder);
}

static void
check_color (cairo_surface_t *surface, guint32 expected)
{
  g_assert_nonnull (surface);

  guint32 pixel = *(const guint32 *)cairo_image_surface_get_data (surface) & 0xffffff;

  g_test_message ("%06x for %06x", pixel, expected);
  for (int shift = 0; shift < 24; shift += 8)
    g_assert_cmpint (ABS ((int)(pixel >> shift & 0xff) - (int)(expected >> shift & 0xff)), <=, 4);
  cairo_surface_destroy (surface);
}

static GBytes *
make_flat (int bands, const guint8 *color, VipsInterpretation interpretation, const char *suffix)
{
  g_autofree guint8 *pixels = g_malloc (32 * 32 * bands);
  VipsImage *copy = NULL;
  void *data = NULL;
  size_t size = 0;

  for (int i = 0; i < 32 * 32; i++)
    memcpy (pixels + i * bands, color, bands);

  VipsImage *image = vips_image_new_from_memory (pixels, 32 * 32 * bands, 32, 32, bands, VIPS_FORMAT_UCHAR);

  g_assert_cmpint (vips_copy (image, &copy, "interpretation", interpretation, NULL), ==, 0);
  g_assert_cmpint (vips_image_write_to_buffer (copy, suffix, &data, &size, NULL), ==, 0);
  g_object_unref (copy);
  g_object_unref (image);
  return g_bytes_new_with_free_func (data, size, g_free, data);
}

/* Pure blue stays blue (a way over XYZ makes it violet), transparent becomes white paper, grey becomes grey. */
static void
test_colors (void)
{
  g_autoptr (GBytes) blue = make_flat (3, (const guint8[]){ 0, 0, 255 }, VIPS_INTERPRETATION_sRGB, ".png");
  g_autoptr (GBytes) clear = make_flat (4, (const guint8[]){ 255, 0, 0, 0 }, VIPS_INTERPRETATION_sRGB, ".png");
  g_autoptr (GBytes) grey = make_flat (1, (const guint8[]){ 100 }, VIPS_INTERPRETATION_B_W, ".jpg[Q=95]");
  g_autoptr (GBytes) inks = make_flat (4, (const guint8[]){ 0, 0, 0, 0 }, VIPS_INTERPRETATION_CMYK, ".jpg[Q=95]");
  GBytes *const files[] = { blue, clear, grey, inks };
  const guint32 expected[] = { 0x0000ff, 0xffffff, 0x646464, 0xffffff };
  const int components[] = { 3, 3, 1, 4 };
  char *folder = make_folder ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = make_file (folder, "flat", files[i]);
      g_autoptr (JsnPhoto) photo = jsn_photo_read (path, NULL, NULL);
      g_autoptr (JsnPrintPixels) print = jsn_pixels_load_print (path, NULL);
      g_autoptr (GBytes) press = encode_press (path, 16, 95);
      g_autoptr (JsnJpeg) parsed = jsn_jpeg_parse (press);

      g_assert_cmpint (photo->components, ==, components[i]);
      g_assert_cmpint (print->components, ==, components[i]);
      g_assert_cmpint (print->adobe, ==, components[i] == 4);
      check_color (jsn_pixels_load_surface (path, 0, NULL), expected[i]);
      check_color (jsn_pixels_decode_surface (print->jpeg, NULL), expected[i]);
      check_color (jsn_pixels_decode_surface (press, NULL), expected[i]);
      g_assert_cmpint (parsed->components, ==, 3);
      g_assert_cmpint (parsed->width_px, ==, 16);
      g_assert_nonnull (parsed->icc);
    }
  make_remove (folder);
}

static void
test_reencoded (void)
{
  static const char *const suffixes[] = { ".png", ".tif", ".webp[lossless]", ".tif[compression=jpeg,Q=95]" };
  char *folder = make_folder ();

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autoptr (GBytes) picture = make_picture (96, 64, suffixes[i]);
      g_autofree char *path = make_file (folder, "photo", picture);
      g_autoptr (JsnPrintPixels) print = jsn_pixels_load_print (path, NULL);

      g_test_message ("%s", suffixes[i]);
      g_assert_nonnull (print);
      g_assert_false (print->passed);
      check_corners (jsn_pixels_decode_surface (print->jpeg, NULL), 96, 64, "RGBW");
      check_corners (jsn_pixels_load_surface (path, 0, NULL), 96, 64, "RGBW");
    }
  make_remove (folder);
}

static void
test_sixteen_bits (void)
{
  g_autoptr (GBytes) png = make_picture (96, 64, ".png");
  VipsImage *image = vips_image_new_from_buffer (g_bytes_get_data (png, NULL), g_bytes_get_size (png), "", NULL);
  VipsImage *wide = NULL;
  void *data = NULL;
  size_t size = 0;
  char *folder = make_folder ();

  g_assert_cmpint (vips_colourspace (image, &wide, VIPS_INTERPRETATION_RGB16, NULL), ==, 0);
  g_assert_cmpint (vips_tiffsave_buffer (wide, &data, &size, NULL), ==, 0);

  g_autoptr (GBytes) tiff = g_bytes_new_with_free_func (data, size, g_free, data);
  g_autofree char *path = make_file (folder, "photo.tif", tiff);
  g_autoptr (JsnPrintPixels) print = jsn_pixels_load_print (path, NULL);

  g_object_unref (wide);
  g_object_unref (image);
  g_assert_cmpuint (size, >, 96 * 64 * 6);
  g_assert_nonnull (print);
  check_corners (jsn_pixels_decode_surface (print->jpeg, NULL), 96, 64, "RGBW");
  check_corners (jsn_pixels_load_surface (path, 0, NULL), 96, 64, "RGBW");
  make_remove (folder);
}

static void
test_thumbnail (void)
{
  g_autoptr (GBytes) large = make_jpeg (1536, 1024);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "photo.jpg", large);
  g_autoptr (GBytes) thumbnail = NULL;
  g_autoptr (JsnPhoto) photo = jsn_photo_read (path, &thumbnail, NULL);

  g_assert_cmpint (photo->width_px, ==, 1536);
  check_corners (jsn_pixels_decode_surface (thumbnail, NULL), JSN_THUMBNAIL_EDGE_PX, 341, "RGBW");
  make_remove (folder);
}

/* All sizes come from one decoding, and a small photo is not enlarged by any. */
static void
test_press_sizes (void)
{
  g_autoptr (GBytes) large = make_jpeg (1536, 1024);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "photo.jpg", large);
  JsnPressPixels sizes[] = { { .max_edge_px = 4000, .quality = 92 },
                             { .max_edge_px = 768, .quality = 88 },
                             { .max_edge_px = 300, .quality = 84 } };
  const int widths[] = { 1536, 768, 300 };
  const int heights[] = { 1024, 512, 200 };

  g_assert_true (jsn_pixels_encode_press (path, sizes, G_N_ELEMENTS (sizes), NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_assert_cmpint (sizes[i].width_px, ==, widths[i]);
      g_assert_cmpint (sizes[i].height_px, ==, heights[i]);
      check_corners (jsn_pixels_decode_surface (sizes[i].jpeg, NULL), widths[i], heights[i], "RGBW");
      g_bytes_unref (sizes[i].jpeg);
    }
  make_remove (folder);
}

static gpointer
cancel_soon (gpointer job)
{
  g_usleep (50 * G_TIME_SPAN_MILLISECOND);
  jsn_job_cancel (job);
  return NULL;
}

/* A stop is obeyed while a picture is made, and is not taken for damage. */
static void
test_press_stops (void)
{
  g_autoptr (GBytes) huge = make_picture (16000, 12000, ".jpg[Q=50]");
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "photo.jpg", huge);
  g_autoptr (JsnJob) job = jsn_job_new ();
  g_autoptr (GError) error = NULL;
  JsnPressPixels sizes[] = { { .max_edge_px = 16000, .quality = 92 }, { .max_edge_px = 8000, .quality = 92 } };
  GThread *other = g_thread_new ("cancel", cancel_soon, job);
  gint64 start = g_get_monotonic_time ();

  g_assert_false (jsn_pixels_encode_press (path, sizes, G_N_ELEMENTS (sizes), job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (sizes[0].jpeg);
  g_assert_null (sizes[1].jpeg);
  g_test_message ("%.2f s", (g_get_monotonic_time () - start) / 1e6);
  g_thread_join (other);
  make_remove (folder);
}

int
main (int argc, char **argv)
{
  make_begin (&argc, &argv);
  g_test_add_func ("/photo/pixels/print-mends", test_print_mends);
  g_test_add_func ("/photo/pixels/print-tiny", test_print_tiny);
  g_test_add_func ("/photo/pixels/orientation-jpeg", test_orientation_jpeg);
  g_test_add_func ("/photo/pixels/orientation-tiff", test_orientation_tiff);
  g_test_add_func ("/photo/pixels/orientation-png", test_orientation_png);
  g_test_add_func ("/photo/pixels/print-strips", test_print_strips);
  g_test_add_func ("/photo/pixels/profile-chunks", test_profile_chunks);
  g_test_add_func ("/photo/pixels/colors", test_colors);
  g_test_add_func ("/photo/pixels/reencoded", test_reencoded);
  g_test_add_func ("/photo/pixels/sixteen-bits", test_sixteen_bits);
  g_test_add_func ("/photo/pixels/thumbnail", test_thumbnail);
  g_test_add_func ("/photo/pixels/press-sizes", test_press_sizes);
  g_test_add_func ("/photo/pixels/press-stops", test_press_stops);
  return g_test_run ();
}
