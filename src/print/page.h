/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene becomes cairo's PDF: the panel with its bleed, and in the slug the line that names the job. */
#pragma once

#include "base/outfile.h"
#include "layout/paint.h"
#include "photo/pixels.h"
#include "print/export.h"
#include "print/type.h"

G_BEGIN_DECLS

typedef struct
{
  const JsnScene *scene;
  const JsnPrintProfile *profile;
  GHashTable *pixels;  /* gint64 * id → JsnPrintPixels *; whatever the scene shows must be there */
  const char *job;     /* one line for the slug; not drawn without marks */
  const char *created; /* ISO 8601 with offset; without one cairo would write the time of day */
} JsnPage;

/* Appends the PDF to @file. Colours are inks' proxies, photos are their JPEGs as they stand. JSN_ERROR_NO_SPACE and its
 * like come from @file. Any thread that the scene belongs to. */
gboolean jsn_page_write (JsnOutFile *file, const JsnPage *page, GError **error);

/* Paints @pixels into the unit square of @cr, turned upright, as a JPEG that a PDF surface takes whole. */
void jsn_page_paint_pixels (cairo_t *cr, const JsnPrintPixels *pixels);

/* As jsn_paint_scene(), node by node, because type goes its own way to paper; the one painter does all else. @type_case
 * must outlive the surface's finishing. */
void jsn_page_paint_scene (cairo_t *cr,
                           const JsnScene *scene,
                           gboolean paper,
                           JsnTypeCase *type_case,
                           JsnPaintPhoto paint_photo,
                           gpointer data);

/* Where stored pixels go: the unit square as stored → upright, for an EXIF orientation 1–8. */
void jsn_orientation_get_matrix (int orientation, cairo_matrix_t *matrix);

G_END_DECLS
