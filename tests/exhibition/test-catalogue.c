/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos, panels and settings: what goes in comes out, what makes no sense is refused, what is sought is found. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/sql.h"
#include "exhibition/place.h"
#include "exhibition/search.h"
#include "exhibition/sheet.h"

static void
set (Fixture *fixture, gint64 id, const char *field, const char *lang, const char *value)
{
  g_autoptr (GError) error = NULL;
  JsnEdit *edit = fixture_begin (fixture->exhibition, 0);

  jsn_photos_set (edit, id, field, lang, value, &error);
  g_assert_no_error (error);
  fixture_commit (edit);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_add_photo (fixture, "한강 \xff\n.jpg");
  g_autoptr (JsnPhoto) made = fixture_make_photo (fixture, "한강 \xff\n.jpg");
  g_autoptr (JsnPhoto) got = jsn_photos_load (fixture->exhibition, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (got->path, ==, made->path);
  g_assert_cmpstr (got->hash, ==, made->hash);
  g_assert_cmpint (got->size_bytes, ==, made->size_bytes);
  g_assert_cmpint (got->mtime_ns, ==, made->mtime_ns);
  g_assert_cmpint (got->format, ==, made->format);
  g_assert_cmpint (got->width_px, ==, made->width_px);
  g_assert_cmpint (got->height_px, ==, made->height_px);
  g_assert_cmpint (got->orientation, ==, made->orientation);
  g_assert_cmpint (got->components, ==, made->components);
  g_assert_null (got->color_profile);
  g_assert_cmpstr (got->make, ==, made->make);
  g_assert_cmpstr (got->lens, ==, made->lens);
  g_assert_cmpstr (got->taken, ==, made->taken);
  g_assert_cmpfloat (got->exposure_time_s, ==, made->exposure_time_s);
  g_assert_cmpfloat (got->latitude, ==, made->latitude);
  g_assert_true (isnan (got->iso) && isnan (got->altitude_m));
  g_assert_cmpint (got->clearance_press, ==, JSN_CLEARANCE_UNKNOWN);
  g_assert_cmpuint (jsn_texts_size (got->texts), ==, 3);
  g_assert_cmpstr (jsn_texts_get (got->texts, "caption", "ko"), ==, "눈 내린 경복궁");
  g_assert_cmpuint (got->warnings->len, ==, 1);
  g_assert_cmpint (jsn_photos_find_hash (fixture->exhibition, made->hash), ==, id);
  g_assert_cmpint (jsn_photos_find_path (fixture->exhibition, made->path), ==, id);
  g_assert_cmpint (jsn_photos_find_path (fixture->exhibition, "/none"), ==, 0);

  g_autoptr (JsnPhoto) brief = jsn_photos_load_brief (fixture->exhibition, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (brief->path, ==, made->path);
  g_assert_cmpuint (jsn_texts_size (brief->texts), ==, 1);
  g_assert_cmpuint (brief->warnings->len, ==, 1);
  g_assert_null (jsn_photos_load (fixture->exhibition, 99, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
}

static const struct
{
  const char *field, *lang, *value;
} bad_values[] = {
  { "rating", NULL, "6" },
  { "rating", NULL, "-1" },
  { "rating", NULL, "3.5" },
  { "rating", NULL, "5 " },
  { "rating", "ko", "5" },
  { "pick", NULL, "maybe" },
  { "clearance.press", NULL, "yes" },
  { "clearance.web", NULL, "cleared" },
  { "embargo", NULL, "2013-04-21T10:00:00" },
  { "embargo", NULL, "2013-02-30T10:00:00+09:00" },
  { "embargo", NULL, "2013-04-21T25:00:00+09:00" },
  { "embargo", NULL, "tomorrow" },
  { "taken", NULL, "5 April" },
  { "taken", NULL, "2013-13-01" },
  { "path", NULL, "" },
  { "make", NULL, "Leica" },
  { "latitude", NULL, "1" },
  { "hash", NULL, "00" },
  { "caption", NULL, "x" },
  { "caption", "fr", "x" },
  { "caption", "'; DROP", "x" },
  { "credit", "ko", "x" },
  { "colour", NULL, "red" },
  { "pick", NULL, "\xff" },
};

static const struct
{
  const char *field, *lang, *value;
} bad_settings[] = {
  { "languages", NULL, "ko korean!" },
  { "languages", "ko", "ko" },
  { "panel_size", NULL, "huge" },
  { "panel_size", NULL, "10x10mm" },
  { "bleed_mm", NULL, "51" },
  { "bleed_mm", NULL, "-1" },
  { "viewing_distance_mm", NULL, "1" },
  { "type_scale", NULL, "nan" },
  { "type_scale", NULL, "1,5x" },
  { "title", NULL, "x" },
  { "title", "fr", "x" },
  { "nonsense", NULL, "x" },
};

static void
test_refuse (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  JsnEdit *edit;

  fixture_add_photo (fixture, "a.jpg");
  before = fixture_dump (fixture->exhibition);
  edit = fixture_begin (fixture->exhibition, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_values); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (jsn_photos_set (edit, 1, bad_values[i].field, bad_values[i].lang, bad_values[i].value, &error));
      g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_test_message ("%s", error->message);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_settings); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          jsn_exhibition_set (edit, bad_settings[i].field, bad_settings[i].lang, bad_settings[i].value, &error));
      g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
      g_test_message ("%s", error->message);
    }
  fixture_commit (edit);
  after = fixture_dump (fixture->exhibition);
  g_assert_cmpstr (before, ==, after);
}

static void
test_long_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *most = g_strnfill (65536, 'x');
  g_autofree char *more = g_strnfill (65537, 'x');
  JsnEdit *edit;

  fixture_add_photo (fixture, "a.jpg");
  edit = fixture_begin (fixture->exhibition, 0);
  g_assert_true (jsn_photos_set (edit, 1, "caption", "en", most, &error));
  g_assert_false (jsn_photos_set (edit, 1, "caption", "en", more, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (jsn_photos_set (edit, 9, "caption", "en", "x", &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  fixture_commit (edit);
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  fixture_add_photo (fixture, "a.jpg");
  set (fixture, 1, "embargo", NULL, "2013-04-21 10:00 Z");
  set (fixture, 1, "taken", NULL, "2013-04-05T06:07");
  set (fixture, 1, "caption", "zh-cn", "  汉江\x01清晨  ");
  set (fixture, 1, "pick", NULL, "TRUE");

  g_autoptr (JsnPhoto) photo = jsn_photos_load (fixture->exhibition, 1, NULL);
  g_assert_cmpstr (photo->embargo, ==, "2013-04-21T10:00:00+00:00");
  g_assert_cmpstr (photo->taken, ==, "2013-04-05T06:07:00");
  g_assert_nonnull (strstr (jsn_texts_get (photo->texts, "caption", "zh-CN"), "汉江清晨"));
  g_assert_true (photo->pick);
  set (fixture, 1, "embargo", NULL, "");
  set (fixture, 1, "pick", NULL, NULL);
  set (fixture, 1, "caption", "zh-CN", "  ");
  g_autoptr (JsnPhoto) cleared = jsn_photos_load (fixture->exhibition, 1, NULL);
  g_assert_null (cleared->embargo);
  g_assert_false (cleared->pick);
  g_assert_null (jsn_texts_get (cleared->texts, "caption", "zh-CN"));
}

static void
assert_setting (Fixture *fixture, const char *key, const char *value)
{
  g_autofree char *got = jsn_exhibition_dup_setting (fixture->exhibition, key);

  g_assert_cmpstr (got, ==, value);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  assert_setting (fixture, "languages", "ko zh-CN en");
  assert_setting (fixture, "panel_size", "A1");
  assert_setting (fixture, "bleed_mm", "3");
  assert_setting (fixture, "city", "");
  assert_setting (fixture, "nonsense", NULL);
  fixture_set (fixture->exhibition, "languages", NULL, "EN, zh_hant_tw; en\nko");
  fixture_set (fixture->exhibition, "panel_size", NULL, "60x90cm");
  fixture_set (fixture->exhibition, "viewing_distance_mm", NULL, "2m");
  fixture_set (fixture->exhibition, "type_scale", NULL, "1.25");
  assert_setting (fixture, "languages", "en zh-Hant-TW ko");
  assert_setting (fixture, "panel_size", "600 × 900 mm");
  g_assert_cmpfloat (jsn_exhibition_get_number (fixture->exhibition, "viewing_distance_mm"), ==, 2000);
  g_assert_cmpfloat (jsn_exhibition_get_number (fixture->exhibition, "type_scale"), ==, 1.25);
  fixture_set (fixture->exhibition, "panel_size", NULL, "");
  assert_setting (fixture, "panel_size", "A1");
}

/* What the stranger's file says in place of a setting is not believed. */
static void
test_foreign_settings (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "INSERT INTO setting VALUES ('languages', ''), ('bleed_mm', '1e300'), "
                                 "('panel_size', 'x')",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  assert_setting (fixture, "languages", "ko zh-CN en");
  assert_setting (fixture, "bleed_mm", "3");
  assert_setting (fixture, "panel_size", "A1");
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path, *stored;
  } cases[] = {
    { "/a/b/show/photos/1.jpg", "photos/1.jpg" },
    { "/a/b/show/1.jpg", "1.jpg" },
    { "/a/b/pictures/1.jpg", "../pictures/1.jpg" },
    { "/a/c/1.jpg", "../../c/1.jpg" },
    { "/z/c/1.jpg", "/z/c/1.jpg" },
    { "/a/b/showroom/1.jpg", "../showroom/1.jpg" },
    { "/a/b/show/./x/../1.jpg", "1.jpg" },
    { "/a/b/show/\xff", "\xff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stored = jsn_place_store ("/a/b/show", cases[i].path);
      g_autofree char *canonical = g_canonicalize_filename (cases[i].path, "/");
      g_autofree char *back = jsn_place_resolve ("/a/b/show", stored);

      g_assert_cmpstr (stored, ==, cases[i].stored);
      g_assert_cmpstr (back, ==, canonical);
    }
  g_autofree char *root = jsn_place_store ("/", "/a/1.jpg");
  g_assert_cmpstr (root, ==, "/a/1.jpg");
}

/* The folder moves as a whole and the originals are still there; a way through a link is the same way. */
static void
test_moved_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *from = g_build_filename (fixture->folder, "old", NULL);
  g_autofree char *to = g_build_filename (fixture->folder, "new", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link", NULL);
  g_autofree char *first = g_build_filename (link, "x.jeonsi", NULL);
  g_autofree char *second = g_build_filename (to, "x.jeonsi", NULL);
  g_autofree char *original = g_build_filename (to, "1.jpg", NULL);

  g_assert_cmpint (g_mkdir (from, 0755), ==, 0);
  g_assert_cmpint (symlink ("old", link), ==, 0);
  g_autoptr (JsnExhibition) exhibition = jsn_exhibition_create (first, &error);
  g_assert_no_error (error);
  g_autoptr (JsnPhoto) photo = fixture_make_photo (fixture, "1.jpg");
  g_free (photo->path);
  photo->path = g_build_filename (link, "1.jpg", NULL);
  JsnEdit *edit = fixture_begin (exhibition, 0);
  g_assert_true (jsn_photos_add (edit, photo, NULL, &error));
  fixture_commit (edit);
  g_clear_object (&exhibition);

  g_assert_cmpint (g_rename (from, to), ==, 0);
  exhibition = jsn_exhibition_open (second, FALSE, &error);
  g_assert_no_error (error);
  g_autoptr (JsnPhoto) moved = jsn_photos_load (exhibition, 1, &error);
  g_assert_cmpstr (moved->path, ==, original);
  g_clear_object (&exhibition);
}

/* The file was put elsewhere and a link left in its place: the originals are found beside it, or beside the link. */
static void
test_linked_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "else", NULL);
  g_autofree char *real = g_build_filename (folder, "real.jeonsi", NULL);
  g_autofree char *here = g_build_filename (fixture->folder, "photos", "a.jpg", NULL);
  g_autofree char *photos = g_path_get_dirname (here);
  g_autofree char *there = g_build_filename (folder, "photos", "a.jpg", NULL);
  g_autofree char *moved = g_path_get_dirname (there);

  fixture_add_photo (fixture, "a.jpg");
  g_clear_object (&fixture->exhibition);
  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (g_mkdir (photos, 0755), ==, 0);
  g_assert_true (g_file_set_contents (here, "x", 1, NULL));
  g_assert_cmpint (g_rename (fixture->path, real), ==, 0);
  g_assert_cmpint (symlink ("else/real.jeonsi", fixture->path), ==, 0);
  fixture->exhibition = jsn_exhibition_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_autoptr (JsnPhoto) beside_link = jsn_photos_load (fixture->exhibition, 1, NULL);
  g_assert_cmpstr (beside_link->path, ==, here);

  g_assert_cmpint (g_rename (photos, moved), ==, 0);
  g_autoptr (JsnPhoto) beside_file = jsn_photos_load (fixture->exhibition, 1, NULL);
  g_assert_cmpstr (beside_file->path, ==, there);
  fixture_add_photo (fixture, "b.jpg");
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_IS_SYMLINK));
}

static void
assert_found (Fixture *fixture, const char *search, JsnPhotoOrder order, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = jsn_photos_list (fixture->exhibition, search, order, &error);
  g_autoptr (GString) got = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (got, "%s%d", i ? " " : "", (int)g_array_index (ids, gint64, i));
  g_test_message ("%s", search);
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *search, *expected;
  } cases[] = {
    { NULL, "1 2 3" },
    { "  ", "1 2 3" },
    { "한강", "2" },
    { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xbc", "2" }, /* 한강 in letters */
    { "경복", "1 3" },
    { "汉江", "2" },
    { "漢江", "" },
    { "RIVER", "2" },
    { "river morning", "2" },
    { "river evening", "" },
    { "café", "3" },
    { "CAFÉ", "3" },
    { "cafe\xcc\x81", "3" },
    { "ｎｉｋｏｎ", "1 2 3" },
    { "img_10", "2" },
    { "photos", "" },
    { "d800", "1 2 3" },
    { "24-70", "1 2 3" },
    { "min-ji", "1 2 3" },
    { "100%", "3" },
    { "_", "1 2 3" },
    { "\"han river\"", "2" },
    { "\"river han\"", "" },
    { "pick:yes", "2" },
    { "pick:no", "1 3" },
    { "rating:3", "2" },
    { "rating:3+", "2 3" },
    { "rating:0", "1" },
    { "missing:ko", "2" },
    { "missing:zh-cn", "1 3" },
    { "clearance.press:cleared", "3" },
    { "clearance.print:unknown", "1 2 3" },
    { "panel:none", "2 3" },
    { "panel:any", "1" },
    { "panel:1", "1" },
    { "panel:2", "" },
    { "id:2", "2" },
    { "id:1,3-9", "1 3" },
    { "pick:yes nikon", "2" },
    { "10:30", "3" },
    { "a'b\"c", "" },
  };
  static const char *const wrong[] = { "pick:maybe", "rating:9", "missing:", "panel:x", "id:x", "clearance.press:x" };

  fixture_add_photo (fixture, "IMG_9.jpg");
  fixture_add_photo (fixture, "IMG_10.jpg");
  fixture_add_photo (fixture, "img_2.jpg");
  fixture_add_panel (fixture, 1);
  set (fixture, 2, "caption", "ko", NULL);
  set (fixture, 2, "headline", "ko", "한강의 아침");
  set (fixture, 2, "caption", "zh-CN", "汉江清晨");
  set (fixture, 2, "caption", "en", "Morning at the Han River");
  set (fixture, 2, "rating", NULL, "3");
  set (fixture, 2, "pick", NULL, "yes");
  set (fixture, 2, "taken", NULL, "2012-01-01");
  set (fixture, 3, "caption", "en", "Café at 10:30, 100% full");
  set (fixture, 3, "rating", NULL, "5");
  set (fixture, 3, "clearance.press", NULL, "cleared");
  set (fixture, 3, "taken", NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (fixture, cases[i].search, JSN_PHOTOS_BY_IMPORT, cases[i].expected);
  assert_found (fixture, NULL, JSN_PHOTOS_BY_TAKEN, "2 1 3");
  assert_found (fixture, NULL, JSN_PHOTOS_BY_RATING, "3 2 1");
  assert_found (fixture, "img_", JSN_PHOTOS_BY_NAME,
                g_str_has_prefix (g_getenv ("LC_ALL") ?: "C", "C") ? "1 2 3" : "3 1 2");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (jsn_photos_list (fixture->exhibition, wrong[i], JSN_PHOTOS_BY_IMPORT, &error));
      g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
    }
}

static void
test_panels (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 a, b, c;
  JsnEdit *edit;

  fixture_add_photo (fixture, "a.jpg");
  a = fixture_add_panel (fixture, 1);
  b = fixture_add_panel (fixture, 1);
  c = fixture_add_panel (fixture, 1);
  edit = fixture_begin (fixture->exhibition, 0);
  g_assert_true (jsn_panels_move (edit, a, 3, &error));
  g_assert_cmpint (jsn_panels_find_number (fixture->exhibition, 1), ==, b);
  g_assert_cmpint (jsn_panels_find_number (fixture->exhibition, 3), ==, a);
  g_assert_true (jsn_panels_move (edit, c, 1, &error));
  g_assert_true (jsn_panels_remove (edit, b, &error));
  g_assert_no_error (error);
  g_assert_false (jsn_panels_move (edit, a, 3, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (jsn_panels_remove (edit, b, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  fixture_commit (edit);
  g_assert_cmpint (jsn_panels_find_number (fixture->exhibition, 1), ==, c);
  g_assert_cmpint (jsn_panels_find_number (fixture->exhibition, 2), ==, a);
  g_assert_cmpint (jsn_panels_find_number (fixture->exhibition, 3), ==, 0);
  /* An id is never given twice. */
  g_assert_cmpint (fixture_add_panel (fixture, 1), ==, c + 1);

  g_autoptr (JsnPanel) panel = jsn_panels_load (fixture->exhibition, a, &error);
  g_autoptr (JsnPanel) made = fixture_make_panel (1);
  g_assert_no_error (error);
  g_assert_cmpfloat (panel->width_mm, ==, made->width_mm);
  g_assert_cmpstr (panel->template_name, ==, made->template_name);
  g_assert_cmpstr (jsn_texts_get (panel->texts, "title", "ko"), ==, "서울의 겨울");
  g_assert_cmpuint (panel->items->len, ==, made->items->len);
  for (guint i = 0; i < made->items->len; i++)
    {
      const JsnItem *item = g_ptr_array_index (panel->items, i), *other = g_ptr_array_index (made->items, i);

      g_assert_cmpint (item->kind, ==, other->kind);
      g_assert_cmpint (item->photo, ==, other->photo);
      g_assert_cmpfloat (item->y_mm, ==, other->y_mm);
      g_assert_cmpstr (item->field, ==, other->field);
      g_assert_cmpstr (item->languages, ==, other->languages);
      g_assert_cmpstr (item->ink, ==, other->ink);
    }
}

static void
test_panel_refuse (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    double width_mm, y_mm, item_width_mm, scale;
    gint64 photo;
    JsnError code;
  } cases[] = {
    { 49, 0, 10, 1, 0, JSN_ERROR_ARGUMENT },       { NAN, 0, 10, 1, 0, JSN_ERROR_ARGUMENT },
    { INFINITY, 0, 10, 1, 0, JSN_ERROR_ARGUMENT }, { 600, NAN, 10, 1, 0, JSN_ERROR_ARGUMENT },
    { 600, 0, 0, 1, 0, JSN_ERROR_ARGUMENT },       { 600, 0, -5, 1, 0, JSN_ERROR_ARGUMENT },
    { 600, 0, 10, 0, 0, JSN_ERROR_ARGUMENT },      { 600, 0, 10, NAN, 0, JSN_ERROR_ARGUMENT },
    { 600, 0, 10, 1, 99, JSN_ERROR_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsnPanel) panel = fixture_make_panel (0);
      JsnItem *item = g_ptr_array_index (panel->items, 1);
      JsnEdit *edit = fixture_begin (fixture->exhibition, 0);

      panel->width_mm = cases[i].width_mm;
      item->y_mm = cases[i].y_mm;
      item->width_mm = cases[i].item_width_mm;
      item->crop.scale = cases[i].scale;
      item->photo = cases[i].photo;
      g_assert_false (jsn_panels_add (edit, panel, &error));
      g_assert_error (error, JSN_ERROR, (int)cases[i].code);
      jsn_edit_abort (edit);
    }
}

static gint64
get_item_photo (Fixture *fixture, gint64 panel_id, guint index)
{
  g_autoptr (JsnPanel) panel = jsn_panels_load (fixture->exhibition, panel_id, NULL);

  return ((JsnItem *)g_ptr_array_index (panel->items, index))->photo;
}

/* Two empty frames with a caption each: the caption goes with the frame beside it. */
static void
test_captions_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnPanel) panel = jsn_panel_new ();
  static const double tops[] = { 0, 110, 400, 510 };

  panel->width_mm = 594;
  panel->height_mm = 841;
  fixture_add_photo (fixture, "a.jpg");
  fixture_add_photo (fixture, "b.jpg");
  for (guint i = 0; i < 4; i++)
    {
      JsnItem *item = jsn_item_new (i % 2 ? JSN_ITEM_TEXT : JSN_ITEM_FRAME);

      item->y_mm = tops[i];
      item->width_mm = 500;
      item->height_mm = 100;
      item->field = i % 2 ? g_strdup ("caption-block") : NULL;
      g_ptr_array_add (panel->items, item);
    }
  JsnEdit *edit = fixture_begin (fixture->exhibition, 0);
  g_assert_true (jsn_panels_add (edit, panel, &error));
  gint64 first = ((JsnItem *)g_ptr_array_index (panel->items, 0))->id;
  gint64 third = ((JsnItem *)g_ptr_array_index (panel->items, 2))->id;
  g_assert_true (jsn_panels_set_photo (edit, third, 2, &error));
  g_assert_cmpint (get_item_photo (fixture, panel->id, 1), ==, 0);
  g_assert_cmpint (get_item_photo (fixture, panel->id, 3), ==, 2);
  g_assert_true (jsn_panels_set_photo (edit, first, 2, &error));
  g_assert_cmpint (get_item_photo (fixture, panel->id, 1), ==, 2);
  g_assert_true (jsn_panels_set_photo (edit, first, 1, &error));
  g_assert_cmpint (get_item_photo (fixture, panel->id, 1), ==, 1);
  g_assert_cmpint (get_item_photo (fixture, panel->id, 3), ==, 2);
  g_assert_false (jsn_panels_set_photo (edit, first, 77, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (jsn_photos_remove (edit, 1, &error));
  g_assert_cmpint (get_item_photo (fixture, panel->id, 0), ==, 0);
  g_assert_cmpint (get_item_photo (fixture, panel->id, 1), ==, 0);
  fixture_commit (edit);
}

static void
test_sheet (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 panel;

  fixture_add_photo (fixture, "a.jpg");
  fixture_add_photo (fixture, "b.jpg");
  panel = fixture_add_panel (fixture, 2);
  fixture_set (fixture->exhibition, "title", "en", "Seoul in Beijing");
  fixture_set (fixture->exhibition, "bleed_mm", NULL, "5");
  g_autoptr (JsnSheet) loaded = jsn_sheet_load (fixture->exhibition, panel, &error);
  g_assert_no_error (error);
  g_autoptr (JsnSheet) sheet = jsn_sheet_copy (loaded);
  g_clear_pointer (&loaded, jsn_sheet_free);

  g_assert_cmpint (sheet->panel->id, ==, panel);
  g_assert_cmpint (sheet->n_panels, ==, 1);
  g_assert_cmpuint (g_hash_table_size (sheet->photos), ==, 1);
  g_assert_null (jsn_sheet_get_photo (sheet, 1));
  g_assert_cmpstr (jsn_sheet_get_photo (sheet, 2)->make, ==, "NIKON");
  g_assert_cmpstr (jsn_texts_get (sheet->exhibition, "title", "en"), ==, "Seoul in Beijing");
  g_assert_cmpstr (sheet->languages[1], ==, "zh-CN");
  g_assert_cmpfloat (jsn_sheet_get_number (sheet, "bleed_mm"), ==, 5);
  g_assert_cmpfloat (jsn_sheet_get_number (sheet, "viewing_distance_mm"), ==, 1500);
  g_assert_true (isnan (jsn_sheet_get_number (sheet, "nonsense")));
  g_assert_null (jsn_sheet_load (fixture->exhibition, 99, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  JsnEdit *edit = fixture_begin (fixture->exhibition, 0);

  for (int i = 0; i < 10000; i++)
    {
      g_autofree char *name = g_strdup_printf ("%05d.jpg", i);
      g_autoptr (JsnPhoto) photo = fixture_make_photo (fixture, name);

      g_assert_true (jsn_photos_add (edit, photo, NULL, &error));
    }
  fixture_commit (edit);
  assert_found (fixture, "경복궁 09999", JSN_PHOTOS_BY_TAKEN, "10000");
  g_autoptr (GArray) ids = jsn_photos_list (fixture->exhibition, NULL, JSN_PHOTOS_BY_NAME, &error);
  g_assert_cmpuint (ids->len, ==, 10000);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (JsnPhoto) photo = jsn_photos_load_brief (fixture->exhibition, g_array_index (ids, gint64, i), &error);

      g_assert_cmpint (photo->id, ==, i + 1);
    }
  g_assert_true (jsn_history_undo (fixture->exhibition, &error));
  g_assert_cmpuint (jsn_photos_count (fixture->exhibition), ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add ("/exhibition/catalogue/round-trip", test_round_trip);
  add ("/exhibition/catalogue/refuse", test_refuse);
  add ("/exhibition/catalogue/long-text", test_long_text);
  add ("/exhibition/catalogue/values", test_values);
  add ("/exhibition/catalogue/settings", test_settings);
  add ("/exhibition/catalogue/foreign-settings", test_foreign_settings);
  add ("/exhibition/catalogue/places", test_places);
  add ("/exhibition/catalogue/moved-folder", test_moved_folder);
  add ("/exhibition/catalogue/linked-file", test_linked_file);
  add ("/exhibition/catalogue/search", test_search);
  add ("/exhibition/catalogue/panels", test_panels);
  add ("/exhibition/catalogue/panel-refuse", test_panel_refuse);
  add ("/exhibition/catalogue/captions-follow", test_captions_follow);
  add ("/exhibition/catalogue/sheet", test_sheet);
  add ("/exhibition/catalogue/many", test_many);
  return g_test_run ();
}
