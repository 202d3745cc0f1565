/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ground and mountains: a height over the plan, meshed finely near the camera and coarsely far away. */
#pragma once

#include "painter/stage.h"

/* Metres above y = 0 at a place of the plan. */
typedef float (*JsnHeightFunc) (float x, float z, gconstpointer data);

/* Covers all that the camera sees between the distances from_z and to_z (both from the camera, from_z > 0). */
void jsn_terrain_add (JsnStage *stage,
                      JsnHeightFunc height,
                      gconstpointer data,
                      float from_z,
                      float to_z,
                      int columns,
                      int rows,
                      int material);

/* Height of a dome of granite: 0 outside, `tall` at its middle, steep sides. */
float jsn_terrain_dome (float x, float z, float at_x, float at_z, float wide, float deep, float tall);

typedef struct
{
  JsnV3 wood, rock, snow;
  float rocky;   /* 0 all forest … 1 all bare rock */
  float snowy;   /* 0..1 */
  float grain_m; /* size of a tree crown */
} JsnHillside;

/* JsnHillside: forest with bare rock where it is steep. */
void jsn_material_hillside (const JsnHit *hit, JsnSurface *surface, gconstpointer data);
