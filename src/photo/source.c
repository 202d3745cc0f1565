/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one gate that every reader of originals passes. */
#include "photo/source.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "photo/container.h"
#include "photo/facts.h"
#include "photo/sniff.h"

static gboolean
check_jpeg (const char *path, const JsnJpeg *jpeg, GError **error)
{
  g_autofree char *shown = jsn_display_path (path);

  if (jpeg->sof < 0 || jpeg->n_scans == 0)
    return jsn_error_set (error, JSN_ERROR_DAMAGED, _ ("%s: The JPEG ends before its picture begins. Copy it again."),
                          shown);
  if (jpeg->n_scans > JSN_JPEG_MAX_SCANS)
    return jsn_error_set (error, JSN_ERROR_LIMIT,
                          _ ("%s: The JPEG has %d scans; at most %d are taken. Save it again as a plain JPEG."), shown,
                          jpeg->n_scans, JSN_JPEG_MAX_SCANS);
  return jsn_sniff_check_size (path, jpeg->width_px, jpeg->height_px, jpeg->sof == 2, error);
}

static gboolean
examine (JsnSource *source, GError **error)
{
  GBytes *bytes = source->original->bytes;

  source->format = jsn_sniff (bytes);
  if (source->format == JSN_FORMAT_NONE)
    {
      g_autofree char *shown = jsn_display_path (source->path);
      return jsn_error_set (error, JSN_ERROR_FORMAT,
                            _ ("%s: This is no photo that can be read. JPEG, TIFF, PNG, WebP and HEIF are taken."),
                            shown);
    }
  if (!jsn_sniff_check_header (source->path, source->format, bytes, error))
    return FALSE;
  if (source->format == JSN_FORMAT_JPEG)
    {
      source->jpeg = jsn_jpeg_parse (bytes);
      if (!check_jpeg (source->path, source->jpeg, error))
        return FALSE;
      source->exif = source->jpeg->exif ? g_bytes_ref (source->jpeg->exif) : NULL;
    }
  else if (source->format == JSN_FORMAT_TIFF)
    source->exif = g_bytes_ref (bytes);
  else
    source->exif = jsn_container_find_exif (source->format, bytes);
  source->pixels = source->format == JSN_FORMAT_PNG ? jsn_container_drop_png_text (bytes) : g_bytes_ref (bytes);
  return TRUE;
}

JsnSource *
jsn_source_open (const char *path, GError **error)
{
  g_autoptr (JsnSource) source = g_new0 (JsnSource, 1);

  source->path = g_strdup (path);
  source->original = jsn_original_load (path, error);
  if (source->original == NULL || !examine (source, error))
    return NULL;
  return g_steal_pointer (&source);
}

void
jsn_source_free (JsnSource *source)
{
  if (source == NULL)
    return;
  g_clear_pointer (&source->exif, g_bytes_unref);
  g_clear_pointer (&source->jpeg, jsn_jpeg_free);
  g_clear_pointer (&source->pixels, g_bytes_unref);
  g_clear_pointer (&source->original, jsn_original_free);
  g_free (source->path);
  g_free (source);
}

int
jsn_source_get_turn (const JsnSource *source)
{
  if (source->exif == NULL || source->format == JSN_FORMAT_HEIF)
    return 1;

  g_autoptr (JsnPhoto) photo = jsn_photo_new ();

  jsn_facts_read (photo, source->exif);
  return photo->orientation;
}

VipsImage *
jsn_source_open_image (const JsnSource *source, GError **error)
{
  return jsn_vips_open (source->path, source->format, source->pixels, error);
}

/* JPEG tells by its segments, the others only through their libraries, which also learn their size here. */
static gboolean
judge_colors (const JsnSource *source, JsnColors *colors, GError **error)
{
  if (source->jpeg != NULL)
    {
      *colors = jsn_vips_judge_colors (source->jpeg->icc, source->jpeg->components);
      return TRUE;
    }

  g_autoptr (JsnImage) image = jsn_source_open_image (source, error);
  g_autoptr (GBytes) profile = image ? jsn_vips_get_block (image, VIPS_META_ICC_NAME) : NULL;

  if (image != NULL)
    *colors = jsn_vips_judge_colors (profile, jsn_vips_count_colors (image));
  return image != NULL;
}

VipsImage *
jsn_source_render (const JsnSource *source, int max_edge_px, JsnJob *job, char **damage, GError **error)
{
  int turn = jsn_source_get_turn (source);
  JsnColors colors;

  if (!judge_colors (source, &colors, error))
    return NULL;

  VipsImage *image
      = jsn_vips_render (source->path, source->format, source->pixels, colors, turn, max_edge_px, TRUE, job, NULL);

  if (image != NULL)
    return image;
  if (!jsn_job_check (job, error))
    return NULL;
  image = jsn_vips_render (source->path, source->format, source->pixels, colors, turn, max_edge_px, FALSE, job, error);
  if (image != NULL && damage != NULL)
    *damage = g_strdup (_ ("The picture is damaged: a part of it is missing or grey."));
  return image;
}
