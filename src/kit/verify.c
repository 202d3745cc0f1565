/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a ZIP from anywhere by libarchive, sums every file in passing, and compares with the manifest inside. */
#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "kit/digest.h"
#include "kit/kit.h"
#include "kit/manifest.h"

#define MAX_ENTRIES 100000
#define MAX_ENTRY_BYTES (G_GINT64_CONSTANT (4) << 30)
#define MAX_MANIFEST_BYTES (32u << 20)
/* Pictures do not shrink and texts are small: what unpacks to more is no kit but a bomb. */
#define MAX_RATIO 100
#define RATIO_FREE_BYTES (G_GINT64_CONSTANT (64) << 20)
/* Behind an entry that cannot be unpacked reading begins anew, at the cost of a walk through the directory. */
#define MAX_RESTARTS 64
#define BLOCK_BYTES (64 * 1024)
#define STEP_SHIFT 20

typedef struct archive Archive;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

typedef struct
{
  char *shown; /* the kit's path, fit for messages */
  JsnJob *job;
  int fd;
  gint64 file_bytes;
  gint64 unpacked_bytes;
  guint n_entries;      /* read so far */
  char *folder;         /* where the manifest lies, with slash */
  GString *manifest;    /* its text */
  GHashTable *sums;     /* full name → sum; "" when it cannot be unpacked */
  GPtrArray *sentences; /* of char * */
} Reading;

static void
reading_clear (Reading *reading)
{
  if (reading->fd >= 0)
    close (reading->fd);
  g_free (reading->shown);
  g_free (reading->folder);
  g_string_free (reading->manifest, TRUE);
  g_hash_table_unref (reading->sums);
  g_clear_pointer (&reading->sentences, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
say (Reading *reading, const char *format, const char *name)
{
  const char *below
      = reading->folder && g_str_has_prefix (name, reading->folder) ? name + strlen (reading->folder) : name;
  g_autofree char *shown = jsn_display_path (below);

  g_ptr_array_add (reading->sentences, g_strdup_printf (format, shown));
}

static gboolean
open_file (Reading *reading, const char *path, GError **error)
{
  struct stat there;

  reading->fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (reading->fd < 0 || fstat (reading->fd, &there) != 0)
    return jsn_error_errno (error, errno, path);
  if (!S_ISREG (there.st_mode))
    return jsn_error_errno (error, S_ISDIR (there.st_mode) ? EISDIR : ENXIO, path);
  reading->file_bytes = there.st_size;
  return TRUE;
}

/* Only by the directory at the end, so that nothing counts as an entry which an unzipper would not show. */
static Archive *
open_archive (Reading *reading, GError **error)
{
  g_autoptr (Archive) archive = archive_read_new ();

  archive_read_support_format_zip_seekable (archive);
  if (reading->file_bytes == 0 || lseek (reading->fd, 0, SEEK_SET) != 0
      || archive_read_open_fd (archive, reading->fd, BLOCK_BYTES) != ARCHIVE_OK)
    {
      jsn_error_set (error, JSN_ERROR_FORMAT, _ ("%s: not a ZIP, or not a whole one; get the press kit again"),
                     reading->shown);
      return NULL;
    }
  return g_steal_pointer (&archive);
}

static gboolean
fail_damaged (const Reading *reading, GError **error)
{
  return jsn_error_set (error, JSN_ERROR_DAMAGED,
                        _ ("%s: the ZIP is damaged and cannot be read to its end; get it again"), reading->shown);
}

static gboolean
count_bytes (Reading *reading, gint64 n_bytes, GError **error)
{
  gint64 before = reading->unpacked_bytes;

  reading->unpacked_bytes += n_bytes;
  jsn_job_advance (reading->job, (guint)((reading->unpacked_bytes >> STEP_SHIFT) - (before >> STEP_SHIFT)));
  if (reading->unpacked_bytes > RATIO_FREE_BYTES + reading->file_bytes * MAX_RATIO)
    return jsn_error_set (error, JSN_ERROR_LIMIT, _ ("%s: unpacks to far more than a press kit holds; do not open it"),
                          reading->shown);
  return jsn_job_check (reading->job, error);
}

static gboolean
is_manifest (const char *name)
{
  const char *slash = strchr (name, '/');

  return slash && slash != name && strcmp (slash + 1, JSN_MANIFEST_NAME) == 0;
}

/* Sums the data of the current entry. @result: what libarchive said last. */
static char *
sum_entry (Reading *reading, Archive *archive, GString *copy, int *result, GError **error)
{
  g_autoptr (JsnDigest) digest = jsn_digest_new ();
  g_autofree char *block = g_malloc (BLOCK_BYTES);
  gint64 n_total = 0;
  la_ssize_t n_bytes;

  while ((n_bytes = archive_read_data (archive, block, BLOCK_BYTES)) > 0)
    {
      n_total += n_bytes;
      if (!count_bytes (reading, n_bytes, error))
        return NULL;
      if (n_total > MAX_ENTRY_BYTES || (copy && n_total > MAX_MANIFEST_BYTES))
        {
          jsn_error_set (error, JSN_ERROR_LIMIT,
                         _ ("%s: holds a file that is too large for a press kit; do not open it"), reading->shown);
          return NULL;
        }
      jsn_digest_update (digest, block, (gsize)n_bytes);
      if (copy)
        g_string_append_len (copy, block, n_bytes);
    }
  *result = (int)n_bytes;
  return n_bytes < 0 ? g_strdup ("") : jsn_digest_finish (digest);
}

static char *
dup_name (struct archive_entry *entry, guint index)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (name == NULL)
    name = archive_entry_pathname (entry);
  return name ? g_strdup (name) : g_strdup_printf ("#%u", index);
}

static gboolean
read_entry (Reading *reading, Archive *archive, struct archive_entry *entry, int *result, GError **error)
{
  g_autofree char *name = dup_name (entry, reading->n_entries);
  mode_t type = archive_entry_filetype (entry);

  if (type == AE_IFDIR)
    return TRUE;
  if (type != AE_IFREG)
    {
      say (reading, _ ("%s: is no file but a link or device"), name);
      return TRUE;
    }

  gboolean first_manifest = is_manifest (name) && reading->folder == NULL;
  g_autofree char *sum = sum_entry (reading, archive, first_manifest ? reading->manifest : NULL, result, error);

  if (sum == NULL)
    return FALSE;
  if (first_manifest)
    reading->folder = g_strndup (name, strlen (name) - strlen (JSN_MANIFEST_NAME));
  if (g_hash_table_contains (reading->sums, name))
    say (reading, _ ("%s: is in the ZIP twice"), name);
  else
    g_hash_table_insert (reading->sums, g_steal_pointer (&name), g_steal_pointer (&sum));
  return TRUE;
}

/* Reads on from entry n_entries until the end (TRUE, @again FALSE) or an entry that stops libarchive (@again TRUE). */
static gboolean
read_entries (Reading *reading, gboolean *again, GError **error)
{
  g_autoptr (Archive) archive = open_archive (reading, error);
  struct archive_entry *entry;
  int result = ARCHIVE_OK;

  *again = FALSE;
  if (archive == NULL)
    return FALSE;
  for (guint i = 0; (result = archive_read_next_header (archive, &entry)) != ARCHIVE_EOF; i++)
    {
      if (result < ARCHIVE_WARN)
        return reading->n_entries == 0
                   ? jsn_error_set (error, JSN_ERROR_FORMAT,
                                    _ ("%s: not a ZIP, or not a whole one; get the press kit again"), reading->shown)
                   : fail_damaged (reading, error);
      if (i < reading->n_entries)
        continue;
      if (++reading->n_entries > MAX_ENTRIES)
        return jsn_error_set (error, JSN_ERROR_LIMIT, _ ("%s: holds more files than a press kit; do not open it"),
                              reading->shown);
      if (!read_entry (reading, archive, entry, &result, error))
        return FALSE;
      if (result == ARCHIVE_FATAL)
        {
          *again = TRUE;
          return TRUE;
        }
    }
  return TRUE;
}

static gboolean
read_kit (Reading *reading, GError **error)
{
  gboolean again = TRUE;

  for (guint i = 0; again; i++)
    {
      if (i > MAX_RESTARTS)
        return fail_damaged (reading, error);
      if (!read_entries (reading, &again, error))
        return FALSE;
    }
  return reading->folder != NULL
         || jsn_error_set (error, JSN_ERROR_FORMAT, _ ("%s: a ZIP without %s: not a press kit of Jeonsi"),
                           reading->shown, JSN_MANIFEST_NAME);
}

static void
compare_file (Reading *reading, const char *name, const char *wanted, const char *found)
{
  if (found == NULL)
    say (reading, _ ("%s: missing"), name);
  else if (found[0] == '\0')
    say (reading, _ ("%s: damaged; get the kit again"), name);
  else if (strcmp (found, wanted) != 0)
    say (reading, _ ("%s: changed since the kit was bundled"), name);
}

static int
compare_sentences (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static void
compare_all (Reading *reading, const JsnManifest *manifest)
{
  g_autoptr (GPtrArray) listed = jsn_manifest_list (manifest);
  g_autofree char *own_name = g_strconcat (reading->folder, JSN_MANIFEST_NAME, NULL);
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < listed->len; i++)
    {
      const char *below = g_ptr_array_index (listed, i);
      g_autofree char *full = g_strconcat (reading->folder, below, NULL);

      compare_file (reading, full, jsn_manifest_get (manifest, below), g_hash_table_lookup (reading->sums, full));
    }

  g_hash_table_iter_init (&iter, reading->sums);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      gboolean inside = g_str_has_prefix (name, reading->folder);
      const char *below = (const char *)name + (inside ? strlen (reading->folder) : 0);

      if (strcmp (name, own_name) != 0 && !(inside && jsn_manifest_get (manifest, below)))
        say (reading, _ ("%s: was not in the kit when it was bundled"), name);
    }
}

GPtrArray *
jsn_kit_verify (const char *path, JsnJob *job, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_auto (Reading) reading = {
    .shown = jsn_display_path (path),
    .job = job,
    .fd = -1,
    .manifest = g_string_new (NULL),
    .sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .sentences = g_ptr_array_new_with_free_func (g_free),
  };

  if (!open_file (&reading, path, error))
    return NULL;
  jsn_job_begin (job, _ ("Checking the press kit"), (guint)MAX (1, reading.file_bytes >> STEP_SHIFT));
  if (!read_kit (&reading, error))
    return NULL;

  g_autofree char *own_name = g_strconcat (reading.folder, JSN_MANIFEST_NAME, NULL);
  const char *own_sum = g_hash_table_lookup (reading.sums, own_name);
  g_autoptr (JsnManifest) manifest = jsn_manifest_parse (reading.manifest->str, reading.manifest->len);

  if (manifest == NULL || own_sum == NULL || own_sum[0] == '\0')
    say (&reading, _ ("%s: the list of checksums is damaged, so nothing can be proven"), JSN_MANIFEST_NAME);
  else
    compare_all (&reading, manifest);
  g_ptr_array_sort (reading.sentences, compare_sentences);
  return g_steal_pointer (&reading.sentences);
}
