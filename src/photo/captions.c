/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Captions out of image files. */
#include "photo/captions.h"

void
jsn_captions_read (JsnPhoto *photo, GBytes *xmp, GBytes *photoshop)
{
}
