/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References and ranges. */
#include "base/error.h"
#include "op/ref.h"

static void
test_ranges (void)
{
  g_autoptr (GArray) numbers = jsn_ranges_parse ("3-5, 1,4", NULL);
  static const gint64 wanted[] = { 3, 4, 5, 1 };

  g_assert_cmpmem (numbers->data, numbers->len * sizeof (gint64), wanted, sizeof wanted);
}

static void
test_refused (void)
{
  static const char *const wrong[]
      = { "", "0", "-1", "5-3", "1-", "a", "1,,2", "1-999999999", "99999999999999999999", "1 2" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (jsn_ranges_parse (wrong[i], &error));
      g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
    }
}

static void
test_ref (void)
{
  static const struct
  {
    const char *text;
    int kind; /* -1: refused */
    guint n;
  } cases[] = {
    { "photo:12", JSN_REF_PHOTO, 1 },
    { "photo:1-3,9", JSN_REF_PHOTO, 4 },
    { "panel:2", JSN_REF_PANEL, 1 },
    { "kit", JSN_REF_KIT, 0 },
    { "exhibition", JSN_REF_EXHIBITION, 0 },
    { "wall:1", -1, 0 },
    { "photo:", -1, 0 },
    { "photo", -1, 0 },
    { "", -1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GError) error = NULL;
      JsnRefKind kind;
      gboolean parsed = jsn_ref_parse (cases[i].text, &kind, &ids, &error);

      g_assert_cmpint (parsed, ==, cases[i].kind >= 0);
      if (!parsed)
        {
          g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
          continue;
        }
      g_assert_cmpint ((int)kind, ==, cases[i].kind);
      g_assert_cmpuint (ids->len, ==, cases[i].n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/op/ranges/order-without-repetition", test_ranges);
  g_test_add_func ("/op/ranges/refused", test_refused);
  g_test_add_func ("/op/ref/kinds", test_ref);
  return g_test_run ();
}
