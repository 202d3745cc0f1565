/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encoding of dragged photos; both sides read only what they themselves could have written. */
#include "app/photo-drag.h"

#include "exhibition/photos.h"

static void
set_ids (GtkSelectionData *data, const GArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  gtk_selection_data_set (data, gtk_selection_data_get_target (data), 8, (const guchar *)text->str, (int)text->len);
}

static void
set_uris (GtkSelectionData *data, JsnExhibition *exhibition, const GArray *ids)
{
  g_autoptr (GPtrArray) uris = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (JsnPhoto) photo = jsn_photos_load_brief (exhibition, g_array_index (ids, gint64, i), NULL);
      char *uri = photo && photo->path ? g_filename_to_uri (photo->path, NULL, NULL) : NULL;

      if (uri)
        g_ptr_array_add (uris, uri);
    }
  g_ptr_array_add (uris, NULL);
  gtk_selection_data_set_uris (data, (char **)uris->pdata);
}

void
jsn_photo_drag_set (GtkSelectionData *data, JsnExhibition *exhibition, const GArray *ids)
{
  if (gtk_selection_data_get_target (data) == gdk_atom_intern_static_string (JSN_PHOTO_DRAG_TARGET))
    set_ids (data, ids);
  else
    set_uris (data, exhibition, ids);
}

GArray *
jsn_photo_drag_get (GtkSelectionData *data)
{
  if (gtk_selection_data_get_length (data) <= 0)
    return NULL;

  g_autofree char *text
      = g_strndup ((const char *)gtk_selection_data_get_data (data), (gsize)gtk_selection_data_get_length (data));
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; words[i]; i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);

      if (id > 0)
        g_array_append_val (ids, id);
    }
  return ids->len > 0 ? g_steal_pointer (&ids) : NULL;
}

char **
jsn_photo_drag_get_paths (GtkSelectionData *data)
{
  g_auto (GStrv) uris = gtk_selection_data_get_uris (data);
  GPtrArray *paths = g_ptr_array_new ();

  for (guint i = 0; uris && uris[i]; i++)
    {
      char *path = g_filename_from_uri (uris[i], NULL, NULL);

      if (path)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  return (char **)g_ptr_array_free (paths, FALSE);
}
