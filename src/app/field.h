/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that is edited in place: kept when the person leaves it, never key by key, so that input methods can compose
 * in peace. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JSN_TYPE_FIELD (jsn_field_get_type ())
/* A GtkEntry or, for several lines, a GtkTextView.
 * Signal "commit" (const char *text): leaving the field, Return (one line) or Ctrl+Return, with a text other than the
 * one that was set. Escape brings that one back. */
G_DECLARE_FINAL_TYPE (JsnField, jsn_field, JSN, FIELD, GtkBin)

/* @language (BCP 47, may be NULL) chooses the shapes of Han characters. @label is the name for assistive technology. */
GtkWidget *jsn_field_new (const char *label, const char *language, gboolean several_lines);

/* The text as the exhibition has it; @several: selected photos differ, and an empty field says so. What is being typed
 * stays. */
void jsn_field_set_text (JsnField *field, const char *text, gboolean several);
void jsn_field_set_placeholder (JsnField *field, const char *placeholder);
void jsn_field_set_editable (JsnField *field, gboolean editable);
/* Marks a text that was refused and says why; NULL takes the mark away. */
void jsn_field_set_error (JsnField *field, const char *message);

gboolean jsn_field_is_dirty (JsnField *field);
void jsn_field_commit (JsnField *field);
void jsn_field_revert (JsnField *field);

/* Reverts the field of @window that has the focus when something typed in it was not kept yet; FALSE when there is no
 * such. */
gboolean jsn_field_revert_focused (GtkWindow *window);

G_END_DECLS
