/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new and demo: exhibitions that were not there before. */
#include <errno.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "base/name.h"
#include "base/outfile.h"
#include "exhibition/kit.h"
#include "op/json.h"
#include "op/seed.h"
#include "op/verb.h"

static gboolean
set_titles (JsnOp *op, JsnExhibition *exhibition, GError **error)
{
  guint n = jsn_args_count (op->args, "title");
  g_autoptr (JsnEdit) edit = NULL;

  if (n == 0)
    return TRUE;
  edit = jsn_edit_begin (exhibition, "new", N_ ("Fill the Exhibition"), jsn_history_next_group (exhibition), error);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) languages = jsn_exhibition_dup_languages (exhibition);
      const char *lang = NULL;
      const char *title = jsn_args_nth (op->args, "title", i, &lang);

      if (!jsn_exhibition_set (edit, "title", lang ? lang : languages[0], title, error))
        return FALSE;
    }
  return jsn_edit_commit (g_steal_pointer (&edit), error);
}

static void
set_file_result (JsnOp *op, const char *path)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  jsn_json_set_path (builder, "file", path);
  json_builder_end_object (builder);
  jsn_op_take_result (op, builder);
}

/* The exhibition lives and dies on the thread of this function. */
static gboolean
fill (JsnOp *op, const char *path, JsnJob *job, GError **error)
{
  g_autoptr (JsnExhibition) exhibition = jsn_exhibition_create (path, error);
  const char *from = jsn_args_get (op->args, "from");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);

  if (exhibition == NULL)
    return FALSE;
  if ((from && !jsn_seed_load (exhibition, from, photos, job, error)) || !set_titles (op, exhibition, error))
    {
      g_clear_object (&exhibition);
      g_unlink (path);
      return FALSE;
    }
  set_file_result (op, path);
  return TRUE;
}

static gboolean
new_work (JsnOp *op, JsnJob *job, GError **error)
{
  g_autofree char *path = g_canonicalize_filename (jsn_args_get (op->args, "file"), NULL);

  return fill (op, path, job, error);
}

static char *
file_report (JsonNode *result)
{
  g_autofree char *path = jsn_display_path (json_object_get_string_member (json_node_get_object (result), "file"));

  return g_strdup_printf ("%s\n", path);
}

static const JsnParam new_params[] = {
  { "file", "FILE.jeonsi", N_ ("the new exhibition"), JSN_PARAM_REQUIRED | JSN_PARAM_PATH },
  { "title", "TEXT", N_ ("its title in a language: --title@ko TEXT"),
    JSN_PARAM_OPTION | JSN_PARAM_MANY | JSN_PARAM_LANG },
  { "from", "SEED_FOLDER", N_ ("fill it from a folder with exhibition.json"), JSN_PARAM_OPTION | JSN_PARAM_PATH },
  { NULL },
};

const JsnVerb jsn_verb_new = {
  .name = "new",
  .label = N_ ("New Exhibition"),
  .help = N_ ("Make an exhibition; an old file is not overwritten"),
  .flags = JSN_VERB_NO_FILE | JSN_VERB_OUTPUT,
  .params = new_params,
  .work = new_work,
  .report = file_report,
};

static gboolean
run_on (JsnExhibition *exhibition,
        const char *verb,
        const char *option,
        const char *folder,
        const char *name,
        JsnJob *job,
        GError **error)
{
  g_autoptr (JsnArgs) args = jsn_args_new ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (JsnOp) op = NULL;

  jsn_args_add (args, option, NULL, path);
  op = jsn_op_new (jsn_verb_find (verb), exhibition, args);
  return jsn_op_run (op, job, error);
}

/* Built anew every time; the painted photos are kept, for they take longest. */
static gboolean
build_sample (JsnOp *op, const char *folder, const char *path, JsnJob *job, GError **error)
{
  g_autofree char *seeds = jsn_seed_dup_sample_folder ();
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);
  g_autofree char *fresh = g_build_filename (folder, ".seoul.new.jeonsi", NULL);
  g_autoptr (JsnExhibition) exhibition = NULL;
  gboolean done;

  g_unlink (fresh);
  exhibition = jsn_exhibition_create (fresh, error);
  done = exhibition && jsn_seed_load (exhibition, seeds, photos, job, error)
         && run_on (exhibition, "export-panels", "output", folder, "panels", job, error)
         && run_on (exhibition, "export-proof", "output", folder, "proof.pdf", job, error)
         && run_on (exhibition, "press-kit", "output", folder, "press-kit.zip", job, error);
  g_clear_object (&exhibition);
  if (done && g_rename (fresh, path) != 0)
    done = jsn_error_errno (error, errno, path);
  if (!done)
    g_unlink (fresh);
  return done;
}

static gboolean
demo_work (JsnOp *op, JsnJob *job, GError **error)
{
  g_autofree char *folder = g_canonicalize_filename (jsn_args_get (op->args, "folder"), NULL);
  g_autofree char *path = g_build_filename (folder, "seoul.jeonsi", NULL);

  if (!jsn_make_folder (folder, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = jsn_display_path (path);

      return jsn_error_set (error, JSN_ERROR_EXISTS,
                            _ ("%s: the sample is there already; remove it or choose another folder"), shown);
    }
  if (!build_sample (op, folder, path, job, error))
    return FALSE;
  set_file_result (op, path);
  return TRUE;
}

static const JsnParam demo_params[] = {
  { "folder", "DIR", N_ ("where to build it"), JSN_PARAM_REQUIRED | JSN_PARAM_PATH },
  { NULL },
};

const JsnVerb jsn_verb_demo = {
  .name = "demo",
  .label = N_ ("Build the Sample"),
  .help = N_ ("Build the sample exhibition with its photos, print PDFs and press kit"),
  .flags = JSN_VERB_NO_FILE | JSN_VERB_OUTPUT,
  .params = demo_params,
  .work = demo_work,
  .report = file_report,
};
