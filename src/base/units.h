/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths: millimetres for people, points (1/72 inch) for paper. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSN_MM_PER_INCH 25.4
#define JSN_PT_PER_INCH 72.0

static inline double
jsn_mm_to_pt (double mm)
{
  return mm * JSN_PT_PER_INCH / JSN_MM_PER_INCH;
}

static inline double
jsn_pt_to_mm (double pt)
{
  return pt * JSN_MM_PER_INCH / JSN_PT_PER_INCH;
}

/* "12", "12mm", "1.2cm", "1.5m", "0.5in", "36pt" → mm; a bare number is mm. Independent of the locale; a comma is taken
 * for a point. */
gboolean jsn_length_parse (const char *text, double *mm, GError **error);

/* "A1", "A1 landscape", "B1", "600x900mm", "60x90cm", "24x36in" → width and height in mm. A named size is portrait
 * unless "landscape" follows. Refuses less than 50 mm and more than 5000 mm a side. */
gboolean jsn_size_parse (const char *text, double *width_mm, double *height_mm, GError **error);

/* "600 × 900 mm", or "A1" or "A1 landscape" when it is a named size (ISO A and B, 0-7); jsn_size_parse() takes it back.
 * Free with g_free(). */
char *jsn_size_format (double width_mm, double height_mm);

/* ppi that looks sharp from @distance_mm: 3438 / distance in inches (one arc minute, see product.md). */
double jsn_ppi_needed (double distance_mm);
/* The inverse: the distance in mm from which @ppi looks sharp. */
double jsn_sharp_from_mm (double ppi);

G_END_DECLS
