/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells in rows: the columns share the width, so that both edges of the grid are straight. */
#include "app/photo-cells.h"

static int
row_pitch (const JsnCells *cells)
{
  return cells->cell_height_px + cells->gap_px;
}

void
jsn_cells_update (JsnCells *cells)
{
  g_return_if_fail (cells->cell_width_px > 0 && cells->cell_height_px > 0 && cells->gap_px >= 0);

  int room = cells->width_px - cells->gap_px;

  cells->n_columns = (guint)MAX (1, room / (cells->cell_width_px + cells->gap_px));
  cells->n_rows = (cells->n_cells + cells->n_columns - 1) / cells->n_columns;
  cells->pitch_px = MAX ((double)room / cells->n_columns, cells->cell_width_px + cells->gap_px);
  /* Where a hundred million photos would not fit in an int, the end is out of reach; nobody hangs that many. */
  cells->height_px = (int)MIN ((gint64)cells->n_rows * row_pitch (cells) + cells->gap_px, G_MAXINT);
}

void
jsn_cells_get_box (const JsnCells *cells, guint index, cairo_rectangle_int_t *box)
{
  guint column = index % cells->n_columns;
  int from = (int)(cells->gap_px + column * cells->pitch_px);
  int to = (int)(cells->gap_px + (column + 1) * cells->pitch_px) - cells->gap_px;

  box->width = to - from;
  box->height = cells->cell_height_px;
  box->x = cells->rtl ? cells->width_px - to : from;
  box->y = cells->gap_px + (int)(index / cells->n_columns) * row_pitch (cells);
}

static gboolean
is_inside (const JsnCells *cells, guint index, int x_px, int y_px)
{
  cairo_rectangle_int_t box;

  jsn_cells_get_box (cells, index, &box);
  return x_px >= box.x && x_px < box.x + box.width && y_px >= box.y && y_px < box.y + box.height;
}

gboolean
jsn_cells_find (const JsnCells *cells, int x_px, int y_px, guint *index)
{
  int x = (cells->rtl ? cells->width_px - 1 - x_px : x_px) - cells->gap_px;
  int y = y_px - cells->gap_px;

  if (x < 0 || y < 0)
    return FALSE;

  guint row = (guint)(y / row_pitch (cells));
  guint column = (guint)(x / cells->pitch_px);

  /* Boxes begin on whole pixels, so the next one may begin a little before its share does. */
  for (guint i = column; i <= column + 1 && i < cells->n_columns; i++)
    {
      guint found = row * cells->n_columns + i;

      if (found < cells->n_cells && is_inside (cells, found, x_px, y_px))
        {
          *index = found;
          return TRUE;
        }
    }
  return FALSE;
}

void
jsn_cells_get_rows (const JsnCells *cells, int top_px, int bottom_px, guint *first, guint *end)
{
  int from = MAX (0, top_px - cells->gap_px) / row_pitch (cells);
  int to = MAX (0, bottom_px - cells->gap_px) / row_pitch (cells) + 1;

  *first = (guint)MIN ((gint64)from * cells->n_columns, cells->n_cells);
  *end = (guint)MIN ((gint64)to * cells->n_columns, cells->n_cells);
}

gboolean
jsn_cells_touches (const JsnCells *cells, guint index, const cairo_rectangle_int_t *area)
{
  cairo_rectangle_int_t box;

  jsn_cells_get_box (cells, index, &box);
  return box.x < area->x + area->width && area->x < box.x + box.width && box.y < area->y + area->height
         && area->y < box.y + box.height;
}

guint
jsn_cells_step (const JsnCells *cells, guint index, JsnCellsStep step, int page_px)
{
  gint64 last = (gint64)cells->n_cells - 1;
  gint64 columns = cells->n_columns;
  gint64 page = MAX (1, page_px / row_pitch (cells)) * columns;
  gint64 at = index;
  gint64 to = at;

  if (cells->n_cells == 0)
    return 0;

  switch (step)
    {
    case JSN_CELLS_BACK:
      to = at - 1;
      break;
    case JSN_CELLS_FORWARD:
      to = at + 1;
      break;
    case JSN_CELLS_UP:
      to = at >= columns ? at - columns : at;
      break;
    case JSN_CELLS_DOWN:
      /* From above the empty end of the last row to its last cell. */
      to = at / columns < last / columns ? at + columns : at;
      break;
    case JSN_CELLS_ROW_START:
      to = at - at % columns;
      break;
    case JSN_CELLS_ROW_END:
      to = at - at % columns + columns - 1;
      break;
    case JSN_CELLS_FIRST:
      to = 0;
      break;
    case JSN_CELLS_LAST:
      to = last;
      break;
    case JSN_CELLS_PAGE_UP:
      to = at - page >= 0 ? at - page : at % columns;
      break;
    case JSN_CELLS_PAGE_DOWN:
      to = at + page;
      break;
    }
  return (guint)CLAMP (to, 0, last);
}
