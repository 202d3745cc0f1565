/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folders: order, links, hidden files. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "op/walk.h"

static void
touch (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
}

static void
remove_tree (const char *path)
{
  const char *argv[] = { "rm", "-rf", path, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
}

static void
test_walk (void)
{
  g_autofree char *dir = g_dir_make_tmp ("jeonsi-walk-XXXXXX", NULL);
  g_autofree char *sub = g_build_filename (dir, "m", NULL);
  g_autofree char *loop = g_build_filename (sub, "loop", NULL);
  g_autofree char *dangling = g_build_filename (dir, "y.jpg", NULL);
  g_autofree char *fifo = g_build_filename (dir, "z.jpg", NULL);
  static const char *const wanted[] = { "a.jpg", "b\xff.jpg", "deep.jpg", "y.jpg", "z.jpg" };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_found_free);

  g_assert_cmpint (g_mkdir (sub, 0700), ==, 0);
  touch (dir, "b\xff.jpg");
  touch (dir, "a.jpg");
  touch (dir, ".hidden.jpg");
  touch (sub, "deep.jpg");
  g_assert_cmpint (symlink (dir, loop), ==, 0);
  g_assert_cmpint (symlink ("nowhere", dangling), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  g_assert_true (jsn_walk (dir, found, NULL, NULL));
  g_assert_cmpuint (found->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < found->len; i++)
    {
      const JsnFound *it = found->pdata[i];

      g_assert_true (g_str_has_suffix (it->path, wanted[i]));
      g_assert_true (it->walked && g_path_is_absolute (it->path));
    }
  remove_tree (dir);
}

static void
test_empty_and_named (void)
{
  g_autofree char *dir = g_dir_make_tmp ("jeonsi-walk-XXXXXX", NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_found_free);
  g_autoptr (GError) error = NULL;

  g_assert_false (jsn_walk (dir, found, NULL, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  g_assert_true (jsn_walk ("/no/such.jpg", found, NULL, NULL)); /* refused when it is read */
  g_assert_false (((JsnFound *)found->pdata[0])->walked);
  remove_tree (dir);
}

static void
test_endings (void)
{
  g_assert_true (jsn_walk_looks_like_photo ("/a/IMG.JPG"));
  g_assert_true (jsn_walk_looks_like_photo ("x.heic"));
  g_assert_false (jsn_walk_looks_like_photo ("/a.jpg/notes.txt"));
  g_assert_false (jsn_walk_looks_like_photo ("README"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/op/walk/order-links-hidden", test_walk);
  g_test_add_func ("/op/walk/empty-and-named", test_empty_and_named);
  g_test_add_func ("/op/walk/endings", test_endings);
  return g_test_run ();
}
