/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations of a window: a list of what runs, and one timer while it is not empty. */
#include "app/operations.h"

#include "base/error.h"
#include "base/i18n.h"

#define PROGRESS_INTERVAL_MS 100

struct _JsnOperations
{
  GObject parent_instance;

  GPtrArray *running; /* of Running *, oldest first */
  guint timer;
};

typedef struct
{
  JsnOperations *operations;
  JsnOp *op;
  JsnJob *job;
  GObject *owner; /* weak */
  JsnOperationDone done;
} Running;

G_DEFINE_FINAL_TYPE (JsnOperations, jsn_operations, G_TYPE_OBJECT)

enum
{
  SIGNAL_PROGRESS,
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
running_free (Running *running)
{
  g_clear_weak_pointer (&running->owner);
  jsn_op_unref (running->op);
  jsn_job_unref (running->job);
  g_object_unref (running->operations);
  g_free (running);
}

static Running *
running_new (JsnOperations *self, JsnOp *op, GObject *owner, JsnOperationDone done)
{
  Running *running = g_new0 (Running, 1);

  running->operations = g_object_ref (self);
  running->op = op;
  running->job = jsn_job_new ();
  running->done = done;
  g_set_weak_pointer (&running->owner, owner);
  return running;
}

/* Takes @running. */
static void
tell_end (Running *running, const GError *error)
{
  g_signal_emit (running->operations, signals[SIGNAL_FINISHED], 0, running->op, running->job, error);
  if (running->done && running->owner)
    running->done (running->owner, running->op, error);
  running_free (running);
}

static gboolean
progress_cb (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_PROGRESS], 0);
  return G_SOURCE_CONTINUE;
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Running *running = data;
  g_autoptr (JsnOperations) self = g_object_ref (running->operations);
  g_autoptr (GError) error = NULL;

  jsn_op_run_finish (running->op, result, &error);
  g_ptr_array_remove (self->running, running);
  if (self->running->len == 0)
    g_clear_handle_id (&self->timer, g_source_remove);
  tell_end (running, error);
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
}

static void
jsn_operations_finalize (GObject *object)
{
  JsnOperations *self = JSN_OPERATIONS (object);

  /* Each operation that runs holds a reference to us. */
  g_assert (self->running->len == 0);
  g_ptr_array_unref (self->running);
  G_OBJECT_CLASS (jsn_operations_parent_class)->finalize (object);
}

static void
jsn_operations_class_init (JsnOperationsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jsn_operations_finalize;

  signals[SIGNAL_PROGRESS]
      = g_signal_new ("progress", JSN_TYPE_OPERATIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FINISHED]
      = g_signal_new ("finished", JSN_TYPE_OPERATIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                      G_TYPE_POINTER, G_TYPE_POINTER, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
jsn_operations_init (JsnOperations *self)
{
  self->running = g_ptr_array_new ();
}

JsnOperations *
jsn_operations_new (void)
{
  return g_object_new (JSN_TYPE_OPERATIONS, NULL);
}

void
jsn_operations_run (JsnOperations *self,
                    const char *verb_name,
                    JsnExhibition *exhibition,
                    const JsnArgs *args,
                    GObject *owner,
                    JsnOperationDone done)
{
  const JsnVerb *verb = jsn_verb_find (verb_name);

  g_return_if_fail (JSN_IS_OPERATIONS (self));
  g_return_if_fail (verb != NULL);

  Running *running = running_new (self, jsn_op_new (verb, exhibition, args), owner, done);

  if (verb->work == NULL)
    {
      g_autoptr (GError) error = NULL;

      jsn_op_run (running->op, running->job, &error);
      tell_end (running, error);
      return;
    }

  g_ptr_array_add (self->running, running);
  if (self->timer == 0)
    self->timer = g_timeout_add (PROGRESS_INTERVAL_MS, progress_cb, self);
  jsn_op_run_async (running->op, running->job, finished_cb, running);
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0);
}

gboolean
jsn_operations_is_busy (JsnOperations *self)
{
  g_return_val_if_fail (JSN_IS_OPERATIONS (self), FALSE);
  return self->running->len > 0;
}

void
jsn_operations_cancel (JsnOperations *self)
{
  g_return_if_fail (JSN_IS_OPERATIONS (self));
  for (guint i = 0; i < self->running->len; i++)
    {
      Running *running = g_ptr_array_index (self->running, i);

      jsn_job_cancel (running->job);
    }
}

gboolean
jsn_operations_is_stopping (JsnOperations *self)
{
  g_return_val_if_fail (JSN_IS_OPERATIONS (self), FALSE);
  return self->running->len > 0 && jsn_job_is_cancelled (((Running *)g_ptr_array_index (self->running, 0))->job);
}

gboolean
jsn_operations_get_progress (JsnOperations *self, const char **label, char **stage, double *fraction)
{
  g_return_val_if_fail (JSN_IS_OPERATIONS (self), FALSE);
  if (self->running->len == 0)
    return FALSE;

  Running *running = g_ptr_array_index (self->running, 0);
  g_autofree char *now = NULL;
  double done = jsn_job_get_progress (running->job, &now);

  if (label)
    *label = _ (jsn_op_get_verb (running->op)->label);
  if (stage)
    *stage = g_steal_pointer (&now);
  if (fraction)
    *fraction = done;
  return TRUE;
}
