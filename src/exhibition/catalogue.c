/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding, renewing and removing photos. */
#include <inttypes.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "exhibition/place.h"
#include "exhibition/words.h"

#define FACT_COLUMNS                                                                                              \
  "path, hash, size_bytes, mtime_ns, format, width_px, height_px, orientation, components, color_profile, make, " \
  "model, lens, taken, exposure_time_s, f_number, iso, focal_length_mm, latitude, longitude, altitude_m"
#define FACT_VALUES "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define FACT_FORMAT "ptiitiiiitttttddddddd"

/* The arguments for FACT_FORMAT; file systems' strings and libraries' strings are cleaned before they come here. */
#define FACTS(photo, stored)                                                                               \
  (stored), (photo)->hash, (photo)->size_bytes, (photo)->mtime_ns, jsn_format_name ((photo)->format),      \
      (gint64)(photo)->width_px, (gint64)(photo)->height_px, (gint64)(photo)->orientation,                 \
      (gint64)(photo)->components, (photo)->color_profile, (photo)->make, (photo)->model, (photo)->lens,   \
      (photo)->taken, (photo)->exposure_time_s, (photo)->f_number, (photo)->iso, (photo)->focal_length_mm, \
      (photo)->latitude, (photo)->longitude, (photo)->altitude_m

static gboolean
store_warnings (JsnExhibition *exhibition, gint64 id, const GPtrArray *warnings, GError **error)
{
  if (!jsn_sql_run (exhibition->db, error, "DELETE FROM photo_warning WHERE photo = ?", "i", id))
    return FALSE;
  for (guint i = 0; i < warnings->len; i++)
    if (!jsn_sql_run (exhibition->db, error, "INSERT INTO photo_warning (photo, n, reason) VALUES (?, ?, ?)", "iit", id,
                      (gint64)i, g_ptr_array_index (warnings, i)))
      return FALSE;
  return TRUE;
}

/* Found by content, so that it outlives undo and redo; outside the history. */
static gboolean
store_thumbnail (JsnExhibition *exhibition, const char *hash, GBytes *thumbnail, GError **error)
{
  if (thumbnail == NULL)
    return TRUE;

  g_autoptr (JsnCached) stmt = jsn_store_prepare (exhibition, error,
                                                  "INSERT INTO thumbnail (hash, jpeg) VALUES (?, ?) "
                                                  "ON CONFLICT (hash) DO UPDATE SET jpeg = excluded.jpeg");
  if (stmt == NULL)
    return FALSE;
  jsn_sql_bind (stmt, "tb", hash, thumbnail);
  return jsn_cached_run (stmt, error);
}

static gboolean
insert_photo (JsnExhibition *exhibition, JsnPhoto *photo, GError **error)
{
  g_autofree char *stored = jsn_place_store (exhibition->folder, photo->path);
  g_autoptr (JsnCached) stmt = jsn_store_prepare (exhibition, error,
                                                  "INSERT INTO photo (" FACT_COLUMNS
                                                  ", rating, pick, clearance_print, clearance_press, embargo) "
                                                  "VALUES (" FACT_VALUES ", ?, ?, ?, ?, ?)");

  if (stmt == NULL)
    return FALSE;
  jsn_sql_bind (stmt, FACT_FORMAT "iittt", FACTS (photo, stored), (gint64)photo->rating, (gint64)photo->pick,
                jsn_clearance_name (photo->clearance_print), jsn_clearance_name (photo->clearance_press),
                photo->embargo);
  if (!jsn_cached_run (stmt, error))
    return FALSE;
  photo->id = sqlite3_last_insert_rowid (exhibition->db);
  return TRUE;
}

gboolean
jsn_photos_add (JsnEdit *edit, JsnPhoto *photo, GBytes *thumbnail, GError **error)
{
  g_return_val_if_fail (edit != NULL && photo != NULL, FALSE);
  g_return_val_if_fail (photo->hash != NULL && photo->path != NULL && g_path_is_absolute (photo->path), FALSE);

  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);

  g_return_val_if_fail (jsn_photos_find_hash (exhibition, photo->hash) == 0, FALSE);

  return insert_photo (exhibition, photo, error)
         && jsn_words_add (edit, JSN_WORDS_PHOTO, photo->id, photo->texts, error)
         && store_warnings (exhibition, photo->id, photo->warnings, error)
         && store_thumbnail (exhibition, photo->hash, thumbnail, error);
}

static gboolean
check_there (JsnExhibition *exhibition, gint64 id, GError **error)
{
  return jsn_store_int (exhibition, 0, "SELECT 1 FROM photo WHERE id = ?", id, 0) != 0
         || jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("There is no photo %" PRId64 " in this exhibition"),
                           id);
}

gboolean
jsn_photos_remove (JsnEdit *edit, gint64 id, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  sqlite3 *db = exhibition->db;

  return check_there (exhibition, id, error)
         && jsn_sql_run (db, error,
                         "UPDATE item SET photo = NULL, crop_x = 0.5, crop_y = 0.5, crop_scale = 1 WHERE photo = ?",
                         "i", id)
         && jsn_sql_run (db, error, "DELETE FROM photo_warning WHERE photo = ?", "i", id)
         && jsn_words_remove (edit, JSN_WORDS_PHOTO, id, error)
         && jsn_sql_run (db, error, "DELETE FROM photo WHERE id = ?", "i", id);
}

gboolean
jsn_photos_refresh (JsnEdit *edit, gint64 id, const JsnPhoto *photo, GBytes *thumbnail, GError **error)
{
  g_return_val_if_fail (edit != NULL && photo != NULL, FALSE);
  g_return_val_if_fail (photo->hash != NULL && photo->path != NULL && g_path_is_absolute (photo->path), FALSE);

  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  g_autofree char *stored = jsn_place_store (exhibition->folder, photo->path);

  return check_there (exhibition, id, error)
         && jsn_sql_run (exhibition->db, error, "UPDATE photo SET (" FACT_COLUMNS ") = (" FACT_VALUES ") WHERE id = ?",
                         FACT_FORMAT "i", FACTS (photo, stored), id)
         && store_warnings (exhibition, id, photo->warnings, error)
         && store_thumbnail (exhibition, photo->hash, thumbnail, error);
}
