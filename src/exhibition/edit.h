/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writers of this room know of an edit. */
#pragma once

#include "exhibition/store.h"
#include "exhibition/transaction.h"

G_BEGIN_DECLS

/* The tables whose rows the history keeps, NULL-terminated. */
extern const char *const jsn_edit_tables[];

/* Opens the transaction that jsn_edit_begin(), undo and redo share. */
gboolean jsn_edit_lock (JsnExhibition *exhibition, GError **error);
/* Ends it: COMMIT when @done, and ROLLBACK when that fails or @done is FALSE. */
gboolean jsn_edit_unlock (JsnExhibition *exhibition, gboolean done, GError **error);

G_END_DECLS
