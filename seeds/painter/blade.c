/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blades. */
#include "painter/blade.h"

void
jsn_blade_add (JsnMesh *mesh, JsnV3 foot, JsnV3 tip, float wide, float bow, int material, int seed)
{
  JsnV3 middle = v3_add (foot, v3 (tip.x * (0.5f - bow), tip.y * (0.5f + 0.6f * bow), tip.z * (0.5f - bow)));
  JsnV3 side = v3 (wide, 0, 0), normal = v3 (0.2f, 0.6f, -0.6f);
  guint32 first = jsn_mesh_vertex (mesh, v3_sub (foot, side), normal, 0, 0);

  jsn_mesh_vertex (mesh, v3_add (foot, side), normal, 1, 0);
  jsn_mesh_vertex (mesh, v3_add (middle, side), normal, 1, 0.5f);
  jsn_mesh_vertex (mesh, v3_sub (middle, side), normal, 0, 0.5f);
  jsn_mesh_vertex (mesh, v3_add (foot, tip), normal, 0.5f, 1);
  jsn_mesh_triangle (mesh, first, first + 1, first + 2, material, seed);
  jsn_mesh_triangle (mesh, first, first + 2, first + 3, material, seed);
  jsn_mesh_triangle (mesh, first + 3, first + 2, first + 4, material, seed);
}
