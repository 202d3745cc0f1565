/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings that files do not name, under the language of a Korean user. */
#include "photo/text.h"

#include <string.h>

#include "make.h"
#include "photo/iim.h"
#include "photo/read.h"

static void
check_decode (const char *bytes, const char *expected, gboolean expect_assumed)
{
  gboolean assumed = FALSE;
  g_autofree char *text = jsn_text_decode (bytes, strlen (bytes), &assumed);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (assumed, ==, expect_assumed);
}

static void
test_decode (void)
{
  gboolean assumed = FALSE;
  g_autofree char *before_nul = jsn_text_decode ("ab\0cd", 5, &assumed);

  g_assert_cmpstr (before_nul, ==, "ab");
  check_decode ("한강", "한강", FALSE);
  check_decode ("\xc7\xd1\xb0\xad", "한강", TRUE);
  /* No CP949: what is left is western. */
  check_decode ("Caf\xe9", "Café", TRUE);
  check_decode ("", NULL, FALSE);
  check_decode ("   ", NULL, FALSE);
}

static void
test_utf16 (void)
{
  g_autofree char *little = jsn_text_decode_utf16 ("\x5c\xd5\x3d\xd8\xf7\xdc", 6, FALSE);
  g_autofree char *marked = jsn_text_decode_utf16 ("\xfe\xff\xd5\x5c", 4, FALSE);
  g_autofree char *lone = jsn_text_decode_utf16 ("\xd8\x3d\0x", 4, TRUE);
  g_autofree char *odd = jsn_text_decode_utf16 ("\0a\0", 3, TRUE);

  g_assert_cmpstr (little, ==, "한📷");
  g_assert_cmpstr (marked, ==, "한");
  g_assert_cmpstr (lone, ==, "\xef\xbf\xbdx");
  g_assert_cmpstr (odd, ==, "a");
}

static void
check_comment (const char *bytes, gsize length, const char *expected)
{
  gboolean assumed = FALSE;
  g_autofree char *text = jsn_text_decode_user_comment ((const guint8 *)bytes, length, FALSE, &assumed);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_user_comment (void)
{
  check_comment ("ASCII\0\0\0River", 13, "River");
  check_comment ("UNICODE\0R\0i\0v\0", 14, "Riv");
  check_comment ("UNICODE\0\0R\0i\0v", 14, "Riv");
  check_comment ("JIS\0\0\0\0\0\x1b$B@n\x1b(B", 16, "川");
  check_comment ("\0\0\0\0\0\0\0\0River", 13, "River");
  check_comment ("River", 5, "River");
  check_comment ("ASCII\0\0\0", 8, NULL);
}

static void
test_language (void)
{
  g_assert_cmpstr (jsn_text_guess_language ("한강 漢江"), ==, "ko");
  g_assert_cmpstr (jsn_text_guess_language ("汉江"), ==, "zh-CN");
  g_assert_cmpstr (jsn_text_guess_language ("漢江の夕日"), ==, "ja");
  g_assert_cmpstr (jsn_text_guess_language ("Han River"), ==, "en");
}

static void
append_field (JsnIimField field, const guint8 *value, gsize length, gboolean utf8, gpointer data)
{
  g_string_append_printf (data, "%d%s:%.*s|", field, utf8 ? "u" : "", (int)length, (const char *)value);
}

static void
check_iim (const char *bytes, gsize length, gboolean sound, const char *expected)
{
  g_autoptr (GBytes) block = g_bytes_new (bytes, length);
  GString *found = g_string_new (NULL);

  g_assert_cmpint (jsn_iim_read (block, append_field, found), ==, sound);
  g_assert_cmpstr (found->str, ==, expected);
  g_string_free (found, TRUE);
}

static void
test_iim (void)
{
  check_iim ("\x1c\2\x78\0\3abc", 8, TRUE, "120:abc|");
  check_iim ("\x1c\1\x5a\0\3\x1b%G\x1c\2\x78\0\3abc\0\0", 18, TRUE, "120u:abc|");
  check_iim ("8BIM\4\4\0\0\0\0\0\10\x1c\2\x78\0\3abc", 20, TRUE, "120:abc|");
  check_iim ("8BIM\4\4\0\0\0\0\0\x7f\x1c\2\x78\0\3abc", 20, FALSE, "");
  check_iim ("\x1c\2\x78\0\x9a"
             "bc",
             8, FALSE, "");
  check_iim ("\x1c\2\x78\x80\4\x7f\xff\xff\xff", 9, FALSE, "");
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "ko", TRUE);
  make_begin (&argc, &argv);
  g_test_add_func ("/photo/text/decode", test_decode);
  g_test_add_func ("/photo/text/utf16", test_utf16);
  g_test_add_func ("/photo/text/user-comment", test_user_comment);
  g_test_add_func ("/photo/text/language", test_language);
  g_test_add_func ("/photo/text/iim", test_iim);
  return g_test_run ();
}
