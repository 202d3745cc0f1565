/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pines. */
#include "painter/pine.h"

#include "painter/blade.h"

/* A tuft: needles that all rise from one twig end. */
static void
add_tuft (JsnMesh *mesh, GRand *rand, JsnV3 at, int needles, int seed)
{
  for (int k = 0; k < 46; k++)
    {
      float turn = 6.2832f * (float)g_rand_double (rand), up = 0.1f + 0.9f * (float)g_rand_double (rand),
            out = sqrtf (1 - 0.8f * up * up);

      jsn_blade_add (mesh, at, v3 (0.15f * out * cosf (turn), 0.14f * up, 0.15f * out * sinf (turn)), 0.0022f, 0,
                     needles, seed + k % 5);
    }
}

/* A bough of a pine bends down, then lifts its end; twigs with tufts stand along its upper side. */
static void
add_bough (JsnMesh *mesh, GRand *rand, JsnV3 from, JsnV3 reach, int wood, int needles)
{
  JsnV3 last = from;

  for (int i = 1; i <= 8; i++)
    {
      float t = i / 8.0f, sag = -0.5f * t + 0.62f * t * t;
      JsnV3 at = v3_add (
          from, v3 (reach.x * t + 0.07f * ((float)g_rand_double (rand) - 0.5f), reach.y * t + 0.5f * sag, reach.z * t));

      jsn_mesh_tube (mesh, last, at, 0.062f - 0.006f * i, 0.062f - 0.006f * (i + 1), 8, wood, 1);
      for (int twig = 0; twig < (i < 2 ? 0 : 7); twig++)
        {
          JsnV3 tip = v3_add (at, v3 (0.55f * ((float)g_rand_double (rand) - 0.5f),
                                      0.05f + 0.22f * (float)g_rand_double (rand),
                                      0.7f * ((float)g_rand_double (rand) - 0.5f)));

          jsn_mesh_tube (mesh, at, tip, 0.014f, 0.006f, 5, wood, 1);
          add_tuft (mesh, rand, tip, needles, i * 7 + twig);
          add_tuft (mesh, rand, v3_mix (at, tip, 0.6f), needles, i * 7 + twig);
        }
      last = at;
    }
}

void
jsn_pine_add (JsnMesh *mesh, JsnV3 foot, int wood, int needles, int seed)
{
  static const float boughs[][4]
      = { { 0.30f, -2.1f, 0.25f, 0.3f },  { 0.42f, 1.4f, 0.3f, 0.4f },  { 0.50f, -1.5f, 0.45f, -0.5f },
          { 0.60f, -2.4f, 0.35f, 0.5f },  { 0.70f, 1.2f, 0.5f, -0.3f }, { 0.76f, -1.7f, 0.55f, 0.1f },
          { 0.86f, -1.9f, 0.45f, -0.5f }, { 0.95f, -1.0f, 0.6f, 0.3f }, { 1.0f, 0.8f, 0.6f, 0.1f } };
  GRand *rand = g_rand_new_with_seed ((guint32)seed);
  JsnV3 lean = v3 (-0.9f, 5.6f, 0.2f), last = foot;

  for (int i = 1; i <= 10; i++)
    {
      float t = i / 10.0f;
      JsnV3 at = v3_add (foot, v3 (lean.x * t * t + 0.16f * sinf (t * 7), lean.y * t, lean.z * t));

      jsn_mesh_tube (mesh, last, at, 0.20f - 0.015f * (i - 1), 0.20f - 0.015f * i, 14, wood, 1);
      last = at;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (boughs); i++)
    {
      float t = boughs[i][0];
      JsnV3 from = v3_add (foot, v3 (lean.x * t * t + 0.16f * sinf (t * 7), lean.y * t, lean.z * t));

      add_bough (mesh, rand, from, v3 (boughs[i][1], boughs[i][2], boughs[i][3]), wood, needles);
    }
  g_rand_free (rand);
}
