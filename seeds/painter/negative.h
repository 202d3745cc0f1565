/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture as a file: JPEG with sRGB profile, EXIF facts of the view and a thumbnail. */
#pragma once

#include <glib.h>

#include "painter/view.h"

/* `picture`: packed upright RGB of width × height. Returns the whole JPEG. */
GBytes *jsn_negative_encode (const JsnView *view, const guint8 *picture, int width, int height, GError **error);
