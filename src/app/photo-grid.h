/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid of photos: equal cells drawn by itself, so that a hundred thousand photos scroll like ten. */
#pragma once

#include <gtk/gtk.h>

#include "app/document.h"
#include "app/photo-selection.h"

G_BEGIN_DECLS

#define JSN_TYPE_PHOTO_GRID (jsn_photo_grid_get_type ())
/* GtkScrollable; put it in a GtkScrolledWindow. Properties: "thumbnail-size" (int, logical pixels), "badges" (boolean:
 * rating, pick, missing captions under each photo; otherwise a name alone). Photos can be dragged out of it
 * (app/photo-drag.h). Signals: "selection-changed" () "activated" (gint64 photo): double click or Return "rate" (int
 * rating), "pick" (gboolean pick), "remove" (): keys pressed for the selection "menu" (GdkEvent *event): a context menu
 * is wanted; event is NULL from the keyboard. */
G_DECLARE_FINAL_TYPE (JsnPhotoGrid, jsn_photo_grid, JSN, PHOTO_GRID, GtkWidget)

GtkWidget *jsn_photo_grid_new (void);
/* NULL: none, and no photos. */
void jsn_photo_grid_set_document (JsnPhotoGrid *grid, JsnDocument *document);
/* What to show, in order (ids: gint64). Keeps selection, cursor and the view as far as the photos are still there. */
void jsn_photo_grid_set_photos (JsnPhotoGrid *grid, const GArray *ids);
/* Cells whose data changed are drawn anew; NULL: all. */
void jsn_photo_grid_refresh (JsnPhotoGrid *grid, const GArray *ids);

/* Ids in order; free with g_array_unref(). */
GArray *jsn_photo_grid_list_selected (JsnPhotoGrid *grid);
/* Selects @photo alone and scrolls to it. */
void jsn_photo_grid_select (JsnPhotoGrid *grid, gint64 photo);
void jsn_photo_grid_select_all (JsnPhotoGrid *grid);
void jsn_photo_grid_select_none (JsnPhotoGrid *grid);

/* For the accessible of the grid and its cells. */
const JsnPhotoSelection *jsn_photo_grid_get_selection (JsnPhotoGrid *grid);
/* In the grid's own coordinates as scrolled now. */
void jsn_photo_grid_get_cell_box (JsnPhotoGrid *grid, guint index, GdkRectangle *box);
gboolean jsn_photo_grid_find_cell (JsnPhotoGrid *grid, int x, int y, guint *index);
void jsn_photo_grid_scroll_to (JsnPhotoGrid *grid, guint index);
void jsn_photo_grid_focus_cell (JsnPhotoGrid *grid, guint index);
void jsn_photo_grid_activate_cell (JsnPhotoGrid *grid, guint index);
void jsn_photo_grid_set_selected (JsnPhotoGrid *grid, guint index, gboolean selected);
/* "Bridge at dusk" or the file's name; free with g_free(). */
char *jsn_photo_grid_dup_cell_name (JsnPhotoGrid *grid, guint index);
/* Rating, pick, warnings, languages without a caption, in words; free with g_free(). */
char *jsn_photo_grid_dup_cell_description (JsnPhotoGrid *grid, guint index);

G_END_DECLS
