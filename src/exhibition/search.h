/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL functions behind jsn_photos_list(). */
#pragma once

#include "exhibition/photos.h"
#include "exhibition/store.h"

G_BEGIN_DECLS

/* Once per connection. */
gboolean jsn_search_install (sqlite3 *db, GError **error);
/* Without case, and one code for what looks alike (NFKC); NULL when @text is not valid UTF-8. Free with g_free(). */
char *jsn_search_fold (const char *text);

G_END_DECLS
