/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The film: linear scene light per pixel, open-ended like real light, and how near the thing seen there is. */
#pragma once

#include "painter/vec.h"

typedef struct
{
  int width, height;
  JsnV3 *light;    /* linear RGB, 1.0 is a white wall in full light */
  float *nearness; /* 1 / metres along the optical axis; 0 is sky. Planes are linear in it on screen */
} JsnFilm;

JsnFilm *jsn_film_new (int width, int height);
void jsn_film_free (JsnFilm *film);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnFilm, jsn_film_free)

/* The film averaged over factor × factor blocks; nearness is not kept (NULL). */
JsnFilm *jsn_film_shrink (const JsnFilm *film, int factor);

/* Three box blurs, close to a Gaussian of sigma = radius_px. */
void jsn_film_blur (JsnFilm *film, float radius_px);

/* Light at a point between pixels (bilinear, edges repeat); x, y in pixels, 0.5 is the first pixel's centre. */
JsnV3 jsn_film_sample (const JsnFilm *film, float x, float y);

/* Adds a soft disc of light: `light` at its centre, falling smoothly to nothing at radius_px. */
void jsn_film_splat (JsnFilm *film, float x, float y, float radius_px, JsnV3 light);

/* Softens what is far from the plane of focus, as a lens of finite aperture does. `strength` is the radius of the
   blur at infinity as a part of the picture's height. */
void jsn_film_focus (JsnFilm *film, float focus_m, float strength);
