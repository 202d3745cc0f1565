/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one painter: a scene onto any cairo surface, screen or paper. */
#pragma once

#include <cairo.h>

#include "layout/scene.h"

G_BEGIN_DECLS

/* Paints the photo @photo into the unit square (0,0)–(1,1) of @cr, upright. FALSE: nothing at hand (yet); the painter
 * then leaves a quiet grey. Proxy pixels on the screen, original JPEG on paper. */
typedef gboolean (*JsnPaintPhoto) (cairo_t *cr, const JsnPhoto *photo, gpointer data);

/* Paints with the trim's corner at the origin, 1 unit = 1 pt; the caller sets scale and clip. White paper is painted
 * over trim and bleed only when @paper. Empty frames are outlined only when @paper too (a PDF gets neither). Uses OVER
 * only, so that a PDF stays vector. */
void jsn_paint_scene (cairo_t *cr, const JsnScene *scene, gboolean paper, JsnPaintPhoto paint_photo, gpointer data);

G_END_DECLS
