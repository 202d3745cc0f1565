/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an original lies, seen from the exhibition: relative as long as both are likely to travel together. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Paths are file-system bytes, @folder and @path absolute, @folder without links. The stored path is relative when the
 * original lies below @folder, or below one of its two parents that is not the root; else absolute. Free with g_free().
 */
char *jsn_place_store (const char *folder, const char *path);
/* The inverse; always absolute. A stored path may be anything. */
char *jsn_place_resolve (const char *folder, const char *stored);

G_END_DECLS
