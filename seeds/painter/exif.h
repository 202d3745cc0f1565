/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the painted camera notes: an EXIF block written by libexif. */
#pragma once

#include <glib.h>

#include "painter/view.h"

/* The payload of an APP1 segment, "Exif\0\0" included. width and height as stored. `thumbnail`: a whole JPEG. */
GBytes *jsn_exif_block (const JsnView *view, int width, int height, GBytes *thumbnail);
