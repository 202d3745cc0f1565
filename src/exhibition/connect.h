/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guarded connection to a file from outside, which may be hostile, damaged or something else altogether. */
#pragma once

#include "exhibition/store.h"

G_BEGIN_DECLS

#define JSN_BUSY_MS 10000

/* Opens @path (absolute) and refuses, without a change, whatever is no regular file or has another header than ours.
 * Nothing of the content has been judged yet. @read_only: whether the file or its folder cannot be written. */
sqlite3 *jsn_connect (const char *path, gboolean *read_only, GError **error);

/* Limits and pragmas for a connection whose file is known to be ours; the first to read through SQLite, so an
 * interrupted change of a killed program is rolled back here. */
gboolean jsn_connect_guard (sqlite3 *db, gboolean read_only, GError **error);

/* JSN_ERROR_DAMAGED unless SQLite finds the structure sound. Files over 64 MB are only looked at when @whole. */
gboolean jsn_connect_check (sqlite3 *db, const char *path, gboolean whole, GError **error);

G_END_DECLS
