/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Panels of the layout tests' sample exhibition, with originals on the disk. */
#pragma once

#include "exhibition/sheet.h"

/* A panel of the template; its originals are painted and written into @folder, with their hashes. @long_edge_px: of the
 * originals. */
JsnSheet *test_sheet_new (
    const char *folder, const char *tmpl, double width_mm, double height_mm, guint n_photos, int long_edge_px);
