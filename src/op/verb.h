/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a verb sees of the operation that runs it. For the verb-*.c files of this room. */
#pragma once

#include "base/i18n.h"
#include "exhibition/transaction.h"
#include "op/op.h"

G_BEGIN_DECLS

struct _JsnOp
{
  gatomicrefcount refs;
  const JsnVerb *verb;
  JsnExhibition *exhibition; /* not to be touched by work() */
  JsnArgs *args;

  gpointer state; /* the verb's own, between prepare, work and apply */
  GDestroyNotify state_free;

  const char *label; /* untranslated msgid of the step in the history; the verb's unless prepare() knows better */
  JsnEdit *edit;     /* in apply() of a verb that writes */
  gint64 group;      /* of the history, the same for all batches */
  gboolean more;     /* work() sets it when apply() should be followed by another round */

  JsonNode *result; /* owned */
  guint n_findings;
};

/* Gives the operation its state, to be freed with it. */
void jsn_op_take_state (JsnOp *op, gpointer state, GDestroyNotify state_free);
/* Gives the operation its result; takes the builder's root. */
void jsn_op_take_result (JsnOp *op, JsonBuilder *builder);

extern const JsnVerb jsn_verb_new;
extern const JsnVerb jsn_verb_import;
extern const JsnVerb jsn_verb_photos;
extern const JsnVerb jsn_verb_edit;
extern const JsnVerb jsn_verb_remove;
extern const JsnVerb jsn_verb_layout;
extern const JsnVerb jsn_verb_panels;
extern const JsnVerb jsn_verb_place;
extern const JsnVerb jsn_verb_crop;
extern const JsnVerb jsn_verb_move_panel;
extern const JsnVerb jsn_verb_check;
extern const JsnVerb jsn_verb_export_panels;
extern const JsnVerb jsn_verb_export_proof;
extern const JsnVerb jsn_verb_press_kit;
extern const JsnVerb jsn_verb_verify_kit;
extern const JsnVerb jsn_verb_undo;
extern const JsnVerb jsn_verb_redo;
extern const JsnVerb jsn_verb_history;
extern const JsnVerb jsn_verb_verify;
extern const JsnVerb jsn_verb_dump;
extern const JsnVerb jsn_verb_copy;
extern const JsnVerb jsn_verb_demo;

G_END_DECLS
