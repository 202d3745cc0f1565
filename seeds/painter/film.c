/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The film: float pixels, blurs and splats of light. */
#include "painter/film.h"

#include <string.h>

JsnFilm *
jsn_film_new (int width, int height)
{
  JsnFilm *film = g_new0 (JsnFilm, 1);

  film->width = width;
  film->height = height;
  film->light = g_new0 (JsnV3, (gsize)width * height);
  film->nearness = g_new0 (float, (gsize)width *height);
  return film;
}

void
jsn_film_free (JsnFilm *film)
{
  if (film == NULL)
    return;
  g_free (film->light);
  g_free (film->nearness);
  g_free (film);
}

static JsnV3
block_mean (const JsnFilm *film, int x0, int y0, int factor)
{
  JsnV3 sum = { 0 };
  int x1 = MIN (x0 + factor, film->width), y1 = MIN (y0 + factor, film->height);

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      sum = v3_add (sum, film->light[(gsize)y * film->width + x]);
  return v3_scale (sum, 1.0f / ((x1 - x0) * (y1 - y0)));
}

JsnFilm *
jsn_film_shrink (const JsnFilm *film, int factor)
{
  JsnFilm *small = g_new0 (JsnFilm, 1);

  small->width = (film->width + factor - 1) / factor;
  small->height = (film->height + factor - 1) / factor;
  small->light = g_new (JsnV3, (gsize)small->width * small->height);
  for (int y = 0; y < small->height; y++)
    for (int x = 0; x < small->width; x++)
      small->light[(gsize)y * small->width + x] = block_mean (film, x * factor, y * factor, factor);
  return small;
}

/* One running mean along `count` pixels that lie `stride` apart. */
static void
box_blur_line (JsnV3 *line, int count, gsize stride, int radius, JsnV3 *copy)
{
  JsnV3 sum = { 0 };
  float scale = 1.0f / (2 * radius + 1);

  for (int i = 0; i < count; i++)
    copy[i] = line[i * stride];
  for (int i = -radius; i <= radius; i++)
    sum = v3_add (sum, copy[CLAMP (i, 0, count - 1)]);
  for (int i = 0; i < count; i++)
    {
      line[i * stride] = v3_scale (sum, scale);
      sum = v3_add (sum, v3_sub (copy[MIN (i + radius + 1, count - 1)], copy[MAX (i - radius, 0)]));
    }
}

void
jsn_film_blur (JsnFilm *film, float radius_px)
{
  g_autofree JsnV3 *copy = g_new (JsnV3, MAX (film->width, film->height));
  /* n boxes of width w have variance n (w² - 1) / 12. */
  int radius = (int)((sqrtf (4 * radius_px * radius_px + 1) - 1) / 2 + 0.5f);

  if (radius < 1)
    return;
  for (int pass = 0; pass < 3; pass++)
    {
      for (int y = 0; y < film->height; y++)
        box_blur_line (film->light + (gsize)y * film->width, film->width, 1, radius, copy);
      for (int x = 0; x < film->width; x++)
        box_blur_line (film->light + x, film->height, film->width, radius, copy);
    }
}

JsnV3
jsn_film_sample (const JsnFilm *film, float x, float y)
{
  float fx = f_clamp (x - 0.5f, 0, film->width - 1.001f), fy = f_clamp (y - 0.5f, 0, film->height - 1.001f);
  int ix = (int)fx, iy = (int)fy;
  int right = ix + 1 < film->width, below = iy + 1 < film->height ? film->width : 0;
  const JsnV3 *at = film->light + (gsize)iy * film->width + ix;

  return v3_mix (v3_mix (at[0], at[right], fx - ix), v3_mix (at[below], at[below + right], fx - ix), fy - iy);
}

void
jsn_film_splat (JsnFilm *film, float x, float y, float radius_px, JsnV3 light)
{
  int x0 = MAX ((int)(x - radius_px), 0), x1 = MIN ((int)(x + radius_px) + 1, film->width);
  int y0 = MAX ((int)(y - radius_px), 0), y1 = MIN ((int)(y + radius_px) + 1, film->height);
  float scale = 1.0f / (radius_px * radius_px);

  for (int j = y0; j < y1; j++)
    for (int i = x0; i < x1; i++)
      {
        float dx = i + 0.5f - x, dy = j + 0.5f - y;
        float k = 1 - (dx * dx + dy * dy) * scale;
        JsnV3 *at = film->light + (gsize)j * film->width + i;

        if (k > 0)
          *at = v3_add (*at, v3_scale (light, k * k));
      }
}

void
jsn_film_focus (JsnFilm *film, float focus_m, float strength)
{
  g_autoptr (JsnFilm) soft = jsn_film_shrink (film, 4);
  g_autoptr (JsnFilm) softer = jsn_film_shrink (film, 4);
  float largest = strength * film->height / 4;

  jsn_film_blur (soft, largest / 4);
  jsn_film_blur (softer, largest);
  for (int y = 0; y < film->height; y++)
    for (int x = 0; x < film->width; x++)
      {
        gsize at = (gsize)y * film->width + x;
        float circle = f_clamp (fabsf (1 - focus_m * film->nearness[at]), 0, 1);
        float sx = (x + 0.5f) / 4, sy = (y + 0.5f) / 4;

        if (circle < 0.02f)
          continue;
        if (circle < 0.3f)
          film->light[at] = v3_mix (film->light[at], jsn_film_sample (soft, sx, sy), circle / 0.3f);
        else
          film->light[at]
              = v3_mix (jsn_film_sample (soft, sx, sy), jsn_film_sample (softer, sx, sy), (circle - 0.3f) / 0.7f);
      }
}
