/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text block says: its field in every language that has it. */
#pragma once

#include "exhibition/sheet.h"

G_BEGIN_DECLS

/* A run of text in one language; owns both. */
typedef struct
{
  char *text;
  char *lang;
} JsnWords;

typedef struct
{
  GArray *words; /* of JsnWords, set one after the other; never empty */
  const char *tier;
  gboolean strong;
  const char *ink; /* name; NULL: the tier's */
  double before;   /* space above, in lines, unless it is the first */
} JsnParagraph;

/* One language of a block. Slots of the same index stand side by side when languages are in columns. */
typedef struct
{
  char *lang;
  GPtrArray *slots; /* of JsnParagraph *, NULL where the language has none */
} JsnVoice;

/* A block's words: languages in the exhibition's order, then what belongs to none. */
typedef struct
{
  GPtrArray *voices; /* of JsnVoice *; a language without any text is left out */
  GPtrArray *tail;   /* of JsnParagraph * */
  gboolean stacked;  /* languages always one under the other */
} JsnSpeech;

/* The words of a text item, which must outlive them. Never NULL; both arrays are empty when there is nothing to say. */
JsnSpeech *jsn_speech_of_item (const JsnSheet *sheet, const JsnItem *item);
/* The words of @field of @photo in @languages (NULL-terminated), set in @tier where the field leaves the choice. */
JsnSpeech *
jsn_speech_of_photo (const JsnPhoto *photo, const char *field, const char *tier, const char *const *languages);
gboolean jsn_speech_is_empty (const JsnSpeech *speech);
void jsn_speech_free (JsnSpeech *speech);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnSpeech, jsn_speech_free)

G_END_DECLS
