/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An array kept sorted by field, then language: a thing has a dozen texts, seldom more. */
#include "base/texts.h"

#include <string.h>

struct _JsnTexts
{
  GPtrArray *array; /* of JsnText */
};

static void
text_free (JsnText *text)
{
  g_free (text->field);
  g_free (text->lang);
  g_free (text->text);
  g_free (text);
}

/* Index of the text, or of the place where it belongs. */
static guint
locate (const JsnTexts *texts, const char *field, const char *lang, gboolean *found)
{
  guint low = 0, high = texts->array->len;

  *found = FALSE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const JsnText *text = g_ptr_array_index (texts->array, middle);
      int order = strcmp (text->field, field);

      if (order == 0)
        order = strcmp (text->lang, lang);
      if (order == 0)
        *found = TRUE;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

JsnTexts *
jsn_texts_new (void)
{
  JsnTexts *texts = g_new0 (JsnTexts, 1);

  texts->array = g_ptr_array_new_with_free_func ((GDestroyNotify)text_free);
  return texts;
}

static JsnText *
text_new (const char *field, const char *lang, const char *text)
{
  JsnText *made = g_new0 (JsnText, 1);

  made->field = g_strdup (field);
  made->lang = g_strdup (lang);
  made->text = g_strdup (text);
  return made;
}

JsnTexts *
jsn_texts_copy (const JsnTexts *texts)
{
  g_return_val_if_fail (texts != NULL, NULL);

  JsnTexts *copy = jsn_texts_new ();

  for (guint i = 0; i < texts->array->len; i++)
    {
      const JsnText *text = g_ptr_array_index (texts->array, i);

      g_ptr_array_add (copy->array, text_new (text->field, text->lang, text->text));
    }
  return copy;
}

void
jsn_texts_free (JsnTexts *texts)
{
  if (texts == NULL)
    return;
  g_ptr_array_unref (texts->array);
  g_free (texts);
}

void
jsn_texts_set (JsnTexts *texts, const char *field, const char *lang, const char *text)
{
  g_return_if_fail (texts != NULL && field != NULL);
  g_return_if_fail (text == NULL || g_utf8_validate (text, -1, NULL));

  gboolean found;
  guint index = locate (texts, field, lang ? lang : "", &found);
  /* Made before the old one goes: @text may be borrowed from it. */
  JsnText *made = text && *text ? text_new (field, lang ? lang : "", text) : NULL;

  if (found)
    g_ptr_array_remove_index (texts->array, index);
  if (made)
    g_ptr_array_insert (texts->array, (int)index, made);
}

const char *
jsn_texts_get (const JsnTexts *texts, const char *field, const char *lang)
{
  g_return_val_if_fail (texts != NULL && field != NULL, NULL);

  gboolean found;
  guint index = locate (texts, field, lang ? lang : "", &found);

  return found ? ((const JsnText *)g_ptr_array_index (texts->array, index))->text : NULL;
}

/* The first text of @field in any language. */
static const char *
get_first (const JsnTexts *texts, const char *field)
{
  gboolean found;
  guint index = locate (texts, field, "", &found);

  if (index >= texts->array->len)
    return NULL;
  const JsnText *text = g_ptr_array_index (texts->array, index);
  return strcmp (text->field, field) == 0 ? text->text : NULL;
}

const char *
jsn_texts_find (const JsnTexts *texts, const char *field, const char *lang)
{
  g_return_val_if_fail (texts != NULL && field != NULL, NULL);

  g_autofree char *tag = g_strdup (lang ? lang : "");
  const char *text = jsn_texts_get (texts, field, tag);

  for (char *dash = strrchr (tag, '-'); text == NULL && dash; dash = strrchr (tag, '-'))
    {
      *dash = '\0';
      text = jsn_texts_get (texts, field, tag);
    }
  /* "" sorts before every language, so the first text is that of "" where there is one. */
  return text ? text : get_first (texts, field);
}

gboolean
jsn_texts_has (const JsnTexts *texts, const char *field)
{
  g_return_val_if_fail (texts != NULL && field != NULL, FALSE);

  return get_first (texts, field) != NULL;
}

guint
jsn_texts_size (const JsnTexts *texts)
{
  g_return_val_if_fail (texts != NULL, 0);

  return texts->array->len;
}

const JsnText *
jsn_texts_at (const JsnTexts *texts, guint index)
{
  g_return_val_if_fail (texts != NULL && index < texts->array->len, NULL);

  return g_ptr_array_index (texts->array, index);
}
