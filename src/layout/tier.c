/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes of type that follow the sheet. */
#include "layout/tier.h"

#include <math.h>
#include <string.h>

/* The sheet for which the sizes are drawn: the short edge of A1. */
#define REFERENCE_MM 594.0
#define CAPTION_PT 26.0
/* Smallest type that visitors read on an exhibit (US National Park Service), and on a copy that lies on a desk. */
#define PANEL_MINIMUM_PT 24.0
#define DESK_MINIMUM_PT 12.0
/* Sheets with a shorter edge than A3 are held in the hand. */
#define DESK_EDGE_MM 290.0

typedef struct
{
  const char *tier;
  double ratio;   /* to the caption on the reference sheet */
  double least;   /* to the caption of this sheet */
  double leading; /* of the size; 0: the caption's */
  gboolean serif;
} Tier;

static const Tier table[] = {
  { "title", 4.25, 2, 1.18, TRUE }, { "heading", 1.6, 1.3, 1.3, TRUE }, { "intro", 1.15, 1.05, 1.46, FALSE },
  { "caption", 1, 1, 1.42, FALSE }, { "credit", 0.923, 0, 0, FALSE },   { "number", 0.923, 0, 0, FALSE },
};
#define TITLE (&table[0])
#define CAPTION (&table[3])

static const Tier *
find_tier (const char *name)
{
  for (gsize i = 0; name && i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].tier, name) == 0)
      return &table[i];
  return CAPTION;
}

/* Text on a large sheet grows by less than the sheet, as visitors step back less than that, and on a small one shrinks
 * by less, as they do not come nearer than they can see. The title is part of the picture and keeps its proportion. */
static double
get_size (const JsnTiers *tiers, const Tier *tier)
{
  double edge = MIN (tiers->width_mm, tiers->height_mm);
  double minimum = edge < DESK_EDGE_MM ? DESK_MINIMUM_PT : PANEL_MINIMUM_PT;
  double scale = isfinite (tiers->scale) && tiers->scale > 0 ? tiers->scale : 1;
  double power = tier == TITLE ? 1 : edge > REFERENCE_MM ? 0.5 : 0.85;
  double size = MAX (CAPTION_PT * tier->ratio * pow (edge / REFERENCE_MM, power) * scale, minimum);

  return tier == CAPTION ? size : MAX (size, get_size (tiers, CAPTION) * tier->least);
}

double
jsn_tiers_get_size (const JsnTiers *tiers, const char *tier)
{
  g_return_val_if_fail (tiers != NULL, CAPTION_PT);

  return get_size (tiers, find_tier (tier));
}

JsnType
jsn_tiers_get_type (const JsnTiers *tiers, const char *name)
{
  const Tier *tier = find_tier (name);
  double size = jsn_tiers_get_size (tiers, name);
  double leading = tier->leading > 0 ? size * tier->leading : get_size (tiers, CAPTION) * CAPTION->leading;

  return (JsnType){ size, leading, tier->serif, FALSE };
}
