/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid of a sheet: margins, gutter and baseline, all in proportion to it. */
#pragma once

#include "exhibition/panels.h"
#include "layout/block.h"

G_BEGIN_DECLS

/* Points from the trim's top left corner. */
typedef struct
{
  double x, y, width, height;
} JsnRect;

/* A panel being made from a template. For one thread. */
typedef struct
{
  JsnPanel *panel; /* borrowed */
  PangoContext *context;
  JsnTiers tiers;
  double width, height; /* trim */
  double edge;          /* the shorter of the two */
  JsnRect field;        /* inside the margins */
  double gutter;        /* between columns */
  double line;          /* between baselines of the caption */
} JsnGrid;

void jsn_grid_init (JsnGrid *grid, JsnPanel *panel);
void jsn_grid_clear (JsnGrid *grid);

/* Adds an item in @rect (rounded to 0.01 mm) as the topmost; borrowed, for setting the rest. */
JsnItem *jsn_grid_add (JsnGrid *grid, JsnItemKind kind, JsnRect rect);
JsnItem *jsn_grid_add_box (JsnGrid *grid, JsnItemKind kind, JsnRect rect, const char *ink);
JsnItem *jsn_grid_add_text (JsnGrid *grid, JsnRect rect, const char *field, const char *style);
JsnItem *jsn_grid_add_frame (JsnGrid *grid, JsnRect rect, const JsnPhoto *photo);
/* The panel's number and the running title, below the field in the lower margin. */
void jsn_grid_add_foot (JsnGrid *grid);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (JsnGrid, jsn_grid_clear)

G_END_DECLS
