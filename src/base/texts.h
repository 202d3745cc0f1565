/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of one thing (a photo, a panel, the exhibition): a text per field and language. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fields are short ASCII names ("caption", "credit"). Languages are BCP 47 tags ("ko", "zh-CN", "en"); "" is the
 * language of fields that have none, such as "creator". Texts are valid UTF-8; an empty text is the same as none. Plain
 * data. */
typedef struct _JsnTexts JsnTexts;

typedef struct
{
  char *field;
  char *lang;
  char *text;
} JsnText;

JsnTexts *jsn_texts_new (void);
JsnTexts *jsn_texts_copy (const JsnTexts *texts);
void jsn_texts_free (JsnTexts *texts);

/* NULL or "" clears. */
void jsn_texts_set (JsnTexts *texts, const char *field, const char *lang, const char *text);
/* Borrowed; NULL when there is none. @lang NULL means "". */
const char *jsn_texts_get (const JsnTexts *texts, const char *field, const char *lang);
/* As jsn_texts_get(), but when @lang has none: the same language without region, then "", then the first there is. */
const char *jsn_texts_find (const JsnTexts *texts, const char *field, const char *lang);
gboolean jsn_texts_has (const JsnTexts *texts, const char *field);
/* Number of texts, and the i-th in order of field, then language. Borrowed. */
guint jsn_texts_size (const JsnTexts *texts);
const JsnText *jsn_texts_at (const JsnTexts *texts, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnTexts, jsn_texts_free)

G_END_DECLS
