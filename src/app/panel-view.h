/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a sheet lies under the window that looks at it: pure arithmetic, no widget. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points are those of the scene, from the trim's top left corner; px are logical pixels from the window's. */
typedef struct
{
  double width_pt, height_pt; /* trim */
  double bleed_pt;
  int width_px, height_px; /* the window */
  double zoom;             /* px in a pt */
  double x_px, y_px;       /* how far it is scrolled */
} JsnPanelView;

/* Desk left around the sheet. */
#define JSN_PANEL_VIEW_MARGIN_PX 24

/* The zoom that shows the sheet with its bleed and margins whole. */
double jsn_panel_view_get_fit (const JsnPanelView *view);
/* The smallest and largest zoom that make sense for the sheet. */
double jsn_panel_view_clamp_zoom (const JsnPanelView *view, double zoom);
/* Of everything that can be scrolled to; at least the window. */
void jsn_panel_view_get_extent (const JsnPanelView *view, double *width_px, double *height_px);
/* Keeps the sheet from being scrolled away. */
void jsn_panel_view_clamp_scroll (JsnPanelView *view);

/* Where the trim's corner is seen; whole pixels, so that edges are sharp. */
void jsn_panel_view_get_origin (const JsnPanelView *view, double *x_px, double *y_px);
void jsn_panel_view_to_pt (const JsnPanelView *view, double x_px, double y_px, double *x_pt, double *y_pt);

/* Another zoom (clamped); the point of the sheet at x, y stays there as far as scrolling allows. */
void jsn_panel_view_zoom (JsnPanelView *view, double zoom, double x_px, double y_px);
/* Scrolls as little as needed to show a box (points), its middle when it is larger than the window. */
void jsn_panel_view_reveal (JsnPanelView *view, double x_pt, double y_pt, double width_pt, double height_pt);

G_END_DECLS
