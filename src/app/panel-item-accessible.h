/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One frame or text block of the panel canvas for assistive technologies. */
#pragma once

#include <atk/atk.h>

#include "app/panel-canvas.h"

G_BEGIN_DECLS

#define JSN_TYPE_PANEL_ITEM_ACCESSIBLE (jsn_panel_item_accessible_get_type ())
G_DECLARE_FINAL_TYPE (JsnPanelItemAccessible, jsn_panel_item_accessible, JSN, PANEL_ITEM_ACCESSIBLE, AtkObject)

AtkObject *jsn_panel_item_accessible_new (AtkObject *parent, JsnPanelCanvas *canvas, const JsnItem *item, guint index);
gint64 jsn_panel_item_accessible_get_item (JsnPanelItemAccessible *accessible);

G_END_DECLS
