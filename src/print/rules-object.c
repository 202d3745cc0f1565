/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about the things that pages use: fonts, pictures, colour spaces, transparency. */
#include <ft2build.h>
#include <string.h>
#include FT_FREETYPE_H

#include "base/i18n.h"
#include "print/profile.h"
#include "print/rules.h"

/* The APP14 segment by which Adobe's files are known. */
#define ADOBE_MARKER \
  "\xff\xee\x00\x0e" \
  "Adobe"

/* Whether @holds says TRUE of every dictionary, array and stream. */
static gboolean
each_object (JsnReading *reading, gboolean (*holds) (JsnPdf *pdf, qpdf_oh object))
{
  for (guint i = 0; i < reading->objects->len; i++)
    if (!holds (reading->pdf, g_array_index (reading->objects, qpdf_oh, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_image (JsnPdf *pdf, qpdf_oh object)
{
  return qpdf_oh_is_stream (pdf->qpdf, object) && jsn_pdf_is (pdf, object, "/Subtype", "/Image");
}

static gboolean
is_font (JsnPdf *pdf, qpdf_oh object)
{
  return jsn_pdf_is (pdf, object, "/Type", "/Font");
}

static gboolean
font_is_embedded (JsnPdf *pdf, qpdf_oh object)
{
  /* A composite font's program hangs on its descendant, a Type 3 font is drawing. */
  if (!is_font (pdf, object) || jsn_pdf_is (pdf, object, "/Subtype", "/Type0")
      || jsn_pdf_is (pdf, object, "/Subtype", "/Type3"))
    return TRUE;
  qpdf_oh descriptor = jsn_pdf_get (pdf, object, "/FontDescriptor");
  return jsn_pdf_get (pdf, descriptor, "/FontFile") || jsn_pdf_get (pdf, descriptor, "/FontFile2")
         || jsn_pdf_get (pdf, descriptor, "/FontFile3");
}

static gboolean
program_is_whole (GBytes *program)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (program, &length);
  FT_Library library;
  FT_Face face;
  gboolean whole = FALSE;

  if (FT_Init_FreeType (&library) != 0)
    return FALSE;
  if (FT_New_Memory_Face (library, data, (FT_Long)length, 0, &face) == 0)
    {
      whole = TRUE;
      for (FT_Long i = 0; i < face->num_glyphs && whole; i++)
        whole = FT_Load_Glyph (face, (FT_UInt)i, FT_LOAD_NO_SCALE) == 0;
      FT_Done_Face (face);
    }
  FT_Done_FreeType (library);
  return whole;
}

/* Every outline of an embedded font can be drawn: cairo has been seen to cut them short. */
static gboolean
font_is_whole (JsnPdf *pdf, qpdf_oh object)
{
  static const char *const keys[] = { "/FontFile", "/FontFile2", "/FontFile3" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      qpdf_oh stream = jsn_pdf_get (pdf, object, keys[i]);

      if (stream == 0 || !qpdf_oh_is_stream (pdf->qpdf, stream))
        continue;
      g_autoptr (GBytes) program = jsn_pdf_read_stream (pdf, stream, FALSE, NULL);
      if (program == NULL || !program_is_whole (program))
        return FALSE;
    }
  return TRUE;
}

static gboolean
font_has_glyph_map (JsnPdf *pdf, qpdf_oh object)
{
  return !is_font (pdf, object) || !jsn_pdf_is (pdf, object, "/Subtype", "/CIDFontType2")
         || jsn_pdf_get (pdf, object, "/CIDToGIDMap");
}

static gboolean
font_has_unicode (JsnPdf *pdf, qpdf_oh object)
{
  return !is_font (pdf, object) || !jsn_pdf_is (pdf, object, "/Subtype", "/Type0")
         || jsn_pdf_get (pdf, object, "/ToUnicode");
}

static gboolean
is_rgb (JsnPdf *pdf, qpdf_oh value)
{
  return qpdf_oh_is_name_and_equals (pdf->qpdf, value, "/DeviceRGB")
         || qpdf_oh_is_name_and_equals (pdf->qpdf, value, "/CalRGB");
}

static gboolean
names_no_rgb (JsnPdf *pdf, qpdf_oh object)
{
  if (qpdf_oh_is_array (pdf->qpdf, object))
    {
      for (int i = 0; i < qpdf_oh_get_array_n_items (pdf->qpdf, object); i++)
        if (is_rgb (pdf, qpdf_oh_get_array_item (pdf->qpdf, object, i)))
          return FALSE;
      return TRUE;
    }
  g_auto (GStrv) keys = jsn_pdf_list_keys (pdf, object);
  for (guint i = 0; keys[i]; i++)
    if (is_rgb (pdf, jsn_pdf_get (pdf, object, keys[i])))
      return FALSE;
  return TRUE;
}

static gboolean
profile_fits (JsnPdf *pdf, qpdf_oh object)
{
  if (!qpdf_oh_is_array (pdf->qpdf, object) || qpdf_oh_get_array_n_items (pdf->qpdf, object) < 1
      || !qpdf_oh_is_name_and_equals (pdf->qpdf, qpdf_oh_get_array_item (pdf->qpdf, object, 0), "/ICCBased"))
    return TRUE;
  if (qpdf_oh_get_array_n_items (pdf->qpdf, object) != 2)
    return FALSE;
  qpdf_oh stream = qpdf_oh_get_array_item (pdf->qpdf, object, 1);
  if (!qpdf_oh_is_stream (pdf->qpdf, stream))
    return FALSE;
  g_autoptr (GBytes) profile = jsn_pdf_read_stream (pdf, stream, FALSE, NULL);
  return profile && jsn_profile_fits (profile, (int)jsn_pdf_get_number (pdf, stream, "/N", 0));
}

static gboolean
has_adobe_marker (JsnPdf *pdf, qpdf_oh image)
{
  g_autoptr (GBytes) jpeg = jsn_pdf_read_stream (pdf, image, TRUE, NULL);
  gsize length = 0;
  const guint8 *data = jpeg ? g_bytes_get_data (jpeg, &length) : NULL;

  /* Marker by marker until the picture begins. */
  for (gsize at = 2; at + 4 <= length && data[at] == 0xff && data[at + 1] != 0xda;)
    {
      if (data[at + 1] == 0xff)
        {
          at++;
          continue;
        }
      if (length - at >= 9 && memcmp (data + at, ADOBE_MARKER, 9) == 0)
        return TRUE;
      at += 2 + ((gsize)data[at + 2] << 8 | data[at + 3]);
    }
  return FALSE;
}

static gboolean
is_cmyk_space (JsnPdf *pdf, qpdf_oh space)
{
  if (space == 0 || !qpdf_oh_is_array (pdf->qpdf, space) || qpdf_oh_get_array_n_items (pdf->qpdf, space) != 2)
    return space && qpdf_oh_is_name_and_equals (pdf->qpdf, space, "/DeviceCMYK");
  return jsn_pdf_get_number (pdf, qpdf_oh_get_array_item (pdf->qpdf, space, 1), "/N", 0) == 4;
}

/* Adobe's CMYK JPEGs are stored inverted; the Decode array must turn them back, and only them. */
static gboolean
cmyk_is_positive (JsnPdf *pdf, qpdf_oh object)
{
  static const double inverting[8] = { 1, 0, 1, 0, 1, 0, 1, 0 };
  double decode[8];

  if (!is_image (pdf, object) || !is_cmyk_space (pdf, jsn_pdf_get (pdf, object, "/ColorSpace")))
    return TRUE;
  gboolean inverts = jsn_pdf_get_numbers (pdf, jsn_pdf_get (pdf, object, "/Decode"), decode, 8)
                     && memcmp (decode, inverting, sizeof decode) == 0;
  return inverts == has_adobe_marker (pdf, object);
}

static gboolean
image_is_photo (JsnPdf *pdf, qpdf_oh object)
{
  return !is_image (pdf, object) || jsn_pdf_is (pdf, object, "/Filter", "/DCTDecode");
}

static gboolean
image_is_plain (JsnPdf *pdf, qpdf_oh object)
{
  qpdf_oh interpolate = is_image (pdf, object) ? jsn_pdf_get (pdf, object, "/Interpolate") : 0;

  if (is_image (pdf, object)
      && (jsn_pdf_get (pdf, object, "/Alternates") || jsn_pdf_get (pdf, object, "/OPI")
          || jsn_pdf_get (pdf, object, "/ColorSpace") == 0))
    return FALSE;
  return interpolate == 0 || !qpdf_oh_get_bool_value (pdf->qpdf, interpolate);
}

static gboolean
group_blends_right (JsnPdf *pdf, qpdf_oh object)
{
  return !jsn_pdf_is (pdf, object, "/S", "/Transparency") || jsn_pdf_is (pdf, object, "/CS", "/DeviceCMYK")
         || jsn_pdf_is (pdf, object, "/CS", "/DeviceGray");
}

static gboolean
state_has_no_transfer (JsnPdf *pdf, qpdf_oh object)
{
  return jsn_pdf_get (pdf, object, "/TR") == 0 && jsn_pdf_get (pdf, object, "/HTP") == 0
         && (jsn_pdf_get (pdf, object, "/TR2") == 0 || jsn_pdf_is (pdf, object, "/TR2", "/Default"));
}

static gboolean
object_is_known (JsnPdf *pdf, qpdf_oh object)
{
  return !jsn_pdf_is (pdf, object, "/Subtype", "/PS") && !jsn_pdf_is (pdf, object, "/Subtype2", "/PS")
         && !(jsn_pdf_is (pdf, object, "/Subtype", "/Form") && jsn_pdf_get (pdf, object, "/Ref"))
         && jsn_pdf_get (pdf, object, "/PatternType") == 0 && jsn_pdf_get (pdf, object, "/ShadingType") == 0;
}

static gboolean
stream_has_no_lzw (JsnPdf *pdf, qpdf_oh object)
{
  qpdf_oh filter = jsn_pdf_get (pdf, object, "/Filter");

  if (filter && qpdf_oh_is_array (pdf->qpdf, filter))
    {
      for (int i = 0; i < qpdf_oh_get_array_n_items (pdf->qpdf, filter); i++)
        if (qpdf_oh_is_name_and_equals (pdf->qpdf, qpdf_oh_get_array_item (pdf->qpdf, filter, i), "/LZWDecode"))
          return FALSE;
      return TRUE;
    }
  return filter == 0 || !qpdf_oh_is_name_and_equals (pdf->qpdf, filter, "/LZWDecode");
}

#define CHECK(name, holds) \
  static gboolean name (JsnReading *reading) { return each_object (reading, holds); }

CHECK (check_embedding, font_is_embedded)
CHECK (check_outlines, font_is_whole)
CHECK (check_glyph_map, font_has_glyph_map)
CHECK (check_unicode, font_has_unicode)
CHECK (check_rgb, names_no_rgb)
CHECK (check_profiles, profile_fits)
CHECK (check_cmyk, cmyk_is_positive)
CHECK (check_photos, image_is_photo)
CHECK (check_images, image_is_plain)
CHECK (check_groups, group_blends_right)
CHECK (check_transfer, state_has_no_transfer)
CHECK (check_known, object_is_known)
CHECK (check_lzw, stream_has_no_lzw)

const JsnRule jsn_object_rules[] = {
  { "FONT", N_ ("A font is not embedded."), check_embedding },
  { "GLYPH", N_ ("A letter of an embedded font is damaged."), check_outlines },
  { "FONT_MAP", N_ ("A TrueType font does not say which glyph is which."), check_glyph_map },
  { "FONT_TEXT", N_ ("A font does not say which letters its glyphs are."), check_unicode },
  { "DEVICE_RGB", N_ ("Something is in plain RGB without a profile."), check_rgb },
  { "ICC", N_ ("A colour profile does not fit what it is used for."), check_profiles },
  { "CMYK_DECODE", N_ ("A CMYK photo would print as a negative."), check_cmyk },
  { "RASTER", N_ ("Part of the page was turned into pixels."), check_photos },
  { "IMAGE", N_ ("A photo has alternates, is interpolated or has no colour space."), check_images },
  { "GROUP_CS", N_ ("A transparent group does not blend in CMYK."), check_groups },
  { "TRANSFER", N_ ("There is a transfer curve or a halftone."), check_transfer },
  { "UNKNOWN", N_ ("There is a gradient, pattern, PostScript or reference that is not meant for print."), check_known },
  { "LZW", N_ ("A stream is compressed with LZW."), check_lzw },
  { NULL },
};
