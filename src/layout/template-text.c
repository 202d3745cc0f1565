/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A panel of words: a heading and its text in all languages. */
#include "layout/templates.h"

/* Lines of heading that there is room for: three languages under one another, one of them in two lines; or side by
 * side. */
#define LINES_UPRIGHT 4
#define LINES_WIDE 2

void
jsn_template_fill_text (JsnGrid *grid, const JsnPhoto *const *photos, guint n_photos)
{
  JsnType heading = jsn_tiers_get_type (&grid->tiers, "heading");
  JsnRect band = { 0, 0, grid->width, grid->edge / 36 };
  double lines = grid->height >= grid->width ? LINES_UPRIGHT : LINES_WIDE;
  JsnRect title = { grid->field.x, grid->field.y + grid->edge / 24, grid->field.width, lines * heading.leading };
  double top = title.y + title.height + grid->line;
  JsnRect text = { title.x, top, title.width, grid->field.y + grid->field.height - top };

  jsn_grid_add_box (grid, JSN_ITEM_BOX, band, "dancheong-green");
  jsn_grid_add_box (grid, JSN_ITEM_RULE, (JsnRect){ title.x, grid->field.y, grid->edge / 10, grid->edge / 120 },
                    "vermilion");
  jsn_grid_add_text (grid, title, "panel.title", "heading");
  jsn_grid_add_text (grid, text, "panel.text", "intro");
  jsn_grid_add_foot (grid);
}
