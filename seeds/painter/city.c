/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A city of boxes with windows. */
#include "painter/city.h"

#include "painter/noise.h"

/* What stands on an ordinary flat roof: a stair head, a water tank, or a parapet; some roofs are pitched. */
static void
add_roof_top (JsnStage *stage, const JsnCity *city, JsnV3 at, float wide, float deep, float yaw, GRand *rand)
{
  float kind = (float)g_rand_double (rand), aside = wide * 0.3f * ((float)g_rand_double (rand) - 0.5f);

  if (kind < 0.3f)
    {
      jsn_mesh_box (&stage->mesh, at, v3 (wide * 1.06f, 0.5f, deep * 1.06f), yaw, city->top, city->top, 1);
      jsn_mesh_box (&stage->mesh, v3 (at.x, at.y + 0.5f, at.z), v3 (wide * 0.7f, 1.4f, deep * 0.5f), yaw, city->top,
                    city->top, 1);
    }
  else if (kind < 0.75f)
    jsn_mesh_box (&stage->mesh, v3 (at.x + aside, at.y, at.z), v3 (wide * 0.28f, 2.6f, deep * 0.35f), yaw,
                  city->facades[0], city->top, 2);
  if (kind > 0.5f)
    jsn_mesh_tube (&stage->mesh, v3 (at.x - aside, at.y, at.z - deep * 0.2f),
                   v3 (at.x - aside, at.y + 1.6f, at.z - deep * 0.2f), 1.0f, 1.0f, 8, city->top, 3);
}

static void
add_house (JsnStage *stage, const JsnCity *city, float x, float z, int number)
{
  GRand *rand = g_rand_new_with_seed ((guint32)(city->seed * 100003 + number));
  float cluster = f_smooth (0.62f - 0.3f * city->towers, 0.85f - 0.3f * city->towers,
                            jsn_fbm (x / (city->block_m * 9) + city->seed, z / (city->block_m * 9), 3));
  float chance = (float)g_rand_double (rand);
  float height = city->low_m * (0.5f + (float)g_rand_double (rand))
                 + (city->tall_m - city->low_m) * cluster * chance * chance * city->towers;
  float wide = city->block_m * (0.5f + 0.5f * (float)g_rand_double (rand)),
        deep = city->block_m * (0.5f + 0.5f * (float)g_rand_double (rand));
  float yaw
      = city->yaw + 0.12f * ((float)g_rand_double (rand) - 0.5f) + (jsn_noise (x / 300, z / 300) > 0.55f ? 0.5f : 0);
  float ground = city->ground != NULL ? city->ground (x, z, city->ground_data) : 0;
  int facade = city->facades[g_rand_int_range (rand, 0, 4)], seed = g_rand_int_range (rand, 0, 60000);
  JsnV3 foot = v3 (x, ground, z);

  jsn_mesh_box (&stage->mesh, foot, v3 (wide, height, deep), yaw, facade, city->top, seed);
  if (height > city->low_m * 2)
    {
      float shrink = 0.3f + 0.4f * (float)g_rand_double (rand);

      jsn_mesh_box (&stage->mesh, v3 (x, ground + height, z), v3 (wide * shrink, 3 + height * 0.04f, deep * shrink),
                    yaw, city->top, city->top, seed);
    }
  else
    add_roof_top (stage, city, v3 (x, ground + height, z), wide, deep, yaw, rand);
  g_rand_free (rand);
}

static void
add_lamps (JsnStage *stage, const JsnCity *city, float x, float z, int number)
{
  int n = (int)(city->lamps_per_block + jsn_hash (number, 901 + city->seed));

  for (int i = 0; i < n; i++)
    {
      float px = x + city->block_m * (jsn_hash (number, 10 * i + city->seed) - 0.5f),
            pz = z + city->block_m * (jsn_hash (number, 10 * i + 1 + city->seed) - 0.5f);
      float ground = city->ground != NULL ? city->ground (px, pz, city->ground_data) : 0;
      float kind = jsn_hash (number, 10 * i + 2), power = 0.25f + 2.2f * powf (jsn_hash (number, 10 * i + 3), 4);
      JsnV3 tint = kind < 0.6f    ? v3 (1, 0.62f, 0.25f)
                   : kind < 0.87f ? v3 (0.95f, 0.95f, 1)
                   : kind < 0.92f ? v3 (0.25f, 0.9f, 0.5f)
                   : kind < 0.96f ? v3 (1, 0.2f, 0.15f)
                                  : v3 (0.3f, 0.5f, 1);

      jsn_stage_spark (
          stage,
          v3 (px, ground + city->low_m * (0.3f + 1.1f * jsn_hash (number, 10 * i + 4)), pz - city->block_m * 0.5f),
          v3_mul (city->lamp, v3_scale (tint, power)), 1.0f + 1.2f * jsn_hash (number, 10 * i + 5));
    }
}

void
jsn_city_add (JsnStage *stage, const JsnCity *city)
{
  int columns = (int)((city->right - city->left) / city->block_m),
      rows = (int)((city->to_z - city->from_z) / city->block_m);
  float side = stage->camera.middle_px / stage->camera.focal_px * 1.1f;

  for (int j = 0; j < rows; j++)
    for (int i = 0; i < columns; i++)
      {
        int number = j * columns + i;
        float x = city->left + (i + 0.5f + 0.35f * (jsn_hash (number, city->seed) - 0.5f)) * city->block_m;
        float z = city->from_z + (j + 0.5f + 0.35f * (jsn_hash (number, city->seed + 1) - 0.5f)) * city->block_m;

        if (fabsf (x - stage->camera.eye.x) > side * (z - stage->camera.eye.z) + 3 * city->block_m)
          continue;
        add_house (stage, city, x, z, number);
        if (city->lamps_per_block > 0)
          add_lamps (stage, city, x, z, number);
      }
}

void
jsn_city_add_seoul_tower (JsnMesh *mesh, JsnV3 foot, int shaft, int deck, int lit, int mast)
{
  /* height, radius, material: 0 shaft, 1 deck, 2 lit, 3 mast */
  static const struct
  {
    float y, radius;
    int part;
  } rings[] = {
    { 0, 9.5f, 0 },    { 14, 7.5f, 0 },   { 14.2f, 6.0f, 0 }, { 92, 4.9f, 0 },   { 98, 9.8f, 1 },   { 101, 11.6f, 2 },
    { 105, 11.8f, 1 }, { 107, 11.8f, 2 }, { 111, 12.0f, 1 },  { 114, 11.4f, 2 }, { 118, 10.8f, 1 }, { 122, 8.0f, 1 },
    { 126, 7.6f, 2 },  { 130, 6.8f, 1 },  { 134, 3.4f, 1 },   { 136, 2.6f, 3 },  { 163, 2.3f, 3 },  { 164, 1.6f, 3 },
    { 198, 1.3f, 3 },  { 199, 0.8f, 3 },  { 228, 0.5f, 3 },   { 236, 0.25f, 3 },
  };
  const int materials[4] = { shaft, deck, lit, mast };

  for (gsize i = 1; i < G_N_ELEMENTS (rings); i++)
    jsn_mesh_tube (mesh, v3_add (foot, v3 (0, rings[i - 1].y, 0)), v3_add (foot, v3 (0, rings[i].y, 0)),
                   rings[i - 1].radius, rings[i].radius, 28, materials[rings[i - 1].part], 7);
  for (int i = 0; i < 12; i++)
    jsn_mesh_tube (mesh, v3_add (foot, v3 (0, 138 + 5 * i, 0)), v3_add (foot, v3 (0, 138.8f + 5 * i, 0)),
                   3.0f - 0.11f * i, 3.0f - 0.11f * i, 10, materials[1], 8);
}
