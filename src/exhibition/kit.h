/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the exhibition says to the press. */
#pragma once

#include "exhibition/photos.h"

G_BEGIN_DECLS

/* Texts: with a language: release_headline, release_subhead, release_dateline, release_body, release_boilerplate,
 * fact_sheet, usage_terms; without: contact_name, contact_organisation, contact_email, contact_phone. */
JsnTexts *jsn_kit_load_texts (JsnExhibition *exhibition, GError **error);
gboolean jsn_kit_set (JsnEdit *edit, const char *field, const char *lang, const char *value, GError **error);
/* Settings and texts of the exhibition itself ("title", "languages", "panel_size", …). */
gboolean jsn_exhibition_set (JsnEdit *edit, const char *field, const char *lang, const char *value, GError **error);

G_END_DECLS
