/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running an operation: prepare, then rounds of work and apply, each round one transaction. */
#include "op/op.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/name.h"
#include "op/verb.h"

JsnOp *
jsn_op_new (const JsnVerb *verb, JsnExhibition *exhibition, const JsnArgs *args)
{
  g_return_val_if_fail (verb != NULL, NULL);
  g_return_val_if_fail (exhibition != NULL || (verb->flags & JSN_VERB_NO_FILE), NULL);

  JsnOp *op = g_new0 (JsnOp, 1);

  g_atomic_ref_count_init (&op->refs);
  op->verb = verb;
  op->label = verb->label;
  op->exhibition = exhibition ? g_object_ref (exhibition) : NULL;
  op->args = jsn_args_copy (args);
  return op;
}

static JsnOp *
op_ref (JsnOp *op)
{
  g_atomic_ref_count_inc (&op->refs);
  return op;
}

void
jsn_op_unref (JsnOp *op)
{
  if (op == NULL || !g_atomic_ref_count_dec (&op->refs))
    return;
  if (op->state_free)
    op->state_free (op->state);
  g_clear_pointer (&op->result, json_node_unref);
  g_clear_object (&op->exhibition);
  jsn_args_free (op->args);
  g_free (op);
}

const JsnVerb *
jsn_op_get_verb (JsnOp *op)
{
  return op->verb;
}

void
jsn_op_take_state (JsnOp *op, gpointer state, GDestroyNotify state_free)
{
  g_assert (op->state == NULL);
  op->state = state;
  op->state_free = state_free;
}

void
jsn_op_take_result (JsnOp *op, JsonBuilder *builder)
{
  g_clear_pointer (&op->result, json_node_unref);
  op->result = json_builder_get_root (builder);
  g_object_unref (builder);
}

static gboolean
check_args (JsnOp *op, GError **error)
{
  for (const JsnParam *param = op->verb->params; param && param->name; param++)
    if ((param->flags & JSN_PARAM_REQUIRED) && jsn_args_count (op->args, param->name) == 0)
      return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("%s: %s is missing"), op->verb->name, param->metavar);
  return TRUE;
}

/* An output may replace an older output, but never an original or the exhibition itself, by whatever name they are
 * called. */
static gboolean
check_output (JsnOp *op, GError **error)
{
  const char *output = jsn_args_get (op->args, "output");
  g_autofree char *absolute = output ? g_canonicalize_filename (output, NULL) : NULL;
  g_autofree char *real = output ? realpath (output, NULL) : NULL;

  if (op->exhibition == NULL || output == NULL)
    return TRUE;
  if (!jsn_photos_find_path (op->exhibition, absolute) && !(real && jsn_photos_find_path (op->exhibition, real))
      && g_strcmp0 (real, jsn_exhibition_get_path (op->exhibition)) != 0)
    return TRUE;

  g_autofree char *shown = jsn_display_path (output);

  return jsn_error_set (error, JSN_ERROR_EXISTS,
                        _ ("%s: this belongs to the exhibition and is never written over; choose another name"), shown);
}

static gboolean
prepare (JsnOp *op, GError **error)
{
  if (!check_args (op, error) || !check_output (op, error))
    return FALSE;
  if ((op->verb->flags & (JSN_VERB_WRITES | JSN_VERB_HISTORY)) && jsn_exhibition_is_read_only (op->exhibition))
    {
      g_autofree char *shown = jsn_display_path (jsn_exhibition_get_path (op->exhibition));

      return jsn_error_set (error, JSN_ERROR_ACCESS,
                            _ ("%s: the exhibition is open for reading only; save a copy and work on that"), shown);
    }
  if (op->verb->flags & JSN_VERB_WRITES)
    op->group = jsn_history_next_group (op->exhibition);
  return op->verb->prepare == NULL || op->verb->prepare (op, error);
}

/* A failed apply() leaves nothing of its round. */
static gboolean
apply (JsnOp *op, GError **error)
{
  if (op->verb->apply == NULL)
    return TRUE;
  if (!(op->verb->flags & JSN_VERB_WRITES))
    return op->verb->apply (op, error);

  op->edit = jsn_edit_begin (op->exhibition, op->verb->name, op->label, op->group, error);
  if (op->edit == NULL)
    return FALSE;
  if (!op->verb->apply (op, error))
    {
      g_clear_pointer (&op->edit, jsn_edit_abort);
      return FALSE;
    }
  return jsn_edit_commit (g_steal_pointer (&op->edit), error);
}

static gboolean
work (JsnOp *op, JsnJob *job, GError **error)
{
  op->more = FALSE;
  return jsn_job_check (job, error) && (op->verb->work == NULL || op->verb->work (op, job, error));
}

gboolean
jsn_op_run (JsnOp *op, JsnJob *job, GError **error)
{
  g_return_val_if_fail (op != NULL, FALSE);

  if (!prepare (op, error))
    return FALSE;
  do
    {
      if (!work (op, job, error) || !apply (op, error))
        return FALSE;
    }
  while (op->more);
  return TRUE;
}

typedef struct
{
  JsnOp *op;
  JsnJob *job;
} Run;

static void
run_free (Run *run)
{
  jsn_op_unref (run->op);
  g_clear_pointer (&run->job, jsn_job_unref);
  g_free (run);
}

static void
work_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  GError *error = NULL;

  if (work (run->op, run->job, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void next_round (GTask *outer);

static void
round_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) outer = data;
  Run *run = g_task_get_task_data (outer);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) || !apply (run->op, &error))
    g_task_return_error (outer, error);
  else if (run->op->more)
    next_round (g_steal_pointer (&outer));
  else
    g_task_return_boolean (outer, TRUE);
}

/* Takes @outer. */
static void
next_round (GTask *outer)
{
  Run *run = g_task_get_task_data (outer);
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, round_done_cb, outer);

  g_task_set_task_data (inner, run, NULL);
  g_task_run_in_thread (inner, work_thread);
}

void
jsn_op_run_async (JsnOp *op, JsnJob *job, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (op != NULL);

  GTask *task = g_task_new (NULL, NULL, callback, data);
  Run *run = g_new0 (Run, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, jsn_op_run_async);
  run->op = op_ref (op);
  run->job = job ? jsn_job_ref (job) : NULL;
  g_task_set_task_data (task, run, (GDestroyNotify)run_free);
  if (prepare (op, &error))
    {
      next_round (task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

gboolean
jsn_op_run_finish (JsnOp *op, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, jsn_op_run_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

JsonNode *
jsn_op_get_result (JsnOp *op)
{
  return op->result;
}

guint
jsn_op_get_n_findings (JsnOp *op)
{
  return op->n_findings;
}

char *
jsn_op_dup_report (JsnOp *op)
{
  if (op->result == NULL)
    return g_strdup ("");
  if (op->verb->report)
    return op->verb->report (op->result);

  g_autofree char *json = json_to_string (op->result, TRUE);

  return g_strconcat (json, "\n", NULL);
}
