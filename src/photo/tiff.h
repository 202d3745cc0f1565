/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few EXIF fields that we read, taken out of any TIFF structure into a small sound one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @tiff is an EXIF block without prefix, or a whole TIFF or BigTIFF file. Returns a classic TIFF block of less than 64
 * KiB (what libexif reads at most) with IFD0, EXIF and GPS directories, in the byte order of @tiff, without maker notes
 * and thumbnails; NULL when @tiff has no directory. @damaged becomes TRUE when a directory or a field that we read is
 * broken. Any thread. */
GBytes *jsn_tiff_repack (GBytes *tiff, gboolean *damaged);

/* IFD0 says that the picture is a reduced copy of another one in the file, as in camera raw files. */
gboolean jsn_tiff_is_preview (GBytes *tiff);

G_END_DECLS
