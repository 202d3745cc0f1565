/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks what panels to lay out: template, size, and which photos. */
#pragma once

#include <gtk/gtk.h>

#include "app/document.h"

G_BEGIN_DECLS

#define JSN_TYPE_LAYOUT_DIALOG (jsn_layout_dialog_get_type ())
G_DECLARE_FINAL_TYPE (JsnLayoutDialog, jsn_layout_dialog, JSN, LAYOUT_DIALOG, GtkDialog)

/* Shows the dialog and returns; it runs the operation itself when it is answered. @selected (ids: gint64) are offered
 * as a choice. */
void jsn_layout_dialog_show (GtkWindow *parent, JsnDocument *document, const GArray *selected);

G_END_DECLS
