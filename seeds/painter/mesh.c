/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Triangles and the plain shapes built from them. */
#include "painter/mesh.h"

void
jsn_mesh_clear (JsnMesh *mesh)
{
  g_clear_pointer (&mesh->vertices, g_free);
  g_clear_pointer (&mesh->triangles, g_free);
  mesh->n_vertices = mesh->room_vertices = mesh->n_triangles = mesh->room_triangles = 0;
}

guint32
jsn_mesh_vertex (JsnMesh *mesh, JsnV3 at, JsnV3 normal, float u, float v)
{
  if (mesh->n_vertices == mesh->room_vertices)
    {
      mesh->room_vertices = mesh->room_vertices * 3 / 2 + 4096;
      mesh->vertices = g_renew (JsnVertex, mesh->vertices, mesh->room_vertices);
    }
  mesh->vertices[mesh->n_vertices] = (JsnVertex){ at, normal, u, v };
  return mesh->n_vertices++;
}

void
jsn_mesh_triangle (JsnMesh *mesh, guint32 a, guint32 b, guint32 c, int material, int seed)
{
  if (mesh->n_triangles == mesh->room_triangles)
    {
      mesh->room_triangles = mesh->room_triangles * 3 / 2 + 4096;
      mesh->triangles = g_renew (JsnTriangle, mesh->triangles, mesh->room_triangles);
    }
  mesh->triangles[mesh->n_triangles++] = (JsnTriangle){ { a, b, c }, (guint16)material, (guint16)seed };
}

static void
add_face (JsnMesh *mesh, JsnV3 a, JsnV3 b, JsnV3 c, JsnV3 d, float u, float v, int material, int seed)
{
  JsnV3 normal = v3_unit (v3_cross (v3_sub (d, a), v3_sub (b, a)));
  guint32 first = jsn_mesh_vertex (mesh, a, normal, 0, 0);

  jsn_mesh_vertex (mesh, b, normal, u, 0);
  jsn_mesh_vertex (mesh, c, normal, u, v);
  jsn_mesh_vertex (mesh, d, normal, 0, v);
  jsn_mesh_triangle (mesh, first, first + 1, first + 2, material, seed);
  jsn_mesh_triangle (mesh, first, first + 2, first + 3, material, seed);
}

void
jsn_mesh_quad (JsnMesh *mesh, JsnV3 a, JsnV3 b, JsnV3 c, JsnV3 d, int material, int seed)
{
  add_face (mesh, a, b, c, d, v3_length (v3_sub (b, a)), v3_length (v3_sub (d, a)), material, seed);
}

void
jsn_mesh_card (JsnMesh *mesh, JsnV3 a, JsnV3 b, JsnV3 c, JsnV3 d, int material, int seed)
{
  add_face (mesh, a, b, c, d, 1, 1, material, seed);
}

void
jsn_mesh_box (JsnMesh *mesh, JsnV3 foot, JsnV3 size, float yaw, int wall, int top, int seed)
{
  JsnV3 along = v3 (cosf (yaw) * size.x / 2, 0, sinf (yaw) * size.x / 2);
  JsnV3 deep = v3 (-sinf (yaw) * size.z / 2, 0, cosf (yaw) * size.z / 2);
  JsnV3 up = v3 (0, size.y, 0);
  JsnV3 a = v3_sub (v3_sub (foot, along), deep), b = v3_sub (v3_add (foot, along), deep);
  JsnV3 c = v3_add (v3_add (foot, along), deep), d = v3_add (v3_sub (foot, along), deep);

  jsn_mesh_quad (mesh, a, b, v3_add (b, up), v3_add (a, up), wall, seed);
  jsn_mesh_quad (mesh, b, c, v3_add (c, up), v3_add (b, up), wall, seed);
  jsn_mesh_quad (mesh, c, d, v3_add (d, up), v3_add (c, up), wall, seed);
  jsn_mesh_quad (mesh, d, a, v3_add (a, up), v3_add (d, up), wall, seed);
  jsn_mesh_quad (mesh, v3_add (a, up), v3_add (b, up), v3_add (c, up), v3_add (d, up), top, seed);
  if (foot.y > 0.05f)
    jsn_mesh_quad (mesh, d, c, b, a, wall, seed);
}

void
jsn_mesh_tube (JsnMesh *mesh, JsnV3 a, JsnV3 b, float radius_a, float radius_b, int sides, int material, int seed)
{
  JsnV3 axis = v3_unit (v3_sub (b, a));
  JsnV3 side = v3_unit (v3_cross (axis, fabsf (axis.y) < 0.9f ? v3 (0, 1, 0) : v3 (1, 0, 0)));
  JsnV3 other = v3_cross (axis, side);
  float length = v3_length (v3_sub (b, a));
  guint32 first = mesh->n_vertices;

  for (int i = 0; i <= sides; i++)
    {
      float turn = 2 * (float)G_PI * i / sides;
      JsnV3 out = v3_add (v3_scale (side, cosf (turn)), v3_scale (other, sinf (turn)));

      jsn_mesh_vertex (mesh, v3_add (a, v3_scale (out, radius_a)), out, (float)i / sides, 0);
      jsn_mesh_vertex (mesh, v3_add (b, v3_scale (out, radius_b)), out, (float)i / sides, length);
    }
  for (int i = 0; i < sides; i++)
    {
      guint32 k = first + 2 * i;

      jsn_mesh_triangle (mesh, k, k + 2, k + 1, material, seed);
      jsn_mesh_triangle (mesh, k + 1, k + 2, k + 3, material, seed);
    }
}

static void
stitch (JsnMesh *mesh, guint32 first, int steps_s, int steps_t, int material, int seed)
{
  for (int j = 0; j < steps_t; j++)
    for (int i = 0; i < steps_s; i++)
      {
        guint32 k = first + j * (steps_s + 1) + i;

        jsn_mesh_triangle (mesh, k, k + 1, k + steps_s + 1, material, seed);
        jsn_mesh_triangle (mesh, k + 1, k + steps_s + 2, k + steps_s + 1, material, seed);
      }
}

void
jsn_mesh_ball (JsnMesh *mesh, JsnV3 centre, JsnV3 radii, int sides, int material, int seed)
{
  int rings = MAX (sides / 2, 3);
  guint32 first = mesh->n_vertices;

  for (int j = 0; j <= rings; j++)
    for (int i = 0; i <= sides; i++)
      {
        float turn = 2 * (float)G_PI * i / sides, rise = (float)G_PI * j / rings;
        JsnV3 out = v3 (sinf (rise) * cosf (turn), -cosf (rise), sinf (rise) * sinf (turn));
        JsnV3 normal = v3_unit (v3 (out.x / radii.x, out.y / radii.y, out.z / radii.z));

        jsn_mesh_vertex (mesh, v3_add (centre, v3_mul (out, radii)), normal, (float)i / sides, (float)j / rings);
      }
  stitch (mesh, first, sides, rings, material, seed);
}

void
jsn_mesh_sheet (JsnMesh *mesh,
                JsnSheet point,
                gconstpointer data,
                int steps_s,
                int steps_t,
                float u_size,
                float v_size,
                int material,
                int seed)
{
  guint32 first = mesh->n_vertices;

  for (int j = 0; j <= steps_t; j++)
    for (int i = 0; i <= steps_s; i++)
      {
        float s = (float)i / steps_s, t = (float)j / steps_t;

        jsn_mesh_vertex (mesh, point (s, t, data), v3 (0, 1, 0), s * u_size, t * v_size);
      }
  for (int j = 0; j <= steps_t; j++)
    for (int i = 0; i <= steps_s; i++)
      {
        JsnVertex *row = mesh->vertices + first + j * (steps_s + 1);
        JsnVertex *below = mesh->vertices + first + MAX (j - 1, 0) * (steps_s + 1);
        JsnVertex *above = mesh->vertices + first + MIN (j + 1, steps_t) * (steps_s + 1);

        row[i].normal = v3_unit (v3_cross (v3_sub (above[i].at, below[i].at),
                                           v3_sub (row[MIN (i + 1, steps_s)].at, row[MAX (i - 1, 0)].at)));
      }
  stitch (mesh, first, steps_s, steps_t, material, seed);
}
