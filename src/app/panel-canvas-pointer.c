/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas by mouse, wheel and touch. */
#include <math.h>

#include "app/panel-canvas-private.h"

#define WHEEL_FACTOR 1.15
#define CROP_WHEEL_FACTOR 1.05

static void
set_cursor (JsnPanelCanvas *self, const char *name)
{
  GdkWindow *window = gtk_widget_get_window (GTK_WIDGET (self));
  g_autoptr (GdkCursor) cursor = name ? gdk_cursor_new_from_name (gdk_window_get_display (window), name) : NULL;

  gdk_window_set_cursor (window, cursor);
}

/* What pressing here would do, told by the shape of the pointer. */
static void
update_hover (JsnPanelCanvas *self, double x, double y)
{
  gint64 hovered = jsn_panel_canvas_pick (self, x, y);
  const JsnItem *item = jsn_panel_canvas_find_item (self, hovered);

  if (self->cropped && hovered == self->cropped)
    set_cursor (self, "grab");
  else
    set_cursor (self, item && item->kind == JSN_ITEM_TEXT ? "text" : NULL);
  if (hovered == self->hovered)
    return;
  self->hovered = hovered;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
press_photo (JsnPanelCanvas *self, gint64 item, GdkEventButton *event)
{
  if ((event->state & GDK_MOD1_MASK) && item != self->cropped)
    jsn_panel_canvas_begin_crop (self, item, TRUE);
  if (self->cropped == item)
    {
      self->pointer = JSN_CANVAS_CROPPING;
      set_cursor (self, "grabbing");
    }
  else
    self->pointer = JSN_CANVAS_PRESSED;
}

static void
press_primary (JsnPanelCanvas *self, GdkEventButton *event)
{
  gint64 id = jsn_panel_canvas_pick (self, event->x, event->y);
  const JsnItem *item;

  if (self->cropped && id != self->cropped)
    jsn_panel_canvas_end_crop (self, TRUE);
  jsn_panel_canvas_select (self, id);
  item = jsn_panel_canvas_find_item (self, id);
  if (event->type == GDK_2BUTTON_PRESS)
    {
      self->pointer = id && id != self->cropped ? JSN_CANVAS_DOUBLE : JSN_CANVAS_IDLE;
    }
  else if (item && item->kind == JSN_ITEM_FRAME && item->photo)
    press_photo (self, id, event);
}

static gboolean
button_press_event (GtkWidget *widget, GdkEventButton *event)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);

  gtk_widget_grab_focus (widget);
  self->pointer_x = event->x;
  self->pointer_y = event->y;
  if (gdk_event_triggers_context_menu ((GdkEvent *)event) && event->type == GDK_BUTTON_PRESS)
    {
      jsn_panel_canvas_select (self, jsn_panel_canvas_pick (self, event->x, event->y));
      jsn_panel_canvas_say_menu (self, (GdkEvent *)event);
    }
  else if (event->button == GDK_BUTTON_PRIMARY)
    press_primary (self, event);
  else if (event->button == GDK_BUTTON_MIDDLE && event->type == GDK_BUTTON_PRESS)
    {
      self->pointer = JSN_CANVAS_PANNING;
      set_cursor (self, "all-scroll");
    }
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
button_release_event (GtkWidget *widget, GdkEventButton *event)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);

  JsnCanvasPointer before = self->pointer;

  if (before == JSN_CANVAS_IDLE)
    return GDK_EVENT_PROPAGATE;
  self->pointer = JSN_CANVAS_IDLE;
  if (self->cropped && self->crop_once)
    jsn_panel_canvas_end_crop (self, TRUE);
  /* Not on the press: a popover would take the release for a click beside it and close. */
  if (before == JSN_CANVAS_DOUBLE)
    jsn_panel_canvas_activate (self, self->selected);
  update_hover (self, event->x, event->y);
  return GDK_EVENT_STOP;
}

static void
follow (JsnPanelCanvas *self, GdkEventMotion *event)
{
  double dx = event->x - self->pointer_x;
  double dy = event->y - self->pointer_y;

  self->pointer_x = event->x;
  self->pointer_y = event->y;
  if (self->pointer == JSN_CANVAS_PANNING)
    jsn_panel_canvas_scroll_by (self, -dx, -dy);
  else
    jsn_panel_canvas_pan_crop (self, dx, dy);
}

static gboolean
motion_notify_event (GtkWidget *widget, GdkEventMotion *event)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);

  switch (self->pointer)
    {
    case JSN_CANVAS_IDLE:
      update_hover (self, event->x, event->y);
      return GDK_EVENT_PROPAGATE;
    case JSN_CANVAS_PRESSED:
      if (gtk_drag_check_threshold (widget, (int)self->pointer_x, (int)self->pointer_y, (int)event->x, (int)event->y))
        {
          self->pointer = JSN_CANVAS_IDLE;
          jsn_panel_canvas_begin_drag (self, (GdkEvent *)event);
        }
      return GDK_EVENT_STOP;
    case JSN_CANVAS_DOUBLE:
      return GDK_EVENT_STOP;
    default:
      follow (self, event);
      return GDK_EVENT_STOP;
    }
}

static gboolean
leave_notify_event (GtkWidget *widget, GdkEventCrossing *event)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);

  self->hovered = 0;
  gtk_widget_queue_draw (widget);
  return GDK_EVENT_PROPAGATE;
}

/* Wheel clicks up are positive; 0: none, or sideways. */
static double
get_clicks (GdkEventScroll *event)
{
  double dx, dy;

  if (event->direction == GDK_SCROLL_UP)
    return 1;
  if (event->direction == GDK_SCROLL_DOWN)
    return -1;
  return gdk_event_get_scroll_deltas ((GdkEvent *)event, &dx, &dy) ? -dy : 0;
}

/* Anything else is scrolling, which the scrolled window does. */
static gboolean
scroll_event (GtkWidget *widget, GdkEventScroll *event)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);
  double clicks = get_clicks (event);

  if (event->state & GDK_CONTROL_MASK)
    jsn_panel_canvas_zoom_to (self, self->view.zoom * pow (WHEEL_FACTOR, clicks), event->x, event->y);
  else if (self->cropped && jsn_panel_canvas_pick (self, event->x, event->y) == self->cropped)
    jsn_panel_canvas_scale_crop (self, pow (CROP_WHEEL_FACTOR, clicks), event->x, event->y);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (JsnPanelCanvas *self)
{
  self->pinch_zoom = self->view.zoom;
}

static void
pinch_changed_cb (JsnPanelCanvas *self, double scale)
{
  double x, y;

  if (!gtk_gesture_get_bounding_box_center (self->pinch, &x, &y))
    {
      x = self->view.width_px / 2.0;
      y = self->view.height_px / 2.0;
    }
  jsn_panel_canvas_zoom_to (self, self->pinch_zoom * scale, x, y);
}

void
jsn_panel_canvas_class_init_pointer (GtkWidgetClass *klass)
{
  klass->button_press_event = button_press_event;
  klass->button_release_event = button_release_event;
  klass->motion_notify_event = motion_notify_event;
  klass->leave_notify_event = leave_notify_event;
  klass->scroll_event = scroll_event;
}

void
jsn_panel_canvas_pointer_init (JsnPanelCanvas *self)
{
  self->pinch = gtk_gesture_zoom_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_swapped (self->pinch, "scale-changed", G_CALLBACK (pinch_changed_cb), self);
}
