/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the canvas looks at a sheet: fit, zoom about a point, scrolling. */
#include "app/panel-view.h"
#include "app/proxies.h"

#include <math.h>

static JsnPanelView
make_view (int width_px, int height_px)
{
  JsnPanelView view
      = { .width_pt = 1684, .height_pt = 2384, .bleed_pt = 8.5, .width_px = width_px, .height_px = height_px };

  view.zoom = jsn_panel_view_get_fit (&view);
  return view;
}

static void
test_fit (void)
{
  for (int width = 200; width < 2000; width += 37)
    {
      JsnPanelView view = make_view (width, 700);
      double extent_x, extent_y, x, y;

      jsn_panel_view_get_extent (&view, &extent_x, &extent_y);
      g_assert_cmpfloat (extent_x, ==, width);
      g_assert_cmpfloat (extent_y, ==, 700);
      jsn_panel_view_get_origin (&view, &x, &y);
      g_assert_cmpfloat (x - view.bleed_pt * view.zoom, >=, JSN_PANEL_VIEW_MARGIN_PX - 1);
      g_assert_cmpfloat (y - view.bleed_pt * view.zoom, >=, JSN_PANEL_VIEW_MARGIN_PX - 1);
      /* In the middle, on whole pixels. */
      g_assert_cmpfloat_with_epsilon (2 * x + view.width_pt * view.zoom, width, 1.01);
      g_assert_cmpfloat (x, ==, round (x));
    }
}

static void
test_zoom_keeps_point (void)
{
  JsnPanelView view = make_view (900, 600);
  double x, y;

  jsn_panel_view_zoom (&view, 1.5, 450, 300);
  for (double zoom = 1.5; zoom < 6; zoom *= 1.2)
    {
      double before_x, before_y;

      jsn_panel_view_to_pt (&view, 333, 222, &before_x, &before_y);
      jsn_panel_view_zoom (&view, zoom, 333, 222);
      jsn_panel_view_to_pt (&view, 333, 222, &x, &y);
      /* The corner lies on a whole pixel. */
      g_assert_cmpfloat_with_epsilon (x, before_x, 1 / zoom);
      g_assert_cmpfloat_with_epsilon (y, before_y, 1 / zoom);
    }
}

static void
test_zoom_limits (void)
{
  JsnPanelView view = make_view (900, 600);
  double width, height;

  jsn_panel_view_zoom (&view, 1e9, 0, 0);
  g_assert_true (isfinite (view.zoom) && view.zoom < 100);
  jsn_panel_view_zoom (&view, 0, 0, 0);
  g_assert_cmpfloat (view.zoom, >, 0);
  jsn_panel_view_zoom (&view, NAN, 0, 0);
  g_assert_true (isfinite (view.zoom));
  jsn_panel_view_get_extent (&view, &width, &height);
  g_assert_cmpfloat (view.x_px, <=, width - view.width_px);
  g_assert_cmpfloat (view.y_px, <=, height - view.height_px);
}

static void
test_scroll_stays_on_sheet (void)
{
  JsnPanelView view = make_view (900, 600);
  double width, height;

  jsn_panel_view_zoom (&view, 2, 450, 300);
  view.x_px = -500;
  view.y_px = 1e7;
  jsn_panel_view_clamp_scroll (&view);
  jsn_panel_view_get_extent (&view, &width, &height);
  g_assert_cmpfloat (view.x_px, ==, 0);
  g_assert_cmpfloat (view.y_px, ==, height - 600);
}

static void
test_reveal (void)
{
  JsnPanelView view = make_view (900, 600);
  double x, y;

  jsn_panel_view_zoom (&view, 1, 0, 0);
  jsn_panel_view_reveal (&view, 1500, 2200, 100, 100);
  jsn_panel_view_get_origin (&view, &x, &y);
  g_assert_cmpfloat (x + 1600 * view.zoom, <=, 900.5);
  g_assert_cmpfloat (y + 2300 * view.zoom, <=, 600.5);

  /* What is seen already moves nothing. */
  double before_x = view.x_px, before_y = view.y_px;

  jsn_panel_view_reveal (&view, 1500, 2200, 100, 100);
  g_assert_cmpfloat_with_epsilon (view.x_px, before_x, 1);
  g_assert_cmpfloat_with_epsilon (view.y_px, before_y, 1);

  /* Of what is larger than the window the middle is shown. */
  jsn_panel_view_zoom (&view, 4, 0, 0);
  jsn_panel_view_reveal (&view, 200, 300, 1000, 1000);
  jsn_panel_view_get_origin (&view, &x, &y);
  g_assert_cmpfloat_with_epsilon (x + 700 * view.zoom, 450, 1.5);
  g_assert_cmpfloat_with_epsilon (y + 800 * view.zoom, 300, 1.5);
}

/* Enough pixels, never more than the original has, and the same for a little more zoom. */
static void
test_proxy_edge (void)
{
  guint n_edges = 0;
  int last = 0;

  for (double wanted = 1; wanted < 5000; wanted += 1)
    {
      int edge = jsn_proxies_choose_edge (wanted, 8000);

      g_assert_cmpint (edge, >=, (int)wanted);
      n_edges += edge != last;
      last = edge;
    }
  g_assert_cmpuint (n_edges, <, 10);
  g_assert_cmpint (jsn_proxies_choose_edge (5000, 640), ==, 640);
  g_assert_cmpint (jsn_proxies_choose_edge (1e9, 100000), <, 10000);
  g_assert_cmpint (jsn_proxies_choose_edge (0, 0), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/panel-view/fit", test_fit);
  g_test_add_func ("/app/panel-view/zoom-keeps-point", test_zoom_keeps_point);
  g_test_add_func ("/app/panel-view/zoom-limits", test_zoom_limits);
  g_test_add_func ("/app/panel-view/scroll-stays-on-sheet", test_scroll_stays_on_sheet);
  g_test_add_func ("/app/panel-view/reveal", test_reveal);
  g_test_add_func ("/app/proxies/edge", test_proxy_edge);
  return g_test_run ();
}
