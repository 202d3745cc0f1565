/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repeatable randomness: hashes, smooth noise and filtered stripes; same input, same output, no state. */
#pragma once

#include <glib.h>

/* 0 ≤ result < 1. In the header because the painter asks it some hundred million times for a picture. */
static inline float
jsn_hash (guint32 a, guint32 b)
{
  guint32 h = a * 0x9e3779b1u ^ b * 0x85ebca77u;

  h ^= h >> 15;
  h *= 0x2c1b3c6du;
  h ^= h >> 12;
  h *= 0x297a2d39u;
  h ^= h >> 15;
  return (float)(h >> 8) * (1.0f / 16777216.0f);
}

/* Smooth value noise, 0..1, features about one unit apart. */
float jsn_noise (float x, float y);

/* Sum of octaves of noise, each half as strong and twice as fine; 0..1, mean 0.5. */
float jsn_fbm (float x, float y, int octaves);

/* Ridged sum of octaves, 0..1, sharp crests: rock and mountains. */
float jsn_ridged (float x, float y, int octaves);

/* A pulse train of period 1, on for the first `duty` of each period, averaged over `width` (a box filter):
   windows, tiles and joints that do not shimmer when a pixel is larger than they are. */
float jsn_stripe (float x, float duty, float width);
