/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one cell of the photo grid says and how it is drawn. */
#pragma once

#include <gtk/gtk.h>

#include "photo/photo.h"

G_BEGIN_DECLS

/* Height of a cell whose picture is @thumbnail_px high, with a line for the name and, with @badges, another for badges.
 */
int jsn_photo_cell_get_height (GtkWidget *widget, int thumbnail_px, gboolean badges);

/* @photo may be NULL (not known yet), @picture may be NULL (on its way). @box is in @cr's coordinates. The widget's
 * style context is in the state of the cell. */
typedef struct
{
  const JsnPhoto *photo;
  cairo_surface_t *picture;     /* device pixels */
  const char *const *languages; /* of the exhibition */
  gboolean badges;
  gboolean focused;
} JsnPhotoCell;

void jsn_photo_cell_draw (GtkWidget *widget, cairo_t *cr, const GdkRectangle *box, const JsnPhotoCell *cell);

/* Free with g_free(). */
char *jsn_photo_cell_dup_name (const JsnPhoto *photo);
char *jsn_photo_cell_dup_description (const JsnPhoto *photo, const char *const *languages);

G_END_DECLS
