/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs through Pango, with what CJK lines need besides. */
#include "layout/text.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "layout/language.h"

#define ZERO_WIDTH_SPACE 0x200B
#define WORD_JOINER 0x2060
/* Pango looks at every attribute again for every hard line. From so many words times lines on, words are broken
 * anywhere rather than making the person wait; such a text is far too long for any panel. */
#define KEEP_ALL_MAX 40000
/* Hard lines; more become spaces. */
#define LINES_MAX 1000
/* Accents on one letter, as in UAX #15's stream-safe text: Pango takes seconds for thousands. */
#define MARKS_MAX 30
#define REPLACEMENT_CHARACTER 0xfffd
/* Pango wants less than this in its units; far wider than any sheet. */
#define WIDTH_MAX_PT 100000.0

/* A text being prepared: what Pango gets, and the words in it that must not be broken. */
typedef struct
{
  GString *text;
  PangoAttrList *attributes; /* fonts and languages; breaks are added later */
  GArray *words;             /* of Word */
  glong n_chars;
  guint n_lines;
} Draft;

typedef struct
{
  guint start, end; /* bytes */
  gboolean loose;   /* wider than the column */
} Word;

static void
draft_clear (Draft *draft)
{
  g_string_free (draft->text, TRUE);
  pango_attr_list_unref (draft->attributes);
  g_array_unref (draft->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

PangoContext *
jsn_text_context_new (void)
{
  /* The default font map belongs to the thread. */
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  /* Not that of the environment: the same lines for everyone. */
  pango_context_set_language (context, pango_language_from_string ("en"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_WEAK_LTR);
  return context;
}

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

static gboolean
is_han_side (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_HAN || script == G_UNICODE_SCRIPT_HIRAGANA || script == G_UNICODE_SCRIPT_KATAKANA
         || is_one_of (c, "，。、；：？！…—·）》〉」』】");
}

/* UAX 14 forbids breaks on both sides of curly quotes, as it cannot tell which side they open to. Beside Han text it is
 * known: a break is allowed outside and forbidden inside. */
static void
append_kinsoku (GString *text, gunichar before, gunichar c, gunichar after)
{
  gboolean opens = is_one_of (c, "“‘");
  gboolean closes = is_one_of (c, "”’");

  if (opens && (is_han_side (before) || is_one_of (before, "”’")))
    g_string_append_unichar (text, ZERO_WIDTH_SPACE);
  if (closes && is_han_side (before))
    g_string_append_unichar (text, WORD_JOINER);
  g_string_append_unichar (text, c);
  if (opens && is_han_side (after))
    g_string_append_unichar (text, WORD_JOINER);
  if (closes && g_unichar_get_script (after) == G_UNICODE_SCRIPT_HAN && is_han_side (before))
    g_string_append_unichar (text, ZERO_WIDTH_SPACE);
}

/* The 66 code points that Unicode keeps for no character: cairo ends the whole drawing at one. */
static gboolean
is_no_character (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

static gunichar
clean_char (Draft *draft, gunichar c)
{
  if (c == '\n' || c == 0x2028 || c == 0x2029)
    return draft->n_lines++ < LINES_MAX ? '\n' : ' ';
  if (is_no_character (c))
    return REPLACEMENT_CHARACTER;
  return g_unichar_iscntrl (c) ? ' ' : c;
}

static gboolean
is_between_words (gunichar c)
{
  return g_unichar_isspace (c) || c == ZERO_WIDTH_SPACE;
}

static void
append_clean (Draft *draft, const char *text, gboolean kinsoku)
{
  gunichar before = 0;
  guint n_marks = 0;

  for (const char *p = text; *p && draft->n_chars < JSN_TEXT_MAX_CHARS; p = g_utf8_next_char (p), draft->n_chars++)
    {
      gunichar c = clean_char (draft, g_utf8_get_char (p));

      n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
      if (n_marks > MARKS_MAX)
        continue;
      if (kinsoku)
        append_kinsoku (draft->text, before, c, g_utf8_get_char (g_utf8_next_char (p)));
      else
        g_string_append_unichar (draft->text, c);
      before = c;
    }
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
add_words (Draft *draft, guint begin)
{
  const char *text = draft->text->str;

  for (const char *p = text + begin; *p;)
    {
      const char *start = p;

      while (*p && !is_between_words (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      Word word = { (guint)(start - text), (guint)(p - text), FALSE };
      if (p > start)
        g_array_append_val (draft->words, word);
      if (*p)
        p = g_utf8_next_char (p);
    }
}

static void
append_piece (Draft *draft, const JsnPiece *piece, const JsnType *type)
{
  const JsnLanguage *language = jsn_language_find (piece->lang);
  g_autofree char *valid = g_utf8_make_valid (piece->text, -1);
  PangoFontDescription *font = pango_font_description_new ();
  guint begin = draft->text->len;

  append_clean (draft, valid, language->kinsoku);
  pango_font_description_set_family_static (font, type->serif ? language->serif : language->sans);
  pango_font_description_set_weight (font, type->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, type->size * PANGO_SCALE);
  add_attribute (draft->attributes, pango_attr_font_desc_new (font), begin, draft->text->len);
  add_attribute (draft->attributes, pango_attr_language_new (jsn_language_get_pango (piece->lang)), begin,
                 draft->text->len);
  pango_font_description_free (font);
  if (language->keep_all)
    add_words (draft, begin);
}

/* Pango breaks Korean inside words in more than half of the lines, whatever the language says. */
static void
apply_attributes (const Draft *draft, PangoLayout *layout)
{
  PangoAttrList *list = pango_attr_list_copy (draft->attributes);
  gboolean affordable = draft->words->len * (draft->n_lines + 1) <= KEEP_ALL_MAX;

  for (guint i = 0; affordable && i < draft->words->len; i++)
    {
      const Word *word = &g_array_index (draft->words, Word, i);

      if (!word->loose)
        add_attribute (list, pango_attr_allow_breaks_new (FALSE), word->start, word->end);
    }
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

/* Frees the words of lines that run over @width to be broken anywhere; TRUE when there were any. */
static gboolean
loosen_words (Draft *draft, PangoLayout *layout, int width)
{
  gboolean loosened = FALSE;
  guint i = 0;

  if (draft->words->len == 0)
    return FALSE;

  for (GSList *l = pango_layout_get_lines_readonly (layout); l; l = l->next)
    {
      PangoLayoutLine *line = l->data;
      guint start = (guint)line->start_index, end = start + (guint)line->length;
      PangoRectangle logical;

      while (i < draft->words->len && g_array_index (draft->words, Word, i).end <= start)
        i++;
      pango_layout_line_get_extents (line, NULL, &logical);
      if (logical.width <= width)
        continue;
      for (; i < draft->words->len && g_array_index (draft->words, Word, i).start < end; i++)
        loosened = g_array_index (draft->words, Word, i).loose = TRUE;
    }
  return loosened;
}

PangoLayout *
jsn_text_lay_out (PangoContext *context, const JsnPiece *pieces, guint n_pieces, const JsnType *type, double width)
{
  g_return_val_if_fail (PANGO_IS_CONTEXT (context) && pieces != NULL && n_pieces > 0 && type != NULL, NULL);

  g_auto (Draft) draft
      = { g_string_new (NULL), pango_attr_list_new (), g_array_new (FALSE, FALSE, sizeof (Word)), 0, 0 };
  PangoLayout *layout = pango_layout_new (context);
  int units = (int)lrint (CLAMP (width, 0, WIDTH_MAX_PT) * PANGO_SCALE);

  for (guint i = 0; i < n_pieces; i++)
    append_piece (&draft, &pieces[i], type);
  add_attribute (draft.attributes, pango_attr_line_height_new_absolute ((int)lrint (type->leading * PANGO_SCALE)), 0,
                 PANGO_ATTR_INDEX_TO_TEXT_END);

  PangoFontDescription *font = pango_font_description_new ();
  const JsnLanguage *language = jsn_language_find (pieces[0].lang);
  pango_font_description_set_family_static (font, type->serif ? language->serif : language->sans);
  pango_font_description_set_absolute_size (font, type->size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  pango_layout_set_width (layout, units);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, draft.text->str, (int)draft.text->len);
  apply_attributes (&draft, layout);
  if (loosen_words (&draft, layout, units))
    apply_attributes (&draft, layout);
  return layout;
}

double
jsn_text_get_first_baseline (PangoLayout *layout)
{
  return (double)pango_layout_get_baseline (layout) / PANGO_SCALE;
}

double
jsn_text_get_last_baseline (PangoLayout *layout)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int baseline;

  do
    baseline = pango_layout_iter_get_baseline (iter);
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return (double)baseline / PANGO_SCALE;
}

double
jsn_text_get_width (PangoLayout *layout)
{
  PangoRectangle logical;
  double width = 0;

  for (GSList *l = pango_layout_get_lines_readonly (layout); l; l = l->next)
    {
      pango_layout_line_get_extents (l->data, NULL, &logical);
      width = MAX (width, (double)logical.width / PANGO_SCALE);
    }
  return width;
}

guint
jsn_text_count_below (PangoLayout *layout, double depth)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint n_chars = 0;

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);

      if ((double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE > depth)
        n_chars += (guint)g_utf8_strlen (pango_layout_get_text (layout) + line->start_index, line->length);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return n_chars;
}
