/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a photo in the words of the window's language; what is not known has no row. */
#include "app/photo-facts.h"

#include <math.h>

#include "base/i18n.h"
#include "base/name.h"

char *
jsn_photo_facts_dup_title (const JsnPhoto *photo)
{
  g_autofree char *name = photo->path ? g_path_get_basename (photo->path) : NULL;

  return jsn_display_path (name);
}

static GtkWidget *
new_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), dim ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (dim)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), GTK_STYLE_CLASS_DIM_LABEL);
  else
    {
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_hexpand (label, TRUE);
    }
  return label;
}

static void
add_row (GtkGrid *grid, GtkSizeGroup *labels, const char *title, const char *value)
{
  GtkWidget *label, *text;
  int row = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (grid), "rows"));

  if (value == NULL || *value == '\0')
    return;
  label = new_label (title, TRUE);
  text = new_label (value, FALSE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), text);
  gtk_size_group_add_widget (labels, label);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, text, 1, row, 1, 1);
  g_object_set_data (G_OBJECT (grid), "rows", GINT_TO_POINTER (row + 1));
}

static char *
dup_picture (const JsnPhoto *photo)
{
  g_autofree char *size = g_format_size ((guint64)photo->size_bytes);
  g_autofree char *format = g_utf8_strup (jsn_format_name (photo->format) ? jsn_format_name (photo->format) : "", -1);

  return g_strdup_printf ("%d × %d px · %.1f MP\n%s · %s", photo->width_px, photo->height_px,
                          (double)photo->width_px * photo->height_px / 1e6, format, size);
}

/* Cameras write their maker into the model more often than not. */
static char *
dup_camera (const JsnPhoto *photo)
{
  if (photo->make == NULL || photo->model == NULL)
    return g_strdup (photo->model ? photo->model : photo->make);
  if (g_str_has_prefix (photo->model, photo->make))
    return g_strdup (photo->model);
  return g_strdup_printf ("%s %s", photo->make, photo->model);
}

/* In the time of the place where it was taken, as the camera says it. */
static char *
dup_taken (const JsnPhoto *photo)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) taken = photo->taken ? g_date_time_new_from_iso8601 (photo->taken, utc) : NULL;

  return taken ? g_date_time_format (taken, "%x %X") : g_strdup (photo->taken);
}

static char *
dup_position (const JsnPhoto *photo)
{
  if (isnan (photo->latitude) || isnan (photo->longitude))
    return NULL;
  return g_strdup_printf ("%.5f°, %.5f°", photo->latitude, photo->longitude);
}

void
jsn_photo_facts_fill (GtkGrid *grid, GtkSizeGroup *labels, const JsnPhoto *photo)
{
  g_autofree char *picture = dup_picture (photo);
  g_autofree char *camera = dup_camera (photo);
  g_autofree char *taken = dup_taken (photo);
  g_autofree char *exposure = jsn_photo_describe_exposure (photo);
  g_autofree char *position = dup_position (photo);
  g_autofree char *folder = photo->path ? g_path_get_dirname (photo->path) : NULL;
  g_autofree char *shown_folder = folder ? jsn_display_path (folder) : NULL;

  g_list_free_full (gtk_container_get_children (GTK_CONTAINER (grid)), (GDestroyNotify)gtk_widget_destroy);
  g_object_set_data (G_OBJECT (grid), "rows", GINT_TO_POINTER (0));
  add_row (grid, labels, _ ("Picture"), picture);
  add_row (grid, labels, _ ("Taken"), taken);
  add_row (grid, labels, _ ("Camera"), camera);
  add_row (grid, labels, _ ("Lens"), photo->lens);
  add_row (grid, labels, _ ("Exposure"), exposure);
  add_row (grid, labels, _ ("Colours"), photo->color_profile);
  add_row (grid, labels, _ ("Position"), position);
  add_row (grid, labels, _ ("Folder"), shown_folder);
  gtk_widget_show_all (GTK_WIDGET (grid));
}
