/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text block: languages side by side where the measure allows it, else one under the other. */
#pragma once

#include "layout/fields.h"
#include "layout/ink.h"
#include "layout/tier.h"

G_BEGIN_DECLS

/* A paragraph in its place; points from the block's top left corner. */
typedef struct
{
  PangoLayout *layout; /* owned */
  char *lang;
  const JsnInk *ink;
  double x, y, width; /* y may be negative: the body of the first line, not its leading, begins at the block's top */
  double bottom;      /* where the body of its last line ends */
} JsnPlacedText;

typedef struct
{
  GPtrArray *texts; /* of JsnPlacedText * */
  double height;    /* of all */
} JsnBlock;

/* @ink: the name of an ink for all of it, or NULL. */
JsnBlock *jsn_block_lay_out (
    const JsnSpeech *speech, PangoContext *context, const JsnTiers *tiers, double width, const char *ink);
void jsn_block_free (JsnBlock *block);

/* Whether @n languages stand side by side in a block of @width. */
gboolean jsn_block_fits_columns (const JsnTiers *tiers, double width, guint n);
/* Distance between columns on this sheet. */
double jsn_block_get_gutter (const JsnTiers *tiers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnBlock, jsn_block_free)

G_END_DECLS
