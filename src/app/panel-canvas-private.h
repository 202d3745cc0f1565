/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the panel canvas share. */
#pragma once

#include "app/panel-canvas.h"
#include "app/panel-view.h"
#include "app/proxies.h"

G_BEGIN_DECLS

typedef enum
{
  JSN_CANVAS_IDLE,
  JSN_CANVAS_PRESSED,  /* on a frame: may become a drag of its photo */
  JSN_CANVAS_PANNING,  /* the sheet follows the pointer */
  JSN_CANVAS_CROPPING, /* the photo follows the pointer */
  JSN_CANVAS_DOUBLE,   /* pressed twice on an item */
} JsnCanvasPointer;

struct _JsnPanelCanvas
{
  GtkWidget parent_instance;

  JsnDocument *document;
  JsnProxies *proxies;
  gint64 panel;
  JsnScene *scene; /* NULL: no panel */

  JsnPanelView view;
  gboolean fit; /* the zoom follows the window */

  gint64 selected;
  gint64 hovered;
  gint64 drop_target; /* the frame under a drag */
  gint64 dragged;     /* the frame whose photo is dragged */

  gint64 cropped;      /* the frame that is being cropped; 0: none */
  JsnNode crop_before; /* where its photo lay */
  gboolean crop_once;  /* ends when the button is released */

  JsnCanvasPointer pointer;
  double pointer_x, pointer_y; /* last seen, or where pressed */
  GtkGesture *pinch;
  double pinch_zoom; /* when it began */

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;
};

/* panel-canvas.c */
JsnNode *jsn_panel_canvas_find_node (JsnPanelCanvas *canvas, gint64 item); /* of a frame; NULL when there is none */
const JsnItem *jsn_panel_canvas_find_item (JsnPanelCanvas *canvas, gint64 item);
/* The topmost frame or text block at a place of the window; 0: none. */
gint64 jsn_panel_canvas_pick (JsnPanelCanvas *canvas, double x_px, double y_px);
/* Frames on the trim reach into the bleed. Points. */
void jsn_panel_canvas_get_item_pt (
    JsnPanelCanvas *canvas, const JsnItem *item, double *x, double *y, double *width, double *height);
void jsn_panel_canvas_say_selection (JsnPanelCanvas *canvas);
void jsn_panel_canvas_say_zoom (JsnPanelCanvas *canvas);
void jsn_panel_canvas_say_edit_text (JsnPanelCanvas *canvas, gint64 item);
void jsn_panel_canvas_say_menu (JsnPanelCanvas *canvas, const GdkEvent *event);

/* panel-canvas-view.c */
/* After the sheet or the window has another size. */
void jsn_panel_canvas_update_view (JsnPanelCanvas *canvas);
void jsn_panel_canvas_set_adjustment (JsnPanelCanvas *canvas, GtkAdjustment **slot, GtkAdjustment *adjustment);
void jsn_panel_canvas_zoom_to (JsnPanelCanvas *canvas, double zoom, double x_px, double y_px);
void jsn_panel_canvas_scroll_by (JsnPanelCanvas *canvas, double dx_px, double dy_px);
void jsn_panel_canvas_reveal (JsnPanelCanvas *canvas, gint64 item);

/* panel-canvas-draw.c */
gboolean jsn_panel_canvas_draw (GtkWidget *widget, cairo_t *cr);

/* panel-canvas-crop.c */
void jsn_panel_canvas_begin_crop (JsnPanelCanvas *canvas, gint64 item, gboolean once);
void jsn_panel_canvas_pan_crop (JsnPanelCanvas *canvas, double dx_px, double dy_px);
void jsn_panel_canvas_scale_crop (JsnPanelCanvas *canvas, double factor, double x_px, double y_px);
gboolean jsn_panel_canvas_crop_key (JsnPanelCanvas *canvas, GdkEventKey *event);

/* panel-canvas-keys.c */
void jsn_panel_canvas_class_init_keys (GtkWidgetClass *klass);

/* panel-canvas-pointer.c */
void jsn_panel_canvas_class_init_pointer (GtkWidgetClass *klass);
void jsn_panel_canvas_pointer_init (JsnPanelCanvas *canvas);

/* panel-canvas-drop.c */
void jsn_panel_canvas_class_init_drop (GtkWidgetClass *klass);
void jsn_panel_canvas_drop_init (JsnPanelCanvas *canvas);
void jsn_panel_canvas_begin_drag (JsnPanelCanvas *canvas, const GdkEvent *event);

G_END_DECLS
