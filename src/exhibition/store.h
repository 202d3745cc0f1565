/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open exhibition as the files of this room see it; no other room includes this. */
#pragma once

#include "base/sql.h"
#include "exhibition/exhibition.h"

G_BEGIN_DECLS

struct _JsnExhibition
{
  GObject parent_instance;

  char *path;        /* absolute, as the person named it */
  char *folder;      /* absolute, links resolved: what relative paths of originals start from */
  char *link_folder; /* where the link lies through which the file was opened; NULL when there is none */
  sqlite3 *db;
  gboolean read_only;
  gint64 data_version; /* changes when another connection has written */
  GHashTable *cache;   /* char * → sqlite3_stmt * */

  guint n_readings;
  gboolean owns_reading; /* the outermost reading began the transaction */
  gboolean editing;
  gboolean committing; /* nothing is written to the file but by jsn_edit_unlock() */

  GError *failure; /* of a reading that could not say so itself; the next edit fails with it */

  gint64 group_asked;  /* the last group a caller named … */
  gint64 group_stored; /* … and its number in the file */
};

/* A statement of the exhibition's own, prepared once, reset and without bindings. Only one user at a time; g_autoptr
 * gives it back, so that no lock on the file outlives the reading. NULL with an error. */
typedef struct sqlite3_stmt JsnCached;
JsnCached *jsn_store_prepare (JsnExhibition *exhibition, GError **error, const char *sql);
void jsn_cached_release (JsnCached *stmt);
/* Runs a bound statement that gives no rows. */
gboolean jsn_cached_run (JsnCached *stmt, GError **error);

/* For readers without a GError: takes @failure (may be NULL) and keeps it, so that nothing is written on the strength
 * of what could not be read. */
void jsn_store_note_failure (JsnExhibition *exhibition, GError *failure);
/* FALSE, with the noted failure as @error and no longer noted, when there is one. */
gboolean jsn_store_check (JsnExhibition *exhibition, GError **error);
/* First column of the first row, or @otherwise; a failure is noted. @a and @b are bound as far as @sql has parameters.
 */
gint64 jsn_store_int (JsnExhibition *exhibition, gint64 otherwise, const char *sql, gint64 a, gint64 b);

/* Several queries that must see the same state: one read transaction, or nothing when one is open already. Never NULL.
 */
typedef struct _JsnExhibition JsnReading;
JsnReading *jsn_reading_begin (JsnExhibition *exhibition);
void jsn_reading_end (JsnReading *reading);

/* Makes the object around an open connection (taken). */
JsnExhibition *jsn_store_new (const char *path, sqlite3 *db, gboolean read_only);
/* Emits "changed"; takes @changes. */
void jsn_store_emit (JsnExhibition *exhibition, JsnChanges *changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnCached, jsn_cached_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnReading, jsn_reading_end)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)

G_END_DECLS
