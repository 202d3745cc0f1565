/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of strangers in a page: they stay text. */
#include "kit/html.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *html;
} texts[] = {
  { NULL, "" },
  { "snow", "snow" },
  { "</script><img src=x onerror=alert(1)>", "&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;" },
  { "\" onload='x' &amp; ]]>", "&quot; onload=&#39;x&#39; &amp;amp; ]]&gt;" },
  { "<!-- -->", "&lt;!-- --&gt;" },
  { "a\x01\x02\x7f"
    "b",
    "ab" },
  { "\xef\xbf\xbf\xef\xb7\x90x", "x" },
  { "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd" },
};

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);

      jsn_html_text (html, texts[i].text);
      g_assert_cmpstr (html->str, ==, texts[i].html);
    }
}

static void
test_paragraphs (void)
{
  g_autoptr (GString) html = g_string_new (NULL);

  jsn_html_paragraphs (html, "class=\"x\"", "one\r\ntwo\n\n \n<three>\n");
  g_assert_cmpstr (html->str, ==, "<p class=\"x\">one<br>\ntwo</p>\n<p class=\"x\">&lt;three&gt;</p>\n");
}

/* A language without a text is served by the first that has one; equal texts stand once. */
static void
test_by_language (void)
{
  static const char *const tags[] = { "ko", "zh-CN", "en", "fr" };
  static const char *const inner[] = { NULL, "A", "B", "A" };
  static const char *const nothing[] = { NULL, NULL, NULL, NULL };
  g_autoptr (GString) html = g_string_new (NULL);

  jsn_html_by_language (html, "b", "x", 4, tags, inner);
  g_assert_cmpstr (html->str, ==,
                   "<b class=\"x l l0 l1 l3\" lang=\"zh-CN\" dir=\"auto\">A</b>"
                   "<b class=\"x l l2\" lang=\"en\" dir=\"auto\">B</b>");
  g_string_truncate (html, 0);
  jsn_html_by_language (html, "b", "x", 4, tags, nothing);
  g_assert_cmpstr (html->str, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kit/html/text", test_text);
  g_test_add_func ("/kit/html/paragraphs", test_paragraphs);
  g_test_add_func ("/kit/html/by-language", test_by_language);
  return g_test_run ();
}
