/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Developing the film. */
#include "painter/develop.h"

#include <string.h>

#include "painter/noise.h"

#define TONE_STEPS 4096
#define TONE_TOP 16.0f

typedef struct
{
  float tone[TONE_STEPS + 1]; /* over the square root of the light, 0..sqrt (TONE_TOP) */
} ToneCurve;

/* Narkowicz's fit of the ACES film curve, then the sRGB transfer curve. */
static float
film_response (float light)
{
  float linear = f_clamp (light * (2.51f * light + 0.03f) / (light * (2.43f * light + 0.59f) + 0.14f), 0, 1);

  return linear <= 0.0031308f ? 12.92f * linear : 1.055f * powf (linear, 1 / 2.4f) - 0.055f;
}

static void
make_curve (ToneCurve *curve, float contrast)
{
  for (int i = 0; i <= TONE_STEPS; i++)
    {
      float root = i * sqrtf (TONE_TOP) / TONE_STEPS, light = root * root;

      curve->tone[i] = 255 * film_response (0.18f * powf (light / 0.18f, contrast));
    }
}

static inline float
tone_of (const ToneCurve *curve, float light)
{
  float at = sqrtf (f_clamp (light, 0, TONE_TOP * 0.999f)) * (TONE_STEPS / sqrtf (TONE_TOP));
  int i = (int)at;

  return f_mix (curve->tone[i], curve->tone[i + 1], at - i);
}

typedef struct
{
  const JsnFilm *film;
  const JsnDevelop *how;
  JsnFilm *halo, *veil; /* narrow and wide scatter, an eighth of the size */
  ToneCurve curve;
} Bath;

static void
develop_row (const Bath *bath, int y, JsnV3 *row)
{
  const JsnFilm *film = bath->film;
  const JsnDevelop *how = bath->how;
  float half = 0.5f * sqrtf ((float)film->width * film->width + (float)film->height * film->height);

  for (int x = 0; x < film->width; x++)
    {
      float dx = (x - film->width / 2.0f) / half, dy = (y - film->height / 2.0f) / half, r2 = dx * dx + dy * dy;
      JsnV3 halo = jsn_film_sample (bath->halo, (x + 0.5f) / 8, (y + 0.5f) / 8);
      JsnV3 veil = jsn_film_sample (bath->veil, (x + 0.5f) / 8, (y + 0.5f) / 8);
      JsnV3 light = v3_scale (film->light[(gsize)y * film->width + x], 1 - how->bloom);
      float grey;

      light = v3_add (light, v3_add (v3_scale (halo, 0.6f * how->bloom), v3_scale (veil, 0.4f * how->bloom)));
      light = v3_add (v3_scale (light, how->exposure * (1 - how->vignette * r2 * (0.4f + 0.6f * r2))), how->shadows);
      grey = 0.2126f * light.x + 0.7152f * light.y + 0.0722f * light.z;
      light = v3_mix (v3 (grey, grey, grey), light, how->saturation);
      row[x] = v3 (tone_of (&bath->curve, light.x), tone_of (&bath->curve, light.y), tone_of (&bath->curve, light.z));
    }
}

/* Grain: two hashes a pixel make a nearly normal deviate; half of it is shared by blocks of 2 × 2 so that it has
   the size of real grain. Strongest in the middle tones. */
static inline float
grain_at (int x, int y, float tone)
{
  float fine = jsn_hash ((guint32)x, (guint32)y) + jsn_hash ((guint32)x + 77777, (guint32)y) - 1;
  float coarse = jsn_hash ((guint32)(x + 1) / 2 + 333333, (guint32)y / 2) - 0.5f;
  float middle = 1 - fabsf (tone - 110) / 170;

  return (1.4f * fine + 2.0f * coarse) * (0.35f + 0.65f * f_clamp (middle, 0, 1));
}

static void
print_row (JsnV3 *const rows[3], int width, int y, float grain, guint8 *out)
{
  for (int x = 0; x < width; x++)
    {
      int left = MAX (x - 1, 0), right = MIN (x + 1, width - 1);
      JsnV3 cross = v3_add (v3_add (rows[0][x], rows[2][x]), v3_add (rows[1][left], rows[1][right]));
      JsnV3 tone = v3_add (v3_scale (rows[1][x], 0.52f), v3_scale (cross, 0.12f));
      float speck = grain * grain_at (x, y, tone.y) + jsn_hash ((guint32)y, (guint32)x + 9) - 0.5f;

      out[3 * x] = (guint8)f_clamp (tone.x + speck + 0.5f, 0, 255);
      out[3 * x + 1] = (guint8)f_clamp (tone.y + speck + 0.5f, 0, 255);
      out[3 * x + 2] = (guint8)f_clamp (tone.z + speck + 0.5f, 0, 255);
    }
}

guint8 *
jsn_develop (const JsnFilm *film, const JsnDevelop *how)
{
  g_autofree Bath *bath = g_new0 (Bath, 1);
  g_autofree JsnV3 *store = g_new (JsnV3, 3 * (gsize)film->width);
  JsnV3 *rows[3] = { store, store + film->width, store + 2 * film->width };
  guint8 *picture = g_malloc (3 * (gsize)film->width * film->height);

  bath->film = film;
  bath->how = how;
  bath->halo = jsn_film_shrink (film, 8);
  bath->veil = jsn_film_shrink (film, 8);
  jsn_film_blur (bath->halo, film->height * 0.004f / 8);
  jsn_film_blur (bath->veil, film->height * 0.035f / 8);
  make_curve (&bath->curve, how->contrast);
  develop_row (bath, 0, rows[1]);
  memcpy (rows[0], rows[1], sizeof (JsnV3) * film->width);
  for (int y = 0; y < film->height; y++)
    {
      JsnV3 *oldest = rows[0];

      develop_row (bath, MIN (y + 1, film->height - 1), rows[2]);
      print_row (rows, film->width, y, how->grain, picture + 3 * (gsize)film->width * y);
      rows[0] = rows[1];
      rows[1] = rows[2];
      rows[2] = oldest;
    }
  jsn_film_free (bath->halo);
  jsn_film_free (bath->veil);
  return picture;
}
