/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metadata blocks inside PNG and WebP, wherever in the file they stand. */
#pragma once

#include "photo/photo.h"

G_BEGIN_DECLS

/* The TIFF block of PNG "eXIf" (also after the pixels) or WebP "EXIF"; NULL when there is none. Shares memory with
 * @bytes. */
GBytes *jsn_container_find_exif (JsnFormat format, GBytes *bytes);

/* The XMP packet of an uncompressed PNG "iTXt" or of WebP "XMP "; NULL when there is none. Shares memory with @bytes.
 */
GBytes *jsn_container_find_xmp (JsnFormat format, GBytes *bytes);

/* A PNG without its text chunks, which libraries inflate to any size before they show a pixel; @bytes itself when it
 * has none. */
GBytes *jsn_container_drop_png_text (GBytes *bytes);

/* FALSE when a PNG lacks its end chunk or a WebP is shorter than it says; TRUE for other formats. */
gboolean jsn_container_is_whole (JsnFormat format, GBytes *bytes);

G_END_DECLS
