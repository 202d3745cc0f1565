/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of the panels: strip, canvas, tray of photos. */
#pragma once

#include <gtk/gtk.h>

#include "app/document.h"

G_BEGIN_DECLS

#define JSN_TYPE_PANELS_PLACE (jsn_panels_place_get_type ())
G_DECLARE_FINAL_TYPE (JsnPanelsPlace, jsn_panels_place, JSN, PANELS_PLACE, GtkBin)

GtkWidget *jsn_panels_place_new (void);
void jsn_panels_place_set_document (JsnPanelsPlace *place, JsnDocument *document); /* NULL: none */
/* Selects a panel and, unless it is 0, an item on it. */
void jsn_panels_place_show (JsnPanelsPlace *place, gint64 panel, gint64 item);

G_END_DECLS
