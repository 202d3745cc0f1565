/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text files as Windows reads them: UTF-8 with byte-order mark, lines ended by CR LF. */
#pragma once

#include "base/texts.h"

G_BEGIN_DECLS

/* @text has newlines of any system. Free with g_free(). */
char *jsn_plain_format (const char *text);

/* A line of UTF-8 text and a rule of @rule under it as long as it looks. */
void jsn_plain_heading (GString *out, const char *text, char rule);

/* "LABEL: text" and a newline; nothing when @text is NULL. */
void jsn_plain_line (GString *out, const char *label, const char *text);

G_END_DECLS
