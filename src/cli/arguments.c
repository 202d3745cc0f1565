/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Options may stand anywhere; what follows "--" is never an option. Paths keep their bytes. */
#include "cli/arguments.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

typedef struct
{
  JsnCommand *command;
  int argc;
  char **argv;
  int next;
  gboolean plain;             /* after "--" */
  const JsnParam *positional; /* the one that the next plain word belongs to */
} Reader;

void
jsn_command_free (JsnCommand *command)
{
  if (command == NULL)
    return;
  g_free (command->file);
  jsn_args_free (command->args);
  g_free (command);
}

static gboolean
wrong (GError **error, const char *format, const char *word)
{
  g_autofree char *shown = jsn_display_text (word, -1);

  return jsn_error_set (error, JSN_ERROR_ARGUMENT, format, shown);
}

/* The option that @word names: "--title@ko", "--size=A1", "-o". @lang and @value are what came with it, or NULL. */
static const JsnParam *
find_option (const JsnVerb *verb, const char *word, char **lang, char **value)
{
  gboolean is_short = word[1] != '-';
  g_autofree char *name = g_strdup (word + (is_short ? 1 : 2));
  char *equals = is_short ? NULL : strchr (name, '=');
  char *at;

  if (equals)
    {
      *equals = '\0';
      *value = g_strdup (equals + 1);
    }
  at = strchr (name, '@');
  if (at)
    {
      *at = '\0';
      *lang = g_strdup (at + 1);
    }
  for (const JsnParam *param = verb->params; param && param->name; param++)
    {
      if (!(param->flags & JSN_PARAM_OPTION) || (*lang && !(param->flags & JSN_PARAM_LANG)))
        continue;
      if (is_short ? name[0] == param->short_name && name[1] == '\0' : g_str_equal (name, param->name))
        return param;
    }
  return NULL;
}

static gboolean
read_option (Reader *reader, const char *word, GError **error)
{
  g_autofree char *lang = NULL;
  g_autofree char *value = NULL;
  const JsnParam *param;

  if (g_str_equal (word, "--json"))
    return reader->command->json = TRUE;
  if (g_str_equal (word, "--quiet") || g_str_equal (word, "-q"))
    return reader->command->quiet = TRUE;
  param = find_option (reader->command->verb, word, &lang, &value);
  if (param == NULL)
    return wrong (error, _ ("there is no option %s here; see --help"), word);
  if (value == NULL && reader->next < reader->argc)
    value = g_strdup (reader->argv[reader->next++]);
  if (value == NULL)
    return wrong (error, _ ("the option %s wants a value"), word);
  if (!(param->flags & JSN_PARAM_MANY) && jsn_args_count (reader->command->args, param->name) > 0)
    return wrong (error, _ ("the option %s was given twice"), word);
  jsn_args_add (reader->command->args, param->name, lang, value);
  return TRUE;
}

static const JsnParam *
next_positional (const JsnParam *param)
{
  while (param && param->name && (param->flags & JSN_PARAM_OPTION))
    param++;
  return param && param->name ? param : NULL;
}

static gboolean
read_word (Reader *reader, const char *word, GError **error)
{
  JsnCommand *command = reader->command;

  if (command->file == NULL && !(command->verb->flags & JSN_VERB_NO_FILE))
    {
      command->file = g_strdup (word);
      return TRUE;
    }
  if (reader->positional == NULL)
    return wrong (error, _ ("“%s” is one word too many; see --help"), word);
  jsn_args_add (command->args, reader->positional->name, NULL, word);
  if (!(reader->positional->flags & JSN_PARAM_MANY))
    reader->positional = next_positional (reader->positional + 1);
  return TRUE;
}

JsnCommand *
jsn_command_parse (int argc, char **argv, GError **error)
{
  g_autoptr (JsnCommand) command = g_new0 (JsnCommand, 1);
  Reader reader = { .command = command, .argc = argc, .argv = argv, .next = 2 };

  command->args = jsn_args_new ();
  command->verb = jsn_verb_find (argv[1]);
  if (command->verb == NULL)
    {
      wrong (error, _ ("there is no verb “%s”; see --help"), argv[1]);
      return NULL;
    }
  reader.positional = next_positional (command->verb->params);
  while (reader.next < argc)
    {
      const char *word = argv[reader.next++];

      if (!reader.plain && g_str_equal (word, "--"))
        reader.plain = TRUE;
      else if (!reader.plain && word[0] == '-' && word[1] != '\0' ? !read_option (&reader, word, error)
                                                                  : !read_word (&reader, word, error))
        return NULL;
    }
  if (command->file == NULL && !(command->verb->flags & JSN_VERB_NO_FILE))
    {
      wrong (error, _ ("%s: name the exhibition, a .jeonsi file"), command->verb->name);
      return NULL;
    }
  return g_steal_pointer (&command);
}
