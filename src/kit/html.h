/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pieces of an HTML page that no text of a stranger can break. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Escaped for text and for quoted attributes; characters that HTML does not allow are left out. NULL is "". */
void jsn_html_text (GString *html, const char *text);

/* @text as paragraphs: an empty line begins a new one, a line end is kept. @attributes (may be "") go into each <p>. */
void jsn_html_paragraphs (GString *html, const char *attributes, const char *text);

/* One @tag element per language, of the classes @classes, "l" and "lN" for every language N that it serves: its own,
 * and the first element also those that have no piece. Equal pieces share an element. @inner[i] is markup, or NULL
 * where language i has nothing; @tags[i] is what goes into lang="". Nothing at all when every piece is NULL. */
void jsn_html_by_language (GString *html,
                           const char *tag,
                           const char *classes,
                           guint n_languages,
                           const char *const *tags,
                           const char *const *inner);

G_END_DECLS
