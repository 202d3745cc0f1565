/* SPDX-License-Identifier: GPL-3.0-or-later */
/* press-kit and verify-kit. */
#include "base/error.h"
#include "base/name.h"
#include "kit/kit.h"
#include "op/json.h"
#include "op/verb.h"
#include "op/when.h"

static gboolean
kit_prepare (JsnOp *op, GError **error)
{
  JsnKitContent *content = jsn_kit_content_load (op->exhibition, jsn_when (), error);

  if (content == NULL)
    return FALSE;
  jsn_op_take_state (op, content, (GDestroyNotify)jsn_kit_content_free);
  return TRUE;
}

/* Refusals of the gate, and those met while building, come as notes of the job. */
static gboolean
kit_work (JsnOp *op, JsnJob *job, GError **error)
{
  JsnKitContent *content = op->state;
  const char *path = jsn_args_get (op->args, "output");
  g_autoptr (JsnJob) own = job ? jsn_job_ref (job) : jsn_job_new ();
  JsonBuilder *builder;

  if (!jsn_kit_build (content, path, own, error))
    return FALSE;

  g_autoptr (GPtrArray) notes = jsn_job_list_notes (own);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  jsn_json_set_path (builder, "file", path);
  op->n_findings = jsn_json_set_notes (builder, "refused", notes, JSN_NOTE_REFUSED);
  jsn_json_set_notes (builder, "warnings", notes, JSN_NOTE_WARNING);
  json_builder_set_member_name (builder, "photos");
  json_builder_add_int_value (builder, content->photos->len - op->n_findings);
  json_builder_end_object (builder);
  jsn_op_take_result (op, builder);
  return TRUE;
}

static char *
kit_report (JsonNode *result)
{
  JsonObject *object = json_node_get_object (result);
  g_autofree char *path = jsn_display_path (json_object_get_string_member (object, "file"));
  guint photos = (guint)json_object_get_int_member (object, "photos");

  return g_strdup_printf (P_ ("%s with %u photo\n", "%s with %u photos\n", photos), path, photos);
}

static const JsnParam kit_params[] = {
  { "output", "KIT.zip", N_ ("the ZIP"), JSN_PARAM_OPTION | JSN_PARAM_REQUIRED | JSN_PARAM_PATH, 'o' },
  { NULL },
};

const JsnVerb jsn_verb_press_kit = {
  .name = "press-kit",
  .label = N_ ("Build Press Kit"),
  .help = N_ ("Bundle press images, captions and release into one ZIP"),
  .flags = JSN_VERB_READS | JSN_VERB_OUTPUT,
  .params = kit_params,
  .prepare = kit_prepare,
  .work = kit_work,
  .report = kit_report,
};

static gboolean
verify_kit_work (JsnOp *op, JsnJob *job, GError **error)
{
  g_autoptr (GPtrArray) problems = jsn_kit_verify (jsn_args_get (op->args, "kit"), job, error);
  JsonBuilder *builder;

  if (problems == NULL)
    return FALSE;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "intact");
  json_builder_add_boolean_value (builder, problems->len == 0);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      json_builder_add_string_value (builder, problems->pdata[i]);
      jsn_job_note (job, JSN_NOTE_WARNING, jsn_args_get (op->args, "kit"), problems->pdata[i]);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  jsn_op_take_result (op, builder);
  op->n_findings = problems->len;
  return TRUE;
}

static char *
verify_kit_report (JsonNode *result)
{
  guint n = json_array_get_length (json_object_get_array_member (json_node_get_object (result), "problems"));

  return n ? g_strdup_printf (P_ ("%u problem\n", "%u problems\n", n), n) : g_strdup (_ ("The press kit is intact\n"));
}

static const JsnParam verify_kit_params[] = {
  { "kit", "KIT.zip", N_ ("the press kit"), JSN_PARAM_REQUIRED | JSN_PARAM_PATH },
  { NULL },
};

const JsnVerb jsn_verb_verify_kit = {
  .name = "verify-kit",
  .label = N_ ("Verify Press Kit"),
  .help = N_ ("Prove that a press kit is as it was built"),
  .flags = JSN_VERB_NO_FILE,
  .params = verify_kit_params,
  .work = verify_kit_work,
  .report = verify_kit_report,
};
