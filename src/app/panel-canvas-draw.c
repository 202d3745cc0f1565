/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing: the desk, the white sheet, what the painter of the print puts on it, and over it what is not printed. */
#include <math.h>

#include "app/panel-canvas-private.h"
#include "layout/paint.h"

#define SHADOW_PX 8
#define OUTLINE_PX 3.0
#define HOVER_PX 1.5

typedef struct
{
  double x, y, width, height; /* logical px */
} Box;

static Box
get_box (JsnPanelCanvas *self, double x_pt, double y_pt, double width_pt, double height_pt)
{
  double left, top, zoom = self->view.zoom;

  jsn_panel_view_get_origin (&self->view, &left, &top);
  return (Box){ left + x_pt * zoom, top + y_pt * zoom, width_pt * zoom, height_pt * zoom };
}

static Box
get_sheet (JsnPanelCanvas *self, double around_pt)
{
  return get_box (self, -around_pt, -around_pt, self->scene->width + 2 * around_pt,
                  self->scene->height + 2 * around_pt);
}

static gboolean
get_item_box (JsnPanelCanvas *self, gint64 id, Box *box)
{
  const JsnItem *item = jsn_panel_canvas_find_item (self, id);
  double x, y, width, height;

  if (item == NULL)
    return FALSE;
  jsn_panel_canvas_get_item_pt (self, item, &x, &y, &width, &height);
  *box = get_box (self, x, y, width, height);
  return TRUE;
}

static void
add_rectangle (cairo_t *cr, const Box *box)
{
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
}

/* A soft edge below the paper, the same in every theme. */
static void
draw_shadow (cairo_t *cr, const Box *paper)
{
  for (int i = SHADOW_PX; i > 0; i--)
    {
      double fade = 1 - (double)i / (SHADOW_PX + 1);

      cairo_set_source_rgba (cr, 0, 0, 0, 0.05 * fade * fade);
      cairo_rectangle (cr, paper->x - i, paper->y - i + 2, paper->width + 2 * i, paper->height + 2 * i);
      cairo_fill (cr);
    }
}

static void
draw_scene (JsnPanelCanvas *self, cairo_t *cr, const Box *paper)
{
  double x, y;

  jsn_panel_view_get_origin (&self->view, &x, &y);
  cairo_save (cr);
  add_rectangle (cr, paper);
  cairo_clip (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, self->view.zoom, self->view.zoom);
  jsn_paint_scene (cr, self->scene, TRUE, jsn_proxies_paint, self->proxies);
  cairo_restore (cr);
}

static void
get_desk_color (GtkWidget *widget, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "theme_bg_color", color))
    gdk_rgba_parse (color, "#808080");
}

/* What the knife takes away is there, but hardly. */
static void
draw_bleed (JsnPanelCanvas *self, cairo_t *cr, const Box *paper, const Box *trim)
{
  GdkRGBA color;

  get_desk_color (GTK_WIDGET (self), &color);
  color.alpha = 0.7;
  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  add_rectangle (cr, paper);
  add_rectangle (cr, trim);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_trim (JsnPanelCanvas *self, cairo_t *cr, const Box *trim)
{
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)),
                               gtk_widget_get_state_flags (GTK_WIDGET (self)), &color);
  color.alpha = 0.35;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, round (trim->x) - 0.5, round (trim->y) - 0.5, round (trim->width) + 1, round (trim->height) + 1);
  cairo_stroke (cr);
}

static void
get_accent (JsnPanelCanvas *self, GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  gboolean focused = gtk_widget_has_visible_focus (GTK_WIDGET (self)) || gtk_widget_has_focus (GTK_WIDGET (self));
  const char *name = focused || self->drop_target ? "theme_selected_bg_color" : "theme_unfocused_selected_bg_color";

  if (!gtk_style_context_lookup_color (style, name, color))
    gtk_style_context_get_color (style, gtk_style_context_get_state (style), color);
}

/* The line lies on a thin white one, so that it is seen on a photo of its own colour. */
static void
draw_outline (cairo_t *cr, const Box *box, const GdkRGBA *color, double line_px)
{
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  add_rectangle (cr, box);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.9);
  cairo_set_line_width (cr, line_px + 2);
  cairo_stroke_preserve (cr);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, line_px);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_hover (JsnPanelCanvas *self, cairo_t *cr)
{
  GdkRGBA color;
  Box box;

  if (self->hovered == self->selected || !get_item_box (self, self->hovered, &box))
    return;
  get_accent (self, &color);
  draw_outline (cr, &box, &color, HOVER_PX);
}

static void
draw_selection (JsnPanelCanvas *self, cairo_t *cr)
{
  GdkRGBA color;
  Box box;

  if (!get_item_box (self, self->selected, &box))
    return;
  get_accent (self, &color);
  draw_outline (cr, &box, &color, OUTLINE_PX);
}

static void
draw_drop_target (JsnPanelCanvas *self, cairo_t *cr)
{
  GdkRGBA color;
  Box box;

  if (!get_item_box (self, self->drop_target, &box))
    return;
  get_accent (self, &color);
  draw_outline (cr, &box, &color, OUTLINE_PX + 1);
  color.alpha = 0.25;
  gdk_cairo_set_source_rgba (cr, &color);
  add_rectangle (cr, &box);
  cairo_fill (cr);
}

/* The part of the photo that the frame hides, faintly, so that one knows what there is to be had. */
static void
draw_hidden_part (JsnPanelCanvas *self, cairo_t *cr, const JsnNode *node, const Box *frame)
{
  const JsnPhoto *photo = jsn_sheet_get_photo (self->scene->sheet, node->photo);
  Box image = get_box (self, node->image_x, node->image_y, node->image_width, node->image_height);

  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  add_rectangle (cr, &image);
  add_rectangle (cr, frame);
  cairo_clip (cr);
  cairo_push_group (cr);
  cairo_translate (cr, image.x, image.y);
  cairo_scale (cr, image.width, image.height);
  jsn_proxies_paint (cr, photo, self->proxies);
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, 0.4);
  cairo_restore (cr);
}

static void
draw_thirds (cairo_t *cr, const Box *frame)
{
  for (int i = 1; i < 3; i++)
    {
      cairo_move_to (cr, frame->x + frame->width * i / 3, frame->y);
      cairo_rel_line_to (cr, 0, frame->height);
      cairo_move_to (cr, frame->x, frame->y + frame->height * i / 3);
      cairo_rel_line_to (cr, frame->width, 0);
    }
  cairo_set_source_rgba (cr, 0, 0, 0, 0.3);
  cairo_set_line_width (cr, 3);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.8);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
draw_crop (JsnPanelCanvas *self, cairo_t *cr)
{
  const JsnNode *node = jsn_panel_canvas_find_node (self, self->cropped);
  Box frame;

  if (node == NULL || node->kind != JSN_NODE_PHOTO)
    return;
  frame = get_box (self, node->x, node->y, node->width, node->height);
  draw_hidden_part (self, cr, node, &frame);
  draw_thirds (cr, &frame);
}

gboolean
jsn_panel_canvas_draw (GtkWidget *widget, cairo_t *cr)
{
  JsnPanelCanvas *self = JSN_PANEL_CANVAS (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  Box paper, trim;

  gtk_render_background (style, cr, 0, 0, gtk_widget_get_allocated_width (widget),
                         gtk_widget_get_allocated_height (widget));
  if (self->scene == NULL)
    return GDK_EVENT_PROPAGATE;

  paper = get_sheet (self, self->scene->bleed);
  trim = get_sheet (self, 0);
  draw_shadow (cr, &paper);
  draw_scene (self, cr, &paper);
  if (self->scene->bleed > 0)
    draw_bleed (self, cr, &paper, &trim);
  draw_trim (self, cr, &trim);
  draw_crop (self, cr);
  draw_hover (self, cr);
  draw_selection (self, cr);
  draw_drop_target (self, cr);
  return GDK_EVENT_PROPAGATE;
}
