/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content streams: what is rewritten, and that nothing else is. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "layout/ink.h"
#include "print/content.h"
#include "print/profile.h"
#include "print/tokens.h"

static JsnColor *
make_color (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) profile = jsn_print_profile_load (jsn_print_profile_find ("sheet-fed"), &error);
  g_assert_no_error (error);
  JsnColor *color = jsn_color_new (profile, &error);

  g_assert_no_error (error);
  return color;
}

static char *
rewrite (const char *content)
{
  g_autoptr (JsnColor) color = make_color ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autoptr (GBytes) result = jsn_content_rewrite (bytes, color, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (result, NULL), g_bytes_get_size (result));
}

static void
assert_rewritten (const char *content, const char *expected)
{
  g_autofree char *result = rewrite (content);

  g_assert_cmpstr (result, ==, expected);
}

/* Colour operators that are none: in strings, names, dictionaries, comments and pictures. */
static void
test_untouched (void)
{
  static const char *const contents[] = {
    "",
    "  \n",
    "(1 0 0 rg) Tj",
    "(a \\) 1 0 0 rg) Tj",
    "(a (nested) 1 0 0 rg) Tj",
    "(\\\\) Tj",
    "<31203020302072670A> Tj",
    "[ (1 0 0 rg) -120.5 <00AB> ] TJ",
    "/Span << /ActualText (1 0 0 rg) /A [1 0 0] >> BDC EMC",
    "% 1 0 0 rg\n0 0 m",
    "q 1 0 0 1 0 0 cm Q",
    "/rg gs /Im0 Do",
    "0 g 0.5 G 0 0 0 1 k 1 0 0 0 K",
    "/C cs 1 scn /C CS .5 SCN",
    "q BI /W 1 /H 1 /BPC 8 /CS /G ID \001 1 0 0 rg\nEI Q",
    "1 0 0 rgb",
    "BT /F1 12 Tf (x) Tj ET",
    "true false null 1 0 m",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    assert_rewritten (contents[i], contents[i]);
}

static void
test_colors (void)
{
  assert_rewritten ("1 1 1 rg", "0 0 0 0 k");
  assert_rewritten ("0 0 0 rg\n", "0 0 0 1 k\n");
  assert_rewritten ("0 0 0 RG 1 w", "0 0 0 1 K 1 w");
  assert_rewritten ("q 0.0 0 0. rg%end\nQ", "q 0 0 0 1 k%end\nQ");
  assert_rewritten ("[3 1] 0 d 0 0 0 RG", "[3 1] 0 d 0 0 0 1 K");
}

static void
test_inks (void)
{
  gsize n;
  const JsnInk *inks = jsn_ink_list (&n);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GString) content = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      char number[G_ASCII_DTOSTR_BUF_SIZE];

      /* As cairo writes a colour: six decimals. */
      for (guint c = 0; c < 3; c++)
        g_string_append_printf (content, "%s ",
                                g_ascii_formatd (number, sizeof number, "%f", inks[i].proxy[c] / 65535.0));
      g_string_append (content, "rg");
      for (guint c = 0; c < 4; c++)
        jsn_content_append_number (expected, inks[i].cmyk[c]);
      g_string_append_c (expected, 'k');
      assert_rewritten (content->str, expected->str);
    }
}

static void
test_overprint (void)
{
  assert_rewritten ("0 0 0 rg BT (a) Tj ET 0 0 9 9 re f",
                    "0 0 0 1 k /JsnOver gs\nBT (a) Tj ET\n/JsnOut gs 0 0 9 9 re f");
  assert_rewritten ("1 1 1 rg BT (a) Tj ET", "0 0 0 0 k BT (a) Tj ET");
  assert_rewritten ("0 0 0 rg q 1 1 1 rg BT ET Q BT ET",
                    "0 0 0 1 k q 0 0 0 0 k BT ET Q /JsnOver gs\nBT ET\n/JsnOut gs");
  /* A colour within the text ends the overprint, before white is set in it. */
  assert_rewritten ("0 0 0 rg BT (a) Tj 1 1 1 rg (b) Tj ET",
                    "0 0 0 1 k /JsnOver gs\nBT (a) Tj 0 0 0 0 k\n/JsnOut gs (b) Tj ET");
}

static void
test_refused (void)
{
  static const char *const contents[]
      = { "(open", "<31", "] TJ >", "1 0 rg", "/A 0 0 rg", "Q", "q", "BI ID xx", "{ 1 } q Q" };
  g_autoptr (JsnColor) color = make_color ();

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (contents[i], strlen (contents[i]));

      g_test_message ("%s", contents[i]);
      g_assert_null (jsn_content_rewrite (bytes, color, &error));
      g_assert_error (error, JSN_ERROR, JSN_ERROR_FAILED);
    }
}

/* Every piece of every length: no reading behind the end, no endless loop. */
static void
test_truncated (void)
{
  static const char content[]
      = "q [(a\\)b) <41> 12.5] TJ /N << /K [1 2] >> BDC BI /W 1 ID \377\nEI Q % c\n(x) ' 1 0 0 rg";

  for (gsize length = 0; length < sizeof content; length++)
    {
      g_autofree char *copy = g_memdup2 (content, length);
      JsnTokens tokens = { .data = copy, .length = length };
      JsnToken token;
      guint n = 0;

      while (jsn_tokens_next (&tokens, &token))
        {
          g_assert_true (token.start >= copy && token.start + token.length <= copy + length);
          g_assert_cmpuint (++n, <=, sizeof content);
        }
    }
}

static void
test_tokens (void)
{
  static const char content[] = "-.5 +3. 4 1e5 -inf 0x1 /N.1 (a) [ ] << >> T* true";
  static const JsnTokenKind kinds[]
      = { JSN_TOKEN_NUMBER,   JSN_TOKEN_NUMBER, JSN_TOKEN_NUMBER,   JSN_TOKEN_OPERATOR, JSN_TOKEN_OPERATOR,
          JSN_TOKEN_OPERATOR, JSN_TOKEN_NAME,   JSN_TOKEN_STRING,   JSN_TOKEN_OPEN,     JSN_TOKEN_CLOSE,
          JSN_TOKEN_OPEN,     JSN_TOKEN_CLOSE,  JSN_TOKEN_OPERATOR, JSN_TOKEN_NAME };
  JsnTokens tokens = { .data = content, .length = strlen (content) };
  JsnToken token;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_true (jsn_tokens_next (&tokens, &token));
      g_assert_cmpint (token.kind, ==, kinds[i]);
      if (i == 0)
        g_assert_cmpfloat (token.number, ==, -0.5);
    }
  g_assert_false (jsn_tokens_next (&tokens, &token));
  g_assert_false (tokens.bad);
}

/* Numbers measured when the profile was made: K 50 % is L* 65.5, K 100 % is L* 17.4. */
static void
test_greys (void)
{
  g_autoptr (JsnColor) color = make_color ();
  double cmyk[4], last = 2;

  g_assert_cmpfloat_with_epsilon (jsn_color_get_lightness (color, 0), 100, 0.1);
  g_assert_cmpfloat_with_epsilon (jsn_color_get_lightness (color, 0.5), 65.5, 0.15);
  g_assert_cmpfloat_with_epsilon (jsn_color_get_lightness (color, 1), 17.4, 0.15);
  for (guint i = 0; i <= 100; i++)
    {
      double grey = i / 100.0, y = grey <= 0.04045 ? grey / 12.92 : pow ((grey + 0.055) / 1.055, 2.4);
      double lightness = y <= 216.0 / 24389 ? y * 24389 / 27 : 116 * cbrt (y) - 16;

      jsn_color_convert (color, grey, grey, grey, cmyk);
      g_assert_cmpfloat (cmyk[0] + cmyk[1] + cmyk[2], ==, 0);
      g_assert_cmpfloat (cmyk[3], <, last);
      g_assert_cmpfloat_with_epsilon (jsn_color_get_lightness (color, cmyk[3]), 17.4 + lightness * 82.6 / 100, 0.3);
      last = cmyk[3];
    }
  jsn_color_convert (color, 0, 0, 0, cmyk);
  g_assert_cmpfloat (cmyk[3], ==, 1);
  jsn_color_convert (color, 1, 1, 1, cmyk);
  g_assert_cmpfloat (cmyk[3], ==, 0);
}

/* Other colours go by the profile: red is magenta and yellow, and nothing exceeds the paper's 300 %. */
static void
test_converted (void)
{
  g_autoptr (JsnColor) color = make_color ();
  double cmyk[4];

  jsn_color_convert (color, 1, 0, 0, cmyk);
  g_assert_cmpfloat (cmyk[0], <, 0.1);
  g_assert_cmpfloat (cmyk[1], >, 0.8);
  g_assert_cmpfloat (cmyk[2], >, 0.8);
  for (guint i = 0; i < 9 * 9 * 9; i++)
    {
      jsn_color_convert (color, (i % 9) / 8.0, (i / 9 % 9) / 8.0, (i / 81) / 8.0, cmyk);
      g_assert_cmpfloat (cmyk[0] + cmyk[1] + cmyk[2] + cmyk[3], <=, 3.0);
    }
}

static void
test_profiles (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) press = jsn_print_profile_load (jsn_print_profile_find ("sheet-fed"), &error);
  g_autoptr (GBytes) first = jsn_profile_make_srgb ();
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (first, 0, g_bytes_get_size (first) - 1);

  g_usleep (1100 * 1000);
  g_autoptr (GBytes) second = jsn_profile_make_srgb ();
  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (jsn_profile_fits (first, 3));
  g_assert_false (jsn_profile_fits (first, 4));
  g_assert_false (jsn_profile_fits (first, 1));
  g_assert_false (jsn_profile_fits (cut, 3));
  g_assert_true (jsn_profile_fits (press, 4));
  g_assert_null (jsn_color_new (first, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_FORMAT);
  g_assert_null (jsn_print_profile_find ("no-such-shop"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/content/untouched", test_untouched);
  g_test_add_func ("/print/content/colors", test_colors);
  g_test_add_func ("/print/content/inks", test_inks);
  g_test_add_func ("/print/content/overprint", test_overprint);
  g_test_add_func ("/print/content/refused", test_refused);
  g_test_add_func ("/print/content/truncated", test_truncated);
  g_test_add_func ("/print/content/tokens", test_tokens);
  g_test_add_func ("/print/color/greys", test_greys);
  g_test_add_func ("/print/color/converted", test_converted);
  g_test_add_func ("/print/color/profiles", test_profiles);
  return g_test_run ();
}
