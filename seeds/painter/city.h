/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streets of blocks and towers on a plan, their lit windows and street lamps, and Seoul's tower on its hill. */
#pragma once

#include "painter/terrain.h"

typedef struct
{
  float left, right, from_z, to_z; /* the plan covered */
  float block_m;                   /* from one plot to the next */
  float low_m, tall_m;             /* heights of ordinary houses and of the tallest towers */
  float towers;                    /* 0 none … 1 towers everywhere; they gather in clusters */
  float yaw;                       /* of the street grid */
  JsnHeightFunc ground;            /* or NULL for y = 0 */
  gconstpointer ground_data;
  int facades[4]; /* materials, chosen by chance */
  int top;        /* material of flat roofs */
  int seed;
  JsnV3 lamp; /* light of street lamps and signs (sparks); zero by day */
  float lamps_per_block;
} JsnCity;

void jsn_city_add (JsnStage *stage, const JsnCity *city);

/* N Seoul Tower, 236 m, standing on `foot`; `lit` is the material of its observation decks' windows. */
void jsn_city_add_seoul_tower (JsnMesh *mesh, JsnV3 foot, int shaft, int deck, int lit, int mast);
