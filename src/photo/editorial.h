/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Captions and rights for news desks, written into a press image as XMP, IPTC-IIM and EXIF. */
#pragma once

#include "photo/photo.h"

G_BEGIN_DECLS

/* Writes into a JPEG in memory (a press image, never an original): XMP with x-default and every language, IPTC-IIM in
 * UTF-8 cut on characters at its byte limits, EXIF Artist, Copyright, ImageDescription, Orientation 1 and the time
 * taken.
 * @photo supplies texts, taken, embargo; @languages is NULL-terminated, the first is the x-default. No place but city
 * and country, no serial numbers, no GPS. Any thread. Returns new JPEG bytes. */
GBytes *jsn_editorial_write (GBytes *jpeg, const JsnPhoto *photo, const char *const *languages, GError **error);

G_END_DECLS
