/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ground and mountains. */
#include "painter/terrain.h"

#include "painter/noise.h"

typedef struct
{
  JsnV3 eye;
  JsnHeightFunc height;
  gconstpointer data;
  float from_z, to_z, left, right; /* left, right: x per z */
} Fan;

static JsnV3
fan_point (float s, float t, gconstpointer data)
{
  const Fan *fan = data;
  float z = fan->from_z * powf (fan->to_z / fan->from_z, t);
  float x = fan->eye.x + z * f_mix (fan->left, fan->right, s);

  z += fan->eye.z;
  return v3 (x, fan->height (x, z, fan->data), z);
}

void
jsn_terrain_add (JsnStage *stage,
                 JsnHeightFunc height,
                 gconstpointer data,
                 float from_z,
                 float to_z,
                 int columns,
                 int rows,
                 int material)
{
  float side = stage->camera.middle_px / stage->camera.focal_px * 1.12f;
  Fan fan = { stage->camera.eye, height, data, from_z, to_z, -side, side };

  jsn_mesh_sheet (&stage->mesh, fan_point, &fan, columns, rows, 1, 1, material, 1);
}

float
jsn_terrain_dome (float x, float z, float at_x, float at_z, float wide, float deep, float tall)
{
  float dx = (x - at_x) / wide, dz = (z - at_z) / deep, r2 = dx * dx + dz * dz;

  return r2 >= 1 ? 0 : tall * (1 - r2) * (1 - r2 * 0.55f) * (1 - 0.25f * r2);
}

void
jsn_material_hillside (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  const JsnHillside *hill = data;
  float size = MAX (hill->grain_m, hit->pixel_m * 2.5f);
  float x = hit->at.x / size, y = (hit->at.z * 0.5f + hit->at.y * 1.6f) / size;
  float crown = jsn_fbm (x, y, 3), patch = jsn_fbm (hit->at.x / 160, (hit->at.z + 2 * hit->at.y) / 130, 4);
  float slab = jsn_fbm (hit->at.x / 14, hit->at.y / 40 + hit->at.z / 90, 4);
  float bare = f_smooth (0.30f, 0.62f, hill->rocky * (1.5f - hit->normal.y) * (0.6f + 0.9f * patch));
  JsnV3 rock = v3_scale (hill->rock, 0.45f + 1.1f * slab), wood = v3_scale (hill->wood, 0.35f + 1.3f * crown);
  float white = hill->snowy * f_smooth (0.35f, 0.75f, hit->normal.y * (0.55f + 0.6f * crown));

  surface->albedo = v3_mix (v3_mix (wood, rock, bare), hill->snow, white);
  surface->normal
      = v3_unit (v3_add (hit->normal, v3 (1.3f * (1 - 0.6f * bare) * (jsn_noise (x * 1.3f, y * 1.3f) - 0.5f), 0,
                                          0.8f * (jsn_noise (x * 1.3f + 50, y * 1.3f) - 0.5f))));
}
