/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inks: the colours of everything that is no photo, exact on press and alike on the screen. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* cairo knows only RGB, so every ink carries a proxy: an RGB triple on the n/65535 grid that no other ink has and that
 * looks like it. print/ finds the ink back by its proxy and writes the CMYK values. */
typedef struct
{
  const char *name; /* "black", "rich-black", "paper", "grey-70", … */
  double cmyk[4];   /* 0–1 */
  guint16 proxy[3]; /* red, green, blue of 65535 */
} JsnInk;

const JsnInk *jsn_ink_find (const char *name); /* NULL when there is none of this name */
const JsnInk *jsn_ink_find_proxy (guint16 red, guint16 green, guint16 blue);
const JsnInk *jsn_ink_list (gsize *n_inks); /* static table */

G_END_DECLS
