/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jeonsi-cli: one verb of the table, run once. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "cli/arguments.h"
#include "cli/progress.h"
#include "cli/stop.h"
#include "photo/read.h"

enum
{
  EXIT_DONE = 0,
  EXIT_FINDINGS = 1,
  EXIT_USAGE = 2,
  EXIT_FAILED = 3,
};

/* Libraries print to stdout when they like; what we promise to write there goes through a copy of it. */
static FILE *
take_stdout (void)
{
  int fd = dup (STDOUT_FILENO);
  FILE *out = fd >= 0 ? fdopen (fd, "w") : NULL;

  dup2 (STDERR_FILENO, STDOUT_FILENO);
  return out;
}

static void
print_notes (JsnJob *job)
{
  g_autoptr (GPtrArray) notes = jsn_job_list_notes (job);

  for (guint i = 0; i < notes->len; i++)
    {
      const JsnNote *note = notes->pdata[i];
      g_autofree char *path = jsn_display_path (note->path);
      g_autofree char *reason = jsn_display_text (note->reason, -1);
      g_autofree char *prefix = g_strconcat (path, ": ", NULL);

      /* Reasons of file errors name their file already. */
      g_printerr ("%s%s\n", g_str_has_prefix (reason, prefix) ? "" : prefix, reason);
    }
}

static int
fail (const GError *error)
{
  g_autofree char *message = jsn_display_text (error->message, -1);
  int number = jsn_stop_get_signal ();

  g_printerr ("jeonsi-cli: %s\n", message);
  if (number)
    return 128 + number;
  return g_error_matches (error, JSN_ERROR, JSN_ERROR_ARGUMENT) ? EXIT_USAGE : EXIT_FAILED;
}

static gboolean
print_result (JsnOp *op, gboolean json, FILE *out, GError **error)
{
  JsonNode *result = jsn_op_get_result (op);
  g_autofree char *text = NULL;

  if (json)
    {
      g_autofree char *pretty = result ? json_to_string (result, TRUE) : g_strdup ("null");

      text = g_strconcat (pretty, "\n", NULL);
    }
  else
    text = jsn_op_dup_report (op);
  if (out == NULL || fputs (text, out) == EOF || fflush (out) != 0)
    return jsn_error_errno (error, errno, "stdout");
  return TRUE;
}

static int
run (JsnCommand *command, JsnJob *job, FILE *out)
{
  gboolean writes = command->verb->flags & (JSN_VERB_WRITES | JSN_VERB_HISTORY);
  g_autoptr (JsnExhibition) exhibition = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnOp) op = NULL;
  JsnProgress *progress;
  gboolean done;

  if (command->file)
    {
      exhibition = jsn_exhibition_open (command->file, !writes, &error);
      if (exhibition == NULL)
        return fail (error);
    }
  op = jsn_op_new (command->verb, exhibition, command->args);
  progress = command->quiet ? NULL : jsn_progress_start (job);
  done = jsn_op_run (op, job, &error);
  jsn_progress_stop (progress);
  print_notes (job);
  if (!done || !print_result (op, command->json, out, &error))
    return fail (error);
  return jsn_op_get_n_findings (op) ? EXIT_FINDINGS : EXIT_DONE;
}

static gboolean
wants_help (int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h") || (i == 1 && g_str_equal (argv[i], "help")))
      return TRUE;
  return FALSE;
}

int
main (int argc, char **argv)
{
  g_autoptr (JsnJob) job = jsn_job_new ();
  g_autoptr (JsnCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  FILE *out;
  int status;

  jsn_stop_watch (job);
  jsn_i18n_init ();
  if (argc > 1 && g_str_equal (argv[1], "--version"))
    {
      g_print ("Jeonsi %s\n", JSN_VERSION);
      return EXIT_DONE;
    }
  if (wants_help (argc, argv))
    {
      jsn_help_print (jsn_verb_find (argv[1]));
      return EXIT_DONE;
    }
  if (argc < 2)
    {
      jsn_help_print (NULL);
      return EXIT_USAGE;
    }
  command = jsn_command_parse (argc, argv, &error);
  if (command == NULL)
    return fail (error);
  out = take_stdout ();
  if (!jsn_photo_init (argv[0], &error))
    return fail (error);
  status = run (command, job, out);
  if (out && fclose (out) != 0 && status <= EXIT_FINDINGS)
    {
      jsn_error_errno (&error, errno, "stdout");
      status = fail (error);
    }
  jsn_photo_shutdown ();
  return status;
}
