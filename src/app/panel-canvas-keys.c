/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas by keyboard: from item to item, and what can be done with them. */
#include <gdk/gdkkeysyms.h>

#include "app/panel-canvas-accessible.h"
#include "app/panel-canvas-private.h"
#include "app/panel-edits.h"

static gint64
get_neighbour (JsnPanelCanvas *self, int step)
{
  g_autoptr (GPtrArray) items = self->scene ? jsn_panel_list_in_order (self->scene->sheet->panel) : NULL;
  int index = step > 0 ? -1 : items ? (int)items->len : 0;

  for (guint i = 0; items && i < items->len; i++)
    if (((const JsnItem *)g_ptr_array_index (items, i))->id == self->selected)
      index = (int)i;
  index += step;
  return items && index >= 0 && index < (int)items->len ? ((const JsnItem *)g_ptr_array_index (items, index))->id : 0;
}

/* Between two stretches of a line; 0 when they overlap. */
static double
get_gap (double from, double from_length, double to, double to_length)
{
  return MAX (MAX (to - from - from_length, from - to - to_length), 0);
}

/* How far it is to @to in the direction from @from; what lies straight ahead is nearer. Millimetres; negative: not in
 * that direction. */
static double
measure_way (const JsnItem *from, const JsnItem *to, int right, int down)
{
  double dx = to->x_mm + to->width_mm / 2 - from->x_mm - from->width_mm / 2;
  double dy = to->y_mm + to->height_mm / 2 - from->y_mm - from->height_mm / 2;
  double gap_x = get_gap (from->x_mm, from->width_mm, to->x_mm, to->width_mm);
  double gap_y = get_gap (from->y_mm, from->height_mm, to->y_mm, to->height_mm);
  double along = right ? gap_x : gap_y;
  double across = right ? gap_y : gap_x;

  if (dx * right + dy * down <= 0 || across > along)
    return -1;
  return along + 2 * across + (ABS (dx) + ABS (dy)) / 1000;
}

static gint64
get_next_in_direction (JsnPanelCanvas *self, int right, int down)
{
  const JsnItem *from = jsn_panel_canvas_find_item (self, self->selected);
  gint64 best = 0;
  double least = 0;

  if (from == NULL)
    return get_neighbour (self, 1);

  g_autoptr (GPtrArray) items = jsn_panel_list_in_order (self->scene->sheet->panel);

  for (guint i = 0; i < items->len; i++)
    {
      const JsnItem *to = g_ptr_array_index (items, i);
      double way = measure_way (from, to, right, down);

      if (way >= 0 && (best == 0 || way < least))
        {
          best = to->id;
          least = way;
        }
    }
  return best;
}

/* Beyond the last item the focus goes on to the next widget. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);
  gboolean forward = direction == GTK_DIR_TAB_FORWARD;
  gint64 next;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (g_type_class_peek_parent (G_OBJECT_GET_CLASS (widget)))->focus (widget, direction);
  if (!gtk_widget_is_focus (widget))
    {
      gtk_widget_grab_focus (widget);
      if (self->selected == 0)
        jsn_panel_canvas_select (self, get_neighbour (self, forward ? 1 : -1));
      return TRUE;
    }
  next = get_neighbour (self, forward ? 1 : -1);
  if (next)
    jsn_panel_canvas_select (self, next);
  return next != 0;
}

static gboolean
go (JsnPanelCanvas *self, int right, int down)
{
  gint64 next = get_next_in_direction (self, right, down);

  if (next)
    jsn_panel_canvas_select (self, next);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static gboolean
empty_frame (JsnPanelCanvas *self)
{
  const JsnItem *item = jsn_panel_canvas_find_item (self, self->selected);

  if (item == NULL || item->kind != JSN_ITEM_FRAME || item->photo == 0)
    return GDK_EVENT_PROPAGATE;
  jsn_panel_edits_place (self->document, item->id, 0);
  return GDK_EVENT_STOP;
}

static gboolean
press (JsnPanelCanvas *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return go (self, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return go (self, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go (self, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go (self, 0, 1);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      return empty_frame (self);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_F2:
      jsn_panel_canvas_activate (self, self->selected);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->selected == 0)
        return GDK_EVENT_PROPAGATE;
      jsn_panel_canvas_select (self, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_press_event (GtkWidget *widget, GdkEventKey *event)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);
  GtkWidgetClass *parent_class = g_type_class_peek_parent (G_OBJECT_GET_CLASS (widget));
  guint modifiers = event->state & gtk_accelerator_get_default_mod_mask ();

  if (jsn_panel_canvas_crop_key (self, event))
    return GDK_EVENT_STOP;
  if (modifiers == 0 && press (self, event->keyval))
    return GDK_EVENT_STOP;
  return parent_class->key_press_event (widget, event);
}

static gboolean
focus_event (GtkWidget *widget, GdkEventFocus *event)
{
  GtkWidgetClass *parent_class = g_type_class_peek_parent (G_OBJECT_GET_CLASS (widget));
  gboolean handled
      = event->in ? parent_class->focus_in_event (widget, event) : parent_class->focus_out_event (widget, event);

  jsn_panel_canvas_accessible_selected (JSN_PANEL_CANVAS (widget));
  gtk_widget_queue_draw (widget);
  return handled;
}

static gboolean
popup_menu (GtkWidget *widget)
{
  jsn_panel_canvas_say_menu (JSN_PANEL_CANVAS (widget), NULL);
  return TRUE;
}

void
jsn_panel_canvas_class_init_keys (GtkWidgetClass *klass)
{
  klass->focus = focus;
  klass->key_press_event = key_press_event;
  klass->focus_in_event = focus_event;
  klass->focus_out_event = focus_event;
  klass->popup_menu = popup_menu;
}
