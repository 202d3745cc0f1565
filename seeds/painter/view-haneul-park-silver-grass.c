/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Silver grass in the wind on Haneul Park, against the evening sun. */
#include "painter/blade.h"
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/person.h"
#include "painter/view.h"

static const JsnLeaf stalk = { { 0.14f, 0.12f, 0.035f }, { 0.34f, 0.25f, 0.08f }, 0.75f };
static const JsnLeaf plume = { { 0.42f, 0.34f, 0.26f }, { 0.62f, 0.53f, 0.42f }, 0.8f };
static const JsnHillside far_hill = { { 0.06f, 0.055f, 0.05f }, { 0.2f, 0.18f, 0.16f }, { 0, 0, 0 }, 0.2f, 0, 14 };
static const JsnFacade flats
    = { { 0.30f, 0.26f, 0.24f }, { 0.1f, 0.09f, 0.09f }, 3.4f, 2.9f, 0.5f, 0.5f, 0, { 0, 0, 0 }, { 0, 0, 0 }, 0.3f };
static const JsnV3 dark = { 0.03f, 0.03f, 0.04f }, pale = { 0.5f, 0.42f, 0.36f }, skin = { 0.06f, 0.045f, 0.035f },
                   roof_top = { 0.2f, 0.18f, 0.17f };

static float
path_x (float z)
{
  return 1.1f + 2.4f * sinf (z * 0.06f) + 0.05f * z;
}

static float
field (float x, float z, gconstpointer data)
{
  return z < 130 ? 0.5f * jsn_fbm (x * 0.06f, z * 0.06f, 3) - 0.25f : -0.7f * (z - 130);
}

static float
mountains (float x, float z, gconstpointer data)
{
  return -95 + jsn_terrain_dome (x, z, 3400, 9000, 5200, 2600, 900) * (0.5f + 0.6f * jsn_ridged (x / 1500, z / 1500, 5))
         + jsn_terrain_dome (x, z, -2400, 10500, 5000, 2600, 640) * (0.5f + 0.6f * jsn_ridged (x / 1300, z / 1300, 5))
         + jsn_terrain_dome (x, z, 900, 6800, 2600, 1500, 330) * (0.6f + 0.5f * jsn_ridged (x / 900, z / 900, 4));
}

static void
shade_earth (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  surface->albedo = v3_scale (v3 (0.20f, 0.145f, 0.085f), 0.5f + jsn_fbm (hit->at.x * 4, hit->at.z * 4, 4));
}

/* Wind crosses the field in waves: everything leans to the right, more in a gust. */
static JsnV3
wind_at (float x, float z, int i)
{
  float gust = jsn_fbm (x * 0.12f - 3, z * 0.07f, 3);

  return v3 (0.25f + 0.75f * gust + 0.22f * (jsn_hash (i, 11) - 0.5f), 0, 0.3f * (jsn_hash (i, 12) - 0.5f));
}

static void
add_plume (JsnMesh *mesh, JsnV3 at, JsnV3 wind, float z, int material, int i)
{
  int threads = z < 6 ? 64 : z < 14 ? 30 : z < 35 ? 12 : 5;
  float wide = (z < 6 ? 0.0022f : z < 14 ? 0.0036f : 0.008f) + 0.0003f * z, length = 0.20f + 0.14f * jsn_hash (i, 21);

  for (int k = 0; k < threads; k++)
    {
      float along = (float)k / threads, spread = 0.055f + 0.075f * (1 - along);
      JsnV3 root = v3_add (at, v3 (wind.x * 0.16f * along, length * 0.85f * along, 0));
      JsnV3 tip
          = v3 (wind.x * 0.15f + spread * (jsn_hash (i, 30 + k) - 0.32f) * 1.6f,
                0.06f + 0.09f * jsn_hash (i, 31 + k) - 0.05f * along, spread * (jsn_hash (i, 32 + k) - 0.5f) * 1.6f);

      jsn_blade_add (mesh, root, tip, wide, 0.2f, material, i + k);
    }
}

static void
add_grass (JsnStage *stage, int stems, int plumes)
{
  for (int i = 0; i < 62000; i++)
    {
      float z = 2.4f + 105 * powf (jsn_hash (i, 1), 1.9f), x = (jsn_hash (i, 2) - 0.5f) * 2 * (0.62f * z + 2.2f),
            from_path = fabsf (x - path_x (z));
      JsnV3 wind = wind_at (x, z, i), foot = v3 (x, field (x, z, NULL), z);
      float tall
          = (1.05f + 0.65f * jsn_hash (i, 3)) * (0.75f + 0.5f * jsn_noise (x * 0.35f, z * 0.35f)) * (z < 5 ? 0.8f : 1);

      if (from_path < 0.85f || (z < 4.5f && jsn_hash (i, 14) < 0.35f))
        continue;
      tall *= f_mix (0.55f, 1, f_smooth (0.85f, 2.2f, from_path));
      jsn_blade_add (&stage->mesh, foot, v3 (wind.x * 0.5f, tall, wind.z), 0.004f + 0.00035f * z, 0.25f, stems, i);
      jsn_blade_add (&stage->mesh, foot,
                     v3 (wind.x * 0.8f + 0.4f * (jsn_hash (i, 5) - 0.5f), tall * (0.45f + 0.3f * jsn_hash (i, 6)),
                         0.5f * (jsn_hash (i, 7) - 0.5f)),
                     0.006f + 0.0004f * z, 0.3f, stems, i + 7);
      if (jsn_hash (i, 8) < 0.36f)
        add_plume (&stage->mesh, v3_add (foot, v3 (wind.x * 0.5f, tall * 0.985f, wind.z)), wind, z, plumes, i);
    }
}

static void
add_walkers (JsnStage *stage, int coat, int light, int head)
{
  static const float place[][2] = { { 15.5f, -0.25f }, { 15.9f, 0.35f }, { 34, 0.1f } };

  for (gsize i = 0; i < G_N_ELEMENTS (place); i++)
    {
      float z = place[i][0], x = path_x (z) + place[i][1];
      JsnPerson person
          = { v3 (x, field (x, z, NULL), z), i == 1 ? 1.62f : 1.74f, -0.1f, 0.2f, i == 1 ? light : coat, coat, head };

      jsn_person_add (&stage->mesh, &person, (int)i);
    }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (0, 2.25f, 0), 38, 0.40f);
  int earth = jsn_stage_material (stage, shade_earth, NULL, NULL),
      stems = jsn_stage_material (stage, jsn_material_leaf, NULL, &stalk),
      plumes = jsn_stage_material (stage, jsn_material_leaf, NULL, &plume);
  int hills = jsn_stage_material (stage, jsn_material_hillside, NULL, &far_hill),
      flat = jsn_stage_material (stage, jsn_material_facade, NULL, &flats),
      top = jsn_stage_material (stage, jsn_material_plain, NULL, &roof_top);
  int coat = jsn_stage_material (stage, jsn_material_plain, NULL, &dark),
      light = jsn_stage_material (stage, jsn_material_plain, NULL, &pale),
      head = jsn_stage_material (stage, jsn_material_plain, NULL, &skin);
  JsnCity city = { .left = -3200,
                   .right = 3200,
                   .from_z = 2600,
                   .to_z = 4200,
                   .block_m = 85,
                   .low_m = 70,
                   .tall_m = 260,
                   .towers = 0.75f,
                   .ground = mountains,
                   .facades = { flat, flat, flat, flat },
                   .top = top,
                   .seed = 44 };

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x5577a6),
                         .middle = jsn_hex (0xb3aab0),
                         .horizon = jsn_hex (0xf0b983),
                         .sun_dir = v3_unit (v3 (-0.27f, 0.155f, 1)),
                         .glow = { 2.1f, 1.15f, 0.42f },
                         .glow_tightness = 36,
                         .disc = { 40, 28, 14 },
                         .disc_cos = 0.99994f,
                         .cloud_cover = 0.44f,
                         .cloud_scale = 0.7f,
                         .cloud_stretch = 2.2f,
                         .cloud_lit = jsn_hex (0xf9cf9f),
                         .cloud_shade = jsn_hex (0x8f8ea5) };
  stage->sun = v3 (3.4f, 2.2f, 1.05f);
  stage->from_above = v3 (0.26f, 0.27f, 0.33f);
  stage->from_below = v3 (0.13f, 0.10f, 0.06f);
  stage->haze_m = 3300;
  stage->haze_tint = v3 (0.85f, 0.78f, 0.78f);
  stage->shadow_m = 42;
  stage->shadow_at = v3 (2, 1, 36);
  jsn_terrain_add (stage, field, NULL, 1.2f, 150, 160, 160, earth);
  add_grass (stage, stems, plumes);
  add_walkers (stage, coat, light, head);
  jsn_city_add (stage, &city);
  jsn_terrain_add (stage, mountains, NULL, 4300, 13000, 400, 90, hills);
  jsn_stage_render (stage, film);
  jsn_film_focus (film, 9, 0.0022f);
}

const JsnView jsn_view_haneul_park_silver_grass = {
  .name = "haneul-park-silver-grass",
  .width_px = 4272,
  .height_px = 2848,
  .paint = paint,
  .develop = { .exposure = 0.60f,
               .contrast = 1.10f,
               .saturation = 1.0f,
               .bloom = 0.16f,
               .vignette = 0.24f,
               .grain = 1.6f,
               .shadows = { 0.003f, 0.002f, 0.001f } },
  .description = "Silver grass in the wind on Haneul Park against the evening sun",
  .taken = "2012:10:14 17:22:46",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 1, 500 },
  .aperture = { 40, 10 },
  .iso = 200,
  .focal_mm = 38,
  .latitude = 37.56820,
  .longitude = 126.88500,
  .altitude_m = 98,
};
