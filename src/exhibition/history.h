/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the history, the dump and the integrity of an exhibition. */
#pragma once

#include <json-glib/json-glib.h>

#include "exhibition/exhibition.h"

G_BEGIN_DECLS

typedef struct
{
  char *verb;
  char *label; /* untranslated msgid */
  gboolean undone;
} JsnStep;

/* Oldest first, one per group. */
GPtrArray *jsn_history_list (JsnExhibition *exhibition, GError **error);
/* What undo/redo would take next: label (msgid) or NULL. Free with g_free(). */
char *jsn_history_dup_undo_label (JsnExhibition *exhibition);
char *jsn_history_dup_redo_label (JsnExhibition *exhibition);
void jsn_step_free (JsnStep *step);

/* Everything as stable JSON: no times of day, no random ids, no history. */
JsonNode *jsn_exhibition_dump (JsnExhibition *exhibition, GError **error);

/* Integrity of the file itself: SQLite's check, foreign keys, and that every reference points to something.
 * Each problem is a char * sentence; an empty array means sound. */
GPtrArray *jsn_exhibition_verify (JsnExhibition *exhibition, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnStep, jsn_step_free)

G_END_DECLS
