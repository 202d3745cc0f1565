/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures for paper: the original's own samples wherever a PDF can carry them. */
#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "photo/pixels.h"
#include "photo/profile.h"
#include "photo/source.h"

#define QUALITY 95

/* What DCTDecode of every PDF reader takes (ISO 32000-1, 7.4.8): Huffman-coded, 8 bit, and three components that are
 * YCbCr unless an Adobe marker says otherwise. */
static gboolean
can_pass (const JsnJpeg *jpeg)
{
  return jpeg->sof >= 0 && jpeg->sof <= 2 && jpeg->precision == 8
         && (jpeg->components == 1 || jpeg->components == 3 || jpeg->components == 4)
         && !(jpeg->rgb_ids && !jpeg->adobe);
}

/* One colour space of 1, 3 or 4 channels, 8 bit, alpha over white. The profile is kept only while the samples are its
 * own. */
static int
make_printable (VipsImage *in, gboolean *own_colors, VipsImage **out)
{
  gboolean kept = in->Coding == VIPS_CODING_NONE
                  && (in->Type == VIPS_INTERPRETATION_sRGB || in->Type == VIPS_INTERPRETATION_RGB
                      || in->Type == VIPS_INTERPRETATION_RGB16 || in->Type == VIPS_INTERPRETATION_B_W
                      || in->Type == VIPS_INTERPRETATION_GREY16 || in->Type == VIPS_INTERPRETATION_CMYK);
  gboolean wide = in->BandFmt == VIPS_FORMAT_USHORT;
  g_autoptr (JsnNumbers) paper = vips_array_double_newv (1, wide ? 65535.0 : 255.0);
  g_autoptr (JsnImage) flat = NULL;
  g_autoptr (JsnImage) plain = NULL;
  g_autoptr (JsnImage) cut = NULL;

  *own_colors = kept && (wide || in->BandFmt == VIPS_FORMAT_UCHAR);
  gboolean alpha = in->Coding == VIPS_CODING_NONE && vips_image_hasalpha (in);

  if (alpha ? vips_flatten (in, &flat, "background", paper, NULL) : vips_copy (in, &flat, NULL))
    return -1;
  if (*own_colors ? vips_copy (flat, &plain, NULL) : vips_colourspace (flat, &plain, VIPS_INTERPRETATION_sRGB, NULL))
    return -1;

  int n_colors = *own_colors ? jsn_vips_count_colors (plain) : MIN (plain->Bands, 3);

  if (plain->Bands > n_colors ? vips_extract_band (plain, &cut, 0, "n", n_colors, NULL) : vips_copy (plain, &cut, NULL))
    return -1;
  /* The high byte: 16-bit samples are not rescaled, so that their profile still holds. */
  return vips_cast (cut, out, VIPS_FORMAT_UCHAR, "shift", *own_colors && wide, NULL);
}

static GBytes *
encode (const JsnSource *source, GError **error)
{
  g_autoptr (JsnImage) opened = jsn_source_open_image (source, error);
  g_autoptr (JsnImage) printable = NULL;
  gboolean own_colors = FALSE;

  if (opened == NULL)
    return NULL;

  g_autoptr (GBytes) icc = jsn_vips_get_block (opened, VIPS_META_ICC_NAME);

  if (make_printable (opened, &own_colors, &printable) != 0)
    {
      jsn_vips_fail (source->path, error);
      return NULL;
    }
  return jsn_vips_encode (source->path, printable, own_colors ? icc : NULL, QUALITY, FALSE, NULL, error);
}

/* Whether a JPEG is whole is only known after decoding, and a page must not carry a broken stream: every warning
 * counts. At an eighth of the size this costs little. */
static gboolean
decodes_cleanly (const JsnSource *source)
{
  g_autoptr (JsnImage) image = NULL;
  gsize length;
  const void *data = g_bytes_get_data (source->pixels, &length);
  int shrink = MIN (source->jpeg->width_px, source->jpeg->height_px) >= 64 ? 8 : 1;
  double mean;
  gboolean clean
      = vips_jpegload_buffer ((void *)data, length, &image, "shrink", shrink, "fail_on", VIPS_FAIL_ON_WARNING, NULL)
            == 0
        && vips_avg (image, &mean, NULL) == 0;

  vips_error_clear ();
  return clean;
}

static void
read_back (JsnPrintPixels *pixels)
{
  g_autoptr (JsnJpeg) jpeg = jsn_jpeg_parse (pixels->jpeg);
  g_autofree char *description = jpeg->icc ? jsn_profile_describe (jpeg->icc, jpeg->components) : NULL;

  pixels->width_px = jpeg->width_px;
  pixels->height_px = jpeg->height_px;
  pixels->components = jpeg->components;
  pixels->adobe = jpeg->adobe;
  pixels->profile = description ? g_bytes_ref (jpeg->icc) : NULL;
}

JsnPrintPixels *
jsn_pixels_load_print (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (JsnSource) source = jsn_source_open (path, error);

  if (source == NULL)
    return NULL;

  g_autoptr (JsnPrintPixels) pixels = g_new0 (JsnPrintPixels, 1);

  pixels->passed = source->jpeg != NULL && can_pass (source->jpeg) && decodes_cleanly (source);
  pixels->orientation = jsn_source_get_turn (source);
  pixels->jpeg = pixels->passed ? jsn_jpeg_strip (source->original->bytes) : encode (source, error);
  if (pixels->jpeg == NULL)
    return NULL;
  read_back (pixels);
  return g_steal_pointer (&pixels);
}

void
jsn_print_pixels_free (JsnPrintPixels *pixels)
{
  if (pixels == NULL)
    return;
  g_clear_pointer (&pixels->jpeg, g_bytes_unref);
  g_clear_pointer (&pixels->profile, g_bytes_unref);
  g_free (pixels);
}
