/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walking folders in a fixed order, so that the same folder always gives the same catalogue. */
#include "op/walk.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

#define MAX_DEPTH 64

void
jsn_found_free (JsnFound *found)
{
  g_free (found->path);
  g_free (found);
}

static void
add (GPtrArray *found, const char *path, gboolean walked)
{
  JsnFound *it = g_new0 (JsnFound, 1);

  it->path = g_canonicalize_filename (path, NULL);
  it->walked = walked;
  g_ptr_array_add (found, it);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* Names in byte order; NULL with @error when the folder cannot be read. */
static GPtrArray *
list_folder (const char *path, GError **error)
{
  errno = 0;

  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (dir == NULL)
    {
      jsn_error_errno (error, errno ? errno : EACCES, path);
      return NULL;
    }

  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
walk_folder (const char *path, guint depth, GPtrArray *found, JsnJob *job, GError **error)
{
  g_autoptr (GPtrArray) names = list_folder (path, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (path, names->pdata[i], NULL);
      g_autoptr (GError) reason = NULL;

      if (!jsn_job_check (job, error))
        return FALSE;
      if (!g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          /* Also a link into nowhere: it is refused, with its reason, when it is read. */
          add (found, child, TRUE);
          continue;
        }
      if (g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (depth + 1 < MAX_DEPTH && !walk_folder (child, depth + 1, found, job, &reason))
        {
          if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            {
              g_propagate_error (error, g_steal_pointer (&reason));
              return FALSE;
            }
          jsn_job_note (job, JSN_NOTE_WARNING, child, reason->message);
        }
    }
  return TRUE;
}

gboolean
jsn_walk (const char *path, GPtrArray *found, JsnJob *job, GError **error)
{
  struct stat info;
  guint before = found->len;

  if (stat (path, &info) != 0 || !S_ISDIR (info.st_mode))
    {
      add (found, path, FALSE);
      return TRUE;
    }

  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  if (!walk_folder (absolute, 0, found, job, error))
    return FALSE;
  if (found->len == before)
    {
      g_autofree char *shown = jsn_display_path (path);

      return jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("%s: there is no file in this folder; choose another"),
                            shown);
    }
  return TRUE;
}

gboolean
jsn_walk_looks_like_photo (const char *path)
{
  static const char *const endings[]
      = { ".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".tif", ".tiff", ".png", ".webp", ".heic", ".heif", ".hif" };
  const char *dot = strrchr (path, '.');

  for (gsize i = 0; dot && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (dot, endings[i]) == 0)
      return TRUE;
  return FALSE;
}
