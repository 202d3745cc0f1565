/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lifting an older file to the schema of today, after a backup copy beside it. */
#pragma once

#include "base/sql.h"

G_BEGIN_DECLS

/* Lifts from @from to @from + 1, inside a transaction. It must leave the very text of the schema in sqlite_schema: make
 * the new table under another name, copy, drop the old one, rename. Changesets of older schemas no longer apply, so the
 * history is emptied after it. */
typedef struct
{
  int from;
  gboolean (*lift) (sqlite3 *db, GError **error);
} JsnMigration;

/* The migrations of this program, in order; NULL when there are none. */
const JsnMigration *jsn_migrations_list (gsize *n_migrations);

/* Copies the file to NAME.vN.jeonsi beside it (a free name is found), then runs every step from its user_version to
 * @target in one transaction. Nothing happens when it is there already; JSN_ERROR_DAMAGED when no way leads to @target.
 */
gboolean jsn_migrate (
    sqlite3 *db, const char *path, int target, const JsnMigration *migrations, gsize n_migrations, GError **error);

/* The whole database as bytes, for a new file. */
GBytes *jsn_migrate_serialize (sqlite3 *db, GError **error);

G_END_DECLS
