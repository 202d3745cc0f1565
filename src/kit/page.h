/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index.html of a kit: everything to see at once, without network and without script. */
#pragma once

#include "kit/press.h"
#include "kit/words.h"

G_BEGIN_DECLS

/* Free with g_free(). */
char *jsn_page_format (const JsnPress *press);

/* Within the page: @word as a span per language. */
void jsn_page_add_word (GString *html, JsnWord word, char **languages);
/* @field of @texts as an element per language, each with its text escaped on one line. */
void jsn_page_add_field (
    GString *html, const char *tag, const char *classes, const JsnTexts *texts, const char *field, char **languages);

/* The photographs: all at a glance, and one by one with captions, rights and files (figures.c). */
void jsn_page_add_glance (GString *html, const JsnPress *press);
void jsn_page_add_figures (GString *html, const JsnPress *press);

G_END_DECLS
