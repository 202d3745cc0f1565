/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks for the printer: where to cut, how the plates lie, how the inks came out. */
#pragma once

#include "print/export.h"

G_BEGIN_DECLS

/* Colour space resource that the marks name: [/Separation /All …], which prints on every plate. */
#define JSN_MARKS_SPACE "JsnAll"
#define JSN_MARKS_SPACE_VALUE \
  "[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>]"

/* From the bleed to a mark, and the length of a crop mark. mm. */
#define JSN_MARKS_GAP_MM 0.5
#define JSN_MARKS_CROP_MM 5.0
/* From the trim's corner to the job text and colour bar, which end before the target in the middle of their edge. mm.
 */
#define JSN_MARKS_INDENT_MM 6.0
#define JSN_MARKS_TARGET_MM 3.0 /* half the width of a registration target */

/* Appends content that draws the marks @profile asks for, for a page whose lower left corner is its media box's:
 * outside the bleed, inside the slug. Nothing when the profile has none. */
void jsn_marks_append (GString *content, const JsnPrintProfile *profile, double trim_width_mm, double trim_height_mm);

G_END_DECLS
