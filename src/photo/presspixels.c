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

/* The long edge of the photo itself; 0 with @error when it cannot be told. */
static int
get_edge (const JsnSource *source, GError **error)
{
  int edge = source->jpeg ? MAX (source->jpeg->width_px, source->jpeg->height_px) : 0;

  if (edge > 0)
    return edge;

  g_autoptr (JsnImage) opened = jsn_source_open_image (source, error);

  return opened ? MAX (opened->Xsize, opened->Ysize) : 0;
}

/* @image as one press image; @edge_px is that of the photo it was made from. */
static gboolean
encode (const char *path,
        VipsImage *image,
        int edge_px,
        GBytes *profile,
        JsnPressPixels *press,
        JsnJob *job,
        GError **error)
{
  g_autoptr (JsnImage) small = NULL;
  g_autoptr (JsnImage) sharp = NULL;

  if (vips_thumbnail_image (image, &small, press->max_edge_px, "height", press->max_edge_px, "size", VIPS_SIZE_DOWN,
                            "no_rotate", TRUE, NULL)
          != 0
      || (MAX (small->Xsize, small->Ysize) < edge_px && sharpen (small, &sharp) != 0))
    return jsn_vips_fail (path, error);
  press->width_px = small->Xsize;
  press->height_px = small->Ysize;
  press->jpeg = jsn_vips_encode (path, sharp ? sharp : small, profile, press->quality, press->quality < 90, job, error);
  return press->jpeg != NULL;
}

gboolean
jsn_pixels_encode_press (const char *path, JsnPressPixels *sizes, guint n_sizes, JsnJob *job, GError **error)
{
  g_return_val_if_fail (path != NULL && sizes != NULL && n_sizes > 0, FALSE);

  g_autoptr (JsnSource) source = jsn_source_open (path, error);
  int edge_px = source ? get_edge (source, error) : 0;
  g_autoptr (JsnImage) image = edge_px > 0 ? jsn_source_render (source, sizes[0].max_edge_px, job, NULL, error) : NULL;
  g_autoptr (GBytes) profile = image ? load_srgb_profile (path, error) : NULL;
  gboolean done = profile != NULL;

  for (guint i = 0; i < n_sizes && done; i++)
    done = encode (path, image, edge_px, profile, &sizes[i], job, error);
  for (guint i = 0; i < n_sizes && !done; i++)
    g_clear_pointer (&sizes[i].jpeg, g_bytes_unref);
  return done;
}
