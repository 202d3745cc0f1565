/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Water at y = 0: mirrors the stage through moving ripples, and shows its own colour where one looks down into it. */
#pragma once

#include "painter/stage.h"

typedef struct
{
  JsnV3 body;         /* light that comes up from the water itself */
  float slope;        /* steepness of the ripples: 0.01 a pond … 0.08 a windy river */
  float length_m;     /* from crest to crest of the largest */
  float mirror;       /* 1 real water; more for a wet pavement that should shine less at a grazing angle: use < 1 */
  float from_z, to_z; /* water only between these distances; to_z 0 for no end */
} JsnWater;

/* Covers what of the film lies in or behind the plane y = 0. Call after jsn_stage_render on the same film. */
void jsn_water_paint (const JsnStage *stage, const JsnWater *water, JsnFilm *film);
