/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Han at sunset, wide: the railway bridge with a train, the tied arches of the road bridge, Yeouido at the left. */
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/view.h"
#include "painter/water.h"

static const JsnFacade flats = { { 0.11f, 0.085f, 0.075f }, { 0.05f, 0.04f, 0.04f }, 3.4f, 2.9f, 0.5f, 0.5f, 0.10f,
                                 { 0.9f, 0.5f, 0.2f },      { 0.6f, 0.55f, 0.5f },   0.3f };
static const JsnFacade golden = { { 0.20f, 0.12f, 0.06f }, { 0.16f, 0.09f, 0.04f }, 2.2f, 4.0f, 0.85f, 0.7f, 0.05f,
                                  { 0.9f, 0.5f, 0.2f },    { 0.6f, 0.55f, 0.5f },   0.65f };
static const JsnHillside forest = { { 0.045f, 0.04f, 0.045f }, { 0.09f, 0.08f, 0.08f }, { 0, 0, 0 }, 0.1f, 0, 14 };
static const JsnV3 steel = { 0.035f, 0.030f, 0.032f }, roof_top = { 0.07f, 0.06f, 0.06f },
                   train_window = { 0.95f, 0.62f, 0.30f }, train_side = { 0.12f, 0.11f, 0.12f };
static const JsnWater river = { { 0.010f, 0.011f, 0.016f }, 0.055f, 3.2f, 1, 0, 0 };

#define RAIL_Z 430.0f
#define ROAD_Z 1050.0f

static void
add_bar (JsnStage *stage, float x0, float y0, float x1, float y1, float z, float thick, int material)
{
  jsn_mesh_tube (&stage->mesh, v3 (x0, y0, z), v3 (x1, y1, z), thick, thick, 6, material, 1);
}

/* Steel trusses of equal spans on stone piers. */
static void
add_rail_bridge (JsnStage *stage, int material)
{
  const float span = 62, panel = span / 8, deck = 13, top = 22.5f;

  jsn_mesh_box (&stage->mesh, v3 (0, deck, RAIL_Z), v3 (1400, 1.7f, 11), 0, material, material, 1);
  for (float x = -700; x < 700; x += span)
    {
      jsn_mesh_box (&stage->mesh, v3 (x, 0, RAIL_Z), v3 (5, deck, 15), 0, material, material, 2);
      jsn_mesh_box (&stage->mesh, v3 (x, 0, RAIL_Z), v3 (7.5f, 2.4f, 18), 0, material, material, 2);
      for (int side = -1; side <= 1; side += 2)
        {
          float z = RAIL_Z + side * 5.3f;

          add_bar (stage, x + panel, top, x + span - panel, top, z, 0.45f, material);
          add_bar (stage, x, deck + 1, x + panel, top, z, 0.42f, material);
          add_bar (stage, x + span, deck + 1, x + span - panel, top, z, 0.42f, material);
          for (int k = 1; k < 8; k++)
            {
              add_bar (stage, x + k * panel, deck + 1, x + k * panel, top, z, 0.22f, material);
              if (k < 7)
                add_bar (stage, x + (k + (k > 3)) * panel, top, x + (k + (k <= 3)) * panel, deck + 1, z, 0.26f,
                         material);
            }
        }
    }
  for (float x = -690; x < 700; x += 46)
    add_bar (stage, x, top, x, top + 5, RAIL_Z, 0.16f, material);
  add_bar (stage, -700, top + 4.6f, 700, top + 4.6f, RAIL_Z, 0.09f, material);
}

static void
add_train (JsnStage *stage, int side, int window)
{
  for (int i = 0; i < 10; i++)
    {
      float x = -28 + 20.2f * i;

      jsn_mesh_box (&stage->mesh, v3 (x, 15.2f, RAIL_Z - 2.2f), v3 (19.6f, 3.7f, 3.1f), 0, side, side, i);
      for (int k = 0; k < 8; k++)
        if (k % 4 != 3)
          jsn_mesh_box (&stage->mesh, v3 (x - 8.6f + 2.35f * k, 16.8f, RAIL_Z - 3.78f), v3 (1.7f, 1.15f, 0.1f), 0,
                        window, window, i);
    }
}

/* The road bridge: tied arches in pairs over a level deck. */
static void
add_road_bridge (JsnStage *stage, int material)
{
  const float span = 64;

  jsn_mesh_box (&stage->mesh, v3 (0, 13, ROAD_Z), v3 (2600, 2.2f, 20), 0, material, material, 1);
  for (float x = -1300; x < 1300; x += span)
    {
      jsn_mesh_box (&stage->mesh, v3 (x, 0, ROAD_Z), v3 (5, 13, 20), 0, material, material, 2);
      if (x < -330 || x > 420)
        continue;
      for (int k = 0; k < 12; k++)
        {
          float a = k / 12.0f, b = (k + 1) / 12.0f, rise_a = 15 + 11 * 4 * a * (1 - a),
                rise_b = 15 + 11 * 4 * b * (1 - b);

          add_bar (stage, x + span * a, rise_a, x + span * b, rise_b, ROAD_Z, 0.8f, material);
          add_bar (stage, x + span * b, 14, x + span * b, rise_b, ROAD_Z, 0.28f, material);
        }
    }
  for (float x = -1280; x < 1300; x += 38)
    add_bar (stage, x, 15, x, 24, ROAD_Z, 0.2f, material);
}

static float
far_hills (float x, float z, gconstpointer data)
{
  return 3 + jsn_terrain_dome (x, z, -6200, 9500, 4200, 2600, 540) * (0.6f + 0.5f * jsn_ridged (x / 1300, z / 1300, 5))
         + jsn_terrain_dome (x, z, 2600, 11500, 5000, 2600, 380) * (0.6f + 0.5f * jsn_ridged (x / 1500, z / 1500, 5))
         + jsn_terrain_dome (x, z, 6200, 8200, 3600, 2000, 520) * (0.6f + 0.5f * jsn_ridged (x / 1200, z / 1200, 5));
}

static void
add_banks (JsnStage *stage, int flat, int gold, int top, int hills)
{
  JsnCity left = { .left = -2600,
                   .right = -560,
                   .from_z = 1150,
                   .to_z = 3000,
                   .block_m = 62,
                   .low_m = 34,
                   .tall_m = 210,
                   .towers = 0.8f,
                   .yaw = 0.3f,
                   .facades = { flat, flat, gold, flat },
                   .top = top,
                   .seed = 4 };
  JsnCity right = { .left = 520,
                    .right = 3200,
                    .from_z = 900,
                    .to_z = 3200,
                    .block_m = 58,
                    .low_m = 36,
                    .tall_m = 130,
                    .towers = 0.7f,
                    .yaw = -0.2f,
                    .facades = { flat, flat, flat, flat },
                    .top = top,
                    .seed = 6 };
  JsnCity far = { .left = -2600,
                  .right = 3000,
                  .from_z = 4300,
                  .to_z = 5600,
                  .block_m = 90,
                  .low_m = 30,
                  .tall_m = 150,
                  .towers = 0.6f,
                  .facades = { flat, flat, flat, flat },
                  .top = top,
                  .seed = 7 };

  jsn_city_add (stage, &left);
  jsn_city_add (stage, &right);
  jsn_city_add (stage, &far);
  /* The 63 Building, 249 m. */
  for (int i = 0; i < 6; i++)
    jsn_mesh_box (&stage->mesh, v3 (-505, 41.5f * i, 1240), v3 (58 - 2.2f * i * i * 0.35f, 41.5f, 36 - 1.1f * i), 0.35f,
                  gold, top, 3);
  jsn_mesh_box (&stage->mesh, v3 (-1700, 0, 2100), v3 (2300, 5, 1960), 0, top, top, 1);
  jsn_mesh_box (&stage->mesh, v3 (2000, 0, 2100), v3 (2960, 5, 2460), 0, top, top, 1);
  jsn_mesh_box (&stage->mesh, v3 (0, 0, 5000), v3 (9000, 5, 1400), 0, top, top, 1);
  jsn_terrain_add (stage, far_hills, NULL, 5700, 14000, 500, 90, hills);
}

static void
add_boat (JsnStage *stage, float x, float z, int material, int window)
{
  jsn_mesh_box (&stage->mesh, v3 (x, 0, z), v3 (26, 1.6f, 6), 0.05f, material, material, 1);
  jsn_mesh_box (&stage->mesh, v3 (x - 2, 1.6f, z), v3 (17, 2.4f, 5), 0.05f, material, material, 1);
  jsn_mesh_box (&stage->mesh, v3 (x - 2, 2.3f, z - 2.6f), v3 (15, 0.9f, 0.1f), 0.05f, window, window, 1);
  jsn_mesh_box (&stage->mesh, v3 (x + 2, 4.0f, z), v3 (7, 1.9f, 4), 0.05f, material, material, 1);
  jsn_mesh_tube (&stage->mesh, v3 (x + 3, 5.5f, z), v3 (x + 3, 9.5f, z), 0.1f, 0.06f, 5, material, 1);
}

static void
add_gulls (JsnStage *stage, int material)
{
  for (int i = 0; i < 11; i++)
    {
      JsnV3 body
          = v3 (26 + 26 * jsn_hash (i, 1) - 10 * jsn_hash (i, 5), 13 + 11 * jsn_hash (i, 2), 95 + 40 * jsn_hash (i, 3));
      float flap = 0.5f * (jsn_hash (i, 4) - 0.3f);

      for (int hand = -1; hand <= 1; hand += 2)
        {
          JsnV3 bend = v3_add (body, v3 (hand * 0.42f, 0.24f + flap, 0)),
                tip = v3_add (body, v3 (hand * 0.95f, 0.1f + 0.6f * flap, 0.2f));

          jsn_mesh_tube (&stage->mesh, body, bend, 0.11f, 0.07f, 5, material, 1);
          jsn_mesh_tube (&stage->mesh, bend, tip, 0.07f, 0.01f, 5, material, 1);
        }
    }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (0, 9, 0), 34, 0.635f);
  int iron = jsn_stage_material (stage, jsn_material_plain, NULL, &steel),
      flat = jsn_stage_material (stage, jsn_material_facade, NULL, &flats);
  int gold = jsn_stage_material (stage, jsn_material_facade, NULL, &golden),
      top = jsn_stage_material (stage, jsn_material_plain, NULL, &roof_top);
  int hills = jsn_stage_material (stage, jsn_material_hillside, NULL, &forest),
      window = jsn_stage_material (stage, jsn_material_glow, NULL, &train_window);
  int coach = jsn_stage_material (stage, jsn_material_plain, NULL, &train_side);

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x3a5288),
                         .middle = jsn_hex (0x99859c),
                         .horizon = jsn_hex (0xe58a58),
                         .sun_dir = v3_unit (v3 (-0.135f, 0.078f, 1)),
                         .glow = { 1.7f, 0.62f, 0.15f },
                         .glow_tightness = 60,
                         .disc = { 30, 16, 6 },
                         .disc_cos = 0.99996f,
                         .cloud_cover = 0.50f,
                         .cloud_scale = 0.75f,
                         .cloud_stretch = 2.6f,
                         .cloud_lit = jsn_hex (0xe8a079),
                         .cloud_shade = jsn_hex (0x6a6583) };
  stage->sun = v3 (0.9f, 0.42f, 0.14f);
  stage->from_above = v3 (0.20f, 0.20f, 0.28f);
  stage->from_below = v3 (0.16f, 0.11f, 0.09f);
  stage->haze_m = 6500;
  stage->haze_tint = v3 (0.72f, 0.62f, 0.72f);
  add_rail_bridge (stage, iron);
  add_train (stage, coach, window);
  add_road_bridge (stage, iron);
  add_banks (stage, flat, gold, top, hills);
  add_boat (stage, 44, 250, iron, window);
  add_gulls (stage, iron);
  jsn_stage_render (stage, film);
  jsn_water_paint (stage, &river, film);
}

const JsnView jsn_view_han_river_sunset = {
  .name = "han-river-sunset",
  .width_px = 6000,
  .height_px = 2400,
  .paint = paint,
  .develop = { .exposure = 0.58f,
               .contrast = 1.14f,
               .saturation = 1.02f,
               .bloom = 0.10f,
               .vignette = 0.25f,
               .grain = 1.7f,
               .shadows = { 0.002f, 0.0015f, 0.002f } },
  .description = "The Han River at sunset, a train on the railway bridge, Yeouido at the left",
  .taken = "2012:10:06 18:03:30",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 1, 200 },
  .aperture = { 110, 10 },
  .iso = 100,
  .focal_mm = 34,
  .latitude = 37.51240,
  .longitude = 126.96450,
  .altitude_m = 20,
};
