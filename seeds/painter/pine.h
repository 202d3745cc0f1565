/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A Korean red pine that leans to the left: flat boughs, needles in tufts, fit to be seen from a few metres. */
#pragma once

#include "painter/mesh.h"

/* About 5.6 m tall. */
void jsn_pine_add (JsnMesh *mesh, JsnV3 foot, int wood, int needles, int seed);
