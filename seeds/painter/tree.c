/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees. */
#include "painter/tree.h"

static float
spread_of (GRand *rand)
{
  return (float)g_rand_double_range (rand, -1, 1);
}

void
jsn_tree_add_clump (JsnMesh *mesh, GRand *rand, JsnV3 centre, JsnV3 radii, int count, float card_m, int leaf)
{
  for (int i = 0; i < count; i++)
    {
      JsnV3 out = v3_unit (v3 (spread_of (rand), spread_of (rand), spread_of (rand)));
      JsnV3 at = v3_add (centre, v3_scale (v3_mul (out, radii), 0.35f + 0.65f * (float)g_rand_double (rand)));
      JsnV3 a = v3_unit (v3 (spread_of (rand), 0.7f * spread_of (rand), spread_of (rand)));
      JsnV3 b = v3_unit (v3_cross (a, v3 (spread_of (rand), spread_of (rand), spread_of (rand))));
      float size = card_m * (0.6f + 0.7f * (float)g_rand_double (rand)) / 2;
      guint32 first = mesh->n_vertices;

      a = v3_scale (a, size);
      b = v3_scale (b, size);
      /* Normals point out of the clump, so that it is lit as one body. */
      out = v3_unit (v3_add (out, v3 (0, 0.35f, 0)));
      jsn_mesh_vertex (mesh, v3_sub (v3_sub (at, a), b), out, 0, 0);
      jsn_mesh_vertex (mesh, v3_sub (v3_add (at, a), b), out, 1, 0);
      jsn_mesh_vertex (mesh, v3_add (v3_add (at, a), b), out, 1, 1);
      jsn_mesh_vertex (mesh, v3_add (v3_sub (at, a), b), out, 0, 1);
      jsn_mesh_triangle (mesh, first, first + 1, first + 2, leaf, g_rand_int_range (rand, 0, 60000));
      jsn_mesh_triangle (mesh, first, first + 2, first + 3, leaf, g_rand_int_range (rand, 0, 60000));
    }
}

/* A bough in three bent pieces. */
static void
add_bough (JsnMesh *mesh, GRand *rand, JsnV3 from, JsnV3 to, float thick, int bark)
{
  JsnV3 at = from;

  for (int i = 1; i <= 3; i++)
    {
      JsnV3 next = v3_mix (from, to, i / 3.0f);
      float bend = i < 3 ? 0.10f * v3_length (v3_sub (to, from)) : 0;

      next = v3_add (next,
                     v3 (bend * spread_of (rand), bend * (0.4f + 0.5f * spread_of (rand)), bend * spread_of (rand)));
      jsn_mesh_tube (mesh, at, next, thick * (1.15f - 0.3f * (i - 1)), thick * (1.15f - 0.3f * i), 7, bark, 1);
      at = next;
    }
}

void
jsn_tree_add (JsnMesh *mesh, const JsnTree *tree, int seed)
{
  GRand *rand = g_rand_new_with_seed ((guint32)seed);
  float thick = tree->height * 0.028f;
  JsnV3 fork = v3_add (tree->foot, v3 (0.06f * tree->height * spread_of (rand), tree->height * tree->crown,
                                       0.04f * tree->height * spread_of (rand)));

  add_bough (mesh, rand, tree->foot, fork, thick * 1.3f, tree->bark);
  for (int i = 0; i < tree->clumps; i++)
    {
      float turn = 6.2832f * (i + 0.6f * (float)g_rand_double (rand)) / tree->clumps * 2.4f,
            level = (float)g_rand_double (rand);
      float reach = tree->spread * (0.35f + 0.6f * (float)g_rand_double (rand)) * sqrtf (1 - 0.75f * level * level);
      float rise
          = tree->height * (1 - tree->crown) * (0.15f + 0.75f * level) - tree->droop * reach * reach / tree->spread;
      JsnV3 at = v3_add (fork, v3 (cosf (turn) * reach, rise, sinf (turn) * reach));
      float size = tree->spread * (0.28f + 0.16f * (float)g_rand_double (rand));

      add_bough (mesh, rand, fork, at, thick * (0.35f + 0.3f * (1 - level)), tree->bark);
      if (tree->leaf >= 0)
        jsn_tree_add_clump (mesh, rand, at, v3 (size, size * 0.7f, size), tree->cards, tree->card_m, tree->leaf);
    }
  g_rand_free (rand);
}
