/* SPDX-License-Identifier: GPL-3.0-or-later */
/* References as people write them: photo:12, photo:3-7,9, panel:2, kit, exhibition. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JSN_REF_PHOTO,
  JSN_REF_PANEL,
  JSN_REF_KIT,
  JSN_REF_EXHIBITION,
} JsnRefKind;

/* @ids becomes an array of gint64 (empty for kit and exhibition), in the order written, without repetition. */
gboolean jsn_ref_parse (const char *text, JsnRefKind *kind, GArray **ids, GError **error);

/* "1-3,7" → 1, 2, 3, 7 (gint64). At most 100,000 numbers. */
GArray *jsn_ranges_parse (const char *text, GError **error);

G_END_DECLS
