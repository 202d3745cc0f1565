/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small exhibition in memory: real trilingual texts, photos of several shapes, and a painter of stand-in pictures. */
#pragma once

#include "layout/compose.h"
#include "layout/paint.h"
#include "layout/template.h"

/* @index 0–4: landscape 3:2, portrait 2:3, landscape 4:3, landscape 3:2, panorama 5:2. Its id is @index + 1. */
JsnPhoto *sample_photo_new (guint index);

/* The template on this sheet with photos of the given indices, as a snapshot; items have ids from 1. */
JsnSheet *sample_sheet_new (const char *tmpl, double width_mm, double height_mm, const guint *photos, guint n_photos);

/* A picture with gradients and shapes that shows which way is up; the same for the same photo on every machine. */
gboolean sample_paint_photo (cairo_t *cr, const JsnPhoto *photo, gpointer data);
