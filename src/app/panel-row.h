/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A panel in the strip: its miniature, number and title. */
#pragma once

#include <gtk/gtk.h>

#include "app/panel-miniatures.h"
#include "exhibition/panels.h"

G_BEGIN_DECLS

#define JSN_TYPE_PANEL_ROW (jsn_panel_row_get_type ())
G_DECLARE_FINAL_TYPE (JsnPanelRow, jsn_panel_row, JSN, PANEL_ROW, GtkListBoxRow)

GtkWidget *jsn_panel_row_new (JsnPanelMiniatures *miniatures);
/* @title may be NULL. */
void jsn_panel_row_set_panel (JsnPanelRow *row, const JsnPanel *panel, const char *title);
gint64 jsn_panel_row_get_panel (JsnPanelRow *row);
int jsn_panel_row_get_number (JsnPanelRow *row);
/* What is dragged; free with cairo_surface_destroy(). */
cairo_surface_t *jsn_panel_row_create_icon (JsnPanelRow *row);

G_END_DECLS
