/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathers from the exhibition what the kit is made of. */
#include "exhibition/kit.h"
#include "exhibition/photos.h"
#include "kit/kit.h"

static gboolean
load_photos (JsnKitContent *content, JsnExhibition *exhibition, GError **error)
{
  g_autoptr (GArray) ids = jsn_photos_list (exhibition, NULL, JSN_PHOTOS_BY_IMPORT, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      JsnPhoto *photo = jsn_photos_load (exhibition, g_array_index (ids, gint64, i), error);

      if (photo == NULL)
        return FALSE;
      g_ptr_array_add (content->photos, photo);
    }
  return TRUE;
}

JsnKitContent *
jsn_kit_content_load (JsnExhibition *exhibition, gint64 now, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  g_autoptr (JsnKitContent) content = g_new0 (JsnKitContent, 1);

  content->now = now;
  content->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_photo_free);
  content->languages = jsn_exhibition_dup_languages (exhibition);
  content->exhibition = jsn_exhibition_load_texts (exhibition, error);
  if (content->exhibition == NULL)
    return NULL;
  content->kit = jsn_kit_load_texts (exhibition, error);
  if (content->kit == NULL || !load_photos (content, exhibition, error))
    return NULL;
  return g_steal_pointer (&content);
}

void
jsn_kit_content_free (JsnKitContent *content)
{
  if (content == NULL)
    return;
  g_clear_pointer (&content->photos, g_ptr_array_unref);
  jsn_texts_free (content->exhibition);
  jsn_texts_free (content->kit);
  g_strfreev (content->languages);
  g_free (content);
}
