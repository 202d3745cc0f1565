/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Old Notepad, Excel and Word take a file without the mark for the local code page. */
#include "kit/plain.h"

#include "base/name.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

char *
jsn_plain_format (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *clean = jsn_clean_text (text, -1, G_MAXSIZE);
  GString *out = g_string_new (BYTE_ORDER_MARK);

  for (const char *p = clean ? clean : ""; *p; p++)
    {
      if (*p == '\r')
        continue;
      if (*p == '\n')
        g_string_append_c (out, '\r');
      g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

void
jsn_plain_heading (GString *out, const char *text, char rule)
{
  glong width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0 : 1;

  g_string_append_printf (out, "%s\n", text);
  for (glong i = 0; i < MIN (width, 72); i++)
    g_string_append_c (out, rule);
  g_string_append_c (out, '\n');
}

void
jsn_plain_line (GString *out, const char *label, const char *text)
{
  if (text)
    g_string_append_printf (out, "%s: %s\n", label, text);
}
