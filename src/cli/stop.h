/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Being asked to stop: SIGINT, SIGTERM and SIGHUP cancel the job; a second one ends the program at once. */
#pragma once

#include "base/job.h"

G_BEGIN_DECLS

/* Call before any other thread exists. */
void jsn_stop_watch (JsnJob *job);
/* The signal that came, or 0. */
int jsn_stop_get_signal (void);

G_END_DECLS
