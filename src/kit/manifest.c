/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table from path to sum; order is made when somebody looks. */
#include "kit/manifest.h"

#include <string.h>

#include "kit/digest.h"

struct _JsnManifest
{
  GHashTable *sums; /* char * → char * */
};

JsnManifest *
jsn_manifest_new (void)
{
  JsnManifest *manifest = g_new0 (JsnManifest, 1);

  manifest->sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return manifest;
}

void
jsn_manifest_free (JsnManifest *manifest)
{
  if (manifest == NULL)
    return;
  g_hash_table_unref (manifest->sums);
  g_free (manifest);
}

gboolean
jsn_manifest_add (JsnManifest *manifest, const char *path, const char *sum)
{
  g_return_val_if_fail (manifest != NULL && path != NULL && sum != NULL, FALSE);

  if (g_hash_table_contains (manifest->sums, path))
    return FALSE;
  return g_hash_table_insert (manifest->sums, g_strdup (path), g_strdup (sum));
}

const char *
jsn_manifest_get (const JsnManifest *manifest, const char *path)
{
  g_return_val_if_fail (manifest != NULL && path != NULL, NULL);

  return g_hash_table_lookup (manifest->sums, path);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
jsn_manifest_list (const JsnManifest *manifest)
{
  g_return_val_if_fail (manifest != NULL, NULL);

  GPtrArray *paths = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, manifest->sums);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_ptr_array_add (paths, path);
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

char *
jsn_manifest_format (const JsnManifest *manifest)
{
  g_autoptr (GPtrArray) paths = jsn_manifest_list (manifest);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);

      g_string_append_printf (text, "%s  %s\n", jsn_manifest_get (manifest, path), path);
    }
  return g_string_free (text, FALSE);
}

static gboolean
parse_line (JsnManifest *manifest, char *line)
{
  gsize length = strlen (line);
  char *path = line + JSN_DIGEST_LENGTH + 2;

  if (length < JSN_DIGEST_LENGTH + 3 || strspn (line, "0123456789abcdefABCDEF") != JSN_DIGEST_LENGTH
      || line[JSN_DIGEST_LENGTH] != ' ' || strchr (" *", line[JSN_DIGEST_LENGTH + 1]) == NULL)
    return FALSE;
  line[JSN_DIGEST_LENGTH] = '\0';
  g_autofree char *sum = g_ascii_strdown (line, -1);
  return jsn_manifest_add (manifest, g_str_has_prefix (path, "./") ? path + 2 : path, sum);
}

JsnManifest *
jsn_manifest_parse (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  g_autoptr (JsnManifest) manifest = jsn_manifest_new ();
  g_autofree char *copy = g_strndup (text, length);
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);

  for (char **line = lines; *line; line++)
    {
      g_strchomp (*line);
      if (**line != '\0' && **line != '#' && !parse_line (manifest, *line))
        return NULL;
    }
  return g_hash_table_size (manifest->sums) > 0 ? g_steal_pointer (&manifest) : NULL;
}
