/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: one exhibition, its places, its history. */
#pragma once

#include <handy.h>

#include "app/document.h"

G_BEGIN_DECLS

#define JSN_TYPE_WINDOW (jsn_window_get_type ())
G_DECLARE_FINAL_TYPE (JsnWindow, jsn_window, JSN, WINDOW, HdyApplicationWindow)

/* With no exhibition: the start page. */
JsnWindow *jsn_window_new (GtkApplication *application);

/* NULL while no exhibition is open. */
JsnDocument *jsn_window_get_document (JsnWindow *window);
JsnOperations *jsn_window_get_operations (JsnWindow *window);
/* Opens the exhibition at @path: shows its window when it is open already, else here when no other is open, else in a
 * window of its own. What goes wrong is said in the window. */
void jsn_window_open (JsnWindow *window, const char *path);

/* A message at the top of the content; @button and @action (detailed, such as "win.undo") may be NULL. */
void jsn_window_toast (JsnWindow *window, const char *message, const char *button, const char *action);
/* A failure that wants to be read. */
void jsn_window_tell_failure (JsnWindow *window, const char *title, const char *message);

/* window-files.c: actions that ask for files. */
void jsn_window_add_file_actions (JsnWindow *window);

G_END_DECLS
