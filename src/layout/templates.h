/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hands that fill a panel, one for each kind of template; see layout/template.h. */
#pragma once

#include "layout/grid.h"

G_BEGIN_DECLS

/* @photos has @n_photos entries, NULL where a frame stays empty. */
void jsn_template_fill_title (JsnGrid *grid, const JsnPhoto *const *photos, guint n_photos);
void jsn_template_fill_text (JsnGrid *grid, const JsnPhoto *const *photos, guint n_photos);
/* Any number of photos from 1 to 6 with their captions. */
void jsn_template_fill_photos (JsnGrid *grid, const JsnPhoto *const *photos, guint n_photos);

G_END_DECLS
