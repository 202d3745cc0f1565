/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A job's counters are atomic, its words behind one lock; the caller of jsn_job_each() works with its
 * helpers. */
#include "base/job.h"

struct _JsnJob
{
  gatomicrefcount ref_count;
  GCancellable *cancellable;
  gint n_done;  /* atomic */
  gint n_steps; /* atomic */
  GMutex lock;  /* guards the rest */
  char *stage;
  GPtrArray *notes;
};

typedef struct
{
  JsnJob *job;
  JsnJobFunc work;
  gpointer data;
  guint n_items;
  gint next; /* atomic */
} Share;

/* Set on a thread while it works for jsn_job_each(). */
static GPrivate is_worker = G_PRIVATE_INIT (NULL);

static JsnNote *
note_new (JsnNoteKind kind, const char *path, const char *reason)
{
  JsnNote *note = g_new0 (JsnNote, 1);

  note->kind = kind;
  note->path = g_strdup (path ? path : "");
  note->reason = g_strdup (reason ? reason : "");
  return note;
}

void
jsn_note_free (JsnNote *note)
{
  if (note == NULL)
    return;
  g_free (note->path);
  g_free (note->reason);
  g_free (note);
}

JsnJob *
jsn_job_new (void)
{
  JsnJob *job = g_new0 (JsnJob, 1);

  g_atomic_ref_count_init (&job->ref_count);
  g_mutex_init (&job->lock);
  job->cancellable = g_cancellable_new ();
  job->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_note_free);
  return job;
}

JsnJob *
jsn_job_new_part (JsnJob *whole)
{
  JsnJob *part = jsn_job_new ();

  if (whole)
    g_set_object (&part->cancellable, whole->cancellable);
  return part;
}

JsnJob *
jsn_job_ref (JsnJob *job)
{
  if (job)
    g_atomic_ref_count_inc (&job->ref_count);
  return job;
}

void
jsn_job_unref (JsnJob *job)
{
  if (job == NULL || !g_atomic_ref_count_dec (&job->ref_count))
    return;
  g_object_unref (job->cancellable);
  g_ptr_array_unref (job->notes);
  g_free (job->stage);
  g_mutex_clear (&job->lock);
  g_free (job);
}

void
jsn_job_cancel (JsnJob *job)
{
  if (job)
    g_cancellable_cancel (job->cancellable);
}

gboolean
jsn_job_is_cancelled (JsnJob *job)
{
  return job && g_cancellable_is_cancelled (job->cancellable);
}

gboolean
jsn_job_check (JsnJob *job, GError **error)
{
  return job == NULL || !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

GCancellable *
jsn_job_get_cancellable (JsnJob *job)
{
  return job ? job->cancellable : NULL;
}

void
jsn_job_begin (JsnJob *job, const char *stage, guint n_steps)
{
  if (job == NULL)
    return;
  g_mutex_lock (&job->lock);
  g_free (job->stage);
  job->stage = g_strdup (stage);
  g_atomic_int_set (&job->n_done, 0);
  g_atomic_int_set (&job->n_steps, (gint)n_steps);
  g_mutex_unlock (&job->lock);
}

void
jsn_job_advance (JsnJob *job, guint n_steps)
{
  if (job)
    g_atomic_int_add (&job->n_done, (gint)n_steps);
}

double
jsn_job_get_progress (JsnJob *job, char **stage)
{
  if (stage)
    *stage = NULL;
  if (job == NULL)
    return -1;

  /* Locked although atomic, so that stage, steps and number belong together. */
  g_mutex_lock (&job->lock);
  guint n_done = (guint)g_atomic_int_get (&job->n_done);
  guint n_steps = (guint)g_atomic_int_get (&job->n_steps);
  if (stage)
    *stage = g_strdup (job->stage);
  g_mutex_unlock (&job->lock);

  return n_steps == 0 ? -1 : MIN (1.0, (double)n_done / n_steps);
}

void
jsn_job_note (JsnJob *job, JsnNoteKind kind, const char *path, const char *reason)
{
  if (job == NULL)
    return;
  g_mutex_lock (&job->lock);
  g_ptr_array_add (job->notes, note_new (kind, path, reason));
  g_mutex_unlock (&job->lock);
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const JsnNote *first = *(const JsnNote *const *)a;
  const JsnNote *second = *(const JsnNote *const *)b;
  int order = (first->kind > second->kind) - (first->kind < second->kind);

  if (order == 0)
    order = g_strcmp0 (first->path, second->path);
  return order ? order : g_strcmp0 (first->reason, second->reason);
}

GPtrArray *
jsn_job_list_notes (JsnJob *job)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_note_free);

  if (job == NULL)
    return list;
  g_mutex_lock (&job->lock);
  for (guint i = 0; i < job->notes->len; i++)
    {
      const JsnNote *note = g_ptr_array_index (job->notes, i);

      g_ptr_array_add (list, note_new (note->kind, note->path, note->reason));
    }
  g_mutex_unlock (&job->lock);
  g_ptr_array_sort (list, compare_notes);
  return list;
}

static gpointer
work_on_share (gpointer data)
{
  Share *share = data;
  gpointer before = g_private_get (&is_worker);

  g_private_set (&is_worker, GINT_TO_POINTER (TRUE));
  while (!jsn_job_is_cancelled (share->job))
    {
      guint index = (guint)g_atomic_int_add (&share->next, 1);

      if (index >= share->n_items)
        break;
      share->work (index, share->data);
      jsn_job_advance (share->job, 1);
    }
  g_private_set (&is_worker, before);
  return NULL;
}

gboolean
jsn_job_each (JsnJob *job, guint n_items, JsnJobFunc work, gpointer data, GError **error)
{
  g_return_val_if_fail (work != NULL && n_items < G_MAXINT / 2, TRUE);

  Share share = { .job = job, .work = work, .data = data, .n_items = n_items };
  /* A worker that calls this again takes all its items itself: no thread waits for a thread that waits for
   * it. */
  guint n_helpers = g_private_get (&is_worker) ? 0 : MIN (g_get_num_processors (), MAX (n_items, 1)) - 1;
  g_autoptr (GPtrArray) helpers = g_ptr_array_new ();

  for (guint i = 0; i < n_helpers; i++)
    {
      GThread *helper = g_thread_try_new ("jsn-worker", work_on_share, &share, NULL);

      /* Where the system has no more threads, fewer do the same. */
      if (helper)
        g_ptr_array_add (helpers, helper);
    }
  work_on_share (&share);
  for (guint i = 0; i < helpers->len; i++)
    g_thread_join (g_ptr_array_index (helpers, i));

  return jsn_job_check (job, error);
}
