/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people do to panels in the window, spelled as operations: each is one step of the history. */
#pragma once

#include "app/document.h"
#include "exhibition/panels.h"

G_BEGIN_DECLS

/* @photo 0 empties the frame. */
void jsn_panel_edits_place (JsnDocument *document, gint64 item, gint64 photo);
/* The first photo into @item, the others into the empty frames of @panel after it in the order of reading, as many as
 * there are. */
void jsn_panel_edits_place_all (JsnDocument *document, const JsnPanel *panel, gint64 item, const GArray *photos);
void jsn_panel_edits_swap (JsnDocument *document, const JsnItem *one, const JsnItem *other);
void jsn_panel_edits_crop (JsnDocument *document, gint64 item, const JsnCrop *crop);
void jsn_panel_edits_remove (JsnDocument *document, gint64 panel);
void jsn_panel_edits_move (JsnDocument *document, gint64 panel, int number);

/* Frames and text blocks in the order of reading: of JsnItem *, borrowed. Free with g_ptr_array_unref(). */
GPtrArray *jsn_panel_list_in_order (const JsnPanel *panel);
const JsnItem *jsn_panel_find_item (const JsnPanel *panel, gint64 item); /* NULL when it is gone */

G_END_DECLS
