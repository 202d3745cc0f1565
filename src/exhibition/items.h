/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of items. */
#pragma once

#include "exhibition/edit.h"
#include "exhibition/panels.h"

G_BEGIN_DECLS

/* JSN_ERROR_ARGUMENT for lengths and crops that no sheet can have. */
gboolean jsn_item_check (const JsnItem *item, GError **error);
/* @item is checked. *@id: the new row's. JSN_ERROR_NOT_FOUND when its photo is not there. */
gboolean jsn_item_insert (JsnEdit *edit, gint64 panel, guint position, const JsnItem *item, gint64 *id, GError **error);
gboolean jsn_item_update (JsnEdit *edit, guint position, const JsnItem *item, GError **error);

G_END_DECLS
