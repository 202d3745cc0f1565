/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gyeongbokgung: the throne hall Geunjeongjeon after fresh snow, at dawn, Bugaksan behind. */
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/person.h"
#include "painter/roof.h"
#include "painter/tree.h"
#include "painter/view.h"

static const JsnTiles tiles = { { 0.075f, 0.078f, 0.085f }, { 0.2f, 0.2f, 0.2f }, 0.42f, 0.93f };
static const JsnEaves eaves
    = { { 0.10f, 0.25f, 0.19f }, { 0.030f, 0.035f, 0.035f }, { 0.38f, 0.10f, 0.06f }, { 0.55f, 0.48f, 0.30f }, 0.5f };
static const JsnMasonry terrace
    = { { 0.52f, 0.49f, 0.45f }, { 0.20f, 0.19f, 0.18f }, 1.9f, 0.62f, 0.04f, 0.35f, 0.35f };
static const JsnHillside mountain
    = { { 0.045f, 0.045f, 0.050f }, { 0.30f, 0.27f, 0.26f }, { 0.62f, 0.64f, 0.70f }, 0.9f, 0.42f, 7 };
static const JsnV3 ridge_snow = { 0.74f, 0.76f, 0.80f }, stone = { 0.45f, 0.43f, 0.41f },
                   coat_dark = { 0.03f, 0.03f, 0.04f }, coat_red = { 0.30f, 0.03f, 0.028f },
                   skin = { 0.10f, 0.07f, 0.05f }, bark = { 0.05f, 0.04f, 0.035f }, bracket = { 0.10f, 0.20f, 0.15f };

/* Red columns, lattice doors between them, painted beams above. u, v in metres. */
static void
shade_hall (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  const float bay = 5.0f;
  float part = hit->u / bay - floorf (hit->u / bay), blur = hit->pixel_m;
  float lattice = jsn_stripe (hit->u / 0.24f, 0.45f, blur / 0.24f) * jsn_stripe (hit->v / 0.24f, 0.45f, blur / 0.24f);
  JsnV3 red = { 0.26f, 0.065f, 0.045f }, green = { 0.075f, 0.16f, 0.125f }, dark = { 0.012f, 0.014f, 0.014f };

  surface->albedo = v3_mix (green, dark, lattice);
  if (jsn_stripe (hit->u / 1.25f, 0.12f, blur / 1.25f) > 0.5f)
    surface->albedo = v3_scale (green, 0.8f);
  if (part < 0.09f || part > 0.91f)
    {
      surface->albedo = red;
      surface->normal.x += (part < 0.5f ? part : part - 1) * 7;
      surface->normal = v3_unit (surface->normal);
    }
  if (hit->v > 4.7f)
    {
      float band = jsn_stripe (hit->v / 0.55f, 0.4f, blur / 0.55f),
            beat = jsn_stripe (hit->u / 0.62f, 0.5f, blur / 0.62f);

      surface->albedo = v3_mix (v3_mix (v3 (0.07f, 0.24f, 0.20f), v3 (0.40f, 0.12f, 0.06f), beat * band),
                                v3 (0.10f, 0.16f, 0.34f), 0.5f * (1 - band));
    }
  /* Little sky reaches under eaves this deep. */
  surface->albedo = v3_scale (surface->albedo, 0.75f - 0.5f * f_smooth (1.5f, 6.5f, hit->v));
}

/* Fresh snow on uneven flagstones; a trodden path in the middle. */
static void
shade_snow (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float x = hit->at.x, z = hit->at.z;
  float swell = jsn_fbm (x * 0.35f, z * 0.35f, 4), fine = f_clamp (0.10f / hit->pixel_m, 0, 1);
  float path = hit->at.y < 0.1f ? f_smooth (2.6f, 1.2f, fabsf (x - 1.5f + 0.5f * sinf (z * 0.09f))) : 0;
  float prints = path * fine * f_smooth (0.55f, 0.7f, jsn_noise (x * 3.4f, z * 1.9f));
  float worn = 0.16f * path * jsn_fbm (x * 0.9f, z * 0.3f, 3);

  surface->albedo = v3_scale (v3 (0.85f, 0.87f, 0.91f), (0.95f + 0.08f * swell) * (1 - 0.30f * prints - worn));
  surface->normal = v3_unit (v3 (0.5f * fine * (jsn_fbm (x * 2.3f + 9, z * 1.6f, 3) - 0.5f) + 0.16f * (swell - 0.5f), 1,
                                 0.5f * fine * (jsn_fbm (x * 2.3f, z * 1.6f + 30, 3) - 0.5f) - 0.5f * prints));
}

static float
mountain_height (float x, float z, gconstpointer data)
{
  float rough = jsn_ridged (x / 420, z / 420, 5), fine = jsn_fbm (x / 60, z / 60, 4);
  float high = jsn_terrain_dome (x, z, -430, 1750, 800, 800, 370) + jsn_terrain_dome (x, z, -1500, 1900, 800, 700, 330)
               + jsn_terrain_dome (x, z, 1050, 2300, 1100, 800, 210)
               + jsn_terrain_dome (x, z, 300, 4300, 2600, 900, 560)
               + jsn_terrain_dome (x, z, 1900, 4600, 1500, 900, 640);

  return high * (0.62f + 0.55f * rough) + 14 * fine * f_smooth (0, 60, high) - 4;
}

/* Bracket sets carry the eaves: three steps, each farther out. */
static void
add_brackets (JsnMesh *mesh, float y, float half, float z, int painted)
{
  for (float x = -half; x <= half + 0.1f; x += 1.25f)
    for (int step = 0; step < 3; step++)
      jsn_mesh_box (mesh, v3 (x, y + 0.42f * step, z - 0.35f - 0.4f * step), v3 (0.42f, 0.34f, 0.9f), 0, painted,
                    painted, step);
}

static void
add_hall (JsnStage *stage, int hall, int tile, int ridge, int under, int stones, int snow, int painted)
{
  JsnMesh *mesh = &stage->mesh;
  JsnRoof lower = { v3 (0, 11.0f, 92), 0, 39, 29, 8.0f, 1.9f, 4.6f, 0.42f, 16, tile, ridge, under };
  JsnRoof upper = { v3 (0, 18.6f, 92), 0, 33, 23, 9.0f, 1.9f, 4.4f, 0.46f, 16, tile, ridge, under };

  jsn_mesh_box (mesh, v3 (0, 0, 92), v3 (62, 2.0f, 62), 0, stones, snow, 1);
  jsn_mesh_box (mesh, v3 (0, 2.0f, 92), v3 (50, 2.1f, 50), 0, stones, snow, 2);
  jsn_mesh_box (mesh, v3 (0, 4.1f, 92), v3 (30, 7.2f, 20), 0, hall, hall, 3);
  jsn_mesh_box (mesh, v3 (0, 13, 92), v3 (24.4f, 6.0f, 14.5f), 0, hall, hall, 4);
  jsn_roof_add (mesh, &lower, 1);
  jsn_roof_add (mesh, &upper, 2);
  add_brackets (mesh, 8.55f, 15.2f, 82, painted);
  add_brackets (mesh, 16.35f, 12.4f, 84.7f, painted);
  for (int i = 0; i < 9; i++)
    jsn_mesh_box (mesh, v3 (0, 0.23f * i, 58.0f + 0.36f * i), v3 (7.5f, 0.23f, 0.5f), 0, stones, snow, 5);
  for (int i = 0; i < 9; i++)
    jsn_mesh_box (mesh, v3 (0, 2 + 0.24f * i, 64.0f + 0.36f * i), v3 (7.5f, 0.24f, 0.5f), 0, stones, snow, 5);
}

static void
add_balustrade (JsnStage *stage, float half, float y, float z, int stone_material, int snow)
{
  for (float x = -half; x <= half; x += 2.4f)
    {
      if (fabsf (x) < 4.2f)
        continue;
      jsn_mesh_box (&stage->mesh, v3 (x, y, z), v3 (0.28f, 1.15f, 0.28f), 0, stone_material, snow, 6);
      if (x + 2.4f <= half && fabsf (x + 2.4f) >= 4.2f)
        jsn_mesh_tube (&stage->mesh, v3 (x, y + 0.8f, z), v3 (x + 2.4f, y + 0.8f, z), 0.11f, 0.11f, 8, stone_material,
                       6);
    }
}

static void
add_court (JsnStage *stage, int tile, int ridge, int under, int hall, int stones, int snow, int stone_material)
{
  JsnMesh *mesh = &stage->mesh;

  jsn_mesh_quad (mesh, v3 (-300, 0, -5), v3 (300, 0, -5), v3 (300, 0, 500), v3 (-300, 0, 500), snow, 0);
  for (int hand = -1; hand <= 1; hand += 2)
    {
      JsnRoof corridor
          = { v3 (hand * 58, 5.2f, 95), (float)G_PI / 2, 170, 9.5f, 3.4f, 0.5f, 1.6f, 0.3f, 10, tile, ridge, under };

      jsn_mesh_box (mesh, v3 (hand * 58, 0.8f, 95), v3 (5, 4.6f, 165), 0, hall, snow, 9);
      jsn_mesh_box (mesh, v3 (hand * 58, 0, 95), v3 (10, 0.8f, 170), 0, stones, snow, 9);
      jsn_roof_add (mesh, &corridor, 3);
      for (int i = 0; i < 9; i++)
        jsn_mesh_box (mesh, v3 (hand * 7.2f, 0, 16 + 4.6f * i), v3 (0.42f, 0.95f, 0.26f), 0, stone_material, snow,
                      10 + i);
    }
  for (int i = 0; i < 2; i++)
    {
      JsnRoof back = { v3 (i ? 33 : -36, 5.0f, 172), 0, 46, 9, 3.4f, 0.8f, 1.5f, 0.3f, 8, tile, ridge, under };

      jsn_roof_add (mesh, &back, 4);
      jsn_mesh_box (mesh, v3 (i ? 33 : -36, 0, 172), v3 (42, 5, 6), 0, hall, snow, 9);
    }
  add_balustrade (stage, 30.6f, 2.0f, 61.4f, stone_material, snow);
  add_balustrade (stage, 24.6f, 4.1f, 67.4f, stone_material, snow);
}

static void
add_flakes (JsnFilm *film)
{
  for (int i = 0; i < 900; i++)
    {
      float near = powf (jsn_hash (i, 4), 9), radius = film->height * (0.0006f + 0.0055f * near);
      float strength = 0.55f * (film->height * 0.0009f) / radius;

      jsn_film_splat (film, film->width * jsn_hash (i, 1), film->height * jsn_hash (i, 2), radius,
                      v3_scale (v3 (0.9f, 0.86f, 0.9f), strength * (0.3f + 0.7f * jsn_hash (i, 3))));
    }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (-6.5f, 2.1f, 6), 37, 0.735f);
  int hall = jsn_stage_material (stage, shade_hall, NULL, NULL),
      tile = jsn_stage_material (stage, jsn_material_tiles, NULL, &tiles);
  int ridge = jsn_stage_material (stage, jsn_material_plain, NULL, &ridge_snow),
      under = jsn_stage_material (stage, jsn_material_eaves, NULL, &eaves);
  int stones = jsn_stage_material (stage, jsn_material_masonry, NULL, &terrace),
      snow = jsn_stage_material (stage, shade_snow, NULL, NULL);
  int plain = jsn_stage_material (stage, jsn_material_plain, NULL, &stone),
      hills = jsn_stage_material (stage, jsn_material_hillside, NULL, &mountain);
  int dark = jsn_stage_material (stage, jsn_material_plain, NULL, &coat_dark),
      red = jsn_stage_material (stage, jsn_material_plain, NULL, &coat_red);
  int head = jsn_stage_material (stage, jsn_material_plain, NULL, &skin),
      wood = jsn_stage_material (stage, jsn_material_plain, NULL, &bark);
  int painted = jsn_stage_material (stage, jsn_material_plain, NULL, &bracket);
  JsnPerson visitor = { v3 (1.1f, 0, 31), 1.7f, 0.1f, 0.22f, dark, dark, head },
            friend = { v3 (1.95f, 0, 31.4f), 1.62f, 0.05f, 0.18f, red, dark, head };

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x7d9cc6),
                         .middle = jsn_hex (0xbdb8d2),
                         .horizon = jsn_hex (0xf4c8b2),
                         .sun_dir = v3_unit (v3 (0.86f, 0.20f, 0.10f)),
                         .glow = { 0.9f, 0.42f, 0.18f },
                         .glow_tightness = 5,
                         .cloud_cover = 0.46f,
                         .cloud_scale = 0.55f,
                         .cloud_stretch = 2.2f,
                         .cloud_lit = jsn_hex (0xf7d9cf),
                         .cloud_shade = jsn_hex (0xa7a9bf) };
  stage->sky.sun_dir = v3_unit (v3 (0.80f, 0.30f, -0.42f));
  stage->sun = v3 (2.1f, 1.22f, 0.70f);
  stage->from_above = v3 (0.42f, 0.46f, 0.58f);
  stage->from_below = v3 (0.34f, 0.31f, 0.33f);
  stage->haze_m = 3000;
  stage->shadow_m = 110;
  stage->shadow_at = v3 (0, 8, 80);
  add_court (stage, tile, ridge, under, hall, stones, snow, plain);
  add_hall (stage, hall, tile, ridge, under, stones, snow, painted);
  jsn_person_add (&stage->mesh, &visitor, 1);
  jsn_person_add (&stage->mesh, &friend, 2);
  for (int i = 0; i < 7; i++)
    {
      JsnTree tree = {
        v3 (-120 + 41 * i + 14 * jsn_hash (i, 2), 0, 230 + 40 * jsn_hash (i, 1)), 15, 6, 0.3f, 0.05f, 22, 0, 1, wood, -1
      };

      jsn_tree_add (&stage->mesh, &tree, i + 1);
    }
  jsn_terrain_add (stage, mountain_height, NULL, 500, 6000, 420, 200, hills);
  jsn_stage_render (stage, film);
  add_flakes (film);
}

const JsnView jsn_view_gyeongbokgung_snow = {
  .name = "gyeongbokgung-snow",
  .width_px = 4272,
  .height_px = 2848,
  .paint = paint,
  .develop = { .exposure = 0.62f,
               .contrast = 1.12f,
               .saturation = 1.08f,
               .bloom = 0.10f,
               .vignette = 0.22f,
               .grain = 1.6f,
               .shadows = { 0.002f, 0.002f, 0.004f } },
  .description = "Geunjeongjeon, the throne hall of Gyeongbokgung, after fresh snow at dawn, Bugaksan behind",
  .taken = "2013:01:05 07:58:21",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 1, 160 },
  .aperture = { 80, 10 },
  .iso = 200,
  .focal_mm = 37,
  .latitude = 37.57806,
  .longitude = 126.97690,
  .altitude_m = 45,
};
