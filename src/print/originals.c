/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing is printed that is not exactly the file that was imported. */
#include "print/originals.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "photo/read.h"
#include "print/profile.h"

static JsnPrintPixels *
load_original (const JsnPhoto *photo, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JsnPrintPixels) pixels = jsn_pixels_load_print (photo->path, &problem);

  if (pixels == NULL && g_error_matches (problem, JSN_ERROR, JSN_ERROR_NOT_FOUND))
    {
      g_autofree char *name = jsn_display_path (photo->path);

      jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("%s is missing; find it again before printing."), name);
      return NULL;
    }
  /* Hashed after loading: a file that changed before, meanwhile or since gives itself away. */
  g_autofree char *hash = jsn_photo_hash (photo->path, NULL);
  if (hash && g_strcmp0 (hash, photo->hash) != 0)
    {
      g_autofree char *name = jsn_display_path (photo->path);

      jsn_error_set (error, JSN_ERROR_CONFLICT, _ ("%s changed on disk since it was imported; re-read it."), name);
      return NULL;
    }
  if (pixels == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&pixels);
}

static void
warn_of_colors (const JsnPhoto *photo, const JsnPrintPixels *pixels, GPtrArray *warnings)
{
  g_autofree char *name = jsn_display_path (photo->path);

  if (pixels->profile && pixels->components != 1 && !jsn_profile_fits (pixels->profile, pixels->components))
    g_ptr_array_add (warnings,
                     g_strdup_printf (_ ("%s: its colour profile is not meant for pictures and was left out."), name));
  else if (pixels->components == 4 && pixels->profile == NULL)
    g_ptr_array_add (warnings,
                     g_strdup_printf (_ ("%s is CMYK without a profile and prints as the press takes it."), name));
}

static gboolean
load_node (const JsnScene *scene, const JsnNode *node, GHashTable *originals, GPtrArray *warnings, GError **error)
{
  const JsnPhoto *photo = jsn_sheet_get_photo (scene->sheet, node->photo);

  if (photo == NULL)
    return jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("Panel %d shows a photo that the exhibition no longer has."),
                          scene->sheet->panel->number);
  g_autoptr (JsnPrintPixels) pixels = load_original (photo, error);
  if (pixels == NULL)
    return FALSE;
  warn_of_colors (photo, pixels, warnings);
  g_hash_table_insert (originals, g_memdup2 (&node->photo, sizeof node->photo), g_steal_pointer (&pixels));
  return TRUE;
}

GHashTable *
jsn_originals_load (const JsnScene *scene, JsnJob *job, GPtrArray *warnings, GError **error)
{
  g_autoptr (GHashTable) originals
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)jsn_print_pixels_free);
  guint n_photos = 0;

  for (guint i = 0; i < scene->nodes->len; i++)
    n_photos += ((const JsnNode *)g_ptr_array_index (scene->nodes, i))->kind == JSN_NODE_PHOTO;
  jsn_job_begin (job, _ ("Reading originals"), n_photos);
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const JsnNode *node = g_ptr_array_index (scene->nodes, i);

      if (node->kind != JSN_NODE_PHOTO)
        continue;
      if (!jsn_job_check (job, error))
        return NULL;
      if (!g_hash_table_contains (originals, &node->photo) && !load_node (scene, node, originals, warnings, error))
        return NULL;
      jsn_job_advance (job, 1);
    }
  return g_steal_pointer (&originals);
}
