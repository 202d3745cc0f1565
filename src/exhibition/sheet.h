/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A snapshot of everything one panel needs, as plain data that may go to another thread. */
#pragma once

#include "exhibition/panels.h"

G_BEGIN_DECLS

typedef struct
{
  JsnPanel *panel;
  GHashTable *photos;   /* gint64 * id → JsnPhoto *, all that the panel's items name */
  JsnTexts *exhibition; /* title, subtitle, intro, venue, dates, organiser, colophon */
  char **languages;     /* in the exhibition's order */
  GHashTable *settings; /* char * → char *, all of them with defaults filled in */
  int n_panels;         /* in the exhibition */
} JsnSheet;

JsnSheet *jsn_sheet_load (JsnExhibition *exhibition, gint64 panel, GError **error);
JsnSheet *jsn_sheet_copy (const JsnSheet *sheet);
void jsn_sheet_free (JsnSheet *sheet);

const JsnPhoto *jsn_sheet_get_photo (const JsnSheet *sheet, gint64 id); /* NULL when it is gone */
double jsn_sheet_get_number (const JsnSheet *sheet, const char *key);   /* a setting in its unit */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnSheet, jsn_sheet_free)

G_END_DECLS
