/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Materials that several views share. `data` points to the struct named with each. */
#pragma once

#include "painter/stage.h"

/* JsnV3: one colour, a little uneven. */
void jsn_material_plain (const JsnHit *hit, JsnSurface *surface, gconstpointer data);

/* JsnV3: light of its own, no shading. */
void jsn_material_glow (const JsnHit *hit, JsnSurface *surface, gconstpointer data);

typedef struct
{
  JsnV3 stone, joint;
  float length_m, height_m; /* of one block */
  float joint_m;
  float uneven; /* how much blocks differ, 0..1 */
  float moss;   /* stains that run down, 0..1 */
} JsnMasonry;

/* JsnMasonry: coursed blocks, every other course shifted by half. */
void jsn_material_masonry (const JsnHit *hit, JsnSurface *surface, gconstpointer data);

typedef struct
{
  JsnV3 wall, glass;
  float bay_m, storey_m;        /* from window to window, from floor to floor */
  float glass_wide, glass_high; /* part of the bay and storey that is window */
  float lit;                    /* part of the windows that are lit */
  JsnV3 warm, cool;             /* light of lit windows */
  float mirror;                 /* of the glass */
} JsnFacade;

/* JsnFacade: rows of windows, some of them lit, filtered when they are smaller than a pixel. */
void jsn_material_facade (const JsnHit *hit, JsnSurface *surface, gconstpointer data);

/* JsnV3[2], dark and light: granite with cracks, in world coordinates. */
void jsn_material_granite (const JsnHit *hit, JsnSurface *surface, gconstpointer data);

typedef struct
{
  JsnV3 leaf, tip;
  float through;
} JsnLeaf;

/* JsnLeaf: leaves, needles and petals; colour varies by seed and along v. */
void jsn_material_leaf (const JsnHit *hit, JsnSurface *surface, gconstpointer data);

/* A card cut into about twenty leaves; `data` is not used. */
gboolean jsn_hole_leaves (float u, float v, guint32 seed, gconstpointer data);
