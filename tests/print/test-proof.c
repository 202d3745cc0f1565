/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The proof: all panels on A4, to be read. */
#include <glib/gstdio.h>
#include <string.h>

#include "base/error.h"
#include "base/units.h"
#include "pages.h"
#include "photo/read.h"
#include "print/pdf.h"
#include "readback.h"
#include "sheets.h"

typedef struct
{
  char *folder;
  char *path;
  GPtrArray *sheets;
} Fixture;

static void
add (Fixture *fixture, const char *tmpl, double width_mm, double height_mm, guint n_photos)
{
  JsnSheet *sheet = test_sheet_new (fixture->folder, tmpl, width_mm, height_mm, n_photos, 900);

  g_ptr_array_add (fixture->sheets, sheet);
  sheet->panel->number = (int)fixture->sheets->len;
  jsn_texts_set (sheet->panel->texts, "title", "ko", "궁궐의 아침");
  jsn_texts_set (sheet->panel->texts, "title", "en", "Morning at the palace");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("jeonsi-print-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "proof.pdf", NULL);
  fixture->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_sheet_free);
  add (fixture, "title", 594, 841, 1);
  add (fixture, "text", 594, 841, 0);
  add (fixture, "diptych", 594, 841, 2);
  add (fixture, "single", 594, 841, 1);
  add (fixture, "single", 594, 841, 1);
  add (fixture, "single", 841, 594, 1);
  add (fixture, "single", 1800, 600, 1);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->sheets);
  if (g_getenv ("JEONSI_TEST_KEEP") == NULL)
    test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
proof (Fixture *fixture, guint n, JsnJob *job, GError **error)
{
  return jsn_print_proof ((const JsnSheet *const *)fixture->sheets->pdata, n, fixture->path, "서울, 빛의 도시",
                          TEST_CREATED, job, error);
}

static void
assert_page (const char *path, int index, double width_mm, double height_mm)
{
  double width, height;

  test_get_page_size (path, index, &width, &height);
  g_assert_cmpfloat_with_epsilon (jsn_pt_to_mm (width), width_mm, 0.01);
  g_assert_cmpfloat_with_epsilon (jsn_pt_to_mm (height), height_mm, 0.01);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnJob) job = jsn_job_new ();

  proof (fixture, fixture->sheets->len, job, &error);
  g_assert_no_error (error);
  /* Four portrait panels; the fifth; the landscape one; the long one alone. */
  g_assert_cmpint (test_count_pages (fixture->path), ==, 4);
  assert_page (fixture->path, 0, 210, 297);
  assert_page (fixture->path, 1, 210, 297);
  assert_page (fixture->path, 2, 297, 210);
  assert_page (fixture->path, 3, 297, 210);
  g_autofree char *text = test_dup_page_text (fixture->path, 0);
  g_autofree char *title = test_dup_title (fixture->path);
  g_assert_nonnull (strstr (text, "궁궐의 아침 / Morning at the palace"));
  g_assert_nonnull (strstr (text, "First snow at"));
  g_assert_nonnull (strstr (text, "서울, 빛의 도시 · 1–4 / 12"));
  g_assert_cmpstr (title, ==, "서울, 빛의 도시");
  g_autoptr (GPtrArray) notes = jsn_job_list_notes (job);
  g_assert_cmpuint (notes->len, ==, 0);
}

static guint
count_images (const char *path)
{
  g_autoptr (JsnPdf) pdf = jsn_pdf_open (path, path, NULL);
  g_autoptr (GArray) objects = jsn_pdf_list_objects (pdf);
  guint n = 0;

  for (guint i = 0; i < objects->len; i++)
    {
      qpdf_oh object = g_array_index (objects, qpdf_oh, i);

      if (!jsn_pdf_is (pdf, object, "/Subtype", "/Image"))
        continue;
      n++;
      g_assert_true (jsn_pdf_is (pdf, object, "/Filter", "/DCTDecode"));
      g_assert_cmpfloat (jsn_pdf_get_number (pdf, object, "/Width", 0), <=, 900);
    }
  return n;
}

/* One panel alone is larger than among others, and so is its photo, at 150 ppi. */
static void
test_photos (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  proof (fixture, 4, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_images (fixture->path), ==, 4);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnJob) job = jsn_job_new ();
  g_autofree char *original = g_build_filename (fixture->folder, "original-2.jpg", NULL);

  g_assert_cmpint (g_remove (original), ==, 0);
  proof (fixture, 4, job, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) notes = jsn_job_list_notes (job);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((const JsnNote *)g_ptr_array_index (notes, 0))->path, ==, original);
  g_assert_cmpint (((const JsnNote *)g_ptr_array_index (notes, 0))->kind, ==, JSN_NOTE_REFUSED);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnJob) job = jsn_job_new ();
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  jsn_job_cancel (job);
  g_assert_false (proof (fixture, 2, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (proof (fixture, 0, NULL, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (
      jsn_print_proof ((const JsnSheet *const *)fixture->sheets->pdata, 1, fixture->path, "t", "now", NULL, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "old");
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL, *second = NULL;
  gsize length_first, length_second;

  g_assert_true (proof (fixture, 2, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &first, &length_first, NULL));
  g_usleep (1100 * 1000);
  g_assert_true (proof (fixture, 2, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &second, &length_second, NULL));
  g_assert_cmpmem (first, length_first, second, length_second);
}

#define ADD(name, function) g_test_add ("/print/proof/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!jsn_photo_init (argv[0], &error))
    g_error ("%s", error->message);
  ADD ("pages", test_pages);
  ADD ("photos", test_photos);
  ADD ("missing", test_missing);
  ADD ("refused", test_refused);
  ADD ("same-bytes", test_same_bytes);
  int result = g_test_run ();
  jsn_photo_shutdown ();
  return result;
}
