/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All panels in their order, small; one of them is chosen. */
#pragma once

#include <gtk/gtk.h>

#include "app/document.h"

G_BEGIN_DECLS

#define JSN_TYPE_PANEL_STRIP (jsn_panel_strip_get_type ())
/* Rows can be dragged to another place of the order, which is an operation.
 * Signals:
 * "panel-selected" (gint64 panel): 0 when there is none
 * "menu" (GdkEvent *event): a context menu is wanted for the selected panel; NULL from the keyboard. */
G_DECLARE_FINAL_TYPE (JsnPanelStrip, jsn_panel_strip, JSN, PANEL_STRIP, GtkBin)

GtkWidget *jsn_panel_strip_new (void);
void jsn_panel_strip_set_document (JsnPanelStrip *strip, JsnDocument *document); /* NULL: none */

guint jsn_panel_strip_get_n_panels (JsnPanelStrip *strip);
gint64 jsn_panel_strip_get_selected (JsnPanelStrip *strip);     /* 0: none */
int jsn_panel_strip_get_selected_number (JsnPanelStrip *strip); /* 0: none */
void jsn_panel_strip_select (JsnPanelStrip *strip, gint64 panel);
void jsn_panel_strip_select_number (JsnPanelStrip *strip, int number);

G_END_DECLS
