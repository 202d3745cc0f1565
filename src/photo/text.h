/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text from image files, whose encoding is seldom said. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of an EXIF ASCII or an unmarked IPTC field → clean UTF-8, or NULL when nothing is there. Valid UTF-8 stays;
 * else the 8-bit encoding of the user's language (CP949 under Korean, GB18030 under Chinese) where it decodes without
 * error, else Windows-1252; then *@assumed becomes TRUE (it is never set to FALSE). Stops at the first NUL. Free with
 * g_free(). */
char *jsn_text_decode (const void *bytes, gsize length, gboolean *assumed);

/* UTF-16 in the byte order given, or of its byte order mark. Stops at the first U+0000. */
char *jsn_text_decode_utf16 (const void *bytes, gsize length, gboolean big_endian);

/* EXIF UserComment with its eight bytes of character code (EXIF 2.32, 4.6.5). */
char *jsn_text_decode_user_comment (const guint8 *bytes, gsize length, gboolean big_endian, gboolean *assumed);

/* Language of a text that names none, by its script: "ko" with Hangul, "ja" with kana, "zh-CN" with Han, else "en". */
const char *jsn_text_guess_language (const char *text);

G_END_DECLS
