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

  jsn_mesh_tube (figure->mesh, v3_add (person->foot, a), v3_add (person->foot, b), thick_from * h, thick_to * h, 9,
                 material, figure->seed);
}

static void
add_round (const Figure *figure, JsnV3 centre, JsnV3 radii, int material)
{
  const JsnPerson *person = figure->person;
  float c = cosf (person->yaw), s = sinf (person->yaw), h = person->height;
  JsnV3 at = v3_scale (v3 (centre.x * c - centre.z * s, centre.y, centre.x * s + centre.z * c), h);
  float wide = fabsf (radii.x * c) + fabsf (radii.z * s), deep = fabsf (radii.x * s) + fabsf (radii.z * c);

  jsn_mesh_ball (figure->mesh, v3_add (person->foot, at), v3_scale (v3 (wide, radii.y, deep), h), 12, material,
                 figure->seed);
}

void
jsn_person_add (JsnMesh *mesh, const JsnPerson *person, int seed)
{
  Figure figure = { mesh, person, seed };
  float step = person->stride * 0.5f, hem = 0.40f - 0.10f * (seed % 3), girth = 0.92f + 0.05f * (seed % 4);

  for (int hand = -1; hand <= 1; hand += 2)
    {
      add_limb (&figure, v3 (hand * 0.045f, 0.03f, hand * step), v3 (hand * 0.05f, 0.26f, hand * step * 0.55f + 0.01f),
                0.022f, 0.034f, person->legs);
      add_limb (&figure, v3 (hand * 0.05f, 0.26f, hand * step * 0.55f + 0.01f), v3 (hand * 0.05f, 0.5f, 0), 0.034f,
                0.052f, person->legs);
      add_round (&figure, v3 (hand * 0.045f, 0.018f, hand * step + 0.025f), v3 (0.026f, 0.018f, 0.065f), person->legs);
      add_limb (&figure, v3 (hand * 0.090f, 0.765f, 0), v3 (hand * 0.122f, 0.6f, -hand * step * 0.4f), 0.032f, 0.027f,
                person->coat);
      add_limb (&figure, v3 (hand * 0.122f, 0.6f, -hand * step * 0.4f),
                v3 (hand * 0.11f, 0.46f, -hand * step * 0.6f + 0.04f), 0.027f, 0.019f, person->coat);
      add_round (&figure, v3 (hand * 0.082f, 0.762f, 0), v3 (0.040f, 0.036f, 0.042f), person->coat);
      add_round (&figure, v3 (hand * 0.11f, 0.44f, -hand * step * 0.6f + 0.045f), v3 (0.018f, 0.028f, 0.02f),
                 person->head);
    }
  add_round (&figure, v3 (0, 0.70f, 0), v3 (0.098f * girth, 0.125f, 0.070f * girth), person->coat);
  add_round (&figure, v3 (0, 0.56f, 0), v3 (0.086f * girth, 0.14f, 0.066f * girth), person->coat);
  add_limb (&figure, v3 (0, hem, 0), v3 (0, 0.56f, 0), 0.098f * girth, 0.078f * girth, person->coat);
  add_limb (&figure, v3 (0, 0.775f, 0), v3 (0, 0.85f, 0), 0.074f, 0.031f, person->coat);
  add_limb (&figure, v3 (0, 0.84f, 0), v3 (0, 0.89f, 0.005f), 0.030f, 0.030f, person->head);
  add_round (&figure, v3 (0, 0.928f, 0.008f), v3 (0.042f, 0.061f, 0.050f), person->head);
  /* A scarf or a hood on every other one. */
  if (seed % 2)
    add_round (&figure, v3 (0, 0.835f, -0.004f), v3 (0.047f, 0.025f, 0.047f), person->coat);
}
