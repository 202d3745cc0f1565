/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short message at the top of the content that goes away by itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JSN_TYPE_TOAST (jsn_toast_get_type ())
/* An overlay child. Stays longer while the pointer or the keyboard is on it; a new message replaces the old one. */
G_DECLARE_FINAL_TYPE (JsnToast, jsn_toast, JSN, TOAST, GtkBin)

/* @button and @action (detailed, such as "win.undo") may be NULL. */
void jsn_toast_show (JsnToast *toast, const char *message, const char *button, const char *action);
void jsn_toast_hide (JsnToast *toast);

G_END_DECLS
