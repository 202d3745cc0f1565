/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ICC profiles that a print PDF carries. */
#pragma once

#include "print/export.h"

G_BEGIN_DECLS

/* The profile of the printing condition, from the resources. */
GBytes *jsn_print_profile_load (const JsnPrintProfile *profile, GError **error);

/* sRGB as an ICC version 2 profile; the same bytes every time. */
GBytes *jsn_profile_make_srgb (void);

/* Whether @profile is an ICC profile of a scanner, screen, printer or colour space (classes scnr, mntr, prtr, spac) for
 * samples of @components channels (1, 3 or 4): only these may tag an image. */
gboolean jsn_profile_fits (GBytes *profile, int components);

G_END_DECLS
