/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files: shown without harm, and made so that every system takes them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @path (file-system bytes, may be NULL) as one line of valid UTF-8 in NFC: control characters, bidi controls and
 * invalid bytes appear as \xNN or \uNNNN. Free with g_free(). */
char *jsn_display_path (const char *path);

/* The same for a text of unknown origin (an EXIF field, a library's message) that must stay on one line. */
char *jsn_display_text (const char *text, gssize length);

/* Valid UTF-8 in NFC without C0/C1 controls (tab and newline stay), U+FFFE/FFFF and NULs, cut on a character at
 * @max_bytes (0: 64 KiB). Returns NULL when nothing but blanks is left. Free with g_free(). */
char *jsn_clean_text (const char *text, gssize length, gsize max_bytes);

/* ASCII file-name stem of at most @max_length characters from any text: lower case, digits and single dashes; Hangul
 * romanised letter by letter, Latin letters without accents. Never empty ("untitled"), never a name that Windows
 * reserves. Free with g_free(). */
char *jsn_name_slug (const char *text, gsize max_length);

/* File-name part that Windows, macOS and Linux all take, keeping letters of every script. At most 120 bytes. Give it
 * the part before the extension: endings that look like leftovers (".bak", ".Ab12Cd") lose their dot. Free with
 * g_free(). */
char *jsn_name_safe (const char *text);

G_END_DECLS
