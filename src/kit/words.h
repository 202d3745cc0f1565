/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kit's own few words, in the languages of its readers. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Not by gettext: that would speak the language of whoever bundles, and the same exhibition would give other bytes on
 * another desk. */
typedef enum
{
  JSN_WORD_PRESS_KIT,
  JSN_WORD_RELEASE,
  JSN_WORD_PHOTOGRAPHS,
  JSN_WORD_PHOTOGRAPH,
  JSN_WORD_AT_A_GLANCE,
  JSN_WORD_FACTS,
  JSN_WORD_CONTACT,
  JSN_WORD_FILES,
  JSN_WORD_CREATOR,
  JSN_WORD_CREDIT,
  JSN_WORD_COPYRIGHT,
  JSN_WORD_USAGE_TERMS,
  JSN_WORD_DATE,
  JSN_WORD_PLACE,
  JSN_WORD_ALT,
  JSN_WORD_PRINT,
  JSN_WORD_WEB,
  JSN_WORD_PREVIEW,
  JSN_WORD_CAPTION_TABLE,
  JSN_WORD_CAPTION_SHEET,
  JSN_WORD_CHECKSUMS,
  JSN_WORD_README,
  JSN_WORD_ALL_LANGUAGES,
  JSN_WORD_SKIP,
  JSN_WORD_CONTENTS,
  JSN_N_WORDS,
} JsnWord;

/* @lang is a BCP 47 tag; English where the word is not known in it. @said_in, when not NULL, gets the tag of the
 * language that the word is really in. Static. */
const char *jsn_word (JsnWord word, const char *lang, const char **said_in);

/* The word in every language, each once: "사진 · 照片 · Photographs". Free with g_free(). */
char *jsn_word_join (JsnWord word, char **languages);

/* What speakers call their language; @lang itself when not known. */
const char *jsn_language_name (const char *lang);

G_END_DECLS
