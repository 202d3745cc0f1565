/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each call opens the file anew, so that nothing is remembered between them. */
#include "readback.h"

#include <poppler.h>

static PopplerDocument *
open_document (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static PopplerPage *
open_page (const char *path, int index)
{
  PopplerDocument *document = open_document (path);
  PopplerPage *page = poppler_document_get_page (document, index);

  g_assert_nonnull (page);
  g_object_unref (document);
  return page;
}

cairo_surface_t *
test_render (const char *path, int index, double ppi)
{
  PopplerPage *page = open_page (path, index);
  double width, height, scale = ppi / 72;

  poppler_page_get_size (page, &width, &height);
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)(width * scale), (int)(height * scale));
  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_object_unref (page);
  return surface;
}

char *
test_dup_page_text (const char *path, int index)
{
  PopplerPage *page = open_page (path, index);
  char *text = poppler_page_get_text (page);

  g_object_unref (page);
  return text;
}

char *
test_dup_title (const char *path)
{
  PopplerDocument *document = open_document (path);
  char *title = poppler_document_get_title (document);

  g_object_unref (document);
  return title;
}

int
test_count_pages (const char *path)
{
  PopplerDocument *document = open_document (path);
  int n = poppler_document_get_n_pages (document);

  g_object_unref (document);
  return n;
}

void
test_get_page_size (const char *path, int index, double *width, double *height)
{
  PopplerPage *page = open_page (path, index);

  poppler_page_get_size (page, width, height);
  g_object_unref (page);
}
