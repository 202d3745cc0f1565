/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cherry trees in bloom over Yunjung-ro on Yeouido, a tunnel of blossom; upright. */
#include "painter/blade.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/person.h"
#include "painter/tree.h"
#include "painter/view.h"

static const JsnLeaf blossom = { { 0.78f, 0.52f, 0.58f }, { 0.92f, 0.80f, 0.82f }, 0.62f };
static const JsnLeaf fresh = { { 0.13f, 0.20f, 0.035f }, { 0.30f, 0.36f, 0.07f }, 0.6f };
static const JsnLeaf forsythia = { { 0.62f, 0.42f, 0.03f }, { 0.80f, 0.62f, 0.06f }, 0.5f };
static const JsnV3 bark = { 0.050f, 0.038f, 0.034f }, dark = { 0.035f, 0.04f, 0.06f }, pale = { 0.60f, 0.56f, 0.52f },
                   sky_blue = { 0.22f, 0.32f, 0.45f }, beige = { 0.42f, 0.33f, 0.24f },
                   skin = { 0.06f, 0.042f, 0.036f }, curb = { 0.45f, 0.44f, 0.42f };

static float
bend (float z)
{
  return 0.0042f * z * z * (z < 60 ? 1 : 0) + (z >= 60 ? 15.1f + 0.5f * (z - 60) : 0);
}

static void
shade_road (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float x = hit->at.x - bend (hit->at.z), z = hit->at.z, size = 0.042f;
  float drift
      = f_smooth (0.38f, 0.72f, jsn_fbm (x * 0.8f, z * 0.25f, 4)) * (0.35f + 0.65f * f_smooth (1.0f, 3.3f, fabsf (x)));
  guint32 i = (guint32)f_floor (x / size), j = (guint32)f_floor (z / (size * 1.3f));
  float in_x = x / size - f_floor (x / size) - 0.25f - 0.5f * jsn_hash (i, j + 5),
        in_z = z / (size * 1.3f) - f_floor (z / (size * 1.3f)) - 0.25f - 0.5f * jsn_hash (i + 5, j);
  float fine = f_clamp (2.0f - hit->pixel_m / size * 2.5f, 0, 1), amount = 0.12f + 0.95f * drift;
  float here = jsn_hash (i, j) < amount && in_x * in_x + in_z * in_z * (1.2f + 2 * jsn_hash (j, i)) < 0.11f
                   ? 0.6f + 0.4f * jsn_hash (j, i)
                   : 0;
  float petal = f_mix (0.62f * amount, here, fine);
  float line = fabsf (fabsf (x) - 0.10f) < 0.05f ? 0.55f : 0;
  JsnV3 asphalt = v3_scale (v3 (0.13f, 0.13f, 0.135f), 0.6f + 0.8f * jsn_fbm (x * 14, z * 14, 3));

  asphalt = v3_mix (asphalt, v3 (0.40f, 0.31f, 0.08f), 0.6f * line * f_smooth (0.2f, 0.5f, jsn_fbm (x * 5, z * 2, 3)));
  surface->albedo = v3_mix (asphalt, v3 (0.86f, 0.70f, 0.73f), petal);
}

static void
shade_verge (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float tuft = jsn_fbm (hit->at.x * 3, hit->at.z * 3, 4),
        petal = f_smooth (0.55f, 0.75f, jsn_fbm (hit->at.x * 1.1f + 7, hit->at.z * 0.6f, 5));

  surface->albedo = v3_mix (v3_scale (v3 (0.13f, 0.17f, 0.05f), 0.5f + tuft), v3 (0.80f, 0.64f, 0.67f), 0.65f * petal);
}

static JsnV3
strip_point (float s, float t, gconstpointer data)
{
  const float *strip = data; /* from x, from y, to x, to y */
  float z = 0.5f + 150 * s * s;

  return v3 (bend (z) + f_mix (strip[0], strip[2], t), f_mix (strip[1], strip[3], t), z);
}

static void
add_ground (JsnStage *stage, int road, int verge, int stone)
{
  static const float strips[][4]
      = { { -4, 0, 4, 0 },           { -4.25f, 0.16f, -4, 0.16f }, { -4, 0.16f, -4, 0 },
          { 4, 0, 4, 0.16f },        { 4, 0.16f, 4.25f, 0.16f },   { -60, 0.5f, -4.25f, 0.15f },
          { 4.25f, 0.15f, 60, 0.5f } };
  const int materials[] = { road, stone, stone, stone, stone, verge, verge };

  for (gsize i = 0; i < G_N_ELEMENTS (strips); i++)
    jsn_mesh_sheet (&stage->mesh, strip_point, strips[i], 100, 1, 150, 1, materials[i], 1);
}

/* A branch that arches over the road, forking as it goes; blossom sits on its outer part. */
static void
add_branch (JsnStage *stage,
            GRand *rand,
            JsnV3 from,
            JsnV3 dir,
            float length,
            float thick,
            int level,
            float z_near,
            int wood,
            int petals)
{
  JsnV3 at = from;
  int pieces = 5;

  for (int i = 0; i < pieces; i++)
    {
      float slim = 1 - 0.62f * i / pieces, slimmer = 1 - 0.62f * (i + 1) / pieces;
      JsnV3 next;

      dir = v3_unit (v3_add (dir, v3 (0.28f * ((float)g_rand_double (rand) - 0.5f),
                                      0.24f * ((float)g_rand_double (rand) - 0.5f) - (level == 0 ? 0.13f : 0.05f),
                                      0.28f * ((float)g_rand_double (rand) - 0.5f))));
      next = v3_add (at, v3_scale (dir, length / pieces));
      jsn_mesh_tube (&stage->mesh, at, next, thick * slim, thick * slimmer, z_near < 14 ? 9 : 6, wood, 1);
      if (level < 2 && i > 0)
        for (int k = 0; k < 2; k++)
          {
            JsnV3 out = v3_unit (v3_add (dir, v3 (1.3f * ((float)g_rand_double (rand) - 0.5f),
                                                  0.75f * ((float)g_rand_double (rand) - 0.35f),
                                                  1.3f * ((float)g_rand_double (rand) - 0.5f))));

            add_branch (stage, rand, next, out, length * (0.42f + 0.18f * (float)g_rand_double (rand)),
                        thick * slimmer * 0.5f, level + 1, z_near, wood, petals);
          }
      if (level == 2 || (level == 1 && i > 2))
        jsn_tree_add_clump (&stage->mesh, rand, next, v3 (0.30f, 0.22f, 0.30f),
                            z_near < 10   ? 9
                            : z_near < 30 ? 6
                                          : 3,
                            z_near < 10   ? 0.19f
                            : z_near < 30 ? 0.28f
                                          : 0.46f,
                            petals);
      at = next;
    }
}

static void
add_cherry (JsnStage *stage, float x, float z, float inward, int seed, int wood, int petals)
{
  GRand *rand = g_rand_new_with_seed ((guint32)seed);
  JsnV3 foot = v3 (x, 0.1f, z), fork = v3_add (foot, v3 (inward * (0.25f + 0.3f * (float)g_rand_double (rand)),
                                                         2.0f + 0.5f * (float)g_rand_double (rand),
                                                         0.3f * ((float)g_rand_double (rand) - 0.5f)));
  JsnV3 waist = v3_add (v3_mix (foot, fork, 0.5f), v3 (-0.12f * inward, 0, 0.1f));

  jsn_mesh_tube (&stage->mesh, foot, v3_add (foot, v3 (0, 0.25f, 0)), 0.36f, 0.27f, 14, wood, 1);
  jsn_mesh_tube (&stage->mesh, v3_add (foot, v3 (0, 0.25f, 0)), waist, 0.27f, 0.24f, 14, wood, 1);
  jsn_mesh_tube (&stage->mesh, waist, fork, 0.24f, 0.22f, 14, wood, 1);
  for (int i = 0; i < 5; i++)
    {
      float turn = i < 3 ? 0.8f * (i - 1) : 2.3f + 1.1f * (i - 3);
      JsnV3 dir = v3_unit (v3 (inward * cosf (turn), 0.95f + 0.35f * (float)g_rand_double (rand), sinf (turn) * 0.9f));

      add_branch (stage, rand, fork, dir, 4.3f + 1.2f * (float)g_rand_double (rand), 0.135f, 0, z, wood, petals);
    }
  g_rand_free (rand);
}

static void
add_hedges (JsnStage *stage, int leaves, int yellow)
{
  GRand *rand = g_rand_new_with_seed (77);

  for (int i = 0; i < 90; i++)
    {
      float z = 4 + 1.3f * i, hand = i % 2 ? 1 : -1;

      jsn_tree_add_clump (&stage->mesh, rand,
                          v3 (bend (z) + hand * (7.6f + 1.2f * (float)g_rand_double (rand)), 0.7f, z),
                          v3 (1.1f, 0.65f, 1.3f), 130, 0.3f, jsn_noise (i * 0.2f, 4) < 0.5f ? yellow : leaves);
    }
  for (int i = 0; i < 40; i++)
    {
      float z = 12 + 3.5f * i, hand = i % 2 ? 1 : -1;

      jsn_tree_add_clump (&stage->mesh, rand, v3 (bend (z) + hand * (17 + 6 * (float)g_rand_double (rand)), 3.2f, z),
                          v3 (3.4f, 3.6f, 3.4f), 130, 1.0f, leaves);
    }
  g_rand_free (rand);
}

static void
add_people (JsnStage *stage, const int *coats, int head)
{
  static const float place[][3]
      = { { -1.3f, 13, 0.1f }, { -0.65f, 13.2f, 0.05f }, { 1.7f, 18, 3.1f }, { 2.4f, 18.5f, 3.2f }, { -2.5f, 23, 0.1f },
          { 0.5f, 27, 0 },     { -0.9f, 32, 3.1f },      { 1.9f, 34, 0 },    { 2.5f, 34.4f, 0 },    { -2.2f, 38, 0 },
          { 0.2f, 42, 3.1f },  { 1.2f, 47, 0 },          { -1.5f, 50, 0 },   { 2.6f, 53, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (place); i++)
    {
      JsnPerson person = { v3 (bend (place[i][1]) + place[i][0], 0, place[i][1]),
                           1.56f + 0.2f * jsn_hash ((guint32)i, 6),
                           place[i][2],
                           0.2f,
                           coats[i % 4],
                           coats[(i * 3) % 2],
                           head };

      jsn_person_add (&stage->mesh, &person, (int)i);
    }
}

static void
add_falling_petals (JsnStage *stage, int petals)
{
  for (int i = 0; i < 420; i++)
    {
      float z = 2.2f + 26 * jsn_hash (i, 91), turn = 6.28f * jsn_hash (i, 92);
      JsnV3 at = v3 (bend (z) + 7 * (jsn_hash (i, 93) - 0.5f), 0.3f + 4.6f * jsn_hash (i, 94), z);

      jsn_blade_add (&stage->mesh, at, v3 (0.018f * cosf (turn), 0.014f, 0.018f * sinf (turn)), 0.008f, 0, petals, i);
    }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (-0.9f, 1.62f, 0), 32, 0.63f);
  int road = jsn_stage_material (stage, shade_road, NULL, NULL),
      verge = jsn_stage_material (stage, shade_verge, NULL, NULL),
      stone = jsn_stage_material (stage, jsn_material_plain, NULL, &curb);
  int wood = jsn_stage_material (stage, jsn_material_plain, NULL, &bark),
      petals = jsn_stage_material (stage, jsn_material_leaf, jsn_hole_leaves, &blossom),
      leaves = jsn_stage_material (stage, jsn_material_leaf, jsn_hole_leaves, &fresh);
  int yellow = jsn_stage_material (stage, jsn_material_leaf, jsn_hole_leaves, &forsythia),
      loose = jsn_stage_material (stage, jsn_material_leaf, NULL, &blossom),
      head = jsn_stage_material (stage, jsn_material_plain, NULL, &skin);
  int coats[4] = { jsn_stage_material (stage, jsn_material_plain, NULL, &dark),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &beige),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &pale),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &sky_blue) };

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x86b8e8),
                         .middle = jsn_hex (0xbdd8ee),
                         .horizon = jsn_hex (0xf0ece6),
                         .sun_dir = v3_unit (v3 (0.55f, 0.62f, 0.56f)),
                         .glow = { 0.6f, 0.5f, 0.38f },
                         .glow_tightness = 7,
                         .cloud_cover = 0.3f,
                         .cloud_scale = 1,
                         .cloud_lit = jsn_hex (0xffffff),
                         .cloud_shade = jsn_hex (0xd0d8e0) };
  stage->sun = v3 (2.9f, 2.5f, 1.95f);
  stage->from_above = v3 (0.52f, 0.55f, 0.62f);
  stage->from_below = v3 (0.42f, 0.35f, 0.34f);
  stage->haze_m = 260;
  stage->shadow_m = 32;
  stage->shadow_at = v3 (2, 2, 24);
  add_ground (stage, road, verge, stone);
  for (int i = 0; i < 30; i++)
    {
      float hand = i % 2 ? 1 : -1, z = 3.2f + 5.2f * (i / 2) + (i % 2 ? 2.4f : 0);

      add_cherry (stage, bend (z) + hand * 5.1f, z, -hand, i + 11, wood, petals);
    }
  add_hedges (stage, leaves, yellow);
  add_people (stage, coats, head);
  add_falling_petals (stage, loose);
  jsn_stage_render (stage, film);
  jsn_film_focus (film, 13, 0.0016f);
}

const JsnView jsn_view_yeouido_spring = {
  .name = "yeouido-spring",
  .width_px = 2848,
  .height_px = 4272,
  .paint = paint,
  .develop = { .exposure = 0.64f,
               .contrast = 1.08f,
               .saturation = 1.04f,
               .bloom = 0.12f,
               .vignette = 0.18f,
               .grain = 1.4f,
               .shadows = { 0.002f, 0.0015f, 0.002f } },
  .description = "Cherry trees in bloom over Yunjung-ro on Yeouido",
  .taken = "2012:04:17 10:04:51",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 1, 250 },
  .aperture = { 40, 10 },
  .iso = 100,
  .focal_mm = 32,
  .latitude = 37.53150,
  .longitude = 126.91350,
  .altitude_m = 12,
  .stored_turned = TRUE,
};
