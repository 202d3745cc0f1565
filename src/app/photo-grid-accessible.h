/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo grid for assistive technology: a multi-selectable pane whose photos are objects made when somebody asks. */
#pragma once

#include <gtk/gtk-a11y.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JSN_TYPE_PHOTO_GRID_ACCESSIBLE (jsn_photo_grid_accessible_get_type ())
G_DECLARE_FINAL_TYPE (
    JsnPhotoGridAccessible, jsn_photo_grid_accessible, JSN, PHOTO_GRID_ACCESSIBLE, GtkWidgetAccessible)

/* To be called by the grid after the fact. */
void jsn_photo_grid_accessible_cursor_moved (JsnPhotoGridAccessible *accessible, guint index, gboolean focused);
void jsn_photo_grid_accessible_selection_changed (JsnPhotoGridAccessible *accessible);
void jsn_photo_grid_accessible_photos_changed (JsnPhotoGridAccessible *accessible);

G_END_DECLS
