/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three floats: a point in metres (x right, y up, z away from the camera), a direction, or linear-light RGB. */
#pragma once

#include <glib.h>
#include <math.h>

typedef struct
{
  float x, y, z;
} JsnV3;

static inline JsnV3
v3 (float x, float y, float z)
{
  return (JsnV3){ x, y, z };
}

static inline JsnV3
v3_add (JsnV3 a, JsnV3 b)
{
  return v3 (a.x + b.x, a.y + b.y, a.z + b.z);
}

static inline JsnV3
v3_sub (JsnV3 a, JsnV3 b)
{
  return v3 (a.x - b.x, a.y - b.y, a.z - b.z);
}

static inline JsnV3
v3_scale (JsnV3 a, float k)
{
  return v3 (a.x * k, a.y * k, a.z * k);
}

static inline JsnV3
v3_mul (JsnV3 a, JsnV3 b)
{
  return v3 (a.x * b.x, a.y * b.y, a.z * b.z);
}

static inline JsnV3
v3_mix (JsnV3 a, JsnV3 b, float t)
{
  return v3 (a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t);
}

static inline float
v3_dot (JsnV3 a, JsnV3 b)
{
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

static inline JsnV3
v3_cross (JsnV3 a, JsnV3 b)
{
  return v3 (a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

static inline float
v3_length (JsnV3 a)
{
  return sqrtf (v3_dot (a, a));
}

static inline JsnV3
v3_unit (JsnV3 a)
{
  float length = v3_length (a);

  return length > 1e-12f ? v3_scale (a, 1.0f / length) : v3 (0, 1, 0);
}

static inline float
f_clamp (float x, float low, float high)
{
  /* No number at all becomes the lowest: a ray that met an edge must not end the program. */
  return x > low ? MIN (x, high) : low;
}

static inline float
f_mix (float a, float b, float t)
{
  return a + (b - a) * t;
}

static inline float
f_smooth (float low, float high, float x)
{
  float t = f_clamp ((x - low) / (high - low), 0, 1);

  return t * t * (3 - 2 * t);
}

/* floorf for numbers that fit an int, without the library call. */
static inline int
f_floor (float x)
{
  int whole = (int)x;

  return whole - (x < (float)whole);
}

/* Linear light of an sRGB colour written as 0xRRGGBB (IEC 61966-2-1). */
JsnV3 jsn_hex (guint32 rgb);
