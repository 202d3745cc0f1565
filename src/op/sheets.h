/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panels an operation is about, as snapshots for other threads. */
#pragma once

#include "exhibition/sheet.h"

G_BEGIN_DECLS

/* The panels with these numbers ("1-3,7"; NULL: all), in order. Of JsnSheet *. Fails when there is no panel, or a
 * number has none. */
GPtrArray *jsn_sheets_load (JsnExhibition *exhibition, const char *numbers, GError **error);

/* The exhibition's title in its first language that has one, else its file name. Free with g_free(). */
char *jsn_sheets_dup_title (JsnExhibition *exhibition);

G_END_DECLS
