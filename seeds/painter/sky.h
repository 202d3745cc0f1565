/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sky of one hour: graded colour, the glow round the sun, clouds, stars; also the colour of distant haze. */
#pragma once

#include "painter/vec.h"

typedef struct
{
  JsnV3 zenith, middle, horizon; /* light looking up, half up and level */
  JsnV3 sun_dir;                 /* unit vector towards the sun (or the place it went down) */
  JsnV3 glow;                    /* light added right at the sun */
  float glow_tightness;          /* 2 is half the sky, 200 a small halo */
  JsnV3 disc;                    /* light of the disc itself; zero when it is hidden */
  float disc_cos;                /* cosine of its radius; 0 gives a real sun seen through haze */
  float cloud_cover;             /* 0 none … 1 closed */
  float cloud_scale;             /* larger is finer */
  float cloud_stretch;           /* > 1 draws clouds out from left to right */
  JsnV3 cloud_lit, cloud_shade;
  float stars; /* light of the brightest; 0 by day */
} JsnSky;

/* The sky without clouds, stars or disc, along any direction of any length. Below level it stays the horizon's. */
JsnV3 jsn_sky_clear (const JsnSky *sky, JsnV3 dir);

/* The whole sky. */
JsnV3 jsn_sky_light (const JsnSky *sky, JsnV3 dir);
