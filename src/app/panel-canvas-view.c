/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the canvas looks at its sheet: zoom and scrolling. */
#include "app/panel-canvas-private.h"
#include "base/units.h"

#define ZOOM_STEP 1.25
/* What a monitor is taken for that tells no size, or an impossible one. */
#define USUAL_PX_PER_MM (96 / JSN_MM_PER_INCH)

static void
scrolled_cb (JsnPanelCanvas *self)
{
  self->view.x_px = self->hadjustment ? gtk_adjustment_get_value (self->hadjustment) : 0;
  self->view.y_px = self->vadjustment ? gtk_adjustment_get_value (self->vadjustment) : 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
configure (GtkAdjustment *adjustment, double value, double upper, double page)
{
  if (adjustment)
    gtk_adjustment_configure (adjustment, value, 0, upper, page * 0.1, page * 0.9, page);
}

/* Tells the scroll bars what the view has become. */
static void
update_adjustments (JsnPanelCanvas *self)
{
  JsnPanelView view = self->view;
  double width, height;

  jsn_panel_view_clamp_scroll (&view);
  jsn_panel_view_get_extent (&view, &width, &height);
  /* Each of these calls scrolled_cb(), so the other value must not be read back from self->view. */
  configure (self->hadjustment, view.x_px, width, view.width_px);
  configure (self->vadjustment, view.y_px, height, view.height_px);
  self->view = view;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
jsn_panel_canvas_update_view (JsnPanelCanvas *self)
{
  double before = self->view.zoom;

  if (self->scene)
    {
      self->view.width_pt = self->scene->width;
      self->view.height_pt = self->scene->height;
      self->view.bleed_pt = self->scene->bleed;
    }
  if (self->fit)
    self->view.zoom = jsn_panel_view_get_fit (&self->view);
  update_adjustments (self);
  if (self->view.zoom != before)
    jsn_panel_canvas_say_zoom (self);
}

void
jsn_panel_canvas_set_adjustment (JsnPanelCanvas *self, GtkAdjustment **slot, GtkAdjustment *adjustment)
{
  if (*slot && *slot == adjustment)
    return;
  if (*slot)
    {
      g_signal_handlers_disconnect_by_data (*slot, self);
      g_clear_object (slot);
    }
  if (adjustment)
    {
      *slot = g_object_ref_sink (adjustment);
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
    }
  update_adjustments (self);
}

void
jsn_panel_canvas_reveal (JsnPanelCanvas *self, gint64 id)
{
  const JsnItem *item = jsn_panel_canvas_find_item (self, id);
  double x, y, width, height;

  if (item == NULL || self->fit)
    return;
  jsn_panel_canvas_get_item_pt (self, item, &x, &y, &width, &height);
  jsn_panel_view_reveal (&self->view, x, y, width, height);
  update_adjustments (self);
}

void
jsn_panel_canvas_scroll_by (JsnPanelCanvas *self, double dx_px, double dy_px)
{
  self->view.x_px += dx_px;
  self->view.y_px += dy_px;
  update_adjustments (self);
}

void
jsn_panel_canvas_zoom_to (JsnPanelCanvas *self, double zoom, double x_px, double y_px)
{
  self->fit = FALSE;
  jsn_panel_view_zoom (&self->view, zoom, x_px, y_px);
  update_adjustments (self);
  jsn_panel_canvas_say_zoom (self);
}

/* About what is selected, as far as it is seen; else about the middle of the window. */
static void
zoom_about_middle (JsnPanelCanvas *self, double zoom)
{
  GdkRectangle window = { 0, 0, self->view.width_px, self->view.height_px };
  GdkRectangle box;

  if (!jsn_panel_canvas_get_item_box (self, self->selected, &box) || !gdk_rectangle_intersect (&box, &window, &box))
    box = window;
  jsn_panel_canvas_zoom_to (self, zoom, box.x + box.width / 2.0, box.y + box.height / 2.0);
}

void
jsn_panel_canvas_zoom_in (JsnPanelCanvas *self)
{
  g_return_if_fail (JSN_IS_PANEL_CANVAS (self));
  zoom_about_middle (self, self->view.zoom * ZOOM_STEP);
}

void
jsn_panel_canvas_zoom_out (JsnPanelCanvas *self)
{
  g_return_if_fail (JSN_IS_PANEL_CANVAS (self));
  zoom_about_middle (self, self->view.zoom / ZOOM_STEP);
}

void
jsn_panel_canvas_zoom_fit (JsnPanelCanvas *self)
{
  g_return_if_fail (JSN_IS_PANEL_CANVAS (self));
  self->fit = TRUE;
  jsn_panel_canvas_update_view (self);
}

/* Logical pixels in a point, on the monitor that shows most of us. */
static double
get_real_zoom (JsnPanelCanvas *self)
{
  GdkWindow *window = gtk_widget_get_window (GTK_WIDGET (self));
  GdkMonitor *monitor = window ? gdk_display_get_monitor_at_window (gdk_window_get_display (window), window) : NULL;
  double px_per_mm = 0;
  GdkRectangle box;

  if (monitor && gdk_monitor_get_width_mm (monitor) > 0)
    {
      gdk_monitor_get_geometry (monitor, &box);
      px_per_mm = (double)box.width / gdk_monitor_get_width_mm (monitor);
    }
  /* A projector or a virtual screen may claim anything. */
  if (px_per_mm < 1 || px_per_mm > 20)
    px_per_mm = USUAL_PX_PER_MM;
  return px_per_mm * jsn_pt_to_mm (1);
}

void
jsn_panel_canvas_zoom_real (JsnPanelCanvas *self)
{
  g_return_if_fail (JSN_IS_PANEL_CANVAS (self));
  zoom_about_middle (self, get_real_zoom (self));
}

double
jsn_panel_canvas_get_zoom (JsnPanelCanvas *self)
{
  g_return_val_if_fail (JSN_IS_PANEL_CANVAS (self), 1);
  return self->view.zoom / get_real_zoom (self);
}
