/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar that tells how many files an import left out, and on demand which and why. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JSN_TYPE_REFUSALS_BAR (jsn_refusals_bar_get_type ())
G_DECLARE_FINAL_TYPE (JsnRefusalsBar, jsn_refusals_bar, JSN, REFUSALS_BAR, GtkInfoBar)

/* Shows itself; @refused: "PATH: REASON" strings. Takes its own reference. */
void jsn_refusals_bar_tell (JsnRefusalsBar *bar, GPtrArray *refused);

G_END_DECLS
