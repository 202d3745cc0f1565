/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Geometry of the photo grid. */
#include "app/photo-cells.h"

static JsnCells
make_cells (int width, guint n_cells, gboolean rtl)
{
  JsnCells cells
      = { .width_px = width, .cell_width_px = 100, .cell_height_px = 80, .gap_px = 10, .n_cells = n_cells, .rtl = rtl };

  jsn_cells_update (&cells);
  return cells;
}

static void
test_layout (void)
{
  JsnCells cells = make_cells (340, 7, FALSE);
  cairo_rectangle_int_t box;

  g_assert_cmpuint (cells.n_columns, ==, 3);
  g_assert_cmpuint (cells.n_rows, ==, 3);
  g_assert_cmpint (cells.height_px, ==, 10 + 3 * 90);
  jsn_cells_get_box (&cells, 4, &box);
  g_assert_cmpint (box.x, ==, 120);
  g_assert_cmpint (box.y, ==, 100);
  g_assert_cmpint (box.width, ==, 100);
  g_assert_cmpint (box.height, ==, 80);
}

/* What is left of a row is shared: the last cell ends a gap before the edge. */
static void
test_edges (void)
{
  for (int width = 130; width < 1500; width += 7)
    {
      JsnCells cells = make_cells (width, 100, FALSE);
      cairo_rectangle_int_t first, last;

      jsn_cells_get_box (&cells, 0, &first);
      jsn_cells_get_box (&cells, cells.n_columns - 1, &last);
      g_assert_cmpint (first.x, ==, 10);
      g_assert_cmpint (ABS (width - 10 - (last.x + last.width)), <=, 1);
      g_assert_cmpint (first.width, >=, 100);
    }
}

static void
test_narrow (void)
{
  JsnCells cells = make_cells (30, 4, FALSE);
  cairo_rectangle_int_t box;

  g_assert_cmpuint (cells.n_columns, ==, 1);
  jsn_cells_get_box (&cells, 3, &box);
  g_assert_cmpint (box.width, ==, 100);
}

/* Every point of a box finds its cell, and points between boxes find none. */
static void
test_find (void)
{
  const gboolean directions[] = { FALSE, TRUE };

  for (guint d = 0; d < G_N_ELEMENTS (directions); d++)
    {
      JsnCells cells = make_cells (463, 10, directions[d]);
      guint n_found = 0, n_area = 0;

      for (guint i = 0; i < cells.n_cells; i++)
        {
          cairo_rectangle_int_t box;

          jsn_cells_get_box (&cells, i, &box);
          n_area += (guint)(box.width * box.height);
        }
      for (int y = 0; y < cells.height_px; y++)
        for (int x = 0; x < cells.width_px; x++)
          {
            cairo_rectangle_int_t box;
            guint index;

            if (!jsn_cells_find (&cells, x, y, &index))
              continue;
            jsn_cells_get_box (&cells, index, &box);
            g_assert_true (x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height);
            n_found++;
          }
      g_assert_cmpuint (n_found, ==, n_area);
    }
}

static void
test_rtl (void)
{
  JsnCells cells = make_cells (340, 7, TRUE);
  cairo_rectangle_int_t box;

  jsn_cells_get_box (&cells, 0, &box);
  g_assert_cmpint (box.x + box.width, ==, 330);
  jsn_cells_get_box (&cells, 2, &box);
  g_assert_cmpint (box.x, ==, 10);
}

static void
test_rows (void)
{
  JsnCells cells = make_cells (340, 100000, FALSE);
  guint first, end;

  jsn_cells_get_rows (&cells, 0, 89, &first, &end);
  g_assert_cmpuint (first, ==, 0);
  g_assert_cmpuint (end, ==, 3);
  jsn_cells_get_rows (&cells, 100, 279, &first, &end);
  g_assert_cmpuint (first, ==, 3);
  g_assert_cmpuint (end, ==, 9);
  jsn_cells_get_rows (&cells, cells.height_px - 10, cells.height_px + 500, &first, &end);
  g_assert_cmpuint (end, ==, 100000);
}

static void
test_steps (void)
{
  JsnCells cells = make_cells (340, 8, FALSE);

  g_assert_cmpuint (jsn_cells_step (&cells, 0, JSN_CELLS_BACK, 180), ==, 0);
  g_assert_cmpuint (jsn_cells_step (&cells, 2, JSN_CELLS_FORWARD, 180), ==, 3);
  g_assert_cmpuint (jsn_cells_step (&cells, 7, JSN_CELLS_FORWARD, 180), ==, 7);
  g_assert_cmpuint (jsn_cells_step (&cells, 1, JSN_CELLS_UP, 180), ==, 1);
  g_assert_cmpuint (jsn_cells_step (&cells, 4, JSN_CELLS_UP, 180), ==, 1);
  g_assert_cmpuint (jsn_cells_step (&cells, 4, JSN_CELLS_DOWN, 180), ==, 7);
  /* Below there is only the empty end of the last row. */
  g_assert_cmpuint (jsn_cells_step (&cells, 5, JSN_CELLS_DOWN, 180), ==, 7);
  g_assert_cmpuint (jsn_cells_step (&cells, 7, JSN_CELLS_DOWN, 180), ==, 7);
  g_assert_cmpuint (jsn_cells_step (&cells, 4, JSN_CELLS_ROW_START, 180), ==, 3);
  g_assert_cmpuint (jsn_cells_step (&cells, 4, JSN_CELLS_ROW_END, 180), ==, 5);
  g_assert_cmpuint (jsn_cells_step (&cells, 4, JSN_CELLS_LAST, 180), ==, 7);
  g_assert_cmpuint (jsn_cells_step (&cells, 1, JSN_CELLS_PAGE_DOWN, 180), ==, 7);
  g_assert_cmpuint (jsn_cells_step (&cells, 7, JSN_CELLS_PAGE_UP, 180), ==, 1);
  g_assert_cmpuint (jsn_cells_step (&cells, 4, JSN_CELLS_PAGE_UP, 180), ==, 1);
}

static void
test_empty (void)
{
  JsnCells cells = make_cells (340, 0, FALSE);
  guint first, end, index;

  g_assert_cmpuint (cells.n_rows, ==, 0);
  g_assert_false (jsn_cells_find (&cells, 20, 20, &index));
  jsn_cells_get_rows (&cells, 0, 500, &first, &end);
  g_assert_cmpuint (first, ==, end);
  g_assert_cmpuint (jsn_cells_step (&cells, 0, JSN_CELLS_LAST, 180), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/cells/layout", test_layout);
  g_test_add_func ("/app/cells/edges", test_edges);
  g_test_add_func ("/app/cells/narrow", test_narrow);
  g_test_add_func ("/app/cells/find", test_find);
  g_test_add_func ("/app/cells/rtl", test_rtl);
  g_test_add_func ("/app/cells/rows", test_rows);
  g_test_add_func ("/app/cells/steps", test_steps);
  g_test_add_func ("/app/cells/empty", test_empty);
  return g_test_run ();
}
