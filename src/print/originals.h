/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The originals that a panel shows, ready for paper. */
#pragma once

#include "base/job.h"
#include "layout/scene.h"
#include "photo/pixels.h"

G_BEGIN_DECLS

/* Loads the print pixels of every photo in @scene: gint64 * id → JsnPrintPixels *. An original that is missing fails
 * with JSN_ERROR_NOT_FOUND, one that is no longer the file that was imported with JSN_ERROR_CONFLICT. What the person
 * should know is added to
 * @warnings (of char *). Steps of the job: one per photo. */
GHashTable *jsn_originals_load (const JsnScene *scene, JsnJob *job, GPtrArray *warnings, GError **error);

G_END_DECLS
