/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits the words of a text block where they are printed, in all languages of the exhibition. */
#pragma once

#include "app/document.h"
#include "app/panel-canvas.h"

G_BEGIN_DECLS

/* Shows a popover at the item and returns. Each text becomes one edit of the photo, the panel or the exhibition that it
 * belongs to when the person leaves it or closes the popover. */
void jsn_panel_text_editor_show (JsnPanelCanvas *canvas, JsnDocument *document, gint64 item);

G_END_DECLS
