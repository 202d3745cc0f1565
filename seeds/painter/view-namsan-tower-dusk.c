/* SPDX-License-Identifier: GPL-3.0-or-later */
/* N Seoul Tower on the ridge of Namsan in the blue hour, the lights of the city below. */
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/tree.h"
#include "painter/view.h"

#define TOWER_X 165
#define TOWER_Z 1500

static const JsnHillside forest = { { 0.050f, 0.065f, 0.050f }, { 0.16f, 0.15f, 0.15f }, { 0, 0, 0 }, 0.25f, 0, 9 };
static const JsnFacade flats = { { 0.28f, 0.26f, 0.25f }, { 0.03f, 0.035f, 0.05f }, 3.2f, 2.9f, 0.5f, 0.5f, 0.30f,
                                 { 1.6f, 0.92f, 0.40f },  { 0.95f, 1.0f, 1.1f },    0.3f };
static const JsnFacade offices = { { 0.16f, 0.17f, 0.20f }, { 0.03f, 0.04f, 0.06f }, 2.4f, 3.9f, 0.8f, 0.62f, 0.42f,
                                   { 1.3f, 0.95f, 0.55f },  { 0.9f, 1.05f, 1.2f },   0.4f };
static const JsnV3 roof_top = { 0.14f, 0.14f, 0.16f }, deck_wall = { 0.4f, 0.4f, 0.42f },
                   deck_light = { 1.5f, 0.95f, 0.42f }, mast_red = { 0.32f, 0.16f, 0.14f },
                   black_bark = { 0.02f, 0.02f, 0.022f };
static const JsnLeaf dark_leaf = { { 0.030f, 0.034f, 0.028f }, { 0.045f, 0.05f, 0.035f }, 0.2f };

static float
hill_height (float x, float z, gconstpointer data)
{
  float namsan = jsn_terrain_dome (x, z, TOWER_X - 10, TOWER_Z + 10, 820, 520, 215)
                 + jsn_terrain_dome (x, z, -330, TOWER_Z + 60, 700, 420, 85);
  float far = jsn_terrain_dome (x, z, -4200, 13500, 6500, 3000, 620)
              + jsn_terrain_dome (x, z, 3800, 14500, 6000, 3000, 760)
              + jsn_terrain_dome (x, z, 0, 15500, 9000, 3000, 420);

  return 26 + namsan * (0.94f + 0.12f * jsn_fbm (x / 150, z / 150, 4))
         + 9 * f_smooth (5, 60, namsan) * jsn_fbm (x / 14, z / 14, 3)
         + far * (0.6f + 0.5f * jsn_ridged (x / 1900, z / 1900, 5));
}

/* The shaft is flood-lit from its foot. */
static void
shade_shaft (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float rise = (hit->at.y - 243) / 95;
  float rib = 0.85f + 0.15f * jsn_stripe (hit->u * 14, 0.5f, 0.1f);

  surface->albedo = v3 (0.5f, 0.5f, 0.52f);
  surface->glow = v3_scale (v3_mix (v3 (0.20f, 0.50f, 1.0f), v3 (0.05f, 0.14f, 0.45f), f_clamp (rise, 0, 1)),
                            rib * (0.45f + 0.55f * fabsf (hit->normal.z)));
}

static void
add_town (JsnStage *stage, int flat, int office, int top)
{
  JsnCity foot = { .left = -700,
                   .right = 700,
                   .from_z = 260,
                   .to_z = 1250,
                   .block_m = 15,
                   .low_m = 9,
                   .tall_m = 40,
                   .towers = 0.35f,
                   .yaw = 0.3f,
                   .ground = hill_height,
                   .facades = { flat, flat, flat, office },
                   .top = top,
                   .seed = 3,
                   .lamp = { 5.5f, 5.5f, 5.5f },
                   .lamps_per_block = 0.75f };
  JsnCity behind = { .left = -4500,
                     .right = 4500,
                     .from_z = 2300,
                     .to_z = 6400,
                     .block_m = 74,
                     .low_m = 24,
                     .tall_m = 190,
                     .towers = 0.6f,
                     .yaw = 0.1f,
                     .ground = hill_height,
                     .facades = { flat, flat, office, office },
                     .top = top,
                     .seed = 8,
                     .lamp = { 16, 16, 16 },
                     .lamps_per_block = 1.6f };
  JsnCity farther = { .left = -9000,
                      .right = 9000,
                      .from_z = 6400,
                      .to_z = 12500,
                      .block_m = 150,
                      .low_m = 30,
                      .tall_m = 120,
                      .towers = 0.5f,
                      .ground = hill_height,
                      .facades = { flat, flat, office, office },
                      .top = top,
                      .seed = 9,
                      .lamp = { 40, 40, 40 },
                      .lamps_per_block = 2.5f };

  jsn_city_add (stage, &foot);
  jsn_city_add (stage, &behind);
  jsn_city_add (stage, &farther);
}

static void
add_mountain_lights (JsnStage *stage)
{
  /* The path along the ridge and the cable of the cable car. */
  for (int i = 0; i < 60; i++)
    {
      float t = i / 59.0f, x = TOWER_X - 20 - 520 * t + 40 * sinf (t * 9), z = TOWER_Z - 210 - 60 * sinf (t * 6);

      jsn_stage_spark (stage, v3 (x, hill_height (x, z, NULL) + 7, z), v3 (3.2f, 1.7f, 0.6f),
                       0.9f + 0.5f * jsn_hash (i, 2));
    }
  for (int i = 0; i < 22; i++)
    {
      float turn = 6.2832f * i / 22;

      jsn_stage_spark (stage,
                       v3 (TOWER_X + 34 * cosf (turn), 245 + 5 * jsn_hash (i, 1), TOWER_Z - 25 + 18 * sinf (turn)),
                       v3 (4.5f, 3.2f, 1.7f), 1.5f);
    }
  jsn_stage_spark (stage, v3 (TOWER_X, 243 + 236, TOWER_Z - 2), v3 (9, 0.7f, 0.4f), 1.7f);
  jsn_stage_spark (stage, v3 (TOWER_X, 243 + 198, TOWER_Z - 4), v3 (7, 0.6f, 0.35f), 1.3f);
  for (int i = 0; i < 8; i++)
    jsn_stage_lamp (stage, v3 (TOWER_X - 70 + 20 * i, 250 + 6 * (i % 2), TOWER_Z - 50), v3 (800, 520, 230), 95);
}

static void
add_trees (JsnStage *stage, int bark, int leaf)
{
  for (int i = 0; i < 15; i++)
    {
      float x = -26 + 3.6f * i + 2 * jsn_hash (i, 2), z = 36 + 16 * jsn_hash (i, 1);
      JsnTree tree = { v3 (x, 126, z),
                       5.5f + 7 * jsn_hash (i, 3) * jsn_hash (i, 9) - 0.03f * (x + 30),
                       4.0f,
                       0.35f,
                       0,
                       12,
                       90,
                       0.8f,
                       bark,
                       leaf };

      jsn_tree_add (&stage->mesh, &tree, i + 3);
    }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (0, 142, 0), 68, 0.70f);
  int hills = jsn_stage_material (stage, jsn_material_hillside, NULL, &forest),
      flat = jsn_stage_material (stage, jsn_material_facade, NULL, &flats);
  int office = jsn_stage_material (stage, jsn_material_facade, NULL, &offices),
      top = jsn_stage_material (stage, jsn_material_plain, NULL, &roof_top);
  int shaft = jsn_stage_material (stage, shade_shaft, NULL, NULL),
      deck = jsn_stage_material (stage, jsn_material_plain, NULL, &deck_wall);
  int lit = jsn_stage_material (stage, jsn_material_glow, NULL, &deck_light),
      mast = jsn_stage_material (stage, jsn_material_plain, NULL, &mast_red);
  int bark = jsn_stage_material (stage, jsn_material_plain, NULL, &black_bark),
      leaf = jsn_stage_material (stage, jsn_material_leaf, jsn_hole_leaves, &dark_leaf);

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x14264f),
                         .middle = jsn_hex (0x2f4a86),
                         .horizon = jsn_hex (0xb98a86),
                         .sun_dir = v3_unit (v3 (-0.42f, 0.0f, 0.9f)),
                         .glow = { 0.42f, 0.17f, 0.045f },
                         .glow_tightness = 26,
                         .cloud_cover = 0.45f,
                         .cloud_scale = 0.35f,
                         .cloud_stretch = 2,
                         .cloud_lit = jsn_hex (0x77658f),
                         .cloud_shade = jsn_hex (0x223364),
                         .stars = 0.25f };
  stage->from_above = v3 (0.16f, 0.20f, 0.36f);
  stage->from_below = v3 (0.13f, 0.10f, 0.09f);
  stage->haze_m = 6500;
  stage->haze_tint = v3 (0.30f, 0.42f, 0.72f);
  stage->haze_height_m = 260;
  jsn_terrain_add (stage, hill_height, NULL, 150, 17000, 420, 330, hills);
  add_town (stage, flat, office, top);
  jsn_city_add_seoul_tower (&stage->mesh, v3 (TOWER_X, 243, TOWER_Z), shaft, deck, lit, mast);
  add_mountain_lights (stage);
  add_trees (stage, bark, leaf);
  jsn_stage_render (stage, film);
}

const JsnView jsn_view_namsan_tower_dusk = {
  .name = "namsan-tower-dusk",
  .width_px = 4272,
  .height_px = 2848,
  .paint = paint,
  .develop = { .exposure = 0.95f,
               .contrast = 1.12f,
               .saturation = 1.08f,
               .bloom = 0.14f,
               .vignette = 0.25f,
               .grain = 1.9f,
               .shadows = { 0.001f, 0.0015f, 0.004f } },
  .description = "N Seoul Tower on the ridge of Namsan in the blue hour, the lights of the city below",
  .taken = "2012:09:22 18:51:09",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 4, 1 },
  .aperture = { 80, 10 },
  .iso = 100,
  .focal_mm = 68,
  .latitude = 37.55420,
  .longitude = 126.97280,
  .altitude_m = 142,
};
