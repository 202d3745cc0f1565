/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A panel becomes a scene. */
#pragma once

#include "layout/scene.h"

G_BEGIN_DECLS

/* Fields that a text block may show: of its photo "headline", "caption", "credit" ("Photo: CREATOR / CREDIT" from
 * creator and credit), "facts" (place, date and camera facts in one line), "caption-block" (headline, caption and
 * credit of the photo in all languages), "headline-block" (the same without the caption); of the panel "panel.title",
 * "panel.text" (a panel that has none in any language says the exhibition's title and intro), "panel.number"; of the
 * exhibition "exhibition.title", "exhibition.subtitle", "exhibition.intro", "exhibition.venue", "exhibition.dates",
 * "exhibition.organiser", "exhibition.colophon", "exhibition.imprint" (dates, venue and organiser).
 *
 * A block says its field in every language that has it, side by side where columns are wide enough to read, else one
 * under the other; tier "number" in one line. A language without text is left out; no language stands in for another.
 * An item's ink, where it has one, colours its text. */

/* Lays out @sheet. The scene owns a copy of the sheet. Each call makes its own PangoContext (72 dpi, no hinting,
 * unrounded positions), so any thread may call it, and the scene stays on that thread. Missing photos and fonts do not
 * stop it. */
JsnScene *jsn_compose (const JsnSheet *sheet);

/* A finding of composing: text that does not fit, missing glyphs. Used by the check. */
typedef struct
{
  gint64 item;
  char *lang;
  char *code;    /* "overset", "glyph-missing", "font-substituted"; untranslated */
  char *message; /* translated sentence */
} JsnComposeFinding;

GPtrArray *jsn_scene_list_findings (const JsnScene *scene);
void jsn_compose_finding_free (JsnComposeFinding *finding);

/* Size of type of a tier in points on this sheet: tiers scale with the sheet (A1: caption 26 pt), never under 24 pt on
 * A3 and larger. One size per tier across all panels of the same size and across languages. */
double jsn_tier_get_size_pt (const JsnSheet *sheet, const char *tier);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnComposeFinding, jsn_compose_finding_free)

G_END_DECLS
