/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A train of Line 2 on its bridge over the Han at dawn, mist on the water. */
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/view.h"
#include "painter/water.h"

static const JsnFacade flats = { { 0.20f, 0.19f, 0.21f }, { 0.06f, 0.06f, 0.08f }, 3.4f, 2.9f, 0.5f, 0.5f, 0.07f,
                                 { 0.9f, 0.55f, 0.25f },  { 0.6f, 0.6f, 0.65f },   0.35f };
static const JsnHillside forest = { { 0.05f, 0.05f, 0.06f }, { 0.1f, 0.1f, 0.1f }, { 0, 0, 0 }, 0.1f, 0, 14 };
static const JsnV3 girder = { 0.17f, 0.18f, 0.20f }, concrete = { 0.34f, 0.32f, 0.31f }, rail = { 0.10f, 0.10f, 0.11f },
                   roof_top = { 0.13f, 0.12f, 0.13f }, head_lamp = { 7, 6, 4.6f };
static const JsnWater river = { { 0.012f, 0.017f, 0.023f }, 0.026f, 3.0f, 1, 0, 0 };

/* The bridge's line: t in metres from a point abreast of the camera. */
static JsnV3
line_at (float t, float y)
{
  return v3 (46 - 0.52f * t, y, 30 + 0.854f * t);
}

#define LINE_YAW 2.1179f /* atan2 (0.854, -0.52) */

/* Stainless coaches with the green band of Line 2, windows lit. v in metres. */
static void
shade_coach (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float door = hit->u / 4.9f - floorf (hit->u / 4.9f),
        window = jsn_stripe (hit->u / 1.63f + 0.1f, 0.74f, hit->pixel_m / 1.63f);
  gboolean glass = hit->v > 1.55f && hit->v < 2.55f;

  surface->albedo
      = v3_scale (v3 (0.55f, 0.56f, 0.58f), 0.85f + 0.15f * jsn_stripe (hit->v / 0.16f, 0.7f, hit->pixel_m / 0.16f));
  surface->mirror = 0.22f;
  if ((hit->v > 1.15f && hit->v < 1.42f) || hit->v > 2.95f)
    {
      surface->albedo = v3 (0.03f, 0.30f, 0.10f);
      surface->mirror = 0.04f;
    }
  if (glass)
    {
      surface->albedo = v3_scale (v3_mix (surface->albedo, v3 (0.03f, 0.035f, 0.04f), window), 1);
      surface->glow
          = v3_scale (v3 (0.72f, 0.70f, 0.60f), window * (0.45f + 0.5f * jsn_noise (hit->u * 1.2f, hit->seed)));
      surface->mirror = 0.15f;
    }
  if (door > 0.47f && door < 0.475f)
    surface->albedo = v3 (0.1f, 0.1f, 0.1f);
}

static void
add_bridge (JsnStage *stage, int steel, int stone, int iron)
{
  JsnMesh *mesh = &stage->mesh;

  for (int i = -1; i < 22; i++)
    {
      float t = i * 45.0f;
      JsnV3 middle = line_at (t + 22.5f, 13.4f);

      /* The girder deepens over each pier. */
      jsn_mesh_box (mesh, middle, v3 (45.2f, 2.7f, 6.6f), LINE_YAW, steel, steel, i + 2);
      jsn_mesh_box (mesh, line_at (t, 12.2f), v3 (11, 1.3f, 6.2f), LINE_YAW, steel, steel, i + 2);
      jsn_mesh_box (mesh, line_at (t + 22.5f, 16.1f), v3 (45.2f, 0.5f, 10.4f), LINE_YAW, stone, stone, i + 2);
      jsn_mesh_tube (mesh, line_at (t, 0), line_at (t, 10.3f), 1.9f, 1.7f, 20, stone, i + 2);
      jsn_mesh_box (mesh, line_at (t, 10.2f), v3 (3.2f, 2.0f, 8.6f), LINE_YAW, stone, stone, i + 2);
      jsn_mesh_tube (mesh, line_at (t, 0), line_at (t, 1.6f), 3.4f, 3.2f, 20, stone, i + 2);
      for (int k = 0; k < 18; k++)
        jsn_mesh_tube (mesh, v3_add (line_at (t + 2.5f * k, 16.6f), v3 (-4.3f, 0, -2.6f)),
                       v3_add (line_at (t + 2.5f * k, 17.7f), v3 (-4.3f, 0, -2.6f)), 0.04f, 0.04f, 5, iron, 1);
      for (int wire = 0; wire < 3; wire++)
        jsn_mesh_tube (mesh, v3_add (line_at (t, 16.9f + 0.4f * wire), v3 (-4.3f, 0, -2.6f)),
                       v3_add (line_at (t + 45, 16.9f + 0.4f * wire), v3 (-4.3f, 0, -2.6f)), 0.03f, 0.03f, 5, iron, 1);
      jsn_mesh_tube (mesh, line_at (t, 16.6f), line_at (t, 24.2f), 0.17f, 0.14f, 8, iron, 1);
      jsn_mesh_tube (mesh, v3_add (line_at (t, 23.2f), v3 (-3.4f, 0, -2.1f)),
                     v3_add (line_at (t, 23.2f), v3 (3.4f, 0, 2.1f)), 0.09f, 0.09f, 6, iron, 1);
      for (int hand = -1; hand <= 1; hand += 2)
        jsn_mesh_tube (mesh, v3_add (line_at (t, 22.5f), v3 (hand * 2.2f, 0, hand * 1.3f)),
                       v3_add (line_at (t + 45, 22.5f), v3 (hand * 2.2f, 0, hand * 1.3f)), 0.035f, 0.035f, 5, iron, 1);
    }
}

static void
add_train (JsnStage *stage, int coach, int iron, int lamp)
{
  const float from = 62;

  for (int i = 0; i < 10; i++)
    {
      JsnV3 at = v3_add (line_at (from + 20.3f * i, 17.35f), v3 (-1.9f, 0, -1.15f));

      jsn_mesh_box (&stage->mesh, at, v3 (19.5f, 3.15f, 3.1f), LINE_YAW, coach, coach, i);
      jsn_mesh_box (&stage->mesh, v3 (at.x, at.y + 3.15f, at.z), v3 (18.6f, 0.35f, 2.5f), LINE_YAW, iron, iron, i);
      jsn_mesh_box (&stage->mesh, v3 (at.x, at.y + 3.5f, at.z), v3 (4.6f, 0.35f, 1.8f), LINE_YAW, iron, iron, i);
      jsn_mesh_box (&stage->mesh, v3 (at.x, at.y - 0.75f, at.z), v3 (17, 0.75f, 2.6f), LINE_YAW, iron, iron, i);
    }
  for (int hand = -1; hand <= 1; hand += 2)
    {
      JsnV3 front = v3_add (line_at (from - 9.9f, 18.2f), v3 (-1.9f + hand * 0.85f, 0, -1.15f + hand * 0.5f));

      jsn_mesh_ball (&stage->mesh, front, v3 (0.15f, 0.15f, 0.15f), 12, lamp, 1);
      jsn_stage_spark (stage, v3_add (front, v3 (0.15f, 0, -0.2f)), v3 (2.2f, 1.8f, 1.3f), 0.55f);
    }
}

static float
far_hills (float x, float z, gconstpointer data)
{
  return 2 + jsn_terrain_dome (x, z, -1500, 4600, 2300, 1300, 255) * (0.8f + 0.3f * jsn_fbm (x / 300, z / 300, 4))
         + jsn_terrain_dome (x, z, 1600, 8800, 4000, 2500, 560) * (0.55f + 0.6f * jsn_ridged (x / 1300, z / 1300, 5))
         + jsn_terrain_dome (x, z, -3600, 10500, 4600, 2500, 740) * (0.55f + 0.6f * jsn_ridged (x / 1200, z / 1200, 5));
}

static void
add_far_shore (JsnStage *stage, int flat, int top, int hills)
{
  JsnCity shore = { .left = -1800,
                    .right = 1600,
                    .from_z = 1000,
                    .to_z = 2100,
                    .block_m = 48,
                    .low_m = 30,
                    .tall_m = 125,
                    .towers = 0.7f,
                    .yaw = -0.2f,
                    .facades = { flat, flat, flat, flat },
                    .top = top,
                    .seed = 53 };
  JsnCity beyond = { .left = -2600,
                     .right = 2600,
                     .from_z = 2100,
                     .to_z = 3400,
                     .block_m = 70,
                     .low_m = 26,
                     .tall_m = 210,
                     .towers = 0.55f,
                     .facades = { flat, flat, flat, flat },
                     .top = top,
                     .seed = 58 };

  jsn_mesh_box (&stage->mesh, v3 (0, 0, 985), v3 (5000, 4.5f, 30), 0, top, top, 1);
  jsn_city_add (stage, &shore);
  jsn_city_add (stage, &beyond);
  jsn_terrain_add (stage, far_hills, NULL, 3500, 13000, 360, 100, hills);
}

/* Banks of mist lie on the river: soft light at a height that thins out. */
static void
add_mist (const JsnStage *stage, JsnFilm *film)
{
  const JsnCamera *camera = &stage->camera;

  for (int y = 0; y < film->height; y++)
    for (int x = 0; x < film->width; x++)
      {
        gsize at = (gsize)y * film->width + x;
        JsnV3 ray = jsn_camera_ray (camera, x + 0.5f, y + 0.5f), light;
        float far = film->nearness[at] > 0 ? fminf (1 / film->nearness[at], 2600) : 2600, thick = 0;

        if (fabsf (ray.y) > 0.075f)
          continue;
        for (int i = 0; i < 4; i++)
          {
            float z = 160 * powf (2.3f, i), height = camera->eye.y + ray.y * z;
            float bank = jsn_fbm ((camera->eye.x + ray.x * z) / 150 + 9 * i, height / 16 + i, 4);

            if (z < far && height > -1)
              thick += (0.10f + 0.10f * i) * f_smooth (0.40f, 0.75f, bank) * expf (-height / (5.0f + 4 * i));
          }
        ray.y = 0.03f;
        light = v3_scale (jsn_sky_clear (&stage->sky, ray), 0.92f);
        film->light[at] = v3_mix (film->light[at], light, f_clamp (thick, 0, 0.85f));
      }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (-26, 6.5f, 0), 33, 0.66f);
  int steel = jsn_stage_material (stage, jsn_material_plain, NULL, &girder),
      stone = jsn_stage_material (stage, jsn_material_plain, NULL, &concrete),
      iron = jsn_stage_material (stage, jsn_material_plain, NULL, &rail);
  int coach = jsn_stage_material (stage, shade_coach, NULL, NULL),
      lamp = jsn_stage_material (stage, jsn_material_glow, NULL, &head_lamp),
      flat = jsn_stage_material (stage, jsn_material_facade, NULL, &flats);
  int top = jsn_stage_material (stage, jsn_material_plain, NULL, &roof_top),
      hills = jsn_stage_material (stage, jsn_material_hillside, NULL, &forest);

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x5b7fb0),
                         .middle = jsn_hex (0xaab4cc),
                         .horizon = jsn_hex (0xf3c3a4),
                         .sun_dir = v3_unit (v3 (-0.30f, 0.052f, 0.95f)),
                         .glow = { 1.25f, 0.62f, 0.28f },
                         .glow_tightness = 30,
                         .disc = { 22, 13, 7 },
                         .disc_cos = 0.99995f,
                         .cloud_cover = 0.44f,
                         .cloud_scale = 1.2f,
                         .cloud_stretch = 2.4f,
                         .cloud_lit = jsn_hex (0xf7cdb8),
                         .cloud_shade = jsn_hex (0x8f9bbb) };
  stage->sun = v3 (1.7f, 0.95f, 0.52f);
  stage->from_above = v3 (0.36f, 0.42f, 0.55f);
  stage->from_below = v3 (0.24f, 0.20f, 0.19f);
  stage->haze_m = 1900;
  stage->haze_tint = v3 (0.88f, 0.86f, 0.90f);
  add_bridge (stage, steel, stone, iron);
  add_train (stage, coach, iron, lamp);
  add_far_shore (stage, flat, top, hills);
  jsn_stage_render (stage, film);
  jsn_water_paint (stage, &river, film);
  add_mist (stage, film);
}

const JsnView jsn_view_subway_line_2 = {
  .name = "subway-line-2",
  .width_px = 4272,
  .height_px = 2848,
  .paint = paint,
  .develop = { .exposure = 0.62f,
               .contrast = 1.25f,
               .saturation = 1.10f,
               .bloom = 0.12f,
               .vignette = 0.22f,
               .grain = 1.6f,
               .shadows = { 0.002f, 0.002f, 0.003f } },
  .description = "A train of Seoul Metro Line 2 on Dangsan Railway Bridge at dawn, mist on the Han River",
  .taken = "2013:03:09 06:58:12",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 1, 250 },
  .aperture = { 63, 10 },
  .iso = 200,
  .focal_mm = 33,
  .latitude = 37.53720,
  .longitude = 126.90480,
  .altitude_m = 15,
};
