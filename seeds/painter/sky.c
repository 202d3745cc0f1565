/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Graded skies with sun, clouds and stars. */
#include "painter/sky.h"

#include "painter/noise.h"

JsnV3
jsn_sky_clear (const JsnSky *sky, JsnV3 dir)
{
  JsnV3 unit = v3_unit (dir);
  float up = fmaxf (unit.y, 0);
  JsnV3 light = v3_mix (sky->horizon, sky->middle, 1 - expf (-up * 9));
  float towards = f_clamp (v3_dot (unit, sky->sun_dir), 0, 1);
  float halo = powf (towards, sky->glow_tightness);

  light = v3_mix (light, sky->zenith, 1 - expf (-up * up * 5));
  return v3_add (light, v3_scale (sky->glow, 0.75f * halo + 0.25f * powf (towards, sky->glow_tightness * 0.18f)));
}

static JsnV3
with_clouds (const JsnSky *sky, JsnV3 unit, JsnV3 light)
{
  float reach = sky->cloud_scale / (unit.y + 0.07f);
  float x = unit.x * reach / fmaxf (sky->cloud_stretch, 1), y = unit.z * reach + 31;
  float body = jsn_fbm (x + 0.6f * jsn_fbm (x * 0.7f, y * 0.7f, 2), y, 6);
  float edge = 1 - sky->cloud_cover;
  float thick = f_smooth (edge - 0.10f, edge + 0.22f, body);
  float beyond = jsn_fbm (x + 0.15f * sky->sun_dir.x, y + 0.15f * sky->sun_dir.z, 4);
  float lit = f_clamp (0.55f + 3.0f * (body - beyond) + 0.8f * (0.55f - body), 0, 1);
  float towards = f_clamp (v3_dot (unit, sky->sun_dir), 0, 1);
  JsnV3 cloud = v3_mix (sky->cloud_shade, sky->cloud_lit, lit);

  cloud = v3_add (cloud, v3_scale (sky->glow, 0.6f * lit * powf (towards, 12)));
  return v3_mix (light, cloud, thick * f_smooth (-0.01f, 0.07f, unit.y));
}

static JsnV3
with_stars (const JsnSky *sky, JsnV3 unit, JsnV3 light)
{
  float x = unit.x * 420, y = unit.y * 420;
  guint32 i = (guint32)f_floor (x), j = (guint32)f_floor (y);
  float dx = x - floorf (x) - 0.5f, dy = y - floorf (y) - 0.5f;
  float chance = jsn_hash (i, j);

  if (chance < 0.994f)
    return light;
  return v3_add (
      light, v3_scale (v3 (0.9f, 0.95f, 1), sky->stars * (chance - 0.994f) / 0.006f * expf (-28 * (dx * dx + dy * dy))
                                                * f_smooth (0.03f, 0.3f, unit.y)));
}

JsnV3
jsn_sky_light (const JsnSky *sky, JsnV3 dir)
{
  JsnV3 unit = v3_unit (dir);
  JsnV3 light = jsn_sky_clear (sky, unit);
  float edge = sky->disc_cos > 0 ? sky->disc_cos : 0.99996f;
  float sun = v3_dot (unit, sky->sun_dir);

  if (sky->stars > 0)
    light = with_stars (sky, unit, light);
  if (sky->disc.x > 0 && sun > edge - (1 - edge))
    light = v3_add (light, v3_scale (sky->disc, f_smooth (edge - 0.3f * (1 - edge), edge + 0.2f * (1 - edge), sun)));
  if (sky->cloud_cover > 0)
    light = with_clouds (sky, unit, light);
  return light;
}
