/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting the languages of a block. */
#include "layout/block.h"

#include <string.h>

#include "base/units.h"

/* A column narrower than this many ems of the caption reads badly; a line longer than this many loses the eye (55 Latin
 * letters). */
#define COLUMN_MIN_EM 12.5
#define MEASURE_MAX_EM 28.0
/* Space between languages that stand one under the other, in lines. */
#define VOICE_GAP 0.7
/* From this size on, black alone looks grey. */
#define RICH_FROM_PT 30.0

typedef struct
{
  PangoContext *context;
  const JsnTiers *tiers;
  const char *ink;
  double width;
  JsnBlock *block;
} Setter;

static void
placed_text_free (JsnPlacedText *text)
{
  g_object_unref (text->layout);
  g_free (text->lang);
  g_free (text);
}

void
jsn_block_free (JsnBlock *block)
{
  if (block == NULL)
    return;
  g_ptr_array_unref (block->texts);
  g_free (block);
}

double
jsn_block_get_gutter (const JsnTiers *tiers)
{
  return jsn_mm_to_pt (MIN (tiers->width_mm, tiers->height_mm)) / 36;
}

gboolean
jsn_block_fits_columns (const JsnTiers *tiers, double width, guint n)
{
  g_return_val_if_fail (n > 0, FALSE);

  double column = (width - jsn_block_get_gutter (tiers) * (n - 1)) / n;

  return column >= COLUMN_MIN_EM * jsn_tiers_get_size (tiers, "caption");
}

static const JsnInk *
choose_ink (const Setter *setter, const JsnParagraph *paragraph, const JsnType *type)
{
  const char *name = setter->ink ? setter->ink : paragraph->ink;
  const JsnInk *ink = name ? jsn_ink_find (name) : NULL;

  if (ink == NULL && strcmp (paragraph->tier, "number") == 0)
    ink = jsn_ink_find ("grey-80");
  return ink ? ink : jsn_ink_find (type->size >= RICH_FROM_PT && (type->bold || type->serif) ? "rich-black" : "black");
}

static gboolean
has_measure (const char *tier)
{
  return strcmp (tier, "title") != 0 && strcmp (tier, "heading") != 0 && strcmp (tier, "number") != 0;
}

static PangoLayout *
lay_out_words (const Setter *setter, const GArray *words, const JsnType *type, double width)
{
  g_autofree JsnPiece *pieces = g_new (JsnPiece, words->len);

  for (guint i = 0; i < words->len; i++)
    {
      const JsnWords *run = &g_array_index (words, JsnWords, i);

      pieces[i] = (JsnPiece){ run->text, run->lang };
    }
  return jsn_text_lay_out (setter->context, pieces, words->len, type, width);
}

/* Sets @paragraph with its first line's body at @y; returns where its last line's body ends. */
static double
set_paragraph (Setter *setter, const JsnParagraph *paragraph, double x, double y, double width)
{
  JsnType type = jsn_tiers_get_type (setter->tiers, paragraph->tier);
  JsnPlacedText *text = g_new0 (JsnPlacedText, 1);

  type.bold = paragraph->strong;
  text->width = has_measure (paragraph->tier) ? MIN (width, MEASURE_MAX_EM * type.size) : width;
  text->layout = lay_out_words (setter, paragraph->words, &type, text->width);
  text->lang = g_strdup (g_array_index (paragraph->words, JsnWords, 0).lang);
  text->ink = choose_ink (setter, paragraph, &type);
  text->x = x;
  text->y = y + JSN_TEXT_ABOVE * type.size - jsn_text_get_first_baseline (text->layout);
  text->bottom = text->y + jsn_text_get_last_baseline (text->layout) + JSN_TEXT_BELOW * type.size;
  g_ptr_array_add (setter->block->texts, text);
  setter->block->height = MAX (setter->block->height, text->bottom);
  return text->bottom;
}

/* Where the body of a paragraph under one that ends at @bottom begins, so that baselines keep the leading. */
static double
begin_under (const Setter *setter, const JsnParagraph *paragraph, double bottom, double gap)
{
  JsnType type = jsn_tiers_get_type (setter->tiers, paragraph->tier);

  return bottom + type.leading * (1 + gap) - (JSN_TEXT_ABOVE + JSN_TEXT_BELOW) * type.size;
}

static const JsnParagraph *
get_slot (const JsnVoice *voice, guint slot)
{
  return slot < voice->slots->len ? g_ptr_array_index (voice->slots, slot) : NULL;
}

/* Slot by slot, so that captions begin on one line even when the headlines above have different numbers of lines. */
static double
set_columns (Setter *setter, const GPtrArray *voices)
{
  double gutter = jsn_block_get_gutter (setter->tiers);
  double column = (setter->width - gutter * (voices->len - 1)) / voices->len;
  const JsnVoice *first = g_ptr_array_index (voices, 0);
  double bottom = 0;

  for (guint slot = 0; slot < first->slots->len; slot++)
    {
      double above = bottom;

      for (guint i = 0; i < voices->len; i++)
        {
          const JsnParagraph *paragraph = get_slot (g_ptr_array_index (voices, i), slot);

          if (paragraph == NULL)
            continue;
          double y = above > 0 ? begin_under (setter, paragraph, above, paragraph->before) : 0;
          double end = set_paragraph (setter, paragraph, i * (column + gutter), y, column);
          bottom = MAX (bottom, end);
        }
    }
  return bottom;
}

static double
set_stack (Setter *setter, const GPtrArray *voices)
{
  double bottom = 0;

  for (guint i = 0; i < voices->len; i++)
    {
      const JsnVoice *voice = g_ptr_array_index (voices, i);
      gboolean first = TRUE;

      for (guint slot = 0; slot < voice->slots->len; slot++)
        {
          const JsnParagraph *paragraph = get_slot (voice, slot);

          if (paragraph == NULL)
            continue;
          double gap = !first                                                   ? paragraph->before
                       : has_measure (paragraph->tier) && voice->slots->len > 1 ? VOICE_GAP
                                                                                : 0;
          double y = bottom > 0 ? begin_under (setter, paragraph, bottom, gap) : 0;
          bottom = set_paragraph (setter, paragraph, 0, y, setter->width);
          first = FALSE;
        }
    }
  return bottom;
}

/* All languages in one line, for running titles. */
static double
set_run_in (Setter *setter, const GPtrArray *voices)
{
  JsnParagraph line = *get_slot (g_ptr_array_index (voices, 0), 0);
  double bottom;

  line.words = g_array_new (FALSE, FALSE, sizeof (JsnWords));
  for (guint i = 0; i < voices->len; i++)
    {
      const GArray *words = get_slot (g_ptr_array_index (voices, i), 0)->words;
      JsnWords space = { (char *)"\u2003", (char *)"en" };

      if (i > 0)
        g_array_append_val (line.words, space);
      g_array_append_vals (line.words, words->data, words->len);
    }
  bottom = set_paragraph (setter, &line, 0, 0, setter->width);
  g_array_unref (line.words);
  return bottom;
}

JsnBlock *
jsn_block_lay_out (const JsnSpeech *speech, PangoContext *context, const JsnTiers *tiers, double width, const char *ink)
{
  g_return_val_if_fail (speech != NULL && context != NULL && tiers != NULL, NULL);

  JsnBlock *block = g_new0 (JsnBlock, 1);
  Setter setter = { context, tiers, ink, width, block };
  double bottom = 0;

  block->texts = g_ptr_array_new_with_free_func ((GDestroyNotify)placed_text_free);
  if (speech->voices->len > 0)
    {
      const JsnVoice *voice = g_ptr_array_index (speech->voices, 0);
      const JsnParagraph *first = get_slot (voice, 0);
      const char *tier = first ? first->tier : "";

      if (strcmp (tier, "number") == 0)
        bottom = set_run_in (&setter, speech->voices);
      else if (!speech->stacked && jsn_block_fits_columns (tiers, width, speech->voices->len))
        bottom = set_columns (&setter, speech->voices);
      else
        bottom = set_stack (&setter, speech->voices);
    }
  for (guint i = 0; i < speech->tail->len; i++)
    {
      const JsnParagraph *paragraph = g_ptr_array_index (speech->tail, i);
      double y = bottom > 0 ? begin_under (&setter, paragraph, bottom, paragraph->before) : 0;

      bottom = set_paragraph (&setter, paragraph, 0, y, width);
    }
  return block;
}
