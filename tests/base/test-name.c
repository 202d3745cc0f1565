/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names shown and made: nothing harmful on a terminal, nothing that a system refuses. */
#include "base/name.h"

#include <string.h>

typedef struct
{
  const char *in;
  const char *out;
} Pair;

static void
test_display (void)
{
  const Pair cases[] = {
    { "a/b.jpg", "a/b.jpg" },
    { NULL, "" },
    { "a\033[31m\nb\x7f", "a\\x1B[31m\\x0Ab\\x7F" },
    { "gpj.\xe2\x80\xae"
      "exe",
      "gpj.\\u202Eexe" },
    { "\xff\xfe"
      "a\xc0\xaf",
      "\\xFF\\xFEa\\xC0\\xAF" },
    { "\xed\xa0\x80", "\\xED\\xA0\\x80" },
    { "\xc2\x85\xe2\x80\xa8\xef\xbb\xbf\xe2\x80\x8b", "\\u0085\\u2028\\uFEFF\\u200B" },
    { "e\xcc\x81 \xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "é 한" },
    { "می\xe2\x80\x8cخواهم", "می\xe2\x80\x8cخواهم" },
    { "한강 汉江", "한강 汉江" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = jsn_display_path (cases[i].in);
      g_assert_cmpstr (shown, ==, cases[i].out);
    }

  g_autofree char *field = jsn_display_text ("Canon\0EOS\0\0\0", 12);
  g_assert_cmpstr (field, ==, "Canon\\x00EOS");
  g_autofree char *part = jsn_display_text ("한강", 4);
  g_assert_cmpstr (part, ==, "한\\xEA");
  g_autofree char *nothing = jsn_display_text (NULL, -1);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_clean (void)
{
  const Pair cases[] = {
    { "a\r\nb\rc\td", "a\nb\nc\td" },
    { " \t\n\xe3\x80\x80\xc2\xa0", NULL },
    { "\x01\x1b\x7f\xc2\x85", NULL },
    { "", NULL },
    { "a\x01\xef\xbf\xbe\xef\xbf\xbf"
      "b",
      "ab" },
    { "e\x01\xcc\x81", "é" },
    { "x\xff", "x\xef\xbf\xbd" },
    { " 한강 ", " 한강 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = jsn_clean_text (cases[i].in, -1, 0);
      g_assert_cmpstr (clean, ==, cases[i].out);
    }

  g_autofree char *nuls = jsn_clean_text ("a\0b\0", 4, 0);
  g_assert_cmpstr (nuls, ==, "ab");
  g_assert_null (jsn_clean_text (NULL, -1, 0));
}

static void
test_clean_cut (void)
{
  for (gsize max = 1; max < 8; max++)
    {
      g_autofree char *cut = jsn_clean_text ("한강", -1, max);

      if (max < 3)
        g_assert_null (cut);
      else
        g_assert_cmpstr (cut, ==, max < 6 ? "한" : "한강");
    }

  g_autofree char *exact = jsn_clean_text ("abcé", -1, 5);
  g_assert_cmpstr (exact, ==, "abcé");
  g_autofree char *split = jsn_clean_text ("abcé", -1, 4);
  g_assert_cmpstr (split, ==, "abc");
  g_autofree char *flood = g_strnfill (100000, 'x');
  g_autofree char *capped = jsn_clean_text (flood, -1, 0);
  g_assert_cmpuint (strlen (capped), ==, 65536);
}

/* Two million syllables, half of them in parts: took minutes when composed in one go. */
static void
test_clean_long (void)
{
  GString *parts = g_string_new (NULL);
  GString *whole = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 1000000; i++)
    {
      g_string_append (parts, "글\341\204\200\341\205\241\341\206\250");
      g_string_append (whole, "글각");
    }
  g_autofree char *clean = jsn_clean_text (parts->str, -1, G_MAXSIZE);

  g_assert_cmpstr (clean, ==, whole->str);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_TIME_SPAN_SECOND);
  g_string_free (parts, TRUE);
  g_string_free (whole, TRUE);
}

static void
test_slug (void)
{
  const Pair cases[] = {
    { "북촌", "bukchon" },
    { "한강", "hangang" },
    { "서울", "seoul" },
    { "북악", "bugak" },
    { "경복궁", "gyeongbokgung" },
    { "울릉", "ulleung" },
    { "없어 좋은 강아지", "eobseo-joeun-gangaji" },
    { "꽃 밟은 닭", "kkot-balbeun-dak" },
    { "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "han" },
    { "한강 Bridge, 2013", "hangang-bridge-2013" },
    { "Café Ünïcode — naïve", "cafe-unicode-naive" },
    { "Kim's  \"Night\"", "kims-night" },
    { "서울 首尔 Seoul", "seoul-seoul" },
    { "首尔", "untitled" },
    { "---", "untitled" },
    { "", "untitled" },
    { NULL, "untitled" },
    { "CON", "con-1" },
    { "lpt9", "lpt9-1" },
    { "com", "com" },
    { "com10", "com10" },
    { "a/../b\\c", "a-b-c" },
    { "a\xff"
      "b\x01\xe2\x80\xae",
      "a-b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = jsn_name_slug (cases[i].in, 100);
      g_assert_cmpstr (slug, ==, cases[i].out);
    }
}

static void
test_slug_length (void)
{
  const Pair cases[] = { { "abcdef ghi", "abcdef" }, { "con", "con-1" }, { "contrary", "contrar" }, { "a", "a" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = jsn_name_slug (cases[i].in, 7);
      g_assert_cmpstr (slug, ==, cases[i].out);
    }

  g_autofree char *device = jsn_name_slug ("contrary", 3);
  g_assert_cmpstr (device, ==, "c-1");
  g_autofree char *one = jsn_name_slug ("首", 1);
  g_assert_cmpstr (one, ==, "u");
}

static void
test_safe (void)
{
  const Pair cases[] = {
    { "한강 야경 汉江", "한강 야경 汉江" },
    { "photo.jpg", "photo.jpg" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j" },
    { "../../etc/passwd", "etc-passwd" },
    { "..", "untitled" },
    { "", "untitled" },
    { NULL, "untitled" },
    { "name. . ", "name" },
    { "-rf", "rf" },
    { "\xe2\x80\xae"
      "exe.gpj",
      "exe.gpj" },
    { "a\n\t b\x01"
      "c",
      "a bc" },
    { "CON", "CON-1" },
    { "con.txt", "con-1.txt" },
    { "nul .txt", "nul-1.txt" },
    { "COM³", "COM³-1" },
    { "Conrad", "Conrad" },
    { "conin$", "conin$-1" },
    { "core.123", "core-1.123" },
    { "Thumbs.db", "Thumbs-1.db" },
    { "a.tmp", "a-tmp" },
    { "a.bak.jpg", "a-bak.jpg" },
    { "show-journal", "show_journal" },
    { "a.XYZ123", "a-XYZ123" },
    { "#draft#", "draft#" },
    { "draft~", "draft" },
    { "e\xcc\x81", "é" },
    { "a\xff"
      "b",
      "a-b" },
    { "a\u2065", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *safe = jsn_name_safe (cases[i].in);
      g_assert_cmpstr (safe, ==, cases[i].out);
    }

  g_autoptr (GString) flood = g_string_new ("x");
  for (guint i = 0; i < 100; i++)
    g_string_append (flood, "한");
  g_autofree char *cut = jsn_name_safe (flood->str);
  g_assert_cmpuint (strlen (cut), ==, 118);

  /* Room for "-1" is made at the end, where another bad ending may come out. */
  g_autofree char *filler = g_strnfill (110, 'x');
  g_autofree char *device = g_strconcat ("aux.", filler, "-walls", NULL);
  g_autofree char *no_device = jsn_name_safe (device);
  g_autofree char *expected = g_strconcat ("aux-1.", filler, "_wal", NULL);
  g_assert_cmpstr (no_device, ==, expected);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
}

static void
assert_safe (const char *name)
{
  gsize length = strlen (name);
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);

  g_assert_cmpstr (name, ==, composed);
  g_assert_cmpuint (length, >, 0);
  g_assert_cmpuint (length, <=, 120);
  g_assert_null (strpbrk (name, "<>:\"|?*/\\"));
  g_assert_null (strchr (".- ", name[0]));
  g_assert_null (strchr (". ~", name[length - 1]));
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
}

/* Bytes by chance, many of them the ones that matter. */
static char *
make_noise (GRand *rand)
{
  static const char *const pieces[]
      = { ".",    " ",           "-", "~", "con", "tmp", "\xcc\x81", "한", "\xe1\x86\xab", "/", "\xff", "\xe2\x80\xae",
          "aux.", "\xef\xbf\xbf" };
  GString *noise = g_string_new (NULL);
  gint n = g_rand_int_range (rand, 0, 60);

  for (gint i = 0; i < n; i++)
    if (g_rand_boolean (rand))
      g_string_append (noise, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    else
      g_string_append_c (noise, (char)g_rand_int_range (rand, 1, 256));
  return g_string_free (noise, FALSE);
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1993);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *noise = make_noise (rand);
      gsize max = (gsize)g_rand_int_range (rand, 1, 50);
      g_autofree char *safe = jsn_name_safe (noise);
      g_autofree char *slug = jsn_name_slug (noise, max);
      g_autofree char *shown = jsn_display_path (noise);
      g_autofree char *clean = jsn_clean_text (noise, -1, max);

      assert_safe (safe);
      g_assert_cmpuint (strlen (slug), <=, max);
      g_assert_cmpuint (strspn (slug, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==, strlen (slug));
      g_assert_true (slug[0] && slug[0] != '-' && slug[strlen (slug) - 1] != '-' && !strstr (slug, "--"));
      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_null (strpbrk (shown, "\n\r\033\t\x7f"));
      g_assert_true (clean == NULL || (g_utf8_validate (clean, -1, NULL) && strlen (clean) <= max));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/name/display", test_display);
  g_test_add_func ("/base/name/clean", test_clean);
  g_test_add_func ("/base/name/clean-cut", test_clean_cut);
  g_test_add_func ("/base/name/clean-long", test_clean_long);
  g_test_add_func ("/base/name/slug", test_slug);
  g_test_add_func ("/base/name/slug-length", test_slug_length);
  g_test_add_func ("/base/name/safe", test_safe);
  g_test_add_func ("/base/name/noise", test_noise);
  return g_test_run ();
}
