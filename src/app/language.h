/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Languages as people of the window call them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The language of the window as a BCP 47 tag, such as "zh-CN"; static. */
const char *jsn_window_language (void);
/* "한국어", "简体中文", "English" …: the language's own name, or the tag when we do not know it. Free with g_free(). */
char *jsn_language_dup_name (const char *tag);

G_END_DECLS
