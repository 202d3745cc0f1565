/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Captions and rights out of image files: XMP before IPTC, each text under its language. */
#include "photo/captions.h"

#include <string.h>

#include "base/i18n.h"
#include "base/name.h"
#include "photo/facts.h"
#include "photo/iim.h"
#include "photo/text.h"
#include "photo/xmp.h"

typedef enum
{
  KIND_LANGUAGE, /* a text per language */
  KIND_SINGLE,   /* one text, language "" */
  KIND_NAMES,    /* several, joined by a comma */
  KIND_LINES,    /* several, one a line */
} Kind;

typedef struct
{
  const char *property;
  JsnIimField iim;
  const char *field;
  Kind kind;
} Mapping;

/* Earlier rows win: a title is a headline only where no headline is written. */
static const Mapping mappings[] = {
  { "dc:description", JSN_IIM_CAPTION, "caption", KIND_LANGUAGE },
  { "photoshop:Headline", JSN_IIM_HEADLINE, "headline", KIND_LANGUAGE },
  { "dc:title", JSN_IIM_TITLE, "headline", KIND_LANGUAGE },
  { "Iptc4xmpCore:AltTextAccessibility", 0, "alt", KIND_LANGUAGE },
  { "dc:creator", JSN_IIM_BYLINE, "creator", KIND_NAMES },
  { "photoshop:Credit", JSN_IIM_CREDIT, "credit", KIND_SINGLE },
  { "dc:rights", JSN_IIM_COPYRIGHT, "copyright", KIND_SINGLE },
  { "xmpRights:UsageTerms", 0, "usage_terms", KIND_SINGLE },
  { "photoshop:City", JSN_IIM_CITY, "city", KIND_SINGLE },
  { "photoshop:Country", JSN_IIM_COUNTRY, "country", KIND_SINGLE },
  { "photoshop:Source", JSN_IIM_SOURCE, "source", KIND_SINGLE },
  { "photoshop:Instructions", JSN_IIM_INSTRUCTIONS, "instructions", KIND_SINGLE },
  { "dc:subject", JSN_IIM_KEYWORDS, "keywords", KIND_LINES },
};

/* Tags as the exhibition writes them: no region where the language has one spelling for us, Chinese by its script. */
static char *
map_language (const char *tag)
{
  g_auto (GStrv) parts = g_strsplit_set (tag, "-_", 3);
  g_autofree char *language = g_ascii_strdown (parts[0] ? parts[0] : "", -1);

  if (g_str_equal (language, "zh"))
    {
      g_autofree char *rest = g_ascii_strdown (tag, -1);
      gboolean traditional = strstr (rest, "hant") || strstr (rest, "tw") || strstr (rest, "hk") || strstr (rest, "mo");

      return g_strdup (traditional ? "zh-TW" : "zh-CN");
    }
  if (g_str_equal (language, "ko") || g_str_equal (language, "en") || g_str_equal (language, "ja"))
    return g_steal_pointer (&language);
  return g_strdup (tag);
}

static gboolean
is_language (const char *tag)
{
  gsize length = strlen (tag);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (tag[i]) && tag[i] != '-' && tag[i] != '_')
      return FALSE;
  return g_ascii_isalpha (*tag) && length <= 35;
}

static void
set_if_free (JsnPhoto *photo, const char *field, const char *lang, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (jsn_texts_get (photo->texts, field, lang) == NULL)
    jsn_texts_set (photo->texts, field, lang, stripped);
}

/* Alternatives name their languages; "x-default" repeats one of them or stands alone. */
static void
take_alternatives (JsnPhoto *photo, const Mapping *mapping, const GPtrArray *values)
{
  gboolean had = jsn_texts_has (photo->texts, mapping->field);

  for (guint i = 0; i < values->len; i++)
    {
      const JsnXmpValue *value = values->pdata[i];

      if (g_str_equal (value->property, mapping->property) && is_language (value->lang)
          && !g_str_equal (value->lang, "x-default"))
        {
          g_autofree char *lang = map_language (value->lang);
          set_if_free (photo, mapping->field, lang, value->text);
        }
    }
  if (had || jsn_texts_has (photo->texts, mapping->field))
    return;
  for (guint i = 0; i < values->len; i++)
    {
      const JsnXmpValue *value = values->pdata[i];

      if (g_str_equal (value->property, mapping->property))
        set_if_free (photo, mapping->field, jsn_text_guess_language (value->text), value->text);
    }
}

static void
take_joined (JsnPhoto *photo, const Mapping *mapping, const GPtrArray *values)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const JsnXmpValue *value = values->pdata[i];

      if (!g_str_equal (value->property, mapping->property))
        continue;
      if (joined->len > 0 && mapping->kind == KIND_SINGLE)
        break;
      if (joined->len > 0)
        g_string_append (joined, mapping->kind == KIND_LINES ? "\n" : ", ");
      g_string_append (joined, value->text);
    }
  if (joined->len > 0)
    {
      g_autofree char *text = jsn_clean_text (joined->str, joined->len, 0);
      set_if_free (photo, mapping->field, "", text);
    }
  g_string_free (joined, TRUE);
}

static void
take_all (JsnPhoto *photo, const GPtrArray *values)
{
  for (guint i = 0; i < G_N_ELEMENTS (mappings); i++)
    if (mappings[i].kind == KIND_LANGUAGE)
      take_alternatives (photo, &mappings[i], values);
    else if (!jsn_texts_has (photo->texts, mappings[i].field))
      take_joined (photo, &mappings[i], values);
}

typedef struct
{
  GPtrArray *values; /* IIM in the shape of XMP */
  gboolean assumed;
} IimTexts;

static void
take_dataset (JsnIimField field, const guint8 *value, gsize length, gboolean utf8, gpointer data)
{
  IimTexts *texts = data;

  for (guint i = 0; i < G_N_ELEMENTS (mappings); i++)
    if (mappings[i].iim != 0 && mappings[i].iim == field)
      {
        g_autofree char *text = jsn_text_decode (value, length, &texts->assumed);

        if (text == NULL)
          return;

        JsnXmpValue *found = g_new0 (JsnXmpValue, 1);

        found->property = g_strdup (mappings[i].property);
        found->lang = g_strdup ("");
        found->text = g_steal_pointer (&text);
        g_ptr_array_add (texts->values, found);
        return;
      }
}

void
jsn_captions_read (JsnPhoto *photo, GBytes *xmp, GBytes *photoshop)
{
  g_autoptr (GPtrArray) values = xmp ? jsn_xmp_read (xmp) : NULL;
  gboolean damaged = xmp != NULL && values == NULL;

  if (values != NULL)
    take_all (photo, values);
  if (photoshop != NULL)
    {
      IimTexts texts = { g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_xmp_value_free), FALSE };

      damaged |= !jsn_iim_read (photoshop, take_dataset, &texts);
      take_all (photo, texts.values);
      if (texts.assumed)
        jsn_photo_warn_encoding (photo);
      g_ptr_array_unref (texts.values);
    }
  if (damaged)
    jsn_photo_warn (photo, _ ("A part of the captions in the file (XMP or IPTC) is damaged and was left out."));
}
