/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a stage: triangles with a material each, and the plain shapes they are built from. Metres. */
#pragma once

#include "painter/vec.h"

typedef struct
{
  JsnV3 at, normal;
  float u, v;
} JsnVertex;

typedef struct
{
  guint32 corner[3];
  guint16 material; /* index into the stage's materials */
  guint16 seed;     /* tells one house, leaf or coat from the next */
} JsnTriangle;

typedef struct
{
  JsnVertex *vertices;
  guint32 n_vertices, room_vertices;
  JsnTriangle *triangles;
  guint32 n_triangles, room_triangles;
} JsnMesh;

void jsn_mesh_clear (JsnMesh *mesh);

guint32 jsn_mesh_vertex (JsnMesh *mesh, JsnV3 at, JsnV3 normal, float u, float v);
void jsn_mesh_triangle (JsnMesh *mesh, guint32 a, guint32 b, guint32 c, int material, int seed);

/* A flat four-sided face a-b-c-d; u runs a→b and v runs a→d, both in metres. */
void jsn_mesh_quad (JsnMesh *mesh, JsnV3 a, JsnV3 b, JsnV3 c, JsnV3 d, int material, int seed);

/* The same with u, v from 0 to 1: a card that a material paints or cuts. */
void jsn_mesh_card (JsnMesh *mesh, JsnV3 a, JsnV3 b, JsnV3 c, JsnV3 d, int material, int seed);

/* A box standing on `foot` (the middle of its base), turned by `yaw` radians about the vertical.
   Wall faces: u along the wall, v up from the ground. */
void jsn_mesh_box (JsnMesh *mesh, JsnV3 foot, JsnV3 size, float yaw, int wall, int top, int seed);

/* A straight tube, open at both ends; u round it 0..1, v along it in metres. */
void jsn_mesh_tube (JsnMesh *mesh, JsnV3 a, JsnV3 b, float radius_a, float radius_b, int sides, int material, int seed);

/* An ellipsoid with half axes `radii`; u round it and v from bottom to top, 0..1. */
void jsn_mesh_ball (JsnMesh *mesh, JsnV3 centre, JsnV3 radii, int sides, int material, int seed);

/* A curved sheet: `point` gives the place for s, t in 0..1. u, v are s, t times u_size, v_size. Smooth normals. */
typedef JsnV3 (*JsnSheet) (float s, float t, gconstpointer data);
void jsn_mesh_sheet (JsnMesh *mesh,
                     JsnSheet point,
                     gconstpointer data,
                     int steps_s,
                     int steps_t,
                     float u_size,
                     float v_size,
                     int material,
                     int seed);
