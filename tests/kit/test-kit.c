/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A press kit from end to end, judged by what comes out of the ZIP. */
#include <gexiv2/gexiv2.h>
#include <glib/gstdio.h>
#include <string.h>
#include <vips/vips.h>

#include "base/error.h"
#include "exhibition/kit.h"
#include "exhibition/transaction.h"
#include "sample.h"

#define HOSTILE                                                 \
  "</script><img src=x onerror=alert(1)> ]]> \"'& \xe2\x80\xae" \
  "txt.exe"

static void
test_content (Sample *sample, gconstpointer data)
{
  static const char *const names[] = {
    "README.txt",
    "captions.csv",
    "captions.txt",
    "images/preview/01-gyeongbokgung-after-preview.jpg",
    "images/preview/02-bukchonui-giwajibung-preview.jpg",
    "images/preview/03-preview.jpg",
    "images/print/01-gyeongbokgung-after-print.jpg",
    "images/print/02-bukchonui-giwajibung-print.jpg",
    "images/print/03-print.jpg",
    "images/web/01-gyeongbokgung-after-web.jpg",
    "images/web/02-bukchonui-giwajibung-web.jpg",
    "images/web/03-web.jpg",
    "index.html",
    "manifest-sha256.txt",
    "release-en.txt",
  };

  sample_build (sample, NULL);
  g_autoptr (GPtrArray) found = sample_list (sample->kit);
  for (guint i = 0; i < found->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (found, i));
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *full = g_strconcat ("seoul-in-beijing/", names[i], NULL);

      g_assert_cmpstr (g_ptr_array_index (found, i), ==, full);
    }
}

static void
check_image (const Sample *sample, const char *path, int width_px, int height_px)
{
  gsize length = 0;
  g_autofree char *jpeg = sample_read (sample->kit, path, &length);
  VipsImage *image = vips_image_new_from_buffer (jpeg, length, "", NULL);

  g_assert_nonnull (image);
  g_assert_cmpint (image->Xsize, ==, width_px);
  g_assert_cmpint (image->Ysize, ==, height_px);
  g_object_unref (image);
}

/* Reduced to each size's long edge, never enlarged. */
static void
test_sizes (Sample *sample, gconstpointer data)
{
  sample_build (sample, NULL);
  check_image (sample, "images/print/01-gyeongbokgung-after-print.jpg", 1500, 1000);
  check_image (sample, "images/web/01-gyeongbokgung-after-web.jpg", 1500, 1000);
  check_image (sample, "images/preview/01-gyeongbokgung-after-preview.jpg", 1200, 800);
  check_image (sample, "images/preview/02-bukchonui-giwajibung-preview.jpg", 400, 600);
}

static void
check_tag (GExiv2Metadata *metadata, const char *tag, const char *wanted)
{
  g_autofree char *value = gexiv2_metadata_try_get_tag_string (metadata, tag, NULL);

  g_test_message ("%s = %s", tag, value ? value : "(none)");
  g_assert_nonnull (value);
  g_assert_nonnull (strstr (value, wanted));
}

static void
check_metadata (const char *jpeg, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();

  gexiv2_metadata_open_buf (metadata, (const guint8 *)jpeg, (glong)length, &error);
  g_assert_no_error (error);
  check_tag (metadata, "Iptc.Application2.Caption", "눈");
  check_tag (metadata, "Iptc.Application2.Byline", "Kim Jiwoo");
  check_tag (metadata, "Iptc.Application2.Credit", "Jeonsi / test");
  check_tag (metadata, "Iptc.Application2.Copyright", "© 2013 Kim Jiwoo");
  check_tag (metadata, "Xmp.dc.description", "The morning after a night of snow.");
  check_tag (metadata, "Xmp.dc.rights", "© 2013 Kim Jiwoo");
  check_tag (metadata, "Xmp.xmpRights.UsageTerms", "For reporting on the exhibition.");
  check_tag (metadata, "Exif.Image.Artist", "Kim Jiwoo");
}

/* Also in the smallest one, and with the kit's terms where the photo has none of its own. */
static void
test_metadata (Sample *sample, gconstpointer data)
{
  g_autofree char *exiftool = g_find_program_in_path ("exiftool");
  g_autofree char *copy = g_build_filename (sample->folder, "copy.jpg", NULL);
  gsize length = 0;

  sample_build (sample, NULL);
  g_autofree char *jpeg = sample_read (sample->kit, "images/preview/03-preview.jpg", &length);
  check_metadata (jpeg, length);
  if (exiftool == NULL)
    {
      g_test_message ("exiftool is not installed; read back by gexiv2 only");
      return;
    }
  const char *const argv[] = { exiftool, "-charset", "utf8", "-s3", "-IPTC:Caption-Abstract", copy, NULL };
  g_autofree char *caption = NULL;
  g_assert_true (g_file_set_contents (copy, jpeg, (gssize)length, NULL));
  g_assert_true (sample_run (argv, &caption));
  g_assert_nonnull (strstr (caption, "눈"));
}

static void
test_hostile_page (Sample *sample, gconstpointer data)
{
  static const char *const fields[] = { "headline", "caption", "alt" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    sample_set (sample, 0, fields[i], "en", HOSTILE);
  sample_set (sample, 0, "credit", NULL, HOSTILE);
  jsn_texts_set (sample->content->exhibition, "title", "zh-CN", HOSTILE);
  jsn_texts_set (sample->content->kit, "release_body", "ko", HOSTILE);
  jsn_texts_set (sample->content->kit, "contact_email", NULL, "a\"b@example.org?subject=<x>");
  sample_build (sample, NULL);

  g_autofree char *html = sample_read (sample->kit, "index.html", NULL);
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "</script"));
  g_assert_null (strstr (html, "<img src=x"));
  g_assert_null (strstr (html, "\"'&"));
  g_assert_null (strstr (html, "mailto:a\""));
  g_assert_nonnull (strstr (html, "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; ]]&gt; &quot;&#39;&amp;"));
  g_assert_nonnull (strstr (html, "Content-Security-Policy"));
  g_assert_nonnull (strstr (html, "href=\"images/print/01-"));
}

/* The independent judge, where it is at hand. */
static void
test_attack (Sample *sample, gconstpointer data)
{
  const char *const probe[] = { "/usr/bin/python3", "-c", "import html5lib, bs4, lxml, pikepdf, PIL", NULL };
  g_autofree char *judge = sample_find_shared ("tools/attack_checks.py");
  g_autofree char *exiftool = g_find_program_in_path ("exiftool");

  if (judge == NULL || exiftool == NULL || !g_file_test (probe[0], G_FILE_TEST_EXISTS) || !sample_run (probe, NULL))
    {
      g_test_message ("tools/attack_checks.py or what it needs is absent; the kit is judged by the other tests only");
      return;
    }
  sample_set (sample, 0, "caption", "en", HOSTILE);
  sample_set (sample, 1, "headline", "en", "=cmd|'/C calc'!A0;@x\t-1+1\n+2");
  sample_set (sample, 2, "headline", "en", "CON");
  sample_build (sample, NULL);

  g_autofree char *captions = g_build_filename (sample->folder, "captions.json", NULL);
  const char *const argv[] = { probe[0], judge, "--kit", sample->kit, "--privacy", "--captions", captions, NULL };
  g_autofree char *output = NULL;
  g_assert_true (g_file_set_contents (
      captions, "[\"</script><img src=x onerror=alert(1)> ]]> \\\"'&\", \"밤새 내린 눈이 그친 아침.\"]", -1, NULL));
  gboolean clean = sample_run (argv, &output);
  g_test_message ("%s", output);
  g_assert_true (clean);
  g_assert_nonnull (strstr (output, "0 FAIL"));
}

static void
test_deterministic (Sample *sample, gconstpointer data)
{
  sample_build (sample, NULL);
  g_autoptr (GBytes) first = sample_bytes (sample->kit);

  sample_build (sample, NULL);
  g_autoptr (GBytes) second = sample_bytes (sample->kit);
  g_assert_true (g_bytes_equal (first, second));
}

/* One original gone, one changed: both named, the third leaves. */
static void
test_lost_originals (Sample *sample, gconstpointer data)
{
  g_autoptr (JsnJob) job = jsn_job_new ();
  FILE *file = fopen (sample_photo (sample, 1)->path, "ab");

  g_assert_cmpint (fputs ("x", file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  g_assert_cmpint (g_remove (sample_photo (sample, 0)->path), ==, 0);
  sample_build (sample, job);

  g_autoptr (GPtrArray) notes = jsn_job_list_notes (job);
  g_assert_cmpuint (notes->len, ==, 2);
  for (guint i = 0; i < notes->len; i++)
    {
      const JsnNote *note = g_ptr_array_index (notes, i);

      g_assert_cmpint (note->kind, ==, JSN_NOTE_REFUSED);
      g_assert_cmpstr (note->path, ==, sample_photo (sample, i)->path);
      g_assert_nonnull (strstr (note->reason, i == 0 ? "no such file" : "changed since"));
      g_assert_null (strstr (note->reason, sample->folder));
    }

  g_autofree char *html = sample_read (sample->kit, "index.html", NULL);
  g_autofree char *sheet = sample_read (sample->kit, "captions.csv", NULL);
  g_assert_null (strstr (html, "01-gyeongbokgung"));
  g_assert_null (strstr (sheet, "02-"));
  g_assert_nonnull (strstr (sheet, "images/print/03-print.jpg"));
  g_autoptr (GPtrArray) names = sample_list (sample->kit);
  g_assert_cmpuint (names->len, ==, 6 + 3);
}

static void
test_none_left (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < SAMPLE_N_PHOTOS; i++)
    g_assert_cmpint (g_remove (sample_photo (sample, i)->path), ==, 0);
  g_assert_false (jsn_kit_build (sample->content, sample->kit, NULL, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_REJECTED);
  g_assert_false (g_file_test (sample->kit, G_FILE_TEST_EXISTS));
}

static void
test_cancel (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnJob) job = jsn_job_new ();
  guint n_files = 0;

  jsn_job_cancel (job);
  g_assert_false (jsn_kit_build (sample->content, sample->kit, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autoptr (GDir) dir = g_dir_open (sample->folder, 0, NULL);
  while (g_dir_read_name (dir))
    n_files++;
  g_assert_cmpuint (n_files, ==, SAMPLE_N_PHOTOS);
}

/* A name given by mistake costs no photo; an older kit is replaced. */
static void
test_spares_others (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *original = sample_photo (sample, 0)->path;
  g_autoptr (GBytes) before = sample_bytes (original);

  g_assert_false (jsn_kit_build (sample->content, original, NULL, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_EXISTS);
  g_autoptr (GBytes) after = sample_bytes (original);
  g_assert_true (g_bytes_equal (before, after));

  sample_build (sample, NULL);
  sample_build (sample, NULL);
}

static void
test_plain_texts (Sample *sample, gconstpointer data)
{
  static const char *const names[] = { "README.txt", "captions.csv", "captions.txt", "release-en.txt" };

  sample_build (sample, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = sample_read (sample->kit, names[i], NULL);

      g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
      g_assert_true (g_utf8_validate (text, -1, NULL));
      for (const char *p = strchr (text, '\n'); p; p = strchr (p + 1, '\n'))
        g_assert_cmpint (p[-1], ==, '\r');
    }
  g_autofree char *release = sample_read (sample->kit, "release-en.txt", NULL);
  g_assert_nonnull (strstr (release, "First paragraph.\r\n\r\nSecond paragraph."));
  g_assert_nonnull (strstr (release, "press@example.org"));
}

/* A kit made of what an exhibition holds is the kit made of the same in memory. */
static void
test_from_exhibition (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (sample->folder, "show.jeonsi", NULL);
  g_autoptr (JsnExhibition) show = jsn_exhibition_create (path, &error);
  g_assert_no_error (error);
  JsnEdit *edit = jsn_edit_begin (show, "test", "Test", 0, &error);

  g_assert_no_error (error);
  g_assert_true (jsn_exhibition_set (edit, "title", "ko", "서울, 베이징에서", &error));
  g_assert_true (jsn_exhibition_set (edit, "title", "en", "Seoul in Beijing", &error));
  g_assert_true (jsn_kit_set (edit, "release_headline", "en", "Seoul comes to Beijing", &error));
  g_assert_true (jsn_kit_set (edit, "release_body", "en", "First paragraph.\n\nSecond paragraph.", &error));
  g_assert_true (jsn_kit_set (edit, "usage_terms", "en", "For reporting on the exhibition.", &error));
  g_assert_true (jsn_kit_set (edit, "contact_email", NULL, "press@example.org", &error));
  for (guint i = 0; i < SAMPLE_N_PHOTOS; i++)
    g_assert_true (jsn_photos_add (edit, sample_photo (sample, i), NULL, &error));
  g_assert_true (jsn_edit_commit (edit, &error));
  g_assert_no_error (error);

  sample_build (sample, NULL);
  g_autoptr (GBytes) in_memory = sample_bytes (sample->kit);
  g_autoptr (JsnKitContent) content = jsn_kit_content_load (show, SAMPLE_NOW, &error);
  g_assert_no_error (error);
  g_assert_true (jsn_kit_build (content, sample->kit, NULL, &error));
  g_autoptr (GBytes) stored = sample_bytes (sample->kit);
  g_assert_true (g_bytes_equal (in_memory, stored));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Sample *, gconstpointer);
  } tests[] = {
    { "/kit/kit/content", test_content },
    { "/kit/kit/from-exhibition", test_from_exhibition },
    { "/kit/kit/sizes", test_sizes },
    { "/kit/kit/metadata", test_metadata },
    { "/kit/kit/hostile-page", test_hostile_page },
    { "/kit/kit/attack", test_attack },
    { "/kit/kit/deterministic", test_deterministic },
    { "/kit/kit/lost-originals", test_lost_originals },
    { "/kit/kit/none-left", test_none_left },
    { "/kit/kit/cancel", test_cancel },
    { "/kit/kit/spares-others", test_spares_others },
    { "/kit/kit/plain-texts", test_plain_texts },
  };

  g_test_init (&argc, &argv, NULL);
  sample_init (argv[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Sample, NULL, sample_set_up, tests[i].test, sample_tear_down);
  return g_test_run ();
}
