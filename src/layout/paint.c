/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting the display list. */
#include "layout/paint.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Type larger than this on the screen shows nothing of half a pixel. */
#define OUTLINES_BELOW_PX 24.0

typedef struct
{
  const JsnScene *scene;
  gboolean paper;
  JsnPaintPhoto paint_photo;
  gpointer data;
} Painter;

static void
set_ink (cairo_t *cr, const JsnInk *ink)
{
  cairo_set_source_rgb (cr, ink->proxy[0] / 65535.0, ink->proxy[1] / 65535.0, ink->proxy[2] / 65535.0);
}

static void
fill_rectangle (cairo_t *cr, double x, double y, double width, double height, const JsnInk *ink)
{
  cairo_rectangle (cr, x, y, width, height);
  set_ink (cr, ink);
  cairo_fill (cr);
}

static void
paint_photo (cairo_t *cr, const JsnNode *node, const Painter *painter)
{
  const JsnPhoto *photo = jsn_sheet_get_photo (painter->scene->sheet, node->photo);
  gboolean painted = FALSE;

  cairo_save (cr);
  cairo_rectangle (cr, node->x, node->y, node->width, node->height);
  cairo_clip (cr);
  cairo_translate (cr, node->image_x, node->image_y);
  cairo_scale (cr, node->image_width, node->image_height);
  if (photo && painter->paint_photo)
    painted = painter->paint_photo (cr, photo, painter->data);
  cairo_restore (cr);
  if (!painted)
    fill_rectangle (cr, node->x, node->y, node->width, node->height, jsn_ink_find ("grey-10"));
}

/* One pixel of the device wide and inside the frame, at every zoom; crossed out so that it is not taken for a picture
 * of nothing. */
static void
paint_empty (cairo_t *cr, const JsnNode *node)
{
  double pixel = 1, across = 0;

  cairo_device_to_user_distance (cr, &pixel, &across);
  pixel = MAX (ABS (pixel), ABS (across));
  cairo_save (cr);
  fill_rectangle (cr, node->x, node->y, node->width, node->height, jsn_ink_find ("grey-10"));
  cairo_rectangle (cr, node->x + pixel / 2, node->y + pixel / 2, MAX (node->width - pixel, 0),
                   MAX (node->height - pixel, 0));
  cairo_move_to (cr, node->x, node->y);
  cairo_line_to (cr, node->x + node->width, node->y + node->height);
  cairo_move_to (cr, node->x + node->width, node->y);
  cairo_line_to (cr, node->x, node->y + node->height);
  cairo_set_line_width (cr, pixel);
  set_ink (cr, jsn_ink_find ("grey-40"));
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Cairo before 1.17.4 puts glyphs on whole pixels of the screen, which closes the gaps between small words; outlines
 * stay where the layout put them, but take longer. Paper and recordings keep text as text. */
static gboolean
rounds_glyphs (cairo_t *cr)
{
  switch (cairo_surface_get_type (cairo_get_group_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_SCRIPT:
    case CAIRO_SURFACE_TYPE_RECORDING:
      return FALSE;
    default:
      return cairo_version () < CAIRO_VERSION_ENCODE (1, 17, 4);
    }
}

/* Lines are filled one by one: cairo's time grows faster than a path. */
static void
paint_outlines (cairo_t *cr, const JsnNode *node)
{
  PangoLayoutIter *iter = pango_layout_get_iter (node->layout);

  do
    {
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      cairo_move_to (cr, node->x + (double)logical.x / PANGO_SCALE,
                     node->y + (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
      pango_cairo_layout_line_path (cr, pango_layout_iter_get_line_readonly (iter));
      cairo_fill (cr);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
paint_text (cairo_t *cr, const JsnNode *node, gboolean outlines)
{
  double pixel = OUTLINES_BELOW_PX, across = 0;
  double size
      = (double)pango_font_description_get_size (pango_layout_get_font_description (node->layout)) / PANGO_SCALE;

  cairo_device_to_user_distance (cr, &pixel, &across);
  cairo_save (cr);
  set_ink (cr, node->ink);
  if (outlines && size < hypot (pixel, across))
    paint_outlines (cr, node);
  else
    {
      cairo_move_to (cr, node->x, node->y);
      pango_cairo_show_layout (cr, node->layout);
    }
  cairo_restore (cr);
}

void
jsn_paint_scene (cairo_t *cr, const JsnScene *scene, gboolean paper, JsnPaintPhoto paint, gpointer data)
{
  g_return_if_fail (cr != NULL && scene != NULL);

  Painter painter = { scene, paper, paint, data };
  double bleed = scene->bleed;
  gboolean outlines = rounds_glyphs (cr);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  if (paper)
    fill_rectangle (cr, -bleed, -bleed, scene->width + 2 * bleed, scene->height + 2 * bleed, jsn_ink_find ("paper"));
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const JsnNode *node = g_ptr_array_index (scene->nodes, i);

      switch (node->kind)
        {
        case JSN_NODE_BOX:
          fill_rectangle (cr, node->x, node->y, node->width, node->height, node->ink);
          break;
        case JSN_NODE_PHOTO:
          paint_photo (cr, node, &painter);
          break;
        case JSN_NODE_EMPTY:
          if (paper)
            paint_empty (cr, node);
          break;
        case JSN_NODE_TEXT:
          paint_text (cr, node, outlines);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  cairo_restore (cr);
}
