/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading photos one by one; statements are kept prepared, because a grid asks for a screenful of them at once. */
#include "exhibition/photos.h"

#include <inttypes.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "exhibition/place.h"
#include "exhibition/words.h"

#define BRIEF_COLUMNS "id, path, hash, width_px, height_px, rating, pick, clearance_print, clearance_press"
#define MORE_COLUMNS                                                                                                  \
  "size_bytes, mtime_ns, format, orientation, components, color_profile, make, model, lens, taken, exposure_time_s, " \
  "f_number, iso, focal_length_mm, latitude, longitude, altitude_m, embargo"

static JsnClearance
read_clearance (sqlite3_stmt *stmt, int column)
{
  g_autofree char *name = jsn_sql_dup_text (stmt, column);
  JsnClearance clearance;

  return name && jsn_clearance_parse (name, &clearance) ? clearance : JSN_CLEARANCE_UNKNOWN;
}

/* A file that was put elsewhere behind a link may have left its originals beside the link. */
static char *
resolve (JsnExhibition *exhibition, const char *stored)
{
  g_autofree char *path = jsn_place_resolve (exhibition->folder, stored);
  g_autofree char *beside_link = NULL;

  if (exhibition->link_folder && !g_file_test (path, G_FILE_TEST_EXISTS))
    beside_link = jsn_place_resolve (exhibition->link_folder, stored);
  if (beside_link && g_file_test (beside_link, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&beside_link);
  return g_steal_pointer (&path);
}

static void
read_brief (JsnPhoto *photo, JsnExhibition *exhibition, sqlite3_stmt *stmt)
{
  g_autofree char *stored = jsn_sql_dup_path (stmt, 1);

  photo->id = sqlite3_column_int64 (stmt, 0);
  photo->path = resolve (exhibition, stored);
  photo->hash = jsn_sql_dup_text (stmt, 2);
  photo->width_px = sqlite3_column_int (stmt, 3);
  photo->height_px = sqlite3_column_int (stmt, 4);
  photo->rating = CLAMP (sqlite3_column_int (stmt, 5), 0, 5);
  photo->pick = sqlite3_column_int (stmt, 6) != 0;
  photo->clearance_print = read_clearance (stmt, 7);
  photo->clearance_press = read_clearance (stmt, 8);
}

/* Columns from 9 on. */
static void
read_more (JsnPhoto *photo, sqlite3_stmt *stmt)
{
  g_autofree char *format = jsn_sql_dup_text (stmt, 11);

  photo->size_bytes = sqlite3_column_int64 (stmt, 9);
  photo->mtime_ns = sqlite3_column_int64 (stmt, 10);
  photo->format = format ? jsn_format_from_name (format) : JSN_FORMAT_NONE;
  photo->orientation = CLAMP (sqlite3_column_int (stmt, 12), 1, 8);
  photo->components = sqlite3_column_int (stmt, 13);
  photo->color_profile = jsn_sql_dup_text (stmt, 14);
  photo->make = jsn_sql_dup_text (stmt, 15);
  photo->model = jsn_sql_dup_text (stmt, 16);
  photo->lens = jsn_sql_dup_text (stmt, 17);
  photo->taken = jsn_sql_dup_text (stmt, 18);
  photo->exposure_time_s = jsn_sql_get_double (stmt, 19);
  photo->f_number = jsn_sql_get_double (stmt, 20);
  photo->iso = jsn_sql_get_double (stmt, 21);
  photo->focal_length_mm = jsn_sql_get_double (stmt, 22);
  photo->latitude = jsn_sql_get_double (stmt, 23);
  photo->longitude = jsn_sql_get_double (stmt, 24);
  photo->altitude_m = jsn_sql_get_double (stmt, 25);
  photo->embargo = jsn_sql_dup_text (stmt, 26);
}

static gboolean
load_warnings (JsnPhoto *photo, JsnExhibition *exhibition, GError **error)
{
  g_autoptr (JsnCached) stmt
      = jsn_store_prepare (exhibition, error, "SELECT reason FROM photo_warning WHERE photo = ? ORDER BY n");
  GError *failure = NULL;

  if (stmt == NULL)
    return FALSE;
  jsn_sql_bind (stmt, "i", photo->id);
  while (jsn_sql_next (stmt, &failure))
    g_ptr_array_add (photo->warnings, jsn_sql_dup_text (stmt, 0));
  if (failure)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
load_row (JsnPhoto *photo, JsnExhibition *exhibition, gint64 id, gboolean brief, GError **error)
{
  g_autoptr (JsnCached) stmt
      = jsn_store_prepare (exhibition, error,
                           brief ? "SELECT " BRIEF_COLUMNS " FROM photo WHERE id = ?"
                                 : "SELECT " BRIEF_COLUMNS ", " MORE_COLUMNS " FROM photo WHERE id = ?");
  GError *failure = NULL;

  if (stmt == NULL)
    return FALSE;
  jsn_sql_bind (stmt, "i", id);
  if (!jsn_sql_next (stmt, &failure))
    {
      if (failure == NULL)
        return jsn_error_set (error, JSN_ERROR_NOT_FOUND,
                              _ ("There is no photo %" PRId64 " in this exhibition"), id);
      g_propagate_error (error, failure);
      return FALSE;
    }
  read_brief (photo, exhibition, stmt);
  if (!brief)
    read_more (photo, stmt);
  return TRUE;
}

static JsnPhoto *
load (JsnExhibition *exhibition, gint64 id, gboolean brief, GError **error)
{
  g_autoptr (JsnReading) reading G_GNUC_UNUSED = jsn_reading_begin (exhibition);
  g_autoptr (JsnPhoto) photo = jsn_photo_new ();

  if (!load_row (photo, exhibition, id, brief, error) || !load_warnings (photo, exhibition, error))
    return NULL;

  JsnTexts *texts = brief ? jsn_words_load_field (exhibition, JSN_WORDS_PHOTO, id, "headline", error)
                          : jsn_words_load (exhibition, JSN_WORDS_PHOTO, id, error);
  if (texts == NULL)
    return NULL;
  jsn_texts_free (photo->texts);
  photo->texts = texts;
  return g_steal_pointer (&photo);
}

JsnPhoto *
jsn_photos_load (JsnExhibition *exhibition, gint64 id, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  return load (exhibition, id, FALSE, error);
}

JsnPhoto *
jsn_photos_load_brief (JsnExhibition *exhibition, gint64 id, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  return load (exhibition, id, TRUE, error);
}

GBytes *
jsn_photos_load_thumbnail (JsnExhibition *exhibition, gint64 id)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  g_autoptr (JsnCached) stmt = jsn_store_prepare (
      exhibition, NULL, "SELECT jpeg FROM photo JOIN thumbnail ON thumbnail.hash = photo.hash WHERE photo.id = ?");

  if (stmt == NULL)
    return NULL;
  jsn_sql_bind (stmt, "i", id);
  return jsn_sql_next (stmt, NULL) ? jsn_sql_dup_bytes (stmt, 0) : NULL;
}

guint
jsn_photos_count (JsnExhibition *exhibition)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), 0);

  return (guint)jsn_store_int (exhibition, 0, "SELECT count(*) FROM photo", 0, 0);
}

static gint64
find (JsnExhibition *exhibition, const char *sql, const char *format, const char *value)
{
  GError *failure = NULL;
  g_autoptr (JsnCached) stmt = jsn_store_prepare (exhibition, &failure, sql);
  gint64 id = 0;

  if (stmt)
    {
      jsn_sql_bind (stmt, format, value);
      if (jsn_sql_next (stmt, &failure))
        id = sqlite3_column_int64 (stmt, 0);
    }
  jsn_store_note_failure (exhibition, failure);
  return id;
}

gint64
jsn_photos_find_hash (JsnExhibition *exhibition, const char *hash)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition) && hash != NULL, 0);

  return find (exhibition, "SELECT id FROM photo WHERE hash = ? ORDER BY id LIMIT 1", "t", hash);
}

gint64
jsn_photos_find_path (JsnExhibition *exhibition, const char *path)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition) && path != NULL, 0);

  g_autofree char *stored = jsn_place_store (exhibition->folder, path);

  return find (exhibition, "SELECT id FROM photo WHERE path = ? ORDER BY id LIMIT 1", "p", stored);
}
