/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures for news desks: small, sRGB, and without a word inside. */
#include "photo/pixels.h"
#include "photo/source.h"

/* Reducing blurs; this brings back what the reduction took and no more: no halo on flat areas (x1), gentle slope (m2).
 */
static int
sharpen (VipsImage *in, VipsImage **out)
{
  g_autoptr (JsnImage) sharp = NULL;

  if (vips_sharpen (in, &sharp, "sigma", 0.5, "x1", 2.0, "m1", 0.0, "m2", 1.5, NULL) != 0)
    return -1;
  return vips_colourspace (sharp, out, VIPS_INTERPRETATION_sRGB, NULL);
}

static GBytes *
load_srgb_profile (const char *path, GError **error)
{
  VipsBlob *blob = NULL;

  if (vips_profile_load ("srgb", &blob, NULL) != 0 || blob == NULL)
    {
      jsn_vips_fail (path, error);
      return NULL;
    }

  size_t size;
  const void *data = vips_blob_get (blob, &size);
  GBytes *profile = g_bytes_new (data, size);

  vips_area_unref (VIPS_AREA (blob));
  return profile;
}

static gboolean
is_reduced (const JsnSource *source, VipsImage *image, gboolean *reduced, GError **error)
{
  int edge = source->jpeg ? MAX (source->jpeg->width_px, source->jpeg->height_px) : 0;

  if (edge == 0)
    {
      g_autoptr (JsnImage) opened = jsn_source_open_image (source, error);

      if (opened == NULL)
        return FALSE;
      edge = MAX (opened->Xsize, opened->Ysize);
    }
  *reduced = MAX (image->Xsize, image->Ysize) < edge;
  return TRUE;
}

GBytes *
jsn_pixels_encode_press (const char *path, int max_edge_px, int quality, int *width_px, int *height_px, GError **error)
{
  g_return_val_if_fail (path != NULL && max_edge_px > 0 && quality >= 1 && quality <= 100, NULL);

  g_autoptr (JsnSource) source = jsn_source_open (path, error);
  g_autoptr (JsnImage) image = source ? jsn_source_render (source, max_edge_px, NULL, error) : NULL;
  g_autoptr (JsnImage) sharp = NULL;
  g_autoptr (GBytes) profile = NULL;
  gboolean reduced = FALSE;

  if (image == NULL || !is_reduced (source, image, &reduced, error)
      || (profile = load_srgb_profile (path, error)) == NULL)
    return NULL;
  if (reduced && sharpen (image, &sharp) != 0)
    {
      jsn_vips_fail (path, error);
      return NULL;
    }
  if (width_px != NULL)
    *width_px = image->Xsize;
  if (height_px != NULL)
    *height_px = image->Ysize;
  return jsn_vips_encode (path, sharp ? sharp : image, profile, quality, quality < 90, error);
}
