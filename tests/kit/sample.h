/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small exhibition with originals on the disk, for trying press kits on. */
#pragma once

#include "kit/kit.h"

G_BEGIN_DECLS

#define SAMPLE_N_PHOTOS 3
#define SAMPLE_NOW G_GINT64_CONSTANT (1385200000) /* 2013-11-23T09:46:40Z */

typedef struct
{
  char *folder;
  char *kit; /* where to bundle */
  JsnKitContent *content;
} Sample;

/* libvips and gexiv2; once, after g_test_init(). */
void sample_init (const char *program);

/* Three photos that pass the gate, in Korean, Chinese and English; the first 1500 × 1000 px, the second upright. */
void sample_set_up (Sample *sample, gconstpointer data);
void sample_tear_down (Sample *sample, gconstpointer data);

JsnPhoto *sample_photo (Sample *sample, guint index);
/* Sets a text of a photo; NULL clears. */
void sample_set (Sample *sample, guint index, const char *field, const char *lang, const char *text);

/* Bundles into ->kit and must succeed. @job may be NULL. */
void sample_build (Sample *sample, JsnJob *job);
/* The text of a file of the kit, by its path below the top folder; NULL when it is not there. Free with g_free(). */
char *sample_read (const char *kit, const char *path, gsize *length);
/* All full names in the kit, sorted. */
GPtrArray *sample_list (const char *kit);
/* The whole file. */
GBytes *sample_bytes (const char *path);

/* Whether @program ends well; its output goes to the test's log. */
gboolean sample_run (const char *const *argv, char **output);
/* ../shared/NAME beside the sources, or below $JEONSI_SHARED; NULL when it is absent. */
char *sample_find_shared (const char *name);

G_END_DECLS
