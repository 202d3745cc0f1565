/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document: one SQLite file, open for reading by everyone and for writing only through a transaction. */
#pragma once

#include <gio/gio.h>

#include "base/job.h"
#include "base/texts.h"
#include "photo/photo.h"

G_BEGIN_DECLS

#define JSN_TYPE_EXHIBITION (jsn_exhibition_get_type ())
/* Lives on one thread, its owner's. Signal "changed" (JsnChanges *) after every committed transaction, undo, redo, and
 * when another process wrote the file (jsn_exhibition_poll). */
G_DECLARE_FINAL_TYPE (JsnExhibition, jsn_exhibition, JSN, EXHIBITION, GObject)

/* What a change touched: bits for kinds, ids for photos and panels (each sorted; empty with its bit set: any of them).
 */
typedef enum
{
  JSN_CHANGED_EXHIBITION = 1 << 0, /* settings, texts, languages */
  JSN_CHANGED_PHOTOS = 1 << 1,
  JSN_CHANGED_PANELS = 1 << 2,
  JSN_CHANGED_KIT = 1 << 3,
  JSN_CHANGED_HISTORY = 1 << 4,
} JsnChanged;

typedef struct
{
  JsnChanged what;
  GArray *photos; /* of gint64 */
  GArray *panels; /* of gint64 */
} JsnChanges;

/* Makes a new file with the default settings; refuses to overwrite (JSN_ERROR_EXISTS). */
JsnExhibition *jsn_exhibition_create (const char *path, GError **error);
/* Opens; migrates an older file after a backup copy beside it. A newer file or one that cannot be written opens
 * read-only when @read_only_ok, else fails with JSN_ERROR_NEWER or JSN_ERROR_ACCESS. Anything else that is not an
 * exhibition is refused unchanged. Waits up to 10 s for another process, then JSN_ERROR_BUSY. */
JsnExhibition *jsn_exhibition_open (const char *path, gboolean read_only_ok, GError **error);
/* A copy as a new file; refuses to overwrite. Relative paths of originals are rewritten for the new place. The copy has
 * no history, and nothing of what was removed: it may be handed on. Needs memory for the whole file. */
gboolean jsn_exhibition_copy (JsnExhibition *exhibition, const char *path, JsnJob *job, GError **error);

const char *jsn_exhibition_get_path (JsnExhibition *exhibition); /* absolute */
gboolean jsn_exhibition_is_read_only (JsnExhibition *exhibition);
/* Emits "changed" (everything) when another process has written the file since the last call. */
void jsn_exhibition_poll (JsnExhibition *exhibition);

/* Settings. Keys and defaults: see exhibition/settings.c. Unknown key: NULL. Free with g_free(). */
char *jsn_exhibition_dup_setting (JsnExhibition *exhibition, const char *key);
double jsn_exhibition_get_number (JsnExhibition *exhibition, const char *key);
/* The exhibition's languages in its order, NULL-terminated; never empty. Free with g_strfreev(). */
char **jsn_exhibition_dup_languages (JsnExhibition *exhibition);
/* Texts of the exhibition itself: title, subtitle, intro, venue, dates, organiser, colophon. */
JsnTexts *jsn_exhibition_load_texts (JsnExhibition *exhibition, GError **error);

JsnChanges *jsn_changes_copy (const JsnChanges *changes);
void jsn_changes_free (JsnChanges *changes);
#define JSN_TYPE_CHANGES (jsn_changes_get_type ())
GType jsn_changes_get_type (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnChanges, jsn_changes_free)

G_END_DECLS
