/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of photos, panels and the exhibition as paragraphs. */
#include "layout/fields.h"

#include <string.h>

#include "layout/language.h"

#define TEXT_TIER "caption"

static void
words_clear (JsnWords *words)
{
  g_free (words->text);
  g_free (words->lang);
}

static void
paragraph_free (JsnParagraph *paragraph)
{
  if (paragraph == NULL)
    return;
  g_array_unref (paragraph->words);
  g_free (paragraph);
}

static void
paragraph_say (JsnParagraph *paragraph, const char *text, const char *lang)
{
  JsnWords words = { g_strdup (text), g_strdup (lang) };

  g_array_append_val (paragraph->words, words);
}

static JsnParagraph *
paragraph_new (const char *text, const char *lang, const char *tier)
{
  JsnParagraph *paragraph = g_new0 (JsnParagraph, 1);

  paragraph->words = g_array_new (FALSE, FALSE, sizeof (JsnWords));
  g_array_set_clear_func (paragraph->words, (GDestroyNotify)words_clear);
  paragraph->tier = tier;
  if (text)
    paragraph_say (paragraph, text, lang);
  return paragraph;
}

static void
voice_free (JsnVoice *voice)
{
  g_free (voice->lang);
  g_ptr_array_unref (voice->slots);
  g_free (voice);
}

static JsnVoice *
voice_new (const char *lang)
{
  JsnVoice *voice = g_new0 (JsnVoice, 1);

  voice->lang = g_strdup (lang);
  voice->slots = g_ptr_array_new_with_free_func ((GDestroyNotify)paragraph_free);
  return voice;
}

static JsnSpeech *
speech_new (void)
{
  JsnSpeech *speech = g_new0 (JsnSpeech, 1);

  speech->voices = g_ptr_array_new_with_free_func ((GDestroyNotify)voice_free);
  speech->tail = g_ptr_array_new_with_free_func ((GDestroyNotify)paragraph_free);
  return speech;
}

void
jsn_speech_free (JsnSpeech *speech)
{
  if (speech == NULL)
    return;
  g_ptr_array_unref (speech->voices);
  g_ptr_array_unref (speech->tail);
  g_free (speech);
}

gboolean
jsn_speech_is_empty (const JsnSpeech *speech)
{
  g_return_val_if_fail (speech != NULL, TRUE);

  return speech->voices->len == 0 && speech->tail->len == 0;
}

/* The text in this language or in the same without region; never in another. */
static const char *
get_text (const JsnTexts *texts, const char *field, const char *lang)
{
  g_autofree char *tag = g_strdup (lang);
  const char *text = texts ? jsn_texts_get (texts, field, tag) : NULL;

  for (char *dash = strrchr (tag, '-'); texts && text == NULL && dash; dash = strrchr (tag, '-'))
    {
      *dash = '\0';
      text = jsn_texts_get (texts, field, tag);
    }
  return text;
}

/* One column of a block that says several fields; NULL where a slot has none. */
typedef struct
{
  const char *field;
  const char *tier;
  gboolean strong;
  const char *ink;
  double before;
} Slot;

static void
add_voices (JsnSpeech *speech, const JsnTexts *texts, const Slot *slots, gsize n_slots, const char *const *languages)
{
  for (; *languages; languages++)
    {
      JsnVoice *voice = voice_new (*languages);
      gboolean speaks = FALSE;

      for (gsize i = 0; i < n_slots; i++)
        {
          const char *text = get_text (texts, slots[i].field, *languages);
          JsnParagraph *paragraph = text ? paragraph_new (text, *languages, slots[i].tier) : NULL;

          if (paragraph)
            {
              paragraph->strong = slots[i].strong;
              paragraph->ink = slots[i].ink;
              paragraph->before = slots[i].before;
              speaks = TRUE;
            }
          g_ptr_array_add (voice->slots, paragraph);
        }
      if (speaks)
        g_ptr_array_add (speech->voices, voice);
      else
        voice_free (voice);
    }
}

/* One field that may have no language at all. */
static void
add_field (JsnSpeech *speech, const JsnTexts *texts, const char *field, const char *tier, const char *const *languages)
{
  Slot slot = { field, tier, strcmp (tier, "title") == 0 || strcmp (tier, "heading") == 0, NULL, 0 };
  const char *bare = texts ? jsn_texts_get (texts, field, "") : NULL;

  add_voices (speech, texts, &slot, 1, languages);
  if (speech->voices->len == 0 && bare)
    {
      JsnParagraph *paragraph = paragraph_new (bare, *languages ? *languages : "", tier);

      paragraph->strong = slot.strong;
      g_ptr_array_add (speech->tail, paragraph);
    }
}

/* "사진 · 摄影 · Photo: CREATOR / CREDIT", naming the craft once in each language; said once, as names are the same in
 * all. */
static void
add_credit (JsnSpeech *speech, const JsnTexts *texts, const char *const *languages, double before)
{
  const char *creator = jsn_texts_find (texts, "creator", "");
  const char *credit = jsn_texts_find (texts, "credit", "");
  gboolean both = creator && credit && strcmp (creator, credit) != 0;
  JsnParagraph *paragraph;

  if (creator == NULL && credit == NULL)
    return;
  paragraph = paragraph_new (NULL, NULL, "credit");
  paragraph->ink = "grey-80";
  paragraph->before = before;
  for (guint i = 0; languages[i]; i++)
    {
      const char *craft = jsn_language_find (languages[i])->photo;
      gboolean said = FALSE;

      for (guint j = 0; j < i; j++)
        said = said || strcmp (jsn_language_find (languages[j])->photo, craft) == 0;
      if (said)
        continue;
      if (paragraph->words->len > 0)
        paragraph_say (paragraph, " · ", "en");
      paragraph_say (paragraph, craft, languages[i]);
    }
  g_autofree char *names = g_strconcat (paragraph->words->len > 0 ? ": " : "", creator ? creator : credit,
                                        both ? " / " : NULL, credit, NULL);
  paragraph_say (paragraph, names, languages[0] ? languages[0] : "en");
  g_ptr_array_add (speech->tail, paragraph);
}

/* Place, day and exposure; without a language. */
static void
add_facts (JsnSpeech *speech, const JsnPhoto *photo)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *city = jsn_texts_find (photo->texts, "city", "");
  const char *country = jsn_texts_find (photo->texts, "country", "");
  char *exposure = jsn_photo_describe_exposure (photo);

  if (city && country)
    g_ptr_array_add (parts, g_strconcat (city, ", ", country, NULL));
  else if (city || country)
    g_ptr_array_add (parts, g_strdup (city ? city : country));
  if (photo->taken && strlen (photo->taken) >= 10)
    g_ptr_array_add (parts, g_strndup (photo->taken, 10));
  if (exposure)
    g_ptr_array_add (parts, exposure);
  if (parts->len == 0)
    return;
  g_ptr_array_add (parts, NULL);
  g_autofree char *line = g_strjoinv (" · ", (char **)parts->pdata);
  JsnParagraph *paragraph = paragraph_new (line, "en", "credit");
  paragraph->ink = "grey-80";
  g_ptr_array_add (speech->tail, paragraph);
}

JsnSpeech *
jsn_speech_of_photo (const JsnPhoto *photo, const char *field, const char *tier, const char *const *languages)
{
  g_return_val_if_fail (photo != NULL && field != NULL && languages != NULL, NULL);

  static const Slot headline = { "headline", "caption", TRUE, NULL, 0 };
  static const Slot block[] = { { "headline", "caption", TRUE, NULL, 0 }, { "caption", "caption", FALSE, NULL, 0.3 } };
  JsnSpeech *speech = speech_new ();

  if (strcmp (field, "caption-block") == 0)
    {
      add_voices (speech, photo->texts, block, G_N_ELEMENTS (block), languages);
      add_credit (speech, photo->texts, languages, 0.6);
    }
  else if (strcmp (field, "headline-block") == 0)
    {
      add_voices (speech, photo->texts, &headline, 1, languages);
      add_credit (speech, photo->texts, languages, 0.25);
    }
  else if (strcmp (field, "credit") == 0)
    add_credit (speech, photo->texts, languages, 0);
  else if (strcmp (field, "facts") == 0)
    add_facts (speech, photo);
  else
    add_field (speech, photo->texts, field, tier ? tier : TEXT_TIER, languages);
  return speech;
}

/* "panel.…" and "exhibition.…". A panel without words of its own says the exhibition's, so that a text panel is never
 * bare. */
static void
add_sheet_field (
    JsnSpeech *speech, const JsnSheet *sheet, const char *field, const char *tier, const char *const *languages)
{
  static const Slot imprint[] = { { "dates", "caption", TRUE, NULL, 0 },
                                  { "venue", "caption", FALSE, NULL, 0.25 },
                                  { "organiser", "caption", FALSE, "grey-80", 0.25 } };
  const JsnTexts *panel = sheet->panel->texts;

  if (strcmp (field, "panel.number") == 0 && sheet->panel->number > 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", sheet->panel->number);

      g_ptr_array_add (speech->tail, paragraph_new (number, "en", tier));
    }
  else if (strcmp (field, "exhibition.imprint") == 0)
    add_voices (speech, sheet->exhibition, imprint, G_N_ELEMENTS (imprint), languages);
  else if (strcmp (field, "panel.title") == 0 && !(panel && jsn_texts_has (panel, "title")))
    add_field (speech, sheet->exhibition, "title", tier, languages);
  else if (strcmp (field, "panel.text") == 0 && !(panel && jsn_texts_has (panel, "text")))
    add_field (speech, sheet->exhibition, "intro", tier, languages);
  else if (g_str_has_prefix (field, "panel."))
    add_field (speech, panel, field + strlen ("panel."), tier, languages);
  else
    add_field (speech, sheet->exhibition, field + strlen ("exhibition."), tier, languages);
}

JsnSpeech *
jsn_speech_of_item (const JsnSheet *sheet, const JsnItem *item)
{
  g_return_val_if_fail (sheet != NULL && item != NULL, NULL);

  static const char *const none[] = { NULL };
  g_auto (GStrv) own = item->languages ? g_strsplit_set (item->languages, " ", -1) : NULL;
  const char *const *languages = own ? (const char *const *)own : (const char *const *)sheet->languages;
  const JsnPhoto *photo = item->photo ? jsn_sheet_get_photo (sheet, item->photo) : NULL;
  const char *field = item->field ? item->field : "";

  if (languages == NULL)
    languages = none;
  if (photo)
    return jsn_speech_of_photo (photo, field, item->style, languages);

  JsnSpeech *speech = speech_new ();
  /* On wide sheets a heading stands over its own column of text. */
  speech->stacked = strcmp (field, "exhibition.title") == 0
                    || (strcmp (field, "panel.title") == 0 && sheet->panel->height_mm >= sheet->panel->width_mm);
  if (g_str_has_prefix (field, "panel.") || g_str_has_prefix (field, "exhibition."))
    add_sheet_field (speech, sheet, field, item->style ? item->style : TEXT_TIER, languages);
  return speech;
}
