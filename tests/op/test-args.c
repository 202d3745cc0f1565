/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments, and the table of verbs as a table. */
#include "base/error.h"
#include "op/op.h"

static void
test_args (void)
{
  g_autoptr (JsnArgs) args = jsn_args_new ();
  const char *lang = NULL;

  jsn_args_add (args, "title", "ko", "서울");
  jsn_args_add (args, "path", NULL, "/a\xff");
  jsn_args_add (args, "title", "en", "Seoul");

  g_autoptr (JsnArgs) copy = jsn_args_copy (args);

  jsn_args_add (args, "title", "zh-CN", "首尔");
  g_assert_cmpuint (jsn_args_count (args, "title"), ==, 3);
  g_assert_cmpuint (jsn_args_count (copy, "title"), ==, 2);
  g_assert_cmpstr (jsn_args_get (copy, "path"), ==, "/a\xff");
  g_assert_cmpstr (jsn_args_nth (copy, "title", 1, &lang), ==, "Seoul");
  g_assert_cmpstr (lang, ==, "en");
  g_assert_null (jsn_args_nth (copy, "title", 2, NULL));
  g_assert_null (jsn_args_get (copy, "nothing"));
}

/* What the help, the menus and the command line build on. */
static void
test_table (void)
{
  for (const JsnVerb *const *it = jsn_verb_list (); *it; it++)
    {
      const JsnVerb *verb = *it;
      gboolean many = FALSE;

      g_assert_true (jsn_verb_find (verb->name) == verb);
      g_assert_nonnull (verb->label);
      g_assert_nonnull (verb->help);
      g_assert_false (g_str_has_suffix (verb->help, "."));
      g_assert_true (verb->work || verb->apply);
      g_assert_cmpint (!!(verb->flags & JSN_VERB_READS) + !!(verb->flags & JSN_VERB_WRITES)
                           + !!(verb->flags & JSN_VERB_HISTORY) + !!(verb->flags & JSN_VERB_NO_FILE),
                       ==, 1);
      for (const JsnParam *param = verb->params; param && param->name; param++)
        {
          g_assert_nonnull (param->metavar);
          g_assert_nonnull (param->help);
          if (param->flags & JSN_PARAM_OPTION)
            continue;
          g_assert_false (many); /* nothing positional can follow one that takes all */
          many = param->flags & JSN_PARAM_MANY;
        }
    }
}

static void
test_required (void)
{
  g_autoptr (JsnArgs) args = jsn_args_new ();
  g_autoptr (JsnOp) op = jsn_op_new (jsn_verb_find ("verify-kit"), NULL, args);
  g_autoptr (GError) error = NULL;

  g_assert_false (jsn_op_run (op, NULL, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/op/args/keeps-order-and-bytes", test_args);
  g_test_add_func ("/op/table/is-complete", test_table);
  g_test_add_func ("/op/args/required", test_required);
  return g_test_run ();
}
