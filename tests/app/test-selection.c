/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selection of the photo grid. */
#include "app/photo-selection.h"

static void
set_photos (JsnPhotoSelection *selection, const char *ids, gboolean changes)
{
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i] && *words[i]; i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);

      g_array_append_val (array, id);
    }
  g_assert_cmpint (jsn_photo_selection_set_photos (selection, array), ==, changes);
}

static void
assert_selected (const JsnPhotoSelection *selection, const char *ids)
{
  g_autoptr (GArray) list = jsn_photo_selection_list (selection);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (list, gint64, i));
  g_assert_cmpstr (text->str, ==, ids);
  g_assert_cmpuint (jsn_photo_selection_get_n_selected (selection), ==, list->len);
}

static void
test_choose (void)
{
  g_autoptr (JsnPhotoSelection) selection = jsn_photo_selection_new ();

  g_assert_cmpuint (jsn_photo_selection_get_cursor (selection), ==, JSN_NO_INDEX);
  set_photos (selection, "11 22 33 44 55", FALSE);
  g_assert_cmpuint (jsn_photo_selection_get_cursor (selection), ==, 0);
  assert_selected (selection, "");
  jsn_photo_selection_choose (selection, 2);
  assert_selected (selection, "33");
  jsn_photo_selection_toggle (selection, 4);
  assert_selected (selection, "33 55");
  jsn_photo_selection_toggle (selection, 2);
  assert_selected (selection, "55");
  jsn_photo_selection_move (selection, 0);
  assert_selected (selection, "55");
  g_assert_cmpuint (jsn_photo_selection_get_cursor (selection), ==, 0);
}

static void
test_extend (void)
{
  g_autoptr (JsnPhotoSelection) selection = jsn_photo_selection_new ();

  set_photos (selection, "11 22 33 44 55", FALSE);
  jsn_photo_selection_choose (selection, 2);
  jsn_photo_selection_extend (selection, 4, FALSE);
  assert_selected (selection, "33 44 55");
  /* From the same anchor to the other side. */
  jsn_photo_selection_extend (selection, 1, FALSE);
  assert_selected (selection, "22 33");
  jsn_photo_selection_toggle (selection, 4);
  jsn_photo_selection_extend (selection, 3, TRUE);
  assert_selected (selection, "22 33 44 55");
}

static void
test_all_and_none (void)
{
  g_autoptr (JsnPhotoSelection) selection = jsn_photo_selection_new ();

  jsn_photo_selection_all (selection);
  assert_selected (selection, "");
  set_photos (selection, "11 22 33", FALSE);
  jsn_photo_selection_all (selection);
  assert_selected (selection, "11 22 33");
  jsn_photo_selection_set (selection, 1, FALSE);
  assert_selected (selection, "11 33");
  jsn_photo_selection_none (selection);
  assert_selected (selection, "");
}

/* A search or another order keeps what is still there. */
static void
test_new_list (void)
{
  g_autoptr (JsnPhotoSelection) selection = jsn_photo_selection_new ();

  set_photos (selection, "11 22 33 44 55", FALSE);
  jsn_photo_selection_choose (selection, 1);
  jsn_photo_selection_toggle (selection, 3);
  set_photos (selection, "55 44 33 22 11", FALSE);
  assert_selected (selection, "44 22");
  g_assert_cmpuint (jsn_photo_selection_get_cursor (selection), ==, 1);
  g_assert_cmpuint (jsn_photo_selection_find (selection, 11), ==, 4);
  set_photos (selection, "55 33 22 11", TRUE);
  assert_selected (selection, "22");
  /* The cursor's photo went; the cursor stays at its place. */
  g_assert_cmpuint (jsn_photo_selection_get_cursor (selection), ==, 1);
  g_assert_cmpuint (jsn_photo_selection_find (selection, 44), ==, JSN_NO_INDEX);
  set_photos (selection, "", TRUE);
  g_assert_cmpuint (jsn_photo_selection_get_cursor (selection), ==, JSN_NO_INDEX);
  set_photos (selection, "7", FALSE);
  g_assert_cmpuint (jsn_photo_selection_get_cursor (selection), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/selection/choose", test_choose);
  g_test_add_func ("/app/selection/extend", test_extend);
  g_test_add_func ("/app/selection/all-and-none", test_all_and_none);
  g_test_add_func ("/app/selection/new-list", test_new_list);
  return g_test_run ();
}
