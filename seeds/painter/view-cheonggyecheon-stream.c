/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cheonggyecheon on a summer afternoon: stepping stones, a willow, stone walls and people between the towers. */
#include "painter/blade.h"
#include "painter/boulder.h"
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/person.h"
#include "painter/tree.h"
#include "painter/view.h"
#include "painter/water.h"

static const JsnMasonry wall = { { 0.42f, 0.40f, 0.36f }, { 0.17f, 0.16f, 0.14f }, 1.25f, 0.55f, 0.02f, 0.45f, 0.4f };
static const JsnMasonry walk = { { 0.44f, 0.42f, 0.39f }, { 0.25f, 0.24f, 0.22f }, 0.9f, 0.6f, 0.015f, 0.25f, 0.2f };
static const JsnFacade glass = {
  { 0.34f, 0.36f, 0.38f }, { 0.05f, 0.08f, 0.11f }, 1.7f, 3.9f, 0.88f, 0.74f, 0, { 0, 0, 0 }, { 0, 0, 0 }, 0.45f
};
static const JsnFacade stone_office
    = { { 0.46f, 0.42f, 0.37f }, { 0.06f, 0.08f, 0.10f }, 3.1f, 3.8f, 0.6f, 0.55f, 0, { 0, 0, 0 }, { 0, 0, 0 }, 0.3f };
static const JsnV3 rock_tones[2] = { { 0.20f, 0.19f, 0.175f }, { 0.46f, 0.44f, 0.40f } };
static const JsnV3 concrete = { 0.45f, 0.44f, 0.42f }, roof_top = { 0.3f, 0.3f, 0.3f },
                   bark = { 0.06f, 0.045f, 0.035f }, dark = { 0.03f, 0.035f, 0.05f }, white = { 0.62f, 0.60f, 0.57f },
                   red = { 0.40f, 0.30f, 0.16f }, skin = { 0.05f, 0.035f, 0.028f }, rail = { 0.12f, 0.12f, 0.12f };
static const JsnLeaf leaf = { { 0.055f, 0.115f, 0.022f }, { 0.17f, 0.25f, 0.045f }, 0.65f };
static const JsnLeaf willow = { { 0.09f, 0.16f, 0.03f }, { 0.24f, 0.32f, 0.07f }, 0.7f };
static const JsnLeaf reed = { { 0.05f, 0.10f, 0.02f }, { 0.26f, 0.30f, 0.08f }, 0.6f };
static const JsnWater stream = { { 0.035f, 0.042f, 0.026f }, 0.030f, 0.55f, 1, 0, 140 };

static float
bend (float z)
{
  return 2.2f * sinf (z * 0.017f) - 0.0009f * z * z * 0.3f;
}

static void
shade_walk (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  JsnHit flat = *hit;

  if (fabsf (hit->normal.y) > 0.5f)
    {
      flat.u = hit->at.z;
      flat.v = hit->at.x;
    }
  jsn_material_masonry (&flat, surface, &walk);
}

static JsnV3
bank_point (float s, float t, gconstpointer data)
{
  const float *bank = data; /* inner x, inner y, outer x, outer y */
  float z = -2 + 152 * s;

  return v3 (bend (z) + f_mix (bank[0], bank[2], t), f_mix (bank[1], bank[3], t), z);
}

static void
add_banks (JsnStage *stage, int walls, int walks)
{
  static const float strips[][4]
      = { { -4.2f, -0.3f, -4.2f, 0.55f }, { -4.2f, 0.55f, -8.2f, 0.60f }, { -8.2f, 0.60f, -8.9f, 5.6f },
          { -8.9f, 5.6f, -16, 5.7f },     { 4.2f, -0.3f, 4.2f, 0.55f },   { 4.2f, 0.55f, 8.2f, 0.60f },
          { 8.2f, 0.60f, 8.9f, 5.6f },    { 8.9f, 5.6f, 16, 5.7f } };

  for (gsize i = 0; i < G_N_ELEMENTS (strips); i++)
    jsn_mesh_sheet (&stage->mesh, bank_point, strips[i], 80, 1, 152,
                    fabsf (strips[i][2] - strips[i][0]) + fabsf (strips[i][3] - strips[i][1]), i % 2 ? walks : walls,
                    3);
}

static void
add_stones (JsnStage *stage, int rock)
{
  for (int row = 0; row < 3; row++)
    for (int i = 0; i < 7; i++)
      {
        float z = 8.2f + row * 17 + 0.35f * (jsn_hash (i, row) - 0.5f), x = bend (z) - 3.3f + 1.1f * i;

        jsn_boulder_add (&stage->mesh, v3 (x, 0, z), v3 (0.47f + 0.05f * jsn_hash (i, 3), 0.27f, 0.52f), rock,
                         7 * row + i);
      }
  for (int i = 0; i < 170; i++)
    {
      float z = 3 + 60 * jsn_hash (i, 41) * jsn_hash (i, 42), hand = i % 2 ? 1 : -1,
            size = 0.12f + 0.3f * jsn_hash (i, 44);

      jsn_boulder_add (&stage->mesh, v3 (bend (z) + hand * (4.15f - 0.9f * jsn_hash (i, 43)), -0.05f, z),
                       v3 (size, size * 0.75f, size * 1.2f), rock, 40 + i);
    }
}

static void
add_plants (JsnStage *stage, int bark_material, int leaves, int hanging, int reeds)
{
  for (int i = 0; i < 26000; i++)
    {
      float z = 4.5f + 95 * powf (jsn_hash (i, 51), 1.7f), hand = i % 2 ? 1 : -1,
            clump = jsn_noise (z * 0.5f + 60 * (hand > 0), 3.3f);

      if (clump < 0.42f)
        continue;
      jsn_blade_add (&stage->mesh,
                     v3 (bend (z) + hand * (4.0f + 0.75f * jsn_hash (i, 52)), 0.1f + 0.4f * jsn_hash (i, 57), z),
                     v3 (0.8f * (jsn_hash (i, 54) - 0.5f) - 0.2f * hand,
                         (0.5f + 0.6f * jsn_hash (i, 53)) * clump * 1.4f, 0.5f * (jsn_hash (i, 55) - 0.5f)),
                     0.012f + z * 0.0003f, 0.15f, reeds, i);
    }
  for (int i = 0; i < 22; i++)
    {
      float z = 14 + 6.2f * i, hand = i % 2 ? 1 : -1;
      JsnTree tree = { v3 (bend (z) + hand * 11, 5.6f, z),
                       7.5f + 3 * jsn_hash (i, 6),
                       3.5f,
                       0.3f,
                       0.1f,
                       16,
                       170,
                       0.75f,
                       bark_material,
                       leaves };

      jsn_tree_add (&stage->mesh, &tree, 90 + i);
    }
  for (int strand = 0; strand < 210; strand++)
    {
      float x = 1.4f + 4.6f * jsn_hash (strand, 61), z = 5.2f + 4.5f * jsn_hash (strand, 62), top = 6.6f,
            length = 1.6f + 2.6f * jsn_hash (strand, 63) * (0.5f + 0.1f * x);

      for (int k = 0; k < 26; k++)
        {
          float t = k / 26.0f, sway = 0.25f * t * sinf (strand + 3 * t);

          for (int hand = -1; hand <= 1; hand += 2)
            jsn_blade_add (&stage->mesh, v3 (x + sway, top - length * t, z), v3 (hand * 0.05f + 0.02f, -0.14f, 0.02f),
                           0.009f, 0, hanging, strand * 26 + k);
        }
    }
}

static void
add_bridge (JsnStage *stage, int stone, int iron)
{
  jsn_mesh_box (&stage->mesh, v3 (bend (74), 5.0f, 74), v3 (24, 1.3f, 9), 0, stone, stone, 1);
  for (int i = 0; i < 16; i++)
    {
      float a = -9 + 18 * i / 16.0f, b = -9 + 18 * (i + 1) / 16.0f, rise_a = 4.95f - 2.0f * a * a / 81,
            rise_b = 4.95f - 2.0f * b * b / 81;

      jsn_mesh_quad (&stage->mesh, v3 (bend (74) + a, rise_a, 69.5f), v3 (bend (74) + b, rise_b, 69.5f),
                     v3 (bend (74) + b, 5.1f, 69.5f), v3 (bend (74) + a, 5.1f, 69.5f), stone, 1);
      jsn_mesh_tube (&stage->mesh, v3 (bend (74) + a * 1.3f, 6.3f, 69.7f), v3 (bend (74) + a * 1.3f, 7.4f, 69.7f),
                     0.06f, 0.06f, 6, iron, 1);
    }
  jsn_mesh_tube (&stage->mesh, v3 (bend (74) - 12, 7.4f, 69.7f), v3 (bend (74) + 12, 7.4f, 69.7f), 0.08f, 0.08f, 6,
                 iron, 1);
  for (int hand = -1; hand <= 1; hand += 2)
    for (int i = 0; i < 60; i++)
      jsn_mesh_tube (&stage->mesh, v3 (bend (2.4f * i) + hand * 9.1f, 5.7f, 2.4f * i),
                     v3 (bend (2.4f * i + 2.4f) + hand * 9.1f, 6.6f, 2.4f * i + 0.02f), 0.03f, 0.03f, 5, iron, 1);
}

static void
add_people (JsnStage *stage, const int *cloth, int head)
{
  static const float place[][4]
      = { { -6.4f, 15, 0, 0.24f }, { -5.6f, 15.3f, 0, 0.22f },   { 6.3f, 19, 3.2f, 0.25f }, { -6.8f, 27, 3.1f, 0.2f },
          { 5.6f, 33, 0, 0.22f },  { 6.4f, 33.4f, 0.1f, 0.2f },  { -6.0f, 44, 0.1f, 0.2f }, { 6.5f, 50, 3.1f, 0.2f },
          { -5.5f, 58, 0, 0.2f },  { -0.2f, 25.2f, 1.5f, 0.3f }, { 4, 71, 1.5f, 0.2f },     { -5, 71, -1.5f, 0.2f } };

  for (gsize i = 0; i < G_N_ELEMENTS (place); i++)
    {
      float ground = i == 9 ? 0.25f : i > 9 ? 6.3f : 0.58f;
      JsnPerson person = { v3 (bend (place[i][1]) + place[i][0], ground, place[i][1]),
                           1.58f + 0.18f * jsn_hash ((guint32)i, 5),
                           place[i][2],
                           place[i][3],
                           cloth[i % 3],
                           cloth[(i + 1) % 2],
                           head };

      jsn_person_add (&stage->mesh, &person, (int)i);
    }
}

static void
add_city (JsnStage *stage, int facade_a, int facade_b, int top)
{
  JsnCity far = { .left = -260,
                  .right = 260,
                  .from_z = 210,
                  .to_z = 700,
                  .block_m = 44,
                  .low_m = 40,
                  .tall_m = 170,
                  .towers = 0.7f,
                  .yaw = 0.1f,
                  .facades = { facade_a, facade_b, facade_a, facade_b },
                  .top = top,
                  .seed = 17 };

  for (int i = 0; i < 12; i++)
    {
      float hand = i % 2 ? 1 : -1, z = 40 + 26.0f * (i / 2);

      jsn_mesh_box (&stage->mesh, v3 (hand * (34 + 6 * jsn_hash (i, 71)), 5.6f, z),
                    v3 (24, 30 + 55 * jsn_hash (i, 72), 21), 0.03f * hand,
                    jsn_hash (i, 73) < 0.5f ? facade_a : facade_b, top, i * 7);
    }
  jsn_city_add (stage, &far);
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (-0.5f, 1.75f, 0), 29, 0.47f);
  int walls = jsn_stage_material (stage, jsn_material_masonry, NULL, &wall),
      walks = jsn_stage_material (stage, shade_walk, NULL, NULL);
  int rock = jsn_stage_material (stage, jsn_material_granite, NULL, rock_tones),
      stone = jsn_stage_material (stage, jsn_material_plain, NULL, &concrete);
  int iron = jsn_stage_material (stage, jsn_material_plain, NULL, &rail),
      facade_a = jsn_stage_material (stage, jsn_material_facade, NULL, &glass);
  int facade_b = jsn_stage_material (stage, jsn_material_facade, NULL, &stone_office),
      top = jsn_stage_material (stage, jsn_material_plain, NULL, &roof_top);
  int wood = jsn_stage_material (stage, jsn_material_plain, NULL, &bark),
      leaves = jsn_stage_material (stage, jsn_material_leaf, jsn_hole_leaves, &leaf);
  int hanging = jsn_stage_material (stage, jsn_material_leaf, NULL, &willow),
      reeds = jsn_stage_material (stage, jsn_material_leaf, NULL, &reed);
  int head = jsn_stage_material (stage, jsn_material_plain, NULL, &skin);
  int cloth[3] = { jsn_stage_material (stage, jsn_material_plain, NULL, &white),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &dark),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &red) };

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x5f93cf),
                         .middle = jsn_hex (0xa3c3e0),
                         .horizon = jsn_hex (0xe3e6e2),
                         .sun_dir = v3_unit (v3 (-0.46f, 0.72f, 0.52f)),
                         .glow = { 0.5f, 0.42f, 0.3f },
                         .glow_tightness = 8,
                         .cloud_cover = 0.5f,
                         .cloud_scale = 1.1f,
                         .cloud_stretch = 1.2f,
                         .cloud_lit = jsn_hex (0xfcfaf4),
                         .cloud_shade = jsn_hex (0xb3bfcc) };
  stage->sun = v3 (2.9f, 2.5f, 1.95f);
  stage->from_above = v3 (0.42f, 0.50f, 0.60f);
  stage->from_below = v3 (0.20f, 0.20f, 0.15f);
  stage->haze_m = 900;
  stage->shadow_m = 48;
  stage->shadow_at = v3 (0, 3, 38);
  add_banks (stage, walls, walks);
  add_stones (stage, rock);
  add_plants (stage, wood, leaves, hanging, reeds);
  add_bridge (stage, stone, iron);
  add_people (stage, cloth, head);
  add_city (stage, facade_a, facade_b, top);
  jsn_stage_render (stage, film);
  jsn_water_paint (stage, &stream, film);
}

const JsnView jsn_view_cheonggyecheon_stream = {
  .name = "cheonggyecheon-stream",
  .width_px = 4272,
  .height_px = 2848,
  .paint = paint,
  .develop = { .exposure = 0.78f,
               .contrast = 1.14f,
               .saturation = 1.05f,
               .bloom = 0.07f,
               .vignette = 0.2f,
               .grain = 1.4f,
               .shadows = { 0.001f, 0.001f, 0.001f } },
  .description = "Cheonggyecheon on a summer afternoon, stepping stones across the stream and people on the banks",
  .taken = "2012:06:30 15:26:40",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 1, 320 },
  .aperture = { 56, 10 },
  .iso = 200,
  .focal_mm = 29,
  .latitude = 37.56890,
  .longitude = 126.98620,
  .altitude_m = 26,
};
