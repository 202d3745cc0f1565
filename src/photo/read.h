/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file on disk becomes a JsnPhoto. */
#pragma once

#include "photo/photo.h"

G_BEGIN_DECLS

#define JSN_THUMBNAIL_EDGE_PX 512

/* Starts libvips with only the five loaders we take, and gexiv2. Call once in main(), before threads. */
gboolean jsn_photo_init (const char *program, GError **error);
void jsn_photo_shutdown (void);

/* Reads everything about the file at @path in one pass: opened without blocking, checked to be regular and within limits,
 * hashed, facts, embedded captions and rights, profile name. When @thumbnail is not NULL the pixels are decoded too and it
 * becomes a JPEG (sRGB, upright, long edge at most JSN_THUMBNAIL_EDGE_PX; small photos are not enlarged).
 * The file is never written. Any thread. NULL with JSN_ERROR on refusal; what could be read with a doubt is in ->warnings. */
JsnPhoto *jsn_photo_read (const char *path, GBytes **thumbnail, GError **error);

/* Only the hash, for finding moved originals and duplicates. Any thread. */
char *jsn_photo_hash (const char *path, GError **error);

G_END_DECLS
