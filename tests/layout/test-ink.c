/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette: every ink is found back by its proxy, and none drowns the paper. */
#include <math.h>

#include "layout/ink.h"

static void
test_names (void)
{
  const char *names[] = { "paper", "black", "rich-black", "grey-80", "grey-60", "grey-40", "grey-20", "grey-10" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (jsn_ink_find (names[i]));
  g_assert_null (jsn_ink_find ("pink"));
  g_assert_null (jsn_ink_find_proxy (1, 2, 3));
  g_assert_cmpfloat (jsn_ink_find ("black")->cmyk[3], ==, 1);
  g_assert_cmpfloat (
      jsn_ink_find ("black")->cmyk[0] + jsn_ink_find ("black")->cmyk[1] + jsn_ink_find ("black")->cmyk[2], ==, 0);
}

static void
test_proxies (void)
{
  gsize n_inks;
  const JsnInk *inks = jsn_ink_list (&n_inks);

  for (gsize i = 0; i < n_inks; i++)
    {
      guint16 back[3];

      /* As cairo carries it, and as its PDF prints it with six decimals. */
      for (int c = 0; c < 3; c++)
        back[c] = (guint16)lrint (round (inks[i].proxy[c] / 65535.0 * 1e6) / 1e6 * 65535);
      g_assert_true (jsn_ink_find_proxy (back[0], back[1], back[2]) == &inks[i]);
      g_assert_true (jsn_ink_find (inks[i].name) == &inks[i]);
    }
}

static void
test_coverage (void)
{
  gsize n_inks;
  const JsnInk *inks = jsn_ink_list (&n_inks);

  for (gsize i = 0; i < n_inks; i++)
    {
      double total = 0;

      for (int c = 0; c < 4; c++)
        {
          g_assert_cmpfloat (inks[i].cmyk[c], >=, 0);
          g_assert_cmpfloat (inks[i].cmyk[c], <=, 1);
          total += inks[i].cmyk[c];
        }
      g_assert_cmpfloat (total, <=, 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/ink/names", test_names);
  g_test_add_func ("/layout/ink/proxies", test_proxies);
  g_test_add_func ("/layout/ink/coverage", test_coverage);
  return g_test_run ();
}
