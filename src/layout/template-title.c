/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first panel: the exhibition's name in all its languages on a field of colour or under a photo that bleeds off. */
#include "layout/templates.h"

/* Height of the colour field or photo, of the sheet. */
#define FIELD_PORTRAIT 0.66
#define FIELD_LANDSCAPE 0.64

void
jsn_template_fill_title (JsnGrid *grid, const JsnPhoto *const *photos, guint n_photos)
{
  gboolean portrait = grid->height >= grid->width;
  double split = grid->height * (portrait ? FIELD_PORTRAIT : FIELD_LANDSCAPE);
  JsnRect field = grid->field;

  jsn_grid_add_box (grid, JSN_ITEM_BOX, (JsnRect){ 0, 0, grid->width, split }, "dancheong-green");
  jsn_grid_add_box (grid, JSN_ITEM_BOX, (JsnRect){ field.x, field.y, grid->edge / 10, grid->edge / 120 }, "vermilion");
  JsnItem *title = jsn_grid_add_text (grid, (JsnRect){ field.x, field.y + grid->edge / 12, field.width, split - field.y - grid->edge / 6 },
                                      "exhibition.title", "title");
  title->ink = g_strdup ("paper");
  double top = split + grid->edge / 14;
  jsn_grid_add_text (grid, (JsnRect){ field.x, top, field.width, grid->edge * 0.14 }, "exhibition.subtitle", "heading");
  top += grid->edge * 0.16;
  jsn_grid_add_text (grid, (JsnRect){ field.x, top, field.width, grid->height - grid->edge / 12 - top }, "exhibition.imprint", "caption");
}
