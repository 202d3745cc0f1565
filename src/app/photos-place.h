/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of the photos: search, grid, inspector. */
#pragma once

#include <gtk/gtk.h>

#include "app/document.h"

G_BEGIN_DECLS

#define JSN_TYPE_PHOTOS_PLACE (jsn_photos_place_get_type ())
G_DECLARE_FINAL_TYPE (JsnPhotosPlace, jsn_photos_place, JSN, PHOTOS_PLACE, GtkBin)

GtkWidget *jsn_photos_place_new (void);
void jsn_photos_place_set_document (JsnPhotosPlace *place, JsnDocument *document);
/* Selects a photo, whatever was searched for. */
void jsn_photos_place_show_photo (JsnPhotosPlace *place, gint64 photo);
/* Moves the focus to the search. */
void jsn_photos_place_find (JsnPhotosPlace *place);
void jsn_photos_place_show_inspector (JsnPhotosPlace *place, gboolean shown);

G_END_DECLS
