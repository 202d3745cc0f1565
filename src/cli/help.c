/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Help, written from the table of verbs. */
#include "base/i18n.h"
#include "cli/arguments.h"

static char *
dup_usage (const JsnVerb *verb)
{
  g_autoptr (GString) line = g_string_new (verb->name);

  if (!(verb->flags & JSN_VERB_NO_FILE))
    g_string_append (line, " FILE.jeonsi");
  for (const JsnParam *param = verb->params; param && param->name; param++)
    {
      gboolean needed = param->flags & JSN_PARAM_REQUIRED;

      g_string_append (line, needed ? " " : " [");
      if (param->short_name)
        g_string_append_printf (line, "-%c ", param->short_name);
      else if (param->flags & JSN_PARAM_OPTION)
        g_string_append_printf (line, "--%s%s ", param->name, param->flags & JSN_PARAM_LANG ? "@LANG" : "");
      g_string_append_printf (line, "%s%s%s", param->metavar, needed ? "" : "]",
                              param->flags & JSN_PARAM_MANY ? "..." : "");
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
print_verb (const JsnVerb *verb)
{
  g_autofree char *usage = dup_usage (verb);

  g_print ("jeonsi-cli %s [--json] [--quiet]\n\n%s.\n", usage, _ (verb->help));
  for (const JsnParam *param = verb->params; param && param->name; param++)
    g_print ("  %-12s %s\n", param->metavar, _ (param->help));
}

void
jsn_help_print (const JsnVerb *verb)
{
  if (verb)
    {
      print_verb (verb);
      return;
    }
  g_print ("%s\n\n", _ ("jeonsi-cli VERB FILE.jeonsi [ARGUMENTS] [--json] [--quiet]"));
  for (const JsnVerb *const *it = jsn_verb_list (); *it; it++)
    g_print ("  %-14s %s\n", (*it)->name, _ ((*it)->help));
  g_print ("\n%s\n", _ ("jeonsi-cli VERB --help says more about one of them."));
}
