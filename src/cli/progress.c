/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar has its own thread, because the operation has the main one. */
#include "cli/progress.h"

#include <unistd.h>

#define WIDTH 30

struct _JsnProgress
{
  JsnJob *job;
  GThread *thread;
  GMutex lock;
  GCond wake;
  gboolean stop;
};

static void
show (JsnJob *job)
{
  g_autofree char *stage = NULL;
  double fraction = jsn_job_get_progress (job, &stage);
  int full = fraction < 0 ? 0 : (int)(fraction * WIDTH);

  g_printerr ("\r\033[K%s ", stage ? stage : "");
  if (fraction < 0)
    return;
  g_printerr ("[");
  for (int i = 0; i < WIDTH; i++)
    g_printerr (i < full ? "█" : " ");
  g_printerr ("] %d %%", (int)(fraction * 100));
}

static gpointer
run (gpointer data)
{
  JsnProgress *progress = data;
  gint64 next = g_get_monotonic_time () + G_TIME_SPAN_SECOND / 2;
  gboolean shown = FALSE;

  g_mutex_lock (&progress->lock);
  while (!progress->stop)
    {
      if (g_cond_wait_until (&progress->wake, &progress->lock, next))
        continue;
      show (progress->job);
      shown = TRUE;
      next = g_get_monotonic_time () + G_TIME_SPAN_SECOND / 10;
    }
  g_mutex_unlock (&progress->lock);
  if (shown)
    g_printerr ("\r\033[K");
  return NULL;
}

JsnProgress *
jsn_progress_start (JsnJob *job)
{
  if (!isatty (STDERR_FILENO))
    return NULL;

  JsnProgress *progress = g_new0 (JsnProgress, 1);

  progress->job = jsn_job_ref (job);
  g_mutex_init (&progress->lock);
  g_cond_init (&progress->wake);
  progress->thread = g_thread_new ("progress", run, progress);
  return progress;
}

void
jsn_progress_stop (JsnProgress *progress)
{
  if (progress == NULL)
    return;
  g_mutex_lock (&progress->lock);
  progress->stop = TRUE;
  g_cond_signal (&progress->wake);
  g_mutex_unlock (&progress->lock);
  g_thread_join (progress->thread);
  g_mutex_clear (&progress->lock);
  g_cond_clear (&progress->wake);
  jsn_job_unref (progress->job);
  g_free (progress);
}
