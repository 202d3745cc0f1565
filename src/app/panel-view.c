/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet lies in the middle of the window while it fits, and is scrolled when it does not. */
#include "app/panel-view.h"

#include <math.h>

/* A five-metre banner still fits on a small screen at the least; at the most a letter of 24 pt fills it. */
#define ZOOM_MIN 0.01
#define ZOOM_MAX 16.0
#define ROUNDING 1e-6

static double
get_length (double trim_pt, const JsnPanelView *view)
{
  return (trim_pt + 2 * view->bleed_pt) * view->zoom + 2 * JSN_PANEL_VIEW_MARGIN_PX;
}

double
jsn_panel_view_clamp_zoom (const JsnPanelView *view, double zoom)
{
  g_return_val_if_fail (view != NULL, 1);
  return isfinite (zoom) ? CLAMP (zoom, ZOOM_MIN, ZOOM_MAX) : 1;
}

double
jsn_panel_view_get_fit (const JsnPanelView *view)
{
  g_return_val_if_fail (view != NULL, 1);

  double width_pt = view->width_pt + 2 * view->bleed_pt;
  double height_pt = view->height_pt + 2 * view->bleed_pt;
  int width_px = MAX (view->width_px - 2 * JSN_PANEL_VIEW_MARGIN_PX, 1);
  int height_px = MAX (view->height_px - 2 * JSN_PANEL_VIEW_MARGIN_PX, 1);

  if (!(width_pt > 0 && height_pt > 0))
    return 1;
  return jsn_panel_view_clamp_zoom (view, MIN (width_px / width_pt, height_px / height_pt));
}

void
jsn_panel_view_get_extent (const JsnPanelView *view, double *width_px, double *height_px)
{
  g_return_if_fail (view != NULL);
  /* A sheet that fits but for rounding needs no scroll bar. */
  *width_px = MAX (ceil (get_length (view->width_pt, view) - ROUNDING), view->width_px);
  *height_px = MAX (ceil (get_length (view->height_pt, view) - ROUNDING), view->height_px);
}

void
jsn_panel_view_clamp_scroll (JsnPanelView *view)
{
  double width, height;

  jsn_panel_view_get_extent (view, &width, &height);
  view->x_px = CLAMP (view->x_px, 0, width - view->width_px);
  view->y_px = CLAMP (view->y_px, 0, height - view->height_px);
}

void
jsn_panel_view_get_origin (const JsnPanelView *view, double *x_px, double *y_px)
{
  double width, height;

  jsn_panel_view_get_extent (view, &width, &height);
  *x_px = round ((width - view->width_pt * view->zoom) / 2 - view->x_px);
  *y_px = round ((height - view->height_pt * view->zoom) / 2 - view->y_px);
}

void
jsn_panel_view_to_pt (const JsnPanelView *view, double x_px, double y_px, double *x_pt, double *y_pt)
{
  double x, y;

  jsn_panel_view_get_origin (view, &x, &y);
  *x_pt = (x_px - x) / view->zoom;
  *y_pt = (y_px - y) / view->zoom;
}

void
jsn_panel_view_zoom (JsnPanelView *view, double zoom, double x_px, double y_px)
{
  double x_pt, y_pt, x, y;

  g_return_if_fail (view != NULL);
  jsn_panel_view_to_pt (view, x_px, y_px, &x_pt, &y_pt);
  view->zoom = jsn_panel_view_clamp_zoom (view, zoom);
  jsn_panel_view_get_origin (view, &x, &y);
  view->x_px += x + x_pt * view->zoom - x_px;
  view->y_px += y + y_pt * view->zoom - y_px;
  jsn_panel_view_clamp_scroll (view);
}

/* How far to scroll for @begin … @begin + @length to lie within 0 … @extent. */
static double
get_step (double begin, double length, double extent)
{
  if (length > extent)
    return begin + length / 2 - extent / 2;
  if (begin < 0)
    return begin;
  return MAX (begin + length - extent, 0);
}

void
jsn_panel_view_reveal (JsnPanelView *view, double x_pt, double y_pt, double width_pt, double height_pt)
{
  double x, y;

  g_return_if_fail (view != NULL);
  jsn_panel_view_get_origin (view, &x, &y);
  view->x_px += get_step (x + x_pt * view->zoom, width_pt * view->zoom, view->width_px);
  view->y_px += get_step (y + y_pt * view->zoom, height_pt * view->zoom, view->height_px);
  jsn_panel_view_clamp_scroll (view);
}
