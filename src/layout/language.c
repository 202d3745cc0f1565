/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of languages with habits of their own. */
#include "layout/language.h"

#include <string.h>

/* Family and language are both given, as either alone gives the wrong Han forms: the SC family under ko draws Chinese
 * ones. Latin text is set in the Korean family, whose Latin is made for it and whose quotes are as narrow as Latin
 * wants them. */
static const JsnLanguage languages[] = {
  { "ko", NULL, "Noto Sans CJK KR", "Noto Serif CJK KR", TRUE, FALSE, "사진" },
  { "zh-Hant", "zh-tw", "Noto Sans CJK TC", "Noto Serif CJK TC", FALSE, TRUE, "攝影" },
  { "zh-TW", "zh-tw", "Noto Sans CJK TC", "Noto Serif CJK TC", FALSE, TRUE, "攝影" },
  { "zh-HK", "zh-hk", "Noto Sans CJK HK", "Noto Serif CJK HK", FALSE, TRUE, "攝影" },
  { "zh-MO", "zh-hk", "Noto Sans CJK HK", "Noto Serif CJK HK", FALSE, TRUE, "攝影" },
  { "zh", "zh-cn", "Noto Sans CJK SC", "Noto Serif CJK SC", FALSE, TRUE, "摄影" },
  { "ja", NULL, "Noto Sans CJK JP", "Noto Serif CJK JP", FALSE, FALSE, "撮影" },
  { "en", NULL, "Noto Sans CJK KR", "Noto Serif CJK KR", FALSE, FALSE, "Photo" },
  { "fr", NULL, "Noto Sans CJK KR", "Noto Serif CJK KR", FALSE, FALSE, "Photo" },
  { "de", NULL, "Noto Sans CJK KR", "Noto Serif CJK KR", FALSE, FALSE, "Foto" },
  { "es", NULL, "Noto Sans CJK KR", "Noto Serif CJK KR", FALSE, FALSE, "Foto" },
  { "", NULL, "Noto Sans CJK KR", "Noto Serif CJK KR", FALSE, FALSE, "Photo" },
};

const JsnLanguage *
jsn_language_find (const char *tag)
{
  g_return_val_if_fail (tag != NULL, NULL);

  const JsnLanguage *last = &languages[G_N_ELEMENTS (languages) - 1];

  for (const JsnLanguage *language = languages; language < last; language++)
    {
      gsize length = strlen (language->tag);

      if (g_ascii_strncasecmp (tag, language->tag, length) == 0 && (tag[length] == '-' || tag[length] == '\0'))
        return language;
    }
  return last;
}

PangoLanguage *
jsn_language_get_pango (const char *tag)
{
  const JsnLanguage *language = jsn_language_find (tag);
  const char *spelled = language->pango ? language->pango : tag;

  /* A text without a language is read as English, never as the language of the person at the screen. */
  return pango_language_from_string (*spelled ? spelled : "en");
}

gboolean
jsn_language_has_family (const char *family)
{
  g_return_val_if_fail (family != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (family, languages[i].sans) == 0 || strcmp (family, languages[i].serif) == 0)
      return TRUE;
  return FALSE;
}
