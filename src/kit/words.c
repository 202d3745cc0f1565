/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column per language; another language is another column. */
#include "kit/words.h"

#include <string.h>

enum
{
  KOREAN,
  CHINESE,
  ENGLISH,
  N_COLUMNS,
};

static const char *const tags[N_COLUMNS] = { "ko", "zh-CN", "en" };

static const char *const words[JSN_N_WORDS][N_COLUMNS] = {
  [JSN_WORD_PRESS_KIT] = { "프레스 키트", "媒体资料包", "Press kit" },
  [JSN_WORD_RELEASE] = { "보도자료", "新闻稿", "Press release" },
  [JSN_WORD_PHOTOGRAPHS] = { "사진", "照片", "Photographs" },
  [JSN_WORD_PHOTOGRAPH] = { "사진", "照片", "Photograph" },
  [JSN_WORD_AT_A_GLANCE] = { "한눈에 보기", "一览", "At a glance" },
  [JSN_WORD_FACTS] = { "전시 개요", "展览概要", "Fact sheet" },
  [JSN_WORD_CONTACT] = { "언론 문의", "媒体联系", "Press contact" },
  [JSN_WORD_FILES] = { "파일", "文件", "Files" },
  [JSN_WORD_CREATOR] = { "작가", "作者", "Creator" },
  [JSN_WORD_CREDIT] = { "크레딧 표기", "署名", "Credit" },
  [JSN_WORD_COPYRIGHT] = { "저작권", "版权", "Copyright" },
  [JSN_WORD_USAGE_TERMS] = { "이용 조건", "使用条款", "Usage terms" },
  [JSN_WORD_DATE] = { "촬영일", "拍摄日期", "Date" },
  [JSN_WORD_PLACE] = { "장소", "地点", "Place" },
  [JSN_WORD_ALT] = { "대체 텍스트", "替代文本", "Alt text" },
  [JSN_WORD_PRINT] = { "인쇄용", "印刷", "Print" },
  [JSN_WORD_WEB] = { "웹용", "网络", "Web" },
  [JSN_WORD_PREVIEW] = { "미리보기", "预览", "Preview" },
  [JSN_WORD_CAPTION_TABLE] = { "캡션 표", "图片说明表格", "Captions as a table" },
  [JSN_WORD_CAPTION_SHEET] = { "캡션 모음", "图片说明", "Captions for reading" },
  [JSN_WORD_CHECKSUMS] = { "체크섬", "校验和", "Checksums" },
  [JSN_WORD_README] = { "안내", "说明", "Read me" },
  [JSN_WORD_ALL_LANGUAGES] = { "모두", "全部", "All" },
  [JSN_WORD_SKIP] = { "사진으로 건너뛰기", "跳到照片", "Skip to the photographs" },
  [JSN_WORD_CONTENTS] = { "목차", "目录", "Contents" },
};

static const struct
{
  const char *tag;
  const char *name;
} names[] = {
  { "ko", "한국어" },      { "zh-CN", "简体中文" },   { "zh-Hans", "简体中文" }, { "zh-TW", "繁體中文" },
  { "zh-HK", "繁體中文" }, { "zh-Hant", "繁體中文" }, { "zh", "中文" },          { "en", "English" },
  { "ja", "日本語" },      { "fr", "Français" },      { "de", "Deutsch" },       { "es", "Español" },
  { "ru", "Русский" },     { "vi", "Tiếng Việt" },    { "ar", "العربية" },
};

/* Whether @lang is @tag, or the same more exactly: "ko-KR" is "ko". */
static gboolean
is_kind_of (const char *lang, const char *tag)
{
  gsize length = strlen (tag);

  return g_ascii_strncasecmp (lang, tag, length) == 0 && (lang[length] == '\0' || lang[length] == '-');
}

/* Simplified characters are not what readers in Taibei or Hong Kong write. */
static guint
find_column (const char *lang)
{
  if (is_kind_of (lang, "ko"))
    return KOREAN;
  if (is_kind_of (lang, "zh-CN") || is_kind_of (lang, "zh-Hans") || is_kind_of (lang, "zh-SG")
      || g_ascii_strcasecmp (lang, "zh") == 0)
    return CHINESE;
  return ENGLISH;
}

const char *
jsn_word (JsnWord word, const char *lang, const char **said_in)
{
  g_return_val_if_fail (word < JSN_N_WORDS && lang != NULL, NULL);

  guint column = find_column (lang);

  if (said_in)
    *said_in = tags[column];
  return words[word][column];
}

char *
jsn_word_join (JsnWord word, char **languages)
{
  g_return_val_if_fail (languages != NULL, NULL);

  g_autoptr (GPtrArray) said = g_ptr_array_new ();

  for (char **lang = languages; *lang; lang++)
    {
      const char *text = jsn_word (word, *lang, NULL);

      if (!g_ptr_array_find_with_equal_func (said, text, g_str_equal, NULL))
        g_ptr_array_add (said, (gpointer)text);
    }
  g_ptr_array_add (said, NULL);
  return g_strjoinv (" · ", (char **)said->pdata);
}

const char *
jsn_language_name (const char *lang)
{
  g_return_val_if_fail (lang != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (is_kind_of (lang, names[i].tag))
      return names[i].name;
  return lang;
}
