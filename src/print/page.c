/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The painter draws; this file supplies the surface, the photos and the job's line. */
#include "print/page.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/units.h"
#include "layout/ink.h"
#include "print/finish.h"
#include "print/marks.h"

#define JOB_TEXT_PT 7.0

typedef struct
{
  JsnOutFile *file;
  GError *error; /* the first that writing met */
} Sink;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (sink->error || !jsn_out_file_write (sink->file, data, length, &sink->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

void
jsn_orientation_get_matrix (int orientation, cairo_matrix_t *matrix)
{
  /* xx, yx, xy, yy, x0, y0 for EXIF 1 … 8 (CIPA DC-008, Orientation). */
  static const double values[8][6] = {
    { 1, 0, 0, 1, 0, 0 }, { -1, 0, 0, 1, 1, 0 }, { -1, 0, 0, -1, 1, 1 }, { 1, 0, 0, -1, 0, 1 },
    { 0, 1, 1, 0, 0, 0 }, { 0, 1, -1, 0, 1, 0 }, { 0, -1, -1, 0, 1, 1 }, { 0, -1, 1, 0, 0, 1 },
  };
  const double *v = values[orientation >= 1 && orientation <= 8 ? orientation - 1 : 0];

  cairo_matrix_init (matrix, v[0], v[1], v[2], v[3], v[4], v[5]);
}

static void
attach (cairo_surface_t *surface, const char *type, GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  cairo_surface_set_mime_data (surface, type, data, length, (cairo_destroy_func_t)g_bytes_unref, g_bytes_ref (bytes));
}

void
jsn_page_paint_pixels (cairo_t *cr, const JsnPrintPixels *pixels)
{
  /* One pixel stands for the photo; cairo takes size and samples from the JPEG that hangs on it. */
  cairo_surface_t *proxy = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  g_autofree char *hash = jsn_image_hash (pixels->jpeg);
  g_autoptr (GBytes) id = g_bytes_new (hash, strlen (hash));
  cairo_matrix_t matrix;

  attach (proxy, CAIRO_MIME_TYPE_JPEG, pixels->jpeg);
  attach (proxy, CAIRO_MIME_TYPE_UNIQUE_ID, id);
  cairo_save (cr);
  jsn_orientation_get_matrix (pixels->orientation, &matrix);
  cairo_transform (cr, &matrix);
  cairo_set_source_surface (cr, proxy, 0, 0);
  /* Any other filter would ask the RIP to interpolate. */
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_FAST);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (proxy);
}

static gboolean
paint_photo_cb (cairo_t *cr, const JsnPhoto *photo, gpointer data)
{
  const JsnPrintPixels *pixels = g_hash_table_lookup (data, &photo->id);

  if (pixels == NULL)
    return FALSE;
  jsn_page_paint_pixels (cr, pixels);
  return TRUE;
}

static void
set_ink (cairo_t *cr, const JsnInk *ink)
{
  cairo_set_source_rgb (cr, ink->proxy[0] / 65535.0, ink->proxy[1] / 65535.0, ink->proxy[2] / 65535.0);
}

static void
paint_node (cairo_t *cr, JsnScene *part, JsnNode *node, gboolean paper, JsnPaintPhoto paint_photo, gpointer data)
{
  g_ptr_array_set_size (part->nodes, 0);
  g_ptr_array_add (part->nodes, node);
  cairo_save (cr);
  /* With the paper comes the outline of an empty frame, but paper must not cover what lies beside it. */
  if (node->kind == JSN_NODE_EMPTY)
    {
      cairo_rectangle (cr, node->x, node->y, node->width, node->height);
      cairo_clip (cr);
    }
  jsn_paint_scene (cr, part, paper && node->kind == JSN_NODE_EMPTY, paint_photo, data);
  cairo_restore (cr);
}

void
jsn_page_paint_scene (cairo_t *cr,
                      const JsnScene *scene,
                      gboolean paper,
                      JsnTypeCase *type_case,
                      JsnPaintPhoto paint_photo,
                      gpointer data)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  JsnScene part = *scene;

  part.nodes = one;
  if (paper)
    jsn_paint_scene (cr, &part, TRUE, NULL, NULL);
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      JsnNode *node = g_ptr_array_index (scene->nodes, i);

      if (node->kind != JSN_NODE_TEXT)
        {
          paint_node (cr, &part, node, paper, paint_photo, data);
          continue;
        }
      set_ink (cr, node->ink);
      cairo_move_to (cr, node->x, node->y);
      jsn_type_case_show (type_case, cr, node->layout);
    }
}

static void
paint_panel (cairo_t *cr, const JsnPage *page, JsnTypeCase *type_case)
{
  double bleed = jsn_mm_to_pt (page->profile->bleed_mm);
  double trim = bleed + jsn_mm_to_pt (page->profile->slug_mm);

  cairo_save (cr);
  cairo_translate (cr, trim, trim);
  cairo_rectangle (cr, -bleed, -bleed, page->scene->width + 2 * bleed, page->scene->height + 2 * bleed);
  cairo_clip (cr);
  jsn_page_paint_scene (cr, page->scene, FALSE, type_case, paint_photo_cb, page->pixels);
  cairo_restore (cr);
}

/* In the slug above the panel, between the left crop mark and the middle target. */
static void
paint_job (cairo_t *cr, const JsnPage *page, JsnTypeCase *type_case)
{
  const JsnPrintProfile *profile = page->profile;
  double x_mm = profile->bleed_mm + profile->slug_mm + JSN_MARKS_INDENT_MM;
  double width_mm = jsn_pt_to_mm (page->scene->width) / 2 - JSN_MARKS_INDENT_MM - 2 * JSN_MARKS_TARGET_MM;
  const JsnInk *black = jsn_ink_find ("black");

  if (!profile->crop_marks || page->job == NULL || width_mm < 10)
    return;
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans CJK KR");
  /* Otherwise the locale's language picks the fonts, and the same panel has other bytes elsewhere. */
  pango_context_set_language (pango_layout_get_context (layout), pango_language_from_string ("ko"));
  pango_font_description_set_absolute_size (font, JOB_TEXT_PT * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, page->job, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, (int)(jsn_mm_to_pt (width_mm) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  int height;
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (cr, jsn_mm_to_pt (x_mm), jsn_mm_to_pt (profile->slug_mm / 2) - (double)height / PANGO_SCALE / 2);
  set_ink (cr, black);
  jsn_type_case_show (type_case, cr, layout);
}

gboolean
jsn_page_write (JsnOutFile *file, const JsnPage *page, GError **error)
{
  double around = 2 * jsn_mm_to_pt (page->profile->bleed_mm + page->profile->slug_mm);
  Sink sink = { file, NULL };
  g_autoptr (JsnTypeCase) type_case = jsn_type_case_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, &sink, page->scene->width + around,
                                                                  page->scene->height + around);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, page->created);
  paint_panel (cr, page, type_case);
  paint_job (cr, page, type_case);
  cairo_show_page (cr);
  cairo_status_t status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (sink.error)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    return jsn_error_set (error, JSN_ERROR_FAILED, _ ("The panel cannot be drawn for print (%s)."),
                          cairo_status_to_string (status));
  return TRUE;
}
