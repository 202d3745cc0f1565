/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is seen when no exhibition is open: new, open, the sample, and those that were open lately. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JSN_TYPE_START_PAGE (jsn_start_page_get_type ())
/* Signal "open" (GFile *): an exhibition of the list was chosen. Its buttons use the window's actions. */
G_DECLARE_FINAL_TYPE (JsnStartPage, jsn_start_page, JSN, START_PAGE, GtkBin)

G_END_DECLS
