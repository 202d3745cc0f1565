/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From light on the film to the 8-bit sRGB picture: bloom, exposure, tone curve, vignette, sensor softness, grain. */
#pragma once

#include "painter/film.h"

typedef struct
{
  float exposure;   /* factor on the light; 1 puts light of 0.18 near the middle of the picture's tones */
  float contrast;   /* 1 as is; slope at middle grey */
  float saturation; /* 1 as is */
  float bloom;      /* part of the light that scatters in the lens: 0.02 clear … 0.2 misty */
  float vignette;   /* part of the light lost in the corners */
  float grain;      /* standard deviation at middle grey, in 8-bit steps */
  JsnV3 shadows;    /* light added everywhere, before the curve: veiling glare, toned blacks */
} JsnDevelop;

/* Packed RGB, 3 bytes a pixel; free with g_free. */
guint8 *jsn_develop (const JsnFilm *film, const JsnDevelop *how);
