/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What time it is for the outputs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Unix seconds: SOURCE_DATE_EPOCH when it is set to a number, else now. */
gint64 jsn_when (void);
/* The same as ISO 8601 in UTC. Free with g_free(). */
char *jsn_when_iso (void);

G_END_DECLS
