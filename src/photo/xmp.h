/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XMP packets: read through exiv2 into texts, written plainly. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSN_XMP_MAX_BYTES (4 << 20)

typedef struct
{
  char *property; /* with the usual prefix: "dc:description" */
  char *lang;     /* as in the file; "" when the value has none */
  char *text;
} JsnXmpValue;

/* The texts of the packet in the namespaces dc, photoshop, xmpRights and Iptc4xmpCore, as JsnXmpValue; of structures
 * nothing. NULL when the packet is too large, nested deeper than 100, declares a document type or entities, or is no
 * XMP. exiv2's XMP code is not thread-safe: calls wait for one another. Any thread. */
GPtrArray *jsn_xmp_read (GBytes *packet);
void jsn_xmp_value_free (JsnXmpValue *value);

/* A packet under construction. Texts must be valid UTF-8; what XML 1.0 forbids is left out. */
GString *jsn_xmp_new (void);
void jsn_xmp_add_text (GString *xmp, const char *property, const char *text);
/* @container: "Seq" or "Bag"; @items is NULL-terminated. */
void jsn_xmp_add_list (GString *xmp, const char *property, const char *container, const char *const *items);
/* Language alternatives: @langs and @texts run in parallel, @langs is NULL-terminated and begins with "x-default". */
void jsn_xmp_add_alternatives (GString *xmp, const char *property, const char *const *langs, const char *const *texts);
/* Closes the packet. Frees @xmp. */
GBytes *jsn_xmp_finish (GString *xmp);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnXmpValue, jsn_xmp_value_free)

G_END_DECLS
