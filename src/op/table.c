/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of verbs, in the order of the help. */
#include "op/verb.h"

static const JsnVerb *const verbs[] = {
  &jsn_verb_new,
  &jsn_verb_import,
  &jsn_verb_photos,
  &jsn_verb_edit,
  &jsn_verb_remove,
  &jsn_verb_layout,
  &jsn_verb_panels,
  &jsn_verb_place,
  &jsn_verb_crop,
  &jsn_verb_move_panel,
  &jsn_verb_check,
  &jsn_verb_export_panels,
  &jsn_verb_export_proof,
  &jsn_verb_press_kit,
  &jsn_verb_verify_kit,
  &jsn_verb_undo,
  &jsn_verb_redo,
  &jsn_verb_history,
  &jsn_verb_verify,
  &jsn_verb_dump,
  &jsn_verb_copy,
  &jsn_verb_demo,
  NULL,
};

const JsnVerb *const *
jsn_verb_list (void)
{
  return verbs;
}

const JsnVerb *
jsn_verb_find (const char *name)
{
  for (gsize i = 0; verbs[i]; i++)
    if (g_strcmp0 (verbs[i]->name, name) == 0)
      return verbs[i];
  return NULL;
}
