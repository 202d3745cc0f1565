/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos on the way from one place of the window to another, or out of it as files. */
#pragma once

#include <gtk/gtk.h>

#include "exhibition/exhibition.h"

G_BEGIN_DECLS

/* Photos by id, within this program only (GTK_TARGET_SAME_APP). */
#define JSN_PHOTO_DRAG_TARGET "application/x-jeonsi-photo"
#define JSN_URI_LIST_TARGET "text/uri-list"

/* Puts ids (gint64) as decimal numbers with spaces between into @data, or the files of these photos as URIs, after
 * @data's target. */
void jsn_photo_drag_set (GtkSelectionData *data, JsnExhibition *exhibition, const GArray *ids);
/* The ids; NULL when there are none. Free with g_array_unref(). */
GArray *jsn_photo_drag_get (GtkSelectionData *data);

/* The local files and folders among URIs, NULL-terminated, in file-system bytes; free with g_strfreev(). */
char **jsn_photo_drag_get_paths (GtkSelectionData *data);

G_END_DECLS
