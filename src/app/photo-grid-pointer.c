/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo grid under the mouse: selecting, rubber band with scrolling at the edges, long press, drags out. */
#include "app/photo-drag.h"
#include "app/photo-grid-private.h"

#define DRAG_ICON_SIZE 96
/* Pixels a frame for each pixel beyond the edge. */
#define EDGE_SPEED 0.4

enum
{
  INFO_PHOTOS,
  INFO_URIS
};

static const GtkTargetEntry source_targets[] = {
  { (char *)JSN_PHOTO_DRAG_TARGET, GTK_TARGET_SAME_APP, INFO_PHOTOS },
  { (char *)JSN_URI_LIST_TARGET, 0, INFO_URIS },
};

static double
get_scroll (JsnPhotoGrid *self)
{
  return self->vadjustment ? gtk_adjustment_get_value (self->vadjustment) : 0;
}

void
jsn_photo_grid_get_band (JsnPhotoGrid *self, GdkRectangle *band)
{
  const JsnPointer *pointer = &self->pointer;

  band->x = MIN (pointer->start_x, pointer->now_x);
  band->y = MIN (pointer->start_y, pointer->now_y);
  band->width = ABS (pointer->start_x - pointer->now_x) + 1;
  band->height = ABS (pointer->start_y - pointer->now_y) + 1;
}

void
jsn_photo_grid_pointer_stop (JsnPhotoGrid *self)
{
  if (self->pointer.edge_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->pointer.edge_tick);
  self->pointer.edge_tick = 0;
  self->pointer.mode = JSN_POINTER_IDLE;
  g_clear_pointer (&self->pointer.before, g_free);
  g_clear_pointer (&self->dragged, g_array_unref);
  g_clear_object (&self->long_press);
}

static void
stop_band (JsnPhotoGrid *self)
{
  if (self->pointer.edge_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->pointer.edge_tick);
  self->pointer.edge_tick = 0;
  self->pointer.mode = JSN_POINTER_IDLE;
  g_clear_pointer (&self->pointer.before, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
select_band (JsnPhotoGrid *self)
{
  guint first, end;
  GdkRectangle band;
  guint n_before = jsn_photo_selection_get_n_selected (self->selection);

  jsn_photo_grid_get_band (self, &band);
  jsn_photo_selection_none (self->selection);
  for (guint i = 0; self->pointer.before && i < self->cells.n_cells; i++)
    if (self->pointer.before[i])
      jsn_photo_selection_set (self->selection, i, TRUE);
  jsn_cells_get_rows (&self->cells, band.y, band.y + band.height, &first, &end);
  for (guint i = first; i < end; i++)
    if (jsn_cells_touches (&self->cells, i, &band))
      jsn_photo_selection_set (self->selection, i, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  /* Equal numbers with other photos are told at the latest on release. */
  if (jsn_photo_selection_get_n_selected (self->selection) != n_before)
    jsn_photo_grid_selection_changed (self);
}

void
jsn_photo_grid_pointer_scrolled (JsnPhotoGrid *self)
{
  if (self->pointer.mode == JSN_POINTER_BAND)
    select_band (self);
}

static void
begin_band (JsnPhotoGrid *self, const GdkEventButton *event)
{
  self->pointer.mode = JSN_POINTER_BAND;
  self->pointer.start_x = self->pointer.now_x = (int)event->x;
  self->pointer.start_y = self->pointer.now_y = (int)(event->y + get_scroll (self));
  g_clear_pointer (&self->pointer.before, g_free);
  if (event->state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    {
      self->pointer.before = g_new0 (guint8, MAX (1, self->cells.n_cells));
      for (guint i = 0; i < self->cells.n_cells; i++)
        self->pointer.before[i] = jsn_photo_selection_contains (self->selection, i);
    }
  select_band (self);
}

static gboolean
scroll_at_edge_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);
  double before = get_scroll (self);

  gtk_adjustment_set_value (self->vadjustment, before + self->pointer.edge_speed);
  self->pointer.now_y += (int)(get_scroll (self) - before);
  return G_SOURCE_CONTINUE;
}

static void
move_band (JsnPhotoGrid *self, double x, double y)
{
  int height = gtk_widget_get_allocated_height (GTK_WIDGET (self));
  double beyond = y < 0 ? y : MAX (0, y - height);

  self->pointer.now_x = (int)x;
  self->pointer.now_y = (int)(y + get_scroll (self));
  self->pointer.edge_speed = beyond * EDGE_SPEED;
  if (beyond != 0 && self->pointer.edge_tick == 0 && self->vadjustment)
    self->pointer.edge_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_at_edge_cb, NULL, NULL);
  else if (beyond == 0 && self->pointer.edge_tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->pointer.edge_tick);
      self->pointer.edge_tick = 0;
    }
  select_band (self);
}

static void
press_photo (JsnPhotoGrid *self, const GdkEventButton *event, guint index)
{
  gboolean selected = jsn_photo_selection_contains (self->selection, index);

  self->pointer.mode = event->button == GDK_BUTTON_PRIMARY ? JSN_POINTER_PRESSED : JSN_POINTER_IDLE;
  self->pointer.index = index;
  self->pointer.start_x = (int)event->x;
  self->pointer.start_y = (int)event->y;
  self->pointer.choose_on_release = FALSE;
  self->visited = TRUE;

  if (event->button == GDK_BUTTON_PRIMARY && (event->state & GDK_SHIFT_MASK))
    jsn_photo_selection_extend (self->selection, index, (event->state & GDK_CONTROL_MASK) != 0);
  else if (event->button == GDK_BUTTON_PRIMARY && (event->state & GDK_CONTROL_MASK))
    jsn_photo_selection_toggle (self->selection, index);
  else if (!selected)
    jsn_photo_selection_choose (self->selection, index);
  else
    {
      jsn_photo_selection_move (self->selection, index);
      self->pointer.choose_on_release = event->button == GDK_BUTTON_PRIMARY;
      jsn_photo_grid_cursor_moved (self);
      return;
    }
  jsn_photo_grid_cursor_moved (self);
  jsn_photo_grid_selection_changed (self);
}

static gboolean
button_press (GtkWidget *widget, GdkEventButton *event)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);
  guint index;
  gboolean found = jsn_photo_grid_find_cell (self, (int)event->x, (int)event->y, &index);

  if (event->button != GDK_BUTTON_PRIMARY && event->button != GDK_BUTTON_SECONDARY)
    return GDK_EVENT_PROPAGATE;
  if (!gtk_widget_has_focus (widget))
    gtk_widget_grab_focus (widget);

  if (event->type == GDK_2BUTTON_PRESS && event->button == GDK_BUTTON_PRIMARY && found)
    {
      self->pointer.mode = JSN_POINTER_IDLE;
      jsn_photo_grid_activate_cell (self, index);
    }
  else if (event->type == GDK_BUTTON_PRESS && found)
    press_photo (self, event, index);
  else if (event->type == GDK_BUTTON_PRESS && event->button == GDK_BUTTON_PRIMARY)
    begin_band (self, event);
  if (event->type == GDK_BUTTON_PRESS && gdk_event_triggers_context_menu ((GdkEvent *)event))
    g_signal_emit (self, jsn_photo_grid_signals[JSN_PHOTO_GRID_MENU], 0, event);
  return GDK_EVENT_STOP;
}

static gboolean
motion (GtkWidget *widget, GdkEventMotion *event)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);
  JsnPointer *pointer = &self->pointer;

  if (pointer->mode == JSN_POINTER_BAND)
    move_band (self, event->x, event->y);
  else if (pointer->mode == JSN_POINTER_PRESSED
           && gtk_drag_check_threshold (widget, pointer->start_x, pointer->start_y, (int)event->x, (int)event->y))
    {
      g_autoptr (GtkTargetList) targets = gtk_target_list_new (source_targets, G_N_ELEMENTS (source_targets));

      pointer->mode = JSN_POINTER_IDLE;
      if (jsn_photo_selection_contains (self->selection, pointer->index))
        gtk_drag_begin_with_coordinates (widget, targets, GDK_ACTION_COPY, GDK_BUTTON_PRIMARY, (GdkEvent *)event,
                                         pointer->start_x, pointer->start_y);
    }
  return GDK_EVENT_STOP;
}

static gboolean
button_release (GtkWidget *widget, GdkEventButton *event)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);
  JsnPointerMode mode = self->pointer.mode;

  if (event->button != GDK_BUTTON_PRIMARY)
    return GDK_EVENT_PROPAGATE;
  self->pointer.mode = JSN_POINTER_IDLE;
  if (mode == JSN_POINTER_BAND)
    {
      stop_band (self);
      jsn_photo_grid_selection_changed (self);
    }
  else if (mode == JSN_POINTER_PRESSED && self->pointer.choose_on_release)
    {
      jsn_photo_selection_choose (self->selection, self->pointer.index);
      jsn_photo_grid_selection_changed (self);
    }
  return GDK_EVENT_STOP;
}

static gboolean
grab_broken (GtkWidget *widget, GdkEventGrabBroken *event)
{
  stop_band (JSN_PHOTO_GRID (widget));
  return GDK_EVENT_PROPAGATE;
}

static void
long_pressed_cb (JsnPhotoGrid *self, double x, double y)
{
  guint index;

  self->pointer.mode = JSN_POINTER_IDLE;
  if (jsn_photo_grid_find_cell (self, (int)x, (int)y, &index))
    g_signal_emit (self, jsn_photo_grid_signals[JSN_PHOTO_GRID_MENU], 0, NULL);
}

static void
draw_count (GtkWidget *widget, cairo_t *cr, double x, double y, guint n)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  g_autofree char *text = g_strdup_printf ("%u", n);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  width += 10;
  height += 2;
  gtk_style_context_save (style);
  gtk_style_context_set_state (style, GTK_STATE_FLAG_SELECTED);
  gtk_render_background (style, cr, x - width, y - height, width, height);
  gtk_render_layout (style, cr, x - width + 5, y - height + 1, layout);
  gtk_style_context_restore (style);
}

/* The photo under the pointer, small, and how many there are. */
static void
drag_begin (GtkWidget *widget, GdkDragContext *context)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *icon = gdk_window_create_similar_image_surface (
      gtk_widget_get_window (widget), CAIRO_FORMAT_ARGB32, DRAG_ICON_SIZE * scale, DRAG_ICON_SIZE * scale, scale);
  cairo_t *cr = cairo_create (icon);
  gint64 photo = jsn_photo_selection_get_id (self->selection, self->pointer.index);
  cairo_surface_t *picture
      = jsn_thumbnails_get (jsn_document_get_thumbnails (self->document), photo, self->thumbnail_size * scale);

  g_clear_pointer (&self->dragged, g_array_unref);
  self->dragged = jsn_photo_selection_list (self->selection);
  if (picture)
    {
      int width = cairo_image_surface_get_width (picture);
      int height = cairo_image_surface_get_height (picture);
      double factor = (double)DRAG_ICON_SIZE / MAX (width, height);

      cairo_save (cr);
      cairo_translate (cr, (DRAG_ICON_SIZE - width * factor) / 2, (DRAG_ICON_SIZE - height * factor) / 2);
      cairo_scale (cr, factor, factor);
      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
    }
  if (self->dragged->len > 1 || picture == NULL)
    draw_count (widget, cr, DRAG_ICON_SIZE, DRAG_ICON_SIZE, self->dragged->len);
  cairo_destroy (cr);
  gtk_drag_set_icon_surface (context, icon);
  cairo_surface_destroy (icon);
}

static void
drag_data_get (GtkWidget *widget, GdkDragContext *context, GtkSelectionData *data, guint info, guint time)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);

  if (self->dragged && self->document)
    jsn_photo_drag_set (data, jsn_document_get_exhibition (self->document), self->dragged);
}

static void
drag_end (GtkWidget *widget, GdkDragContext *context)
{
  g_clear_pointer (&JSN_PHOTO_GRID (widget)->dragged, g_array_unref);
}

void
jsn_photo_grid_class_init_pointer (GtkWidgetClass *klass)
{
  klass->button_press_event = button_press;
  klass->motion_notify_event = motion;
  klass->button_release_event = button_release;
  klass->grab_broken_event = grab_broken;
  klass->drag_begin = drag_begin;
  klass->drag_data_get = drag_data_get;
  klass->drag_end = drag_end;
}

void
jsn_photo_grid_pointer_init (JsnPhotoGrid *self)
{
  self->long_press = gtk_gesture_long_press_new (GTK_WIDGET (self));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (self->long_press), TRUE);
  g_signal_connect_object (self->long_press, "pressed", G_CALLBACK (long_pressed_cb), self, G_CONNECT_SWAPPED);
}
