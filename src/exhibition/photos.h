/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalogue: photos of an exhibition. */
#pragma once

#include "exhibition/exhibition.h"

G_BEGIN_DECLS

typedef struct _JsnEdit JsnEdit; /* see exhibition/transaction.h */

typedef enum
{
  JSN_PHOTOS_BY_IMPORT, /* order of import */
  JSN_PHOTOS_BY_TAKEN,
  JSN_PHOTOS_BY_NAME,
  JSN_PHOTOS_BY_RATING,
} JsnPhotoOrder;

/* Ids (gint64) of the photos that match @search in the given order; NULL or "" is all. Words of @search are all wanted,
 * each somewhere in the photo's texts (any language), file name, camera or lens; "pick:yes", "rating:3", "missing:ko"
 * (no caption in that language), "clearance.press:cleared", "panel:none" narrow further, as do "rating:3+",
 * "panel:any", "panel:2", "id:12" and "id:3,5,9-14"; quotes hold words together. Wrong values of these are refused with
 * JSN_ERROR_ARGUMENT. */
GArray *jsn_photos_list (JsnExhibition *exhibition, const char *search, JsnPhotoOrder order, GError **error);
guint jsn_photos_count (JsnExhibition *exhibition);

/* Everything about a photo; NULL with JSN_ERROR_NOT_FOUND. */
JsnPhoto *jsn_photos_load (JsnExhibition *exhibition, gint64 id, GError **error);
/* Just what a grid cell shows: id, path, size, rating, pick, clearances, warnings, and the headline texts. */
JsnPhoto *jsn_photos_load_brief (JsnExhibition *exhibition, gint64 id, GError **error);
/* JPEG, or NULL when there is none (yet). */
GBytes *jsn_photos_load_thumbnail (JsnExhibition *exhibition, gint64 id);
/* The photo with this content, or 0. */
gint64 jsn_photos_find_hash (JsnExhibition *exhibition, const char *hash);
/* The photo linked to this file, or 0. */
gint64 jsn_photos_find_path (JsnExhibition *exhibition, const char *path);

/* Writing; inside an edit only. Adding sets photo->id. A photo whose hash is there already is a fault of the caller. */
gboolean jsn_photos_add (JsnEdit *edit, JsnPhoto *photo, GBytes *thumbnail, GError **error);
/* Also takes it out of the frames that show it. */
gboolean jsn_photos_remove (JsnEdit *edit, gint64 id, GError **error);
/* One field by its name in cli.md ("rating", "pick", "clearance.press", "embargo", "path"), or a text field with @lang;
 * NULL or "" clears. Checks the value: wrong ones are refused with a sentence that names field and what is allowed. */
gboolean
jsn_photos_set (JsnEdit *edit, gint64 id, const char *field, const char *lang, const char *value, GError **error);
/* Renews what the file tells (facts, hash, thumbnail), keeping the curator's work. */
gboolean jsn_photos_refresh (JsnEdit *edit, gint64 id, const JsnPhoto *photo, GBytes *thumbnail, GError **error);

G_END_DECLS
