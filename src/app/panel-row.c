/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the strip. */
#include "app/panel-row.h"

#include "base/i18n.h"
#include "base/units.h"

#define WIDTH 132
#define HEIGHT_MAX 180

struct _JsnPanelRow
{
  GtkListBoxRow parent_instance;

  JsnPanelMiniatures *miniatures;
  GtkWidget *picture;
  GtkLabel *label;
  gint64 panel;
  int number;
};

G_DEFINE_FINAL_TYPE (JsnPanelRow, jsn_panel_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
draw_cb (JsnPanelRow *self, cairo_t *cr)
{
  int width = gtk_widget_get_allocated_width (self->picture);
  int height = gtk_widget_get_allocated_height (self->picture);
  int edge = MAX (width, height) * gtk_widget_get_scale_factor (self->picture);
  cairo_surface_t *surface = self->panel ? jsn_panel_miniatures_get (self->miniatures, self->panel, edge) : NULL;

  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill (cr);
  if (surface)
    {
      cairo_save (cr);
      cairo_scale (cr, (double)width / cairo_image_surface_get_width (surface),
                   (double)height / cairo_image_surface_get_height (surface));
      cairo_set_source_surface (cr, surface, 0, 0);
      cairo_paint (cr);
      cairo_restore (cr);
    }
  cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.3);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  return GDK_EVENT_STOP;
}

static void
ready_cb (JsnPanelRow *self, gint64 panel)
{
  if (panel == self->panel)
    gtk_widget_queue_draw (self->picture);
}

static void
jsn_panel_row_dispose (GObject *object)
{
  JsnPanelRow *self = JSN_PANEL_ROW (object);

  if (self->miniatures)
    g_signal_handlers_disconnect_by_data (self->miniatures, self);
  g_clear_object (&self->miniatures);
  G_OBJECT_CLASS (jsn_panel_row_parent_class)->dispose (object);
}

static void
jsn_panel_row_class_init (JsnPanelRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jsn_panel_row_dispose;
}

static void
jsn_panel_row_init (JsnPanelRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  self->picture = gtk_drawing_area_new ();
  self->label = GTK_LABEL (label);
  gtk_widget_set_halign (self->picture, GTK_ALIGN_CENTER);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, 12);
  g_object_set (box, "margin", 6, NULL);
  gtk_container_add (GTK_CONTAINER (box), self->picture);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (self), box);
  gtk_widget_show_all (GTK_WIDGET (self));

  g_signal_connect_swapped (self->picture, "draw", G_CALLBACK (draw_cb), self);
}

GtkWidget *
jsn_panel_row_new (JsnPanelMiniatures *miniatures)
{
  JsnPanelRow *self = g_object_new (JSN_TYPE_PANEL_ROW, NULL);

  self->miniatures = g_object_ref (miniatures);
  g_signal_connect_swapped (miniatures, "ready", G_CALLBACK (ready_cb), self);
  return GTK_WIDGET (self);
}

void
jsn_panel_row_set_panel (JsnPanelRow *self, const JsnPanel *panel, const char *title)
{
  g_return_if_fail (JSN_IS_PANEL_ROW (self));
  g_return_if_fail (panel != NULL);

  double scale = MIN (WIDTH / panel->width_mm, HEIGHT_MAX / panel->height_mm);
  g_autofree char *size = jsn_size_format (panel->width_mm, panel->height_mm);
  g_autofree char *text
      = title ? g_strdup_printf ("%d · %s", panel->number, title) : g_strdup_printf ("%d", panel->number);
  g_autofree char *name = title ? g_strdup_printf (_ ("Panel %d: %s"), panel->number, title)
                                : g_strdup_printf (_ ("Panel %d"), panel->number);
  g_autofree char *tip = g_strdup_printf ("%s\n%s", name, size);

  self->panel = panel->id;
  self->number = panel->number;
  gtk_widget_set_size_request (self->picture, MAX (8, (int)(panel->width_mm * scale)),
                               MAX (8, (int)(panel->height_mm * scale)));
  gtk_label_set_text (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), name);
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self)), size);
  gtk_widget_queue_draw (self->picture);
}

gint64
jsn_panel_row_get_panel (JsnPanelRow *self)
{
  g_return_val_if_fail (JSN_IS_PANEL_ROW (self), 0);
  return self->panel;
}

int
jsn_panel_row_get_number (JsnPanelRow *self)
{
  g_return_val_if_fail (JSN_IS_PANEL_ROW (self), 0);
  return self->number;
}

cairo_surface_t *
jsn_panel_row_create_icon (JsnPanelRow *self)
{
  GtkAllocation box;
  cairo_surface_t *icon;
  cairo_t *cr;

  g_return_val_if_fail (JSN_IS_PANEL_ROW (self), NULL);
  gtk_widget_get_allocation (self->picture, &box);
  icon = gdk_window_create_similar_surface (gtk_widget_get_window (self->picture), CAIRO_CONTENT_COLOR, box.width,
                                            box.height);
  cr = cairo_create (icon);
  draw_cb (self, cr);
  cairo_destroy (cr);
  return icon;
}
