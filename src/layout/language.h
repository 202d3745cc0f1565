/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a language wants of its type: the fonts with the right Han forms and the rules of its lines. */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct
{
  const char *tag;   /* BCP 47; also stands for the tags that begin with it and a dash */
  const char *pango; /* as Pango and fontconfig spell it; NULL: the tag itself */
  const char *sans;  /* font families */
  const char *serif;
  gboolean keep_all; /* lines end only between words, though the script could break anywhere */
  gboolean kinsoku;  /* quotes stick to the wrong side without help */
  const char *photo; /* "Photo:" before a credit, with the punctuation of the language */
} JsnLanguage;

/* Never NULL: languages that want nothing of their own get the fonts of the table's last row. */
const JsnLanguage *jsn_language_find (const char *tag);
PangoLanguage *jsn_language_get_pango (const char *tag);
/* TRUE when @family is one that Jeonsi asks for. */
gboolean jsn_language_has_family (const char *family);

G_END_DECLS
