/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Korean hip-and-gable roof (paljak jibung): tiled, with hollow slopes and lifted corners. */
#pragma once

#include "painter/stage.h"

typedef struct
{
  JsnV3 eaves_middle;       /* middle of the plan at the height of the eaves */
  float yaw;                /* radians about the vertical */
  float width, depth, rise; /* metres over the eaves */
  float lift;               /* how much the corners rise */
  float overhang;           /* from wall to eaves */
  float ridge;              /* radius of the ridges */
  int steps;                /* fineness: 12 near … 4 far */
  int tiles, ridges, under; /* materials */
} JsnRoof;

void jsn_roof_add (JsnMesh *mesh, const JsnRoof *roof, int seed);

typedef struct
{
  JsnV3 tile, ridge;
  float pitch_m; /* from one row of cover tiles to the next */
  float snow;    /* 0 none … 1 only the eaves show tiles */
} JsnTiles;

/* JsnTiles: rows of half-round tiles down the slope; v is metres up from the eaves. */
void jsn_material_tiles (const JsnHit *hit, JsnSurface *surface, gconstpointer data);

typedef struct
{
  JsnV3 rafter, gap, accent, tip;
  float pitch_m;
} JsnEaves;

/* JsnEaves: rafters seen from below with painted ends (dancheong); v 0 at the edge … 1 at the wall. */
void jsn_material_eaves (const JsnHit *hit, JsnSurface *surface, gconstpointer data);
