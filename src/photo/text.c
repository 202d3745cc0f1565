/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decodes what is certain, assumes what is likely, and says when it assumed. */
#include "photo/text.h"

#include <string.h>

#include "base/name.h"

static const char *
local_encoding (void)
{
  const char *language = g_get_language_names ()[0];

  if (g_str_has_prefix (language, "ko"))
    return "CP949";
  if (g_str_has_prefix (language, "zh"))
    return "GB18030";
  return NULL;
}

static char *
convert (const char *bytes, gsize length, const char *encoding)
{
  gsize n_out = 0;
  g_autofree char *text = g_convert (bytes, length, "UTF-8", encoding, NULL, &n_out, NULL);

  return text ? jsn_clean_text (text, n_out, 0) : NULL;
}

char *
jsn_text_decode (const void *bytes, gsize length, gboolean *assumed)
{
  const char *text = bytes;
  const char *encoding = local_encoding ();
  char *decoded = NULL;

  length = strnlen (text, length);
  if (g_utf8_validate_len (text, length, NULL))
    return jsn_clean_text (text, length, 0);
  *assumed = TRUE;
  if (encoding != NULL)
    decoded = convert (text, length, encoding);
  if (decoded == NULL)
    decoded = convert (text, length, "WINDOWS-1252");
  /* Every byte is a character of Latin-1: this one cannot fail. */
  if (decoded == NULL)
    decoded = convert (text, length, "ISO-8859-1");
  return decoded;
}

char *
jsn_text_decode_utf16 (const void *bytes, gsize length, gboolean big_endian)
{
  const guint8 *p = bytes;
  GString *out = g_string_new (NULL);

  if (length >= 2 && ((p[0] == 0xff && p[1] == 0xfe) || (p[0] == 0xfe && p[1] == 0xff)))
    {
      big_endian = p[0] == 0xfe;
      p += 2;
      length -= 2;
    }
  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = big_endian ? p[i] << 8 | p[i + 1] : p[i + 1] << 8 | p[i];

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < length)
        {
          gunichar low = big_endian ? p[i + 2] << 8 | p[i + 3] : p[i + 3] << 8 | p[i + 2];

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }
      if (c == 0)
        break;
      g_string_append_unichar (out, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
    }

  char *text = jsn_clean_text (out->str, out->len, 0);

  g_string_free (out, TRUE);
  return text;
}

/* "UNICODE" says nothing of byte order: cameras follow the file, programs often do not. Of two readings the one with
 * more characters below U+0300, Han or Hangul is text. */
static int
plausibility (const char *text)
{
  int score = 0;

  for (const char *p = text; p && *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x300)
        score += 2;
      else if ((c >= 0xac00 && c < 0xd7a4) || (c >= 0x3040 && c < 0x30ff) || (c >= 0x4e00 && c < 0x9fa6))
        score += 1;
      else
        score -= 1;
    }
  return score;
}

static char *
decode_unicode_comment (const guint8 *bytes, gsize length, gboolean big_endian)
{
  g_autofree char *as_file = jsn_text_decode_utf16 (bytes, length, big_endian);
  g_autofree char *swapped = jsn_text_decode_utf16 (bytes, length, !big_endian);

  return plausibility (swapped) > plausibility (as_file) ? g_steal_pointer (&swapped) : g_steal_pointer (&as_file);
}

char *
jsn_text_decode_user_comment (const guint8 *bytes, gsize length, gboolean big_endian, gboolean *assumed)
{
  if (length >= 8 && memcmp (bytes, "UNICODE\0", 8) == 0)
    return decode_unicode_comment (bytes + 8, length - 8, big_endian);
  if (length >= 8 && memcmp (bytes, "JIS\0\0\0\0\0", 8) == 0)
    {
      char *text = convert ((const char *)bytes + 8, strnlen ((const char *)bytes + 8, length - 8), "ISO-2022-JP");

      return text ? text : jsn_text_decode (bytes + 8, length - 8, assumed);
    }
  if (length >= 8 && (memcmp (bytes, "ASCII\0\0\0", 8) == 0 || memcmp (bytes, "\0\0\0\0\0\0\0\0", 8) == 0))
    return jsn_text_decode (bytes + 8, length - 8, assumed);
  return jsn_text_decode (bytes, length, assumed);
}

const char *
jsn_text_guess_language (const char *text)
{
  gboolean han = FALSE;
  gboolean kana = FALSE;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    switch (g_unichar_get_script (g_utf8_get_char (p)))
      {
      case G_UNICODE_SCRIPT_HANGUL:
        return "ko";
      case G_UNICODE_SCRIPT_HIRAGANA:
      case G_UNICODE_SCRIPT_KATAKANA:
        kana = TRUE;
        break;
      case G_UNICODE_SCRIPT_HAN:
        han = TRUE;
        break;
      default:
        break;
      }
  return kana ? "ja" : han ? "zh-CN" : "en";
}
