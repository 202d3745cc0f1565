/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where cells of equal size lie in a grid: pure arithmetic in logical pixels, no widget. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  /* given */
  int width_px;      /* of the whole grid */
  int cell_width_px; /* at least; cells share what is left of a row */
  int cell_height_px;
  int gap_px; /* between cells and around them */
  guint n_cells;
  gboolean rtl; /* the first column is on the right */
  /* computed by jsn_cells_update() */
  guint n_columns; /* at least 1 */
  guint n_rows;
  int height_px;   /* of all rows with their gaps */
  double pitch_px; /* from one column to the next */
} JsnCells;

typedef enum
{
  JSN_CELLS_BACK, /* the cell before, in reading order */
  JSN_CELLS_FORWARD,
  JSN_CELLS_UP,
  JSN_CELLS_DOWN,
  JSN_CELLS_ROW_START,
  JSN_CELLS_ROW_END,
  JSN_CELLS_FIRST,
  JSN_CELLS_LAST,
  JSN_CELLS_PAGE_UP,
  JSN_CELLS_PAGE_DOWN,
} JsnCellsStep;

void jsn_cells_update (JsnCells *cells);

void jsn_cells_get_box (const JsnCells *cells, guint index, cairo_rectangle_int_t *box);
/* FALSE between cells and beyond the last. */
gboolean jsn_cells_find (const JsnCells *cells, int x_px, int y_px, guint *index);
/* The cells of the rows that cross @top_px … @bottom_px: [*first, *end). */
void jsn_cells_get_rows (const JsnCells *cells, int top_px, int bottom_px, guint *first, guint *end);
gboolean jsn_cells_touches (const JsnCells *cells, guint index, const cairo_rectangle_int_t *area);
/* Where the cursor goes from @index; it stays within the cells. A page is as many rows as fit in @page_px. */
guint jsn_cells_step (const JsnCells *cells, guint index, JsnCellsStep step, int page_px);

G_END_DECLS
