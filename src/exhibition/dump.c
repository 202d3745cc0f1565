/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that the exhibition says, in the order of ids and numbers; files' times are the disk's, not ours. */
#include <math.h>

#include "base/name.h"
#include "exhibition/history.h"
#include "exhibition/kit.h"
#include "exhibition/panels.h"
#include "exhibition/place.h"
#include "exhibition/settings.h"
#include "exhibition/store.h"

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_double (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/* {"caption@ko": "…", "credit": "…"} */
static void
add_texts (JsonBuilder *builder, const JsnTexts *texts)
{
  json_builder_set_member_name (builder, "texts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < jsn_texts_size (texts); i++)
    {
      const JsnText *text = jsn_texts_at (texts, i);
      g_autofree char *name = *text->lang ? g_strconcat (text->field, "@", text->lang, NULL) : g_strdup (text->field);

      add_string (builder, name, text->text);
    }
  json_builder_end_object (builder);
}

static void
add_facts (JsonBuilder *builder, const JsnPhoto *photo)
{
  add_string (builder, "hash", photo->hash);
  add_int (builder, "size_bytes", photo->size_bytes);
  add_string (builder, "format", jsn_format_name (photo->format));
  add_int (builder, "width_px", photo->width_px);
  add_int (builder, "height_px", photo->height_px);
  add_int (builder, "orientation", photo->orientation);
  add_int (builder, "components", photo->components);
  add_string (builder, "color_profile", photo->color_profile);
  add_string (builder, "make", photo->make);
  add_string (builder, "model", photo->model);
  add_string (builder, "lens", photo->lens);
  add_string (builder, "taken", photo->taken);
  add_double (builder, "exposure_time_s", photo->exposure_time_s);
  add_double (builder, "f_number", photo->f_number);
  add_double (builder, "iso", photo->iso);
  add_double (builder, "focal_length_mm", photo->focal_length_mm);
  add_double (builder, "latitude", photo->latitude);
  add_double (builder, "longitude", photo->longitude);
  add_double (builder, "altitude_m", photo->altitude_m);
}

/* As it is stored: relative where it can be, so that dumps of the same work in two folders are the same. Through a link
 * the person sees the exhibition in the link's folder. */
static char *
dup_shown_path (JsnExhibition *exhibition, const JsnPhoto *photo, GError **error)
{
  g_autoptr (JsnCached) stmt = jsn_store_prepare (exhibition, error, "SELECT path FROM photo WHERE id = ?");
  g_autofree char *stored = NULL;

  if (stmt == NULL)
    return NULL;
  jsn_sql_bind (stmt, "i", photo->id);
  if (!jsn_sql_next (stmt, error))
    return NULL;
  stored
      = exhibition->link_folder ? jsn_place_store (exhibition->link_folder, photo->path) : jsn_sql_dup_path (stmt, 0);
  return jsn_display_path (stored);
}

static void
add_photo (JsonBuilder *builder, const JsnPhoto *photo, const char *path)
{

  json_builder_begin_object (builder);
  add_int (builder, "id", photo->id);
  add_string (builder, "path", path);
  add_facts (builder, photo);
  add_int (builder, "rating", photo->rating);
  json_builder_set_member_name (builder, "pick");
  json_builder_add_boolean_value (builder, photo->pick);
  add_string (builder, "clearance.print", jsn_clearance_name (photo->clearance_print));
  add_string (builder, "clearance.press", jsn_clearance_name (photo->clearance_press));
  add_string (builder, "embargo", photo->embargo);
  add_texts (builder, photo->texts);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < photo->warnings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (photo->warnings, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_item (JsonBuilder *builder, const JsnItem *item)
{
  json_builder_begin_object (builder);
  add_int (builder, "id", item->id);
  add_string (builder, "kind", jsn_item_kind_name (item->kind));
  add_double (builder, "x_mm", item->x_mm);
  add_double (builder, "y_mm", item->y_mm);
  add_double (builder, "width_mm", item->width_mm);
  add_double (builder, "height_mm", item->height_mm);
  add_int (builder, "photo", item->photo);
  add_double (builder, "crop_x", item->crop.center_x);
  add_double (builder, "crop_y", item->crop.center_y);
  add_double (builder, "crop_scale", item->crop.scale);
  add_string (builder, "field", item->field);
  add_string (builder, "style", item->style);
  add_string (builder, "languages", item->languages);
  add_string (builder, "ink", item->ink);
  json_builder_end_object (builder);
}

static void
add_panel (JsonBuilder *builder, const JsnPanel *panel)
{
  json_builder_begin_object (builder);
  add_int (builder, "id", panel->id);
  add_int (builder, "number", panel->number);
  add_double (builder, "width_mm", panel->width_mm);
  add_double (builder, "height_mm", panel->height_mm);
  add_string (builder, "template", panel->template_name);
  add_texts (builder, panel->texts);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < panel->items->len; i++)
    add_item (builder, g_ptr_array_index (panel->items, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
add_exhibition (JsonBuilder *builder, JsnExhibition *exhibition, GError **error)
{
  g_autoptr (JsnTexts) texts = jsn_exhibition_load_texts (exhibition, error);
  g_autoptr (GHashTable) settings = texts ? jsn_settings_load (exhibition, error) : NULL;
  g_autoptr (GList) keys = NULL;

  if (settings == NULL)
    return FALSE;
  keys = g_list_sort (g_hash_table_get_keys (settings), (GCompareFunc)g_strcmp0);
  json_builder_set_member_name (builder, "exhibition");
  json_builder_begin_object (builder);
  for (GList *key = keys; key; key = key->next)
    add_string (builder, key->data, g_hash_table_lookup (settings, key->data));
  add_texts (builder, texts);
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
add_photos (JsonBuilder *builder, JsnExhibition *exhibition, GError **error)
{
  g_autoptr (GArray) ids = jsn_photos_list (exhibition, NULL, JSN_PHOTOS_BY_IMPORT, error);

  if (ids == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "photos");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (JsnPhoto) photo = jsn_photos_load (exhibition, g_array_index (ids, gint64, i), error);

      g_autofree char *path = photo ? dup_shown_path (exhibition, photo, error) : NULL;

      if (path == NULL)
        return FALSE;
      add_photo (builder, photo, path);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static gboolean
add_panels (JsonBuilder *builder, JsnExhibition *exhibition, GError **error)
{
  g_autoptr (GArray) ids = jsn_panels_list (exhibition, error);

  if (ids == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "panels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (JsnPanel) panel = jsn_panels_load (exhibition, g_array_index (ids, gint64, i), error);

      if (panel == NULL)
        return FALSE;
      add_panel (builder, panel);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static gboolean
add_kit (JsonBuilder *builder, JsnExhibition *exhibition, GError **error)
{
  g_autoptr (JsnTexts) texts = jsn_kit_load_texts (exhibition, error);

  if (texts == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "kit");
  json_builder_begin_object (builder);
  add_texts (builder, texts);
  json_builder_end_object (builder);
  return TRUE;
}

JsonNode *
jsn_exhibition_dump (JsnExhibition *exhibition, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  g_autoptr (JsnReading) reading G_GNUC_UNUSED = jsn_reading_begin (exhibition);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (!add_exhibition (builder, exhibition, error) || !add_photos (builder, exhibition, error)
      || !add_panels (builder, exhibition, error) || !add_kit (builder, exhibition, error))
    return NULL;
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
