/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One view of Seoul: what it is called, how it is painted and developed, and what its camera would have noted. */
#pragma once

#include "painter/develop.h"

typedef struct
{
  const char *name;
  int width_px, height_px;       /* upright */
  void (*paint) (JsnFilm *film); /* pure; works at any size of the same shape */
  JsnDevelop develop;

  const char *description; /* English, after "Painted stand-in: " */
  const char *taken;       /* "YYYY:MM:DD hh:mm:ss", Seoul time */
  const char *lens;
  guint32 exposure[2]; /* seconds, as a fraction */
  guint32 aperture[2];
  guint16 iso;
  guint16 focal_mm;
  double latitude, longitude; /* WGS 84 degrees, north and east */
  double altitude_m;
  gboolean stored_turned; /* pixels lie on their side, EXIF orientation 6 */
} JsnView;

extern const JsnView jsn_view_gyeongbokgung_snow;
extern const JsnView jsn_view_bukchon_rooftops;
extern const JsnView jsn_view_namsan_tower_dusk;
extern const JsnView jsn_view_banpo_bridge_fountain;
extern const JsnView jsn_view_han_river_sunset;
extern const JsnView jsn_view_dongdaemun_design_plaza;
extern const JsnView jsn_view_cheonggyecheon_stream;
extern const JsnView jsn_view_naksan_city_wall;
extern const JsnView jsn_view_gwangjang_market;
extern const JsnView jsn_view_lotus_lanterns;
extern const JsnView jsn_view_haneul_park_silver_grass;
extern const JsnView jsn_view_subway_line_2;
extern const JsnView jsn_view_inwangsan_night;
extern const JsnView jsn_view_yeouido_spring;
