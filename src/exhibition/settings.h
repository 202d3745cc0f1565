/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All settings at once. */
#pragma once

#include "exhibition/exhibition.h"

G_BEGIN_DECLS

/* char * → char *, with defaults filled in. */
GHashTable *jsn_settings_load (JsnExhibition *exhibition, GError **error);

G_END_DECLS
