/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds with libvips and libexif directly, so that what is tested does not vouch for itself. */
#include "make.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <vips/vips.h>

#include "photo/read.h"

void
make_begin (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  jsn_photo_init ("test", &error);
  g_assert_no_error (error);
}

char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("jsn-photo-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
make_remove (char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

char *
make_file (const char *folder, const char *name, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, size ? data : "", size, &error);
  g_assert_no_error (error);
  return path;
}

GBytes *
make_picture (int width_px, int height_px, const char *suffix)
{
  static const guint8 colors[4][3] = { { 255, 0, 0 }, { 0, 255, 0 }, { 0, 0, 255 }, { 255, 255, 255 } };
  gsize size = (gsize)width_px * height_px * 3;
  g_autofree guint8 *pixels = g_malloc (size);
  void *data = NULL;
  size_t length = 0;

  for (int y = 0; y < height_px; y++)
    for (int x = 0; x < width_px; x++)
      memcpy (pixels + 3 * ((gsize)y * width_px + x), colors[(y >= height_px / 2) * 2 + (x >= width_px / 2)], 3);

  VipsImage *image = vips_image_new_from_memory (pixels, size, width_px, height_px, 3, VIPS_FORMAT_UCHAR);
  VipsImage *srgb = NULL;

  g_assert_cmpint (vips_copy (image, &srgb, "interpretation", VIPS_INTERPRETATION_sRGB, NULL), ==, 0);
  g_assert_cmpint (vips_image_write_to_buffer (srgb, suffix, &data, &length, NULL), ==, 0);
  g_object_unref (srgb);
  g_object_unref (image);
  return g_bytes_new_with_free_func (data, length, g_free, data);
}

GBytes *
make_jpeg (int width_px, int height_px)
{
  return make_picture (width_px, height_px, ".jpg[Q=95,subsample_mode=off,strip=true]");
}

ExifData *
make_exif (void)
{
  ExifData *exif = exif_data_new ();

  exif_data_set_byte_order (exif, EXIF_BYTE_ORDER_INTEL);
  return exif;
}

void
make_exif_bytes (ExifData *exif, ExifIfd ifd, int tag, ExifFormat format, const void *bytes, gsize length)
{
  ExifMem *mem = exif_mem_new_default ();
  ExifEntry *entry = exif_entry_new_mem (mem);

  entry->tag = (ExifTag)tag;
  entry->format = format;
  entry->components = length / exif_format_get_size (format);
  entry->size = length;
  entry->data = exif_mem_alloc (mem, length);
  memcpy (entry->data, bytes, length);
  exif_content_add_entry (exif->ifd[ifd], entry);
  exif_entry_unref (entry);
  exif_mem_unref (mem);
}

void
make_exif_text (ExifData *exif, ExifIfd ifd, int tag, const char *text)
{
  make_exif_bytes (exif, ifd, tag, EXIF_FORMAT_ASCII, text, strlen (text) + 1);
}

void
make_exif_short (ExifData *exif, ExifIfd ifd, int tag, int value)
{
  guint8 bytes[2];

  exif_set_short (bytes, EXIF_BYTE_ORDER_INTEL, value);
  make_exif_bytes (exif, ifd, tag, EXIF_FORMAT_SHORT, bytes, sizeof bytes);
}

void
make_exif_rationals (ExifData *exif, ExifIfd ifd, int tag, guint n, const guint32 *pairs)
{
  guint8 bytes[24];

  g_assert_cmpuint (n, <=, 3);
  for (guint i = 0; i < 2 * n; i++)
    exif_set_long (bytes + 4 * i, EXIF_BYTE_ORDER_INTEL, pairs[i]);
  make_exif_bytes (exif, ifd, tag, EXIF_FORMAT_RATIONAL, bytes, 8 * n);
}

GBytes *
make_exif_finish (ExifData *exif)
{
  unsigned char *block = NULL;
  unsigned int size = 0;

  exif_data_save_data (exif, &block, &size);
  exif_data_unref (exif);

  GBytes *bytes = g_bytes_new (block + 6, size - 6);

  free (block);
  return bytes;
}

GBytes *
make_segment (int marker, const char *prefix, gsize prefix_length, GBytes *payload)
{
  gsize length = 2 + prefix_length + g_bytes_get_size (payload);
  const guint8 head[] = { 0xff, marker, length >> 8, length };
  GByteArray *out = g_byte_array_new ();

  g_assert_cmpuint (length, <=, 65535);
  g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, (const guint8 *)prefix, prefix_length);
  g_byte_array_append (out, g_bytes_get_data (payload, NULL), g_bytes_get_size (payload));
  return g_byte_array_free_to_bytes (out);
}

GBytes *
make_spliced (GBytes *jpeg, GBytes *segment)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (jpeg, &size);
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, data, 2);
  g_byte_array_append (out, g_bytes_get_data (segment, NULL), g_bytes_get_size (segment));
  g_byte_array_append (out, data + 2, size - 2);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
make_with_exif (GBytes *jpeg, GBytes *exif)
{
  g_autoptr (GBytes) segment = make_segment (0xe1, "Exif\0", 6, exif);

  return make_spliced (jpeg, segment);
}

gboolean
make_contains (GBytes *bytes, const void *needle, gsize length)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, needle, length) != NULL;
}
