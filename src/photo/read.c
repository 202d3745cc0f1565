/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file on disk becomes a JsnPhoto, in one pass. */
#include "photo/read.h"

#include <gexiv2/gexiv2.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "photo/captions.h"
#include "photo/container.h"
#include "photo/facts.h"
#include "photo/profile.h"
#include "photo/sniff.h"
#include "photo/source.h"
#include "photo/tiff.h"

#define THUMBNAIL_QUALITY 85

gboolean
jsn_photo_init (const char *program, GError **error)
{
  if (!jsn_vips_init (program, error))
    return FALSE;
  gexiv2_log_set_level (GEXIV2_LOG_LEVEL_MUTE);
  if (!gexiv2_initialize ())
    return jsn_error_set (error, JSN_ERROR_FAILED, _ ("The library for captions in files (exiv2) does not start."));
  return TRUE;
}

void
jsn_photo_shutdown (void)
{
  vips_shutdown ();
}

typedef struct
{
  GBytes *xmp;
  GBytes *photoshop;
  GBytes *icc;
  gboolean icc_broken;
} Blocks;

static void
clear_blocks (Blocks *blocks)
{
  g_clear_pointer (&blocks->xmp, g_bytes_unref);
  g_clear_pointer (&blocks->photoshop, g_bytes_unref);
  g_clear_pointer (&blocks->icc, g_bytes_unref);
}

static GBytes *
ref_bytes (GBytes *bytes)
{
  return bytes ? g_bytes_ref (bytes) : NULL;
}

static void
collect_jpeg (JsnPhoto *photo, const JsnSource *source, Blocks *blocks)
{
  const JsnJpeg *jpeg = source->jpeg;

  photo->width_px = jpeg->width_px;
  photo->height_px = jpeg->height_px;
  photo->components = jpeg->components;
  blocks->xmp = ref_bytes (jpeg->xmp);
  blocks->photoshop = ref_bytes (jpeg->photoshop);
  blocks->icc = ref_bytes (jpeg->icc);
  blocks->icc_broken = jpeg->icc_broken;
  if (!jpeg->ended || jpeg->damaged)
    jsn_photo_warn (photo, _ ("The end of the file is missing: a part of the picture may be grey."));
}

/* What only the library can tell: the size of TIFF and HEIF, and their blocks. */
static gboolean
collect_image (JsnPhoto *photo, JsnSource *source, Blocks *blocks, GError **error)
{
  g_autoptr (JsnImage) image = jsn_source_open_image (source, error);

  if (image == NULL)
    return FALSE;
  if (!jsn_container_is_whole (source->format, source->original->bytes))
    jsn_photo_warn (photo, _ ("The end of the file is missing: a part of the picture may be grey."));
  photo->width_px = image->Xsize;
  photo->height_px = image->Ysize;
  photo->components = jsn_vips_count_colors (image);
  blocks->xmp = jsn_container_find_xmp (source->format, source->original->bytes);
  if (blocks->xmp == NULL)
    blocks->xmp = jsn_vips_get_block (image, VIPS_META_XMP_NAME);
  blocks->photoshop = jsn_vips_get_block (image, VIPS_META_IPTC_NAME);
  if (blocks->photoshop == NULL)
    blocks->photoshop = jsn_vips_get_block (image, VIPS_META_PHOTOSHOP_NAME);
  blocks->icc = jsn_vips_get_block (image, VIPS_META_ICC_NAME);
  if (source->format == JSN_FORMAT_HEIF)
    {
      g_autoptr (GBytes) exif = jsn_vips_get_block (image, VIPS_META_EXIF_NAME);
      gsize size = exif ? g_bytes_get_size (exif) : 0;

      if (size > 6 && memcmp (g_bytes_get_data (exif, NULL), "Exif\0", 6) == 0)
        source->exif = g_bytes_new_from_bytes (exif, 6, size - 6);
      else
        source->exif = ref_bytes (exif);
    }
  if (source->format == JSN_FORMAT_TIFF && jsn_tiff_is_preview (source->original->bytes))
    jsn_photo_warn (
        photo,
        _ ("The file holds only a small copy of the photo, as camera raw files do. Export a full TIFF or JPEG."));
  return TRUE;
}

static void
read_profile (JsnPhoto *photo, const Blocks *blocks)
{
  if (blocks->icc != NULL && g_bytes_get_size (blocks->icc) <= JSN_ICC_MAX_BYTES)
    photo->color_profile = jsn_profile_describe (blocks->icc, photo->components);
  if (photo->color_profile == NULL && (blocks->icc != NULL || blocks->icc_broken))
    jsn_photo_warn (photo, _ ("The colour profile in the file is damaged or of another kind; colours may be off."));
}

/* TIFF, PNG and WebP keep their pixels as the camera held them; HEIF is turned by its decoder. */
static void
turn_size (JsnPhoto *photo)
{
  if (photo->orientation < 5 || photo->format == JSN_FORMAT_HEIF)
    return;

  int width = photo->width_px;

  photo->width_px = photo->height_px;
  photo->height_px = width;
}

static gboolean
collect (JsnPhoto *photo, JsnSource *source, GError **error)
{
  Blocks blocks = { 0 };
  gboolean opened = TRUE;

  if (source->jpeg != NULL)
    collect_jpeg (photo, source, &blocks);
  else
    opened = collect_image (photo, source, &blocks, error);
  if (opened)
    {
      read_profile (photo, &blocks);
      jsn_captions_read (photo, blocks.xmp, blocks.photoshop);
      if (source->exif != NULL)
        jsn_facts_read (photo, source->exif);
      turn_size (photo);
    }
  clear_blocks (&blocks);
  return opened;
}

static GBytes *
make_thumbnail (JsnPhoto *photo, const JsnSource *source, GError **error)
{
  g_autofree char *damage = NULL;
  g_autoptr (JsnImage) image = jsn_source_render (source, JSN_THUMBNAIL_EDGE_PX, NULL, &damage, error);

  if (image == NULL)
    return NULL;
  if (damage != NULL)
    jsn_photo_warn (photo, "%s", damage);
  return jsn_vips_encode (source->path, image, NULL, THUMBNAIL_QUALITY, TRUE, NULL, error);
}

static char *
make_absolute (const char *path)
{
  return g_path_is_absolute (path) ? g_strdup (path) : g_canonicalize_filename (path, NULL);
}

JsnPhoto *
jsn_photo_read (const char *path, GBytes **thumbnail, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (JsnSource) source = jsn_source_open (path, error);
  g_autoptr (JsnPhoto) photo = jsn_photo_new ();

  if (source == NULL)
    return NULL;
  photo->path = make_absolute (path);
  photo->format = source->format;
  photo->size_bytes = g_bytes_get_size (source->original->bytes);
  photo->mtime_ns = source->original->mtime_ns;
  if (!collect (photo, source, error))
    return NULL;
  if (jsn_sniff_contradicts_name (source->format, path))
    jsn_photo_warn (photo, _ ("The name says another kind of file: this is a %s picture."),
                    jsn_format_name (source->format));
  if (thumbnail != NULL && (*thumbnail = make_thumbnail (photo, source, error)) == NULL)
    return NULL;
  photo->hash = jsn_original_hash (source->original);
  return g_steal_pointer (&photo);
}

char *
jsn_photo_hash (const char *path, GError **error)
{
  g_autoptr (JsnOriginal) original = jsn_original_load (path, error);

  return original ? jsn_original_hash (original) : NULL;
}
