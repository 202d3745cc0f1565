/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place where things leave the house: print PDFs, proof, press kit, and what should be looked at before. */
#pragma once

#include <gtk/gtk.h>

#include "app/document.h"

G_BEGIN_DECLS

#define JSN_TYPE_EXPORT_PLACE (jsn_export_place_get_type ())
/* Signal "show-ref" (const char *ref): the person wants to see "panel:3 item:12" or "photo:7". */
G_DECLARE_FINAL_TYPE (JsnExportPlace, jsn_export_place, JSN, EXPORT_PLACE, GtkBin)

GtkWidget *jsn_export_place_new (void);
void jsn_export_place_set_document (JsnExportPlace *place, JsnDocument *document); /* NULL: none */

G_END_DECLS
