/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From cairo's RGB to the press's CMYK: inks exactly, greys as black ink alone, the rest by the profile. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* May be used by one thread at a time. */
typedef struct _JsnColor JsnColor;

/* @profile: the CMYK profile of the output intent. JSN_ERROR_FORMAT when it is none. */
JsnColor *jsn_color_new (GBytes *profile, GError **error);
void jsn_color_free (JsnColor *color);

/* RGB 0–1 → CMYK 0–1. A proxy gives its ink's values unchanged. R=G=B gives K alone, so that its lightness runs evenly
 * from the paper's to that of solid black: L*target = L*(K100) + L*(sRGB) · (100 − L*(K100)) / 100. Everything else is
 * converted from sRGB relative colorimetric with black point compensation. */
void jsn_color_convert (JsnColor *color, double red, double green, double blue, double cmyk[4]);

/* L* of a tint of black ink alone (0–1), relative to the paper. */
double jsn_color_get_lightness (JsnColor *color, double black);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnColor, jsn_color_free)

G_END_DECLS
