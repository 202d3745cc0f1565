/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a seed and making the exhibition it describes. */
#include "op/seed.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "base/outfile.h"
#include "base/units.h"
#include "exhibition/kit.h"
#include "exhibition/panels.h"
#include "exhibition/transaction.h"
#include "op/build-panels.h"
#include "painter/painter.h"
#include "photo/read.h"

#define FORMAT "jeonsi-seed-1"

typedef struct
{
  char *path;           /* of the original */
  const char *painting; /* NULL: no painted one */
  JsnPhoto *photo;
  GBytes *thumbnail;
  GError *error;
} SeedPhoto;

typedef struct
{
  JsonNode *json;
  JsonObject *root;
  char *path; /* of exhibition.json */
  SeedPhoto *photos;
  guint n_photos;
  GHashTable *by_file; /* file name → JsnPhoto *, borrowed */
} Seed;

static void
seed_clear (Seed *seed)
{
  for (guint i = 0; i < seed->n_photos; i++)
    {
      g_free (seed->photos[i].path);
      g_clear_pointer (&seed->photos[i].photo, jsn_photo_free);
      g_clear_pointer (&seed->photos[i].thumbnail, g_bytes_unref);
      g_clear_error (&seed->photos[i].error);
    }
  g_free (seed->photos);
  g_clear_pointer (&seed->by_file, g_hash_table_unref);
  g_clear_pointer (&seed->json, json_node_unref);
  g_free (seed->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seed, seed_clear)

static gboolean
malformed (Seed *seed, const char *what, GError **error)
{
  g_autofree char *shown = jsn_display_path (seed->path);

  return jsn_error_set (error, JSN_ERROR_FORMAT, _ ("%s: no exhibition can be made of it (%s)"), shown, what);
}

static JsonObject *
get_object (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static const char *
get_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
read_json (Seed *seed, const char *folder, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;

  seed->path = g_build_filename (folder, "exhibition.json", NULL);
  if (!json_parser_load_from_mapped_file (parser, seed->path, &reason))
    {
      g_autofree char *shown = jsn_display_path (seed->path);

      return jsn_error_set (error, JSN_ERROR_FORMAT, _ ("%s cannot be read as a seed: %s"), shown, reason->message);
    }
  seed->json = json_node_copy (json_parser_get_root (parser));
  if (!JSON_NODE_HOLDS_OBJECT (seed->json))
    return malformed (seed, "format", error);
  seed->root = json_node_get_object (seed->json);
  if (g_strcmp0 (get_text (seed->root, "format"), FORMAT) != 0)
    return malformed (seed, "format", error);
  return TRUE;
}

/* Where every photo is, or shall be painted. Names with a folder in them are refused: a seed reaches nothing outside.
 */
static gboolean
find_photos (Seed *seed, const char *folder, const char *photos_folder, GError **error)
{
  JsonArray *photos = get_array (seed->root, "photos");

  seed->n_photos = photos ? json_array_get_length (photos) : 0;
  seed->photos = g_new0 (SeedPhoto, seed->n_photos);
  for (guint i = 0; i < seed->n_photos; i++)
    {
      JsonNode *node = json_array_get_element (photos, i);
      const char *file = JSON_NODE_HOLDS_OBJECT (node) ? get_text (json_node_get_object (node), "file") : NULL;

      if (file == NULL || *file == '.' || strchr (file, '/'))
        return malformed (seed, "photos", error);

      g_autofree char *given = g_build_filename (folder, "photos", file, NULL);

      if (g_file_test (given, G_FILE_TEST_EXISTS))
        seed->photos[i].path = g_steal_pointer (&given);
      else
        {
          seed->photos[i].path = g_build_filename (photos_folder, file, NULL);
          seed->photos[i].painting = get_text (json_node_get_object (node), "painting");
        }
    }
  return TRUE;
}

static void
make_photo (guint index, gpointer data)
{
  SeedPhoto *it = &((Seed *)data)->photos[index];

  if (it->painting && !g_file_test (it->path, G_FILE_TEST_EXISTS)
      && !jsn_seeds_paint (it->painting, it->path, &it->error))
    return;
  it->photo = jsn_photo_read (it->path, &it->thumbnail, &it->error);
}

static gboolean
make_photos (Seed *seed, const char *photos_folder, JsnJob *job, GError **error)
{
  if (seed->n_photos > 0 && !jsn_make_folder (photos_folder, error))
    return FALSE;
  jsn_job_begin (job, _ ("Painting and reading photos"), seed->n_photos);
  if (!jsn_job_each (job, seed->n_photos, make_photo, seed, error))
    return FALSE;
  for (guint i = 0; i < seed->n_photos; i++)
    if (seed->photos[i].error)
      {
        g_propagate_error (error, g_steal_pointer (&seed->photos[i].error));
        return FALSE;
      }
  return TRUE;
}

typedef gboolean (*SetField) (
    JsnEdit *edit, gint64 id, const char *field, const char *lang, const char *value, GError **error);

static gboolean
set_kit (JsnEdit *edit, gint64 id, const char *field, const char *lang, const char *value, GError **error)
{
  return jsn_kit_set (edit, field, lang, value, error);
}

static gboolean
set_exhibition (JsnEdit *edit, gint64 id, const char *field, const char *lang, const char *value, GError **error)
{
  return jsn_exhibition_set (edit, field, lang, value, error);
}

/* A list becomes one text with a line for each. */
static char *
dup_lines (JsonArray *array)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (lines, "%s%s", i ? "\n" : "", json_array_get_string_element (array, i));
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* A value of the seed as the text that `edit` would take. NULL for null. */
static char *
dup_value (JsonNode *node)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    return dup_lines (json_node_get_array (node));
  if (JSON_NODE_HOLDS_NULL (node) || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");

  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
}

/* Sets every member of @fields: {"ko": …} is a text per language, except that "clearance" has parts. */
static gboolean
set_fields (JsnEdit *edit, SetField set, gint64 id, JsonObject *fields, const char *const *leave_out, GError **error)
{
  g_autoptr (GList) names = fields ? json_object_get_members (fields) : NULL;

  for (GList *l = names; l; l = l->next)
    {
      const char *field = l->data;
      JsonNode *node = json_object_get_member (fields, field);

      if (leave_out && g_strv_contains (leave_out, field))
        continue;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_autofree char *value = dup_value (node);

          if (value && !set (edit, id, field, NULL, value, error))
            return FALSE;
          continue;
        }

      JsonObject *parts = json_node_get_object (node);
      g_autoptr (GList) keys = json_object_get_members (parts);

      for (GList *k = keys; k; k = k->next)
        {
          gboolean clearance = g_str_equal (field, "clearance");
          g_autofree char *name = clearance ? g_strconcat (field, ".", k->data, NULL) : g_strdup (field);
          g_autofree char *value = dup_value (json_object_get_member (parts, k->data));

          if (value && !set (edit, id, name, clearance ? NULL : k->data, value, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_exhibition (JsnEdit *edit, Seed *seed, GError **error)
{
  JsonArray *languages = get_array (seed->root, "languages");

  if (languages)
    {
      g_autofree char *lines = dup_lines (languages);

      if (!jsn_exhibition_set (edit, "languages", NULL, g_strdelimit (lines, "\n", ' '), error))
        return FALSE;
    }
  return set_fields (edit, set_exhibition, 0, get_object (seed->root, "settings"), NULL, error)
         && set_fields (edit, set_exhibition, 0, get_object (seed->root, "texts"), NULL, error);
}

static gboolean
add_photos (JsnEdit *edit, Seed *seed, GError **error)
{
  static const char *const leave_out[] = { "file", "painting", NULL };
  JsonArray *photos = get_array (seed->root, "photos");

  seed->by_file = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < seed->n_photos; i++)
    {
      JsonObject *fields = json_array_get_object_element (photos, i);
      SeedPhoto *it = &seed->photos[i];

      if (!jsn_photos_add (edit, it->photo, it->thumbnail, error)
          || !set_fields (edit, jsn_photos_set, it->photo->id, fields, leave_out, error))
        return FALSE;

      JsnPhoto *photo = jsn_photos_load (jsn_edit_get_exhibition (edit), it->photo->id, error);

      if (photo == NULL)
        return FALSE;
      jsn_photo_free (it->photo);
      it->photo = photo;
      g_hash_table_insert (seed->by_file, (gpointer)get_text (fields, "file"), photo);
    }
  return TRUE;
}

static gboolean
choose_size (JsnEdit *edit, JsonObject *panel, double *width_mm, double *height_mm, GError **error)
{
  g_autofree char *usual = jsn_exhibition_dup_setting (jsn_edit_get_exhibition (edit), "panel_size");
  const char *size = get_text (panel, "size");
  const char *orientation = get_text (panel, "orientation");

  if (!jsn_size_parse (size ? size : usual, width_mm, height_mm, error))
    return FALSE;
  if (orientation && g_str_equal (orientation, "landscape") != (*width_mm > *height_mm))
    {
      double width = *width_mm;

      *width_mm = *height_mm;
      *height_mm = width;
    }
  return TRUE;
}

static gboolean
add_panel (JsnEdit *edit, Seed *seed, JsonObject *fields, JsnJob *job, GError **error)
{
  static const char *const leave_out[] = { "template", "size", "orientation", "photos", NULL };
  const JsnTemplate *tmpl
      = jsn_build_find_template (get_text (fields, "template") ? get_text (fields, "template") : "single", error);
  double bleed_mm = jsn_exhibition_get_number (jsn_edit_get_exhibition (edit), "bleed_mm");
  g_autoptr (GPtrArray) photos = g_ptr_array_new ();
  g_autoptr (JsnPanel) panel = NULL;
  JsonArray *files = get_array (fields, "photos");
  double width_mm, height_mm;

  if (tmpl == NULL || !choose_size (edit, fields, &width_mm, &height_mm, error))
    return FALSE;
  for (guint i = 0; files && i < json_array_get_length (files); i++)
    {
      const char *file = json_array_get_string_element (files, i);
      JsnPhoto *photo = file ? g_hash_table_lookup (seed->by_file, file) : NULL;

      if (photo == NULL)
        return malformed (seed, "panels", error);
      g_ptr_array_add (photos, photo);
    }
  panel = jsn_template_make (tmpl, width_mm, height_mm, bleed_mm, (const JsnPhoto *const *)photos->pdata, photos->len);
  return jsn_job_check (job, error) && jsn_panels_add (edit, panel, error)
         && set_fields (edit, jsn_panels_set, panel->id, fields, leave_out, error);
}

static gboolean
add_panels (JsnEdit *edit, Seed *seed, JsnJob *job, GError **error)
{
  JsonArray *panels = get_array (seed->root, "panels");

  for (guint i = 0; panels && i < json_array_get_length (panels); i++)
    {
      JsonNode *node = json_array_get_element (panels, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return malformed (seed, "panels", error);
      if (!add_panel (edit, seed, json_node_get_object (node), job, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_kit (JsnEdit *edit, Seed *seed, GError **error)
{
  JsonObject *kit = get_object (seed->root, "kit");
  JsonObject *contact = kit ? get_object (kit, "contact") : NULL;
  g_autoptr (GList) names = contact ? json_object_get_members (contact) : NULL;

  if (kit && !set_fields (edit, set_kit, 0, get_object (kit, "texts"), NULL, error))
    return FALSE;
  for (GList *l = names; l; l = l->next)
    {
      g_autofree char *field = g_strconcat ("contact_", l->data, NULL);
      const char *value = get_text (contact, l->data);

      if (value && !jsn_kit_set (edit, field, NULL, value, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
jsn_seed_load (JsnExhibition *exhibition, const char *folder, const char *photos_folder, JsnJob *job, GError **error)
{
  g_auto (Seed) seed = { 0 };
  g_autoptr (JsnEdit) edit = NULL;

  if (!read_json (&seed, folder, error) || !find_photos (&seed, folder, photos_folder, error)
      || !make_photos (&seed, photos_folder, job, error))
    return FALSE;
  edit = jsn_edit_begin (exhibition, "new", N_ ("Fill the Exhibition"), jsn_history_next_group (exhibition), error);
  if (edit == NULL || !add_exhibition (edit, &seed, error) || !add_photos (edit, &seed, error)
      || !add_panels (edit, &seed, job, error) || !add_kit (edit, &seed, error))
    return FALSE;
  return jsn_edit_commit (g_steal_pointer (&edit), error);
}

char *
jsn_seed_dup_sample_folder (void)
{
  const char *named = g_getenv ("JEONSI_SEEDS_DIR");
  g_autofree char *installed = g_build_filename (JSN_DATA_DIR, "seeds", NULL);

  if (named)
    return g_strdup (named);
  if (g_file_test (installed, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&installed);
  return g_strdup (JSN_SOURCE_SEEDS_DIR);
}
