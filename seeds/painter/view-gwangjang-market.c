/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gwangjang Market in the evening: rows of hanging bulbs, steam over the stalls, people between them; upright. */
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/person.h"
#include "painter/stage.h"
#include "painter/view.h"

static const JsnV3 steel = { 0.10f, 0.09f, 0.085f }, counter = { 0.34f, 0.33f, 0.32f }, bulb_light = { 9, 6.2f, 3.2f },
                   dark_a = { 0.02f, 0.02f, 0.027f }, dark_b = { 0.05f, 0.032f, 0.028f },
                   dark_c = { 0.075f, 0.068f, 0.06f }, apron = { 0.24f, 0.06f, 0.05f },
                   skin = { 0.05f, 0.034f, 0.027f }, batter = { 0.42f, 0.26f, 0.09f },
                   greens = { 0.10f, 0.13f, 0.035f }, chili = { 0.26f, 0.06f, 0.02f }, rice = { 0.48f, 0.43f, 0.35f },
                   cloth = { 0.20f, 0.07f, 0.05f };
static const JsnMasonry floor_slabs
    = { { 0.17f, 0.16f, 0.15f }, { 0.06f, 0.055f, 0.05f }, 0.6f, 0.6f, 0.02f, 0.3f, 0.5f };

static void
shade_floor (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  JsnHit flat = *hit;

  flat.u = hit->at.x;
  flat.v = hit->at.z;
  jsn_material_masonry (&flat, surface, &floor_slabs);
}

/* The glazed roof over the lane, evening blue behind ribs. */
static void
shade_roof (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float rib = jsn_stripe (hit->at.z / 1.4f, 0.12f, hit->pixel_m / 1.4f), pane = jsn_stripe (hit->u * 6, 0.06f, 0.02f);

  surface->albedo = v3_scale (v3 (0.14f, 0.15f, 0.17f), 1 - 0.7f * rib);
  surface->glow = v3_scale (v3 (0.030f, 0.050f, 0.095f),
                            (1 - rib) * (1 - pane) * (0.6f + 0.8f * jsn_noise (hit->at.z * 0.7f, hit->u * 6)));
}

/* Sign boards: coloured, lit from within, with brush-like marks where the writing is. u, v 0..1. */
static void
shade_sign (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  static const JsnV3 boards[5] = { { 0.75f, 0.50f, 0.16f },
                                   { 0.60f, 0.09f, 0.04f },
                                   { 0.55f, 0.52f, 0.45f },
                                   { 0.10f, 0.30f, 0.15f },
                                   { 0.10f, 0.20f, 0.45f } };
  JsnV3 board = boards[hit->seed % 5],
        ink = hit->seed % 5 == 0 || hit->seed % 5 == 2 ? v3 (0.18f, 0.02f, 0.01f) : v3 (1.1f, 1.0f, 0.85f);
  float letters = 4 + hit->seed % 3, x = (hit->u - 0.08f) / 0.84f * letters, inside = x - floorf (x),
        y = (hit->v - 0.22f) / 0.56f;
  guint32 letter = (guint32)f_floor (x) + 13 * hit->seed;
  float mark = 0;

  if (y > 0 && y < 1 && x > 0 && x < letters && inside > 0.1f && inside < 0.9f)
    {
      float u = (inside - 0.1f) / 0.8f;

      /* A block of two or three strokes, as hangul is built. */
      mark = fmaxf (mark, (fabsf (u - 0.78f) < 0.06f) * (jsn_hash (letter, 1) < 0.6f));
      mark = fmaxf (mark, (fabsf (y - 0.42f) < 0.055f && u < 0.9f) * (jsn_hash (letter, 2) < 0.5f));
      mark = fmaxf (mark, (fabsf (y - 0.85f) < 0.05f && u < 0.6f) * (jsn_hash (letter, 3) < 0.8f));
      mark = fmaxf (mark, (fabsf (u - 0.12f) < 0.055f && y > 0.5f) * (jsn_hash (letter, 4) < 0.7f));
      mark = fmaxf (mark, fabsf (sqrtf ((u - 0.38f) * (u - 0.38f) + (y - 0.16f) * (y - 0.16f)) - 0.13f) < 0.045f);
    }
  surface->albedo = v3 (0.1f, 0.1f, 0.1f);
  surface->glow = v3_scale (v3_mix (board, ink, mark), 0.50f);
}

static JsnV3
vault_point (float s, float t, gconstpointer data)
{
  float turn = (float)G_PI * (0.12f + 0.76f * s);

  return v3 (-6.4f * cosf (turn), 4.9f + 3.6f * sinf (turn), -1 + 74 * t);
}

static void
add_vault (JsnStage *stage, int roof, int metal)
{
  jsn_mesh_sheet (&stage->mesh, vault_point, NULL, 24, 40, 2.5f, 74, roof, 1);
  for (float z = 3; z < 72; z += 5.6f)
    {
      for (int i = 0; i < 14; i++)
        {
          JsnV3 a = vault_point (i / 14.0f, 0, NULL), b = vault_point ((i + 1) / 14.0f, 0, NULL);

          a.z = b.z = z;
          jsn_mesh_tube (&stage->mesh, v3 (a.x, a.y - 0.15f, z), v3 (b.x, b.y - 0.15f, z), 0.07f, 0.07f, 6, metal, 1);
        }
      jsn_mesh_tube (&stage->mesh, v3 (-5.9f, 6.1f, z), v3 (5.9f, 6.1f, z), 0.05f, 0.05f, 6, metal, 1);
      for (int hand = -1; hand <= 1; hand += 2)
        jsn_mesh_tube (&stage->mesh, v3 (hand * 5.6f, 0, z), v3 (hand * 5.6f, 6.3f, z), 0.12f, 0.12f, 8, metal, 1);
    }
}

static void
add_bulbs (JsnStage *stage, int bulb, int metal)
{
  for (int row = 0; row < 4; row++)
    {
      float x = (row - 1.5f) * 1.75f;

      for (int i = 0; i < 48; i++)
        {
          float z = 2.8f + 1.25f * i + 0.5f * (row & 1),
                sag = 0.28f * sinf ((float)G_PI * (z / 5.6f - floorf (z / 5.6f)));
          JsnV3 at = v3 (x + 0.08f * (jsn_hash (i, row) - 0.5f), 3.35f - sag + 0.22f * (row == 1 || row == 2), z);

          jsn_mesh_ball (&stage->mesh, at, v3 (0.075f, 0.10f, 0.075f), i < 10 ? 20 : 10, bulb, 1);
          jsn_mesh_tube (&stage->mesh, v3_add (at, v3 (0, 0.09f, 0)), v3_add (at, v3 (0, 0.24f, 0)), 0.035f, 0.03f, 7,
                         metal, 1);
          jsn_mesh_tube (&stage->mesh, v3_add (at, v3 (0, 0.24f, 0)), v3_add (at, v3 (0.02f, 0.62f, 1.25f)), 0.010f,
                         0.010f, 4, metal, 1);
          jsn_stage_spark (stage, v3 (at.x, at.y, at.z - 0.08f), v3 (0.30f, 0.17f, 0.07f), 0.30f);
          if (i % 6 == 2 && (row == 0 || row == 3))
            jsn_stage_lamp (stage, v3 (at.x, at.y - 0.2f, at.z), v3 (11, 7.2f, 3.6f), 11);
        }
    }
}

static void
add_food (JsnStage *stage, float x, float y, float z, const int *foods, int number)
{
  for (int i = 0; i < 9; i++)
    {
      float px = x + 0.34f * (i % 3 - 1), pz = z + 0.4f * (i / 3 - 1);
      int kind = (int)(4 * jsn_hash (i, 60 + number));

      jsn_mesh_tube (&stage->mesh, v3 (px, y, pz), v3 (px, y + 0.09f, pz), 0.10f, 0.155f, 14, foods[3], 1);
      for (int k = 0; k < 12; k++)
        jsn_mesh_ball (&stage->mesh,
                       v3 (px + 0.18f * (jsn_hash (k, i + number) - 0.5f), y + 0.09f + 0.07f * jsn_hash (k, 7 + i),
                           pz + 0.18f * (jsn_hash (k, 9 + i) - 0.5f)),
                       v3 (0.055f, 0.035f, 0.055f), 8, foods[kind], k);
    }
}

static void
add_stalls (JsnStage *stage, int bench, int sign, int awning, int metal, const int *foods)
{
  for (int i = 0; i < 24; i++)
    {
      float hand = i % 2 ? 1 : -1, z = 3.4f + 3.3f * (i / 2), x = hand * 3.0f;

      jsn_mesh_box (&stage->mesh, v3 (x, 0, z), v3 (1.35f, 0.88f, 2.7f), 0, bench, bench, i);
      jsn_mesh_box (&stage->mesh, v3 (x, 0.88f, z), v3 (1.5f, 0.05f, 2.8f), 0, metal, bench, i);
      add_food (stage, x - hand * 0.2f, 0.94f, z - 0.6f, foods, i);
      add_food (stage, x - hand * 0.2f, 0.94f, z + 0.65f, foods, i + 50);
      jsn_mesh_tube (&stage->mesh, v3 (x + hand * 0.5f, 0.93f, z), v3 (x + hand * 0.5f, 1.28f, z), 0.24f, 0.22f, 16,
                     metal, 1);
      jsn_mesh_card (&stage->mesh, v3 (hand * 2.55f - 0.75f, 2.75f, z + 0.2f),
                     v3 (hand * 2.55f + 0.75f, 2.75f, z + 0.2f), v3 (hand * 2.55f + 0.75f, 3.2f, z + 0.2f),
                     v3 (hand * 2.55f - 0.75f, 3.2f, z + 0.2f), sign, i * 3 + 1);
      jsn_mesh_card (&stage->mesh, v3 (hand * 4.6f, 2.5f, z + hand * 1.3f), v3 (hand * 4.6f, 2.5f, z - hand * 1.3f),
                     v3 (hand * 4.6f, 3.3f, z - hand * 1.3f), v3 (hand * 4.6f, 3.3f, z + hand * 1.3f), sign, i * 5 + 2);
      jsn_mesh_quad (&stage->mesh, v3 (hand * 5.6f, 0, z - 1.65f), v3 (hand * 5.6f, 0, z + 1.65f),
                     v3 (hand * 5.6f, 4.9f, z + 1.65f), v3 (hand * 5.6f, 4.9f, z - 1.65f), awning, i);
      jsn_mesh_quad (&stage->mesh, v3 (hand * 5.5f, 2.55f, z - 1.5f), v3 (hand * 5.5f, 2.55f, z + 1.5f),
                     v3 (hand * 4.3f, 2.25f, z + 1.5f), v3 (hand * 4.3f, 2.25f, z - 1.5f), awning, i);
    }
}

static void
add_people (JsnStage *stage, const int *coats, int red, int head)
{
  for (int i = 0; i < 46; i++)
    {
      float z = i < 4 ? 7.5f + 1.6f * i : 14.5f + 0.95f * i,
            x = i < 4 ? (i % 2 ? 0.95f : -0.75f) + 0.1f * i : 3.3f * (jsn_hash (i, 81) - 0.5f);
      JsnPerson person = { v3 (x, 0, z),
                           1.56f + 0.2f * jsn_hash (i, 82),
                           jsn_hash (i, 83) < 0.6f ? 0.1f : 3.1f,
                           0.2f,
                           coats[i % 3],
                           coats[(i + 1) % 3],
                           head };

      jsn_person_add (&stage->mesh, &person, i);
    }
  for (int i = 0; i < 22; i++)
    {
      float hand = i % 2 ? 1 : -1, z = 3.9f + 3.3f * (i / 2);
      JsnPerson cook
          = { v3 (hand * 4.05f, 0.02f, z), 1.58f, -hand * 1.4f, 0.04f, i % 3 ? red : coats[2], coats[0], head };

      jsn_person_add (&stage->mesh, &cook, i);
    }
}

static void
add_steam (JsnStage *stage, JsnFilm *film)
{
  for (int i = 0; i < 420; i++)
    {
      int stall = (int)(20 * jsn_hash (i, 95));
      float hand = stall % 2 ? 1 : -1, rise = jsn_hash (i, 96), x, y, z;
      JsnV3 at
          = v3 (hand * 3.4f + (0.2f + 0.9f * rise) * (jsn_noise (rise * 3 + stall, 2) - 0.5f) * 2 - hand * 0.4f * rise,
                1.3f + 1.9f * rise, 3.4f + 3.3f * (stall / 2) + 0.3f * (jsn_hash (i, 97) - 0.5f));

      if (jsn_camera_project (&stage->camera, at, &x, &y, &z))
        jsn_film_splat (film, x, y, stage->camera.focal_px * (0.18f + 0.5f * rise) / z,
                        v3_scale (v3 (1, 0.78f, 0.52f), 0.060f * (1 - 0.7f * rise) * jsn_hash (i, 98)));
    }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (0.15f, 1.72f, 0), 29, 0.60f);
  int roof = jsn_stage_material (stage, shade_roof, NULL, NULL),
      ground = jsn_stage_material (stage, shade_floor, NULL, NULL),
      sign = jsn_stage_material (stage, shade_sign, NULL, NULL);
  int metal = jsn_stage_material (stage, jsn_material_plain, NULL, &steel),
      bench = jsn_stage_material (stage, jsn_material_plain, NULL, &counter);
  int bulb = jsn_stage_material (stage, jsn_material_glow, NULL, &bulb_light),
      awning = jsn_stage_material (stage, jsn_material_plain, NULL, &cloth);
  int red = jsn_stage_material (stage, jsn_material_plain, NULL, &apron),
      head = jsn_stage_material (stage, jsn_material_plain, NULL, &skin);
  int coats[3] = { jsn_stage_material (stage, jsn_material_plain, NULL, &dark_a),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &dark_b),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &dark_c) };
  int foods[4] = { jsn_stage_material (stage, jsn_material_plain, NULL, &batter),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &greens),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &chili),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &rice) };

  stage->sky = (JsnSky){ .zenith = v3 (0.02f, 0.02f, 0.03f),
                         .middle = v3 (0.03f, 0.03f, 0.04f),
                         .horizon = v3 (0.16f, 0.10f, 0.05f),
                         .sun_dir = v3 (0, 1, 0),
                         .glow_tightness = 4 };
  stage->from_above = v3 (0.085f, 0.070f, 0.060f);
  stage->from_below = v3 (0.060f, 0.042f, 0.026f);
  stage->haze_m = 110;
  jsn_mesh_quad (&stage->mesh, v3 (-7, 0, -1), v3 (7, 0, -1), v3 (7, 0, 74), v3 (-7, 0, 74), ground, 1);
  add_vault (stage, roof, metal);
  add_bulbs (stage, bulb, metal);
  add_stalls (stage, bench, sign, awning, metal, foods);
  add_people (stage, coats, red, head);
  jsn_stage_render (stage, film);
  add_steam (stage, film);
  jsn_film_focus (film, 9, 0.0028f);
}

const JsnView jsn_view_gwangjang_market = {
  .name = "gwangjang-market",
  .width_px = 2848,
  .height_px = 4272,
  .paint = paint,
  .develop = { .exposure = 1.0f,
               .contrast = 1.08f,
               .saturation = 1.0f,
               .bloom = 0.14f,
               .vignette = 0.28f,
               .grain = 2.3f,
               .shadows = { 0.002f, 0.0015f, 0.001f } },
  .description = "Gwangjang Market in the evening, rows of bulbs and steam over the stalls",
  .taken = "2012:11:24 18:40:17",
  .lens = "Jeonsi 35mm F1.4",
  .exposure = { 1, 80 },
  .aperture = { 20, 10 },
  .iso = 1600,
  .focal_mm = 35,
  .latitude = 37.57010,
  .longitude = 126.99970,
  .altitude_m = 24,
};
