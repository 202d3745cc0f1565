/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Value noise and filtered stripes for the painter. */
#include "painter/noise.h"
#include "painter/vec.h"

float
jsn_noise (float x, float y)
{
  int floor_x = f_floor (x), floor_y = f_floor (y);
  float u = x - floor_x, v = y - floor_y;
  guint32 i = (guint32)floor_x, j = (guint32)floor_y;

  u = u * u * (3 - 2 * u);
  v = v * v * (3 - 2 * v);
  return f_mix (f_mix (jsn_hash (i, j), jsn_hash (i + 1, j), u),
                f_mix (jsn_hash (i, j + 1), jsn_hash (i + 1, j + 1), u), v);
}

float
jsn_fbm (float x, float y, int octaves)
{
  float sum = 0, weight = 0.5f, total = 0;

  for (int i = 0; i < octaves; i++)
    {
      float turned = x * 0.8f + y * 0.6f;

      sum += weight * jsn_noise (x, y);
      total += weight;
      weight *= 0.5f;
      y = (y * 0.8f - x * 0.6f) * 2.03f + 17.3f;
      x = turned * 2.03f + 5.7f;
    }
  return sum / total;
}

float
jsn_ridged (float x, float y, int octaves)
{
  float sum = 0, weight = 0.5f, total = 0;

  for (int i = 0; i < octaves; i++)
    {
      float turned = x * 0.8f + y * 0.6f;

      sum += weight * (1 - fabsf (2 * jsn_noise (x, y) - 1));
      total += weight;
      weight *= 0.5f;
      y = (y * 0.8f - x * 0.6f) * 2.03f + 17.3f;
      x = turned * 2.03f + 5.7f;
    }
  return sum / total;
}

static inline float
pulse_integral (float x, float duty)
{
  float whole = f_floor (x);

  return whole * duty + fminf (x - whole, duty);
}

float
jsn_stripe (float x, float duty, float width)
{
  width = fmaxf (width, 1e-3f);
  if (width > 8)
    return duty;
  return (pulse_integral (x + width / 2, duty) - pulse_integral (x - width / 2, duty)) / width;
}

static float
linear_of (guint8 value)
{
  float c = value / 255.0f;

  return c <= 0.04045f ? c / 12.92f : powf ((c + 0.055f) / 1.055f, 2.4f);
}

JsnV3
jsn_hex (guint32 rgb)
{
  return v3 (linear_of (rgb >> 16 & 0xff), linear_of (rgb >> 8 & 0xff), linear_of (rgb & 0xff));
}
