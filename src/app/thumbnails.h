/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures of photos: read when somebody looks, decoded in the background, kept within a bound. Main thread only.
 */
#pragma once

#include <cairo.h>

#include "exhibition/exhibition.h"

G_BEGIN_DECLS

#define JSN_TYPE_THUMBNAILS (jsn_thumbnails_get_type ())
/* Signal "ready" (gint64 photo): jsn_thumbnails_get() has now more to give than before. */
G_DECLARE_FINAL_TYPE (JsnThumbnails, jsn_thumbnails, JSN, THUMBNAILS, GObject)

JsnThumbnails *jsn_thumbnails_new (JsnExhibition *exhibition);

/* The picture of @photo with a long edge of at most @edge_px device pixels, or the best there is now, or NULL; what is
 * not there is asked for, what was asked for last comes first. Borrowed, valid until the main loop runs. The surface's
 * device scale is 1. */
cairo_surface_t *jsn_thumbnails_get (JsnThumbnails *thumbnails, gint64 photo, int edge_px);

/* Reads pictures again that may be no longer true (ids: gint64, sorted), or all of them (NULL); the old ones are given
 * until then. */
void jsn_thumbnails_renew (JsnThumbnails *thumbnails, const GArray *ids);

G_END_DECLS
