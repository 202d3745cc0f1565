/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a command line, sorted by the verb's own parameters. */
#pragma once

#include "op/op.h"

G_BEGIN_DECLS

typedef struct
{
  const JsnVerb *verb;
  char *file; /* the exhibition; NULL for verbs without one */
  JsnArgs *args;
  gboolean json;
  gboolean quiet;
} JsnCommand;

/* @argv[0] is the program. NULL with JSN_ERROR_ARGUMENT and a sentence about what is wrong. */
JsnCommand *jsn_command_parse (int argc, char **argv, GError **error);
void jsn_command_free (JsnCommand *command);

/* The help of the program (@verb NULL) or of one verb. */
void jsn_help_print (const JsnVerb *verb);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnCommand, jsn_command_free)

G_END_DECLS
