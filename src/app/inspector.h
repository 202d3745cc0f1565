/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of the selected photos, and their words, to be edited in place. */
#pragma once

#include <gtk/gtk.h>

#include "app/document.h"

G_BEGIN_DECLS

#define JSN_TYPE_INSPECTOR (jsn_inspector_get_type ())
G_DECLARE_FINAL_TYPE (JsnInspector, jsn_inspector, JSN, INSPECTOR, GtkBin)

GtkWidget *jsn_inspector_new (void);
void jsn_inspector_set_document (JsnInspector *inspector, JsnDocument *document);
/* What is being typed is kept for the photos shown until now. Ids (gint64); with several, fields without a language can
 * be set for all at once. */
void jsn_inspector_set_photos (JsnInspector *inspector, const GArray *ids);
/* Moves the focus to the caption. */
void jsn_inspector_edit (JsnInspector *inspector);

G_END_DECLS
