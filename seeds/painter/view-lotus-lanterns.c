/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lotus lanterns strung over the court of Jogyesa before Buddha's birthday, seen from below; upright. */
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/person.h"
#include "painter/roof.h"
#include "painter/view.h"

static const JsnTiles tiles = { { 0.075f, 0.078f, 0.085f }, { 0.1f, 0.1f, 0.1f }, 0.36f, 0 };
static const JsnEaves eaves
    = { { 0.10f, 0.30f, 0.24f }, { 0.05f, 0.05f, 0.05f }, { 0.42f, 0.10f, 0.06f }, { 0.60f, 0.50f, 0.25f }, 0.42f };
static const JsnMasonry terrace = { { 0.50f, 0.48f, 0.44f }, { 0.22f, 0.2f, 0.18f }, 1.2f, 0.45f, 0.02f, 0.3f, 0.2f };
static const JsnMasonry court = { { 0.42f, 0.39f, 0.35f }, { 0.25f, 0.23f, 0.2f }, 0.7f, 0.7f, 0.015f, 0.2f, 0.2f };
static const JsnV3 ridge_tile = { 0.11f, 0.11f, 0.115f }, wire = { 0.05f, 0.05f, 0.05f },
                   dark = { 0.04f, 0.045f, 0.06f }, grey_robe = { 0.26f, 0.26f, 0.27f }, pale = { 0.55f, 0.5f, 0.46f },
                   skin = { 0.06f, 0.045f, 0.04f };

/* Paper petals over a round frame, daylight coming through. The seed's last digit is the colour. */
static void
shade_lantern (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  static const JsnV3 papers[6] = { { 0.80f, 0.055f, 0.10f }, { 0.86f, 0.24f, 0.42f }, { 0.90f, 0.58f, 0.06f },
                                   { 0.16f, 0.50f, 0.10f },  { 0.10f, 0.26f, 0.70f }, { 0.88f, 0.30f, 0.05f } };
  float petal = hit->u * 10 + 0.5f * floorf (hit->v * 5), across = fabsf (petal - floorf (petal) - 0.5f) * 2;
  float row = hit->v * 5, up = row - floorf (row), fade = f_clamp (1.5f - hit->pixel_m * 60, 0, 1);
  float edge = f_smooth (0.7f, 1, across * across + 0.75f * up * up),
        rim = f_smooth (0.92f, 0.98f, fabsf (hit->v - 0.5f) * 2);
  JsnV3 paper = papers[hit->seed % 6];

  surface->albedo
      = v3_scale (v3_mix (paper, v3 (0.95f, 0.85f, 0.70f), 0.22f * (1 - up) * fade), 1 - 0.35f * edge * fade);
  if (hit->v < 0.22f)
    surface->albedo = v3_mix (surface->albedo, v3 (0.12f, 0.34f, 0.12f), 0.85f);
  surface->albedo = v3_scale (surface->albedo, (1 - 0.6f * rim) * (0.85f + 0.3f * jsn_hash (hit->seed, 2)));
  surface->through = 0.75f;
  surface->glow = v3_scale (v3_mul (paper, v3 (1.0f, 0.85f, 0.65f)), 0.10f + 0.22f * hit->v);
}

/* The wish tied under each lantern: a strip of paper with a line of writing. */
static void
shade_tag (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float line = (fabsf (hit->u - 0.5f) < 0.16f) * jsn_stripe (hit->v * 9, 0.62f, hit->pixel_m * 20)
               * (jsn_hash ((guint32)(hit->v * 9), hit->seed) < 0.85f);

  surface->albedo
      = v3_mix (v3 (0.80f, 0.77f, 0.70f), v3 (0.12f, 0.10f, 0.10f), 0.8f * line * (hit->v > 0.1f && hit->v < 0.9f));
  surface->through = 0.7f;
}

static void
shade_court (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  JsnHit flat = *hit;

  flat.u = hit->at.x;
  flat.v = hit->at.z;
  jsn_material_masonry (&flat, surface, &court);
}

/* Lattice doors in bright colours between red columns. */
static void
shade_doors (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  float bay = hit->u / 3.6f, part = bay - floorf (bay), x = (hit->u + hit->v) / 0.34f, y = (hit->u - hit->v) / 0.34f;
  float lattice = fmaxf (jsn_stripe (x, 0.25f, hit->pixel_m / 0.34f), jsn_stripe (y, 0.25f, hit->pixel_m / 0.34f));

  surface->albedo = v3_mix (v3 (0.46f, 0.38f, 0.26f), v3 (0.16f, 0.30f, 0.18f), lattice);
  if (hit->v < 1.0f || part < 0.05f || part > 0.95f)
    surface->albedo = v3 (0.30f, 0.09f, 0.05f);
  if (part > 0.47f && part < 0.53f)
    surface->albedo = v3 (0.12f, 0.26f, 0.18f);
  if (hit->v > 4.0f)
    surface->albedo
        = v3_mix (v3 (0.08f, 0.28f, 0.24f), v3 (0.46f, 0.16f, 0.07f),
                  jsn_stripe (hit->u / 0.8f, 0.4f, hit->pixel_m) * jsn_stripe (hit->v / 0.5f, 0.6f, hit->pixel_m));
  surface->albedo = v3_scale (surface->albedo, 1 - 0.45f * f_smooth (2, 5.5f, hit->v));
}

static int
lantern_colour (int column, int row)
{
  /* Stripes of one colour with a broken diamond in the middle, as the temple hangs them. */
  int diamond = (ABS (column - 11) + ABS (row % 16 - 8)) / 3;

  return jsn_hash (column, row) < 0.06f ? (int)(6 * jsn_hash (row, column))
         : diamond % 2                  ? (diamond * 2 + row / 16) % 6
                                        : (column / 3 + row / 5) % 6;
}

static void
add_lantern (JsnMesh *mesh, JsnV3 at, float z, int colour, int lantern, int tag, int metal, int number)
{
  float sway = 0.02f * (jsn_hash (number, 5) - 0.5f), size = 0.205f + 0.012f * jsn_hash (number, 6);
  int seed = 6 * (number % 9000) + colour;

  at.x += sway;
  at.y += 0.05f * (jsn_hash (number, 8) - 0.5f);
  jsn_mesh_ball (mesh, at, v3 (size, size * 0.86f, size), z < 7 ? 40 : z < 16 ? 20 : 10, lantern, seed);
  if (z < 22)
    {
      float turn = 0.9f * (jsn_hash (number, 9) - 0.5f), c = 0.045f * cosf (turn), s = 0.045f * sinf (turn),
            low = at.y - size - 0.36f, high = at.y - size - 0.05f;

      jsn_mesh_card (mesh, v3 (at.x - c, low, at.z - s), v3 (at.x + c, low, at.z + s), v3 (at.x + c, high, at.z + s),
                     v3 (at.x - c, high, at.z - s), tag, seed);
      jsn_mesh_tube (mesh, v3 (at.x, high, at.z), v3 (at.x, at.y - size * 0.8f, at.z), 0.004f, 0.004f, 4, metal, 1);
      jsn_mesh_tube (mesh, v3 (at.x, at.y + size * 0.8f, at.z), v3 (at.x, at.y + 0.32f, at.z), 0.004f, 0.004f, 4, metal,
                     1);
    }
}

static void
add_canopy (JsnStage *stage, int lantern, int tag, int metal)
{
  for (int row = 0; row < 50; row++)
    {
      float z = 1.5f + 0.56f * row;

      for (int column = 0; column < 24; column++)
        {
          float x = (column - 11.5f) * 0.56f, sag = 0.20f * powf ((column - 11.5f) / 12, 2);

          if (fabsf (x) < 0.42f * z + 1.2f)
            add_lantern (&stage->mesh, v3 (x, 4.05f + sag + 0.05f * sinf (row * 0.8f), z), z,
                         lantern_colour (column, row), lantern, tag, metal, row * 24 + column);
        }
      jsn_mesh_tube (&stage->mesh, v3 (-7, 4.60f, z), v3 (7, 4.60f, z), 0.006f, 0.006f, 4, metal, 1);
    }
}

static void
add_temple (JsnStage *stage, int doors, int tile, int ridge, int under, int stones, int ground)
{
  JsnRoof roof = { v3 (0, 7.6f, 44), 0, 33, 19, 6.8f, 1.5f, 3.2f, 0.32f, 16, tile, ridge, under };

  jsn_mesh_quad (&stage->mesh, v3 (-40, 0, -2), v3 (40, 0, -2), v3 (40, 0, 90), v3 (-40, 0, 90), ground, 1);
  jsn_mesh_box (&stage->mesh, v3 (0, 0, 44), v3 (31, 1.5f, 19), 0, stones, stones, 1);
  jsn_mesh_box (&stage->mesh, v3 (0, 1.5f, 44), v3 (25.2f, 6.2f, 12.5f), 0, doors, doors, 1);
  jsn_roof_add (&stage->mesh, &roof, 1);
  for (int i = 0; i < 6; i++)
    jsn_mesh_box (&stage->mesh, v3 (0, 0.25f * i, 32.6f + 0.35f * i), v3 (7, 0.25f, 0.6f), 0, stones, stones, 2);
}

static void
add_people (JsnStage *stage, const int *coats, int head)
{
  static const float place[][3]
      = { { -1.7f, 9.5f, 0.1f }, { -1.1f, 9.9f, 0.0f }, { 1.5f, 13, 3.1f },    { 2.6f, 16, 0.3f },
          { -3.0f, 18, 0.1f },   { 0.4f, 21, 0 },       { 0.9f, 21.5f, 0.1f }, { -4.6f, 25, 3.0f },
          { 3.6f, 24, 0 },       { -1.6f, 28, 0.1f },   { 5.2f, 29, 0.4f },    { 1.9f, 30, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (place); i++)
    {
      JsnPerson person = { v3 (place[i][0], 0, place[i][1]),
                           1.56f + 0.18f * jsn_hash ((guint32)i, 3),
                           place[i][2],
                           0.16f,
                           coats[i % 3],
                           coats[(i + 2) % 3],
                           head };

      jsn_person_add (&stage->mesh, &person, (int)i);
    }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (0.35f, 1.5f, 0), 31, 0.80f);
  int lantern = jsn_stage_material (stage, shade_lantern, NULL, NULL),
      tag = jsn_stage_material (stage, shade_tag, NULL, NULL),
      metal = jsn_stage_material (stage, jsn_material_plain, NULL, &wire);
  int doors = jsn_stage_material (stage, shade_doors, NULL, NULL),
      tile = jsn_stage_material (stage, jsn_material_tiles, NULL, &tiles),
      ridge = jsn_stage_material (stage, jsn_material_plain, NULL, &ridge_tile);
  int under = jsn_stage_material (stage, jsn_material_eaves, NULL, &eaves),
      stones = jsn_stage_material (stage, jsn_material_masonry, NULL, &terrace),
      ground = jsn_stage_material (stage, shade_court, NULL, NULL);
  int coats[3] = { jsn_stage_material (stage, jsn_material_plain, NULL, &dark),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &pale),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &grey_robe) };
  int head = jsn_stage_material (stage, jsn_material_plain, NULL, &skin);

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x7fb2e6),
                         .middle = jsn_hex (0xb4d3ec),
                         .horizon = jsn_hex (0xe9ede8),
                         .sun_dir = v3_unit (v3 (0.30f, 0.80f, 0.34f)),
                         .glow = { 0.4f, 0.35f, 0.25f },
                         .glow_tightness = 8,
                         .cloud_cover = 0.42f,
                         .cloud_scale = 1,
                         .cloud_stretch = 1.3f,
                         .cloud_lit = jsn_hex (0xffffff),
                         .cloud_shade = jsn_hex (0xc6d0da) };
  stage->sun = v3 (2.6f, 2.3f, 1.85f);
  stage->from_above = v3 (0.50f, 0.56f, 0.64f);
  stage->from_below = v3 (0.34f, 0.27f, 0.21f);
  stage->haze_m = 600;
  stage->shadow_m = 30;
  stage->shadow_at = v3 (0, 3, 20);
  add_canopy (stage, lantern, tag, metal);
  add_temple (stage, doors, tile, ridge, under, stones, ground);
  add_people (stage, coats, head);
  jsn_stage_render (stage, film);
  jsn_film_focus (film, 7, 0.0013f);
}

const JsnView jsn_view_lotus_lanterns = {
  .name = "lotus-lanterns",
  .width_px = 2848,
  .height_px = 4272,
  .paint = paint,
  .develop = { .exposure = 0.72f,
               .contrast = 1.10f,
               .saturation = 1.02f,
               .bloom = 0.08f,
               .vignette = 0.22f,
               .grain = 1.4f,
               .shadows = { 0.001f, 0.001f, 0.001f } },
  .description = "Lotus lanterns strung in rows over the court of Jogyesa before Buddha's birthday",
  .taken = "2012:05:19 14:10:33",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 1, 200 },
  .aperture = { 40, 10 },
  .iso = 200,
  .focal_mm = 31,
  .latitude = 37.57400,
  .longitude = 126.98190,
  .altitude_m = 34,
};
