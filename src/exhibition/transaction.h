/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only way to change an exhibition: one transaction that becomes one step of the history. Included by op/ alone. */
#pragma once

#include "exhibition/photos.h"

G_BEGIN_DECLS

/* Begins (BEGIN IMMEDIATE; waits up to 10 s for another process). @verb is the operation's name, @label what the person
 * reads in "Undo LABEL", untranslated msgid. Steps with the same non-zero @group that follow each other are undone
 * together. */
JsnEdit *jsn_edit_begin (JsnExhibition *exhibition, const char *verb, const char *label, gint64 group, GError **error);
/* Stores the changeset as a step and commits; an empty change makes no step. Frees @edit either way; emits "changed".
 */
gboolean jsn_edit_commit (JsnEdit *edit, GError **error);
/* Rolls back and frees. NULL is fine. */
void jsn_edit_abort (JsnEdit *edit);
JsnExhibition *jsn_edit_get_exhibition (JsnEdit *edit);
/* A group number no step has yet. */
gint64 jsn_history_next_group (JsnExhibition *exhibition);

/* Takes back, or makes again, the last group of steps; one transaction. FALSE with JSN_ERROR_NOT_FOUND when there is
 * none, with JSN_ERROR_CONFLICT when the data has changed otherwise (nothing is touched then). */
gboolean jsn_history_undo (JsnExhibition *exhibition, GError **error);
gboolean jsn_history_redo (JsnExhibition *exhibition, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnEdit, jsn_edit_abort)

G_END_DECLS
