/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which photos of an ordered list are selected, and where the cursor is: pure, no widget. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Photos are known by id and found by index. The cursor is where the keyboard is; the anchor is where a range began. */
typedef struct _JsnPhotoSelection JsnPhotoSelection;

#define JSN_NO_INDEX G_MAXUINT

JsnPhotoSelection *jsn_photo_selection_new (void);
void jsn_photo_selection_free (JsnPhotoSelection *selection);

/* A new list (gint64 each, every id once). What was selected and is still there stays selected; a cursor whose photo is
 * gone stays at its place in the list. TRUE when the set of selected photos is another. */
gboolean jsn_photo_selection_set_photos (JsnPhotoSelection *selection, const GArray *ids);

guint jsn_photo_selection_size (const JsnPhotoSelection *selection);
gint64 jsn_photo_selection_get_id (const JsnPhotoSelection *selection, guint index);
guint jsn_photo_selection_find (const JsnPhotoSelection *selection, gint64 id); /* JSN_NO_INDEX when it is not there */
guint jsn_photo_selection_get_cursor (const JsnPhotoSelection *selection);      /* JSN_NO_INDEX in an empty list */
gboolean jsn_photo_selection_contains (const JsnPhotoSelection *selection, guint index);
guint jsn_photo_selection_get_n_selected (const JsnPhotoSelection *selection);
/* Ids in the order of the list. */
GArray *jsn_photo_selection_list (const JsnPhotoSelection *selection);

/* Each moves the cursor to @index. */
void jsn_photo_selection_move (JsnPhotoSelection *selection, guint index);   /* and nothing else */
void jsn_photo_selection_choose (JsnPhotoSelection *selection, guint index); /* it alone; the anchor */
void jsn_photo_selection_toggle (JsnPhotoSelection *selection, guint index); /* it too, or no more; the anchor */
/* From the anchor to it; @keep: besides what was selected. */
void jsn_photo_selection_extend (JsnPhotoSelection *selection, guint index, gboolean keep);

/* Without moving the cursor. */
void jsn_photo_selection_set (JsnPhotoSelection *selection, guint index, gboolean selected);
void jsn_photo_selection_all (JsnPhotoSelection *selection);
void jsn_photo_selection_none (JsnPhotoSelection *selection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnPhotoSelection, jsn_photo_selection_free)

G_END_DECLS
