/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links are resolved in folders only: an original that is a link keeps its own name. */
#include "exhibition/place.h"

#include <stdlib.h>
#include <string.h>

#define MAX_UPS 2

static char *
resolve_folder (const char *path)
{
  g_autofree char *canonical = g_canonicalize_filename (path, "/");
  g_autofree char *folder = g_path_get_dirname (canonical);
  g_autofree char *name = g_path_get_basename (canonical);
  g_autofree char *real = realpath (folder, NULL);

  return g_build_filename (real ? real : folder, name, NULL);
}

/* What of @path lies below @folder; NULL when it does not. */
static const char *
get_below (const char *folder, const char *path)
{
  gsize length = strlen (folder);

  return strncmp (folder, path, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

char *
jsn_place_store (const char *folder, const char *path)
{
  g_return_val_if_fail (folder != NULL && path != NULL, NULL);

  g_autofree char *real = resolve_folder (path);
  g_autofree char *parent = g_strdup (folder);
  g_autoptr (GString) ups = g_string_new (NULL);

  for (int i = 0; i <= MAX_UPS && !g_str_equal (parent, "/"); i++)
    {
      const char *below = get_below (parent, real);

      if (below)
        return g_strconcat (ups->str, below, NULL);

      char *next = g_path_get_dirname (parent);
      g_free (parent);
      parent = next;
      g_string_append (ups, "../");
    }
  return g_steal_pointer (&real);
}

char *
jsn_place_resolve (const char *folder, const char *stored)
{
  g_return_val_if_fail (folder != NULL && stored != NULL, NULL);

  return g_canonicalize_filename (stored, folder);
}
