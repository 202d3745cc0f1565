/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Night from Inwangsan: bare granite, a pine, the lit city wall running down the ridge into the lights of the city. */
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/pine.h"
#include "painter/view.h"

static const JsnV3 granite[2] = { { 0.20f, 0.19f, 0.19f }, { 0.44f, 0.42f, 0.40f } };
static const JsnMasonry wall_stone
    = { { 0.44f, 0.40f, 0.34f }, { 0.15f, 0.13f, 0.11f }, 0.9f, 0.55f, 0.03f, 0.4f, 0.3f };
static const JsnFacade flats = { { 0.10f, 0.09f, 0.09f }, { 0.02f, 0.02f, 0.03f }, 3.2f, 2.9f, 0.5f, 0.5f, 0.20f,
                                 { 1.2f, 0.66f, 0.27f },  { 0.7f, 0.8f, 0.95f },   0 };
static const JsnFacade offices = { { 0.06f, 0.06f, 0.07f }, { 0.02f, 0.02f, 0.03f }, 2.4f, 3.9f, 0.82f, 0.6f, 0.40f,
                                   { 1.1f, 0.78f, 0.42f },  { 0.75f, 0.95f, 1.15f }, 0 };
static const JsnHillside forest = { { 0.030f, 0.036f, 0.032f }, { 0.12f, 0.115f, 0.11f }, { 0, 0, 0 }, 0.55f, 0, 8 };
static const JsnV3 roof_top = { 0.05f, 0.05f, 0.06f }, bark = { 0.045f, 0.03f, 0.025f },
                   tower_blue = { 0.22f, 0.52f, 1.05f }, tower_warm = { 1.6f, 1.1f, 0.5f };
static const JsnLeaf needle = { { 0.022f, 0.034f, 0.022f }, { 0.05f, 0.065f, 0.035f }, 0.2f };

/* The ridge with the wall winds down from the lower left: its course on the plan through a few fixed places. */
static float
ridge_x (float z)
{
  static const float places[][2] = { { 0, -4 },   { 45, -19 },  { 150, -52 }, { 290, -24 }, { 450, 34 },
                                     { 640, 46 }, { 820, -10 }, { 1100, 30 }, { 1400, 60 } };
  gsize i = 1;

  while (i + 1 < G_N_ELEMENTS (places) && z > places[i][0])
    i++;
  return f_mix (places[i - 1][1], places[i][1], f_smooth (places[i - 1][0], places[i][0], z));
}

/* Steep under the viewer, gentler farther down, so that every turn of the wall is seen above the one before. */
static float
ridge_height (float z)
{
  return 309.5f - z * (0.215f + 0.22f * expf (-z / 210)) + 4 * sinf (z * 0.024f) * f_smooth (20, 90, z);
}

static float
slope (float x, float z, gconstpointer data)
{
  float aside = fabsf (x - ridge_x (z)), shoulder = aside < 9 ? 0 : 0.50f * (aside - 9);
  float rough = jsn_fbm (x / 38, z / 38, 5), town = 50 + 20 * f_smooth (1500, 900, z) * jsn_fbm (x / 200, z / 200, 2);

  if (z > 1150)
    return 50 + jsn_terrain_dome (x, z, 520, 5000, 1500, 800, 205) * (0.9f + 0.2f * jsn_fbm (x / 200, z / 200, 3))
           + jsn_terrain_dome (x, z, -4000, 16500, 6000, 2600, 700) * (0.6f + 0.5f * jsn_ridged (x / 1900, z / 1900, 5))
           + jsn_terrain_dome (x, z, 4200, 16500, 6500, 2600, 820) * (0.6f + 0.5f * jsn_ridged (x / 1900, z / 1900, 5));
  return MAX (ridge_height (z) - shoulder * f_smooth (1150, 900, z) - 400 * f_smooth (900, 1150, z)
                  + 26 * (rough - 0.5f) * f_smooth (4, 40, aside),
              town);
}

/* The rock under the tripod: a rounded slab that ends in a cliff. */
static float
ledge (float x, float z, gconstpointer data)
{
  float away = (x + 3.2f) * (x + 3.2f) / 34 + (z - 2) * (z - 2) / 30;
  float slab = 310.0f + 0.7f * jsn_fbm (x * 0.25f + 3, z * 0.25f, 4) + 0.16f * jsn_ridged (x * 0.7f, z * 0.7f, 4);

  slab += 0.8f * f_smooth (1.4f, 4.5f, x) * f_smooth (9, 5, z);
  return slab - 1.1f * away - 5 * away * away * (away > 0.6f);
}

/* The wall is lit from lamps in the ground along its foot. */
static void
shade_lit_wall (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float pool = 0.55f + 0.45f * cosf (hit->u * 1.8f), fade = expf (-fmaxf (hit->v - 1, 0) / 2.2f);

  jsn_material_masonry (hit, surface, &wall_stone);
  surface->glow = v3_scale (v3_mul (surface->albedo, v3 (3.4f, 2.05f, 0.86f)), fade * (0.55f + 0.6f * pool));
}

static void
add_wall (JsnStage *stage, int stone)
{
  for (int i = 0; i < 110; i++)
    {
      float z = 26 + 7.0f * i, x = ridge_x (z), x2 = ridge_x (z + 7.0f), y = slope (x, z, NULL) - 1.4f,
            yaw = atan2f (7.0f, x2 - x), long_m = 0.5f + sqrtf (49 + (x2 - x) * (x2 - x));

      jsn_mesh_box (&stage->mesh, v3 (x, y, z), v3 (long_m, 5.6f, 1.6f), yaw, stone, stone, i);
      jsn_mesh_box (&stage->mesh, v3 (x, y + 5.6f, z), v3 (long_m * 0.8f, 0.8f, 0.7f), yaw, stone, stone, i);
      if (i % 4 == 0 && i < 100)
        jsn_stage_lamp (stage, v3 (x + 3.2f, y + 2.2f, z - 2.5f), v3 (17, 10.5f, 4.2f), 24);
      if (i % 2 == 0)
        jsn_stage_spark (stage, v3 (x + 1.6f, y + 2.0f, z - 2.2f), v3 (1.1f, 0.62f, 0.24f), 0.4f + 0.0012f * z);
    }
}

static void
add_city (JsnStage *stage, int flat, int office, int top)
{
  JsnCity near = { .left = -500,
                   .right = 900,
                   .from_z = 560,
                   .to_z = 1300,
                   .block_m = 17,
                   .low_m = 8,
                   .tall_m = 26,
                   .towers = 0.3f,
                   .yaw = 0.3f,
                   .ground = slope,
                   .facades = { flat, flat, flat, office },
                   .top = top,
                   .seed = 61,
                   .lamp = { 3.2f, 3.2f, 3.2f },
                   .lamps_per_block = 0.55f };
  JsnCity centre = { .left = -1500,
                     .right = 1700,
                     .from_z = 1300,
                     .to_z = 3900,
                     .block_m = 44,
                     .low_m = 18,
                     .tall_m = 175,
                     .towers = 0.75f,
                     .yaw = 0.1f,
                     .ground = slope,
                     .facades = { office, flat, office, office },
                     .top = top,
                     .seed = 62,
                     .lamp = { 7, 7, 7 },
                     .lamps_per_block = 1.1f };
  JsnCity south = { .left = -6500,
                    .right = 7000,
                    .from_z = 5600,
                    .to_z = 14000,
                    .block_m = 130,
                    .low_m = 28,
                    .tall_m = 190,
                    .towers = 0.5f,
                    .ground = slope,
                    .facades = { flat, flat, office, flat },
                    .top = top,
                    .seed = 63,
                    .lamp = { 26, 26, 26 },
                    .lamps_per_block = 2.4f };

  jsn_city_add (stage, &near);
  jsn_city_add (stage, &centre);
  jsn_city_add (stage, &south);
}

/* Avenues: strings of lamps that run away from the viewer, white one way and red the other. */
static void
add_avenues (JsnStage *stage)
{
  static const float roads[][4]
      = { { 120, 1200, 260, 4300 },   { -260, 1350, -420, 4300 }, { 430, 1250, 820, 3600 },
          { -700, 1900, 1100, 2150 }, { -300, 2900, 1500, 3050 }, { -1100, 6400, 2500, 6900 } };

  for (gsize r = 0; r < G_N_ELEMENTS (roads); r++)
    for (int i = 0; i < 220; i++)
      {
        float t = (i + 0.5f * jsn_hash (i, 71)) / 220, x = f_mix (roads[r][0], roads[r][2], t),
              z = f_mix (roads[r][1], roads[r][3], t), size = 1.0f + z / 3600;

        jsn_stage_spark (stage, v3 (x, slope (x, z, NULL) + 20, z), v3 (7.5f, 4.6f, 1.9f), size);
        jsn_stage_spark (stage, v3 (x + 14, slope (x, z, NULL) + 16, z),
                         jsn_hash (i, 72) < 0.5f ? v3 (6, 0.9f, 0.5f) : v3 (6.5f, 6.2f, 5.5f), size * 0.9f);
      }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (0, 311.4f, 0), 33, 0.36f);
  int rock = jsn_stage_material (stage, jsn_material_granite, NULL, granite),
      hills = jsn_stage_material (stage, jsn_material_hillside, NULL, &forest),
      stone = jsn_stage_material (stage, shade_lit_wall, NULL, NULL);
  int flat = jsn_stage_material (stage, jsn_material_facade, NULL, &flats),
      office = jsn_stage_material (stage, jsn_material_facade, NULL, &offices),
      top = jsn_stage_material (stage, jsn_material_plain, NULL, &roof_top);
  int wood = jsn_stage_material (stage, jsn_material_plain, NULL, &bark),
      needles = jsn_stage_material (stage, jsn_material_leaf, NULL, &needle);
  int blue = jsn_stage_material (stage, jsn_material_glow, NULL, &tower_blue),
      warm = jsn_stage_material (stage, jsn_material_glow, NULL, &tower_warm);

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x070d22),
                         .middle = jsn_hex (0x13254a),
                         .horizon = jsn_hex (0x3f4a6e),
                         .sun_dir = v3_unit (v3 (0.35f, 0, 0.93f)),
                         .glow = { 0.10f, 0.055f, 0.030f },
                         .glow_tightness = 22,
                         .cloud_cover = 0.36f,
                         .cloud_scale = 0.8f,
                         .cloud_stretch = 2.4f,
                         .cloud_lit = jsn_hex (0x4a4a68),
                         .cloud_shade = jsn_hex (0x17233f),
                         .stars = 0.22f };
  stage->from_above = v3 (0.055f, 0.070f, 0.120f);
  stage->from_below = v3 (0.050f, 0.036f, 0.026f);
  stage->haze_m = 9500;
  stage->haze_tint = v3 (0.55f, 0.50f, 0.60f);
  stage->haze_height_m = 300;
  jsn_terrain_add (stage, ledge, NULL, 0.9f, 12, 420, 200, rock);
  jsn_terrain_add (stage, slope, NULL, 9, 17500, 420, 360, hills);
  add_wall (stage, stone);
  add_city (stage, flat, office, top);
  add_avenues (stage);
  jsn_pine_add (&stage->mesh, v3 (3.9f, 308.4f, 7.4f), wood, needles, 5);
  jsn_city_add_seoul_tower (&stage->mesh, v3 (520, slope (520, 5000, NULL) - 4, 5000), blue, blue, warm, blue);
  jsn_stage_spark (stage, v3 (520, slope (520, 5000, NULL) + 236, 4990), v3 (12, 1.0f, 0.6f), 5);
  jsn_stage_lamp (stage, v3 (-7, 316, -2), v3 (2.6f, 3.0f, 4.2f), 40);
  jsn_stage_render (stage, film);
}

const JsnView jsn_view_inwangsan_night = {
  .name = "inwangsan-night",
  .width_px = 4272,
  .height_px = 2848,
  .paint = paint,
  .develop = { .exposure = 1.35f,
               .contrast = 1.06f,
               .saturation = 1.02f,
               .bloom = 0.14f,
               .vignette = 0.24f,
               .grain = 2.1f,
               .shadows = { 0.001f, 0.0015f, 0.003f } },
  .description = "Seoul by night from the granite of Inwangsan, the lit city wall running down the ridge",
  .taken = "2012:09:29 19:42:58",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 8, 1 },
  .aperture = { 80, 10 },
  .iso = 200,
  .focal_mm = 33,
  .latitude = 37.58490,
  .longitude = 126.95800,
  .altitude_m = 311,
};
