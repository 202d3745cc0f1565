/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kit's list of files with their SHA-256, as `sha256sum -c` reads it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As in BagIt (RFC 8493), and a double click opens it on Windows. */
#define JSN_MANIFEST_NAME "manifest-sha256.txt"

/* Paths below the kit's folder, with slashes, and sums of 64 lower-case hexadecimal digits. Plain data. */
typedef struct _JsnManifest JsnManifest;

JsnManifest *jsn_manifest_new (void);
void jsn_manifest_free (JsnManifest *manifest);

/* FALSE when @path is there already. */
gboolean jsn_manifest_add (JsnManifest *manifest, const char *path, const char *sum);
/* Borrowed; NULL when @path is not listed. */
const char *jsn_manifest_get (const JsnManifest *manifest, const char *path);
/* The paths, sorted by bytes; borrowed strings in an array of the caller's. */
GPtrArray *jsn_manifest_list (const JsnManifest *manifest);

/* One line a path, sorted, each ended by a newline. Free with g_free(). */
char *jsn_manifest_format (const JsnManifest *manifest);
/* Takes "SUM  PATH" and "SUM *PATH", line ends of any system, empty lines and lines that start with "#". NULL when any
 * other line is there, a path twice, or none at all. */
JsnManifest *jsn_manifest_parse (const char *text, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnManifest, jsn_manifest_free)

G_END_DECLS
