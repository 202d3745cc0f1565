/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The operations that a window runs: started, followed at 10 Hz, cancelled, and their ends told. Main thread only. */
#pragma once

#include "op/op.h"

G_BEGIN_DECLS

#define JSN_TYPE_OPERATIONS (jsn_operations_get_type ())
/* Signals:
 * "progress" (): ten times a second while something runs, and once more when the last one has ended.
 * "finished" (JsnOp *op, JsnJob *job, GError *error): after each operation; @error is NULL on success. Emitted before
 * the operation's own callback. */
G_DECLARE_FINAL_TYPE (JsnOperations, jsn_operations, JSN, OPERATIONS, GObject)

/* Called once at the end, unless @owner has gone by then. @error is NULL on success; @op then carries the result. */
typedef void (*JsnOperationDone) (GObject *owner, JsnOp *op, const GError *error);

JsnOperations *jsn_operations_new (void);

/* Runs @verb on @exhibition (NULL for verbs without a file). Verbs without work in the background are over when this
 * returns, so quick edits keep the order in which they were made; others go on after it. @owner and @done may be NULL.
 */
void jsn_operations_run (JsnOperations *operations,
                         const char *verb,
                         JsnExhibition *exhibition,
                         const JsnArgs *args,
                         GObject *owner,
                         JsnOperationDone done);

gboolean jsn_operations_is_busy (JsnOperations *operations);
/* Asks everything that runs to stop; the ends are told as usual. */
void jsn_operations_cancel (JsnOperations *operations);
/* Whether the oldest operation that runs was asked to stop. */
gboolean jsn_operations_is_stopping (JsnOperations *operations);

/* What the bar shows: the oldest operation that runs. FALSE when none does. @label is the verb's, translated and
 * borrowed;
 * @stage is freed with g_free(), may be NULL; @fraction is -1 when unknown. Each out argument may be NULL. */
gboolean jsn_operations_get_progress (JsnOperations *operations, const char **label, char **stage, double *fraction);

G_END_DECLS
