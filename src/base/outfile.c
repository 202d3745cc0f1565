/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Written without a name (O_TMPFILE) where the file system can, else under a locked hidden one. */
#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

#define N_SLOTS 16
#define N_LINKS 40
#define NAME_BYTES 200

struct _JsnOutFile
{
  char *path;   /* as asked for; for messages */
  char *name;   /* of the target within its folder, links followed */
  char *hidden; /* name on the disk now; NULL while the file has none */
  int folder_fd;
  int fd;
  gboolean failed;
};

static gboolean
fail (JsnOutFile *file, int errnum, GError **error)
{
  file->failed = TRUE;
  return jsn_error_errno (error, errnum, file->path);
}

/* Follows links at the end of @path by hand, because realpath() gives up on one that leads to no file yet. */
static char *
follow_links (const char *path, GError **error)
{
  g_autofree char *now = g_strdup (path);
  char target[4097];

  for (guint i = 0; i < N_LINKS; i++)
    {
      ssize_t length = readlink (now, target, sizeof target - 1);

      if (length < 0)
        return g_steal_pointer (&now);
      target[length] = '\0';
      g_autofree char *folder = g_path_get_dirname (now);
      g_free (now);
      now = g_path_is_absolute (target) ? g_strdup (target) : g_build_filename (folder, target, NULL);
    }
  jsn_error_errno (error, ELOOP, path);
  return NULL;
}

/* A rename would put a file in the place of a device or FIFO. */
static gboolean
check_target (JsnOutFile *file, mode_t *mode, GError **error)
{
  struct stat target;

  *mode = 0;
  if (fstatat (file->folder_fd, file->name, &target, AT_SYMLINK_NOFOLLOW) != 0)
    return errno == ENOENT || fail (file, errno, error);
  if (!S_ISREG (target.st_mode))
    return fail (file, S_ISDIR (target.st_mode) ? EISDIR : ENXIO, error);
  *mode = target.st_mode & 0777;
  return TRUE;
}

static char *
dup_slot_name (JsnOutFile *file, guint slot)
{
  gsize length = strlen (file->name);

  /* Room for the rest within the 255 bytes of a name, cut on a character. */
  if (length > NAME_BYTES)
    for (length = NAME_BYTES; length > 1 && ((guchar)file->name[length] & 0xc0) == 0x80;)
      length--;
  return g_strdup_printf (".%.*s.jsn-part-%06x", (int)length, file->name, slot);
}

/* Removes @name when it is the leftover of a program that died: whoever lives holds the lock. Only who holds
 * the lock may remove the name, so it still means the file that was locked. */
static void
remove_stale (JsnOutFile *file, const char *name)
{
  struct stat locked, named;
  int fd = openat (file->folder_fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (fstat (fd, &locked) == 0 && S_ISREG (locked.st_mode) && flock (fd, LOCK_EX | LOCK_NB) == 0
      && fstatat (file->folder_fd, name, &named, AT_SYMLINK_NOFOLLOW) == 0 && named.st_ino == locked.st_ino
      && named.st_dev == locked.st_dev)
    unlinkat (file->folder_fd, name, 0);
  close (fd);
}

static void
remove_all_stale (JsnOutFile *file)
{
  for (guint slot = 0; slot < N_SLOTS; slot++)
    {
      g_autofree char *name = dup_slot_name (file, slot);

      remove_stale (file, name);
    }
}

static gboolean
open_anonymous (JsnOutFile *file)
{
  /* The only way from such a file to a name leads through /proc. */
  if (access ("/proc/self/fd", X_OK) != 0)
    return FALSE;
  file->fd = openat (file->folder_fd, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
  if (file->fd < 0)
    return FALSE;
  flock (file->fd, LOCK_EX);
  return TRUE;
}

/* Whether the file was still there once it was locked; a cleaner may have come in between. */
static gboolean
lock_named (int fd)
{
  struct stat made;

  flock (fd, LOCK_EX);
  return fstat (fd, &made) == 0 && made.st_nlink > 0;
}

static gboolean
open_hidden (JsnOutFile *file, GError **error)
{
  int errnum = EEXIST;

  for (guint slot = 0; slot < N_SLOTS; slot++)
    {
      g_autofree char *name = dup_slot_name (file, slot);

      file->fd = openat (file->folder_fd, name, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0666);
      errnum = file->fd < 0 ? errno : 0;
      if (errnum == 0 && lock_named (file->fd))
        {
          file->hidden = g_steal_pointer (&name);
          return TRUE;
        }
      if (errnum == 0)
        {
          close (file->fd);
          file->fd = -1;
          errnum = EBUSY;
        }
      else if (errnum != EEXIST)
        break;
    }
  return fail (file, errnum == EEXIST ? EBUSY : errnum, error);
}

static gboolean
open_folder (JsnOutFile *file, GError **error)
{
  g_autofree char *target = NULL;

  if (file->path[0] == '\0')
    return fail (file, ENOENT, error);
  if (g_str_has_suffix (file->path, "/"))
    return fail (file, EISDIR, error);
  target = follow_links (file->path, error);
  if (target == NULL)
    return FALSE;

  g_autofree char *folder = g_path_get_dirname (target);
  file->name = g_path_get_basename (target);
  file->folder_fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return file->folder_fd >= 0 || jsn_error_errno (error, errno, folder);
}

JsnOutFile *
jsn_out_file_open (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (JsnOutFile) file = g_new0 (JsnOutFile, 1);
  mode_t mode;

  file->path = g_strdup (path);
  file->fd = file->folder_fd = -1;
  if (!open_folder (file, error) || !check_target (file, &mode, error))
    return NULL;
  remove_all_stale (file);
  if (!open_anonymous (file) && !open_hidden (file, error))
    return NULL;
  return g_steal_pointer (&file);
}

gboolean
jsn_out_file_write (JsnOutFile *file, const void *data, gsize length, GError **error)
{
  g_return_val_if_fail (file != NULL && file->fd >= 0 && !file->failed, FALSE);

  const char *p = data;

  while (length > 0)
    {
      ssize_t n = write (file->fd, p, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (file, n < 0 ? errno : ENOSPC, error);
      p += n;
      length -= n;
    }
  return TRUE;
}

gboolean
jsn_out_file_print (JsnOutFile *file, GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *text = g_strdup_vprintf (format, args);
  va_end (args);
  return jsn_out_file_write (file, text, strlen (text), error);
}

int
jsn_out_file_get_fd (JsnOutFile *file)
{
  g_return_val_if_fail (file != NULL, -1);

  return file->fd;
}

static int
sync_fd (int fd)
{
  int result;

  do
    result = fsync (fd);
  while (result != 0 && errno == EINTR);
  return result;
}

/* Some network file systems cannot sync a folder and say so. */
static int
sync_folder (int fd)
{
  return sync_fd (fd) == 0 || errno == EINVAL || errno == EOPNOTSUPP ? 0 : -1;
}

/* Network file systems tell of a full disk at close(); a copy of the descriptor asks before the old file
 * goes. */
static gboolean
flush (JsnOutFile *file, GError **error)
{
  if (sync_fd (file->fd) != 0)
    return fail (file, errno, error);

  int copy = fcntl (file->fd, F_DUPFD_CLOEXEC, 0);
  if (copy < 0 || close (copy) != 0)
    return fail (file, errno, error);
  return TRUE;
}

static int
link_anonymous (JsnOutFile *file, const char *name)
{
  char from[64];

  g_snprintf (from, sizeof from, "/proc/self/fd/%d", file->fd);
  return linkat (AT_FDCWD, from, file->folder_fd, name, AT_SYMLINK_FOLLOW);
}

/* linkat() cannot replace, so the way to an existing name leads over a hidden one. */
static gboolean
give_hidden_name (JsnOutFile *file, GError **error)
{
  for (guint slot = 0; slot < N_SLOTS; slot++)
    {
      g_autofree char *name = dup_slot_name (file, slot);

      if (link_anonymous (file, name) == 0)
        {
          file->hidden = g_steal_pointer (&name);
          return TRUE;
        }
      if (errno != EEXIST)
        return fail (file, errno, error);
    }
  return fail (file, EBUSY, error);
}

static gboolean
replace_target (JsnOutFile *file, GError **error)
{
  mode_t mode;

  if (!check_target (file, &mode, error))
    return FALSE;
  /* Who hid the old file from others wants the new one hidden too; FAT cannot and need not. */
  if (mode != 0 && fchmod (file->fd, mode) != 0 && errno != EPERM && errno != EOPNOTSUPP)
    return fail (file, errno, error);
  if (file->hidden == NULL && !give_hidden_name (file, error))
    return FALSE;
  if (renameat (file->folder_fd, file->hidden, file->folder_fd, file->name) != 0)
    return fail (file, errno, error);
  g_clear_pointer (&file->hidden, g_free);
  return TRUE;
}

static gboolean
give_new_name (JsnOutFile *file, GError **error)
{
  if (file->hidden == NULL)
    return link_anonymous (file, file->name) == 0 || fail (file, errno, error);
  if (renameat2 (file->folder_fd, file->hidden, file->folder_fd, file->name, RENAME_NOREPLACE) == 0)
    {
      g_clear_pointer (&file->hidden, g_free);
      return TRUE;
    }
  if (errno != EINVAL && errno != ENOSYS)
    return fail (file, errno, error);
  /* File systems that do not know the flag know links; the hidden name goes when the file is freed. */
  return linkat (file->folder_fd, file->hidden, file->folder_fd, file->name, 0) == 0 || fail (file, errno, error);
}

static void
drop_hidden (JsnOutFile *file)
{
  if (file->hidden)
    unlinkat (file->folder_fd, file->hidden, 0);
  g_clear_pointer (&file->hidden, g_free);
}

gboolean
jsn_out_file_commit (JsnOutFile *file, gboolean replace, GError **error)
{
  g_return_val_if_fail (file != NULL && file->fd >= 0 && !file->failed, FALSE);

  if (!flush (file, error) || !(replace ? replace_target (file, error) : give_new_name (file, error)))
    return FALSE;
  drop_hidden (file);
  if (sync_folder (file->folder_fd) != 0)
    return fail (file, errno, error);
  if (close (g_steal_fd (&file->fd)) != 0 && errno != EINTR)
    return fail (file, errno, error);
  return TRUE;
}

void
jsn_out_file_free (JsnOutFile *file)
{
  if (file == NULL)
    return;
  drop_hidden (file);
  if (file->fd >= 0)
    close (file->fd);
  if (file->folder_fd >= 0)
    close (file->folder_fd);
  g_free (file->path);
  g_free (file->name);
  g_free (file);
}

gboolean
jsn_out_file_put (const char *path, const void *data, gsize length, gboolean replace, GError **error)
{
  g_autoptr (JsnOutFile) file = jsn_out_file_open (path, error);

  return file && jsn_out_file_write (file, data, length, error) && jsn_out_file_commit (file, replace, error);
}

static gboolean
sync_path (const char *folder, GError **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* A folder that may be entered but not listed cannot be synced. */
  if (fd < 0)
    return errno == EACCES || jsn_error_errno (error, errno, folder);
  int errnum = sync_folder (fd) == 0 ? 0 : errno;
  close (fd);
  return errnum == 0 || jsn_error_errno (error, errnum, folder);
}

gboolean
jsn_make_folder (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, FALSE);

  struct stat there;

  if (stat (path, &there) == 0)
    return S_ISDIR (there.st_mode) || jsn_error_errno (error, ENOTDIR, path);
  if (errno != ENOENT || path[0] == '\0')
    return jsn_error_errno (error, errno, path);

  g_autofree char *parent = g_path_get_dirname (path);
  if (!jsn_make_folder (parent, error))
    return FALSE;
  if (mkdir (path, 0777) != 0)
    {
      int errnum = errno;

      /* Somebody else may have made it in the meantime. */
      if (errnum == EEXIST && stat (path, &there) == 0 && S_ISDIR (there.st_mode))
        return TRUE;
      return jsn_error_errno (error, errnum, path);
    }
  return sync_path (parent, error);
}
