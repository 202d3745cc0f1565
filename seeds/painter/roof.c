/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hip-and-gable roofs. */
#include "painter/roof.h"

#include "painter/noise.h"

#define HIP_TOP 0.45f /* part of the way up where the side slopes end at the gable */
#define GABLE 0.62f   /* gable's place along the half width */

typedef struct
{
  const JsnRoof *roof;
  int side; /* 0 front, 1 right, 2 back, 3 left */
} Slope;

static float
slope_height (const JsnRoof *roof, float up)
{
  return roof->rise * (0.58f * up + 0.42f * up * up);
}

/* Local place: x along the width, z along the depth. `along` -1..1, `up` 0 eaves … 1 ridge. */
static JsnV3
local_point (const JsnRoof *roof, gboolean end, float along, float up)
{
  float half_width = roof->width / 2, half_depth = roof->depth / 2;
  float corner = powf (fabsf (along), 3.5f) * (1 - up) * (1 - up);
  float lift = roof->lift * corner, flare = 0.5f * roof->lift * corner;
  float x, z;

  if (end)
    {
      x = f_mix (half_width, half_width * GABLE, up / HIP_TOP) + flare;
      z = along * (half_depth * (1 - up) + flare);
    }
  else
    {
      x = along * (half_width * (up < HIP_TOP ? f_mix (1, GABLE, up / HIP_TOP) : GABLE) + flare);
      z = -half_depth * (1 - up) - flare;
    }
  return v3 (x, slope_height (roof, up) + lift, z);
}

static JsnV3
to_world (const JsnRoof *roof, JsnV3 p)
{
  float c = cosf (roof->yaw), s = sinf (roof->yaw);

  return v3_add (roof->eaves_middle, v3 (p.x * c - p.z * s, p.y, p.x * s + p.z * c));
}

static JsnV3
turned (const JsnRoof *roof, int side, JsnV3 p)
{
  if (side >= 2)
    p = v3 (-p.x, p.y, -p.z);
  return to_world (roof, p);
}

static JsnV3
slope_point (float s, float t, gconstpointer data)
{
  const Slope *slope = data;
  gboolean end = slope->side % 2 == 1;

  return turned (slope->roof, slope->side, local_point (slope->roof, end, 2 * s - 1, end ? t * HIP_TOP : t));
}

static JsnV3
under_point (float s, float t, gconstpointer data)
{
  const Slope *slope = data;
  const JsnRoof *roof = slope->roof;
  gboolean end = slope->side % 2 == 1;
  JsnV3 p = local_point (roof, end, 2 * s - 1, 0);
  float in_x = (roof->width / 2 - roof->overhang) / (roof->width / 2),
        in_z = (roof->depth / 2 - roof->overhang) / (roof->depth / 2);

  p.x *= f_mix (1, in_x, t);
  p.z *= f_mix (1, in_z, t);
  p.y = f_mix (p.y - 0.12f, -0.25f * roof->overhang, t);
  return turned (roof, slope->side, p);
}

static void
add_slopes (JsnMesh *mesh, const JsnRoof *roof, int seed)
{
  float slope_m = sqrtf (roof->depth * roof->depth / 4 + roof->rise * roof->rise);

  for (int side = 0; side < 4; side++)
    {
      Slope slope = { roof, side };
      gboolean end = side % 2 == 1;
      float long_m = end ? roof->depth : roof->width, up_m = end ? HIP_TOP : 1;
      guint32 first = mesh->n_vertices;
      int steps_s = roof->steps * 2, steps_t = roof->steps;

      jsn_mesh_sheet (mesh, slope_point, &slope, steps_s, steps_t, long_m, slope_m * up_m, roof->tiles, seed);
      /* Rows of tiles run straight down the slope: u is the true distance along the eaves. */
      for (int k = 0; k < (steps_s + 1) * (steps_t + 1); k++)
        {
          float s = (float)(k % (steps_s + 1)) / steps_s, t = (float)(k / (steps_s + 1)) / steps_t;
          JsnV3 p = local_point (roof, end, 2 * s - 1, t * up_m);

          mesh->vertices[first + k].u = end ? p.z : p.x;
        }
      jsn_mesh_sheet (mesh, under_point, &slope, steps_s, 2, long_m, 1, roof->under, seed);
    }
}

static void
add_gables (JsnMesh *mesh, const JsnRoof *roof, int seed)
{
  for (int side = -1; side <= 1; side += 2)
    {
      float x = side * roof->width / 2 * (GABLE - 0.02f);
      float z = roof->depth / 2 * (1 - HIP_TOP);
      JsnV3 front = to_world (roof, v3 (x, slope_height (roof, HIP_TOP), -z)),
            back = to_world (roof, v3 (x, slope_height (roof, HIP_TOP), z));
      JsnV3 top = to_world (roof, v3 (x, roof->rise, 0));
      JsnV3 out = to_world (roof, v3 (x + side, 0, 0));
      JsnV3 normal = v3_unit (v3_sub (out, to_world (roof, v3 (x, 0, 0))));
      guint32 a = jsn_mesh_vertex (mesh, front, normal, 0, 0), b = jsn_mesh_vertex (mesh, back, normal, 2 * z, 0);

      jsn_mesh_triangle (mesh, a, b, jsn_mesh_vertex (mesh, top, normal, z, roof->rise), roof->under, seed);
    }
}

static void
add_ridge_line (JsnMesh *mesh, const JsnRoof *roof, int side, float along, float from_up, float to_up, int seed)
{
  int steps = MAX (roof->steps / 2, 3);
  JsnV3 last = { 0 };

  for (int i = 0; i <= steps; i++)
    {
      JsnV3 p = turned (roof, side, local_point (roof, FALSE, along, f_mix (from_up, to_up, (float)i / steps)));

      p.y += roof->ridge * 0.6f;
      if (i > 0)
        jsn_mesh_tube (mesh, last, p, roof->ridge, roof->ridge, 6, roof->ridges, seed);
      last = p;
    }
}

static void
add_ridges (JsnMesh *mesh, const JsnRoof *roof, int seed)
{
  float end = roof->width / 2 * GABLE;
  int steps = MAX (roof->steps, 4);
  JsnV3 last = { 0 };

  for (int side = 0; side <= 2; side += 2)
    for (int hand = -1; hand <= 1; hand += 2)
      {
        add_ridge_line (mesh, roof, side, hand, 0.01f, HIP_TOP, seed);
        add_ridge_line (mesh, roof, side, hand, HIP_TOP, 1, seed);
      }
  /* The main ridge sags between its ends. */
  for (int i = 0; i <= steps; i++)
    {
      float along = 2.0f * i / steps - 1;
      JsnV3 p = to_world (roof, v3 (along * end, roof->rise + roof->ridge * (0.8f + 1.2f * along * along), 0));

      if (i > 0)
        {
          jsn_mesh_tube (mesh, last, p, roof->ridge * 1.25f, roof->ridge * 1.25f, 6, roof->ridges, seed);
          jsn_mesh_tube (mesh, v3_add (last, v3 (0, roof->ridge, 0)), v3_add (p, v3 (0, roof->ridge, 0)), roof->ridge,
                         roof->ridge, 6, roof->ridges, seed);
        }
      last = p;
    }
}

void
jsn_roof_add (JsnMesh *mesh, const JsnRoof *roof, int seed)
{
  add_slopes (mesh, roof, seed);
  add_gables (mesh, roof, seed);
  add_ridges (mesh, roof, seed);
}

void
jsn_material_tiles (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  const JsnTiles *tiles = data;
  float row = hit->u / tiles->pitch_m, fraction = row - floorf (row);
  float detail = f_smooth (0.8f, 0.25f, hit->pixel_m / tiles->pitch_m);
  float lap = hit->v / (tiles->pitch_m * 0.9f), step = lap - floorf (lap);
  float tone = 0.75f + 0.5f * jsn_hash ((guint32)f_floor (row) * 5 + hit->seed, (guint32)f_floor (lap));
  float weather = jsn_fbm (hit->u * 0.4f, hit->v * 0.3f + hit->seed, 3);
  JsnV3 across = v3_unit (v3_cross (hit->normal, v3 (-hit->normal.z, 0, hit->normal.x)));
  JsnV3 along = v3_unit (v3_cross (across, hit->normal));
  /* Cover tiles are round (middle half of the pitch), channel tiles are hollow between them. */
  float wave = fraction < 0.5f ? (fraction - 0.25f) * 4 : -(fraction - 0.75f) * 2.4f;
  float hollow = fraction < 0.5f ? 1 : 0.55f + 0.3f * fabsf (fraction - 0.75f) * 4;
  float snow = tiles->snow
               * f_smooth (0.05f, 0.55f,
                           hit->v * 0.5f + 0.5f * jsn_fbm (hit->u * 2, hit->v, 3)
                               - 0.15f * (1 - hollow) * 4 * (1 - tiles->snow));

  surface->albedo
      = v3_scale (tiles->tile, f_mix (0.85f, tone * hollow * (0.75f + 0.25f * step), detail) * (0.7f + 0.6f * weather));
  surface->normal = v3_unit (v3_add (hit->normal, v3_scale (along, detail * 0.8f * wave * (1 - 0.75f * snow))));
  surface->albedo = v3_mix (surface->albedo, v3 (0.86f, 0.88f, 0.93f), snow);
}

void
jsn_material_eaves (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  const JsnEaves *eaves = data;
  float beam = hit->u / eaves->pitch_m;
  float on = jsn_stripe (beam, 0.55f, hit->pixel_m / eaves->pitch_m);
  float tip = f_smooth (0.10f, 0.06f, hit->v), band = jsn_stripe (hit->v * 6 + 0.2f, 0.3f, 0.05f + hit->pixel_m * 2);

  surface->albedo = v3_mix (eaves->gap, v3_mix (eaves->rafter, eaves->accent, band), on);
  surface->albedo = v3_mix (surface->albedo, v3_mix (eaves->gap, eaves->tip, on), tip);
}
