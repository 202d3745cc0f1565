/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a finished PDF says of itself: in XMP, and in the same words in its Info dictionary. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *title; /* one line, not empty */
  GDateTime *created;
  const char *document_id; /* "uuid:…" */
  const char *creator;     /* "Jeonsi 0.1.0" */
  const char *producer;    /* the library that wrote the PDF; may be NULL */
} JsnXmp;

/* The packet, uncompressed UTF-8, as PDF/X-4 wants it. */
GBytes *jsn_xmp_build (const JsnXmp *xmp);

/* "2026-11-23T21:30:00+09:00" and "D:20261123213000+09'00'". Free with g_free(). */
char *jsn_xmp_format_date (GDateTime *date);
char *jsn_xmp_format_info_date (GDateTime *date);

/* The text of each element of a packet by its qualified name ("xmp:CreateDate"); of a language alternative the first.
 * NULL when it is no XML. */
GHashTable *jsn_xmp_parse (GBytes *packet);

G_END_DECLS
