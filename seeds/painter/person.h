/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People, small in the picture: a walking or standing figure. */
#pragma once

#include "painter/mesh.h"

typedef struct
{
  JsnV3 foot;
  float height;         /* metres */
  float yaw;            /* 0 walks away along +z, G_PI comes towards the camera */
  float stride;         /* 0 stands … 0.35 walks */
  int coat, legs, head; /* materials */
} JsnPerson;

void jsn_person_add (JsnMesh *mesh, const JsnPerson *person, int seed);
