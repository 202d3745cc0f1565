/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of everything lie in one table, told apart by kind and id of what they belong to. */
#pragma once

#include "exhibition/edit.h"

G_BEGIN_DECLS

/* Kinds, as stored. The exhibition and its kit have the id 0. */
#define JSN_WORDS_EXHIBITION "exhibition"
#define JSN_WORDS_PHOTO "photo"
#define JSN_WORDS_PANEL "panel"
#define JSN_WORDS_KIT "kit"

typedef struct
{
  const char *name;
  gboolean has_lang;
} JsnField;

JsnTexts *jsn_words_load (JsnExhibition *exhibition, const char *kind, gint64 id, GError **error);
/* One field of them, in all languages. */
JsnTexts *
jsn_words_load_field (JsnExhibition *exhibition, const char *kind, gint64 id, const char *field, GError **error);

/* Fields of a photo, ending with a NULL name. */
const JsnField *jsn_words_photo_fields (void);

gboolean jsn_words_has_field (const JsnField *fields, const char *name);

/* Sets or, with NULL or "", clears one of @fields as a person typed it: unknown fields, languages that the exhibition
 * does not have, and texts over 64 KiB are refused with JSN_ERROR_ARGUMENT or JSN_ERROR_LIMIT. */
gboolean jsn_words_set (JsnEdit *edit,
                        const char *kind,
                        gint64 id,
                        const JsnField *fields,
                        const char *field,
                        const char *lang,
                        const char *value,
                        GError **error);
/* Stores all of @texts as they are, cut at 64 KiB each. */
gboolean jsn_words_add (JsnEdit *edit, const char *kind, gint64 id, const JsnTexts *texts, GError **error);
gboolean jsn_words_remove (JsnEdit *edit, const char *kind, gint64 id, GError **error);

/* "zh_cn" → "zh-CN"; NULL when it is no language tag. Free with g_free(). */
char *jsn_words_dup_tag (const char *lang);

G_END_DECLS
