/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filling JsnChanges from the changesets of the session extension. */
#pragma once

#include "exhibition/store.h"

G_BEGIN_DECLS

JsnChanges *jsn_changes_new (JsnChanged what);
/* Adds what @changeset touches; call it after the change is in the database. */
gboolean jsn_changes_read (JsnChanges *changes, sqlite3 *db, int size, void *changeset, GError **error);
/* Sorts the ids and drops those that stand twice. */
void jsn_changes_sort (JsnChanges *changes);

G_END_DECLS
