/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that appears whole under its name, or not at all. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _JsnOutFile JsnOutFile;

/* Opens an anonymous temporary beside @path (O_TMPFILE, else a locked hidden ".NAME.jsn-part-XXXXXX" opened with
 * O_EXCL); such hidden files that a killed program left for the same target are removed.
 * A symlink at @path is followed: the file it names is replaced. A target that exists and is no regular file is
 * refused. The folder must exist. Not shared between threads. */
JsnOutFile *jsn_out_file_open (const char *path, GError **error);

/* Appends; retries short writes and EINTR. After a failure the file can only be freed. */
gboolean jsn_out_file_write (JsnOutFile *file, const void *data, gsize length, GError **error);
gboolean jsn_out_file_print (JsnOutFile *file, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* For libraries that write by descriptor; borrowed, read-write, seekable. */
int jsn_out_file_get_fd (JsnOutFile *file);

/* fsync, give the name (replacing an old file atomically when @replace, else failing with JSN_ERROR_EXISTS), fsync the
 * folder, close. A replaced file hands on its permissions. After TRUE the file is on the disk. */
gboolean jsn_out_file_commit (JsnOutFile *file, gboolean replace, GError **error);

/* Without a commit before, nothing is left behind. */
void jsn_out_file_free (JsnOutFile *file);

/* All of the above in one call. */
gboolean jsn_out_file_put (const char *path, const void *data, gsize length, gboolean replace, GError **error);

/* Makes @path and its parents (0777 less umask); an existing folder is fine. */
gboolean jsn_make_folder (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnOutFile, jsn_out_file_free)

G_END_DECLS
