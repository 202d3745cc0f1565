/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are no photos, or broken ones: refused with a reason, or taken with a warning, never anything else. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "make.h"
#include "photo/pixels.h"
#include "photo/read.h"

/* Every entrance refuses @path with @code, naming the file, within a second. */
static void
check_refused (const char *path, int code)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) from_read = NULL;
  g_autoptr (GError) from_surface = NULL;
  g_autoptr (GError) from_print = NULL;
  g_autoptr (GError) from_press = NULL;
  GBytes *thumbnail = NULL;
  g_autofree char *name = g_path_get_basename (path);

  g_test_message ("%s", path);
  g_assert_null (jsn_photo_read (path, &thumbnail, &from_read));
  g_assert_null (thumbnail);
  g_assert_error (from_read, JSN_ERROR, code);
  g_assert_null (jsn_pixels_load_surface (path, 100, &from_surface));
  g_assert_error (from_surface, JSN_ERROR, code);
  g_assert_null (jsn_pixels_load_print (path, &from_print));
  g_assert_error (from_print, JSN_ERROR, code);
  JsnPressPixels press = { .max_edge_px = 100, .quality = 80 };
  g_assert_false (jsn_pixels_encode_press (path, &press, 1, NULL, &from_press));
  g_assert_null (press.jpeg);
  g_assert_error (from_press, JSN_ERROR, code);
  if (g_utf8_validate (name, -1, NULL))
    g_assert_nonnull (strstr (from_read->message, name));
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static void
check_refused_bytes (const char *folder, const char *name, const void *data, gsize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autofree char *path = make_file (folder, name, bytes);

  check_refused (path, code);
}

static void
test_objects (void)
{
  char *folder = make_folder ();
  g_autofree char *missing = g_build_filename (folder, "missing.jpg", NULL);
  g_autofree char *dangling = g_build_filename (folder, "dangling.jpg", NULL);
  g_autofree char *loop = g_build_filename (folder, "loop.jpg", NULL);
  g_autofree char *endless = g_build_filename (folder, "zero.jpg", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo.jpg", NULL);

  check_refused (missing, JSN_ERROR_NOT_FOUND);
  check_refused (folder, JSN_ERROR_NOT_REGULAR);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  check_refused (dangling, JSN_ERROR_NOT_FOUND);
  g_assert_cmpint (symlink ("/dev/zero", endless), ==, 0);
  check_refused (endless, JSN_ERROR_NOT_REGULAR);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  check_refused (fifo, JSN_ERROR_NOT_REGULAR);

  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink ("loop.jpg", loop), ==, 0);
  g_assert_null (jsn_photo_read (loop, NULL, &error));
  g_assert_nonnull (strstr (error->message, "loop.jpg"));
  make_remove (folder);
}

static void
test_unreadable (void)
{
  g_autoptr (GBytes) jpeg = make_jpeg (16, 16);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "locked.jpg", jpeg);

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (geteuid () == 0)
    {
      g_autoptr (JsnPhoto) photo = jsn_photo_read (path, NULL, NULL);

      g_test_message ("root may read every file: that others are refused is not checked in this run");
      g_assert_nonnull (photo);
    }
  else
    check_refused (path, JSN_ERROR_ACCESS);
  make_remove (folder);
}

static void
test_no_photo (void)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
  static const char matrix[] = "2 2\n1 2\n3 4\n";
  static const char pdf[] = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n";
  char *folder = make_folder ();

  check_refused_bytes (folder, "empty.jpg", "", 0, JSN_ERROR_DAMAGED);
  check_refused_bytes (folder, "one.jpg", "\xff", 1, JSN_ERROR_FORMAT);
  check_refused_bytes (folder, "soi.jpg", "\xff\xd8\xff", 3, JSN_ERROR_DAMAGED);
  check_refused_bytes (folder, "svg.jpg", svg, sizeof svg, JSN_ERROR_FORMAT);
  check_refused_bytes (folder, "matrix.jpg", matrix, sizeof matrix - 1, JSN_ERROR_FORMAT);
  check_refused_bytes (folder, "pdf.jpg", pdf, sizeof pdf, JSN_ERROR_FORMAT);
  check_refused_bytes (folder, "text.txt", "hello", 5, JSN_ERROR_FORMAT);
  check_refused_bytes (folder, "gif.gif", "GIF89a\1\0\1\0\0\0\0;", 14, JSN_ERROR_FORMAT);
  make_remove (folder);
}

/* Claims of a size, in headers made by hand. */
static void
test_absurd_size (void)
{
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xc2, 0, 11, 8, 0xff, 0xdc, 0xff, 0xdc, 1,    1,   0x11,
                                 0,    0xff, 0xda, 0,    8, 1,  1, 0,    0,    63,   0,    0xff, 0xd9 };
  static const guint8 empty_frame[] = { 0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 0, 0,  0, 1,    1,   0x11,
                                        0,    0xff, 0xda, 0,    8, 1,  1, 0, 0, 63, 0, 0xff, 0xd9 };
  static const guint8 png[] = { 0x89, 'P',  'N',  'G',  '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0x7f,
                                0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 8,    2, 0, 0, 0,  0,   0,   0,   0 };
  static const guint8 webp[] = { 'R', 'I', 'F', 'F', 30, 0, 0, 0,    'W',  'E',  'B',  'P',  'V',  'P', '8', 'X', 10,
                                 0,   0,   0,   0,   0,  0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0,   0,   0,   0 };
  char *folder = make_folder ();

  check_refused_bytes (folder, "huge.jpg", jpeg, sizeof jpeg, JSN_ERROR_LIMIT);
  check_refused_bytes (folder, "nothing.jpg", empty_frame, sizeof empty_frame, JSN_ERROR_DAMAGED);
  check_refused_bytes (folder, "huge.png", png, sizeof png, JSN_ERROR_LIMIT);
  check_refused_bytes (folder, "huge.webp", webp, sizeof webp, JSN_ERROR_LIMIT);
  make_remove (folder);
}

/* libjpeg decodes each scan over the whole picture: 101 of them are an attack. */
static void
test_many_scans (void)
{
  static const guint8 head[] = { 0xff, 0xd8, 0xff, 0xc2, 0, 11, 8, 0, 64, 0, 64, 1, 1, 0x11, 0 };
  static const guint8 scan[] = { 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0, 0 };
  g_autoptr (GByteArray) data = g_byte_array_new ();
  char *folder = make_folder ();

  g_byte_array_append (data, head, sizeof head);
  for (int i = 0; i < 101; i++)
    g_byte_array_append (data, scan, sizeof scan);
  g_byte_array_append (data, (const guint8 *)"\xff\xd9", 2);
  check_refused_bytes (folder, "scans.jpg", data->data, data->len, JSN_ERROR_LIMIT);
  make_remove (folder);
}

/* A truncated picture never passes silently, in any format. */
static void
test_truncated (void)
{
  static const char *const suffixes[] = { ".jpg[Q=95]", ".jpg[Q=95,interlace]", ".png", ".tif", ".webp[lossless]" };
  char *folder = make_folder ();

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    for (int percent = 10; percent <= 90; percent += 20)
      {
        g_autoptr (GBytes) whole = make_picture (300, 200, suffixes[i]);
        g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) * percent / 100);
        g_autofree char *path = make_file (folder, "part", part);
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) thumbnail = NULL;
        g_autoptr (JsnPhoto) photo = jsn_photo_read (path, &thumbnail, &error);

        g_test_message ("%d %% of %s", percent, suffixes[i]);
        g_assert_true ((photo == NULL) == (error != NULL));
        g_assert_true (photo == NULL || photo->warnings->len > 0);
      }
  make_remove (folder);
}

static void
test_names (void)
{
  static const char *const names[]
      = { "\xff\xfe.jpg", "\xc7\xd1\xb1\xdb.jpg", "a\nb.jpg", "x[page=1].jpg", "-", "%s%n.jpg", "no-extension" };
  g_autoptr (GBytes) jpeg = make_jpeg (16, 16);
  char *folder = make_folder ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = make_file (folder, names[i], jpeg);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) thumbnail = NULL;
      g_autoptr (JsnPhoto) photo = jsn_photo_read (path, &thumbnail, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (photo->path, ==, path);
      g_assert_cmpuint (photo->warnings->len, ==, 0);
    }
  make_remove (folder);
}

/* A message may end on a terminal: the name in it is made harmless. */
static void
test_message (void)
{
  char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "\xff\x1b[31m.jpg", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (jsn_photo_read (path, NULL, &error));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\x1b'));
  make_remove (folder);
}

static void
test_wrong_extension (void)
{
  g_autoptr (GBytes) jpeg = make_jpeg (16, 16);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "photo.png", jpeg);
  g_autoptr (JsnPhoto) photo = jsn_photo_read (path, NULL, NULL);

  g_assert_nonnull (photo);
  g_assert_cmpint (photo->format, ==, JSN_FORMAT_JPEG);
  g_assert_cmpuint (photo->warnings->len, ==, 1);
  make_remove (folder);
}

static void
test_hash (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("abc", 3);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "abc", bytes);
  g_autofree char *hash = jsn_photo_hash (path, NULL);

  /* As `xxhsum -H128` prints it. */
  g_assert_cmpstr (hash, ==, "06b05ab6733a618578af5f94892f3950");
  make_remove (folder);
}

int
main (int argc, char **argv)
{
  make_begin (&argc, &argv);
  g_test_add_func ("/photo/bad/objects", test_objects);
  g_test_add_func ("/photo/bad/unreadable", test_unreadable);
  g_test_add_func ("/photo/bad/no-photo", test_no_photo);
  g_test_add_func ("/photo/bad/absurd-size", test_absurd_size);
  g_test_add_func ("/photo/bad/many-scans", test_many_scans);
  g_test_add_func ("/photo/bad/truncated", test_truncated);
  g_test_add_func ("/photo/bad/names", test_names);
  g_test_add_func ("/photo/bad/message", test_message);
  g_test_add_func ("/photo/bad/wrong-extension", test_wrong_extension);
  g_test_add_func ("/photo/bad/hash", test_hash);
  return g_test_run ();
}
