/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open exhibition as the window's places see it: its data, its thumbnails, and the door to operations. Main thread
 * only. */
#pragma once

#include "app/operations.h"
#include "app/thumbnails.h"
#include "exhibition/photos.h"

G_BEGIN_DECLS

#define JSN_TYPE_DOCUMENT (jsn_document_get_type ())
/* Signal "changed" (JsnChanges *): the exhibition's, after thumbnails were brought up to date. */
G_DECLARE_FINAL_TYPE (JsnDocument, jsn_document, JSN, DOCUMENT, GObject)

/* Takes its own references. */
JsnDocument *jsn_document_new (JsnExhibition *exhibition, JsnOperations *operations);

/* Borrowed. */
JsnExhibition *jsn_document_get_exhibition (JsnDocument *document);
JsnOperations *jsn_document_get_operations (JsnDocument *document);
JsnThumbnails *jsn_document_get_thumbnails (JsnDocument *document);

/* The exhibition's title in the language of the window, or the name of the file. Free with g_free(). */
char *jsn_document_dup_title (JsnDocument *document);

/* As jsn_operations_run(), on this exhibition. The window itself tells about ends: toasts, refusals, failures; @done is
 * only for what a place does besides. */
void
jsn_document_run (JsnDocument *document, const char *verb, const JsnArgs *args, GObject *owner, JsnOperationDone done);

/* Sets one field of photos (ids: gint64) as one step of the history; @lang NULL or "" for fields without a language. */
void jsn_document_edit_photos (JsnDocument *document,
                               const GArray *ids,
                               const char *field,
                               const char *lang,
                               const char *value,
                               GObject *owner,
                               JsnOperationDone done);
void jsn_document_remove_photos (JsnDocument *document, const GArray *ids);
/* Imports files and folders: a NULL-terminated list of paths in file-system bytes. */
void jsn_document_import (JsnDocument *document, const char *const *paths);

G_END_DECLS
