/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures for the screen, as cairo surfaces. */
#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "photo/pixels.h"
#include "photo/source.h"

/* Of cairo 1.16's image backend. */
#define CAIRO_SIDE_MAX_PX 32767

static cairo_surface_t *
make_surface (const char *path, VipsImage *image, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, image->Xsize, image->Ysize);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);

  if (pixels == NULL)
    {
      g_autofree char *shown = jsn_display_path (path);
      jsn_error_set (error, JSN_ERROR_LIMIT, _ ("%s: There is not enough memory to show the picture."), shown);
      cairo_surface_destroy (surface);
      return NULL;
    }
  for (int y = 0; y < image->Ysize; y++)
    {
      const VipsPel *from = VIPS_IMAGE_ADDR (image, 0, y);
      guint32 *to = (guint32 *)(pixels + (gsize)y * stride);

      for (int x = 0; x < image->Xsize; x++, from += 3)
        to[x] = (guint32)from[0] << 16 | from[1] << 8 | from[2];
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

cairo_surface_t *
jsn_pixels_load_surface (const char *path, int max_edge_px, GError **error)
{
  g_return_val_if_fail (path != NULL && max_edge_px >= 0, NULL);

  g_autoptr (JsnSource) source = jsn_source_open (path, error);
  int edge = max_edge_px == 0 ? CAIRO_SIDE_MAX_PX : MIN (max_edge_px, CAIRO_SIDE_MAX_PX);
  g_autoptr (JsnImage) image = source ? jsn_source_render (source, edge, NULL, NULL, error) : NULL;

  return image ? make_surface (path, image, error) : NULL;
}

cairo_surface_t *
jsn_pixels_decode_surface (GBytes *jpeg, GError **error)
{
  g_return_val_if_fail (jpeg != NULL, NULL);

  g_autoptr (JsnJpeg) parsed = jsn_jpeg_parse (jpeg);
  JsnColors colors = jsn_vips_judge_colors (parsed->icc, parsed->components);
  g_autoptr (JsnImage) image
      = jsn_vips_render (NULL, JSN_FORMAT_JPEG, jpeg, colors, 1, CAIRO_SIDE_MAX_PX, FALSE, NULL, error);

  return image ? make_surface (NULL, image, error) : NULL;
}
