/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The colours of a content stream, rewritten for the press. */
#pragma once

#include "print/color.h"

G_BEGIN_DECLS

/* ExtGState resources that the rewritten stream names: text in solid black overprints what lies below, everything else
 * knocks out. */
#define JSN_CONTENT_OVERPRINT "JsnOver"
#define JSN_CONTENT_KNOCKOUT "JsnOut"

/* Replaces every `r g b rg` and `r g b RG` by `c m y k k` and `… K`, and lets text whose fill is exactly 0 0 0 1
 * overprint; every other byte stays as it was. JSN_ERROR_FAILED when the stream has no sense. */
GBytes *jsn_content_rewrite (GBytes *content, JsnColor *color, GError **error);

/* Appends @number with at most 6 decimals and a blank, independent of the locale. */
void jsn_content_append_number (GString *out, double number);

G_END_DECLS
