/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Magic bytes and header limits: hostile files end here, before a decoder allocates. */
#include "photo/sniff.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

#define PNG_MAGIC "\x89PNG\r\n\x1a\n"

static guint32
be32 (const guint8 *p)
{
  return (guint32)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

static guint32
le24 (const guint8 *p)
{
  return p[0] | p[1] << 8 | p[2] << 16;
}

/* Brands of ISO 14496-12 "ftyp" that libheif decodes; the major brand of some cameras is only "mif1" or "msf1". */
static gboolean
has_heif_brand (const guint8 *data, gsize size)
{
  static const char brands[] = "heic"
                               "heix"
                               "heim"
                               "heis"
                               "hevc"
                               "hevx"
                               "mif1"
                               "msf1"
                               "avif"
                               "avis";
  gsize end = MIN (be32 (data), MIN (size, 256));

  for (gsize at = 8; at + 4 <= end; at += at == 8 ? 8 : 4)
    for (const char *brand = brands; *brand; brand += 4)
      if (memcmp (data + at, brand, 4) == 0)
        return TRUE;
  return FALSE;
}

JsnFormat
jsn_sniff (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return JSN_FORMAT_JPEG;
  if (size >= 8 && memcmp (data, PNG_MAGIC, 8) == 0)
    return JSN_FORMAT_PNG;
  if (size >= 8
      && (memcmp (data, "II*\0", 4) == 0 || memcmp (data, "MM\0*", 4) == 0 || memcmp (data, "II+\0", 4) == 0
          || memcmp (data, "MM\0+", 4) == 0))
    return JSN_FORMAT_TIFF;
  if (size >= 16 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return JSN_FORMAT_WEBP;
  if (size >= 16 && memcmp (data + 4, "ftyp", 4) == 0 && has_heif_brand (data, size))
    return JSN_FORMAT_HEIF;
  return JSN_FORMAT_NONE;
}

typedef struct
{
  const char *extension;
  JsnFormat format;
} Extension;

static const Extension extensions[] = {
  { "jpg", JSN_FORMAT_JPEG },  { "jpeg", JSN_FORMAT_JPEG }, { "jpe", JSN_FORMAT_JPEG },  { "jfif", JSN_FORMAT_JPEG },
  { "mpo", JSN_FORMAT_JPEG },  { "tif", JSN_FORMAT_TIFF },  { "tiff", JSN_FORMAT_TIFF }, { "png", JSN_FORMAT_PNG },
  { "webp", JSN_FORMAT_WEBP }, { "heic", JSN_FORMAT_HEIF }, { "heif", JSN_FORMAT_HEIF }, { "hif", JSN_FORMAT_HEIF },
  { "avif", JSN_FORMAT_HEIF }, { "gif", JSN_FORMAT_NONE },  { "bmp", JSN_FORMAT_NONE },  { "pdf", JSN_FORMAT_NONE },
  { "svg", JSN_FORMAT_NONE },  { "txt", JSN_FORMAT_NONE },  { "html", JSN_FORMAT_NONE },
};

gboolean
jsn_sniff_contradicts_name (JsnFormat format, const char *path)
{
  const char *dot = strrchr (path, '.');

  if (dot == NULL || strchr (dot, '/') != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (g_ascii_strcasecmp (dot + 1, extensions[i].extension) == 0)
      return extensions[i].format != format;
  return FALSE;
}

gboolean
jsn_sniff_check_size (const char *path, gint64 width_px, gint64 height_px, gboolean whole, GError **error)
{
  g_autofree char *shown = jsn_display_path (path);
  gint64 max = whole ? JSN_PIXELS_MAX_WHOLE : JSN_PIXELS_MAX;

  if (width_px <= 0 || height_px <= 0)
    return jsn_error_set (error, JSN_ERROR_DAMAGED, _ ("%s: The picture says that it has no pixels."), shown);
  if (width_px > JSN_SIDE_MAX_PX || height_px > JSN_SIDE_MAX_PX || width_px > max / height_px)
    return jsn_error_set (error, JSN_ERROR_LIMIT,
                          _ ("%s: The picture claims %ld × %ld pixels; at most %d megapixels are taken. "
                             "Save it smaller."),
                          shown, (long)width_px, (long)height_px, (int)(max / 1000000));
  return TRUE;
}

static gboolean
check_png (const char *path, const guint8 *data, gsize size, GError **error)
{
  if (size < 33 || memcmp (data + 12, "IHDR", 4) != 0)
    {
      g_autofree char *shown = jsn_display_path (path);
      return jsn_error_set (error, JSN_ERROR_DAMAGED, _ ("%s: The PNG has no header. It is damaged."), shown);
    }
  return jsn_sniff_check_size (path, be32 (data + 16), be32 (data + 20), data[28] != 0, error);
}

static gboolean
check_webp (const char *path, const guint8 *data, gsize size, GError **error)
{
  gint64 width = 1;
  gint64 height = 1;

  if (size >= 30 && memcmp (data + 12, "VP8X", 4) == 0)
    {
      width = 1 + le24 (data + 24);
      height = 1 + le24 (data + 27);
    }
  else if (size >= 25 && memcmp (data + 12, "VP8L", 4) == 0)
    {
      guint32 bits = le24 (data + 21) | (guint32)data[24] << 24;
      width = 1 + (bits & 0x3fff);
      height = 1 + (bits >> 14 & 0x3fff);
    }
  else if (size >= 30 && memcmp (data + 12, "VP8 ", 4) == 0)
    {
      width = (data[26] | data[27] << 8) & 0x3fff;
      height = (data[28] | data[29] << 8) & 0x3fff;
    }
  return jsn_sniff_check_size (path, width, height, TRUE, error);
}

gboolean
jsn_sniff_check_header (const char *path, JsnFormat format, GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (format == JSN_FORMAT_PNG)
    return check_png (path, data, size, error);
  if (format == JSN_FORMAT_WEBP)
    return check_webp (path, data, size, error);
  return TRUE;
}
