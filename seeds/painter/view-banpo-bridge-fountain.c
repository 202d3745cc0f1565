/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Banpo Bridge at night: the fountain falls from its side in coloured light into the Han. */
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/person.h"
#include "painter/view.h"
#include "painter/water.h"

static const JsnFacade flats = { { 0.13f, 0.12f, 0.12f }, { 0.02f, 0.02f, 0.03f }, 3.4f, 2.9f, 0.48f, 0.5f, 0.34f,
                                 { 1.5f, 0.85f, 0.36f },  { 0.85f, 0.95f, 1.1f },  0 };
static const JsnFacade offices = { { 0.06f, 0.06f, 0.08f }, { 0.02f, 0.02f, 0.03f }, 2.6f, 3.9f, 0.8f, 0.6f, 0.4f,
                                   { 1.2f, 0.9f, 0.5f },    { 0.7f, 0.95f, 1.2f },   0 };
static const JsnHillside forest = { { 0.02f, 0.025f, 0.03f }, { 0.05f, 0.05f, 0.05f }, { 0, 0, 0 }, 0, 0, 12 };
static const JsnV3 concrete = { 0.30f, 0.29f, 0.28f }, black = { 0.012f, 0.012f, 0.014f },
                   roof_top = { 0.05f, 0.05f, 0.06f }, tower_blue = { 0.25f, 0.55f, 1.0f },
                   tower_warm = { 1.6f, 1.1f, 0.5f }, lane_light = { 1.5f, 0.95f, 0.42f };
static const JsnMasonry quay = { { 0.20f, 0.19f, 0.18f }, { 0.05f, 0.05f, 0.05f }, 0.9f, 0.45f, 0.03f, 0.4f, 0.3f };

static const JsnWater river = { { 0.004f, 0.007f, 0.012f }, 0.050f, 2.4f, 1, 0, 0 };

/* The bridge runs from right in front into the distance at the left; t 0..1. */
static JsnV3
bridge_at (float t, float y)
{
  return v3 (f_mix (104, -330, t), y, f_mix (84, 980, t));
}

static JsnV3
rainbow (float hue)
{
  JsnV3 c = v3 (0.5f + 0.5f * cosf (6.2832f * hue), 0.5f + 0.5f * cosf (6.2832f * (hue - 0.34f)),
                0.5f + 0.5f * cosf (6.2832f * (hue - 0.67f)));

  return v3 (c.x * c.x * 0.95f + 0.03f, c.y * c.y * 0.8f + 0.03f, c.z * c.z * 1.1f + 0.05f);
}

static void
add_span (JsnStage *stage, JsnV3 a, JsnV3 b, float tall, float deep, int material)
{
  JsnV3 middle = v3_mix (a, b, 0.5f), along = v3_sub (b, a);

  middle.y = a.y;
  jsn_mesh_box (&stage->mesh, middle, v3 (v3_length (along), tall, deep), atan2f (along.z, along.x), material, material,
                3);
}

static void
add_bridge (JsnStage *stage, int stone, int glow)
{
  for (int i = -2; i < 30; i++)
    {
      float t0 = i / 28.0f, t1 = (i + 1) / 28.0f;
      JsnV3 foot = bridge_at (t0, 0), lower = bridge_at (t0, 3.2f);

      add_span (stage, bridge_at (t0, 14.2f), bridge_at (t1, 14.2f), 2.6f, 24, stone);
      add_span (stage, bridge_at (t0, 16.8f), bridge_at (t1, 16.8f), 0.9f, 24.6f, stone);
      add_span (stage, bridge_at (t0, 3.2f), bridge_at (t1, 3.2f), 1.3f, 17, stone);
      add_span (stage, v3_add (bridge_at (t0, 4.6f), v3 (-7.5f, 0, -3.6f)),
                v3_add (bridge_at (t1, 4.6f), v3 (-7.5f, 0, -3.6f)), 0.14f, 0.3f, glow);
      jsn_mesh_box (&stage->mesh, foot, v3 (3.0f, 14.2f, 13), 2.022f, stone, stone, 4);
      for (int k = 0; k < 2; k++)
        {
          JsnV3 lamp = bridge_at (t0 + k / 56.0f, 25.5f);

          jsn_mesh_tube (&stage->mesh, bridge_at (t0 + k / 56.0f, 17), lamp, 0.14f, 0.09f, 6, stone, 5);
          jsn_stage_spark (stage, lamp, v3 (14, 8.4f, 3.4f), 0.42f);
          jsn_stage_spark (stage, v3_add (lower, v3 (-9, 3.6f, -3)), v3 (1.6f, 1.2f, 0.7f), 0.3f);
        }
      if (i >= 0 && i < 14)
        jsn_stage_lamp (stage, v3_add (bridge_at (t0, 9.5f), v3 (-22, 0, -10)),
                        v3_scale (rainbow (t0 * 2.1f + 0.02f), 70), 70);
    }
}

/* Each nozzle throws an arc outwards and down; it frays as it falls. */
static void
add_jet (JsnStage *stage, float t, int number)
{
  JsnV3 from = v3_add (bridge_at (t, 16.2f), v3 (-11.0f, 0, -5.3f)), out = v3 (-0.90f, 0, -0.436f);
  float speed = 10.5f + 2.6f * sinf (t * 42) + 0.8f * jsn_hash (number, 1), up = 4.2f + 2.2f * sinf (t * 42 + 0.8f);
  JsnV3 colour = rainbow (t * 2.1f + 0.02f * jsn_hash (number, 2));

  for (int i = 0; i < 110; i++)
    {
      float time = 2.35f * i / 109, y = from.y + up * time - 4.9f * time * time, fray = 0.05f + 0.20f * time;
      JsnV3 at = v3_add (from, v3_scale (out, speed * time * (1 - 0.07f * time)));
      float wide = 0.09f + 0.20f * time + 0.14f * jsn_hash (number * 128 + i, 6);

      if (y < 0.1f)
        {
          for (int k = 0; k < 3; k++)
            jsn_stage_spark (
                stage,
                v3_add (v3 (at.x, 0.5f, at.z), v3 (4 * (jsn_hash (number, k) - 0.5f), 0.6f * jsn_hash (number, k + 5),
                                                   3 * (jsn_hash (number, k + 9) - 0.5f))),
                v3_scale (colour, 0.16f), 1.3f);
          break;
        }
      at = v3_add (v3 (at.x, y, at.z), v3 (fray * 2 * (jsn_hash (number * 128 + i, 3) - 0.5f),
                                           fray * 2 * (jsn_hash (number * 128 + i, 4) - 0.5f),
                                           fray * (jsn_hash (number * 128 + i, 5) - 0.5f)));
      jsn_stage_spark (stage, at,
                       v3_scale (v3_mix (colour, v3 (1, 1, 1), 0.10f),
                                 (0.80f - 0.15f * time) * (0.55f + 0.4f * jsn_hash (number, 7))),
                       wide);
    }
}

static float
far_hill (float x, float z, gconstpointer data)
{
  return 8 + jsn_terrain_dome (x, z, -560, 3600, 1500, 900, 225) * (0.85f + 0.3f * jsn_fbm (x / 260, z / 260, 3))
         + jsn_terrain_dome (x, z, 1800, 9500, 3800, 2500, 420);
}

static void
add_far_shore (JsnStage *stage, int flat, int office, int top, int hills, int blue, int warm)
{
  JsnCity shore = { .left = -1500,
                    .right = 1500,
                    .from_z = 1090,
                    .to_z = 2100,
                    .block_m = 44,
                    .low_m = 26,
                    .tall_m = 105,
                    .towers = 0.7f,
                    .yaw = 0.2f,
                    .facades = { flat, flat, flat, office },
                    .top = top,
                    .seed = 21,
                    .lamp = { 12, 12, 12 },
                    .lamps_per_block = 0.9f };

  jsn_mesh_box (&stage->mesh, v3 (0, 0, 1075), v3 (4000, 4, 30), 0, top, top, 1);
  jsn_city_add (stage, &shore);
  jsn_terrain_add (stage, far_hill, NULL, 2200, 12000, 260, 90, hills);
  jsn_city_add_seoul_tower (&stage->mesh, v3 (-560, far_hill (-560, 3600, NULL) - 4, 3600), blue, blue, warm, blue);
  for (int i = 0; i < 130; i++)
    jsn_stage_spark (stage, v3 (-1200 + 19 * i + 5 * jsn_hash (i, 1), 11, 1058),
                     i % 5 ? v3 (9, 5.2f, 1.9f) : v3 (6, 7, 8), 0.9f);
}

static void
add_watchers (JsnStage *stage, int stone, int dark)
{
  static const float place[][3] = { { -4.6f, 10.2f, 1.72f }, { -4.0f, 10.3f, 1.60f }, { -1.6f, 10.6f, 1.68f },
                                    { 3.4f, 10.4f, 1.76f },  { 4.1f, 10.2f, 1.64f },  { 4.6f, 10.5f, 1.12f } };

  jsn_mesh_box (&stage->mesh, v3 (0, -0.5f, 0), v3 (120, 0.9f, 23), 0, stone, stone, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (place); i++)
    {
      JsnPerson person
          = { v3 (place[i][0], 0.4f, place[i][1]), place[i][2], 0.3f * (i % 3) - 0.3f, 0.03f, dark, dark, dark };

      jsn_person_add (&stage->mesh, &person, (int)i);
    }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (0, 3.0f, -1), 34, 0.50f);
  int stone = jsn_stage_material (stage, jsn_material_plain, NULL, &concrete),
      dark = jsn_stage_material (stage, jsn_material_plain, NULL, &black);
  int flat = jsn_stage_material (stage, jsn_material_facade, NULL, &flats),
      office = jsn_stage_material (stage, jsn_material_facade, NULL, &offices);
  int top = jsn_stage_material (stage, jsn_material_plain, NULL, &roof_top),
      hills = jsn_stage_material (stage, jsn_material_hillside, NULL, &forest);
  int blue = jsn_stage_material (stage, jsn_material_glow, NULL, &tower_blue),
      warm = jsn_stage_material (stage, jsn_material_glow, NULL, &tower_warm);
  int glow = jsn_stage_material (stage, jsn_material_glow, NULL, &lane_light),
      blocks = jsn_stage_material (stage, jsn_material_masonry, NULL, &quay);

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x050b1c),
                         .middle = jsn_hex (0x0d1a38),
                         .horizon = jsn_hex (0x2f3346),
                         .sun_dir = v3 (-0.3f, 0, 0.95f),
                         .glow = { 0.05f, 0.03f, 0.02f },
                         .glow_tightness = 6,
                         .cloud_cover = 0.5f,
                         .cloud_scale = 0.5f,
                         .cloud_stretch = 2,
                         .cloud_lit = jsn_hex (0x252b40),
                         .cloud_shade = jsn_hex (0x0c142a),
                         .stars = 0.05f };
  stage->from_above = v3 (0.032f, 0.036f, 0.06f);
  stage->from_below = v3 (0.030f, 0.024f, 0.022f);
  stage->haze_m = 9000;
  add_bridge (stage, stone, glow);
  for (int i = 0; i < 520; i++)
    add_jet (stage, -0.03f + 0.62f * powf (i / 520.0f, 1.25f), i);
  add_far_shore (stage, flat, office, top, hills, blue, warm);
  add_watchers (stage, blocks, dark);
  jsn_stage_render (stage, film);
  jsn_water_paint (stage, &river, film);
}

const JsnView jsn_view_banpo_bridge_fountain = {
  .name = "banpo-bridge-fountain",
  .width_px = 4272,
  .height_px = 2848,
  .paint = paint,
  .develop = { .exposure = 1.35f,
               .contrast = 1.05f,
               .saturation = 1.05f,
               .bloom = 0.16f,
               .vignette = 0.25f,
               .grain = 2.1f,
               .shadows = { 0.0015f, 0.002f, 0.004f } },
  .description = "The fountain of Banpo Bridge in coloured light, reflected in the Han River at night",
  .taken = "2012:08:18 20:34:55",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 2, 1 },
  .aperture = { 56, 10 },
  .iso = 200,
  .focal_mm = 34,
  .latitude = 37.51140,
  .longitude = 126.99590,
  .altitude_m = 14,
};
