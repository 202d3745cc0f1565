/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the photographer wrote into the file: IPTC-IIM and XMP become texts. */
#pragma once

#include "photo/photo.h"

G_BEGIN_DECLS

/* Fills texts that are not there yet, from XMP first (it knows languages), then from IPTC. @xmp is a packet, @photoshop
 * image resource blocks or a bare IIM stream; either may be NULL. A text without language gets the one its script
 * suggests; city, country and the like get "". Hostile or broken blocks are left out with a warning. Any thread. */
void jsn_captions_read (JsnPhoto *photo, GBytes *xmp, GBytes *photoshop);

G_END_DECLS
