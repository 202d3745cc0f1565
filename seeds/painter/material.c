/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared materials: plaster, masonry, windows, granite, leaves. */
#include "painter/material.h"

#include "painter/noise.h"

void
jsn_material_plain (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  const JsnV3 *colour = data;

  surface->albedo = v3_scale (
      *colour, 0.88f + 0.24f * jsn_noise (hit->at.x * 1.7f + hit->at.z, hit->at.y * 1.7f + 0.3f * hit->at.z));
}

void
jsn_material_glow (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  surface->albedo = v3 (0, 0, 0);
  surface->glow = *(const JsnV3 *)data;
}

void
jsn_material_masonry (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  const JsnMasonry *wall = data;
  float course = hit->v / wall->height_m;
  guint32 row = (guint32)f_floor (course);
  float along = hit->u / wall->length_m + 0.5f * (row & 1) + 0.25f * jsn_hash (row, hit->seed);
  guint32 block = (guint32)f_floor (along);
  float joint_x = wall->joint_m / wall->length_m, joint_y = wall->joint_m / wall->height_m;
  float inside = jsn_stripe (along, 1 - joint_x, hit->pixel_m / wall->length_m)
                 * jsn_stripe (course, 1 - joint_y, hit->pixel_m / wall->height_m);
  float tone = 1 + wall->uneven * (jsn_hash (block * 7 + hit->seed, row) - 0.5f);
  float grit = jsn_fbm (hit->u * 9 + (block & 255) * 3.1f, hit->v * 9, 3),
        stain = jsn_fbm (hit->u * 0.9f, hit->v * 0.25f, 4);

  tone *= 0.75f + 0.5f * grit;
  tone *= 1 - wall->moss * f_smooth (0.45f, 0.75f, stain);
  surface->albedo = v3_mix (wall->joint, v3_scale (wall->stone, tone), inside);
  /* Hewn faces are never quite flat: each tilts its own way and bulges. */
  if (hit->pixel_m < wall->height_m)
    {
      float lean = 0.35f * wall->uneven;

      surface->normal.x += lean * (jsn_hash (block, row + 31) - 0.5f) + 0.5f * (grit - 0.5f) * wall->uneven;
      surface->normal.y
          += lean * (jsn_hash (block, row + 57) - 0.5f) + 0.6f * (course - floorf (course) - 0.5f) * wall->uneven;
      surface->normal = v3_unit (surface->normal);
    }
}

void
jsn_material_facade (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  const JsnFacade *facade = data;
  float across = hit->u / facade->bay_m, up = hit->v / facade->storey_m;
  float blur_x = hit->pixel_m / facade->bay_m, blur_y = hit->pixel_m / facade->storey_m;
  float window = jsn_stripe (across, facade->glass_wide, blur_x) * jsn_stripe (up, facade->glass_high, blur_y);
  guint32 bay = (guint32)f_floor (across), floor_number = (guint32)f_floor (up);
  float chance = jsn_hash (bay + 131 * hit->seed, floor_number + 17 * hit->seed);
  float level = 0.3f + 0.7f * jsn_hash (bay + hit->seed, floor_number * 3 + 1);
  float on = f_mix (chance < facade->lit ? level : 0, facade->lit * 0.65f, f_smooth (0.5f, 1.6f, MAX (blur_x, blur_y)));
  float tint = 0.8f + 0.4f * jsn_hash (hit->seed, 5);
  JsnV3 lamp
      = v3_mix (facade->warm, facade->cool, jsn_hash (bay * 5 + hit->seed, floor_number / 3) < 0.3f ? 0.9f : 0.1f);

  surface->albedo = v3_mix (v3_scale (facade->wall, tint * (0.9f + 0.2f * jsn_noise (hit->u * 0.3f, hit->v * 0.3f))),
                            facade->glass, window);
  surface->mirror = facade->mirror * window;
  surface->glow = v3_scale (lamp, on * window);
}

void
jsn_material_granite (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  const JsnV3 *tone = data;
  /* A slanted plan, along which no face of a rock is stretched. */
  float x = hit->at.x + 0.45f * hit->at.z, y = hit->at.y + 0.8f * hit->at.z - 0.3f * hit->at.x;
  float body = jsn_fbm (x * 0.35f, y * 0.35f, 5), grit = jsn_fbm (x * 7, y * 7, 3);
  float crack = f_smooth (0.86f, 0.97f, jsn_ridged (x * 0.22f, y * 0.22f, 3));
  float crystal
      = f_clamp (0.03f / hit->pixel_m, 0, 1) * (jsn_noise (x * 60, y * 60) + jsn_noise (y * 140, x * 140) - 1);

  surface->albedo = v3_scale (v3_mix (tone[0], tone[1], f_clamp (body * 2.2f - 0.6f, 0, 1)),
                              (0.5f + grit + 0.55f * crystal) * (1 - 0.8f * crack));
  surface->normal = v3_unit (v3_add (surface->normal, v3 (0.8f * (body - 0.5f) + 0.5f * (grit - 0.5f), -0.5f * crack,
                                                          0.5f * (jsn_fbm (x * 0.35f + 40, y * 0.35f, 4) - 0.5f))));
}

void
jsn_material_leaf (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  const JsnLeaf *leaf = data;

  surface->albedo
      = v3_scale (v3_mix (leaf->leaf, leaf->tip, 0.6f * jsn_hash (hit->seed, 3) + 0.4f * f_clamp (hit->v, 0, 1)),
                  0.7f + 0.6f * jsn_hash (hit->seed, 9));
  surface->through = leaf->through;
}

gboolean
jsn_hole_leaves (float u, float v, guint32 seed, gconstpointer data)
{
  float x = u * 5, y = v * 5;
  guint32 i = (guint32)f_floor (x), j = (guint32)f_floor (y);
  /* A unit vector in half the directions, which is all that a symmetric leaf needs, without sine and cosine. */
  float t = 2 * jsn_hash (i + 8 * j, seed) - 1, scale = 1 / (1 + t * t), c = (1 - t * t) * scale, s = 2 * t * scale;
  float shift = 0.3f * (jsn_hash (i, seed + j) - 0.5f);
  float dx = x - i - 0.5f + shift, dy = y - j - 0.5f - shift;
  float along = dx * c + dy * s, across = dy * c - dx * s;
  float edge = (u - 0.5f) * (u - 0.5f) + (v - 0.5f) * (v - 0.5f);

  return jsn_hash (i * 3 + seed, j) < 4 * edge * 0.9f - 0.1f || across * across * 9 + along * along > 0.21f;
}
