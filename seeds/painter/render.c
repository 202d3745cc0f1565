/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rendering: find the nearest triangle of every pixel, then shade each pixel exactly once. */
#include "painter/stage.h"

#include <string.h>

#include "painter/noise.h"
#include "painter/shadow.h"

#define NEAR_M 0.08f
#define SKY_STEP 4

/* While triangles are sorted out, the first word of a pixel's light holds its triangle's number. */
G_STATIC_ASSERT (sizeof (guint32) == sizeof (float));

typedef struct
{
  const JsnStage *stage;
  JsnFilm *film;
  JsnShadow *shadow; /* or NULL */
  float *open;       /* ambient light that reaches a corner, on every 4th pixel */
  int open_width;
  JsnV3 *haze; /* haze light for each column */
} Render;

typedef struct
{
  float x, y, near; /* near = 1 / z */
  float u, v;       /* over z */
} Corner;

static Corner
project_corner (const JsnCamera *camera, JsnV3 p, float u, float v)
{
  float near = 1 / p.z;

  return (Corner){ camera->middle_px + camera->focal_px * p.x * near,
                   camera->horizon_px - camera->focal_px * p.y * near, near, u * near, v * near };
}

/* Cuts [from, to) down to the steps k at which value + k * step is not negative. */
static inline void
narrow_span (float value, float step, int *from, int *to)
{
  float cross;

  if (step == 0)
    {
      if (value < 0)
        *to = *from;
      return;
    }
  cross = f_clamp (-value / step, -1, 100000);
  if (step > 0)
    *from = MAX (*from, (int)ceilf (cross));
  else
    *to = MIN (*to, f_floor (cross) + 1);
}

static void
fill (Render *render, const Corner *c0, const Corner *c1, const Corner *c2, guint32 number)
{
  JsnFilm *film = render->film;
  const JsnTriangle *triangle = &render->stage->mesh.triangles[number];
  const JsnMaterial *material = &render->stage->materials[triangle->material];
  float area = (c1->x - c0->x) * (c2->y - c0->y) - (c2->x - c0->x) * (c1->y - c0->y);
  int x0 = (int)f_clamp (floorf (MIN (MIN (c0->x, c1->x), c2->x)), 0, film->width);
  int x1 = (int)f_clamp (MAX (MAX (c0->x, c1->x), c2->x) + 1, 0, film->width);
  int y0 = (int)f_clamp (floorf (MIN (MIN (c0->y, c1->y), c2->y)), 0, film->height);
  int y1 = (int)f_clamp (MAX (MAX (c0->y, c1->y), c2->y) + 1, 0, film->height);

  if (x0 >= x1 || y0 >= y1 || fabsf (area) < 1e-9f)
    return;

  float scale = 1 / area, step_a = (c1->y - c2->y) * scale, step_b = (c2->y - c0->y) * scale;

  for (int y = y0; y < y1; y++)
    {
      float py = y + 0.5f, px = x0 + 0.5f;
      float a = ((c1->x - px) * (c2->y - py) - (c2->x - px) * (c1->y - py)) * scale;
      float b = ((c2->x - px) * (c0->y - py) - (c0->x - px) * (c2->y - py)) * scale;
      int from = 0, to = x1 - x0;
      gsize at;

      narrow_span (a, step_a, &from, &to);
      narrow_span (b, step_b, &from, &to);
      narrow_span (1 - a - b, -step_a - step_b, &from, &to);
      a += from * step_a;
      b += from * step_b;
      at = (gsize)y * film->width + x0 + from;
      for (int x = from; x < to; x++, at++, a += step_a, b += step_b)
        {
          float c = 1 - a - b, near = a * c0->near + b * c1->near + c * c2->near;

          /* Rounding may leave a span one pixel too long. */
          if (near <= film->nearness[at] || a < 0 || b < 0 || c < 0)
            continue;
          if (material->hole != NULL
              && material->hole ((a * c0->u + b * c1->u + c * c2->u) / near, (a * c0->v + b * c1->v + c * c2->v) / near,
                                 triangle->seed, material->data))
            continue;
          film->nearness[at] = near;
          memcpy (&film->light[at], &number, sizeof number);
        }
    }
}

static void
place_triangle (Render *render, guint32 number)
{
  const JsnStage *stage = render->stage;
  const JsnTriangle *triangle = &stage->mesh.triangles[number];
  JsnV3 p[3];
  const JsnVertex *corner[3];
  Corner shape[4];
  int n = 0, behind = 0;

  for (int i = 0; i < 3; i++)
    {
      corner[i] = &stage->mesh.vertices[triangle->corner[i]];
      p[i] = v3 (corner[i]->at.x - stage->camera.eye.x, corner[i]->at.y * stage->camera.flip - stage->camera.eye.y,
                 corner[i]->at.z - stage->camera.eye.z);
      behind += p[i].z < NEAR_M;
    }
  if (behind == 3
      || (stage->camera.flip < 0 && corner[0]->at.y < 0.01f && corner[1]->at.y < 0.01f && corner[2]->at.y < 0.01f))
    return;
  for (int i = 0; i < 3; i++)
    {
      int next = (i + 1) % 3;

      if (p[i].z >= NEAR_M)
        shape[n++] = project_corner (&stage->camera, p[i], corner[i]->u, corner[i]->v);
      if ((p[i].z < NEAR_M) != (p[next].z < NEAR_M))
        {
          float t = (NEAR_M - p[i].z) / (p[next].z - p[i].z);
          JsnV3 cut = v3_mix (p[i], p[next], t);

          cut.z = NEAR_M;
          shape[n++] = project_corner (&stage->camera, cut, f_mix (corner[i]->u, corner[next]->u, t),
                                       f_mix (corner[i]->v, corner[next]->v, t));
        }
    }
  for (int i = 2; i < n; i++)
    fill (render, &shape[0], &shape[i - 1], &shape[i], number);
}

/* Concave places get less ambient light. Opposite neighbours are compared in nearness, in which any flat face is
   linear, so that only real corners darken. */
static float
openness (const JsnFilm *film, float focal_px, int x, int y)
{
  static const float ring[4][2] = { { 1, 0 }, { 0, 1 }, { 0.7f, 0.7f }, { 0.7f, -0.7f } };
  float near = film->nearness[(gsize)y * film->width + x];
  float closed = 0;

  if (near <= 0)
    return 1;
  for (int scale = 0; scale < 3; scale++)
    for (int i = 0; i < 4; i++)
      {
        float reach = f_clamp (focal_px * near * (0.15f + 0.55f * scale), 2 + 3 * scale,
                               film->height * (0.01f + 0.015f * scale));
        int dx = (int)(ring[i][0] * reach), dy = (int)(ring[i][1] * reach);
        float one = film->nearness[(gsize)CLAMP (y + dy, 0, film->height - 1) * film->width
                                   + CLAMP (x + dx, 0, film->width - 1)];
        float two = film->nearness[(gsize)CLAMP (y - dy, 0, film->height - 1) * film->width
                                   + CLAMP (x - dx, 0, film->width - 1)];
        float bulge = ((one + two) / 2 - near) / near * focal_px / reach;

        closed += f_clamp (bulge, 0, 1) * f_smooth (3.5f, 1.2f, bulge);
      }
  return 1 - 0.75f * f_clamp (closed / 5, 0, 1);
}

static void
find_openness (Render *render)
{
  const JsnFilm *film = render->film;
  int width = film->width / 4 + 2, height = film->height / 4 + 2;
  g_autofree float *raw = g_new (float, (gsize)width *height);

  render->open_width = width;
  render->open = g_new (float, (gsize)width *height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      raw[(gsize)y * width + x] = openness (film, render->stage->camera.focal_px, MIN (x * 4, film->width - 1),
                                            MIN (y * 4, film->height - 1));
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        float sum = 0;

        for (int j = -1; j <= 1; j++)
          for (int i = -1; i <= 1; i++)
            sum += raw[(gsize)CLAMP (y + j, 0, height - 1) * width + CLAMP (x + i, 0, width - 1)];
        render->open[(gsize)y * width + x] = sum / 9;
      }
}

static float
open_at (const Render *render, int x, int y)
{
  const float *at = render->open + (gsize)(y / 4) * render->open_width + x / 4;
  float fx = (x % 4) / 4.0f, fy = (y % 4) / 4.0f;

  return f_mix (f_mix (at[0], at[1], fx), f_mix (at[render->open_width], at[render->open_width + 1], fx), fy);
}

static void
interpolate (const JsnStage *stage, const JsnTriangle *triangle, JsnHit *hit)
{
  const JsnVertex *a = &stage->mesh.vertices[triangle->corner[0]], *b = &stage->mesh.vertices[triangle->corner[1]],
                  *c = &stage->mesh.vertices[triangle->corner[2]];
  JsnV3 e1 = v3_sub (b->at, a->at), e2 = v3_sub (c->at, a->at), e = v3_sub (hit->at, a->at);
  float d11 = v3_dot (e1, e1), d12 = v3_dot (e1, e2), d22 = v3_dot (e2, e2), p1 = v3_dot (e, e1), p2 = v3_dot (e, e2);
  float whole = d11 * d22 - d12 * d12;
  float s = whole > 0 ? (d22 * p1 - d12 * p2) / whole : 0, t = whole > 0 ? (d11 * p2 - d12 * p1) / whole : 0;

  s = f_clamp (s, 0, 1);
  t = f_clamp (t, 0, 1 - s);
  hit->normal
      = v3_unit (v3_add (v3_scale (a->normal, 1 - s - t), v3_add (v3_scale (b->normal, s), v3_scale (c->normal, t))));
  if (v3_dot (hit->normal, hit->view) > 0
      && v3_dot (v3_cross (e1, e2), hit->view) * v3_dot (v3_cross (e1, e2), hit->normal) > 0)
    hit->normal = v3_scale (hit->normal, -1);
  hit->u = a->u * (1 - s - t) + b->u * s + c->u * t;
  hit->v = a->v * (1 - s - t) + b->v * s + c->v * t;
  hit->seed = triangle->seed;
}

static JsnV3
lamp_light (const JsnStage *stage, const JsnHit *hit, const JsnSurface *surface)
{
  JsnV3 sum = { 0 };

  for (int i = 0; i < stage->n_lamps; i++)
    {
      JsnV3 to = v3_sub (stage->lamps[i].at, hit->at);
      float square = v3_dot (to, to), reach = stage->lamps[i].reach;

      if (square > reach * reach)
        continue;
      float facing = v3_dot (to, surface->normal) / sqrtf (square + 1e-6f);
      float fade = 1 - square / (reach * reach);

      facing = facing > 0 ? facing : -facing * surface->through;
      sum = v3_add (sum, v3_scale (stage->lamps[i].light, (0.1f + 0.9f * facing) * fade * fade / (square + 0.05f)));
    }
  return sum;
}

static JsnV3
mirrored_sky (const JsnStage *stage, const JsnHit *hit, const JsnSurface *surface)
{
  float facing = f_clamp (-v3_dot (hit->view, surface->normal), 0, 1);
  JsnV3 out = v3_add (hit->view, v3_scale (surface->normal, 2 * facing));
  float part = surface->mirror + (1 - surface->mirror) * powf (1 - facing, 5) * 0.8f;

  return v3_scale (jsn_sky_clear (&stage->sky, out), part);
}

static JsnV3
lit_surface (const Render *render, const JsnHit *hit, const JsnSurface *surface, guint32 salt, float open)
{
  const JsnStage *stage = render->stage;
  JsnV3 light = v3_scale (v3_mix (stage->from_below, stage->from_above, surface->normal.y * 0.5f + 0.5f), open);
  float facing = v3_dot (surface->normal, stage->sky.sun_dir);

  facing = facing > 0 ? facing : -facing * surface->through;
  if (facing > 0 && stage->sun.x > 0)
    {
      float sun = render->shadow != NULL ? jsn_shadow_sun (render->shadow, hit->at, hit->normal, salt) : 1;

      light = v3_add (light, v3_scale (stage->sun, facing * sun));
    }
  light = v3_add (light, lamp_light (stage, hit, surface));
  light = v3_add (v3_mul (surface->albedo, light), surface->glow);
  if (surface->mirror > 0)
    light = v3_add (light, v3_scale (mirrored_sky (stage, hit, surface), 0.3f + 0.7f * open));
  return light;
}

static float
haze_part (const JsnStage *stage, JsnV3 at, float distance)
{
  float low = 1;

  if (stage->haze_m <= 0)
    return 0;
  if (stage->haze_height_m > 0)
    {
      float rise = f_clamp ((at.y - stage->camera.eye.y) / stage->haze_height_m, -6, 6);

      low = expf (-stage->camera.eye.y / stage->haze_height_m) * (fabsf (rise) < 1e-3f ? 1 : (1 - expf (-rise)) / rise);
    }
  return 1 - expf (-distance / stage->haze_m * low);
}

static JsnV3
shade_pixel (const Render *render, int x, int y, guint32 number, float near)
{
  const JsnStage *stage = render->stage;
  const JsnTriangle *triangle = &stage->mesh.triangles[number];
  const JsnMaterial *material = &stage->materials[triangle->material];
  JsnV3 ray = jsn_camera_ray (&stage->camera, x + 0.5f, y + 0.5f);
  JsnHit hit = { 0 };
  JsnSurface surface = { .albedo = { 0.5f, 0.5f, 0.5f } };
  float distance;

  hit.at = v3_add (stage->camera.eye, v3_scale (ray, 1 / near));
  hit.at.y *= stage->camera.flip;
  ray.y *= stage->camera.flip;
  hit.view = v3_unit (ray);
  hit.pixel_m = 1 / (near * stage->camera.focal_px);
  interpolate (stage, triangle, &hit);
  surface.normal = hit.normal;
  material->shade (&hit, &surface, material->data);
  distance = v3_length (ray) / near;
  return v3_mix (lit_surface (render, &hit, &surface, (guint32)(y * 8191 + x), open_at (render, x, y)), render->haze[x],
                 haze_part (stage, hit.at, distance));
}

static JsnFilm *
paint_sky (const JsnStage *stage, const JsnFilm *film)
{
  JsnFilm *sky = jsn_film_new (film->width / SKY_STEP + 2, film->height / SKY_STEP + 2);

  for (int y = 0; y < sky->height; y++)
    for (int x = 0; x < sky->width; x++)
      {
        JsnV3 ray = jsn_camera_ray (&stage->camera, (x + 0.5f) * SKY_STEP, (y + 0.5f) * SKY_STEP);

        ray.y *= stage->camera.flip;
        sky->light[(gsize)y * sky->width + x] = jsn_sky_light (&stage->sky, ray);
      }
  return sky;
}

static void
shade_all (Render *render)
{
  JsnFilm *film = render->film;
  g_autoptr (JsnFilm) sky = paint_sky (render->stage, film);

  for (int y = 0; y < film->height; y++)
    for (int x = 0; x < film->width; x++)
      {
        gsize at = (gsize)y * film->width + x;
        guint32 number;

        memcpy (&number, &film->light[at], sizeof number);
        if (film->nearness[at] > 0)
          film->light[at] = shade_pixel (render, x, y, number, film->nearness[at]);
        else
          film->light[at] = jsn_film_sample (sky, (x + 0.5f) / SKY_STEP, (y + 0.5f) / SKY_STEP);
      }
}

static void
draw_sparks (const JsnStage *stage, JsnFilm *film)
{
  float smallest = film->height / 2200.0f;

  for (guint i = 0; i < stage->sparks->len; i++)
    {
      const JsnSpark *spark = &g_array_index (stage->sparks, JsnSpark, i);
      float x, y, z;

      if (!jsn_camera_project (&stage->camera, spark->at, &x, &y, &z) || x < 0 || y < 0 || x >= film->width
          || y >= film->height || film->nearness[(gsize)y * film->width + (int)x] > 1.02f / z)
        continue;
      float real = stage->camera.focal_px * spark->radius_m / z, drawn = MAX (real, smallest);
      float keep = 1 - haze_part (stage, spark->at, z);

      jsn_film_splat (film, x, y, drawn, v3_scale (spark->light, keep * real * real / (drawn * drawn)));
    }
}

void
jsn_stage_render (const JsnStage *stage, JsnFilm *film)
{
  Render render = { .stage = stage, .film = film };

  for (guint32 i = 0; i < stage->mesh.n_triangles; i++)
    place_triangle (&render, i);
  find_openness (&render);
  render.shadow = jsn_shadow_new (stage, CLAMP (film->height, 512, 2800));
  render.haze = g_new (JsnV3, film->width);
  for (int x = 0; x < film->width; x++)
    {
      JsnV3 level = jsn_camera_ray (&stage->camera, x + 0.5f, stage->camera.horizon_px);

      level.y = 0.03f;
      render.haze[x] = v3_mul (stage->haze_tint, jsn_sky_clear (&stage->sky, level));
    }
  shade_all (&render);
  draw_sparks (stage, film);
  jsn_shadow_free (render.shadow);
  g_free (render.open);
  g_free (render.haze);
}
