/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes of type: never under what visitors can read, in order, and growing with the sheet. */
#include "layout/tier.h"

static const char *const tiers[] = { "title", "heading", "intro", "caption", "credit", "number" };

static void
test_reference (void)
{
  JsnTiers a1 = { 594, 841, 1 };

  g_assert_cmpfloat_with_epsilon (jsn_tiers_get_size (&a1, "title"), 115, 6);
  g_assert_cmpfloat_with_epsilon (jsn_tiers_get_size (&a1, "heading"), 41, 2);
  g_assert_cmpfloat_with_epsilon (jsn_tiers_get_size (&a1, "intro"), 30, 0.5);
  g_assert_cmpfloat_with_epsilon (jsn_tiers_get_size (&a1, "caption"), 26, 0.01);
  g_assert_cmpfloat_with_epsilon (jsn_tiers_get_size (&a1, "credit"), 24, 0.01);
  g_assert_cmpfloat_with_epsilon (jsn_tiers_get_size (&a1, "number"), 24, 0.01);
  g_assert_cmpfloat (jsn_tiers_get_size (&a1, "no-such-tier"), ==, jsn_tiers_get_size (&a1, "caption"));
}

static void
test_minimum (void)
{
  const double scales[] = { 1, 0.1, 0, -1, 1.0 / 0.0, 0.0 / 0.0, 3 };
  const double sheets[][2]
      = { { 210, 297 }, { 148, 210 }, { 297, 420 }, { 420, 297 }, { 594, 841 }, { 1000, 1414 }, { 2000, 5000 } };

  for (gsize s = 0; s < G_N_ELEMENTS (sheets); s++)
    for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
      for (gsize t = 0; t < G_N_ELEMENTS (tiers); t++)
        {
          JsnTiers on = { sheets[s][0], sheets[s][1], scales[i] };

          g_assert_cmpfloat (jsn_tiers_get_size (&on, tiers[t]), >=, MIN (on.width_mm, on.height_mm) < 290 ? 12 : 24);
          g_assert_cmpfloat (jsn_tiers_get_size (&on, tiers[t]), <, 2000);
        }
}

static void
test_order (void)
{
  for (double edge = 150; edge < 2000; edge += 37)
    {
      JsnTiers on = { edge, edge * 1.4, 1 }, turned = { edge * 1.4, edge, 1 }, larger = { edge + 37, edge * 2, 1 };

      for (gsize t = 0; t < G_N_ELEMENTS (tiers); t++)
        {
          g_assert_cmpfloat (jsn_tiers_get_size (&on, tiers[t]), ==, jsn_tiers_get_size (&turned, tiers[t]));
          g_assert_cmpfloat (jsn_tiers_get_size (&on, tiers[t]), <=, jsn_tiers_get_size (&larger, tiers[t]) + 1e-9);
          if (t > 0 && t < 5)
            g_assert_cmpfloat (jsn_tiers_get_size (&on, tiers[t - 1]), >=, jsn_tiers_get_size (&on, tiers[t]));
          g_assert_cmpfloat (jsn_tiers_get_type (&on, tiers[t]).leading, >=, 1.15 * jsn_tiers_get_size (&on, tiers[t]));
        }
      g_assert_cmpfloat (jsn_tiers_get_type (&on, "credit").leading, ==, jsn_tiers_get_type (&on, "caption").leading);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/tier/reference", test_reference);
  g_test_add_func ("/layout/tier/minimum", test_minimum);
  g_test_add_func ("/layout/tier/order", test_order);
  return g_test_run ();
}
