/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boulders. */
#include "painter/boulder.h"

#include "painter/noise.h"

typedef struct
{
  JsnV3 centre, radii;
  int seed;
} Boulder;

/* A squared-off ball with dents and a nearly level top. */
static JsnV3
boulder_point (float s, float t, gconstpointer data)
{
  const Boulder *boulder = data;
  float turn = 6.28318f * s, rise = (float)G_PI * t, c = cosf (turn), d = sinf (turn);
  float wide = powf (sinf (rise) + 1e-4f, 0.45f) / powf (powf (fabsf (c), 5) + powf (fabsf (d), 5), 0.2f);
  float dent = 0.84f + 0.32f * jsn_fbm (1.3f * c + boulder->seed * 7.7f, 1.3f * d + 1.1f * t, 3);
  float up = -cosf (rise);

  return v3_add (boulder->centre,
                 v3_mul (boulder->radii, v3 (wide * c * dent, (up > 0 ? powf (up, 0.6f) : up) * (0.9f + 0.1f * dent),
                                             wide * d * dent)));
}

void
jsn_boulder_add (JsnMesh *mesh, JsnV3 centre, JsnV3 radii, int material, int seed)
{
  Boulder boulder = { centre, radii, seed };

  jsn_mesh_sheet (mesh, boulder_point, &boulder, 28, 14, 1, 1, material, seed);
}
