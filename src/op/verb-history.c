/* SPDX-License-Identifier: GPL-3.0-or-later */
/* undo, redo, history, verify, dump, copy: the file as a document. */
#include "base/error.h"
#include "base/name.h"
#include "exhibition/history.h"
#include "op/json.h"
#include "op/verb.h"
#include "photo/read.h"

static gboolean
move_in_history (JsnOp *op, gboolean back, GError **error)
{
  g_autofree char *label
      = back ? jsn_history_dup_undo_label (op->exhibition) : jsn_history_dup_redo_label (op->exhibition);
  JsonBuilder *builder;

  if (!(back ? jsn_history_undo (op->exhibition, error) : jsn_history_redo (op->exhibition, error)))
    return FALSE;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  jsn_json_set_text (builder, back ? "undone" : "redone", label ? _ (label) : NULL);
  json_builder_end_object (builder);
  jsn_op_take_result (op, builder);
  return TRUE;
}

static gboolean
undo_apply (JsnOp *op, GError **error)
{
  return move_in_history (op, TRUE, error);
}

static gboolean
redo_apply (JsnOp *op, GError **error)
{
  return move_in_history (op, FALSE, error);
}

static char *
undo_report (JsonNode *result)
{
  return g_strdup_printf (_ ("Undone: %s\n"), json_object_get_string_member (json_node_get_object (result), "undone"));
}

static char *
redo_report (JsonNode *result)
{
  return g_strdup_printf (_ ("Done again: %s\n"),
                          json_object_get_string_member (json_node_get_object (result), "redone"));
}

const JsnVerb jsn_verb_undo = {
  .name = "undo",
  .label = N_ ("Undo"),
  .help = N_ ("Take back the last change"),
  .flags = JSN_VERB_HISTORY,
  .apply = undo_apply,
  .report = undo_report,
};

const JsnVerb jsn_verb_redo = {
  .name = "redo",
  .label = N_ ("Redo"),
  .help = N_ ("Make the last change taken back again"),
  .flags = JSN_VERB_HISTORY,
  .apply = redo_apply,
  .report = redo_report,
};

static gboolean
history_apply (JsnOp *op, GError **error)
{
  g_autoptr (GPtrArray) steps = jsn_history_list (op->exhibition, error);

  if (steps == NULL)
    return FALSE;

  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      const JsnStep *step = steps->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "verb");
      json_builder_add_string_value (builder, step->verb);
      json_builder_set_member_name (builder, "label");
      json_builder_add_string_value (builder, _ (step->label));
      json_builder_set_member_name (builder, "undone");
      json_builder_add_boolean_value (builder, step->undone);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  jsn_op_take_result (op, builder);
  return TRUE;
}

static char *
history_report (JsonNode *result)
{
  JsonArray *steps = json_node_get_array (result);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = json_array_get_object_element (steps, i);

      g_string_append_printf (text, "%u  %s%s\n", i + 1, json_object_get_string_member (step, "label"),
                              json_object_get_boolean_member (step, "undone") ? _ (" (taken back)") : "");
    }
  return g_string_free (text, FALSE);
}

const JsnVerb jsn_verb_history = {
  .name = "history",
  .label = N_ ("History"),
  .help = N_ ("List the changes that can be taken back or made again"),
  .flags = JSN_VERB_READS,
  .apply = history_apply,
  .report = history_report,
};

static gboolean
dump_apply (JsnOp *op, GError **error)
{
  op->result = jsn_exhibition_dump (op->exhibition, error);
  return op->result != NULL;
}

/* One member or element a line, also where there are none: a dump with more in it then has every line of one with less,
 * which is what makes dumps comparable line by line. */
static char *
dump_report (JsonNode *result)
{
  g_autofree char *json = json_to_string (result, TRUE);
  g_autoptr (GRegex) empty = g_regex_new (" : ([\\[{]) *([\\]}])(,?)$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *opened = g_regex_replace (empty, json, -1, 0, " : \\1\n\\2\\3", 0, NULL);

  return g_strconcat (opened, "\n", NULL);
}

const JsnVerb jsn_verb_dump = {
  .name = "dump",
  .label = N_ ("Dump"),
  .help = N_ ("Show everything as stable JSON, for comparing"),
  .flags = JSN_VERB_READS,
  .apply = dump_apply,
  .report = dump_report,
};

typedef struct
{
  char *path;
  GPtrArray *problems; /* of char *: of the file itself */
  GPtrArray *photos;   /* of JsnPhoto *: where originals should be */
  GPtrArray *notes;    /* of char * or NULL, one for each photo */
} Verify;

static void
verify_free (gpointer data)
{
  Verify *verify = data;

  g_free (verify->path);
  g_clear_pointer (&verify->problems, g_ptr_array_unref);
  g_ptr_array_unref (verify->photos);
  g_ptr_array_unref (verify->notes);
  g_free (verify);
}

static gboolean
verify_prepare (JsnOp *op, GError **error)
{
  Verify *verify = g_new0 (Verify, 1);

  verify->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_photo_free);
  verify->notes = g_ptr_array_new_with_free_func (g_free);
  jsn_op_take_state (op, verify, verify_free);
  verify->path = g_strdup (jsn_exhibition_get_path (op->exhibition));

  g_autoptr (GArray) ids = jsn_photos_list (op->exhibition, NULL, JSN_PHOTOS_BY_IMPORT, error);

  for (guint i = 0; ids && i < ids->len; i++)
    {
      JsnPhoto *photo = jsn_photos_load (op->exhibition, g_array_index (ids, gint64, i), error);

      if (photo == NULL)
        return FALSE;
      g_ptr_array_add (verify->photos, photo);
    }
  g_ptr_array_set_size (verify->notes, (int)verify->photos->len);
  return ids != NULL;
}

static void
verify_original (guint index, gpointer data)
{
  Verify *verify = data;
  const JsnPhoto *photo = verify->photos->pdata[index];
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = jsn_photo_hash (photo->path, &error);

  if (hash == NULL)
    verify->notes->pdata[index] = g_strdup (error->message);
  else if (!g_str_equal (hash, photo->hash))
    {
      g_autofree char *shown = jsn_display_path (photo->path);

      verify->notes->pdata[index] = g_strdup_printf (
          _ ("%s: the original has changed since it was imported; import it again to re-read it"), shown);
    }
}

static void
build_verify_result (JsnOp *op, Verify *verify, JsnJob *job)
{
  JsonBuilder *builder = json_builder_new ();

  for (guint i = 0; i < verify->notes->len; i++)
    if (verify->notes->pdata[i])
      g_ptr_array_add (verify->problems, g_strdup (verify->notes->pdata[i]));
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "photos");
  json_builder_add_int_value (builder, verify->photos->len);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < verify->problems->len; i++)
    {
      json_builder_add_string_value (builder, verify->problems->pdata[i]);
      jsn_job_note (job, JSN_NOTE_WARNING, verify->path, verify->problems->pdata[i]);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  op->n_findings = verify->problems->len;
  jsn_op_take_result (op, builder);
}

static gboolean
verify_work (JsnOp *op, JsnJob *job, GError **error)
{
  Verify *verify = op->state;
  g_autoptr (JsnExhibition) own = NULL;

  jsn_job_begin (job, _ ("Checking the file"), 0);
  own = jsn_exhibition_open (verify->path, TRUE, error);
  verify->problems = own ? jsn_exhibition_verify (own, error) : NULL;
  if (verify->problems == NULL)
    return FALSE;
  jsn_job_begin (job, _ ("Checking originals"), verify->photos->len);
  if (!jsn_job_each (job, verify->photos->len, verify_original, verify, error))
    return FALSE;
  build_verify_result (op, verify, job);
  return TRUE;
}

static char *
verify_report (JsonNode *result)
{
  JsonObject *object = json_node_get_object (result);
  guint problems = json_array_get_length (json_object_get_array_member (object, "problems"));
  guint photos = (guint)json_object_get_int_member (object, "photos");

  if (problems)
    return g_strdup_printf (P_ ("%u problem\n", "%u problems\n", problems), problems);
  return g_strdup_printf (P_ ("The file is sound, and the original of %u photo is as it was\n",
                              "The file is sound, and the originals of %u photos are as they were\n", photos),
                          photos);
}

const JsnVerb jsn_verb_verify = {
  .name = "verify",
  .label = N_ ("Verify"),
  .help = N_ ("Check that the file is sound and the originals are there and unchanged"),
  .flags = JSN_VERB_READS,
  .prepare = verify_prepare,
  .work = verify_work,
  .report = verify_report,
};

static gboolean
copy_prepare (JsnOp *op, GError **error)
{
  jsn_op_take_state (op, g_strdup (jsn_exhibition_get_path (op->exhibition)), g_free);
  return TRUE;
}

/* Through a connection of its own: a big file must not hold up the thread that owns the exhibition. */
static gboolean
copy_work (JsnOp *op, JsnJob *job, GError **error)
{
  g_autoptr (JsnExhibition) source = jsn_exhibition_open (op->state, TRUE, error);

  jsn_job_begin (job, _ ("Copying"), 0);
  return source != NULL && jsn_exhibition_copy (source, jsn_args_get (op->args, "output"), job, error);
}

static char *
copy_report (JsonNode *result)
{
  return g_strdup ("");
}

static const JsnParam copy_params[] = {
  { "output", "OUT.jeonsi", N_ ("the new file; an old one is not overwritten"),
    JSN_PARAM_REQUIRED | JSN_PARAM_PATH | JSN_PARAM_OPTION, 'o' },
  { NULL },
};

const JsnVerb jsn_verb_copy = {
  .name = "copy",
  .label = N_ ("Save a Copy"),
  .help = N_ ("Save a whole copy of the exhibition under another name"),
  .flags = JSN_VERB_READS | JSN_VERB_OUTPUT,
  .params = copy_params,
  .prepare = copy_prepare,
  .work = copy_work,
  .report = copy_report,
};
