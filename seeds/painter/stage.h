/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A stage: camera, sky, lights, materials and the triangles that wear them; rendered onto a film once per pixel. */
#pragma once

#include "painter/film.h"
#include "painter/mesh.h"
#include "painter/sky.h"

#define JSN_SCENE_MATERIALS 32
#define JSN_SCENE_LAMPS 32

/* The camera looks level along +z; the lens is shifted, never tilted, so that verticals stay upright. */
typedef struct
{
  JsnV3 eye;
  float focal_px;
  float middle_px, horizon_px; /* where the optical axis meets the picture */
  float flip;                  /* 1, or -1 to see the world mirrored in the plane y = 0 */
} JsnCamera;

/* What a material is told about the point seen. */
typedef struct
{
  JsnV3 at, normal, view; /* view: unit vector from the eye to the point */
  float u, v;
  float pixel_m; /* how many metres one pixel covers there */
  guint32 seed;
} JsnHit;

/* What a material answers. It starts as a grey wall with the geometry's normal. */
typedef struct
{
  JsnV3 albedo, glow, normal;
  float mirror;  /* 0..1: part of the sky it reflects at a right angle; grows towards grazing */
  float through; /* 0..1: light that comes through from behind (leaves, petals, paper) */
} JsnSurface;

typedef void (*JsnMaterialFunc) (const JsnHit *hit, JsnSurface *surface, gconstpointer data);

/* TRUE where the card is cut away. */
typedef gboolean (*JsnHoleFunc) (float u, float v, guint32 seed, gconstpointer data);

typedef struct
{
  JsnMaterialFunc shade;
  JsnHoleFunc hole;   /* or NULL */
  gconstpointer data; /* borrowed, must outlive the stage */
} JsnMaterial;

typedef struct
{
  JsnV3 at, light; /* light at one metre */
  float reach;     /* metres beyond which it is ignored */
} JsnLamp;

/* A source too small to model: seen as a point with its halo, hidden by what stands before it. */
typedef struct
{
  JsnV3 at, light;
  float radius_m;
} JsnSpark;

typedef struct
{
  JsnCamera camera;
  JsnSky sky;
  JsnV3 sun;                    /* direct light from sky.sun_dir; zero at night */
  JsnV3 from_above, from_below; /* ambient light on faces turned up and down */
  float haze_m;                 /* distance at which haze hides two thirds; 0 none */
  JsnV3 haze_tint;              /* on the level sky's colour; (1, 1, 1) by default */
  float haze_height_m;          /* haze thins by e per this height above y = 0; 0 for even haze */
  float shadow_m;               /* radius of the ball round shadow_at in which the sun's shadows are drawn; 0 none */
  JsnV3 shadow_at;
  JsnMesh mesh;
  JsnMaterial materials[JSN_SCENE_MATERIALS];
  int n_materials;
  JsnLamp lamps[JSN_SCENE_LAMPS];
  int n_lamps;
  GArray *sparks; /* of JsnSpark */
} JsnStage;

/* `focal_mm` as on a 36 × 24 mm camera; `horizon` as a part of the height from the top. */
JsnStage *jsn_stage_new (const JsnFilm *film, JsnV3 eye, float focal_mm, float horizon);
void jsn_stage_free (JsnStage *stage);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnStage, jsn_stage_free)

/* Returns the new material's index. */
int jsn_stage_material (JsnStage *stage, JsnMaterialFunc shade, JsnHoleFunc hole, gconstpointer data);
void jsn_stage_lamp (JsnStage *stage, JsnV3 at, JsnV3 light, float reach);
void jsn_stage_spark (JsnStage *stage, JsnV3 at, JsnV3 light, float radius_m);

/* FALSE when behind the camera. Otherwise pixels and metres along the axis. */
gboolean jsn_camera_project (const JsnCamera *camera, JsnV3 at, float *x, float *y, float *z);

/* The direction seen at a pixel, with z = 1. */
JsnV3 jsn_camera_ray (const JsnCamera *camera, float x, float y);

/* Paints everything: sky, then each pixel's nearest triangle with light, shadow and haze, then sparks. */
void jsn_stage_render (const JsnStage *stage, JsnFilm *film);
