/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dongdaemun Design Plaza at night: the silver shell, its lit pixels and their image on the wet pavement. */
#include "painter/city.h"
#include "painter/material.h"
#include "painter/noise.h"
#include "painter/person.h"
#include "painter/view.h"
#include "painter/water.h"

static const JsnFacade offices = { { 0.05f, 0.05f, 0.06f }, { 0.02f, 0.02f, 0.03f }, 1.9f, 3.5f, 0.7f, 0.5f, 0.34f,
                                   { 0.8f, 0.55f, 0.28f },  { 0.5f, 0.66f, 0.85f },  0 };
static const JsnV3 roof_top = { 0.04f, 0.04f, 0.05f }, coat_a = { 0.02f, 0.02f, 0.025f },
                   coat_b = { 0.16f, 0.14f, 0.11f }, coat_c = { 0.20f, 0.03f, 0.03f },
                   soffit_light = { 1.5f, 1.25f, 0.85f };
static const JsnWater pavement = { { 0.010f, 0.011f, 0.014f }, 0.010f, 0.5f, 0.62f, 0, 160 };

typedef struct
{
  float from_x, from_z, to_x, to_z, bow; /* its plan: a bowed line */
  float tall_from, tall_to, bulge, inset;
} Shell;

static const Shell front_shell = { -62, 44, 46, 84, -15, 12, 25, 9, 4 };
static const Shell back_shell = { -8, 118, 120, 66, -24, 26, 17, 13, 3 };

static JsnV3
shell_point (float s, float t, gconstpointer data)
{
  const Shell *shell = data;
  float tall = f_mix (shell->tall_from, shell->tall_to, s) * (0.85f + 0.22f * sinf (s * 5.2f + 0.6f));
  float dx = shell->to_x - shell->from_x, dz = shell->to_z - shell->from_z, length = sqrtf (dx * dx + dz * dz);
  float out_x = dz / length, out_z = -dx / length;
  float turn = (t * 1.12f - 0.12f) * (float)G_PI * 0.92f;
  float belly = shell->bulge * (0.6f + 0.5f * sinf (s * 3.6f + 0.3f)) * sinf (fmaxf (turn, 0))
                - shell->inset * (turn < 0 ? 1 : 1 - f_smooth (0, 1.1f, turn));
  float bow = shell->bow * 4 * s * (1 - s) - 20 * f_smooth (1.4f, 2.9f, turn);
  float lean = 3.2f + tall * (1 - cosf (fmaxf (turn, 0))) / 2;
  float y = turn < 0 ? 3.2f * (1 + turn / 0.35f) : lean;

  return v3 (f_mix (shell->from_x, shell->to_x, s) + out_x * (belly + bow), fmaxf (y, 0),
             f_mix (shell->from_z, shell->to_z, s) + out_z * (belly + bow));
}

/* Aluminium panels, no two alike; some are perforated and lit from within. u, v in metres. */
static void
shade_shell (const JsnHit *hit, JsnSurface *surface, gconstpointer data)
{
  const float wide = 1.9f, high = 1.15f;
  float across = hit->u / wide, up = hit->v / high;
  guint32 i = (guint32)f_floor (across), j = (guint32)f_floor (up);
  float seam = jsn_stripe (across, 0.965f, hit->pixel_m / wide) * jsn_stripe (up, 0.95f, hit->pixel_m / high);
  float tone = 0.9f + 0.2f * jsn_hash (i, j + hit->seed), wave = jsn_fbm (across * 0.07f + 3, up * 0.12f, 3);
  float lit = f_smooth (0.48f, 0.66f, wave + 0.16f * (jsn_hash (i + 5, j) - 0.5f)) * (jsn_hash (i, j * 3 + 1) < 0.62f);
  float dots = jsn_stripe (hit->u / 0.16f, 0.5f, hit->pixel_m / 0.16f)
               * jsn_stripe (hit->v / 0.16f, 0.5f, hit->pixel_m / 0.16f);

  surface->albedo = v3_scale (v3 (0.50f, 0.52f, 0.55f), tone * (0.25f + 0.75f * seam));
  surface->normal = v3_unit (
      v3_add (surface->normal, v3 (0.05f * (jsn_hash (i, j + 7) - 0.5f), 0.05f * (jsn_hash (i, j + 8) - 0.5f), 0)));
  surface->mirror = 0.22f * seam;
  surface->glow = v3_scale (v3_mix (v3 (0.55f, 0.80f, 1.15f), v3 (1.0f, 0.9f, 0.75f), jsn_hash (i, j + 2) * 0.35f),
                            lit * seam * (0.30f + 0.9f * dots) * (0.5f + 0.5f * jsn_hash (i + 1, j)));
}

static void
add_shells (JsnStage *stage, int skin, int soffit)
{
  jsn_mesh_sheet (&stage->mesh, shell_point, &back_shell, 160, 90, 150, 46, skin, 2);
  jsn_mesh_sheet (&stage->mesh, shell_point, &front_shell, 180, 90, 130, 44, skin, 1);
  for (int i = 0; i < 26; i++)
    {
      float s = (i + 0.5f) / 26;
      JsnV3 foot = shell_point (s, 0.06f, &front_shell), under = v3 (foot.x, 2.95f, foot.z);

      jsn_mesh_box (&stage->mesh, v3 (under.x + 2, under.y, under.z - 2), v3 (2.2f, 0.08f, 0.22f), 0.35f, soffit,
                    soffit, 1);
      if (i % 2 == 0)
        jsn_stage_lamp (stage, v3 (foot.x + 3.5f, 0.6f, foot.z - 9.5f), v3 (15, 17, 21), 34);
    }
  for (int i = 0; i < 8; i++)
    jsn_stage_lamp (stage, v3 (8 + 13 * i, 1, 92 - 5.5f * i), v3 (18, 15, 11), 42);
}

static void
add_people (JsnStage *stage, const int *coats)
{
  static const float place[][4] = {
    { -5.4f, 15.5f, 1.0f, 0.24f }, { -4.6f, 15.9f, 1.1f, 0.2f }, { 4.9f, 24, -1.9f, 0.26f }, { 11, 33, 2.2f, 0.2f },
    { 12, 33.6f, 2.3f, 0.22f },    { -13, 27, 0.4f, 0.24f },     { 1.5f, 40, -0.7f, 0.25f }, { -21, 30, 1.4f, 0.2f },
    { 22, 44, 1.2f, 0.2f },        { 23, 45, 1.0f, 0.2f },       { 3, 52, 0, 0.2f }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (place); i++)
    {
      JsnPerson person = { v3 (place[i][0], 0, place[i][1]),
                           1.6f + 0.16f * jsn_hash ((guint32)i, 4),
                           place[i][2],
                           place[i][3],
                           coats[i % 3],
                           coats[0],
                           coats[0] };

      jsn_person_add (&stage->mesh, &person, (int)i);
    }
}

static void
paint (JsnFilm *film)
{
  g_autoptr (JsnStage) stage = jsn_stage_new (film, v3 (0, 1.75f, 0), 27, 0.64f);
  int skin = jsn_stage_material (stage, shade_shell, NULL, NULL),
      office = jsn_stage_material (stage, jsn_material_facade, NULL, &offices);
  int top = jsn_stage_material (stage, jsn_material_plain, NULL, &roof_top),
      soffit = jsn_stage_material (stage, jsn_material_glow, NULL, &soffit_light);
  int coats[3] = { jsn_stage_material (stage, jsn_material_plain, NULL, &coat_a),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &coat_b),
                   jsn_stage_material (stage, jsn_material_plain, NULL, &coat_c) };
  JsnCity city = { .left = -420,
                   .right = 420,
                   .from_z = 190,
                   .to_z = 560,
                   .block_m = 36,
                   .low_m = 22,
                   .tall_m = 125,
                   .towers = 0.75f,
                   .yaw = 0.2f,
                   .facades = { office, office, office, office },
                   .top = top,
                   .seed = 31,
                   .lamp = { 5, 5, 5 },
                   .lamps_per_block = 0.8f };

  stage->sky = (JsnSky){ .zenith = jsn_hex (0x0a1630),
                         .middle = jsn_hex (0x1c3560),
                         .horizon = jsn_hex (0x4a5d80),
                         .sun_dir = v3_unit (v3 (-0.5f, 0, 0.85f)),
                         .glow = { 0.16f, 0.10f, 0.07f },
                         .glow_tightness = 6,
                         .cloud_cover = 0.45f,
                         .cloud_scale = 0.9f,
                         .cloud_stretch = 1.6f,
                         .cloud_lit = jsn_hex (0x3c4a6b),
                         .cloud_shade = jsn_hex (0x142448) };
  stage->from_above = v3 (0.10f, 0.14f, 0.24f);
  stage->from_below = v3 (0.07f, 0.06f, 0.055f);
  stage->haze_m = 1300;
  add_shells (stage, skin, soffit);
  jsn_city_add (stage, &city);
  add_people (stage, coats);
  jsn_stage_render (stage, film);
  jsn_water_paint (stage, &pavement, film);
}

const JsnView jsn_view_dongdaemun_design_plaza = {
  .name = "dongdaemun-design-plaza",
  .width_px = 4272,
  .height_px = 2848,
  .paint = paint,
  .develop = { .exposure = 1.15f,
               .contrast = 1.08f,
               .saturation = 1.0f,
               .bloom = 0.13f,
               .vignette = 0.28f,
               .grain = 2.0f,
               .shadows = { 0.001f, 0.002f, 0.004f } },
  .description = "The silver shell of Dongdaemun Design Plaza with lit panels, reflected on wet pavement at night",
  .taken = "2013:03:22 19:21:14",
  .lens = "Jeonsi 24-70mm F2.8",
  .exposure = { 1, 30 },
  .aperture = { 28, 10 },
  .iso = 800,
  .focal_mm = 27,
  .latitude = 37.56690,
  .longitude = 127.00940,
  .altitude_m = 27,
};
