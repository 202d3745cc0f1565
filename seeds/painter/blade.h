/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A blade of grass, a reed, a willow leaf: a thin strip that bends to its tip. */
#pragma once

#include "painter/mesh.h"

/* From `foot` to `foot + tip`, `wide` metres on each side at the foot, bent `bow` of its length towards the vertical.
   v runs 0..1 from foot to tip. */
void jsn_blade_add (JsnMesh *mesh, JsnV3 foot, JsnV3 tip, float wide, float bow, int material, int seed);
