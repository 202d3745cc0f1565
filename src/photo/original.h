/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An original on disk, opened without harm and held in memory. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSN_ORIGINAL_MAX_BYTES (G_GINT64_CONSTANT (2) << 30)

typedef struct
{
  GBytes *bytes;
  gint64 mtime_ns;
} JsnOriginal;

/* Opens without blocking, follows symlinks, takes only regular files from 1 byte to 2 GiB. Up to 256 MiB the file is
 * read in one go, so that a program that shortens it meanwhile cannot raise SIGBUS; only larger ones are mapped. Any
 * thread. */
JsnOriginal *jsn_original_load (const char *path, GError **error);
void jsn_original_free (JsnOriginal *original);

/* XXH3-128 in its canonical form: 32 hexadecimal digits. Free with g_free(). */
char *jsn_original_hash (const JsnOriginal *original);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnOriginal, jsn_original_free)

G_END_DECLS
