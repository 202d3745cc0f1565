/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ZIP writer, read back by libarchive and, where they are installed, by unzip and Python. */
#include "kit/zip.h"

#include <string.h>

#include "sample.h"

#define LONG_LENGTH 300000

static void
write_zip (const Sample *sample, guint64 limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnOutFile) file = jsn_out_file_open (sample->kit, &error);
  g_autoptr (JsnZip) zip = jsn_zip_new (file, SAMPLE_NOW);
  g_autofree char *run = g_strnfill (LONG_LENGTH, 'x');
  g_autoptr (GBytes) small = g_bytes_new_static ("snow", 4);
  g_autoptr (GBytes) large = g_bytes_new_static (run, LONG_LENGTH);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  jsn_zip_set_limit (zip, limit);
  g_assert_true (jsn_zip_add (zip, "top/stored.txt", small, FALSE, &error));
  g_assert_true (jsn_zip_add (zip, "top/large.txt", large, TRUE, &error));
  g_assert_true (jsn_zip_add (zip, "top/too-small-to-pack.txt", small, TRUE, &error));
  g_assert_true (jsn_zip_add (zip, "top/empty.txt", empty, TRUE, &error));
  g_assert_true (jsn_zip_add (zip, "top/눈.txt", small, TRUE, &error));
  g_assert_true (jsn_zip_finish (zip, &error));
  g_assert_true (jsn_out_file_commit (file, TRUE, &error));
  g_assert_no_error (error);
}

static void
check_others (const Sample *sample)
{
  const char *const unzip[] = { "unzip", "-tqq", sample->kit, NULL };
  const char *const python[]
      = { "python3", "-c",
          "import sys, zipfile\n"
          "z = zipfile.ZipFile(sys.argv[1])\n"
          "assert z.testzip() is None\n"
          "assert z.read('top/눈.txt') == b'snow'\n"
          "assert all(i.date_time == (2013, 11, 23, 9, 46, 40) for i in z.infolist())\n"
          "assert all(i.external_attr >> 16 == 0o100644 and not i.flag_bits & 8 for i in z.infolist())",
          sample->kit, NULL };
  g_autofree char *has_unzip = g_find_program_in_path ("unzip");
  g_autofree char *has_python = g_find_program_in_path ("python3");

  if (has_unzip)
    g_assert_true (sample_run (unzip, NULL));
  else
    g_test_message ("unzip is not installed; read back by libarchive only");
  if (has_python)
    g_assert_true (sample_run (python, NULL));
}

static void
check_zip (const Sample *sample)
{
  gsize length = 0;
  g_autofree char *stored = sample_read (sample->kit, "stored.txt", NULL);
  g_autofree char *large = sample_read (sample->kit, "large.txt", &length);
  g_autofree char *empty = sample_read (sample->kit, "empty.txt", NULL);

  g_assert_cmpstr (stored, ==, "snow");
  g_assert_cmpuint (length, ==, LONG_LENGTH);
  g_assert_cmpuint (strspn (large, "x"), ==, LONG_LENGTH);
  g_assert_cmpstr (empty, ==, "");
  check_others (sample);
}

static void
test_read_back (Sample *sample, gconstpointer data)
{
  write_zip (sample, G_MAXUINT32);
  check_zip (sample);
  g_autoptr (GBytes) bytes = sample_bytes (sample->kit);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 3000);
}

/* As if the file were larger than 4 GiB from the second entry on. */
static void
test_zip64 (Sample *sample, gconstpointer data)
{
  write_zip (sample, 10);
  check_zip (sample);
  g_autoptr (GBytes) bytes = sample_bytes (sample->kit);
  gsize length;
  const char *raw = g_bytes_get_data (bytes, &length);
  g_assert_nonnull (memmem (raw, length, "PK\6\6", 4));
  g_assert_nonnull (memmem (raw, length, "PK\6\7", 4));
}

/* The zone of whoever bundles leaves no trace. */
static void
test_zone (Sample *sample, gconstpointer data)
{
  const char *zone = g_getenv ("TZ");
  g_autofree char *before = g_strdup (zone);

  g_setenv ("TZ", "Asia/Seoul", TRUE);
  write_zip (sample, G_MAXUINT32);
  g_autoptr (GBytes) seoul = sample_bytes (sample->kit);
  g_setenv ("TZ", "UTC", TRUE);
  write_zip (sample, G_MAXUINT32);
  g_autoptr (GBytes) utc = sample_bytes (sample->kit);
  if (before)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
  g_assert_true (g_bytes_equal (seoul, utc));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  sample_init (argv[0]);
  g_test_add ("/kit/zip/read-back", Sample, NULL, sample_set_up, test_read_back, sample_tear_down);
  g_test_add ("/kit/zip/zip64", Sample, NULL, sample_set_up, test_zip64, sample_tear_down);
  g_test_add ("/kit/zip/zone", Sample, NULL, sample_set_up, test_zone, sample_tear_down);
  return g_test_run ();
}
