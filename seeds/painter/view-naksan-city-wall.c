/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The city wall climbing Naksan in the last sun, the city beyond; upright. */
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/person.h"
#include "painter/tree.h"
#include "painter/view.h"

static const JsnMasonry old_stone
    = { { 0.36f, 0.31f, 0.25f }, { 0.10f, 0.08f, 0.065f }, 0.78f, 0.50f, 0.035f, 0.75f, 0.75f };
static const JsnMasonry new_stone
    = { { 0.42f, 0.375f, 0.31f }, { 0.15f, 0.13f, 0.105f }, 0.62f, 0.36f, 0.03f, 0.5f, 0.5f };
static const JsnFacade flats = { { 0.50f, 0.46f, 0.42f }, { 0.09f, 0.10f, 0.11f }, 3.2f, 2.9f, 0.5f, 0.5f, 0.02f,
                                 { 0.8f, 0.5f, 0.2f },    { 0.6f, 0.6f, 0.6f },    0.25f };
static const JsnFacade brick = { { 0.34f, 0.20f, 0.14f }, { 0.08f, 0.08f, 0.09f }, 3.0f, 2.9f, 0.45f, 0.48f, 0.02f,
                                 { 0.8f, 0.5f, 0.2f },    { 0.6f, 0.6f, 0.6f },    0.2f };
static const JsnV3 roof_green = { 0.16f, 0.24f, 0.16f }, shaft_grey = { 0.42f, 0.38f, 0.36f },
                   bark = { 0.08f, 0.05f, 0.035f }, dark = { 0.04f, 0.04f, 0.06f }, pale = { 0.55f, 0.48f, 0.40f },
                   skin = { 0.06f, 0.04f, 0.035f };
static const JsnLeaf grass = { { 0.13f, 0.14f, 0.03f }, { 0.42f, 0.33f, 0.11f }, 0.7f };
static const JsnLeaf autumn = { { 0.30f, 0.12f, 0.02f }, { 0.50f, 0.30f, 0.05f }, 0.65f };
static const JsnLeaf pine = { { 0.035f, 0.06f, 0.022f }, { 0.09f, 0.11f, 0.03f }, 0.35f };
static const JsnHillside hill = { { 0.10f, 0.085f, 0.05f }, { 0.3f, 0.26f, 0.22f }, { 0, 0, 0 }, 0.3f, 0, 10 };

/* The wall's foot on the plan: 0 near the camera … 1 at the top of the hill. */
static float
wall_x (float z)
{
  return 5.2f - 0.13f * z + 0.0042f * z * z * (z < 45 ? 1 : 0)
         + (z >= 45 ? 8.5f + 0.31f * (z - 45) - 3.2f * (1 - expf (-(z - 45) / 18)) : 0);
}

static float
ground (float x, float z, gconstpointer data)
{
  float along = z < 95 ? 0.205f * z + 1.1f * sinf (z * 0.085f) : 19.5f - 0.22f * (z - 95);
  float aside = x - wall_x (MIN (z, 95));
  float fall = aside < -4.6f ? -0.055f * (-4.6f - aside) * (-4.6f - aside) - 0.25f * (-4.6f - aside)
               : aside > 3   ? -0.2f * (aside - 3)
                             : 0;

  return MAX (along + fall + 0.5f * jsn_fbm (x * 0.3f, z * 0.3f, 3), -62) - 1.1f;
}

static float
far_land (float x, float z, gconstpointer data)
{
  return -66 + jsn_terrain_dome (x, z, -560, 3700, 1500, 900, 235) * (0.85f + 0.3f * jsn_fbm (x / 260, z / 260, 4))
         + jsn_terrain_dome (x, z, 200, 12000, 5500, 2600, 600) * (0.6f + 0.5f * jsn_ridged (x / 1500, z / 1500, 5));
}

static void
shade_ground (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float aside = hit->at.x - wall_x (hit->at.z),
        path = f_smooth (1.1f, 0.75f, fabsf (aside + 2.6f + 0.35f * sinf (hit->at.z * 0.3f)));
  float grit = jsn_fbm (hit->at.x * 5, hit->at.z * 5, 4), tuft = jsn_fbm (hit->at.x * 1.3f, hit->at.z * 1.3f, 3);

  surface->albedo = v3_mix (v3_scale (v3 (0.20f, 0.17f, 0.065f), 0.5f + tuft),
                            v3_scale (v3 (0.40f, 0.33f, 0.24f), 0.6f + 0.8f * grit), path);
  surface->normal = v3_unit (v3_add (
      hit->normal, v3 (0.3f * (grit - 0.5f), 0, 0.3f * (jsn_fbm (hit->at.x * 5 + 30, hit->at.z * 5, 3) - 0.5f))));
}

typedef struct
{
  float from_z, to_z, low, high, aside_low, aside_high;
} WallFace;

static JsnV3
wall_point (float s, float t, gconstpointer data)
{
  const WallFace *face = data;
  float z = f_mix (face->from_z, face->to_z, s), x = wall_x (z);

  return v3 (x + f_mix (face->aside_low, face->aside_high, t), ground (x, z, NULL) + f_mix (face->low, face->high, t),
             z);
}

static void
add_wall (JsnStage *stage, int old, int fresh)
{
  static const WallFace faces[] = { { 1.2f, 96, -1.5f, 2.6f, -0.45f, -0.25f },
                                    { 1.2f, 96, 2.6f, 2.66f, -0.25f, 1.5f },
                                    { 1.2f, 96, -3, 2.6f, 1.7f, 1.5f } };

  for (gsize i = 0; i < G_N_ELEMENTS (faces); i++)
    jsn_mesh_sheet (&stage->mesh, wall_point, &faces[i], 150, i == 1 ? 1 : 6, 108, i == 1 ? 1.75f : 4.1f, old, 1);
  /* Parapets (yeojang), each level, stepping up the slope, with three loopholes and a cap. */
  for (int i = 0; i < 26; i++)
    {
      float z = 2.4f + 3.65f * i, x = wall_x (z), y = ground (x, z, NULL) + 2.45f,
            yaw = atan2f (1, (wall_x (z + 1) - wall_x (z - 1)) / 2);
      JsnV3 along = v3 (cosf (yaw), 0, sinf (yaw));

      for (int part = -1; part <= 1; part++)
        jsn_mesh_box (&stage->mesh, v3_add (v3 (x + 0.15f, y - 0.6f, z), v3_scale (along, 1.12f * part)),
                      v3 (0.94f, 1.62f, 0.62f), yaw, fresh, fresh, 3 * i + part);
      jsn_mesh_box (&stage->mesh, v3 (x + 0.15f, y - 0.6f, z), v3 (3.2f, 0.95f, 0.56f), yaw, fresh, fresh, i);
      jsn_mesh_box (&stage->mesh, v3 (x + 0.15f, y + 0.62f, z), v3 (3.3f, 0.42f, 0.56f), yaw, fresh, fresh, i);
      jsn_mesh_box (&stage->mesh, v3 (x + 0.15f, y + 1.02f, z), v3 (3.45f, 0.16f, 0.86f), yaw, fresh, fresh, i + 40);
    }
}

static void
add_grass (JsnStage *stage, int material)
{
  for (int i = 0; i < 60000; i++)
    {
      float z = 1.3f + 60 * powf (jsn_hash (i, 1), 2.2f), x = wall_x (z) - 0.6f - 9 * jsn_hash (i, 2),
            path = fabsf (x - wall_x (z) + 2.6f + 0.35f * sinf (z * 0.3f));
      float tall
          = (0.16f + 0.42f * jsn_hash (i, 3)) * (0.4f + jsn_noise (x * 0.6f, z * 0.6f)) * (path < 1.7f ? 0.6f : 1);
      JsnV3 foot = v3 (x, ground (x, z, NULL) - 0.03f, z),
            lean = v3 (0.25f * (jsn_hash (i, 4) - 0.3f), 0, 0.2f * (jsn_hash (i, 5) - 0.5f));
      float wide = 0.006f + 0.0006f * z;
      guint32 first;

      if (path < 0.95f)
        continue;
      first = jsn_mesh_vertex (&stage->mesh, v3 (foot.x - wide, foot.y, z), v3 (0, 0.8f, -0.6f), 0, 0);
      jsn_mesh_vertex (&stage->mesh, v3 (foot.x + wide, foot.y, z), v3 (0, 0.8f, -0.6f), 1, 0);
      jsn_mesh_vertex (&stage->mesh, v3_add (foot, v3 (lean.x, tall, lean.z)), v3 (0, 0.8f, -0.6f), 0.5f, 1);
      jsn_mesh_triangle (&stage->mesh, first, first + 1, first + 2, material, i);
    }
}

static void
add_trees (JsnStage *stage, int wood, int gold, int needles)
{
  static const float place[][4]
      = { { -6.0f, 27, 5.5f, 1 }, { -9, 41, 7, 0 }, { 6, 66, 9, 0 },  { -7.5f, 50, 6, 1 }, { -4.5f, 79, 7, 0 },
          { 9, 84, 10, 0 },       { -6, 93, 8, 0 }, { -7, 66, 6, 0 }, { -9, 58, 6, 1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (place); i++)
    {
      float z = place[i][1], x = wall_x (z) + place[i][0];
      JsnTree tree = {
        v3 (x, ground (x, z, NULL) - 0.3f, z), place[i][2], place[i][2] * 0.38f, 0.36f, 0.05f, 15, 150, 0.5f, wood,
        place[i][3] > 0 ? gold : needles
      };

      jsn_tree_add (&stage->mesh, &tree, (int)i + 5);
    }
}

static void
add_walkers (JsnStage *stage, const int *coats, int head)
{
  static const float place[][2] = { { -2.7f, 17 }, { -2.1f, 17.4f }, { -2.4f, 39 }, { -2.9f, 58 } };

  for (gsize i = 0; i < G_N_ELEMENTS (place); i++)
    {
      float z = place[i][1], x = wall_x (z) + place[i][0];
      JsnPerson person
          = { v3 (x, ground (x, z, NULL), z), 1.58f + 0.06f * i, 0.1f, 0.22f, coats[i % 2], coats[0], head };

      jsn_person_add (&stage->mesh, &person, (int)i);
    }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (0.6f, 2.6f, -1.2f), 28, 0.54f);
  int earth = jsn_stage_material (stage, shade_ground, NULL, NULL),
      old = jsn_stage_material (stage, jsn_material_masonry, NULL, &old_stone);
  int fresh = jsn_stage_material (stage, jsn_material_masonry, NULL, &new_stone),
      flat = jsn_stage_material (stage, jsn_material_facade, NULL, &flats);
  int bricks = jsn_stage_material (stage, jsn_material_facade, NULL, &brick),
      top = jsn_stage_material (stage, jsn_material_plain, NULL, &roof_green);
  int shaft = jsn_stage_material (stage, jsn_material_plain, NULL, &shaft_grey),
      hills = jsn_stage_material (stage, jsn_material_hillside, NULL, &hill);
  int wood = jsn_stage_material (stage, jsn_material_plain, NULL, &bark),
      blades = jsn_stage_material (stage, jsn_material_leaf, NULL, &grass);
  int gold = jsn_stage_material (stage, jsn_material_leaf, jsn_hole_leaves, &autumn),
      needles = jsn_stage_material (stage, jsn_material_leaf, jsn_hole_leaves, &pine);
  int coats[2] = { jsn_stage_material (stage, jsn_material_plain, NULL, &dark),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &pale) };
  int head = jsn_stage_material (stage, jsn_material_plain, NULL, &skin);
  JsnCity near = { .left = -420,
                   .right = 200,
                   .from_z = 140,
                   .to_z = 1100,
                   .block_m = 17,
                   .low_m = 9,
                   .tall_m = 30,
                   .towers = 0.3f,
                   .yaw = 0.3f,
                   .ground = far_land,
                   .facades = { flat, bricks, bricks, flat },
                   .top = top,
                   .seed = 14 };
  JsnCity far = { .left = -2300,
                  .right = 1200,
                  .from_z = 1100,
                  .to_z = 3000,
                  .block_m = 52,
                  .low_m = 18,
                  .tall_m = 150,
                  .towers = 0.65f,
                  .ground = far_land,
                  .facades = { flat, flat, bricks, flat },
                  .top = shaft,
                  .seed = 15 };

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x4c79b4),
                         .middle = jsn_hex (0xa9b4c4),
                         .horizon = jsn_hex (0xf3c28c),
                         .sun_dir = v3_unit (v3 (-0.86f, 0.26f, 0.28f)),
                         .glow = { 1.1f, 0.6f, 0.22f },
                         .glow_tightness = 7,
                         .cloud_cover = 0.44f,
                         .cloud_scale = 0.9f,
                         .cloud_stretch = 1.7f,
                         .cloud_lit = jsn_hex (0xfbd9ae),
                         .cloud_shade = jsn_hex (0x9397ad) };
  stage->sun = v3 (3.3f, 2.0f, 0.92f);
  stage->from_above = v3 (0.30f, 0.36f, 0.48f);
  stage->from_below = v3 (0.20f, 0.15f, 0.09f);
  stage->haze_m = 2400;
  stage->shadow_m = 52;
  stage->shadow_at = v3 (0, 8, 42);
  jsn_terrain_add (stage, ground, NULL, 1.2f, 140, 260, 260, earth);
  add_wall (stage, old, fresh);
  add_grass (stage, blades);
  add_trees (stage, wood, gold, needles);
  add_walkers (stage, coats, head);
  jsn_city_add (stage, &near);
  jsn_city_add (stage, &far);
  jsn_terrain_add (stage, far_land, NULL, 150, 15000, 200, 200, hills);
  jsn_city_add_seoul_tower (&stage->mesh, v3 (-560, far_land (-560, 3700, NULL) - 4, 3700), shaft, shaft, shaft, shaft);
  jsn_stage_render (stage, film);
}

const JsnView jsn_view_naksan_city_wall = {
  .name = "naksan-city-wall",
  .width_px = 2848,
  .height_px = 4272,
  .paint = paint,
  .develop = { .exposure = 0.62f,
               .contrast = 1.14f,
               .saturation = 1.04f,
               .bloom = 0.08f,
               .vignette = 0.24f,
               .grain = 1.6f,
               .shadows = { 0.002f, 0.0015f, 0.001f } },
  .description = "The city wall of Seoul climbing Naksan in the last sun, the city beyond",
  .taken = "2012:10:20 17:18:02",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 1, 200 },
  .aperture = { 80, 10 },
  .iso = 200,
  .focal_mm = 28,
  .latitude = 37.58050,
  .longitude = 127.00750,
  .altitude_m = 110,
  .stored_turned = TRUE,
};
