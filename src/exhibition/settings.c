/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings with their defaults and checks, and the words of the exhibition and its press kit. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "base/units.h"
#include "exhibition/kit.h"
#include "exhibition/settings.h"
#include "exhibition/words.h"

#define MAX_LANGUAGES 16

typedef struct _Setting Setting;

struct _Setting
{
  const char *key;
  const char *otherwise; /* the default; also what an empty value means */
  /* The value as it is stored, or NULL with an error. */
  char *(*check) (const Setting *setting, const char *value, GError **error);
  double minimum, maximum;
};

static char *
dup_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", number));
}

static char *
check_range (const Setting *setting, double number, GError **error)
{
  g_autofree char *low = dup_number (setting->minimum);
  g_autofree char *high = dup_number (setting->maximum);

  if (number >= setting->minimum && number <= setting->maximum)
    return dup_number (number);
  jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” must be a number from %s to %s"), setting->key, low, high);
  return NULL;
}

static char *
check_length (const Setting *setting, const char *value, GError **error)
{
  double mm;

  if (!jsn_length_parse (value, &mm, error))
    {
      g_prefix_error (error, "%s: ", setting->key);
      return NULL;
    }
  return check_range (setting, mm, error);
}

static char *
check_number (const Setting *setting, const char *value, GError **error)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  return check_range (setting, end != value && *end == '\0' ? number : NAN, error);
}

static char *
check_size (const Setting *setting, const char *value, GError **error)
{
  double width_mm, height_mm;

  if (!jsn_size_parse (value, &width_mm, &height_mm, error))
    {
      g_prefix_error (error, "%s: ", setting->key);
      return NULL;
    }
  return jsn_size_format (width_mm, height_mm);
}

static char *
check_line (const Setting *setting, const char *value, GError **error)
{
  if (strlen (value) <= setting->maximum)
    return jsn_display_text (value, -1);
  jsn_error_set (error, JSN_ERROR_LIMIT, _ ("“%s” is too long; shorten it"), setting->key);
  return NULL;
}

static char *
check_languages (const Setting *setting, const char *value, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (value, " ,;\t\n", -1);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i]; i++)
    {
      g_autofree char *tag = jsn_words_dup_tag (words[i]);

      if (*words[i] == '\0' || (tag && g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL)))
        continue;
      if (tag == NULL || tags->len == MAX_LANGUAGES)
        {
          g_autofree char *shown = jsn_display_text (words[i], -1);

          jsn_error_set (error, JSN_ERROR_ARGUMENT,
                         _ ("“%s” is no language tag, or there are more than %d; write for example: ko zh-CN en"),
                         shown, MAX_LANGUAGES);
          return NULL;
        }
      g_ptr_array_add (tags, g_steal_pointer (&tag));
    }
  if (tags->len == 0)
    return g_strdup (setting->otherwise);
  g_ptr_array_add (tags, NULL);
  return g_strjoinv (" ", (char **)tags->pdata);
}

static const Setting settings[] = {
  { "languages", "ko zh-CN en", check_languages }, { "panel_size", "A1", check_size },
  { "bleed_mm", "3", check_length, 0, 50 },        { "viewing_distance_mm", "1500", check_length, 100, 20000 },
  { "type_scale", "1", check_number, 0.25, 4 },    { "city", "", check_line, 0, 256 },
  { "country", "", check_line, 0, 256 },
};

static const JsnField exhibition_fields[] = {
  { "title", TRUE }, { "subtitle", TRUE },  { "intro", TRUE },    { "venue", TRUE },
  { "dates", TRUE }, { "organiser", TRUE }, { "colophon", TRUE }, { NULL },
};

static const JsnField kit_fields[] = {
  { "release_headline", TRUE }, { "release_subhead", TRUE },     { "release_dateline", TRUE },
  { "release_body", TRUE },     { "release_boilerplate", TRUE }, { "fact_sheet", TRUE },
  { "usage_terms", TRUE },      { "contact_name", FALSE },       { "contact_organisation", FALSE },
  { "contact_email", FALSE },   { "contact_phone", FALSE },      { NULL },
};

static const Setting *
find_setting (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    if (strcmp (settings[i].key, key) == 0)
      return &settings[i];
  return NULL;
}

char *
jsn_exhibition_dup_setting (JsnExhibition *exhibition, const char *key)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition) && key != NULL, NULL);

  const Setting *setting = find_setting (key);
  if (setting == NULL)
    return NULL;

  GError *failure = NULL;
  g_autofree char *stored = NULL;
  g_autoptr (JsnCached) stmt = jsn_store_prepare (exhibition, &failure, "SELECT value FROM setting WHERE key = ?");
  if (stmt)
    {
      jsn_sql_bind (stmt, "t", key);
      stored = jsn_sql_next (stmt, &failure) ? jsn_sql_dup_text (stmt, 0) : NULL;
    }
  jsn_store_note_failure (exhibition, failure);
  /* The file may come from a stranger. */
  char *value = stored ? setting->check (setting, stored, NULL) : NULL;
  return value ? value : g_strdup (setting->otherwise);
}

double
jsn_exhibition_get_number (JsnExhibition *exhibition, const char *key)
{
  g_autofree char *value = jsn_exhibition_dup_setting (exhibition, key);

  return value ? g_ascii_strtod (value, NULL) : NAN;
}

char **
jsn_exhibition_dup_languages (JsnExhibition *exhibition)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  g_autofree char *value = jsn_exhibition_dup_setting (exhibition, "languages");

  return g_strsplit (value, " ", -1);
}

GHashTable *
jsn_settings_load (JsnExhibition *exhibition, GError **error)
{
  g_autoptr (GHashTable) table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    g_hash_table_insert (table, g_strdup (settings[i].key), jsn_exhibition_dup_setting (exhibition, settings[i].key));
  return jsn_store_check (exhibition, error) ? g_steal_pointer (&table) : NULL;
}

JsnTexts *
jsn_exhibition_load_texts (JsnExhibition *exhibition, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  return jsn_words_load (exhibition, JSN_WORDS_EXHIBITION, 0, error);
}

JsnTexts *
jsn_kit_load_texts (JsnExhibition *exhibition, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  return jsn_words_load (exhibition, JSN_WORDS_KIT, 0, error);
}

static gboolean
store_setting (JsnEdit *edit, const Setting *setting, const char *value, GError **error)
{
  sqlite3 *db = jsn_edit_get_exhibition (edit)->db;
  g_autofree char *checked = NULL;

  if (value == NULL || value[strspn (value, " \t\n")] == '\0')
    return jsn_sql_run (db, error, "DELETE FROM setting WHERE key = ?", "t", setting->key);
  checked = setting->check (setting, value, error);
  return checked
         && jsn_sql_run (db, error,
                         "INSERT INTO setting (key, value) VALUES (?, ?) "
                         "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                         "tt", setting->key, checked);
}

static gboolean
refuse_field (const char *field, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *shown = jsn_display_text (field, -1);

  for (gsize i = 0; exhibition_fields[i].name; i++)
    g_string_append_printf (names, "%s, ", exhibition_fields[i].name);
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", settings[i].key);
  return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("An exhibition has no “%s”; it has: %s"), shown, names->str);
}

gboolean
jsn_exhibition_set (JsnEdit *edit, const char *field, const char *lang, const char *value, GError **error)
{
  g_return_val_if_fail (edit != NULL && field != NULL, FALSE);

  const Setting *setting = find_setting (field);

  if (setting == NULL && !jsn_words_has_field (exhibition_fields, field))
    return refuse_field (field, error);
  if (setting == NULL)
    return jsn_words_set (edit, JSN_WORDS_EXHIBITION, 0, exhibition_fields, field, lang, value, error);
  if (lang && *lang)
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” is the same in all languages; leave out the language"),
                          field);
  if (value && !g_utf8_validate (value, -1, NULL))
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("The value for “%s” is no valid text"), field);
  return store_setting (edit, setting, value, error);
}

gboolean
jsn_kit_set (JsnEdit *edit, const char *field, const char *lang, const char *value, GError **error)
{
  g_return_val_if_fail (edit != NULL && field != NULL, FALSE);

  return jsn_words_set (edit, JSN_WORDS_KIT, 0, kit_fields, field, lang, value, error);
}
