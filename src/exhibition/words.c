/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts are checked where a person types them and cleaned wherever they come from. */
#include "exhibition/words.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

#define MAX_BYTES (64 * 1024)

const JsnField *
jsn_words_photo_fields (void)
{
  static const JsnField fields[] = {
    { "headline", TRUE },   { "caption", TRUE },       { "alt", TRUE },   { "creator", FALSE }, { "credit", FALSE },
    { "copyright", FALSE }, { "usage_terms", FALSE },  { "city", FALSE }, { "country", FALSE }, { "keywords", FALSE },
    { "source", FALSE },    { "instructions", FALSE }, { NULL },
  };

  return fields;
}

static JsnTexts *
collect (JsnCached *stmt, GError **error)
{
  g_autoptr (JsnTexts) texts = jsn_texts_new ();
  GError *failure = NULL;

  while (jsn_sql_next (stmt, &failure))
    {
      g_autofree char *field = jsn_sql_dup_text (stmt, 0);
      g_autofree char *lang = jsn_sql_dup_text (stmt, 1);
      g_autofree char *value = jsn_sql_dup_text (stmt, 2);

      jsn_texts_set (texts, field, lang, value);
    }
  if (failure)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&texts);
}

JsnTexts *
jsn_words_load (JsnExhibition *exhibition, const char *kind, gint64 id, GError **error)
{
  g_autoptr (JsnCached) stmt
      = jsn_store_prepare (exhibition, error, "SELECT field, lang, value FROM text WHERE kind = ? AND ref = ?");

  if (stmt == NULL)
    return NULL;
  jsn_sql_bind (stmt, "ti", kind, id);
  return collect (stmt, error);
}

JsnTexts *
jsn_words_load_field (JsnExhibition *exhibition, const char *kind, gint64 id, const char *field, GError **error)
{
  g_autoptr (JsnCached) stmt = jsn_store_prepare (
      exhibition, error, "SELECT field, lang, value FROM text WHERE kind = ? AND ref = ? AND field = ?");

  if (stmt == NULL)
    return NULL;
  jsn_sql_bind (stmt, "tit", kind, id, field);
  return collect (stmt, error);
}

char *
jsn_words_dup_tag (const char *lang)
{
  if (lang == NULL || !g_regex_match_simple ("^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$", lang, 0, 0))
    return NULL;

  /* BCP 47's habit: language small, script with a capital, region in capitals. */
  char *tag = g_ascii_strdown (lang, -1);
  for (char *part = strpbrk (tag, "-_"); part; part = strpbrk (part + 1, "-_"))
    {
      gsize length = strcspn (part + 1, "-_");

      *part = '-';
      for (gsize i = 1; i <= length; i++)
        if (length == 2 || (length == 4 && i == 1))
          part[i] = g_ascii_toupper (part[i]);
    }
  return tag;
}

static const JsnField *
find_field (const JsnField *fields, const char *name)
{
  for (; fields->name; fields++)
    if (strcmp (fields->name, name) == 0)
      return fields;
  return NULL;
}

gboolean
jsn_words_has_field (const JsnField *fields, const char *name)
{
  return find_field (fields, name) != NULL;
}

static gboolean
refuse_field (const JsnField *fields, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *shown = jsn_display_text (name, -1);

  for (; fields->name; fields++)
    g_string_append_printf (names, "%s%s", names->len ? ", " : "", fields->name);
  return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("There is no field “%s” here; the texts are: %s"), shown,
                        names->str);
}

/* The exhibition's own spelling of @lang; NULL when it is none of its languages. */
static char *
find_language (JsnExhibition *exhibition, const char *field, const char *lang, GError **error)
{
  g_auto (GStrv) languages = jsn_exhibition_dup_languages (exhibition);
  g_autofree char *tag = jsn_words_dup_tag (lang);
  g_autofree char *all = g_strjoinv (", ", languages);
  g_autofree char *shown = jsn_display_text (lang ? lang : "", -1);

  if (lang == NULL || *lang == '\0')
    jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” needs a language, such as %s@%s"), field, field, languages[0]);
  else if (tag && g_strv_contains ((const char *const *)languages, tag))
    return g_steal_pointer (&tag);
  else
    jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” is none of the exhibition's languages (%s); add it there first"),
                   shown, all);
  return NULL;
}

static gboolean
store (
    JsnEdit *edit, const char *kind, gint64 id, const char *field, const char *lang, const char *value, GError **error)
{
  g_autoptr (JsnCached) stmt
      = jsn_store_prepare (jsn_edit_get_exhibition (edit), error,
                           value ? "INSERT INTO text (kind, ref, field, lang, value) VALUES (?1, ?2, ?3, ?4, ?5) "
                                   "ON CONFLICT (kind, ref, field, lang) DO UPDATE SET value = excluded.value"
                                 : "DELETE FROM text WHERE kind = ? AND ref = ? AND field = ? AND lang = ?");

  if (stmt == NULL)
    return FALSE;
  if (value)
    jsn_sql_bind (stmt, "tittt", kind, id, field, lang, value);
  else
    jsn_sql_bind (stmt, "titt", kind, id, field, lang);
  return jsn_cached_run (stmt, error);
}

gboolean
jsn_words_set (JsnEdit *edit,
               const char *kind,
               gint64 id,
               const JsnField *fields,
               const char *field,
               const char *lang,
               const char *value,
               GError **error)
{
  const JsnField *known = find_field (fields, field);
  g_autofree char *tag = NULL;
  g_autofree char *clean = NULL;

  if (known == NULL)
    return refuse_field (fields, field, error);
  if (known->has_lang && (tag = find_language (jsn_edit_get_exhibition (edit), field, lang, error)) == NULL)
    return FALSE;
  if (!known->has_lang && lang && *lang)
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” is the same in all languages; leave out the language"),
                          field);
  if (value && strlen (value) > MAX_BYTES)
    return jsn_error_set (error, JSN_ERROR_LIMIT, _ ("The text for “%s” is longer than 64 kB; shorten it"), field);
  if (value)
    clean = jsn_clean_text (value, -1, MAX_BYTES);
  return store (edit, kind, id, field, tag ? tag : "", clean, error);
}

gboolean
jsn_words_add (JsnEdit *edit, const char *kind, gint64 id, const JsnTexts *texts, GError **error)
{
  for (guint i = 0; i < jsn_texts_size (texts); i++)
    {
      const JsnText *text = jsn_texts_at (texts, i);
      g_autofree char *clean = jsn_clean_text (text->text, -1, MAX_BYTES);

      if (clean && !store (edit, kind, id, text->field, text->lang, clean, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
jsn_words_remove (JsnEdit *edit, const char *kind, gint64 id, GError **error)
{
  return jsn_sql_run (jsn_edit_get_exhibition (edit)->db, error, "DELETE FROM text WHERE kind = ? AND ref = ?", "ti",
                      kind, id);
}
