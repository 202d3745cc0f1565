/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window remembers from one day to the next. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Borrowed; NULL where the schema is not installed: then nothing is remembered, and nothing else is different. */
GSettings *jsn_state_get (void);

/* Binds @key to a property of @object both ways, for as long as @object lives. */
void jsn_state_bind (const char *key, gpointer object, const char *property);

G_END_DECLS
