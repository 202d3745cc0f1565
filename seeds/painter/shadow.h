/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sun's shadows: how far each ray of sunlight gets, seen from the sun. */
#pragma once

#include "painter/stage.h"

typedef struct
{
  JsnV3 right, up, towards; /* the sun's own axes */
  JsnV3 centre;
  float radius;
  int size;
  float *height; /* highest surface along `towards`, metres from the centre */
} JsnShadow;

/* NULL when the stage draws no shadows. `size` is the map's side in pixels. */
JsnShadow *jsn_shadow_new (const JsnStage *stage, int size);
void jsn_shadow_free (JsnShadow *shadow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnShadow, jsn_shadow_free)

/* 0 in full shadow … 1 in full sun; soft by a few map pixels. `salt` scatters the samples. */
float jsn_shadow_sun (const JsnShadow *shadow, JsnV3 at, JsnV3 normal, guint32 salt);
