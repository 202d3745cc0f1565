/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A water-worn block of stone with a nearly level top: a stepping stone, a rock on a bank. */
#pragma once

#include "painter/mesh.h"

/* `radii`: half its size. The seed gives it its dents. */
void jsn_boulder_add (JsnMesh *mesh, JsnV3 centre, JsnV3 radii, int material, int seed);
