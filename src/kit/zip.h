/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a ZIP whose bytes depend on nothing but what goes in. */
#pragma once

#include "base/outfile.h"

G_BEGIN_DECLS

/* libarchive's writer puts a data descriptor after every entry, user and group into extra fields and local time into
 * the headers; this one knows each entry whole, so it writes plain headers that every unzipper takes (APPNOTE 6.3.10).
 * Not shared between threads. */
typedef struct _JsnZip JsnZip;

/* @file is borrowed and must be empty. @now, Unix seconds, becomes every entry's time, in UTC. */
JsnZip *jsn_zip_new (JsnOutFile *file, gint64 now);

/* From @offset bytes on, entries are addressed as ZIP64; by default where 32 bits end. Lower only to test. */
void jsn_zip_set_limit (JsnZip *zip, guint64 offset);

/* Adds a regular file, mode 0644. @name is UTF-8 with slashes, not yet in the ZIP. @pack: deflated where that makes
 * it smaller, else stored. Less than 4 GiB. */
gboolean jsn_zip_add (JsnZip *zip, const char *name, GBytes *data, gboolean pack, GError **error);

/* Writes the directory; nothing may be added afterwards. */
gboolean jsn_zip_finish (JsnZip *zip, GError **error);
void jsn_zip_free (JsnZip *zip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnZip, jsn_zip_free)

G_END_DECLS
