/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progress, cancel, notes, and work shared among threads. */
#include "base/job.h"

#include <pthread.h>
#include <string.h>

#define N_ITEMS 5000

typedef struct
{
  JsnJob *job;
  gint calls[N_ITEMS];
  gint n_calls;
  guint cancel_at;
} Work;

static void
count_item (guint index, gpointer data)
{
  Work *work = data;

  g_atomic_int_inc (&work->calls[index]);
  g_atomic_int_inc (&work->n_calls);
  if (index == work->cancel_at)
    jsn_job_cancel (work->job);
}

static void
test_each (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnJob) job = jsn_job_new ();
  g_autofree Work *work = g_new0 (Work, 1);

  work->job = job;
  work->cancel_at = G_MAXUINT;
  jsn_job_begin (job, "Counting", N_ITEMS);
  g_assert_true (jsn_job_each (job, N_ITEMS, count_item, work, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < N_ITEMS; i++)
    g_assert_cmpint (work->calls[i], ==, 1);
  g_assert_cmpfloat (jsn_job_get_progress (job, NULL), ==, 1.0);

  g_assert_true (jsn_job_each (NULL, 3, count_item, work, &error));
  g_assert_cmpint (work->n_calls, ==, N_ITEMS + 3);
  g_assert_true (jsn_job_each (job, 0, count_item, work, &error));
  g_assert_cmpint (work->n_calls, ==, N_ITEMS + 3);
}

typedef struct
{
  GMutex lock;
  GCond cond;
  guint n_here;
  gboolean met;
  gboolean named;
} Meeting;

/* Returns at once when somebody else is in here at the same time, else waits for that. */
static void
meet (guint index, gpointer data)
{
  Meeting *meeting = data;
  gint64 until = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  char name[32] = "";

  pthread_getname_np (pthread_self (), name, sizeof name);
  g_mutex_lock (&meeting->lock);
  meeting->named |= strcmp (name, "jsn-worker") == 0;
  if (++meeting->n_here >= 2)
    {
      meeting->met = TRUE;
      g_cond_broadcast (&meeting->cond);
    }
  while (!meeting->met && g_cond_wait_until (&meeting->cond, &meeting->lock, until))
    ;
  meeting->n_here--;
  g_mutex_unlock (&meeting->lock);
}

static void
test_parallel (void)
{
  Meeting meeting = { 0 };

  if (g_get_num_processors () < 2)
    {
      g_test_skip ("needs two processors");
      return;
    }
  g_assert_true (jsn_job_each (NULL, 2, meet, &meeting, NULL));
  g_assert_true (meeting.met);
  g_assert_true (meeting.named);
}

static void
test_cancel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnJob) job = jsn_job_new ();
  g_autofree Work *work = g_new0 (Work, 1);

  work->job = job;
  work->cancel_at = 100;
  g_assert_true (jsn_job_check (job, &error));
  g_assert_false (jsn_job_each (job, N_ITEMS, count_item, work, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (work->n_calls, >=, 1);
  g_assert_cmpint (work->calls[100], ==, 1);
  g_assert_cmpint (work->n_calls, <, N_ITEMS);
  g_assert_true (jsn_job_is_cancelled (job));
  g_assert_true (g_cancellable_is_cancelled (jsn_job_get_cancellable (job)));

  g_autoptr (GError) again = NULL;
  int before = work->n_calls;
  g_assert_false (jsn_job_each (job, N_ITEMS, count_item, work, &again));
  g_assert_error (again, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (work->n_calls, ==, before);
}

typedef struct
{
  GThread *thread;
  guint n;
} Inner;

/* Not locked, since all inner items must be on the thread of the outer one. */
static void
count_inner (guint index, gpointer data)
{
  Inner *inner = data;

  g_assert_true (g_thread_self () == inner->thread);
  /* Time for a helper to come, were there one. */
  g_usleep (100);
  inner->n++;
}

static void
nest (guint index, gpointer data)
{
  Inner inner = { g_thread_self (), 0 };

  g_assert_true (jsn_job_each (NULL, 20, count_inner, &inner, NULL));
  g_atomic_int_add ((gint *)data, (gint)inner.n);
}

static void
test_nested (void)
{
  gint n = 0;

  g_assert_true (jsn_job_each (NULL, 50, nest, &n, NULL));
  g_assert_cmpint (n, ==, 1000);
}

static void
test_progress (void)
{
  g_autoptr (JsnJob) job = jsn_job_new ();
  g_autofree char *none = NULL;
  g_autofree char *stage = NULL;

  g_assert_cmpfloat (jsn_job_get_progress (job, &none), ==, -1);
  g_assert_null (none);
  jsn_job_begin (job, "Reading photos", 4);
  g_assert_cmpfloat (jsn_job_get_progress (job, &stage), ==, 0);
  g_assert_cmpstr (stage, ==, "Reading photos");
  jsn_job_advance (job, 3);
  g_assert_cmpfloat (jsn_job_get_progress (job, NULL), ==, 0.75);
  jsn_job_advance (job, 3);
  g_assert_cmpfloat (jsn_job_get_progress (job, NULL), ==, 1);
  jsn_job_begin (job, "Writing", 0);
  jsn_job_advance (job, 1);
  g_assert_cmpfloat (jsn_job_get_progress (job, NULL), ==, -1);
  jsn_job_begin (job, "Writing", 2);
  g_assert_cmpfloat (jsn_job_get_progress (job, NULL), ==, 0);
}

static void
note_item (guint index, gpointer data)
{
  g_autofree char *path = g_strdup_printf ("%04u.jpg", N_ITEMS - index);

  jsn_job_note (data, index % 2 ? JSN_NOTE_WARNING : JSN_NOTE_REFUSED, path, "reason");
}

static void
test_notes (void)
{
  g_autoptr (JsnJob) job = jsn_job_new ();

  g_assert_true (jsn_job_each (job, 400, note_item, job, NULL));
  g_autoptr (GPtrArray) notes = jsn_job_list_notes (job);
  g_assert_cmpuint (notes->len, ==, 400);
  for (guint i = 0; i < notes->len; i++)
    {
      JsnNote *note = g_ptr_array_index (notes, i);

      g_assert_cmpint (note->kind, ==, i < 200 ? JSN_NOTE_WARNING : JSN_NOTE_REFUSED);
      g_assert_cmpstr (note->reason, ==, "reason");
      if (i % 200 > 0)
        g_assert_cmpstr (((JsnNote *)g_ptr_array_index (notes, i - 1))->path, <, note->path);
    }
}

static void
test_part (void)
{
  g_autoptr (JsnJob) whole = jsn_job_new ();
  g_autoptr (JsnJob) part = jsn_job_new_part (whole);
  g_autoptr (JsnJob) alone = jsn_job_new_part (NULL);

  jsn_job_begin (whole, "whole", 4);
  jsn_job_begin (part, "part", 1);
  jsn_job_advance (part, 1);
  g_assert_cmpfloat (jsn_job_get_progress (whole, NULL), ==, 0);
  jsn_job_cancel (whole);
  g_assert_true (jsn_job_is_cancelled (part));
  g_assert_false (jsn_job_is_cancelled (alone));
}

static void
test_null (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *stage = g_strdup ("x");
  g_autoptr (GPtrArray) notes = jsn_job_list_notes (NULL);
  char *got = stage;

  jsn_job_begin (NULL, "x", 1);
  jsn_job_advance (NULL, 1);
  jsn_job_note (NULL, JSN_NOTE_WARNING, "a", "b");
  jsn_job_cancel (NULL);
  jsn_job_unref (jsn_job_ref (NULL));
  g_assert_false (jsn_job_is_cancelled (NULL));
  g_assert_true (jsn_job_check (NULL, &error));
  g_assert_null (jsn_job_get_cancellable (NULL));
  g_assert_cmpfloat (jsn_job_get_progress (NULL, &got), ==, -1);
  g_assert_null (got);
  g_assert_cmpuint (notes->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/job/each", test_each);
  g_test_add_func ("/base/job/parallel", test_parallel);
  g_test_add_func ("/base/job/cancel", test_cancel);
  g_test_add_func ("/base/job/nested", test_nested);
  g_test_add_func ("/base/job/progress", test_progress);
  g_test_add_func ("/base/job/notes", test_notes);
  g_test_add_func ("/base/job/part", test_part);
  g_test_add_func ("/base/job/null", test_null);
  return g_test_run ();
}
