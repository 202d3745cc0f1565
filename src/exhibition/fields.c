/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a photo as a person typed it. */
#include <inttypes.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "exhibition/place.h"
#include "exhibition/words.h"

typedef struct
{
  const char *name;
  /* Binds the checked value to parameter 1 of @stmt; NULL when the field is a fact that only the file can tell. */
  gboolean (*bind) (JsnExhibition *exhibition, sqlite3_stmt *stmt, const char *value, GError **error);
  const char *sql;
} Column;

static gboolean
refuse_value (const char *name, const char *value, const char *allowed, GError **error)
{
  g_autofree char *shown = jsn_display_text (value, -1);

  return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” cannot be “%s”; it must be %s"), name, shown, allowed);
}

static gboolean
bind_rating (JsnExhibition *exhibition, sqlite3_stmt *stmt, const char *value, GError **error)
{
  if (*value != '\0' && (strlen (value) != 1 || *value < '0' || *value > '5'))
    return refuse_value ("rating", value, _ ("a whole number from 0 to 5"), error);
  sqlite3_bind_int (stmt, 1, *value ? *value - '0' : 0);
  return TRUE;
}

static gboolean
bind_pick (JsnExhibition *exhibition, sqlite3_stmt *stmt, const char *value, GError **error)
{
  static const char *const yes[] = { "true", "yes", "1", NULL };
  static const char *const no[] = { "false", "no", "0", "", NULL };
  g_autofree char *lower = g_ascii_strdown (value, -1);

  if (!g_strv_contains (yes, lower) && !g_strv_contains (no, lower))
    return refuse_value ("pick", value, _ ("yes or no"), error);
  sqlite3_bind_int (stmt, 1, g_strv_contains (yes, lower));
  return TRUE;
}

static gboolean
bind_clearance (sqlite3_stmt *stmt, const char *name, const char *value, GError **error)
{
  JsnClearance clearance = JSN_CLEARANCE_UNKNOWN;

  if (*value != '\0' && !jsn_clearance_parse (value, &clearance))
    return refuse_value (name, value, _ ("unknown, asked, cleared or refused"), error);
  sqlite3_bind_text (stmt, 1, jsn_clearance_name (clearance), -1, SQLITE_STATIC);
  return TRUE;
}

static gboolean
bind_clearance_print (JsnExhibition *exhibition, sqlite3_stmt *stmt, const char *value, GError **error)
{
  return bind_clearance (stmt, "clearance.print", value, error);
}

static gboolean
bind_clearance_press (JsnExhibition *exhibition, sqlite3_stmt *stmt, const char *value, GError **error)
{
  return bind_clearance (stmt, "clearance.press", value, error);
}

/* Takes apart and puts together in one form; NULL when @value is no such time or a day that never was. */
static char *
dup_time (const char *value, gboolean zone_needed)
{
  g_autoptr (GRegex) regex
      = g_regex_new ("^\\s*(\\d{4}-\\d{2}-\\d{2})(?:[Tt ](\\d{2}:\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?\\s*"
                     "(?:([Zz])|([+-]\\d{2}):?(\\d{2}))?)?\\s*$",
                     G_REGEX_OPTIMIZE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, value, 0, &match))
    return NULL;

  g_auto (GStrv) parts = g_match_info_fetch_all (match);
  guint n = g_strv_length (parts);
  const char *day = parts[1], *minute = n > 2 ? parts[2] : "", *second = n > 3 && *parts[3] ? parts[3] : "00";
  const char *fraction = n > 4 ? parts[4] : "", *zulu = n > 5 ? parts[5] : "";
  gboolean has_zone = *zulu || (n > 7 && *parts[7]);
  g_autofree char *zone = *zulu      ? g_strdup ("+00:00")
                          : has_zone ? g_strconcat (parts[6], ":", parts[7], NULL)
                                     : g_strdup ("");
  g_autofree char *probe = g_strconcat (day, "T", *minute ? minute : "00:00", ":", second, has_zone ? zone : "Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (probe, NULL);

  if (time == NULL || (zone_needed && !has_zone))
    return NULL;
  return *minute ? g_strconcat (day, "T", minute, ":", second, fraction, zone, NULL) : g_strdup (day);
}

static gboolean
bind_time (sqlite3_stmt *stmt, const char *name, const char *value, gboolean zone, const char *allowed, GError **error)
{
  g_autofree char *time = NULL;

  if (*value == '\0')
    return TRUE;
  time = dup_time (value, zone);
  if (time == NULL)
    return refuse_value (name, value, allowed, error);
  sqlite3_bind_text (stmt, 1, time, -1, SQLITE_TRANSIENT);
  return TRUE;
}

static gboolean
bind_embargo (JsnExhibition *exhibition, sqlite3_stmt *stmt, const char *value, GError **error)
{
  return bind_time (stmt, "embargo", value, TRUE,
                    _ ("a time with its zone, such as 2013-04-21T10:00:00+09:00 (Seoul is +09:00, Beijing +08:00)"),
                    error);
}

static gboolean
bind_taken (JsnExhibition *exhibition, sqlite3_stmt *stmt, const char *value, GError **error)
{
  return bind_time (stmt, "taken", value, FALSE, _ ("a time such as 2013-04-05T06:07:08 or a day such as 2013-04-05"),
                    error);
}

static gboolean
bind_path (JsnExhibition *exhibition, sqlite3_stmt *stmt, const char *value, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (value, NULL);
  g_autofree char *stored = jsn_place_store (exhibition->folder, absolute);

  if (*value == '\0')
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“path” cannot be empty; name the original's file"));
  if (g_utf8_validate (stored, -1, NULL))
    sqlite3_bind_text (stmt, 1, stored, -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_blob64 (stmt, 1, stored, strlen (stored), SQLITE_TRANSIENT);
  return TRUE;
}

static const Column columns[] = {
  { "rating", bind_rating, "UPDATE photo SET rating = ?1 WHERE id = ?2" },
  { "pick", bind_pick, "UPDATE photo SET pick = ?1 WHERE id = ?2" },
  { "clearance.print", bind_clearance_print, "UPDATE photo SET clearance_print = ?1 WHERE id = ?2" },
  { "clearance.press", bind_clearance_press, "UPDATE photo SET clearance_press = ?1 WHERE id = ?2" },
  { "embargo", bind_embargo, "UPDATE photo SET embargo = ?1 WHERE id = ?2" },
  { "taken", bind_taken, "UPDATE photo SET taken = ?1 WHERE id = ?2" },
  { "path", bind_path, "UPDATE photo SET path = ?1 WHERE id = ?2" },
  { "id" },
  { "hash" },
  { "format" },
  { "width" },
  { "height" },
  { "orientation" },
  { "make" },
  { "model" },
  { "lens" },
  { "exposure_time" },
  { "f_number" },
  { "iso" },
  { "focal_length" },
  { "latitude" },
  { "longitude" },
  { "altitude" },
  { "warnings" },
  { "color_profile" },
  { "components" },
};

static const Column *
find_column (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].name, name) == 0)
      return &columns[i];
  return NULL;
}

static gboolean
set_column (JsnExhibition *exhibition, const Column *column, gint64 id, const char *value, GError **error)
{
  g_autoptr (JsnCached) stmt = jsn_store_prepare (exhibition, error, column->sql);

  if (stmt == NULL || !column->bind (exhibition, stmt, value ? value : "", error))
    return FALSE;
  sqlite3_bind_int64 (stmt, 2, id);
  return jsn_cached_run (stmt, error);
}

gboolean
jsn_photos_set (JsnEdit *edit, gint64 id, const char *field, const char *lang, const char *value, GError **error)
{
  g_return_val_if_fail (edit != NULL && field != NULL, FALSE);

  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  const Column *column = find_column (field);

  if (jsn_store_int (exhibition, 0, "SELECT 1 FROM photo WHERE id = ?", id, 0) == 0)
    return jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("There is no photo %" PRId64 " in this exhibition"),
                          id);
  if (value && !g_str_equal (field, "path") && !g_utf8_validate (value, -1, NULL))
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("The value for “%s” is no valid text"), field);
  if (column == NULL)
    return jsn_words_set (edit, JSN_WORDS_PHOTO, id, jsn_words_photo_fields (), field, lang, value, error);
  if (column->bind == NULL)
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” comes from the camera or the file and cannot be changed"),
                          field);
  if (lang && *lang)
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” is the same in all languages; leave out the language"),
                          field);
  return set_column (exhibition, column, id, value, error);
}
