/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A panel on its sheet, as it will be printed: looked at, zoomed, its frames filled and its photos cropped. */
#pragma once

#include <gtk/gtk.h>

#include "app/document.h"
#include "layout/scene.h"

G_BEGIN_DECLS

#define JSN_TYPE_PANEL_CANVAS (jsn_panel_canvas_get_type ())
/* GtkScrollable; put it in a GtkScrolledWindow. Photos (app/photo-drag.h) and files can be dropped on its frames, and
 * frames on each other. Signals: "selection-changed" (): another item is selected, or what
 * jsn_panel_canvas_dup_figures() says has changed "zoom-changed" () "edit-text" (gint64 item): a text block was
 * activated "menu" (GdkEvent *event): a context menu is wanted for what is selected; NULL from the keyboard. */
G_DECLARE_FINAL_TYPE (JsnPanelCanvas, jsn_panel_canvas, JSN, PANEL_CANVAS, GtkWidget)

GtkWidget *jsn_panel_canvas_new (void);
void jsn_panel_canvas_set_document (JsnPanelCanvas *canvas, JsnDocument *document); /* NULL: none */
/* 0: none. Keeps the zoom. */
void jsn_panel_canvas_set_panel (JsnPanelCanvas *canvas, gint64 panel);

/* Borrowed until the main loop runs; NULL without a panel. */
const JsnScene *jsn_panel_canvas_get_scene (JsnPanelCanvas *canvas);

/* The selected frame or text block; 0: none. */
gint64 jsn_panel_canvas_get_selected (JsnPanelCanvas *canvas);
void jsn_panel_canvas_select (JsnPanelCanvas *canvas, gint64 item);
/* What Return and a double click do: crop a photo, edit a text. */
void jsn_panel_canvas_activate (JsnPanelCanvas *canvas, gint64 item);
/* Where an item is seen, in the canvas's own coordinates; FALSE when it is gone. */
gboolean jsn_panel_canvas_get_item_box (JsnPanelCanvas *canvas, gint64 item, GdkRectangle *box);

/* "72 × 48 cm · 142 ppi · sharp from 0.6 m" of the selected frame, also while it is cropped; NULL: nothing to say. Free
 * with g_free(). */
char *jsn_panel_canvas_dup_figures (JsnPanelCanvas *canvas);
gboolean jsn_panel_canvas_is_cropping (JsnPanelCanvas *canvas);
/* Ends cropping: as one edit, or as if it had not been. */
void jsn_panel_canvas_end_crop (JsnPanelCanvas *canvas, gboolean keep);

/* Larger or smaller by a step about the middle; the whole sheet; the size that will be printed, as far as the monitor
 * tells its own. */
void jsn_panel_canvas_zoom_in (JsnPanelCanvas *canvas);
void jsn_panel_canvas_zoom_out (JsnPanelCanvas *canvas);
void jsn_panel_canvas_zoom_fit (JsnPanelCanvas *canvas);
void jsn_panel_canvas_zoom_real (JsnPanelCanvas *canvas);
/* 1 is real size. */
double jsn_panel_canvas_get_zoom (JsnPanelCanvas *canvas);

/* "Bridge at dusk", "Empty frame 2", the first words of a text. Free with g_free(). */
char *jsn_panel_canvas_dup_item_name (JsnPanelCanvas *canvas, gint64 item);

G_END_DECLS
