/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel canvas for assistive technologies: its frames and text blocks as children. */
#pragma once

#include <gtk/gtk-a11y.h>

#include "app/panel-canvas.h"

G_BEGIN_DECLS

#define JSN_TYPE_PANEL_CANVAS_ACCESSIBLE (jsn_panel_canvas_accessible_get_type ())
G_DECLARE_FINAL_TYPE (
    JsnPanelCanvasAccessible, jsn_panel_canvas_accessible, JSN, PANEL_CANVAS_ACCESSIBLE, GtkWidgetAccessible)

/* The canvas shows other items, or the same with other words. */
void jsn_panel_canvas_accessible_items_changed (JsnPanelCanvas *canvas);
/* Another item is selected, or the canvas got or lost the focus. */
void jsn_panel_canvas_accessible_selected (JsnPanelCanvas *canvas);

G_END_DECLS
