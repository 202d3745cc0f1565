/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Own names of languages that exhibitions are captioned in most; others show their tag. */
#include "app/language.h"

#include <string.h>

static const struct
{
  const char *tag;
  const char *name;
} names[] = {
  { "ar", "العربية" },     { "de", "Deutsch" },     { "en", "English" },
  { "es", "Español" },     { "fr", "Français" },    { "it", "Italiano" },
  { "ja", "日本語" },      { "ko", "한국어" },      { "mn", "Монгол" },
  { "pt", "Português" },   { "ru", "Русский" },     { "th", "ไทย" },
  { "vi", "Tiếng Việt" },  { "zh-CN", "简体中文" }, { "zh-HK", "繁體中文（香港）" },
  { "zh-TW", "繁體中文" },
};

const char *
jsn_window_language (void)
{
  static char *language;

  if (g_once_init_enter (&language))
    {
      /* "zh_CN.UTF-8" */
      char *tag = g_strdelimit (g_strdup (g_get_language_names ()[0]), "_", '-');

      tag[strcspn (tag, ".@")] = '\0';
      g_once_init_leave (&language, tag);
    }
  return language;
}

char *
jsn_language_dup_name (const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (names[i].tag, tag) == 0)
      return g_strdup (names[i].name);
  return g_strdup (tag);
}
