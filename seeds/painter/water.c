/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rippled reflections: the stage is rendered once more upside down and looked up through tilted facets. */
#include "painter/water.h"

#include "painter/noise.h"

#define LOOKS 3

/* Tilt of the surface across (x) and along (y) the view, from three sizes of waves; those finer than a pixel
   are left to the scatter of the looks. */
static void
ripple_tilt (
    const JsnWater *water, float x, float z, float pixel_x, float pixel_z, guint32 salt, float *across, float *along)
{
  float size = water->length_m, steep = water->slope;

  *across = *along = 0;
  for (int i = 0; i < 3; i++)
    {
      float u = x / (size * 1.9f), v = z / size;
      float seen = f_clamp (size / (3 * pixel_z), 0, 1) * f_clamp (size / (2 * pixel_x), 0, 1);
      float here = jsn_noise (u + 11 * i, v);

      if (seen > 0.05f)
        {
          *across += steep * seen * 4 * (jsn_noise (u + 11 * i + 0.15f, v) - here);
          *along += steep * seen * 6 * (jsn_noise (u + 11 * i, v + 0.15f) - here);
        }
      *across += steep * (1 - seen) * (jsn_hash (salt, 2 * i) - 0.5f);
      *along += steep * (1 - seen) * 1.4f * (jsn_hash (salt, 2 * i + 1) - 0.5f);
      size *= 0.37f;
      steep *= 0.75f;
    }
}

static JsnV3
look (const JsnStage *stage, const JsnFilm *mirror, float factor, const JsnWater *water, int x, int y, guint32 salt)
{
  const JsnCamera *camera = &stage->camera;
  JsnV3 ray = jsn_camera_ray (camera, x + 0.5f + jsn_hash (salt, 77) - 0.5f, y + jsn_hash (salt, 78));
  float down = MAX (-ray.y, 1e-5f), z = camera->eye.y / down, across, along;
  float pixel_x = z / camera->focal_px, pixel_z = pixel_x / down;

  ripple_tilt (water, camera->eye.x + ray.x * z, z, pixel_x, pixel_z, salt, &across, &along);
  float facing = f_clamp (down / v3_length (ray) + along, 0.01f, 1);
  float part = water->mirror * (0.02f + 0.98f * powf (1 - facing, 5));
  float to_y = y + 0.5f + camera->focal_px * 2 * along, to_x = x + 0.5f + camera->focal_px * 2 * across * down;

  /* A facet tilted towards the eye mirrors what is below the shore: fold it back. */
  if (to_y < camera->horizon_px + 1)
    to_y = 2 * camera->horizon_px + 2 - to_y;
  return v3_add (v3_scale (jsn_film_sample (mirror, to_x / factor, to_y / factor), part),
                 v3_scale (water->body, 1 - part));
}

static JsnFilm *
render_mirrored (const JsnStage *stage, const JsnFilm *film, int factor)
{
  JsnFilm *mirror = jsn_film_new (film->width / factor, film->height / factor);
  JsnStage upside = *stage;

  upside.camera.flip = -1;
  upside.camera.focal_px /= factor;
  upside.camera.middle_px /= factor;
  upside.camera.horizon_px /= factor;
  jsn_stage_render (&upside, mirror);
  return mirror;
}

void
jsn_water_paint (const JsnStage *stage, const JsnWater *water, JsnFilm *film)
{
  const JsnCamera *camera = &stage->camera;
  g_autoptr (JsnFilm) mirror = render_mirrored (stage, film, 2);
  float haze_m = stage->haze_m > 0 ? stage->haze_m : 1e9f;

  for (int y = MAX ((int)camera->horizon_px + 1, 0); y < film->height; y++)
    for (int x = 0; x < film->width; x++)
      {
        gsize at = (gsize)y * film->width + x;
        JsnV3 ray = jsn_camera_ray (camera, x + 0.5f, y + 0.5f), sum = { 0 };
        float z = camera->eye.y / -ray.y;

        if (film->nearness[at] > 1 / z || z < water->from_z || (water->to_z > 0 && z > water->to_z))
          continue;
        for (int i = 0; i < LOOKS; i++)
          sum = v3_add (sum, look (stage, mirror, 2, water, x, y, (guint32)(at * LOOKS + i)));
        ray.y = 0.03f;
        film->light[at]
            = v3_mix (v3_scale (sum, 1.0f / LOOKS), v3_mul (stage->haze_tint, jsn_sky_clear (&stage->sky, ray)),
                      0.8f * (1 - expf (-z / haze_m)));
        film->nearness[at] = 1 / z;
      }
}
