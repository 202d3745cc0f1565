/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says when an operation has ended. */
#pragma once

#include "op/op.h"

G_BEGIN_DECLS

/* A short sentence for a toast after success, or NULL where what happened is plain to see (edits, undo). @undoable
 * tells whether the toast offers to undo it. Free with g_free(). */
char *jsn_op_message (JsnOp *op, gboolean *undoable);

/* What was left out and why: "PATH: REASON" strings, or NULL when nothing was. Free with g_ptr_array_unref(). */
GPtrArray *jsn_op_list_refused (JsnOp *op);

G_END_DECLS
