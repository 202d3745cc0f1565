/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bukchon: tiled roofs cascading down a lane, the towers of the centre and Namsan in the haze of a late afternoon. */
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/person.h"
#include "painter/roof.h"
#include "painter/tree.h"
#include "painter/view.h"

static const JsnTiles tiles = { { 0.088f, 0.090f, 0.096f }, { 0.1f, 0.1f, 0.1f }, 0.30f, 0 };
static const JsnEaves eaves
    = { { 0.13f, 0.075f, 0.045f }, { 0.10f, 0.09f, 0.08f }, { 0.11f, 0.065f, 0.04f }, { 0.16f, 0.10f, 0.06f }, 0.36f };
static const JsnMasonry footing
    = { { 0.42f, 0.39f, 0.35f }, { 0.55f, 0.53f, 0.50f }, 0.42f, 0.30f, 0.035f, 0.5f, 0.2f };
static const JsnMasonry paving = { { 0.33f, 0.31f, 0.29f }, { 0.16f, 0.15f, 0.14f }, 0.55f, 0.28f, 0.012f, 0.3f, 0.3f };
static const JsnHillside hill = { { 0.055f, 0.085f, 0.035f }, { 0.3f, 0.28f, 0.25f }, { 0, 0, 0 }, 0.2f, 0, 11 };
static const JsnFacade office
    = { { 0.44f, 0.43f, 0.42f }, { 0.06f, 0.08f, 0.10f }, 3.4f, 3.8f, 0.72f, 0.6f, 0, { 0, 0, 0 }, { 0, 0, 0 }, 0.25f };
static const JsnFacade tower = {
  { 0.28f, 0.31f, 0.35f }, { 0.05f, 0.07f, 0.10f }, 1.8f, 4.0f, 0.86f, 0.72f, 0, { 0, 0, 0 }, { 0, 0, 0 }, 0.35f
};
static const JsnV3 ridge_tile = { 0.12f, 0.12f, 0.125f }, roof_top = { 0.20f, 0.235f, 0.20f },
                   bark = { 0.05f, 0.04f, 0.03f }, wall_white = { 0.62f, 0.6f, 0.57f }, cloth = { 0.05f, 0.06f, 0.10f },
                   cloth_light = { 0.52f, 0.46f, 0.40f }, skin = { 0.06f, 0.045f, 0.04f },
                   hanbok = { 0.45f, 0.07f, 0.12f };
static const JsnLeaf autumn = { { 0.30f, 0.10f, 0.025f }, { 0.42f, 0.22f, 0.04f }, 0.55f };
static const JsnLeaf green = { { 0.06f, 0.10f, 0.025f }, { 0.16f, 0.18f, 0.04f }, 0.5f };

static float
slope (float x, float z, gconstpointer data)
{
  return z < 150 ? -0.155f * z + 0.7f * sinf (z * 0.045f) : -23.3f + 0.3f - 0.012f * (z - 150);
}

static float
lane_middle (float z)
{
  return 1.6f * sinf (z * 0.042f + 0.4f) - 0.6f;
}

static float
lane_height (float x, float z, gconstpointer data)
{
  return slope (x, z, NULL) - 0.05f;
}

static float
namsan_height (float x, float z, gconstpointer data)
{
  return -30 + jsn_terrain_dome (x, z, 330, 3500, 1500, 900, 205) * (0.85f + 0.3f * jsn_fbm (x / 260, z / 260, 4))
         + jsn_terrain_dome (x, z, -1900, 9500, 4200, 2500, 520) * (0.6f + 0.6f * jsn_ridged (x / 1400, z / 1400, 4))
         + jsn_terrain_dome (x, z, 2900, 10500, 4200, 2500, 610) * (0.6f + 0.6f * jsn_ridged (x / 1300, z / 1300, 4));
}

static void
shade_paving (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  JsnHit flat = *hit;

  flat.u = hit->at.x;
  flat.v = hit->at.z;
  jsn_material_masonry (&flat, surface, data);
}

/* Stone below, then plaster between dark posts, with a paper window here and there. */
static void
shade_house (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float post = jsn_stripe (hit->u / 2.3f + 0.06f, 0.09f, hit->pixel_m / 2.3f);
  guint32 bay = (guint32)f_floor (hit->u / 2.3f + 0.06f);
  float grid = jsn_stripe (hit->u / 0.17f, 0.25f, hit->pixel_m / 0.17f), inside = hit->u / 2.3f + 0.06f - bay;
  JsnV3 wood = { 0.10f, 0.052f, 0.028f };

  if (hit->v < 1.25f)
    {
      jsn_material_masonry (hit, surface, &footing);
      return;
    }
  surface->albedo
      = v3_scale (v3 (0.66f, 0.62f, 0.55f), 0.8f + 0.3f * jsn_fbm (hit->u * 0.8f, hit->v * 0.8f + hit->seed, 4));
  if (jsn_hash (bay, hit->seed) < 0.4f && hit->v > 1.6f && hit->v < 2.8f && inside > 0.22f && inside < 0.86f)
    surface->albedo = v3_mix (v3 (0.5f, 0.45f, 0.36f), wood, grid);
  if (jsn_hash (bay, hit->seed + 3u) < 0.25f && hit->v < 2.4f)
    surface->albedo
        = v3_scale (v3 (0.30f, 0.12f, 0.075f), 0.7f + 0.6f * jsn_stripe (hit->v / 0.075f, 0.8f, hit->pixel_m / 0.075f));
  surface->albedo = v3_mix (surface->albedo, wood, post);
  surface->albedo = v3_scale (surface->albedo, 1 - 0.45f * f_smooth (2.0f, 3.2f, hit->v));
}

static void
add_hanok (JsnStage *stage,
           float x,
           float z,
           float wide,
           float deep,
           float yaw,
           int house,
           int tile,
           int ridge,
           int under,
           int seed)
{
  float ground = slope (x, z, NULL) + 0.5f * jsn_hash (seed, 4);
  JsnRoof roof = { v3 (x, ground + 3.25f, z), yaw,  wide + 2.2f, deep + 2.2f, 2.5f + 0.16f * deep, 0.75f, 1.1f, 0.17f,
                   z < 60 ? 14 : 7,           tile, ridge,       under };

  jsn_mesh_box (&stage->mesh, v3 (x, ground - 4, z), v3 (wide, 7.4f, deep), yaw, house, ridge, seed);
  jsn_roof_add (&stage->mesh, &roof, seed);
}

static void
add_lane_houses (JsnStage *stage, int house, int tile, int ridge, int under)
{
  for (int i = 0; i < 15; i++)
    for (int hand = -1; hand <= 1; hand += 2)
      {
        float z = 11 + 11.5f * i + (hand > 0 ? 5 : 0), turn = (float)G_PI / 2 - 0.06f * cosf (z * 0.042f + 0.4f);

        add_hanok (stage, lane_middle (z) + hand * 6.6f, z, 10.2f, 7.6f, turn, house, tile, ridge, under,
                   3 * i + hand + 5);
      }
  for (int i = 0; i < 150; i++)
    {
      int column = i % 10, row = i / 10;
      float hand = column % 2 ? 1 : -1, x = hand * (17.5f + 10.5f * (column / 2)) + 3 * jsn_hash (i, 8),
            z = 16 + 11.5f * row + 4 * jsn_hash (i, 9);

      if (fabsf (x) < 0.55f * z + 14)
        add_hanok (stage, x, z, 9 + 3 * jsn_hash (i, 1), 7 + 1.5f * jsn_hash (i, 2),
                   (jsn_hash (i, 3) < 0.5f ? 0 : (float)G_PI / 2) + 0.25f * (jsn_hash (i, 7) - 0.5f), house, tile,
                   ridge, under, 100 + i);
    }
}

static void
add_life (JsnStage *stage, int bark_material, int autumn_leaf, int green_leaf, const int *clothes, int head)
{
  for (int i = 0; i < 26; i++)
    {
      float z = 24 + 6.5f * i, x = (i % 2 ? 1 : -1) * (11.6f + 30 * jsn_hash (i, 21) * (i > 4));
      JsnTree tree = { v3 (x, slope (x, z, NULL), z),
                       5.5f + 3 * jsn_hash (i, 22),
                       2.6f,
                       0.35f,
                       0.1f,
                       9,
                       70,
                       0.55f,
                       bark_material,
                       jsn_hash (i, 23) < 0.45f ? autumn_leaf : green_leaf };

      jsn_tree_add (&stage->mesh, &tree, i + 40);
    }
  for (int i = 0; i < 6; i++)
    {
      static const float place[6][2]
          = { { -0.7f, 21 }, { 0.3f, 21.5f }, { 0.9f, 38 }, { -0.9f, 52 }, { 0.1f, 70 }, { -0.4f, 71 } };
      float z = place[i][1], x = lane_middle (z) + place[i][0];
      JsnPerson person = { v3 (x, slope (x, z, NULL), z),
                           1.55f + 0.2f * jsn_hash (i, 3),
                           i % 2 ? 0.1f : 3.2f,
                           0.2f,
                           clothes[i % 3],
                           clothes[(i + 1) % 2],
                           head };

      jsn_person_add (&stage->mesh, &person, i);
    }
}

static void
add_distance (JsnStage *stage, int hills, int facade_a, int facade_b, int top, int white)
{
  JsnCity city = { .left = -900,
                   .right = 1100,
                   .from_z = 620,
                   .to_z = 2300,
                   .block_m = 46,
                   .low_m = 20,
                   .tall_m = 165,
                   .towers = 0.75f,
                   .yaw = 0.15f,
                   .ground = slope,
                   .facades = { facade_a, facade_b, facade_a, facade_b },
                   .top = top,
                   .seed = 12 };
  JsnCity near = { .left = -350,
                   .right = 350,
                   .from_z = 190,
                   .to_z = 620,
                   .block_m = 15,
                   .low_m = 7,
                   .tall_m = 26,
                   .towers = 0.3f,
                   .yaw = -0.1f,
                   .ground = slope,
                   .facades = { facade_a, facade_b, facade_a, facade_a },
                   .top = top,
                   .seed = 5 };

  jsn_city_add (stage, &city);
  jsn_city_add (stage, &near);
  jsn_terrain_add (stage, namsan_height, NULL, 2350, 14000, 300, 130, hills);
  jsn_city_add_seoul_tower (&stage->mesh, v3 (330, namsan_height (330, 3500, NULL) - 3, 3500), white, white, top,
                            white);
}

static void
set_light (JsnStage *stage)
{
  stage->sky = (JsnSky){ .zenith = jsn_hex (0x6796cc),
                         .middle = jsn_hex (0xb9c9d6),
                         .horizon = jsn_hex (0xecd3bd),
                         .sun_dir = v3_unit (v3 (0.80f, 0.34f, 0.36f)),
                         .glow = { 0.9f, 0.6f, 0.28f },
                         .glow_tightness = 5,
                         .cloud_cover = 0.38f,
                         .cloud_scale = 0.8f,
                         .cloud_stretch = 1.8f,
                         .cloud_lit = jsn_hex (0xfbeedb),
                         .cloud_shade = jsn_hex (0xb5b9c4) };
  stage->sun = v3 (2.5f, 1.75f, 1.0f);
  stage->from_above = v3 (0.40f, 0.46f, 0.58f);
  stage->from_below = v3 (0.22f, 0.18f, 0.14f);
  stage->haze_m = 2900;
  stage->shadow_m = 75;
  stage->shadow_at = v3 (0, -6, 60);
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (0.4f, 6.3f, -3), 42, 0.40f);
  int house = jsn_stage_material (stage, shade_house, NULL, NULL),
      tile = jsn_stage_material (stage, jsn_material_tiles, NULL, &tiles);
  int ridge = jsn_stage_material (stage, jsn_material_plain, NULL, &ridge_tile),
      under = jsn_stage_material (stage, jsn_material_eaves, NULL, &eaves);
  int lane = jsn_stage_material (stage, shade_paving, NULL, &paving),
      hills = jsn_stage_material (stage, jsn_material_hillside, NULL, &hill);
  int offices = jsn_stage_material (stage, jsn_material_facade, NULL, &office),
      towers = jsn_stage_material (stage, jsn_material_facade, NULL, &tower);
  int top = jsn_stage_material (stage, jsn_material_plain, NULL, &roof_top),
      white = jsn_stage_material (stage, jsn_material_plain, NULL, &wall_white);
  int wood = jsn_stage_material (stage, jsn_material_plain, NULL, &bark),
      head = jsn_stage_material (stage, jsn_material_plain, NULL, &skin);
  int red_leaf = jsn_stage_material (stage, jsn_material_leaf, jsn_hole_leaves, &autumn),
      green_leaf = jsn_stage_material (stage, jsn_material_leaf, jsn_hole_leaves, &green);
  int clothes[3] = { jsn_stage_material (stage, jsn_material_plain, NULL, &cloth),
                     jsn_stage_material (stage, jsn_material_plain, NULL, &cloth_light),
                     jsn_stage_material (stage, jsn_material_plain, NULL, &hanbok) };

  set_light (stage);
  jsn_terrain_add (stage, lane_height, NULL, 3, 2400, 120, 200, lane);
  add_lane_houses (stage, house, tile, ridge, under);
  add_life (stage, wood, red_leaf, green_leaf, clothes, head);
  add_distance (stage, hills, offices, towers, top, white);
  jsn_stage_render (stage, film);
}

const JsnView jsn_view_bukchon_rooftops = {
  .name = "bukchon-rooftops",
  .width_px = 4272,
  .height_px = 2848,
  .paint = paint,
  .develop = { .exposure = 0.62f,
               .contrast = 1.24f,
               .saturation = 1.12f,
               .bloom = 0.07f,
               .vignette = 0.22f,
               .grain = 1.5f,
               .shadows = { 0.002f, 0.002f, 0.002f } },
  .description = "Tiled roofs of Bukchon descending along a lane, towers of the city centre and Namsan in the haze",
  .taken = "2012:10:27 16:12:48",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 1, 250 },
  .aperture = { 80, 10 },
  .iso = 200,
  .focal_mm = 42,
  .latitude = 37.58290,
  .longitude = 126.98370,
  .altitude_m = 78,
};
