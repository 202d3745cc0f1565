/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A height map of the stage as the sun sees it. */
#include "painter/shadow.h"

#include "painter/noise.h"

static JsnV3
to_map (const JsnShadow *shadow, JsnV3 at)
{
  JsnV3 offset = v3_sub (at, shadow->centre);
  float scale = shadow->size / (2 * shadow->radius);

  return v3 ((v3_dot (offset, shadow->right) + shadow->radius) * scale,
             (v3_dot (offset, shadow->up) + shadow->radius) * scale, v3_dot (offset, shadow->towards));
}

static void
draw_triangle (JsnShadow *shadow, const JsnStage *stage, const JsnTriangle *triangle)
{
  const JsnVertex *corner[3];
  JsnV3 p[3];
  const JsnMaterial *material = &stage->materials[triangle->material];
  float area, scale;

  for (int i = 0; i < 3; i++)
    {
      corner[i] = &stage->mesh.vertices[triangle->corner[i]];
      p[i] = to_map (shadow, corner[i]->at);
    }
  area = (p[1].x - p[0].x) * (p[2].y - p[0].y) - (p[2].x - p[0].x) * (p[1].y - p[0].y);
  if (fabsf (area) < 1e-6f)
    return;
  scale = 1 / area;

  int x0 = MAX ((int)floorf (MIN (MIN (p[0].x, p[1].x), p[2].x)), 0);
  int x1 = MIN ((int)MAX (MAX (p[0].x, p[1].x), p[2].x) + 1, shadow->size);
  int y0 = MAX ((int)floorf (MIN (MIN (p[0].y, p[1].y), p[2].y)), 0);
  int y1 = MIN ((int)MAX (MAX (p[0].y, p[1].y), p[2].y) + 1, shadow->size);

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      {
        float px = x + 0.5f, py = y + 0.5f;
        float a = ((p[1].x - px) * (p[2].y - py) - (p[2].x - px) * (p[1].y - py)) * scale;
        float b = ((p[2].x - px) * (p[0].y - py) - (p[0].x - px) * (p[2].y - py)) * scale;
        float c = 1 - a - b, height = a * p[0].z + b * p[1].z + c * p[2].z;
        float *at = shadow->height + (gsize)y * shadow->size + x;

        if (a < 0 || b < 0 || c < 0 || height <= *at)
          continue;
        if (material->hole == NULL
            || !material->hole (a * corner[0]->u + b * corner[1]->u + c * corner[2]->u,
                                a * corner[0]->v + b * corner[1]->v + c * corner[2]->v, triangle->seed, material->data))
          *at = height;
      }
}

JsnShadow *
jsn_shadow_new (const JsnStage *stage, int size)
{
  JsnShadow *shadow;

  if (stage->shadow_m <= 0)
    return NULL;
  shadow = g_new0 (JsnShadow, 1);
  shadow->towards = stage->sky.sun_dir;
  shadow->right = v3_unit (v3_cross (v3 (0, 1, 0.001f), shadow->towards));
  shadow->up = v3_cross (shadow->towards, shadow->right);
  shadow->centre = stage->shadow_at;
  shadow->radius = stage->shadow_m;
  shadow->size = size;
  shadow->height = g_new (float, (gsize)size *size);
  for (gsize i = 0; i < (gsize)size * size; i++)
    shadow->height[i] = -1e9f;
  for (guint32 i = 0; i < stage->mesh.n_triangles; i++)
    draw_triangle (shadow, stage, &stage->mesh.triangles[i]);
  return shadow;
}

void
jsn_shadow_free (JsnShadow *shadow)
{
  if (shadow == NULL)
    return;
  g_free (shadow->height);
  g_free (shadow);
}

float
jsn_shadow_sun (const JsnShadow *shadow, JsnV3 at, JsnV3 normal, guint32 salt)
{
  float texel = 2 * shadow->radius / shadow->size;
  JsnV3 lifted = v3_add (at, v3_add (v3_scale (normal, 1.5f * texel), v3_scale (shadow->towards, 1.5f * texel)));
  JsnV3 p = to_map (shadow, lifted);
  int lit = 0;

  for (guint32 i = 0; i < 4; i++)
    {
      int x = (int)(p.x + 2.4f * (jsn_hash (salt, 2 * i) - 0.5f));
      int y = (int)(p.y + 2.4f * (jsn_hash (salt, 2 * i + 1) - 0.5f));

      if (x < 0 || y < 0 || x >= shadow->size || y >= shadow->size
          || shadow->height[(gsize)y * shadow->size + x] <= p.z)
        lit++;
    }
  return lit / 4.0f;
}
