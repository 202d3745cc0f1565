/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas itself: its panel, its zoom and scrolling, its selection. */
#include "app/panel-canvas.h"

#include <math.h>

#include "app/panel-canvas-accessible.h"
#include "app/panel-canvas-private.h"
#include "app/panel-edits.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/units.h"
#include "layout/compose.h"

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_ZOOM_CHANGED,
  SIGNAL_EDIT_TEXT,
  SIGNAL_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (JsnPanelCanvas,
                               jsn_panel_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

const JsnItem *
jsn_panel_canvas_find_item (JsnPanelCanvas *self, gint64 item)
{
  return self->scene && item ? jsn_panel_find_item (self->scene->sheet->panel, item) : NULL;
}

JsnNode *
jsn_panel_canvas_find_node (JsnPanelCanvas *self, gint64 item)
{
  for (guint i = 0; self->scene && item && i < self->scene->nodes->len; i++)
    {
      JsnNode *node = g_ptr_array_index (self->scene->nodes, i);

      if (node->item == item && (node->kind == JSN_NODE_PHOTO || node->kind == JSN_NODE_EMPTY))
        return node;
    }
  return NULL;
}

/* Frames on the trim reach into the bleed, so their nodes are asked first. */
void
jsn_panel_canvas_get_item_pt (
    JsnPanelCanvas *self, const JsnItem *item, double *x, double *y, double *width, double *height)
{
  const JsnNode *node = jsn_panel_canvas_find_node (self, item->id);

  *x = node ? node->x : jsn_mm_to_pt (item->x_mm);
  *y = node ? node->y : jsn_mm_to_pt (item->y_mm);
  *width = node ? node->width : jsn_mm_to_pt (item->width_mm);
  *height = node ? node->height : jsn_mm_to_pt (item->height_mm);
}

gboolean
jsn_panel_canvas_get_item_box (JsnPanelCanvas *self, gint64 id, GdkRectangle *box)
{
  const JsnItem *item;
  double left, top, x, y, width, height;

  g_return_val_if_fail (JSN_IS_PANEL_CANVAS (self), FALSE);
  item = jsn_panel_canvas_find_item (self, id);
  if (item == NULL)
    return FALSE;
  jsn_panel_view_get_origin (&self->view, &left, &top);
  jsn_panel_canvas_get_item_pt (self, item, &x, &y, &width, &height);
  box->x = (int)floor (left + x * self->view.zoom);
  box->y = (int)floor (top + y * self->view.zoom);
  box->width = MAX (1, (int)ceil (width * self->view.zoom));
  box->height = MAX (1, (int)ceil (height * self->view.zoom));
  return TRUE;
}

gint64
jsn_panel_canvas_pick (JsnPanelCanvas *self, double x_px, double y_px)
{
  double x, y;

  if (self->scene == NULL)
    return 0;
  jsn_panel_view_to_pt (&self->view, x_px, y_px, &x, &y);
  for (guint i = self->scene->sheet->panel->items->len; i > 0; i--)
    {
      const JsnItem *item = g_ptr_array_index (self->scene->sheet->panel->items, i - 1);
      double left, top, width, height;

      if (item->kind != JSN_ITEM_FRAME && item->kind != JSN_ITEM_TEXT)
        continue;
      jsn_panel_canvas_get_item_pt (self, item, &left, &top, &width, &height);
      if (x >= left && x <= left + width && y >= top && y <= top + height)
        return item->id;
    }
  return 0;
}

void
jsn_panel_canvas_say_selection (JsnPanelCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

void
jsn_panel_canvas_say_zoom (JsnPanelCanvas *self)
{
  g_signal_emit (self, signals[SIGNAL_ZOOM_CHANGED], 0);
}

void
jsn_panel_canvas_say_edit_text (JsnPanelCanvas *self, gint64 item)
{
  g_signal_emit (self, signals[SIGNAL_EDIT_TEXT], 0, item);
}

void
jsn_panel_canvas_say_menu (JsnPanelCanvas *self, const GdkEvent *event)
{
  g_signal_emit (self, signals[SIGNAL_MENU], 0, event);
}

/* Composes the panel anew; what is gone is no longer selected. */
static void
reload (JsnPanelCanvas *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnSheet) sheet = NULL;
  gint64 begun = g_get_monotonic_time ();

  g_clear_pointer (&self->scene, jsn_scene_free);
  if (self->document && self->panel)
    sheet = jsn_sheet_load (jsn_document_get_exhibition (self->document), self->panel, &error);
  if (sheet)
    self->scene = jsn_compose (sheet);
  else if (error && !g_error_matches (error, JSN_ERROR, JSN_ERROR_NOT_FOUND))
    g_warning ("cannot show the panel: %s", error->message);
  g_debug ("panel composed in %.1f ms", (g_get_monotonic_time () - begun) / 1000.0);

  self->cropped = 0;
  self->hovered = self->drop_target = 0;
  if (jsn_panel_canvas_find_item (self, self->selected) == NULL)
    self->selected = 0;
  jsn_panel_canvas_update_view (self);
  jsn_panel_canvas_accessible_items_changed (self);
  jsn_panel_canvas_say_selection (self);
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return ids->len == 0;
}

static gboolean
shows_one_of (const JsnScene *scene, const GArray *photos)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, scene->sheet->photos);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (has_id (photos, *(const gint64 *)id))
      return TRUE;
  return photos->len == 0;
}

static void
changed_cb (JsnPanelCanvas *self, const JsnChanges *changes)
{
  gboolean mine = (changes->what & JSN_CHANGED_PANELS) && has_id (changes->panels, self->panel);
  gboolean words = (changes->what & JSN_CHANGED_EXHIBITION) != 0;
  gboolean photos = (changes->what & JSN_CHANGED_PHOTOS) && self->scene && shows_one_of (self->scene, changes->photos);

  if (self->panel && (mine || words || photos))
    reload (self);
}

static void
photo_ready_cb (JsnPanelCanvas *self, gint64 photo)
{
  if (self->scene && jsn_sheet_get_photo (self->scene->sheet, photo))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_document (JsnPanelCanvas *self)
{
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->proxies)
    g_signal_handlers_disconnect_by_data (self->proxies, self);
  g_clear_object (&self->document);
  g_clear_object (&self->proxies);
}

static void
jsn_panel_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      jsn_panel_canvas_set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      jsn_panel_canvas_set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jsn_panel_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
jsn_panel_canvas_dispose (GObject *object)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (object);

  drop_document (self);
  g_clear_pointer (&self->scene, jsn_scene_free);
  g_clear_object (&self->pinch);
  jsn_panel_canvas_set_adjustment (self, &self->hadjustment, NULL);
  jsn_panel_canvas_set_adjustment (self, &self->vadjustment, NULL);
  G_OBJECT_CLASS (jsn_panel_canvas_parent_class)->dispose (object);
}

static void
jsn_panel_canvas_realize (GtkWidget *widget)
{
  GtkAllocation box;
  GdkWindowAttr attributes = { 0 };
  GdkWindow *window;

  gtk_widget_get_allocation (widget, &box);
  gtk_widget_set_realized (widget, TRUE);
  attributes.window_type = GDK_WINDOW_CHILD;
  attributes.wclass = GDK_INPUT_OUTPUT;
  attributes.x = box.x;
  attributes.y = box.y;
  attributes.width = box.width;
  attributes.height = box.height;
  attributes.visual = gtk_widget_get_visual (widget);
  attributes.event_mask = gtk_widget_get_events (widget) | GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK
                          | GDK_POINTER_MOTION_MASK | GDK_SCROLL_MASK | GDK_SMOOTH_SCROLL_MASK | GDK_LEAVE_NOTIFY_MASK
                          | GDK_TOUCH_MASK | GDK_TOUCHPAD_GESTURE_MASK;
  window = gdk_window_new (gtk_widget_get_parent_window (widget), &attributes, GDK_WA_X | GDK_WA_Y | GDK_WA_VISUAL);
  gtk_widget_set_window (widget, window);
  gtk_widget_register_window (widget, window);
}

static void
jsn_panel_canvas_size_allocate (GtkWidget *widget, GtkAllocation *box)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);

  gtk_widget_set_allocation (widget, box);
  if (gtk_widget_get_realized (widget))
    gdk_window_move_resize (gtk_widget_get_window (widget), box->x, box->y, box->width, box->height);
  self->view.width_px = box->width;
  self->view.height_px = box->height;
  jsn_panel_canvas_update_view (self);
}

/* Anything from a corner to a wall: the scrolled window around it decides. */
static void
get_preferred_size (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = 160;
  *natural = 480;
}

static void
class_init_signals (GType type)
{
  signals[SIGNAL_SELECTION_CHANGED]
      = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ZOOM_CHANGED]
      = g_signal_new ("zoom-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDIT_TEXT]
      = g_signal_new ("edit-text", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       GDK_TYPE_EVENT | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
jsn_panel_canvas_class_init (JsnPanelCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = jsn_panel_canvas_set_property;
  object_class->get_property = jsn_panel_canvas_get_property;
  object_class->dispose = jsn_panel_canvas_dispose;
  widget_class->realize = jsn_panel_canvas_realize;
  widget_class->size_allocate = jsn_panel_canvas_size_allocate;
  widget_class->get_preferred_width = get_preferred_size;
  widget_class->get_preferred_height = get_preferred_size;
  widget_class->draw = jsn_panel_canvas_draw;
  jsn_panel_canvas_class_init_keys (widget_class);
  jsn_panel_canvas_class_init_pointer (widget_class);
  jsn_panel_canvas_class_init_drop (widget_class);

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  class_init_signals (G_TYPE_FROM_CLASS (klass));

  gtk_widget_class_set_css_name (widget_class, "panelcanvas");
  gtk_widget_class_set_accessible_type (widget_class, JSN_TYPE_PANEL_CANVAS_ACCESSIBLE);
}

static void
jsn_panel_canvas_init (JsnPanelCanvas *self)
{
  gtk_widget_set_has_window (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self), TRUE);
  self->view.zoom = 1;
  self->fit = TRUE;
  jsn_panel_canvas_pointer_init (self);
  jsn_panel_canvas_drop_init (self);
}

GtkWidget *
jsn_panel_canvas_new (void)
{
  return g_object_new (JSN_TYPE_PANEL_CANVAS, NULL);
}

void
jsn_panel_canvas_set_document (JsnPanelCanvas *self, JsnDocument *document)
{
  g_return_if_fail (JSN_IS_PANEL_CANVAS (self));
  g_return_if_fail (document == NULL || JSN_IS_DOCUMENT (document));
  if (self->document == document)
    return;

  drop_document (self);
  if (document)
    {
      self->document = g_object_ref (document);
      self->proxies = jsn_proxies_new (jsn_document_get_thumbnails (document));
      g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (self->proxies, "ready", G_CALLBACK (photo_ready_cb), self);
    }
  self->panel = 0;
  self->selected = 0;
  self->fit = TRUE;
  reload (self);
}

void
jsn_panel_canvas_set_panel (JsnPanelCanvas *self, gint64 panel)
{
  g_return_if_fail (JSN_IS_PANEL_CANVAS (self));
  if (self->panel == panel)
    return;
  jsn_panel_canvas_end_crop (self, TRUE);
  self->panel = panel;
  self->selected = 0;
  reload (self);
}

const JsnScene *
jsn_panel_canvas_get_scene (JsnPanelCanvas *self)
{
  g_return_val_if_fail (JSN_IS_PANEL_CANVAS (self), NULL);
  return self->scene;
}

gint64
jsn_panel_canvas_get_selected (JsnPanelCanvas *self)
{
  g_return_val_if_fail (JSN_IS_PANEL_CANVAS (self), 0);
  return self->selected;
}

void
jsn_panel_canvas_select (JsnPanelCanvas *self, gint64 item)
{
  g_return_if_fail (JSN_IS_PANEL_CANVAS (self));
  if (jsn_panel_canvas_find_item (self, item) == NULL)
    item = 0;
  if (self->selected == item)
    return;
  jsn_panel_canvas_end_crop (self, TRUE);
  self->selected = item;
  jsn_panel_canvas_reveal (self, item);
  jsn_panel_canvas_accessible_selected (self);
  jsn_panel_canvas_say_selection (self);
}

void
jsn_panel_canvas_activate (JsnPanelCanvas *self, gint64 id)
{
  const JsnItem *item;

  g_return_if_fail (JSN_IS_PANEL_CANVAS (self));
  item = jsn_panel_canvas_find_item (self, id);
  if (item == NULL)
    return;
  jsn_panel_canvas_select (self, id);
  if (item->kind == JSN_ITEM_TEXT)
    jsn_panel_canvas_say_edit_text (self, id);
  else
    jsn_panel_canvas_begin_crop (self, id, FALSE);
}
