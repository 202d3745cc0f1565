/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An exhibition written down as data: seeds/exhibition.json and its like. */
#pragma once

#include "base/job.h"
#include "exhibition/exhibition.h"

G_BEGIN_DECLS

/* Fills the new @exhibition from FOLDER/exhibition.json: settings, texts, photos, panels, press kit. Photos are looked
 * for in FOLDER/photos; a painted one that is not there is painted into @photos_folder. All of it is one step of the
 * history. The thread that owns @exhibition. */
gboolean
jsn_seed_load (JsnExhibition *exhibition, const char *folder, const char *photos_folder, JsnJob *job, GError **error);

/* The folder of the sample exhibition: $JEONSI_SEEDS_DIR, where it is installed, or the source tree. Free with
 * g_free(). */
char *jsn_seed_dup_sample_folder (void);

G_END_DECLS
