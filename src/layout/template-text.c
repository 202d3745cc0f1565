/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A panel of words: a heading and its text in all languages. */
#include "layout/templates.h"

void
jsn_template_fill_text (JsnGrid *grid, const JsnPhoto *const *photos, guint n_photos)
{
  JsnRect field = grid->field;
  double heading = grid->edge * 0.17;

  jsn_grid_add_box (grid, JSN_ITEM_RULE, (JsnRect){ field.x, field.y, grid->edge / 10, grid->edge / 120 }, "vermilion");
  jsn_grid_add_text (grid, (JsnRect){ field.x, field.y + grid->edge / 24, field.width, heading }, "panel.title", "heading");
  double top = field.y + grid->edge / 24 + heading;
  jsn_grid_add_text (grid, (JsnRect){ field.x, top, field.width, field.y + field.height - top }, "panel.text", "intro");
  jsn_grid_add_foot (grid);
}
