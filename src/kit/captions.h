/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The caption sheets of a kit: one for spreadsheets, one for reading. */
#pragma once

#include "kit/press.h"

G_BEGIN_DECLS

/* UTF-8 with byte-order mark, CR LF, every cell quoted and defused. Free with g_free(). */
char *jsn_captions_format_csv (const JsnPress *press);
/* As jsn_plain_format(). Free with g_free(). */
char *jsn_captions_format_text (const JsnPress *press);

/* @text as the inside of a cell that no spreadsheet takes for a formula, whichever separator it splits the file on: an
 * apostrophe goes before = + - @ and their wide forms at the beginning of the cell, of a line in it, and after a
 * semicolon; plain numbers stay; tabs become blanks; quotes are doubled. NULL is "". Free with g_free(). */
char *jsn_captions_defuse (const char *text);

G_END_DECLS
