/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From what a person names to the files that may be photos. */
#pragma once

#include "base/job.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;      /* absolute, file-system bytes */
  gboolean walked; /* met inside a folder, not named by the person */
} JsnFound;

void jsn_found_free (JsnFound *found);

/* Appends @path itself, or, when it is a folder, every file below it in order of name: hidden files and folders are
 * passed over, links to folders are not followed, at most 64 levels deep. A folder without any file, or one that cannot
 * be read, fails. */
gboolean jsn_walk (const char *path, GPtrArray *found, JsnJob *job, GError **error);

/* By the ending of its name alone. */
gboolean jsn_walk_looks_like_photo (const char *path);

G_END_DECLS
