/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a scene, and its camera. */
#include "painter/stage.h"

JsnStage *
jsn_stage_new (const JsnFilm *film, JsnV3 eye, float focal_mm, float horizon)
{
  JsnStage *scene = g_new0 (JsnStage, 1);

  scene->camera.eye = eye;
  scene->camera.focal_px = focal_mm / 36 * MAX (film->width, film->height);
  scene->camera.middle_px = film->width / 2.0f;
  scene->camera.horizon_px = film->height * horizon;
  scene->camera.flip = 1;
  scene->haze_tint = v3 (1, 1, 1);
  scene->sky.sun_dir = v3 (0, 1, 0);
  scene->sky.glow_tightness = 8;
  scene->sparks = g_array_new (FALSE, FALSE, sizeof (JsnSpark));
  return scene;
}

void
jsn_stage_free (JsnStage *scene)
{
  if (scene == NULL)
    return;
  jsn_mesh_clear (&scene->mesh);
  g_array_unref (scene->sparks);
  g_free (scene);
}

int
jsn_stage_material (JsnStage *scene, JsnMaterialFunc shade, JsnHoleFunc hole, gconstpointer data)
{
  g_assert (scene->n_materials < JSN_SCENE_MATERIALS);
  scene->materials[scene->n_materials] = (JsnMaterial){ shade, hole, data };
  return scene->n_materials++;
}

void
jsn_stage_lamp (JsnStage *scene, JsnV3 at, JsnV3 light, float reach)
{
  g_assert (scene->n_lamps < JSN_SCENE_LAMPS);
  scene->lamps[scene->n_lamps++] = (JsnLamp){ at, light, reach };
}

void
jsn_stage_spark (JsnStage *scene, JsnV3 at, JsnV3 light, float radius_m)
{
  JsnSpark spark = { at, light, radius_m };

  g_array_append_val (scene->sparks, spark);
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
