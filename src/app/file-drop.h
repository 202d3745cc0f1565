/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files dropped on a frame from outside: imported, then placed. */
#pragma once

#include "app/document.h"

G_BEGIN_DECLS

/* Imports files and folders (file-system bytes, NULL-terminated); when that is done, the photos that these very paths
 * name go into
 * @item and the empty frames after it, also those that were in the exhibition before. Goes on by itself. */
void jsn_file_drop_run (JsnDocument *document, gint64 panel, gint64 item, const char *const *paths);

G_END_DECLS
