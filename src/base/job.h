/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that takes time: progress, cancel, per-item notes, and the only place with threads. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reference-counted; every function may be called from any thread. Wherever a JsnJob * is a parameter, NULL is allowed
 * and means: no progress, never cancelled, notes are dropped. */
typedef struct _JsnJob JsnJob;

typedef enum
{
  JSN_NOTE_WARNING, /* done, but the person should know */
  JSN_NOTE_REFUSED, /* this item was left out, the others went on */
} JsnNoteKind;

/* Something said about one item, such as a file. */
typedef struct
{
  JsnNoteKind kind;
  char *path;   /* file-system bytes; or another name of the item */
  char *reason; /* one sentence */
} JsnNote;

JsnJob *jsn_job_new (void);
/* For one item of @whole (may be NULL) that is itself a piece of work: cancelled with it, but with stages, steps and
 * notes of its own, so that items at work side by side do not write over each other's progress. */
JsnJob *jsn_job_new_part (JsnJob *whole);
JsnJob *jsn_job_ref (JsnJob *job);
void jsn_job_unref (JsnJob *job);

void jsn_job_cancel (JsnJob *job);
gboolean jsn_job_is_cancelled (JsnJob *job);
/* FALSE and G_IO_ERROR_CANCELLED once the job was cancelled; call it between slices of work. */
gboolean jsn_job_check (JsnJob *job, GError **error);
/* Borrowed; NULL for a NULL job. */
GCancellable *jsn_job_get_cancellable (JsnJob *job);

/* What is going on now, already translated ("Reading photos"), and how many steps it has (0: not known). Starts at 0.
 */
void jsn_job_begin (JsnJob *job, const char *stage, guint n_steps);
void jsn_job_advance (JsnJob *job, guint n_steps);
/* For reading at 10 Hz: fraction 0–1, or -1 when the number of steps is not known. @stage may be NULL; free with
 * g_free(). */
double jsn_job_get_progress (JsnJob *job, char **stage);

void jsn_job_note (JsnJob *job, JsnNoteKind kind, const char *path, const char *reason);
/* Copies, sorted by kind and path, so that the order does not depend on threads. */
GPtrArray *jsn_job_list_notes (JsnJob *job);

/* Calls @work for 0 … @n_items-1, on as many threads as there are processors, and returns when all calls have returned.
 * After cancel no further item is begun. @work must touch only what belongs to its item. Steps of the job advance by
 * one per item. Returns FALSE only when cancelled. */
typedef void (*JsnJobFunc) (guint index, gpointer data);
gboolean jsn_job_each (JsnJob *job, guint n_items, JsnJobFunc work, gpointer data, GError **error);

void jsn_note_free (JsnNote *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnJob, jsn_job_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnNote, jsn_note_free)

G_END_DECLS
