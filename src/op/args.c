/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The arguments of an operation: strings by name, as typed. */
#include "op/op.h"

typedef struct
{
  char *name;
  char *lang; /* NULL: none given */
  char *value;
} Arg;

struct _JsnArgs
{
  GPtrArray *args; /* of Arg * */
};

static void
arg_free (Arg *arg)
{
  g_free (arg->name);
  g_free (arg->lang);
  g_free (arg->value);
  g_free (arg);
}

JsnArgs *
jsn_args_new (void)
{
  JsnArgs *args = g_new0 (JsnArgs, 1);

  args->args = g_ptr_array_new_with_free_func ((GDestroyNotify)arg_free);
  return args;
}

JsnArgs *
jsn_args_copy (const JsnArgs *args)
{
  JsnArgs *copy = jsn_args_new ();

  for (guint i = 0; args && i < args->args->len; i++)
    {
      const Arg *arg = args->args->pdata[i];

      jsn_args_add (copy, arg->name, arg->lang, arg->value);
    }
  return copy;
}

void
jsn_args_free (JsnArgs *args)
{
  if (args == NULL)
    return;
  g_ptr_array_unref (args->args);
  g_free (args);
}

void
jsn_args_add (JsnArgs *args, const char *name, const char *lang, const char *value)
{
  g_return_if_fail (args != NULL && name != NULL && value != NULL);

  Arg *arg = g_new0 (Arg, 1);

  arg->name = g_strdup (name);
  arg->lang = g_strdup (lang);
  arg->value = g_strdup (value);
  g_ptr_array_add (args->args, arg);
}

const char *
jsn_args_get (const JsnArgs *args, const char *name)
{
  return jsn_args_nth (args, name, 0, NULL);
}

guint
jsn_args_count (const JsnArgs *args, const char *name)
{
  guint n = 0;

  for (guint i = 0; i < args->args->len; i++)
    if (g_str_equal (((const Arg *)args->args->pdata[i])->name, name))
      n++;
  return n;
}

const char *
jsn_args_nth (const JsnArgs *args, const char *name, guint index, const char **lang)
{
  for (guint i = 0; i < args->args->len; i++)
    {
      const Arg *arg = args->args->pdata[i];

      if (!g_str_equal (arg->name, name) || index-- > 0)
        continue;
      if (lang)
        *lang = arg->lang;
      return arg->value;
    }
  return NULL;
}
