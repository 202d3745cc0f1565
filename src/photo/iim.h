/* SPDX-License-Identifier: GPL-3.0-or-later */
/* IPTC-IIM datasets and the Photoshop resource blocks that carry them in JPEG. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSN_IIM_MAX_BYTES (1 << 20)

/* Datasets of record 2 that we read and write, with their limits in bytes (IIM 4.2). */
typedef enum
{
  JSN_IIM_TITLE = 5,         /* 64 */
  JSN_IIM_KEYWORDS = 25,     /* 64 each */
  JSN_IIM_INSTRUCTIONS = 40, /* 256 */
  JSN_IIM_DATE_CREATED = 55, /* CCYYMMDD */
  JSN_IIM_TIME_CREATED = 60, /* HHMMSS±HHMM */
  JSN_IIM_BYLINE = 80,       /* 32 */
  JSN_IIM_CITY = 90,         /* 32 */
  JSN_IIM_COUNTRY = 101,     /* 64 */
  JSN_IIM_HEADLINE = 105,    /* 256 */
  JSN_IIM_CREDIT = 110,      /* 32 */
  JSN_IIM_SOURCE = 115,      /* 32 */
  JSN_IIM_COPYRIGHT = 116,   /* 128 */
  JSN_IIM_CAPTION = 120,     /* 2000 */
} JsnIimField;

/* Called for each dataset of record 2 in order. @utf8: the block declares UTF-8; else the encoding is unknown. */
typedef void (*JsnIimFunc) (JsnIimField field, const guint8 *value, gsize length, gboolean utf8, gpointer data);

/* Walks the IIM in @block: image resource blocks ("8BIM" …) or a bare stream. FALSE when it is broken or longer than
 * JSN_IIM_MAX_BYTES; what came before the fault has been told. */
gboolean jsn_iim_read (GBytes *block, JsnIimFunc func, gpointer data);

/* An IIM stream under construction, declared as UTF-8. */
GByteArray *jsn_iim_new (void);
/* Adds one dataset of valid UTF-8, cut on a character at the field's limit. NULL or "" adds none. */
void jsn_iim_add (GByteArray *iim, JsnIimField field, const char *text);
/* A whole APP13 segment with the stream and its digest, by which readers see that XMP says the same. Frees @iim. */
GBytes *jsn_iim_finish (GByteArray *iim);

G_END_DECLS
