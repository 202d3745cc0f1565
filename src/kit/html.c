/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text nodes and quoted attributes only: what comes from people never becomes markup. */
#include "kit/html.h"

#include <string.h>

#include "base/name.h"

/* HTML allows no character that Unicode will never assign. */
static gboolean
is_allowed (gunichar c)
{
  return (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

void
jsn_html_text (GString *html, const char *text)
{
  g_autofree char *clean = jsn_clean_text (text, -1, G_MAXSIZE);

  for (const char *p = clean ? clean : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (c)
        {
        case '&':
          g_string_append (html, "&amp;");
          break;
        case '<':
          g_string_append (html, "&lt;");
          break;
        case '>':
          g_string_append (html, "&gt;");
          break;
        case '"':
          g_string_append (html, "&quot;");
          break;
        case '\'':
          g_string_append (html, "&#39;");
          break;
        default:
          if (is_allowed (c))
            g_string_append_unichar (html, c);
        }
    }
}

static void
append_paragraph (GString *html, const char *attributes, GString *lines)
{
  if (lines->len == 0)
    return;
  g_string_append_printf (html, "<p%s%s>%s</p>\n", attributes[0] ? " " : "", attributes, lines->str);
  g_string_truncate (lines, 0);
}

void
jsn_html_paragraphs (GString *html, const char *attributes, const char *text)
{
  g_autofree char *clean = jsn_clean_text (text, -1, G_MAXSIZE);
  g_auto (GStrv) lines = g_strsplit (clean ? clean : "", "\n", -1);
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (char **line = lines; *line; line++)
    {
      g_strstrip (*line);
      if (**line == '\0')
        {
          append_paragraph (html, attributes, paragraph);
          continue;
        }
      if (paragraph->len > 0)
        g_string_append (paragraph, "<br>\n");
      jsn_html_text (paragraph, *line);
    }
  append_paragraph (html, attributes, paragraph);
}

/* Which element serves language @i: the first with the same piece, else the first there is. */
static guint
find_owner (guint i, guint n_languages, const char *const *inner)
{
  for (guint k = 0; k < n_languages; k++)
    if (inner[k] && (inner[i] == NULL || strcmp (inner[k], inner[i]) == 0))
      return k;
  return n_languages;
}

void
jsn_html_by_language (GString *html,
                      const char *tag,
                      const char *classes,
                      guint n_languages,
                      const char *const *tags,
                      const char *const *inner)
{
  for (guint i = 0; i < n_languages; i++)
    {
      if (inner[i] == NULL || find_owner (i, n_languages, inner) != i)
        continue;
      g_string_append_printf (html, "<%s class=\"%s%sl", tag, classes, classes[0] ? " " : "");
      for (guint k = 0; k < n_languages; k++)
        if (find_owner (k, n_languages, inner) == i)
          g_string_append_printf (html, " l%u", k);
      g_string_append (html, "\" lang=\"");
      jsn_html_text (html, tags[i]);
      g_string_append_printf (html, "\" dir=\"auto\">%s</%s>", inner[i], tag);
    }
}
