/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What press images are called. */
#include "kit/press.h"

#include <string.h>

#include "base/error.h"

#define N_COLLIDING 120

static JsnKitContent *
make_content (void)
{
  JsnKitContent *content = g_new0 (JsnKitContent, 1);

  content->languages = g_strsplit ("ko zh-CN en en-GB", " ", -1);
  content->exhibition = jsn_texts_new ();
  content->kit = jsn_texts_new ();
  content->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_photo_free);
  jsn_texts_set (content->exhibition, "title", "en", "Seoul in Beijing");
  return content;
}

static JsnPhoto *
add_photo (JsnKitContent *content, const char *lang, const char *headline)
{
  JsnPhoto *photo = jsn_photo_new ();

  photo->id = content->photos->len + 1;
  photo->path = g_strdup ("/photos/x.jpg");
  photo->clearance_press = JSN_CLEARANCE_CLEARED;
  jsn_texts_set (photo->texts, "headline", lang, headline);
  jsn_texts_set (photo->texts, "caption", "ko", "눈");
  jsn_texts_set (photo->texts, "credit", NULL, "Kim");
  jsn_texts_set (photo->texts, "copyright", NULL, "Kim");
  g_ptr_array_add (content->photos, photo);
  return photo;
}

static JsnPress *
make_press (const JsnKitContent *content)
{
  g_autoptr (GError) error = NULL;
  JsnPress *press = jsn_press_new (content, NULL, &error);

  g_assert_no_error (error);
  return press;
}

static void
check_name (const char *lang, const char *headline, const char *name)
{
  g_autoptr (JsnKitContent) content = make_content ();

  add_photo (content, lang, headline);
  g_autoptr (JsnPress) press = make_press (content);
  const JsnPressPhoto *photo = g_ptr_array_index (press->photos, 0);
  g_autofree char *wanted = g_strconcat ("images/print/", name, NULL);
  g_assert_cmpstr (photo->images[JSN_PRESS_PRINT].path, ==, wanted);
}

static void
test_slugs (void)
{
  check_name ("en", "Snow", "01-snow-print.jpg");
  check_name ("en", "The Moonlight Rainbow Fountain at Banpo Bridge", "01-moonlight-rainbow-print.jpg");
  check_name ("en", "CON.jpg", "01-con-jpg-print.jpg");
  check_name ("en", "../../etc/passwd", "01-etc-passwd-print.jpg");
  check_name ("en", "Supercalifragilisticexpialidocious", "01-supercalifragilistic-print.jpg");
  check_name ("en-GB", "Snow", "01-snow-print.jpg");
  check_name ("ko", "서울", "01-seoul-print.jpg");
  check_name ("zh-CN", "光化门", "01-print.jpg");
  check_name ("en", "=HYPERLINK(\"x\")", "01-hyperlink-x-print.jpg");
  check_name ("en", NULL, "01-print.jpg");
}

static void
test_english_first (void)
{
  g_autoptr (JsnKitContent) content = make_content ();
  JsnPhoto *photo = add_photo (content, "ko", "서울");

  jsn_texts_set (photo->texts, "headline", "en", "Namsan");
  g_autoptr (JsnPress) press = make_press (content);
  const JsnPressPhoto *made = g_ptr_array_index (press->photos, 0);
  g_assert_cmpstr (made->images[JSN_PRESS_WEB].path, ==, "images/web/01-namsan-web.jpg");
  g_assert_cmpstr (made->images[JSN_PRESS_PREVIEW].path, ==, "images/preview/01-namsan-preview.jpg");
}

static void
check_path (const char *path, GHashTable *seen)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  g_assert_true (g_str_is_ascii (path));
  g_assert_cmpuint (strlen (strrchr (path, '/') + 1), <=, 35);
  g_assert_true (g_hash_table_add (seen, g_steal_pointer (&folded)));
}

static void
test_unique (void)
{
  g_autoptr (JsnKitContent) content = make_content ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < N_COLLIDING; i++)
    add_photo (content, "en",
               i % 2 ? "The Long Name of a Photograph of SEOUL" : "the long name of a photograph of seoul");
  g_autoptr (JsnPress) press = make_press (content);
  g_assert_cmpuint (press->photos->len, ==, N_COLLIDING);
  for (guint i = 0; i < N_COLLIDING; i++)
    for (guint k = 0; k < JSN_N_PRESS_SIZES; k++)
      check_path (((JsnPressPhoto *)g_ptr_array_index (press->photos, i))->images[k].path, seen);
}

static void
test_folder (void)
{
  g_autoptr (JsnKitContent) content = make_content ();

  add_photo (content, "en", "Snow");
  g_autoptr (JsnPress) english = make_press (content);
  g_assert_cmpstr (english->folder, ==, "seoul-in-beijing");
  jsn_texts_set (content->exhibition, "title", "en", NULL);
  jsn_texts_set (content->exhibition, "title", "ko", "서울");
  g_autoptr (JsnPress) korean = make_press (content);
  g_assert_cmpstr (korean->folder, ==, "seoul");
  jsn_texts_set (content->exhibition, "title", "ko", NULL);
  jsn_texts_set (content->exhibition, "title", "zh-CN", "首尔");
  g_autoptr (JsnPress) chinese = make_press (content);
  g_assert_cmpstr (chinese->folder, ==, "press-kit");
}

static void
test_refused (void)
{
  g_autoptr (JsnKitContent) content = make_content ();
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) untitled = NULL;

  g_assert_null (jsn_press_new (content, NULL, &empty));
  g_assert_error (empty, JSN_ERROR, JSN_ERROR_REJECTED);
  add_photo (content, "en", "Snow");
  jsn_texts_set (content->exhibition, "title", "en", NULL);
  g_assert_null (jsn_press_new (content, NULL, &untitled));
  g_assert_error (untitled, JSN_ERROR, JSN_ERROR_ARGUMENT);
}

/* A photo that stays out is noted; the kit's terms stand in where a photo has none. */
static void
test_notes_and_terms (void)
{
  g_autoptr (JsnKitContent) content = make_content ();
  g_autoptr (JsnJob) job = jsn_job_new ();

  jsn_texts_set (content->kit, "usage_terms", "en", "With credit only.");
  add_photo (content, "en", "Out")->clearance_press = JSN_CLEARANCE_ASKED;
  add_photo (content, "en", "In");
  jsn_texts_set (add_photo (content, "en", "Own")->texts, "usage_terms", NULL, "Once.");

  g_autoptr (JsnPress) press = jsn_press_new (content, job, NULL);
  g_autoptr (GPtrArray) notes = jsn_job_list_notes (job);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpuint (press->photos->len, ==, 2);
  const JsnPressPhoto *in = g_ptr_array_index (press->photos, 0);
  const JsnPressPhoto *own = g_ptr_array_index (press->photos, 1);
  g_assert_cmpstr (in->images[0].path, ==, "images/print/01-in-print.jpg");
  g_assert_cmpstr (jsn_texts_get (in->photo->texts, "usage_terms", NULL), ==, "With credit only.");
  g_assert_cmpstr (jsn_texts_get (own->photo->texts, "usage_terms", NULL), ==, "Once.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kit/press/slugs", test_slugs);
  g_test_add_func ("/kit/press/english-first", test_english_first);
  g_test_add_func ("/kit/press/unique", test_unique);
  g_test_add_func ("/kit/press/folder", test_folder);
  g_test_add_func ("/kit/press/refused", test_refused);
  g_test_add_func ("/kit/press/notes-and-terms", test_notes_and_terms);
  return g_test_run ();
}
