/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Originals are opened here and nowhere else, so that no FIFO, device or growing file surprises a decoder. */
#include "photo/original.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

#define READ_MAX_BYTES (256 << 20)

static gboolean
check_stat (const char *path, const struct stat *info, GError **error)
{
  g_autofree char *shown = jsn_display_path (path);

  if (S_ISDIR (info->st_mode))
    return jsn_error_set (error, JSN_ERROR_NOT_REGULAR, _ ("%s: This is a folder. Choose the photos in it."), shown);
  if (!S_ISREG (info->st_mode))
    return jsn_error_set (error, JSN_ERROR_NOT_REGULAR,
                          _ ("%s: This is no ordinary file but a device, pipe or socket."), shown);
  if (info->st_size == 0)
    return jsn_error_set (error, JSN_ERROR_DAMAGED, _ ("%s: The file is empty. Copy it again from the card."), shown);
  if (info->st_size > JSN_ORIGINAL_MAX_BYTES)
    return jsn_error_set (error, JSN_ERROR_LIMIT,
                          _ ("%s: The file is larger than 2 GiB. Save the photo in a smaller form."), shown);
  return TRUE;
}

static int
open_regular (const char *path, struct stat *info, GError **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

  /* A socket cannot be opened at all: say what it is, not "no such device". */
  if (fd < 0 && (errno == ENXIO || errno == ENODEV) && stat (path, info) == 0)
    {
      check_stat (path, info, error);
      return -1;
    }
  if (fd < 0 || fstat (fd, info) < 0)
    {
      jsn_error_errno (error, errno, path);
      if (fd >= 0)
        close (fd);
      return -1;
    }
  if (!check_stat (path, info, error))
    {
      close (fd);
      return -1;
    }
  return fd;
}

static GBytes *
read_whole (int fd, gsize size, const char *path, GError **error)
{
  g_autofree guint8 *data = g_try_malloc (size);
  gsize n_read = 0;

  if (data == NULL)
    {
      jsn_error_errno (error, ENOMEM, path);
      return NULL;
    }
  while (n_read < size)
    {
      gssize n = read (fd, data + n_read, size - n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          jsn_error_errno (error, errno, path);
          return NULL;
        }
      if (n == 0)
        {
          g_autofree char *shown = jsn_display_path (path);
          jsn_error_set (error, JSN_ERROR_DAMAGED, _ ("%s: The file became shorter while it was read. Try again."),
                         shown);
          return NULL;
        }
      n_read += n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

static GBytes *
map_whole (int fd, const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  GMappedFile *mapped = g_mapped_file_new_from_fd (fd, FALSE, &cause);

  if (mapped == NULL)
    {
      g_autofree char *shown = jsn_display_path (path);
      g_autofree char *reason = jsn_display_text (cause->message, -1);
      jsn_error_set (error, JSN_ERROR_FAILED, _ ("%s: The file cannot be read (%s)."), shown, reason);
      return NULL;
    }

  GBytes *bytes = g_mapped_file_get_bytes (mapped);

  g_mapped_file_unref (mapped);
  return bytes;
}

JsnOriginal *
jsn_original_load (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  struct stat info;
  int fd = open_regular (path, &info, error);

  if (fd < 0)
    return NULL;

  g_autoptr (GBytes) bytes
      = info.st_size <= READ_MAX_BYTES ? read_whole (fd, info.st_size, path, error) : map_whole (fd, path, error);

  close (fd);
  if (bytes == NULL)
    return NULL;

  JsnOriginal *original = g_new0 (JsnOriginal, 1);

  original->bytes = g_steal_pointer (&bytes);
  original->mtime_ns = (gint64)info.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info.st_mtim.tv_nsec;
  return original;
}

void
jsn_original_free (JsnOriginal *original)
{
  if (original == NULL)
    return;
  g_bytes_unref (original->bytes);
  g_free (original);
}

char *
jsn_original_hash (const JsnOriginal *original)
{
  XXH128_canonical_t canonical;
  gsize size;
  const void *data = g_bytes_get_data (original->bytes, &size);
  GString *text = g_string_sized_new (2 * sizeof canonical);

  XXH128_canonicalFromHash (&canonical, XXH3_128bits (data, size));
  for (guint i = 0; i < sizeof canonical.digest; i++)
    g_string_append_printf (text, "%02x", canonical.digest[i]);
  return g_string_free (text, FALSE);
}
