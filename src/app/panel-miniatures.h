/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures of panels, painted by the painter of the print in the background. Main thread only. */
#pragma once

#include <cairo.h>

#include "exhibition/exhibition.h"

G_BEGIN_DECLS

#define JSN_TYPE_PANEL_MINIATURES (jsn_panel_miniatures_get_type ())
/* Signal "ready" (gint64 panel): jsn_panel_miniatures_get() has now something else to give. */
G_DECLARE_FINAL_TYPE (JsnPanelMiniatures, jsn_panel_miniatures, JSN, PANEL_MINIATURES, GObject)

JsnPanelMiniatures *jsn_panel_miniatures_new (JsnExhibition *exhibition);

/* The trimmed sheet with a long edge of @edge_px device pixels, or the last there was, or NULL; a true one is asked
 * for. Borrowed, valid until the main loop runs. The surface's device scale is 1. */
cairo_surface_t *jsn_panel_miniatures_get (JsnPanelMiniatures *miniatures, gint64 panel, int edge_px);

/* Panels (ids: gint64) look different now; NULL: all of them. */
void jsn_panel_miniatures_renew (JsnPanelMiniatures *miniatures, const GArray *ids);

G_END_DECLS
