/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every verb that writes: do, undo, redo, against the dump. A verb without a case here fails the test. */
#include <string.h>

#include <glib/gstdio.h>
#include <vips/vips.h>

#include "base/error.h"
#include "op/op.h"
#include "photo/read.h"

typedef struct
{
  const char *verb;
  const char *args[8]; /* name, value, … */
} Case;

/* In this order on one exhibition: each finds what those before it made. PHOTOS stands for the folder of photos. */
static const Case cases[] = {
  { "import", { "path", "PHOTOS" } },
  { "edit", { "ref", "photo:1", "set", "caption@ko=북촌의 아침", "set", "rating=4" } },
  { "edit", { "ref", "photo:1-2", "set", "clearance.press=cleared" } },
  { "edit", { "ref", "exhibition", "set", "title@en=Seoul" } },
  { "edit", { "ref", "kit", "set", "release_headline@en=Photographs of Seoul" } },
  { "layout", { "template", "single", "size", "A3" } },
  { "layout", { "template", "diptych", "photos", "photo:1,2" } },
  { "edit", { "ref", "panel:1", "set", "title@zh-CN=首尔" } },
  { "place", { "pair", "FRAME=2" } },
  { "crop", { "item", "FRAME", "x", "0.4", "y", "0.5", "scale", "1.5" } },
  { "move-panel", { "ref", "panel:3", "number", "1" } },
  { "remove", { "ref", "panel:2" } },
  { "remove", { "ref", "photo:2" } },
};

typedef struct
{
  char *dir;
  char *photos;
  JsnExhibition *exhibition;
} Fixture;

static void
make_photo (const char *folder, const char *name, int width, int height, double level)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  VipsImage *black = NULL, *image = NULL;
  double scale = 1;

  g_assert_cmpint (vips_black (&black, width, height, "bands", 3, NULL), ==, 0);
  g_assert_cmpint (vips_linear (black, &image, &scale, &level, 1, "uchar", TRUE, NULL), ==, 0);
  g_assert_cmpint (vips_jpegsave (image, path, NULL), ==, 0);
  g_object_unref (black);
  g_object_unref (image);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("jeonsi-verbs-XXXXXX", NULL);
  fixture->photos = g_build_filename (fixture->dir, "photos", NULL);
  g_assert_cmpint (g_mkdir (fixture->photos, 0700), ==, 0);
  make_photo (fixture->photos, "a.jpg", 600, 400, 60);
  make_photo (fixture->photos, "b.jpg", 400, 600, 120);
  make_photo (fixture->photos, "c.jpg", 800, 400, 180);
  path = g_build_filename (fixture->dir, "show.jeonsi", NULL);
  fixture->exhibition = jsn_exhibition_create (path, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *argv[] = { "rm", "-rf", fixture->dir, NULL };

  g_object_unref (fixture->exhibition);
  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  g_free (fixture->dir);
  g_free (fixture->photos);
}

static JsonNode *
run (Fixture *fixture, const char *verb, JsnArgs *args)
{
  g_autoptr (JsnArgs) none = jsn_args_new ();
  g_autoptr (JsnOp) op = jsn_op_new (jsn_verb_find (verb), fixture->exhibition, args ? args : none);
  g_autoptr (GError) error = NULL;
  JsonNode *result;

  jsn_op_run (op, NULL, &error);
  g_assert_no_error (error);
  result = jsn_op_get_result (op);
  return result ? json_node_copy (result) : NULL;
}

static char *
dump (Fixture *fixture)
{
  g_autoptr (JsonNode) node = run (fixture, "dump", NULL);

  return json_to_string (node, TRUE);
}

/* The id of the first frame of the first panel. */
static char *
dup_frame (Fixture *fixture)
{
  g_autoptr (JsonNode) panels = run (fixture, "panels", NULL);
  JsonArray *items
      = json_object_get_array_member (json_array_get_object_element (json_node_get_array (panels), 0), "items");

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);

      if (g_str_equal (json_object_get_string_member (item, "kind"), "frame"))
        return g_strdup_printf ("%d", (int)json_object_get_int_member (item, "id"));
    }
  g_assert_not_reached ();
}

static JsnArgs *
make_args (Fixture *fixture, const Case *it)
{
  JsnArgs *args = jsn_args_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (it->args) && it->args[i]; i += 2)
    {
      g_autoptr (GString) value = g_string_new (it->args[i + 1]);

      g_string_replace (value, "PHOTOS", fixture->photos, 0);
      if (strstr (value->str, "FRAME"))
        {
          g_autofree char *frame = dup_frame (fixture);

          g_string_replace (value, "FRAME", frame, 0);
        }
      jsn_args_add (args, it->args[i], NULL, value->str);
    }
  return args;
}

static void
test_do_undo_redo (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsnArgs) args = make_args (fixture, &cases[i]);
      g_autofree char *before = dump (fixture);

      g_autoptr (JsonNode) result = run (fixture, cases[i].verb, args);

      g_autofree char *after = dump (fixture);

      g_test_message ("%s", cases[i].verb);
      g_assert_cmpstr (after, !=, before);
      json_node_unref (run (fixture, "undo", NULL));

      g_autofree char *undone = dump (fixture);

      g_assert_cmpstr (undone, ==, before);
      json_node_unref (run (fixture, "redo", NULL));

      g_autofree char *redone = dump (fixture);

      g_assert_cmpstr (redone, ==, after);
    }
}

static void
test_all_the_way_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = dump (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsnArgs) args = make_args (fixture, &cases[i]);

      g_autoptr (JsonNode) result = run (fixture, cases[i].verb, args);
    }

  g_autofree char *full = dump (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    json_node_unref (run (fixture, "undo", NULL));

  g_autofree char *back = dump (fixture);

  g_assert_cmpstr (back, ==, empty);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    json_node_unref (run (fixture, "redo", NULL));

  g_autofree char *again = dump (fixture);

  g_assert_cmpstr (again, ==, full);
}

static void
test_every_writer_has_a_case (void)
{
  for (const JsnVerb *const *it = jsn_verb_list (); *it; it++)
    {
      gboolean found = FALSE;

      if (!((*it)->flags & JSN_VERB_WRITES))
        continue;
      for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
        found = found || g_str_equal (cases[i].verb, (*it)->name);
      if (!found)
        g_test_message ("%s has no case", (*it)->name);
      g_assert_true (found);
    }
}

/* "Undo" says what it takes back. */
static void
test_labels (Fixture *fixture, gconstpointer data)
{
  static const char *const wanted[] = { "Import Photos", "Edit Caption", "Change Clearance", "Edit Title", "Edit" };

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (JsnArgs) args = make_args (fixture, &cases[i]);
      g_autoptr (JsonNode) result = run (fixture, cases[i].verb, args);
      g_autoptr (JsonNode) history = run (fixture, "history", NULL);
      JsonObject *step = json_array_get_object_element (json_node_get_array (history), (guint)i);

      g_assert_cmpstr (json_object_get_string_member (step, "label"), ==, wanted[i]);
    }
}

static gboolean
fails (Fixture *fixture, const char *verb, const char *name, const char *value)
{
  g_autoptr (JsnArgs) args = jsn_args_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnOp) op = NULL;

  jsn_args_add (args, name, NULL, value);
  op = jsn_op_new (jsn_verb_find (verb), fixture->exhibition, args);
  if (jsn_op_run (op, NULL, &error))
    return FALSE;
  g_assert_nonnull (error);
  return TRUE;
}

/* What fails leaves no trace, neither in the data nor in the history. */
static void
test_failures_leave_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture);

  g_assert_true (fails (fixture, "layout", "template", "no-such"));
  g_assert_true (fails (fixture, "layout", "template", "single")); /* no photo yet */
  g_assert_true (fails (fixture, "remove", "ref", "photo:99"));
  g_assert_true (fails (fixture, "place", "pair", "1=1"));
  g_assert_true (fails (fixture, "undo", "nothing", ""));

  g_autofree char *after = dump (fixture);
  g_autoptr (JsonNode) history = run (fixture, "history", NULL);

  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (history)), ==, 0);
}

static void
test_import_counts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *broken = g_build_filename (fixture->photos, "broken.jpg", NULL);
  g_autofree char *note = g_build_filename (fixture->photos, "notes.txt", NULL);
  g_autofree char *twin = g_build_filename (fixture->photos, "z-twin.jpg", NULL);
  g_autofree char *first = g_build_filename (fixture->photos, "a.jpg", NULL);
  g_autoptr (JsnArgs) args = jsn_args_new ();
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (broken, "\xff\xd8\xff\xe0 broken", 12, NULL));
  g_assert_true (g_file_set_contents (note, "words", 5, NULL));
  g_assert_true (g_file_get_contents (first, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (twin, bytes, (gssize)length, NULL));
  jsn_args_add (args, "path", NULL, fixture->photos);

  g_autoptr (JsonNode) result = run (fixture, "import", args);
  JsonObject *object = json_node_get_object (result);
  JsonArray *refused = json_object_get_array_member (object, "refused");

  g_assert_cmpint (json_object_get_int_member (object, "imported"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (object, "duplicates"), ==, 1);
  g_assert_cmpuint (json_array_get_length (refused), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (refused, 0), "path"), ==, broken);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

static void
test_async_and_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsnArgs) args = jsn_args_new ();

  jsn_args_add (args, "path", NULL, fixture->photos);
  for (int cancel = 1; cancel >= 0; cancel--)
    {
      g_autoptr (JsnOp) op = jsn_op_new (jsn_verb_find ("import"), fixture->exhibition, args);
      g_autoptr (JsnJob) job = jsn_job_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *before = dump (fixture);

      if (cancel)
        jsn_job_cancel (job);
      jsn_op_run_async (op, job, done_cb, &result);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpint (jsn_op_run_finish (op, result, &error), ==, !cancel);

      g_autofree char *after = dump (fixture);

      if (!cancel)
        {
          g_assert_cmpstr (after, !=, before);
          continue;
        }
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpstr (after, ==, before);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (jsn_photo_init (argv[0], NULL));
  ADD ("/op/verbs/do-undo-redo", test_do_undo_redo);
  ADD ("/op/verbs/all-the-way-back", test_all_the_way_back);
  g_test_add_func ("/op/verbs/every-writer-has-a-case", test_every_writer_has_a_case);
  ADD ("/op/verbs/failures-leave-nothing", test_failures_leave_nothing);
  ADD ("/op/history/labels", test_labels);
  ADD ("/op/import/counts", test_import_counts);
  ADD ("/op/run/async-and-cancel", test_async_and_cancel);

  int status = g_test_run ();

  jsn_photo_shutdown ();
  return status;
}
