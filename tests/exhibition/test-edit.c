/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every writer done, undone and redone against the dump; groups, branches and conflicts. */
#include "fixture.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/sql.h"

/* What a case needs: an exhibition with two photos, two panels, texts and settings. */
typedef struct
{
  gint64 photos[2];
  gint64 panels[2];
  gint64 frame;
} Ids;

typedef gboolean (*Act) (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error);

static void
furnish (Fixture *fixture, Ids *ids)
{
  g_autoptr (GError) error = NULL;

  ids->photos[0] = fixture_add_photo (fixture, "a.jpg");
  ids->photos[1] = fixture_add_photo (fixture, "b.jpg");
  ids->panels[0] = fixture_add_panel (fixture, ids->photos[0]);
  ids->panels[1] = fixture_add_panel (fixture, ids->photos[1]);
  fixture_set (fixture->exhibition, "title", "en", "Seoul in Beijing");

  g_autoptr (JsnPanel) panel = jsn_panels_load (fixture->exhibition, ids->panels[0], &error);
  g_assert_no_error (error);
  ids->frame = ((JsnItem *)g_ptr_array_index (panel->items, 1))->id;
}

static gboolean
add_photo (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  g_autoptr (JsnPhoto) photo = fixture_make_photo (fixture, "c.jpg");

  return jsn_photos_add (edit, photo, NULL, error);
}

static gboolean
remove_photo (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_photos_remove (edit, ids->photos[0], error);
}

static gboolean
set_rating (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_photos_set (edit, ids->photos[0], "rating", NULL, "4", error);
}

static gboolean
set_pick (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_photos_set (edit, ids->photos[0], "pick", NULL, "yes", error);
}

static gboolean
set_clearance (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_photos_set (edit, ids->photos[0], "clearance.press", NULL, "cleared", error);
}

static gboolean
set_embargo (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_photos_set (edit, ids->photos[0], "embargo", NULL, "2013-04-21 10:00 +0900", error);
}

static gboolean
set_taken (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_photos_set (edit, ids->photos[0], "taken", NULL, "", error);
}

static gboolean
set_path (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_photos_set (edit, ids->photos[0], "path", NULL, "/else/\xff.jpg", error);
}

static gboolean
set_caption (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_photos_set (edit, ids->photos[0], "caption", "ko", "한강의 아침", error)
         && jsn_photos_set (edit, ids->photos[1], "caption", "zh-cn", "汉江清晨", error);
}

static gboolean
clear_caption (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_photos_set (edit, ids->photos[0], "caption", "ko", NULL, error);
}

static gboolean
refresh_photo (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  g_autoptr (JsnPhoto) photo = fixture_make_photo (fixture, "a2.jpg");
  g_autoptr (GBytes) thumbnail = g_bytes_new_static ("new", 3);

  photo->iso = 3200;
  g_ptr_array_set_size (photo->warnings, 0);
  return jsn_photos_refresh (edit, ids->photos[0], photo, thumbnail, error);
}

static gboolean
set_title (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_exhibition_set (edit, "title", "en", "Twenty Years", error);
}

static gboolean
set_setting (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_exhibition_set (edit, "panel_size", NULL, "60x90cm", error)
         && jsn_exhibition_set (edit, "languages", NULL, "en ko", error);
}

static gboolean
set_kit (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_kit_set (edit, "release_body", "ko", "보도자료", error)
         && jsn_kit_set (edit, "contact_email", NULL, "press@example.org", error);
}

static gboolean
add_panel (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  g_autoptr (JsnPanel) panel = fixture_make_panel (ids->photos[1]);

  return jsn_panels_add (edit, panel, error);
}

static gboolean
remove_panel (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_panels_remove (edit, ids->panels[0], error);
}

static gboolean
move_panel (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_panels_move (edit, ids->panels[1], 1, error);
}

static gboolean
replace_items (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  g_autoptr (JsnPanel) panel = jsn_panels_load (fixture->exhibition, ids->panels[0], error);

  g_assert_nonnull (panel);
  panel->width_mm = 420;
  g_ptr_array_remove_index (panel->items, 4);
  ((JsnItem *)g_ptr_array_index (panel->items, 0))->x_mm = 3.25;
  g_ptr_array_insert (panel->items, 1, jsn_item_new (JSN_ITEM_BOX));
  ((JsnItem *)g_ptr_array_index (panel->items, 1))->width_mm = 5;
  ((JsnItem *)g_ptr_array_index (panel->items, 1))->height_mm = 5;
  return jsn_panels_replace_items (edit, ids->panels[0], panel, error);
}

static gboolean
set_panel_text (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_panels_set (edit, ids->panels[0], "text", "en", "Snow fell.", error);
}

static gboolean
set_frame_photo (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_panels_set_photo (edit, ids->frame, ids->photos[1], error);
}

static gboolean
set_crop (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_panels_set_crop (edit, ids->frame, &(JsnCrop){ 0.25, 0.75, 1.5 }, error);
}

static gboolean
set_box (JsnEdit *edit, Fixture *fixture, const Ids *ids, GError **error)
{
  return jsn_panels_set_box (edit, ids->frame, -3, -3, 600, 400, error);
}

static const struct
{
  const char *name;
  Act act;
  JsnChanged what;
} acts[] = {
  { "add-photo", add_photo, JSN_CHANGED_PHOTOS },
  { "remove-photo", remove_photo, JSN_CHANGED_PHOTOS | JSN_CHANGED_PANELS },
  { "set-rating", set_rating, JSN_CHANGED_PHOTOS },
  { "set-pick", set_pick, JSN_CHANGED_PHOTOS },
  { "set-clearance", set_clearance, JSN_CHANGED_PHOTOS },
  { "set-embargo", set_embargo, JSN_CHANGED_PHOTOS },
  { "set-taken", set_taken, JSN_CHANGED_PHOTOS },
  { "set-path", set_path, JSN_CHANGED_PHOTOS },
  { "set-caption", set_caption, JSN_CHANGED_PHOTOS },
  { "clear-caption", clear_caption, JSN_CHANGED_PHOTOS },
  { "refresh-photo", refresh_photo, JSN_CHANGED_PHOTOS },
  { "set-title", set_title, JSN_CHANGED_EXHIBITION },
  { "set-setting", set_setting, JSN_CHANGED_EXHIBITION },
  { "set-kit", set_kit, JSN_CHANGED_KIT },
  { "add-panel", add_panel, JSN_CHANGED_PANELS },
  { "remove-panel", remove_panel, JSN_CHANGED_PANELS },
  { "move-panel", move_panel, JSN_CHANGED_PANELS },
  { "replace-items", replace_items, JSN_CHANGED_PANELS },
  { "set-panel-text", set_panel_text, JSN_CHANGED_PANELS },
  { "set-frame-photo", set_frame_photo, JSN_CHANGED_PANELS },
  { "set-crop", set_crop, JSN_CHANGED_PANELS },
  { "set-box", set_box, JSN_CHANGED_PANELS },
};

static void
on_changed (JsnExhibition *exhibition, JsnChanges *changes, gpointer data)
{
  JsnChanges **last = data;

  g_clear_pointer (last, jsn_changes_free);
  *last = jsn_changes_copy (changes);
}

static void
assert_undo (JsnExhibition *exhibition)
{
  g_autoptr (GError) error = NULL;
  gboolean done = jsn_history_undo (exhibition, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
assert_redo (JsnExhibition *exhibition)
{
  g_autoptr (GError) error = NULL;
  gboolean done = jsn_history_redo (exhibition, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* do → undo → redo → undo, each seen again by opening the file anew. */
static void
test_act (Fixture *fixture, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnChanges) changes = NULL;
  Ids ids;

  furnish (fixture, &ids);
  g_autofree char *before = fixture_dump (fixture->exhibition);
  g_signal_connect (fixture->exhibition, "changed", G_CALLBACK (on_changed), &changes);

  JsnEdit *edit = fixture_begin (fixture->exhibition, 0);
  gboolean done = acts[n].act (edit, fixture, &ids, &error);
  g_assert_no_error (error);
  g_assert_true (done);
  fixture_commit (edit);
  g_assert_cmpint (changes->what, ==, acts[n].what | JSN_CHANGED_HISTORY);
  g_assert_cmpint (!!(changes->what & JSN_CHANGED_PHOTOS), ==, changes->photos->len > 0);
  g_assert_cmpint (!!(changes->what & JSN_CHANGED_PANELS), ==, changes->panels->len > 0);
  g_autofree char *after = fixture_dump (fixture->exhibition);
  g_assert_cmpstr (before, !=, after);

  for (int i = 0; i < 2; i++)
    {
      assert_undo (fixture->exhibition);
      g_assert_cmpint (changes->what, ==, acts[n].what | JSN_CHANGED_HISTORY);
      g_autofree char *undone = fixture_dump (fixture->exhibition);
      g_assert_cmpstr (undone, ==, before);
      g_clear_object (&fixture->exhibition);
      fixture->exhibition = jsn_exhibition_open (fixture->path, FALSE, &error);
      g_assert_no_error (error);
      g_signal_connect (fixture->exhibition, "changed", G_CALLBACK (on_changed), &changes);
      assert_redo (fixture->exhibition);
      g_autofree char *redone = fixture_dump (fixture->exhibition);
      g_assert_cmpstr (redone, ==, after);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *path = g_strconcat ("/exhibition/edit/", acts[i].name, NULL);

      g_test_add (path, Fixture, GUINT_TO_POINTER (i), fixture_set_up, test_act, fixture_tear_down);
    }
  return g_test_run ();
}
