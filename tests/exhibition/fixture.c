/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the tests of the room; every step must succeed. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("jeonsi-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "show.jeonsi", NULL);
  fixture->exhibition = jsn_exhibition_create (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->exhibition);
}

void
fixture_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        fixture_remove_tree (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_clear_object (&fixture->exhibition);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  fixture_remove_tree (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

JsnPhoto *
fixture_make_photo (Fixture *fixture, const char *name)
{
  JsnPhoto *photo = jsn_photo_new ();
  g_autofree char *headline = g_utf8_make_valid (name, -1);

  photo->path = g_build_filename (fixture->folder, "photos", name, NULL);
  photo->hash = g_strdup_printf ("%032x", g_str_hash (name));
  photo->size_bytes = 123456789012;
  photo->mtime_ns = 1366000000123456789;
  photo->format = JSN_FORMAT_JPEG;
  photo->width_px = 6000;
  photo->height_px = 4000;
  photo->orientation = 6;
  photo->components = 3;
  photo->make = g_strdup ("NIKON");
  photo->model = g_strdup ("D800");
  photo->lens = g_strdup ("24-70mm f/2.8");
  photo->taken = g_strdup ("2013-04-05T06:07:08.12+09:00");
  photo->exposure_time_s = 1.0 / 250;
  photo->f_number = 2.8;
  photo->latitude = 37.5796;
  photo->longitude = 126.977;
  jsn_texts_set (photo->texts, "headline", "en", headline);
  jsn_texts_set (photo->texts, "caption", "ko", "눈 내린 경복궁");
  jsn_texts_set (photo->texts, "creator", NULL, "Kim Min-ji");
  g_ptr_array_add (photo->warnings, g_strdup ("The clock of the camera was not set."));
  return photo;
}

JsnEdit *
fixture_begin (JsnExhibition *exhibition, gint64 group)
{
  g_autoptr (GError) error = NULL;
  JsnEdit *edit = jsn_edit_begin (exhibition, "test", "Test", group, &error);

  g_assert_no_error (error);
  g_assert_nonnull (edit);
  return edit;
}

void
fixture_commit (JsnEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gboolean done = jsn_edit_commit (edit, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

gint64
fixture_add_photo (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnPhoto) photo = fixture_make_photo (fixture, name);
  g_autoptr (GBytes) thumbnail = g_bytes_new (name, strlen (name));
  JsnEdit *edit = fixture_begin (fixture->exhibition, 0);
  gboolean done = jsn_photos_add (edit, photo, thumbnail, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  fixture_commit (edit);
  return photo->id;
}

static JsnItem *
add_item (JsnPanel *panel, JsnItemKind kind, double y_mm, gint64 photo, const char *field, const char *style)
{
  JsnItem *item = jsn_item_new (kind);

  item->x_mm = 20;
  item->y_mm = y_mm;
  item->width_mm = 550.5;
  item->height_mm = kind == JSN_ITEM_RULE ? 0 : 100;
  item->photo = photo;
  item->field = g_strdup (field);
  item->style = g_strdup (style);
  g_ptr_array_add (panel->items, item);
  return item;
}

JsnPanel *
fixture_make_panel (gint64 photo)
{
  JsnPanel *panel = jsn_panel_new ();

  panel->width_mm = 594;
  panel->height_mm = 841;
  panel->template_name = g_strdup ("single");
  jsn_texts_set (panel->texts, "title", "ko", "서울의 겨울");
  add_item (panel, JSN_ITEM_BOX, 0, 0, NULL, NULL)->ink = g_strdup ("black");
  add_item (panel, JSN_ITEM_FRAME, 100, photo, NULL, NULL);
  add_item (panel, JSN_ITEM_TEXT, 210, photo, "caption", "caption")->languages = g_strdup ("ko en");
  add_item (panel, JSN_ITEM_RULE, 320, 0, NULL, NULL);
  add_item (panel, JSN_ITEM_TEXT, 330, 0, "panel.title", "title");
  return panel;
}

gint64
fixture_add_panel (Fixture *fixture, gint64 photo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnPanel) panel = fixture_make_panel (photo);
  JsnEdit *edit = fixture_begin (fixture->exhibition, 0);
  gboolean done = jsn_panels_add (edit, panel, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  fixture_commit (edit);
  return panel->id;
}

void
fixture_set (JsnExhibition *exhibition, const char *field, const char *lang, const char *value)
{
  g_autoptr (GError) error = NULL;
  JsnEdit *edit = fixture_begin (exhibition, 0);

  jsn_exhibition_set (edit, field, lang, value, &error);
  g_assert_no_error (error);
  fixture_commit (edit);
}

char *
fixture_dump (JsnExhibition *exhibition)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = jsn_exhibition_dump (exhibition, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return json_to_string (node, TRUE);
}
