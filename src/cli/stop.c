/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signals are blocked everywhere and taken by one thread, so that no code runs in a handler. */
#include "cli/stop.h"

#include <pthread.h>
#include <signal.h>
#include <unistd.h>

static int came;

static void
fill_set (sigset_t *set)
{
  sigemptyset (set);
  sigaddset (set, SIGINT);
  sigaddset (set, SIGTERM);
  sigaddset (set, SIGHUP);
}

static gpointer
wait_for_signals (gpointer data)
{
  sigset_t set;
  int number;

  fill_set (&set);
  while (sigwait (&set, &number) == 0)
    {
      if (g_atomic_int_get (&came))
        _exit (128 + number);
      g_atomic_int_set (&came, number);
      jsn_job_cancel (data);
    }
  return NULL;
}

void
jsn_stop_watch (JsnJob *job)
{
  sigset_t set;

  /* A full disk or a reader that went away is an error of write(), not the end. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  fill_set (&set);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("stop", wait_for_signals, jsn_job_ref (job)));
}

int
jsn_stop_get_signal (void)
{
  return g_atomic_int_get (&came);
}
