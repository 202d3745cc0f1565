/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kit that was tampered with says so. */
#include <string.h>

#include "base/error.h"
#include "kit/digest.h"
#include "kit/manifest.h"
#include "kit/zip.h"
#include "sample.h"

typedef struct
{
  const char *name;
  const char *text;
} File;

static GPtrArray *
verify (const char *path)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *sentences = jsn_kit_verify (path, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < sentences->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (sentences, i));
  return sentences;
}

static void
check_sentences (const char *path, guint n_sentences, const char *const *parts)
{
  g_autoptr (GPtrArray) sentences = verify (path);

  g_assert_cmpuint (sentences->len, ==, n_sentences);
  for (guint i = 0; i < n_sentences; i++)
    g_assert_nonnull (strstr (g_ptr_array_index (sentences, i), parts[i]));
}

/* A ZIP of @files, the last with a NULL name. */
static void
write_files (const Sample *sample, const File *files)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnOutFile) out = jsn_out_file_open (sample->kit, &error);
  g_autoptr (JsnZip) zip = jsn_zip_new (out, SAMPLE_NOW);

  for (const File *file = files; file->name; file++)
    {
      g_autoptr (GBytes) data = g_bytes_new (file->text, strlen (file->text));

      g_assert_true (jsn_zip_add (zip, file->name, data, FALSE, &error));
    }
  g_assert_true (jsn_zip_finish (zip, &error));
  g_assert_true (jsn_out_file_commit (out, TRUE, &error));
  g_assert_no_error (error);
}

/* A manifest that says "a" and "b" hold these texts. */
static char *
make_manifest (const char *a, const char *b)
{
  g_autoptr (JsnManifest) manifest = jsn_manifest_new ();
  g_autofree char *sum_a = jsn_digest_of (a, strlen (a));
  g_autofree char *sum_b = jsn_digest_of (b, strlen (b));

  jsn_manifest_add (manifest, "b", sum_b);
  jsn_manifest_add (manifest, "a", sum_a);
  return jsn_manifest_format (manifest);
}

static void
test_intact (Sample *sample, gconstpointer data)
{
  sample_build (sample, NULL);
  check_sentences (sample->kit, 0, NULL);
}

static void
test_differences (Sample *sample, gconstpointer data)
{
  g_autofree char *manifest = make_manifest ("A", "B");
  const File intact[] = { { "k/a", "A" }, { "k/b", "B" }, { "k/" JSN_MANIFEST_NAME, manifest }, { NULL } };
  const File changed[] = { { "k/a", "A" }, { "k/b", "C" }, { "k/" JSN_MANIFEST_NAME, manifest }, { NULL } };
  const File lost[] = { { "k/a", "A" }, { "k/" JSN_MANIFEST_NAME, manifest }, { NULL } };
  const File added[]
      = { { "k/a", "A" }, { "k/b", "B" }, { "k/c\x1b[31m", "C" }, { "o", "O" }, { "k/" JSN_MANIFEST_NAME, manifest },
          { NULL } };
  const File twice[]
      = { { "k/a", "A" }, { "k/b", "B" }, { "k/a", "X" }, { "k/" JSN_MANIFEST_NAME, manifest }, { NULL } };

  write_files (sample, intact);
  check_sentences (sample->kit, 0, NULL);
  write_files (sample, changed);
  check_sentences (sample->kit, 1, (const char *const[]){ "b: changed" });
  write_files (sample, lost);
  check_sentences (sample->kit, 1, (const char *const[]){ "b: missing" });
  write_files (sample, added);
  check_sentences (sample->kit, 2, (const char *const[]){ "c\\x1B[31m: was not", "o: was not" });
  write_files (sample, twice);
  check_sentences (sample->kit, 1, (const char *const[]){ "a: is in the ZIP twice" });
}

static void
flip (const Sample *sample, gsize offset)
{
  g_autoptr (GBytes) bytes = sample_bytes (sample->kit);
  gsize length;
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));

  copy[offset] ^= 0x10;
  g_assert_true (g_file_set_contents (sample->kit, copy, (gssize)length, NULL));
}

/* Wherever a byte is flipped, the kit is intact no more. */
static void
test_flipped (Sample *sample, gconstpointer data)
{
  sample_build (sample, NULL);
  g_autoptr (GBytes) whole = sample_bytes (sample->kit);
  gsize length;
  const char *raw = g_bytes_get_data (whole, &length);
  const char *page = memmem (raw, length, "index.html", 10);
  const char *first = memmem (raw, length, "\xff\xd8\xff", 3);
  const char *const page_says[] = { "index.html: " };
  const char *const first_says[] = { "images/print/01" };

  flip (sample, (gsize)(first - raw) + 400);
  check_sentences (sample->kit, 1, first_says);
  g_assert_true (g_file_set_contents (sample->kit, raw, (gssize)length, NULL));
  /* A deflated entry may stop libarchive; what is behind it is still checked. */
  flip (sample, (gsize)(page - raw) + 60);
  check_sentences (sample->kit, 1, page_says);
}

/* Any flip in the manifest itself and in the directory: a sentence or an error, never "intact". */
static void
test_flipped_tail (Sample *sample, gconstpointer data)
{
  g_autofree char *manifest = make_manifest ("A", "B");
  const File files[] = { { "k/a", "A" }, { "k/b", "B" }, { "k/" JSN_MANIFEST_NAME, manifest }, { NULL } };

  write_files (sample, files);
  g_autoptr (GBytes) whole = sample_bytes (sample->kit);
  gsize length;
  const char *raw = g_bytes_get_data (whole, &length);
  const char *sums = memmem (raw, length, manifest, strlen (manifest));

  for (gsize i = 0; i < strlen (manifest); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (sample->kit, raw, (gssize)length, NULL));
      flip (sample, (gsize)(sums - raw) + i);
      g_autoptr (GPtrArray) sentences = jsn_kit_verify (sample->kit, NULL, &error);
      g_assert_true (sentences ? sentences->len > 0 : error != NULL);
    }
}

static void
check_error (const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (jsn_kit_verify (path, NULL, &error));
  g_assert_error (error, JSN_ERROR, code);
  g_test_message ("%s", error->message);
}

static void
test_no_kit (Sample *sample, gconstpointer data)
{
  const File plain[] = { { "k/a", "A" }, { "k/b", "B" }, { NULL } };
  const File bare[] = { { "a", "A" }, { JSN_MANIFEST_NAME, "x" }, { NULL } };

  check_error (sample->kit, JSN_ERROR_NOT_FOUND);
  check_error (sample->folder, JSN_ERROR_NOT_REGULAR);
  check_error ("/dev/zero", JSN_ERROR_NOT_REGULAR);
  check_error (sample_photo (sample, 0)->path, JSN_ERROR_FORMAT);
  g_assert_true (g_file_set_contents (sample->kit, "", 0, NULL));
  check_error (sample->kit, JSN_ERROR_FORMAT);
  write_files (sample, plain);
  check_error (sample->kit, JSN_ERROR_FORMAT);
  write_files (sample, bare);
  check_error (sample->kit, JSN_ERROR_FORMAT);
}

static void
test_truncated (Sample *sample, gconstpointer data)
{
  sample_build (sample, NULL);
  g_autoptr (GBytes) whole = sample_bytes (sample->kit);
  gsize length;
  const char *raw = g_bytes_get_data (whole, &length);
  const gsize cuts[] = { 10, length / 2, length - 5000, length - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_assert_true (g_file_set_contents (sample->kit, raw, (gssize)cuts[i], NULL));
      check_error (sample->kit, JSN_ERROR_FORMAT);
    }
}

/* 300 MB of blanks in 300 kB. */
static void
test_bomb (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnOutFile) out = jsn_out_file_open (sample->kit, &error);
  g_autoptr (JsnZip) zip = jsn_zip_new (out, SAMPLE_NOW);
  gsize length = 300 << 20;
  g_autoptr (GBytes) blanks = g_bytes_new_take (g_malloc0 (length), length);

  g_assert_true (jsn_zip_add (zip, "k/a", blanks, TRUE, &error));
  g_assert_true (jsn_zip_finish (zip, &error));
  g_assert_true (jsn_out_file_commit (out, TRUE, &error));
  check_error (sample->kit, JSN_ERROR_LIMIT);
}

static void
test_cancel (Sample *sample, gconstpointer data)
{
  g_autoptr (JsnJob) job = jsn_job_new ();
  g_autoptr (GError) error = NULL;

  sample_build (sample, NULL);
  jsn_job_cancel (job);
  g_assert_null (jsn_kit_verify (sample->kit, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_manifest (void)
{
#define SUM "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  static const char *const good[] = { SUM "  a\n", SUM " *a\r\n", "# note\n\n" SUM "  ./a" };
  static const char *const bad[] = { "", "\n", SUM, SUM "  ", SUM "\ta\n", "x" SUM "  a\n", SUM "  a\n" SUM "  a\n" };
  g_autofree char *sum = jsn_digest_of ("abc", 3);

  g_assert_cmpstr (sum, ==, SUM);
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (JsnManifest) manifest = jsn_manifest_parse (good[i], strlen (good[i]));

      g_assert_nonnull (manifest);
      g_assert_cmpstr (jsn_manifest_get (manifest, "a"), ==, SUM);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_null (jsn_manifest_parse (bad[i], strlen (bad[i])));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Sample *, gconstpointer);
  } tests[] = {
    { "/kit/verify/intact", test_intact },   { "/kit/verify/differences", test_differences },
    { "/kit/verify/flipped", test_flipped }, { "/kit/verify/flipped-tail", test_flipped_tail },
    { "/kit/verify/no-kit", test_no_kit },   { "/kit/verify/truncated", test_truncated },
    { "/kit/verify/bomb", test_bomb },       { "/kit/verify/cancel", test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  sample_init (argv[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Sample, NULL, sample_set_up, tests[i].test, sample_tear_down);
  g_test_add_func ("/kit/verify/manifest", test_manifest);
  return g_test_run ();
}
