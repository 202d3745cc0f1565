/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first panel: the exhibition's name in all its languages, on a field of colour or beside a photo that bleeds off
 * the sheet. */
#include "layout/templates.h"

/* The colour field's share of the height; the photo's of the height (upright sheets) or of the width. */
#define COLOUR_SHARE 0.64
#define PHOTO_SHARE_UPRIGHT 0.44
#define PHOTO_SHARE_WIDE 0.4
/* It gives way to the words down to these shares: a band across the sheet, a third at its side. */
#define PHOTO_SHARE_UPRIGHT_MIN 0.16
#define PHOTO_SHARE_WIDE_MIN 0.3
/* The number of languages that it is drawn for; others fit as long as their texts are short. */
#define LANGUAGES 3
#define TITLE_LINES 4

typedef struct
{
  double subtitle, imprint; /* heights */
} Details;

static Details
get_details (const JsnGrid *grid, double width)
{
  JsnType heading = jsn_tiers_get_type (&grid->tiers, "heading");
  gboolean columns = jsn_block_fits_columns (&grid->tiers, width, LANGUAGES);

  return (Details){ heading.leading * (columns ? 4.7 : 4.6), grid->line * (columns ? 7 : 12.5) };
}

static double
get_title_gap (const JsnGrid *grid)
{
  return grid->edge / 16;
}

/* Subtitle, dates, venue and organiser, at the foot of @zone. */
static void
add_details (JsnGrid *grid, JsnRect zone)
{
  Details details = get_details (grid, zone.width);
  double imprint = zone.y + zone.height - details.imprint;

  jsn_grid_add_text (grid, (JsnRect){ zone.x, imprint - details.subtitle, zone.width, details.subtitle },
                     "exhibition.subtitle", "heading");
  jsn_grid_add_text (grid, (JsnRect){ zone.x, imprint, zone.width, details.imprint }, "exhibition.imprint", "caption");
}

/* The accent rule and the title under it. */
static void
add_title (JsnGrid *grid, JsnRect zone, const char *ink)
{
  double gap = get_title_gap (grid);
  JsnRect title = { zone.x, zone.y + gap, zone.width, zone.height - gap };

  jsn_grid_add_box (grid, JSN_ITEM_RULE, (JsnRect){ zone.x, zone.y, grid->edge / 10, grid->edge / 120 }, "vermilion");
  jsn_grid_add_text (grid, title, "exhibition.title", "title")->ink = g_strdup (ink);
}

static void
fill_with_colour (JsnGrid *grid)
{
  double margin = grid->field.x;
  Details details = get_details (grid, grid->field.width);
  double split = MIN (grid->height * COLOUR_SHARE, grid->height - details.subtitle - details.imprint - 1.6 * margin);

  jsn_grid_add_box (grid, JSN_ITEM_BOX, (JsnRect){ 0, 0, grid->width, split }, "dancheong-green");
  add_title (grid, (JsnRect){ margin, margin, grid->field.width, split - 1.25 * margin }, "paper");
  add_details (grid, (JsnRect){ margin, split, grid->field.width, grid->height - split - margin });
}

static void
fill_with_photo (JsnGrid *grid, const JsnPhoto *photo)
{
  double margin = grid->field.x;
  JsnRect frame = { 0, 0, grid->width, grid->height };
  JsnRect zone = { margin, margin, grid->field.width, grid->height - 2 * margin };

  if (grid->height >= grid->width)
    {
      Details details = get_details (grid, zone.width);
      double title = get_title_gap (grid) + TITLE_LINES * jsn_tiers_get_type (&grid->tiers, "title").leading;
      double left = zone.height + 0.2 * margin - title - details.subtitle - details.imprint;

      frame.height = CLAMP (left, PHOTO_SHARE_UPRIGHT_MIN * grid->height, PHOTO_SHARE_UPRIGHT * grid->height);
      zone.y = frame.height + 0.8 * margin;
      zone.height = grid->height - margin - zone.y;
    }
  else
    {
      double share = PHOTO_SHARE_WIDE;

      while (share > PHOTO_SHARE_WIDE_MIN
             && !jsn_block_fits_columns (&grid->tiers, grid->width * (1 - share) - 2 * margin, LANGUAGES))
        share -= 0.01;
      frame.width = share * grid->width;
      zone.x = frame.width + margin;
      zone.width = grid->width - frame.width - 2 * margin;
    }
  Details details = get_details (grid, zone.width);
  jsn_grid_add_frame (grid, frame, photo);
  add_title (grid, (JsnRect){ zone.x, zone.y, zone.width, zone.height - details.subtitle - details.imprint }, NULL);
  add_details (grid, zone);
}

void
jsn_template_fill_title (JsnGrid *grid, const JsnPhoto *const *photos, guint n_photos)
{
  if (n_photos > 0 && photos[0])
    fill_with_photo (grid, photos[0]);
  else
    fill_with_colour (grid);
}
