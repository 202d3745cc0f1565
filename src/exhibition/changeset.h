/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judging stored changesets before SQLite takes them apart. */
#pragma once

#include "base/sql.h"

G_BEGIN_DECLS

/* Whether @data is a whole changeset, as described in sqlite3session.c, for tables of @tables (NULL-terminated) as they
 * are in @db. */
gboolean jsn_changeset_check (sqlite3 *db, const char *const *tables, const guint8 *data, gsize size);

G_END_DECLS
