/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the camera wrote: an EXIF block read by libexif into a JsnPhoto. */
#pragma once

#include "photo/photo.h"

G_BEGIN_DECLS

/* @tiff is an EXIF block without prefix or a TIFF file. Fills make … altitude_m, orientation and, where no text is
 * there yet, the caption, headline, creator, copyright and keywords. A value that cannot be true stays unknown, with a
 * warning where the file is at fault. Any thread. */
void jsn_facts_read (JsnPhoto *photo, GBytes *tiff);

/* Adds one formatted sentence to ->warnings, once. */
void jsn_photo_warn (JsnPhoto *photo, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The warning for texts whose encoding was assumed. */
void jsn_photo_warn_encoding (JsnPhoto *photo);

G_END_DECLS
