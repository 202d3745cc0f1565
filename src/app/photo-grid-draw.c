/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing of the photo grid: the cells of the rows that are to be seen, and the rubber band. */
#include "app/photo-cell.h"
#include "app/photo-grid-private.h"

static void
draw_cell (JsnPhotoGrid *self, cairo_t *cr, guint index)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GtkStateFlags state = gtk_style_context_get_state (style) & ~(GtkStateFlags)GTK_STATE_FLAG_DROP_ACTIVE;
  gboolean focused = gtk_widget_has_visible_focus (widget) && index == jsn_photo_selection_get_cursor (self->selection);
  GdkRectangle box;
  JsnPhotoCell cell = {
    .photo = jsn_photo_grid_get_photo (self, index),
    .languages = (const char *const *)self->languages,
    .badges = self->badges,
    .focused = focused,
  };

  if (self->document)
    cell.picture = jsn_thumbnails_get (jsn_document_get_thumbnails (self->document),
                                       jsn_photo_selection_get_id (self->selection, index),
                                       self->thumbnail_size * gtk_widget_get_scale_factor (widget));
  if (jsn_photo_selection_contains (self->selection, index))
    state |= GTK_STATE_FLAG_SELECTED;
  jsn_photo_grid_get_cell_box (self, index, &box);
  gtk_style_context_save (style);
  gtk_style_context_set_state (style, state);
  jsn_photo_cell_draw (widget, cr, &box, &cell);
  gtk_style_context_restore (style);
}

static void
draw_band (JsnPhotoGrid *self, cairo_t *cr)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRectangle band;

  jsn_photo_grid_get_band (self, &band);
  gtk_style_context_save (style);
  gtk_style_context_remove_class (style, GTK_STYLE_CLASS_VIEW);
  gtk_style_context_add_class (style, GTK_STYLE_CLASS_RUBBERBAND);
  gtk_render_background (style, cr, band.x, band.y - jsn_photo_grid_get_scroll (self), band.width, band.height);
  gtk_render_frame (style, cr, band.x, band.y - jsn_photo_grid_get_scroll (self), band.width, band.height);
  gtk_style_context_restore (style);
}

gboolean
jsn_photo_grid_draw (GtkWidget *widget, cairo_t *cr)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_allocated_width (widget);
  int height = gtk_widget_get_allocated_height (widget);
  GdkRectangle clip;
  guint first, end;

  gtk_render_background (style, cr, 0, 0, width, height);
  if (gdk_cairo_get_clip_rectangle (cr, &clip))
    {
      int scroll = jsn_photo_grid_get_scroll (self);

      jsn_cells_get_rows (&self->cells, scroll + clip.y, scroll + clip.y + clip.height, &first, &end);
      /* Backwards: the last picture asked for is read first. */
      for (guint i = end; i > first; i--)
        draw_cell (self, cr, i - 1);
    }
  if (self->pointer.mode == JSN_POINTER_BAND)
    draw_band (self, cr);
  gtk_render_frame (style, cr, 0, 0, width, height);
  return GDK_EVENT_PROPAGATE;
}
