/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What kind of picture the first bytes announce, and whether its header stays within sane limits. */
#pragma once

#include "photo/photo.h"

G_BEGIN_DECLS

#define JSN_SIDE_MAX_PX 65500
#define JSN_PIXELS_MAX (300 * 1000 * 1000)
/* For what can only be decoded as a whole: progressive JPEG, interlaced PNG, WebP, HEIF. */
#define JSN_PIXELS_MAX_WHOLE (150 * 1000 * 1000)

/* By magic bytes alone; NONE when it is no format that we take. */
JsnFormat jsn_sniff (GBytes *bytes);

/* TRUE when the name's extension belongs to another kind of file ("photo.png" that holds a JPEG). No extension: FALSE.
 */
gboolean jsn_sniff_contradicts_name (JsnFormat format, const char *path);

/* Fails with JSN_ERROR_LIMIT when @width_px × @height_px is more than we decode; with JSN_ERROR_DAMAGED when one is 0.
 */
gboolean jsn_sniff_check_size (const char *path, gint64 width_px, gint64 height_px, gboolean whole, GError **error);

/* Judges PNG and WebP from their headers before any library sees them; other formats pass. */
gboolean jsn_sniff_check_header (const char *path, JsnFormat format, GBytes *bytes, GError **error);

G_END_DECLS
