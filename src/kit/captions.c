/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Captions, credits and rights of every photo of a kit, one row or one block each. */
#include "kit/captions.h"

#include <string.h>

#include "base/name.h"
#include "kit/plain.h"
#include "kit/words.h"

static const char *const worded[] = { "headline", "caption", "alt" };

static const struct
{
  const char *field;
  JsnWord word;
} rights[] = {
  { "creator", JSN_WORD_CREATOR },
  { "credit", JSN_WORD_CREDIT },
  { "copyright", JSN_WORD_COPYRIGHT },
  { "usage_terms", JSN_WORD_USAGE_TERMS },
};

/* Whether @c, or the character it is a form of ("＝", "﹣", "⁺"), begins a formula. */
static gboolean
is_formula_sign (gunichar c)
{
  char one[8] = { 0 };

  g_unichar_to_utf8 (c, one);
  g_autofree char *plain = g_utf8_normalize (one, -1, G_NORMALIZE_NFKC);
  return plain && plain[0] && strchr ("=+-@", plain[0]) != NULL;
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iszerowidth (c) || c == 0xfeff;
}

/* "-12.5", "+5", "-3 %" mean what they say. */
static gboolean
is_number (const char *p)
{
  gsize n_digits;

  p += strspn (p, "+-");
  n_digits = strspn (p, "0123456789");
  p += n_digits;
  if ((*p == '.' || *p == ',') && g_ascii_isdigit (p[1]))
    p += 1 + strspn (p + 1, "0123456789");
  p += strspn (p, " ");
  if (*p == '%')
    p++;
  return n_digits > 0 && *p == '\0';
}

/* Where a splitting program may begin a cell: here, or after a line end or semicolon. */
static void
append_defused (GString *out, const char *clean)
{
  gboolean at_start = TRUE;

  for (const char *p = clean; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (at_start && is_formula_sign (c) && !(p == clean && is_number (p)))
        g_string_append_c (out, '\'');
      if (c == '\n' || c == ';')
        at_start = TRUE;
      else if (!is_blank (c))
        at_start = FALSE;

      if (c == '"')
        g_string_append (out, "\"\"");
      else
        g_string_append_unichar (out, c == '\t' ? ' ' : c);
    }
}

/* Past leading blanks of every kind, which would hide a sign from us and not from a spreadsheet. */
static const char *
skip_blanks (const char *text)
{
  while (*text && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

char *
jsn_captions_defuse (const char *text)
{
  g_autofree char *clean = jsn_clean_text (text, -1, 0);
  GString *out = g_string_new (NULL);

  if (clean)
    append_defused (out, skip_blanks (g_strchomp (clean)));
  return g_string_free (out, FALSE);
}

static void
append_cell (GString *row, const char *text)
{
  g_autofree char *cell = jsn_captions_defuse (text);

  g_string_append_printf (row, "%s\"%s\"", row->len > 0 ? "," : "", cell);
}

static void
append_row (GString *csv, GString *row)
{
  g_string_append_printf (csv, "%s\n", row->str);
  g_string_truncate (row, 0);
}

static void
append_header (GString *csv, char **languages)
{
  g_autoptr (GString) row = g_string_new (NULL);

  append_cell (row, "file");
  for (char **lang = languages; *lang; lang++)
    for (gsize i = 0; i < G_N_ELEMENTS (worded); i++)
      {
        g_autofree char *name = g_strdup_printf ("%s_%s", worded[i], *lang);

        append_cell (row, name);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    append_cell (row, rights[i].field);
  append_cell (row, "date");
  append_cell (row, "city");
  append_cell (row, "country");
  append_cell (row, "embargo");
  append_row (csv, row);
}

static void
append_photo (GString *csv, const JsnPressPhoto *photo, char **languages)
{
  const JsnTexts *texts = photo->photo->texts;
  g_autofree char *date = jsn_press_photo_dup_date (photo);
  g_autoptr (GString) row = g_string_new (NULL);

  append_cell (row, photo->images[JSN_PRESS_PRINT].path);
  for (char **lang = languages; *lang; lang++)
    for (gsize i = 0; i < G_N_ELEMENTS (worded); i++)
      append_cell (row, jsn_texts_get (texts, worded[i], *lang));
  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    append_cell (row, jsn_texts_get (texts, rights[i].field, NULL));
  append_cell (row, date);
  append_cell (row, jsn_texts_get (texts, "city", NULL));
  append_cell (row, jsn_texts_get (texts, "country", NULL));
  append_cell (row, photo->photo->embargo);
  append_row (csv, row);
}

char *
jsn_captions_format_csv (const JsnPress *press)
{
  g_return_val_if_fail (press != NULL, NULL);

  g_autoptr (GString) csv = g_string_new (NULL);
  char **languages = press->content->languages;

  append_header (csv, languages);
  for (guint i = 0; i < press->photos->len; i++)
    append_photo (csv, g_ptr_array_index (press->photos, i), languages);
  return jsn_plain_format (csv->str);
}

static void
append_words (GString *out, const JsnTexts *texts, const char *lang)
{
  const char *headline = jsn_texts_get (texts, "headline", lang);
  const char *caption = jsn_texts_get (texts, "caption", lang);
  const char *alt = jsn_texts_get (texts, "alt", lang);

  if (!headline && !caption && !alt)
    return;
  g_string_append_printf (out, "[%s]\n", jsn_language_name (lang));
  if (headline)
    g_string_append_printf (out, "%s\n", headline);
  if (caption)
    g_string_append_printf (out, "%s\n", caption);
  jsn_plain_line (out, jsn_word (JSN_WORD_ALT, lang, NULL), alt);
  g_string_append_c (out, '\n');
}

static void
append_line (GString *out, JsnWord word, char **languages, const char *text)
{
  g_autofree char *label = jsn_word_join (word, languages);

  jsn_plain_line (out, label, text);
}

static void
append_block (GString *out, const JsnPressPhoto *photo, char **languages)
{
  const JsnTexts *texts = photo->photo->texts;
  const char *city = jsn_texts_get (texts, "city", NULL);
  const char *country = jsn_texts_get (texts, "country", NULL);
  g_autofree char *place = g_strconcat (city ? city : "", city && country ? ", " : "", country ? country : "", NULL);
  g_autofree char *date = jsn_press_photo_dup_date (photo);

  jsn_plain_heading (out, photo->images[JSN_PRESS_PRINT].path, '-');
  for (char **lang = languages; *lang; lang++)
    append_words (out, texts, *lang);
  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    append_line (out, rights[i].word, languages, jsn_texts_get (texts, rights[i].field, NULL));
  append_line (out, JSN_WORD_DATE, languages, date);
  append_line (out, JSN_WORD_PLACE, languages, place[0] ? place : NULL);
  g_string_append (out, "\n\n");
}

char *
jsn_captions_format_text (const JsnPress *press)
{
  g_return_val_if_fail (press != NULL, NULL);

  g_autoptr (GString) out = g_string_new (NULL);
  char **languages = press->content->languages;

  for (char **lang = languages; *lang; lang++)
    {
      const char *title = jsn_texts_get (press->content->exhibition, "title", *lang);

      if (title)
        jsn_plain_heading (out, title, '=');
    }
  g_string_append_c (out, '\n');
  for (guint i = 0; i < press->photos->len; i++)
    append_block (out, g_ptr_array_index (press->photos, i), languages);
  return jsn_plain_format (out->str);
}
