/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tiers of type: one size for each on every sheet of a size, in every language. */
#pragma once

#include "layout/text.h"

G_BEGIN_DECLS

/* What tiers depend on: the sheet and the exhibition's scale of type. */
typedef struct
{
  double width_mm, height_mm;
  double scale;
} JsnTiers;

/* Points. An unknown tier has the size of "caption". */
double jsn_tiers_get_size (const JsnTiers *tiers, const char *tier);
/* Size, leading and face. Captions, credits and numbers share one leading, the baseline grid of the sheet. */
JsnType jsn_tiers_get_type (const JsnTiers *tiers, const char *tier);

G_END_DECLS
