/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a stage, and its camera. */
#include "painter/stage.h"

JsnStage *
jsn_stage_new (const JsnFilm *film, JsnV3 eye, float focal_mm, float horizon)
{
  JsnStage *stage = g_new0 (JsnStage, 1);

  stage->camera.eye = eye;
  stage->camera.focal_px = focal_mm / 36 * MAX (film->width, film->height);
  stage->camera.middle_px = film->width / 2.0f;
  stage->camera.horizon_px = film->height * horizon;
  stage->camera.flip = 1;
  stage->haze_tint = v3 (1, 1, 1);
  stage->sky.sun_dir = v3 (0, 1, 0);
  stage->sky.glow_tightness = 8;
  stage->sparks = g_array_new (FALSE, FALSE, sizeof (JsnSpark));
  return stage;
}

void
jsn_stage_free (JsnStage *stage)
{
  if (stage == NULL)
    return;
  jsn_mesh_clear (&stage->mesh);
  g_array_unref (stage->sparks);
  g_free (stage);
}

int
jsn_stage_material (JsnStage *stage, JsnMaterialFunc shade, JsnHoleFunc hole, gconstpointer data)
{
  g_assert (stage->n_materials < JSN_SCENE_MATERIALS);
  stage->materials[stage->n_materials] = (JsnMaterial){ shade, hole, data };
  return stage->n_materials++;
}

void
jsn_stage_lamp (JsnStage *stage, JsnV3 at, JsnV3 light, float reach)
{
  g_assert (stage->n_lamps < JSN_SCENE_LAMPS);
  stage->lamps[stage->n_lamps++] = (JsnLamp){ at, light, reach };
}

void
jsn_stage_spark (JsnStage *stage, JsnV3 at, JsnV3 light, float radius_m)
{
  JsnSpark spark = { at, light, radius_m };

  g_array_append_val (stage->sparks, spark);
}

gboolean
jsn_camera_project (const JsnCamera *camera, JsnV3 at, float *x, float *y, float *z)
{
  float depth = at.z - camera->eye.z;

  if (depth < 0.05f)
    return FALSE;
  *x = camera->middle_px + camera->focal_px * (at.x - camera->eye.x) / depth;
  *y = camera->horizon_px - camera->focal_px * (at.y * camera->flip - camera->eye.y) / depth;
  *z = depth;
  return TRUE;
}

JsnV3
jsn_camera_ray (const JsnCamera *camera, float x, float y)
{
  return v3 ((x - camera->middle_px) / camera->focal_px, (camera->horizon_px - y) / camera->focal_px, 1);
}
