/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Korean is broken only between words, in the window as on the panels. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on every label of the program that wraps keeps its Korean words whole. Once, at start-up. */
void jsn_keep_words_install (void);

/* Adds to @attributes what keeps each word of @text with Hangul in it from being broken. Returns how many words. */
guint jsn_keep_words_add (PangoAttrList *attributes, const char *text);

G_END_DECLS
