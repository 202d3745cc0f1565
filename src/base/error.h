/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain: codes that callers branch on, messages that name the file and what to do. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSN_ERROR (jsn_error_quark ())

/* Cancellation is not here: it is G_IO_ERROR_CANCELLED, as everywhere in GLib. */
typedef enum
{
  JSN_ERROR_FAILED,      /* none of the others: the message says what */
  JSN_ERROR_ARGUMENT,    /* the caller asked for something that makes no sense */
  JSN_ERROR_NOT_FOUND,   /* no such file, photo, panel … */
  JSN_ERROR_EXISTS,      /* would overwrite */
  JSN_ERROR_ACCESS,      /* not permitted, or read-only */
  JSN_ERROR_NOT_REGULAR, /* a folder, FIFO, device or socket where a file is wanted */
  JSN_ERROR_FORMAT,      /* not a kind of file that we take */
  JSN_ERROR_DAMAGED,     /* the right kind, but broken */
  JSN_ERROR_LIMIT,       /* larger than what is sane (robust limits) */
  JSN_ERROR_NEWER,       /* written by a newer Jeonsi */
  JSN_ERROR_BUSY,        /* in use by another program */
  JSN_ERROR_NO_SPACE,    /* the disk is full */
  JSN_ERROR_CONFLICT,    /* undo or a merge met data that had changed */
  JSN_ERROR_REJECTED,    /* an output broke a rule when read back and was not delivered */
} JsnError;

GQuark jsn_error_quark (void);

/* Sets @error from @errnum. The message reads "PATH: SENTENCE.", with @path made fit for display.
 * Always returns FALSE, so that callers can `return jsn_error_errno (…)`. */
gboolean jsn_error_errno (GError **error, int errnum, const char *path);

/* Sets @error with a formatted message; always returns FALSE. */
gboolean jsn_error_set (GError **error, JsnError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
