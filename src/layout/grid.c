/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proportions of a sheet. */
#include "layout/grid.h"

#include <math.h>

#include "base/units.h"

/* In parts of the shorter edge. */
#define MARGIN (1.0 / 12)
#define FOOT_MARGIN (1.0 / 8)

void
jsn_grid_init (JsnGrid *grid, JsnPanel *panel)
{
  *grid = (JsnGrid){ .panel = panel, .context = jsn_text_context_new () };
  grid->tiers = (JsnTiers){ panel->width_mm, panel->height_mm, 1 };
  grid->width = jsn_mm_to_pt (panel->width_mm);
  grid->height = jsn_mm_to_pt (panel->height_mm);
  grid->edge = MIN (grid->width, grid->height);
  grid->line = jsn_tiers_get_type (&grid->tiers, "caption").leading;
  grid->gutter = jsn_block_get_gutter (&grid->tiers);

  double margin = grid->edge * MARGIN;
  grid->field = (JsnRect){ margin, margin, grid->width - 2 * margin, grid->height - margin - grid->edge * FOOT_MARGIN };
}

void
jsn_grid_clear (JsnGrid *grid)
{
  g_clear_object (&grid->context);
}

static double
to_mm (double pt)
{
  return round (jsn_pt_to_mm (pt) * 100) / 100;
}

JsnItem *
jsn_grid_add (JsnGrid *grid, JsnItemKind kind, JsnRect rect)
{
  JsnItem *item = jsn_item_new (kind);

  item->x_mm = to_mm (rect.x);
  item->y_mm = to_mm (rect.y);
  item->width_mm = to_mm (rect.x + rect.width) - item->x_mm;
  item->height_mm = to_mm (rect.y + rect.height) - item->y_mm;
  item->crop = (JsnCrop){ 0.5, 0.5, 1 };
  g_ptr_array_add (grid->panel->items, item);
  return item;
}

JsnItem *
jsn_grid_add_box (JsnGrid *grid, JsnItemKind kind, JsnRect rect, const char *ink)
{
  JsnItem *item = jsn_grid_add (grid, kind, rect);

  item->ink = g_strdup (ink);
  return item;
}

JsnItem *
jsn_grid_add_text (JsnGrid *grid, JsnRect rect, const char *field, const char *style)
{
  JsnItem *item = jsn_grid_add (grid, JSN_ITEM_TEXT, rect);

  item->field = g_strdup (field);
  item->style = g_strdup (style);
  return item;
}

JsnItem *
jsn_grid_add_frame (JsnGrid *grid, JsnRect rect, const JsnPhoto *photo)
{
  JsnItem *item = jsn_grid_add (grid, JSN_ITEM_FRAME, rect);

  item->photo = photo ? photo->id : 0;
  return item;
}

void
jsn_grid_add_foot (JsnGrid *grid)
{
  double number = 2.6 * jsn_tiers_get_size (&grid->tiers, "number");
  /* Room for a second line: titles in several languages do not fit one line of a small sheet. */
  JsnRect corner = { grid->field.x, grid->height - grid->edge * FOOT_MARGIN * 0.62, number, grid->line * 2 };
  JsnRect title = { corner.x + number, corner.y, grid->field.width - number, corner.height };

  jsn_grid_add_text (grid, corner, "panel.number", "number");
  jsn_grid_add_text (grid, title, "exhibition.title", "number");
}
