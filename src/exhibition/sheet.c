/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded in one reading, so that panel, photos and settings are of the same moment. */
#include "exhibition/sheet.h"

#include <math.h>

#include "base/error.h"
#include "exhibition/settings.h"
#include "exhibition/store.h"

static GHashTable *
photos_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)jsn_photo_free);
}

static void
insert_photo (GHashTable *photos, JsnPhoto *photo)
{
  g_hash_table_insert (photos, g_memdup2 (&photo->id, sizeof photo->id), photo);
}

static gboolean
load_photos (JsnSheet *sheet, JsnExhibition *exhibition, GError **error)
{
  sheet->photos = photos_new ();
  for (guint i = 0; i < sheet->panel->items->len; i++)
    {
      const JsnItem *item = g_ptr_array_index (sheet->panel->items, i);
      g_autoptr (GError) failure = NULL;

      if (item->photo == 0 || g_hash_table_contains (sheet->photos, &item->photo))
        continue;

      JsnPhoto *photo = jsn_photos_load (exhibition, item->photo, &failure);
      if (photo)
        insert_photo (sheet->photos, photo);
      /* A photo that is gone leaves its frame empty; anything else is a failure. */
      else if (!g_error_matches (failure, JSN_ERROR, JSN_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}

JsnSheet *
jsn_sheet_load (JsnExhibition *exhibition, gint64 panel, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  g_autoptr (JsnReading) reading G_GNUC_UNUSED = jsn_reading_begin (exhibition);
  g_autoptr (JsnSheet) sheet = g_new0 (JsnSheet, 1);

  sheet->panel = jsn_panels_load (exhibition, panel, error);
  if (sheet->panel == NULL || !load_photos (sheet, exhibition, error))
    return NULL;
  sheet->exhibition = jsn_exhibition_load_texts (exhibition, error);
  if (sheet->exhibition == NULL)
    return NULL;
  sheet->languages = jsn_exhibition_dup_languages (exhibition);
  sheet->n_panels = (int)jsn_store_int (exhibition, 0, "SELECT count(*) FROM panel", 0, 0);
  sheet->settings = jsn_settings_load (exhibition, error);
  return sheet->settings ? g_steal_pointer (&sheet) : NULL;
}

JsnSheet *
jsn_sheet_copy (const JsnSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  JsnSheet *copy = g_new0 (JsnSheet, 1);
  GHashTableIter iter;
  gpointer key, value;

  copy->panel = jsn_panel_copy (sheet->panel);
  copy->exhibition = jsn_texts_copy (sheet->exhibition);
  copy->languages = g_strdupv (sheet->languages);
  copy->n_panels = sheet->n_panels;
  copy->photos = photos_new ();
  g_hash_table_iter_init (&iter, sheet->photos);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    insert_photo (copy->photos, jsn_photo_copy (value));
  copy->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, sheet->settings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->settings, g_strdup (key), g_strdup (value));
  return copy;
}

void
jsn_sheet_free (JsnSheet *sheet)
{
  if (sheet == NULL)
    return;
  jsn_panel_free (sheet->panel);
  g_clear_pointer (&sheet->photos, g_hash_table_unref);
  jsn_texts_free (sheet->exhibition);
  g_strfreev (sheet->languages);
  g_clear_pointer (&sheet->settings, g_hash_table_unref);
  g_free (sheet);
}

const JsnPhoto *
jsn_sheet_get_photo (const JsnSheet *sheet, gint64 id)
{
  g_return_val_if_fail (sheet != NULL, NULL);

  return g_hash_table_lookup (sheet->photos, &id);
}

double
jsn_sheet_get_number (const JsnSheet *sheet, const char *key)
{
  g_return_val_if_fail (sheet != NULL && key != NULL, NAN);

  const char *value = g_hash_table_lookup (sheet->settings, key);

  return value ? g_ascii_strtod (value, NULL) : NAN;
}
