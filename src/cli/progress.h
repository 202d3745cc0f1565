/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bar on the terminal while a job runs. */
#pragma once

#include "base/job.h"

G_BEGIN_DECLS

typedef struct _JsnProgress JsnProgress;

/* Shows @job on stderr ten times a second, from half a second on, when stderr is a terminal; NULL otherwise. */
JsnProgress *jsn_progress_start (JsnJob *job);
/* Wipes the bar. NULL is fine. */
void jsn_progress_stop (JsnProgress *progress);

G_END_DECLS
