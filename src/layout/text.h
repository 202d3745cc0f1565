/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One paragraph, broken into lines once for screen and paper alike. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* How a paragraph is set; points. */
typedef struct
{
  double size;
  double leading; /* from baseline to baseline */
  gboolean serif;
  gboolean bold;
} JsnType;

/* Consecutive pieces of a paragraph may be of different languages; both strings borrowed. */
typedef struct
{
  const char *text; /* plain; newlines begin a new line, other controls become spaces */
  const char *lang; /* BCP 47 */
} JsnPiece;

/* Longest paragraph, in characters; the rest is cut off (and is always overset). */
#define JSN_TEXT_MAX_CHARS 10000

/* 72 dpi, no hinting, unrounded positions: 1 unit is 1 pt at every zoom. For the calling thread only. */
PangoContext *jsn_text_context_new (void);

/* Lays out the pieces in a column of @width points. Korean is broken between words (a word wider than the column
 * anywhere), Chinese quotes stay with what they enclose. A column of no width gives one character to a line. Free with
 * g_object_unref(). */
PangoLayout *
jsn_text_lay_out (PangoContext *context, const JsnPiece *pieces, guint n_pieces, const JsnType *type, double width);

/* Distances in points from the layout's top: to the first baseline and to the last. */
double jsn_text_get_first_baseline (PangoLayout *layout);
double jsn_text_get_last_baseline (PangoLayout *layout);
/* Width of the widest line, without the space at its end. */
double jsn_text_get_width (PangoLayout *layout);
/* Characters in lines whose baseline lies deeper than @depth. */
guint jsn_text_count_below (PangoLayout *layout, double depth);

/* A line reaches this far above and below its baseline, in parts of the size: the body of Han characters. */
#define JSN_TEXT_ABOVE 0.86
#define JSN_TEXT_BELOW 0.24

G_END_DECLS
