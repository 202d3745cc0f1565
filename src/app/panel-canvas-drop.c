/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging on the canvas: photos and files onto frames, and the photo of one frame onto another. */
#include "app/file-drop.h"
#include "app/panel-canvas-private.h"
#include "app/panel-edits.h"
#include "app/photo-drag.h"

#define FRAME_TARGET "application/x-jeonsi-frame"
#define ICON_EDGE 96

enum
{
  TARGET_PHOTO,
  TARGET_URIS,
  TARGET_FRAME,
};

static const GtkTargetEntry drop_targets[] = {
  { (char *)FRAME_TARGET, GTK_TARGET_SAME_WIDGET, TARGET_FRAME },
  { (char *)JSN_PHOTO_DRAG_TARGET, GTK_TARGET_SAME_APP, TARGET_PHOTO },
  { (char *)JSN_URI_LIST_TARGET, GTK_TARGET_OTHER_APP, TARGET_URIS },
};

static const GtkTargetEntry drag_targets[] = {
  { (char *)FRAME_TARGET, GTK_TARGET_SAME_WIDGET, TARGET_FRAME },
  { (char *)JSN_URI_LIST_TARGET, GTK_TARGET_OTHER_APP, TARGET_URIS },
};

static void
set_drop_target (JsnPanelCanvas *self, gint64 item)
{
  if (self->drop_target == item)
    return;
  self->drop_target = item;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The frame under a drag, unless it is the one that is dragged. */
static gint64
find_frame (JsnPanelCanvas *self, int x, int y)
{
  gint64 id = jsn_panel_canvas_pick (self, x, y);
  const JsnItem *item = jsn_panel_canvas_find_item (self, id);

  return item && item->kind == JSN_ITEM_FRAME && id != self->dragged ? id : 0;
}

static gboolean
drag_motion (GtkWidget *widget, GdkDragContext *context, int x, int y, guint time)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);
  GdkAtom target = gtk_drag_dest_find_target (widget, context, NULL);
  gboolean writable = self->document && !jsn_exhibition_is_read_only (jsn_document_get_exhibition (self->document));
  gint64 frame = target != GDK_NONE && writable ? find_frame (self, x, y) : 0;

  set_drop_target (self, frame);
  if (frame == 0)
    gdk_drag_status (context, 0, time);
  else
    gdk_drag_status (context, self->dragged ? GDK_ACTION_MOVE : GDK_ACTION_COPY, time);
  return TRUE;
}

static void
drag_leave (GtkWidget *widget, GdkDragContext *context, guint time)
{
  set_drop_target (JSN_PANEL_CANVAS (widget), 0);
}

static gboolean
drag_drop (GtkWidget *widget, GdkDragContext *context, int x, int y, guint time)
{
  GdkAtom target = gtk_drag_dest_find_target (widget, context, NULL);

  if (target == GDK_NONE || find_frame (JSN_PANEL_CANVAS (widget), x, y) == 0)
    return FALSE;
  gtk_drag_get_data (widget, context, target, time);
  return TRUE;
}

static gboolean
drop_photos (JsnPanelCanvas *self, gint64 frame, GtkSelectionData *data)
{
  g_autoptr (GArray) photos = jsn_photo_drag_get (data);

  if (photos == NULL)
    return FALSE;
  jsn_panel_edits_place_all (self->document, self->scene->sheet->panel, frame, photos);
  return TRUE;
}

static gboolean
drop_files (JsnPanelCanvas *self, gint64 frame, GtkSelectionData *data)
{
  g_auto (GStrv) paths = jsn_photo_drag_get_paths (data);

  if (paths[0] == NULL)
    return FALSE;
  jsn_file_drop_run (self->document, self->panel, frame, (const char *const *)paths);
  return TRUE;
}

static gboolean
drop_frame (JsnPanelCanvas *self, gint64 frame)
{
  const JsnItem *from = jsn_panel_canvas_find_item (self, self->dragged);
  const JsnItem *to = jsn_panel_canvas_find_item (self, frame);

  if (from == NULL || to == NULL)
    return FALSE;
  jsn_panel_edits_swap (self->document, from, to);
  return TRUE;
}

static void
drag_data_received (
    GtkWidget *widget, GdkDragContext *context, int x, int y, GtkSelectionData *data, guint info, guint time)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);
  gint64 frame = find_frame (self, x, y);
  gboolean done = FALSE;

  set_drop_target (self, 0);
  if (frame == 0)
    done = FALSE;
  else if (info == TARGET_FRAME)
    done = drop_frame (self, frame);
  else if (info == TARGET_PHOTO)
    done = drop_photos (self, frame, data);
  else
    done = drop_files (self, frame, data);
  gtk_drag_finish (context, done, FALSE, time);
  if (done)
    {
      jsn_panel_canvas_select (self, frame);
      gtk_widget_grab_focus (widget);
    }
}

static void
drag_data_get (GtkWidget *widget, GdkDragContext *context, GtkSelectionData *data, guint info, guint time)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);
  const JsnItem *item = jsn_panel_canvas_find_item (self, self->dragged);

  if (item == NULL)
    return;
  if (info == TARGET_FRAME)
    {
      gtk_selection_data_set (data, gtk_selection_data_get_target (data), 8, (const guchar *)"frame", 5);
      return;
    }

  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, item->photo);
  jsn_photo_drag_set (data, jsn_document_get_exhibition (self->document), ids);
}

static void
drag_begin (GtkWidget *widget, GdkDragContext *context)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);
  const JsnItem *item = jsn_panel_canvas_find_item (self, self->dragged);
  int scale = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *picture
      = item ? jsn_thumbnails_get (jsn_document_get_thumbnails (self->document), item->photo, ICON_EDGE * scale) : NULL;
  cairo_surface_t *icon;
  cairo_t *cr;
  double factor;

  if (picture == NULL)
    {
      gtk_drag_set_icon_name (context, "image-x-generic", 0, 0);
      return;
    }
  /* The cached picture may be larger than asked for. */
  factor = (double)ICON_EDGE / MAX (cairo_image_surface_get_width (picture), cairo_image_surface_get_height (picture));
  icon = gdk_window_create_similar_surface (gtk_widget_get_window (widget), CAIRO_CONTENT_COLOR,
                                            (int)(cairo_image_surface_get_width (picture) * factor),
                                            (int)(cairo_image_surface_get_height (picture) * factor));
  cr = cairo_create (icon);
  cairo_scale (cr, factor, factor);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  gtk_drag_set_icon_surface (context, icon);
  cairo_surface_destroy (icon);
}

static void
drag_end (GtkWidget *widget, GdkDragContext *context)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);

  self->dragged = 0;
  set_drop_target (self, 0);
}

void
jsn_panel_canvas_begin_drag (JsnPanelCanvas *self, const GdkEvent *event)
{
  g_autoptr (GtkTargetList) targets = gtk_target_list_new (drag_targets, G_N_ELEMENTS (drag_targets));

  self->dragged = self->selected;
  gtk_drag_begin_with_coordinates (GTK_WIDGET (self), targets, GDK_ACTION_MOVE | GDK_ACTION_COPY, GDK_BUTTON_PRIMARY,
                                   (GdkEvent *)event, (int)self->pointer_x, (int)self->pointer_y);
}

void
jsn_panel_canvas_class_init_drop (GtkWidgetClass *klass)
{
  klass->drag_motion = drag_motion;
  klass->drag_leave = drag_leave;
  klass->drag_drop = drag_drop;
  klass->drag_data_received = drag_data_received;
  klass->drag_data_get = drag_data_get;
  klass->drag_begin = drag_begin;
  klass->drag_end = drag_end;
}

void
jsn_panel_canvas_drop_init (JsnPanelCanvas *self)
{
  /* No defaults: only frames take a drop, and they are highlighted one by one. */
  gtk_drag_dest_set (GTK_WIDGET (self), 0, drop_targets, G_N_ELEMENTS (drop_targets),
                     GDK_ACTION_COPY | GDK_ACTION_MOVE);
}
