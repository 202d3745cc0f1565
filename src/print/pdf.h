/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF held by qpdf: opened by name, walked object by object, streams as bytes, failures as GError. */
#pragma once

#include <glib.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* Belongs to one thread. Object handles live as long as the PDF. */
typedef struct
{
  qpdf_data qpdf;
  char *name; /* for messages, fit for display */
} JsnPdf;

/* Reads without repairing anything. @path may lead through /proc/self/fd; @name stands in messages. JSN_ERROR_FORMAT
 * when it is no PDF. The file must not change while the PDF is open. */
JsnPdf *jsn_pdf_open (const char *path, const char *name, GError **error);
void jsn_pdf_free (JsnPdf *pdf);

/* FALSE with JSN_ERROR_FAILED when any call since the last check met an error. */
gboolean jsn_pdf_check (JsnPdf *pdf, GError **error);
/* Whether qpdf found something to complain about since the last call. */
gboolean jsn_pdf_take_warnings (JsnPdf *pdf);

/* Every dictionary, array and stream that the trailer leads to, each once, direct ones too. Of qpdf_oh. Free with
 * g_array_unref(). */
GArray *jsn_pdf_list_objects (JsnPdf *pdf);

/* The dictionary of a stream, or @object itself when it is a dictionary; 0 for anything else. */
qpdf_oh jsn_pdf_get_dict (JsnPdf *pdf, qpdf_oh object);
/* The value under @key, or 0 when @object is no dictionary or stream or has no such key. */
qpdf_oh jsn_pdf_get (JsnPdf *pdf, qpdf_oh object, const char *key);
/* Whether the value under @key is the name @name ("/Image"). */
gboolean jsn_pdf_is (JsnPdf *pdf, qpdf_oh object, const char *key, const char *name);
/* A number, or @fallback. */
double jsn_pdf_get_number (JsnPdf *pdf, qpdf_oh object, const char *key, double fallback);
/* @n numbers of an array; FALSE when it is none of that length. */
gboolean jsn_pdf_get_numbers (JsnPdf *pdf, qpdf_oh array, double *numbers, int n);
/* Names of a dictionary's keys with their slash; NULL-terminated, free with g_strfreev(). Empty for anything else. */
char **jsn_pdf_list_keys (JsnPdf *pdf, qpdf_oh object);
/* The value under @key as UTF-8, or NULL. Free with g_free(). */
char *jsn_pdf_dup_text (JsnPdf *pdf, qpdf_oh object, const char *key);

/* The stream's bytes: as they stand in the file when @raw, else with Flate and its like undone. */
GBytes *jsn_pdf_read_stream (JsnPdf *pdf, qpdf_oh stream, gboolean raw, GError **error);
/* A new indirect stream with these bytes and, when @dict is not NULL, this dictionary in PDF syntax. */
qpdf_oh jsn_pdf_add_stream (JsnPdf *pdf, GBytes *data, const char *dict);

/* Writes PDF 1.6 without object streams over @target, an existing file of its own that may be reached through
 * /proc/self/fd, and looks whether all of it arrived; JSN_ERROR_NO_SPACE and its like name @name. The same objects give
 * the same bytes, /ID included. */
gboolean jsn_pdf_write (JsnPdf *pdf, const char *target, const char *name, GError **error);

/* qpdf and the C library read and write numbers by the locale. Between these two calls this thread's numbers are those
 * of the C locale, messages stay in the person's language. */
gpointer jsn_pdf_enter_numbers (void);
void jsn_pdf_leave_numbers (gpointer entered);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnPdf, jsn_pdf_free)

G_END_DECLS
