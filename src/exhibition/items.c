/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing items one by one. */
#include "exhibition/items.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define MAX_MM 10000.0
#define MIN_SCALE 0.01
#define MAX_SCALE 100.0

#define ITEM_COLUMNS \
  "position, kind, x_mm, y_mm, width_mm, height_mm, photo, crop_x, crop_y, crop_scale, field, style, languages, ink"
#define ITEM_VALUES "?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?"
#define ITEM_FORMAT "itddddidddtttt"
#define ITEM(item, position)                                                                              \
  (gint64) (position), jsn_item_kind_name ((item)->kind), (item)->x_mm, (item)->y_mm, (item)->width_mm,   \
      (item)->height_mm, (item)->photo, (item)->crop.center_x, (item)->crop.center_y, (item)->crop.scale, \
      (item)->field, (item)->style, (item)->languages, (item)->ink

static gboolean
check_box (double x_mm, double y_mm, double width_mm, double height_mm, gboolean may_be_flat, GError **error)
{
  double least = may_be_flat ? 0 : 1e-6;

  /* Written so that NAN fails. */
  if (fabs (x_mm) <= MAX_MM && fabs (y_mm) <= MAX_MM && width_mm >= least && width_mm <= MAX_MM && height_mm >= least
      && height_mm <= MAX_MM && width_mm + height_mm > 0)
    return TRUE;
  return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("An item must have a size and lie within 10 m of its panel"));
}

static gboolean
check_crop (const JsnCrop *crop, GError **error)
{
  if (crop->center_x >= 0 && crop->center_x <= 1 && crop->center_y >= 0 && crop->center_y <= 1
      && crop->scale >= MIN_SCALE && crop->scale <= MAX_SCALE)
    return TRUE;
  return jsn_error_set (error, JSN_ERROR_ARGUMENT,
                        _ ("A crop's centre must lie in the photo and its scale from 0.01 to 100"));
}

gboolean
jsn_item_check (const JsnItem *item, GError **error)
{
  return check_box (item->x_mm, item->y_mm, item->width_mm, item->height_mm, item->kind == JSN_ITEM_RULE, error)
         && check_crop (&item->crop, error);
}

static gboolean
check_photo (JsnExhibition *exhibition, gint64 photo, GError **error)
{
  return photo == 0 || jsn_store_int (exhibition, 0, "SELECT 1 FROM photo WHERE id = ?", photo, 0) != 0
         || jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("There is no photo %" PRId64 " in this exhibition"),
                           photo);
}

gboolean
jsn_item_insert (JsnEdit *edit, gint64 panel, guint position, const JsnItem *item, gint64 *id, GError **error)
{
  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  sqlite3 *db = exhibition->db;

  if (!check_photo (exhibition, item->photo, error)
      || !jsn_sql_run (db, error, "INSERT INTO item (panel, " ITEM_COLUMNS ") VALUES (?, " ITEM_VALUES ")",
                       "i" ITEM_FORMAT, panel, ITEM (item, position)))
    return FALSE;
  *id = sqlite3_last_insert_rowid (db);
  return TRUE;
}

gboolean
jsn_item_update (JsnEdit *edit, guint position, const JsnItem *item, GError **error)
{
  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  sqlite3 *db = exhibition->db;

  return check_photo (exhibition, item->photo, error)
         && jsn_sql_run (db, error, "UPDATE item SET (" ITEM_COLUMNS ") = (" ITEM_VALUES ") WHERE id = ?",
                         ITEM_FORMAT "i", ITEM (item, position), item->id);
}

/* Changes exactly one item, or says that it is gone. */
static gboolean
expect_one (sqlite3 *db, GError **error)
{
  return sqlite3_changes (db) == 1
         || jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("This item is no longer on its panel"));
}

gboolean
jsn_panels_set_crop (JsnEdit *edit, gint64 item, const JsnCrop *crop, GError **error)
{
  g_return_val_if_fail (edit != NULL && crop != NULL, FALSE);

  sqlite3 *db = jsn_edit_get_exhibition (edit)->db;

  return check_crop (crop, error)
         && jsn_sql_run (db, error,
                         "UPDATE item SET crop_x = ?, crop_y = ?, crop_scale = ? WHERE id = ? AND kind = 'frame'",
                         "dddi", crop->center_x, crop->center_y, crop->scale, item)
         && expect_one (db, error);
}

gboolean
jsn_panels_set_box (
    JsnEdit *edit, gint64 item, double x_mm, double y_mm, double width_mm, double height_mm, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  sqlite3 *db = exhibition->db;
  gboolean is_rule = jsn_store_int (exhibition, 0, "SELECT kind = 'rule' FROM item WHERE id = ?", item, 0) != 0;

  return check_box (x_mm, y_mm, width_mm, height_mm, is_rule, error)
         && jsn_sql_run (db, error, "UPDATE item SET x_mm = ?, y_mm = ?, width_mm = ?, height_mm = ? WHERE id = ?",
                         "ddddi", x_mm, y_mm, width_mm, height_mm, item)
         && expect_one (db, error);
}

static double
get_gap (double a, double a_size, double b, double b_size)
{
  return MAX (0, MAX (b - (a + a_size), a - (b + b_size)));
}

static double
get_distance (const JsnItem *a, const JsnItem *b)
{
  return hypot (get_gap (a->x_mm, a->width_mm, b->x_mm, b->width_mm),
                get_gap (a->y_mm, a->height_mm, b->y_mm, b->height_mm));
}

/* Several frames may show the same photo or none; a text block belongs to the nearest of them. */
static gboolean
belongs_to (const JsnPanel *panel, const JsnItem *text, const JsnItem *frame)
{
  const JsnItem *nearest = NULL;

  for (guint i = 0; i < panel->items->len; i++)
    {
      const JsnItem *other = g_ptr_array_index (panel->items, i);

      if (other->kind == JSN_ITEM_FRAME && other->photo == frame->photo
          && (nearest == NULL || get_distance (text, other) < get_distance (text, nearest)))
        nearest = other;
    }
  return nearest == frame;
}

/* Fields of panels and the exhibition have a dot. */
static gboolean
shows_photo (const JsnItem *item)
{
  return item->kind == JSN_ITEM_TEXT && item->field && strchr (item->field, '.') == NULL;
}

static gboolean
follow (JsnEdit *edit, const JsnPanel *panel, const JsnItem *frame, gint64 photo, GError **error)
{
  sqlite3 *db = jsn_edit_get_exhibition (edit)->db;

  for (guint i = 0; i < panel->items->len; i++)
    {
      const JsnItem *item = g_ptr_array_index (panel->items, i);

      if (shows_photo (item) && item->photo == frame->photo && belongs_to (panel, item, frame)
          && !jsn_sql_run (db, error, "UPDATE item SET photo = nullif(?, 0) WHERE id = ?", "ii", photo, item->id))
        return FALSE;
    }
  return TRUE;
}

static const JsnItem *
find_frame (const JsnPanel *panel, gint64 id)
{
  for (guint i = 0; i < panel->items->len; i++)
    {
      const JsnItem *item = g_ptr_array_index (panel->items, i);

      if (item->id == id && item->kind == JSN_ITEM_FRAME)
        return item;
    }
  return NULL;
}

gboolean
jsn_panels_set_photo (JsnEdit *edit, gint64 item, gint64 photo, GError **error)
{
  g_return_val_if_fail (edit != NULL, FALSE);

  JsnExhibition *exhibition = jsn_edit_get_exhibition (edit);
  sqlite3 *db = exhibition->db;
  gint64 panel_id = jsn_store_int (exhibition, 0, "SELECT panel FROM item WHERE id = ? AND kind = 'frame'", item, 0);

  if (panel_id == 0)
    return jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("This frame is no longer on its panel"));

  g_autoptr (JsnPanel) panel = jsn_panels_load (exhibition, panel_id, error);
  const JsnItem *frame = panel ? find_frame (panel, item) : NULL;

  return frame && check_photo (exhibition, photo, error)
         && (frame->photo == photo || follow (edit, panel, frame, photo, error))
         && jsn_sql_run (
             db, error, "UPDATE item SET photo = nullif(?, 0), crop_x = 0.5, crop_y = 0.5, crop_scale = 1 WHERE id = ?",
             "ii", photo, item);
}
