/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One statement a table; SQLite keeps the text, and comparing it is the whole check. */
#include "exhibition/schema.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

typedef struct
{
  const char *name;
  const char *sql;
} Thing;

/* Every table has a primary key, because changesets find rows by it. Order columns are not unique: applying a changeset
 * moves rows one by one. "thumbnail" and "step" are outside the history. References carry no actions, because a
 * changeset has the rows of both sides. */
static const Thing things[] = {
  { "setting", "CREATE TABLE setting (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID" },
  { "text", "CREATE TABLE text (kind TEXT NOT NULL, ref INTEGER NOT NULL, field TEXT NOT NULL, lang TEXT NOT NULL, "
            "value TEXT NOT NULL, PRIMARY KEY (kind, ref, field, lang)) STRICT, WITHOUT ROWID" },
  { "photo",
    "CREATE TABLE photo (id INTEGER PRIMARY KEY AUTOINCREMENT, path ANY NOT NULL, hash TEXT NOT NULL, "
    "size_bytes INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, format TEXT, width_px INTEGER NOT NULL, "
    "height_px INTEGER NOT NULL, orientation INTEGER NOT NULL, components INTEGER NOT NULL, color_profile TEXT, "
    "make TEXT, model TEXT, lens TEXT, taken TEXT, exposure_time_s REAL, f_number REAL, iso REAL, "
    "focal_length_mm REAL, latitude REAL, longitude REAL, altitude_m REAL, rating INTEGER NOT NULL, "
    "pick INTEGER NOT NULL, clearance_print TEXT NOT NULL, clearance_press TEXT NOT NULL, embargo TEXT) STRICT" },
  { "photo_hash", "CREATE INDEX photo_hash ON photo (hash)" },
  { "photo_path", "CREATE INDEX photo_path ON photo (path)" },
  { "photo_warning", "CREATE TABLE photo_warning (photo INTEGER NOT NULL REFERENCES photo (id), n INTEGER NOT NULL, "
                     "reason TEXT NOT NULL, PRIMARY KEY (photo, n)) STRICT, WITHOUT ROWID" },
  { "thumbnail", "CREATE TABLE thumbnail (hash TEXT NOT NULL PRIMARY KEY, jpeg BLOB NOT NULL) STRICT" },
  { "panel", "CREATE TABLE panel (id INTEGER PRIMARY KEY AUTOINCREMENT, number INTEGER NOT NULL, "
             "width_mm REAL NOT NULL, height_mm REAL NOT NULL, template TEXT) STRICT" },
  { "item",
    "CREATE TABLE item (id INTEGER PRIMARY KEY AUTOINCREMENT, panel INTEGER NOT NULL REFERENCES panel (id), "
    "position INTEGER NOT NULL, kind TEXT NOT NULL, x_mm REAL NOT NULL, y_mm REAL NOT NULL, width_mm REAL NOT NULL, "
    "height_mm REAL NOT NULL, photo INTEGER REFERENCES photo (id), crop_x REAL NOT NULL, crop_y REAL NOT NULL, "
    "crop_scale REAL NOT NULL, field TEXT, style TEXT, languages TEXT, ink TEXT) STRICT" },
  { "item_panel", "CREATE INDEX item_panel ON item (panel)" },
  { "item_photo", "CREATE INDEX item_photo ON item (photo)" },
  { "step", "CREATE TABLE step (id INTEGER PRIMARY KEY, grp INTEGER NOT NULL, verb TEXT NOT NULL, label TEXT NOT NULL, "
            "undone INTEGER NOT NULL, changeset BLOB NOT NULL) STRICT" },
};

gboolean
jsn_schema_create (sqlite3 *db, GError **error)
{
  g_autofree char *id = g_strdup_printf ("PRAGMA application_id = %d", JSN_APPLICATION_ID);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d", JSN_SCHEMA_VERSION);

  if (!jsn_sql_run (db, error, id, "") || !jsn_sql_run (db, error, version, ""))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    if (!jsn_sql_run (db, error, things[i].sql, ""))
      return FALSE;
  return TRUE;
}

/* Without quotes, because renaming a table puts its name in quotes. */
static gboolean
is_same_sql (const char *a, const char *b)
{
  for (;; a++, b++)
    {
      while (*a == '"')
        a++;
      while (*b == '"')
        b++;
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
    }
}

static const Thing *
find_thing (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    if (name && strcmp (things[i].name, name) == 0)
      return &things[i];
  return NULL;
}

/* Tables and indexes that SQLite makes by itself. */
static gboolean
is_own_of_sqlite (const char *type, const char *name)
{
  return name && g_str_has_prefix (name, "sqlite_") && (g_str_equal (type, "table") || g_str_equal (type, "index"));
}

static gboolean
runs_by_itself (const char *type, const char *sql)
{
  return !(g_str_equal (type, "table") || g_str_equal (type, "index"))
         || (sql && g_ascii_strncasecmp (sql, "CREATE VIRTUAL", strlen ("CREATE VIRTUAL")) == 0);
}

static gboolean
refuse (const char *path, const char *type, const char *name, GError **error)
{
  g_autofree char *shown = jsn_display_path (path);
  g_autofree char *shown_type = jsn_display_text (type ? type : "", -1);
  g_autofree char *shown_name = jsn_display_text (name ? name : "", -1);

  return jsn_error_set (error, JSN_ERROR_DAMAGED,
                        _ ("%s: other software has put something into this exhibition that does not belong there (%s "
                           "“%s”); go back to a copy"),
                        shown, shown_type, shown_name);
}

gboolean
jsn_schema_check (sqlite3 *db, const char *path, gboolean newer, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (db, error, "SELECT type, name, sql FROM sqlite_schema", "");
  GError *failure = NULL;
  gsize n_found = 0;

  if (stmt == NULL)
    return FALSE;
  while (jsn_sql_next (stmt, &failure))
    {
      g_autofree char *type = jsn_sql_dup_text (stmt, 0);
      g_autofree char *name = jsn_sql_dup_text (stmt, 1);
      g_autofree char *sql = jsn_sql_dup_text (stmt, 2);
      const Thing *thing = find_thing (name);

      if (type == NULL || runs_by_itself (type, sql))
        return refuse (path, type, name, error);
      if (is_own_of_sqlite (type, name) || newer)
        continue;
      if (thing == NULL || sql == NULL || !is_same_sql (thing->sql, sql))
        return refuse (path, type, name, error);
      n_found++;
    }
  if (failure)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (!newer && n_found != G_N_ELEMENTS (things))
    {
      g_autofree char *shown = jsn_display_path (path);

      return jsn_error_set (error, JSN_ERROR_DAMAGED,
                            _ ("%s: a table of this exhibition is missing; go back to a copy"), shown);
    }
  return TRUE;
}
