/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels of photos in the size that the screen needs: the thumbnail at once, the original's own a moment later. Main
 * thread only. */
#pragma once

#include "app/thumbnails.h"

G_BEGIN_DECLS

#define JSN_TYPE_PROXIES (jsn_proxies_get_type ())
/* Signal "ready" (gint64 photo): painting it again would show more than before. */
G_DECLARE_FINAL_TYPE (JsnProxies, jsn_proxies, JSN, PROXIES, GObject)

/* @thumbnails is what is shown at first; takes its own reference. */
JsnProxies *jsn_proxies_new (JsnThumbnails *thumbnails);

/* A JsnPaintPhoto with the JsnProxies as @data: paints the best pixels there are, and asks for those of the size that
 * @cr gives the unit square. */
gboolean jsn_proxies_paint (cairo_t *cr, const JsnPhoto *photo, gpointer proxies);

/* The edge in device pixels that is decoded for a wish of @wanted_px: a few fixed steps, so that a little zooming
 * decodes nothing; never more than @original_px. */
int jsn_proxies_choose_edge (double wanted_px, int original_px);

G_END_DECLS
