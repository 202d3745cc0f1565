/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Embedded ICC profiles: whether one can be trusted, and what it is called. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The profile's own description, when it is a sound profile for pictures of @components channels; else NULL. Free with
 * g_free(). */
char *jsn_profile_describe (GBytes *profile, int components);

G_END_DECLS
