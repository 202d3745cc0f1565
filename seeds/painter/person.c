/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People. */
#include "painter/person.h"

typedef struct
{
  JsnMesh *mesh;
  const JsnPerson *person;
  int seed;
} Figure;

/* A limb between two points given in parts of the body's height: side, up, forward. */
static void
add_limb (const Figure *figure, JsnV3 from, JsnV3 to, float thick_from, float thick_to, int material)
{
  const JsnPerson *person = figure->person;
  float c = cosf (person->yaw), s = sinf (person->yaw), h = person->height;
  JsnV3 a = v3_scale (v3 (from.x * c - from.z * s, from.y, from.x * s + from.z * c), h);
  JsnV3 b = v3_scale (v3 (to.x * c - to.z * s, to.y, to.x * s + to.z * c), h);

  jsn_mesh_tube (figure->mesh, v3_add (person->foot, a), v3_add (person->foot, b), thick_from * h, thick_to * h, 9, material, figure->seed);
}

void
jsn_person_add (JsnMesh *mesh, const JsnPerson *person, int seed)
{
  Figure figure = { mesh, person, seed };
  float step = person->stride * 0.5f, h = person->height;

  for (int hand = -1; hand <= 1; hand += 2)
    {
      add_limb (&figure, v3 (hand * 0.045f, 0.02f, hand * step), v3 (hand * 0.05f, 0.26f, hand * step * 0.55f + 0.01f), 0.026f, 0.036f, person->legs);
      add_limb (&figure, v3 (hand * 0.05f, 0.26f, hand * step * 0.55f + 0.01f), v3 (hand * 0.05f, 0.5f, 0), 0.036f, 0.052f, person->legs);
      add_limb (&figure, v3 (hand * 0.045f, 0.02f, hand * step - 0.02f), v3 (hand * 0.045f, 0.015f, hand * step + 0.09f), 0.028f, 0.018f, person->legs);
      add_limb (&figure, v3 (hand * 0.115f, 0.79f, 0), v3 (hand * 0.14f, 0.6f, -hand * step * 0.4f), 0.034f, 0.030f, person->coat);
      add_limb (&figure, v3 (hand * 0.14f, 0.6f, -hand * step * 0.4f), v3 (hand * 0.12f, 0.45f, -hand * step * 0.7f + 0.05f), 0.030f, 0.020f, person->coat);
    }
  add_limb (&figure, v3 (0, 0.40f, 0), v3 (0, 0.62f, 0), 0.105f, 0.085f, person->coat);
  add_limb (&figure, v3 (0, 0.62f, 0), v3 (0, 0.78f, 0), 0.085f, 0.115f, person->coat);
  add_limb (&figure, v3 (0, 0.78f, 0), v3 (0, 0.845f, 0), 0.115f, 0.03f, person->coat);
  add_limb (&figure, v3 (0, 0.84f, 0), v3 (0, 0.88f, 0), 0.028f, 0.028f, person->head);
  jsn_mesh_ball (mesh, v3_add (person->foot, v3 (0, 0.925f * h, 0)), v3 (0.045f * h, 0.062f * h, 0.052f * h), 10, person->head, seed);
}
