/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The painter of the sample exhibition: views of Seoul as JPEG files that look and read like a camera's. */
#pragma once

#include <gio/gio.h>

typedef struct
{
  const char *name;        /* ASCII, fit for a file name */
  int width_px, height_px; /* upright, after the EXIF orientation is applied */
} JsnPainting;

/* A static table in the order of the exhibition. */
const JsnPainting *jsn_seeds_paintings (gsize *n_paintings);

/* Paints one view at its full size to `path`: a whole JPEG with sRGB profile and EXIF, or nothing. The same bytes
   every time on one machine. Thread-safe; takes a few seconds and up to 400 MB while it runs. Fails with
   JSN_ERROR when there is no such painting or the file cannot be written. */
gboolean jsn_seeds_paint (const char *name, const char *path, GError **error);

/* The same picture with `width_px` pixels across (upright), for proofs and tests; EXIF facts are unchanged except the
   pixel dimensions. 64 ≤ width_px ≤ the full width. */
gboolean jsn_seeds_paint_at (const char *name, int width_px, const char *path, GError **error);
