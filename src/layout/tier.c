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
  double ratio;   /* to the caption */
  double leading; /* of the size; 0: the caption's */
  gboolean serif;
} Tier;

static const Tier table[] = {
  { "title", 4.4, 1.16, TRUE },
  { "heading", 1.6, 1.25, TRUE },
  { "intro", 1.15, 1.5, FALSE },
  { "caption", 1, 1.42, FALSE },
  { "credit", 0.923, 0, FALSE },
  { "number", 0.923, 0, FALSE },
};

static const Tier *
find_tier (const char *name)
{
  const Tier *caption = &table[3];

  for (gsize i = 0; name && i < G_N_ELEMENTS (table); i++)
    if (strcmp (table[i].tier, name) == 0)
      return &table[i];
  return caption;
}

static double
get_minimum (const JsnTiers *tiers)
{
  return MIN (tiers->width_mm, tiers->height_mm) < DESK_EDGE_MM ? DESK_MINIMUM_PT : PANEL_MINIMUM_PT;
}

/* Large sheets are seen from farther off, but not by as much as they are larger; small ones are read from near. */
static double
get_caption (const JsnTiers *tiers)
{
  double edge = MIN (tiers->width_mm, tiers->height_mm) / REFERENCE_MM;
  double scale = isfinite (tiers->scale) && tiers->scale > 0 ? tiers->scale : 1;

  return MAX (CAPTION_PT * pow (edge, edge > 1 ? 0.5 : 0.75) * scale, get_minimum (tiers));
}

double
jsn_tiers_get_size (const JsnTiers *tiers, const char *tier)
{
  g_return_val_if_fail (tiers != NULL, CAPTION_PT);

  return MAX (get_caption (tiers) * find_tier (tier)->ratio, get_minimum (tiers));
}

JsnType
jsn_tiers_get_type (const JsnTiers *tiers, const char *tier)
{
  const Tier *row = find_tier (tier);
  double size = jsn_tiers_get_size (tiers, tier);
  double leading = row->leading > 0 ? size * row->leading : get_caption (tiers) * find_tier ("caption")->leading;

  return (JsnType){ size, leading, row->serif, FALSE };
}
