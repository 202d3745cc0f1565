/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kit's folder inside the ZIP: whatever is put into it is in the manifest. */
#pragma once

#include "base/outfile.h"

G_BEGIN_DECLS

/* Not shared between threads. */
typedef struct _JsnBundle JsnBundle;

/* @file and @folder are borrowed. */
JsnBundle *jsn_bundle_new (JsnOutFile *file, const char *folder, gint64 now);
void jsn_bundle_free (JsnBundle *bundle);

/* @path is below the folder and new in it. @pack: deflate; pictures are small already. */
gboolean jsn_bundle_add (JsnBundle *bundle, const char *path, GBytes *data, gboolean pack, GError **error);
gboolean jsn_bundle_add_text (JsnBundle *bundle, const char *path, const char *text, GError **error);

/* Writes the manifest and ends the ZIP. */
gboolean jsn_bundle_finish (JsnBundle *bundle, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnBundle, jsn_bundle_free)

G_END_DECLS
