/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only file that knows how libvips is opened, asked and told to be quiet. */
#include "photo/vips.h"

#include <malloc.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "photo/jpeg.h"
#include "photo/profile.h"
#include "photo/sniff.h"

/* libvips also puts into its log what it says by error, with bytes of the file in it. */
static void
swallow_log (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

/* Under G_DEBUG=fatal-warnings and in tests each damaged photo would end the program, because libvips warns of it in
 * its log, and GLib knows no domain whose warnings are not fatal. So the rule is moved from "all" to the domains that
 * speak of our own faults. */
static void
spare_domain (void)
{
  static const char *const domains[]
      = { G_LOG_DOMAIN, "GLib", "GLib-GObject", "GLib-GIO", "Pango", "Gdk", "Gtk", "Handy" };
  GLogLevelFlags fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK);

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    g_log_set_fatal_mask (domains[i], fatal);
}

gboolean
jsn_vips_init (const char *program, GError **error)
{
  static const char *const loaders[] = { "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadTiff",
                                         "VipsForeignLoadWebp", "VipsForeignLoadHeif" };

  /* Freed picture buffers go back to the system at once: 40 press images of 24 megapixels peaked at 474 MB without. */
  mallopt (M_MMAP_THRESHOLD, 1 << 20);
  if (VIPS_INIT (program) != 0)
    return jsn_vips_fail (NULL, error);
  vips_block_untrusted_set (TRUE);
  vips_operation_block_set ("VipsForeignLoad", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (loaders); i++)
    vips_operation_block_set (loaders[i], FALSE);
  vips_cache_set_max (0);
  /* Threads are over photos, in base/job.c: more inside each photo would only fight for the same processors. */
  vips_concurrency_set (1);
  spare_domain ();
  g_log_set_handler ("VIPS", G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE | G_LOG_LEVEL_INFO | G_LOG_LEVEL_DEBUG,
                     swallow_log, NULL);
  return TRUE;
}

gboolean
jsn_vips_fail (const char *path, GError **error)
{
  g_autofree char *shown = jsn_display_path (path ? path : "libvips");
  g_autofree char *buffer = vips_error_buffer_copy ();

  /* The first message is the cause, the others are its echo. */
  g_strchug (buffer);
  buffer[strcspn (buffer, "\n")] = '\0';
  g_autofree char *reason = jsn_display_text (buffer, -1);
  return jsn_error_set (error, JSN_ERROR_DAMAGED, _ ("%s: The picture is damaged and cannot be decoded (%s)."), shown,
                        *reason ? reason : _ ("no reason given"));
}

GBytes *
jsn_vips_get_block (VipsImage *image, const char *name)
{
  const void *data;
  size_t size;

  if (vips_image_get_typeof (image, name) != VIPS_TYPE_BLOB || vips_image_get_blob (image, name, &data, &size) != 0)
    return NULL;
  return g_bytes_new (data, size);
}

int
jsn_vips_count_colors (VipsImage *image)
{
  int n_bands = image->Bands - (vips_image_hasalpha (image) ? 1 : 0);

  /* Packed Lab has its own fourth byte. */
  if (image->Coding != VIPS_CODING_NONE)
    return 3;
  return n_bands >= 4 ? 4 : n_bands >= 3 ? 3 : 1;
}

JsnColors
jsn_vips_judge_colors (GBytes *profile, int components)
{
  g_autofree char *description = NULL;

  if (profile != NULL && g_bytes_get_size (profile) <= JSN_ICC_MAX_BYTES)
    description = jsn_profile_describe (profile, components);
  return description ? JSN_COLORS_PROFILED : components == 4 ? JSN_COLORS_CMYK : JSN_COLORS_PLAIN;
}

typedef int (*Loader) (void *data, size_t size, VipsImage **out, ...);

static const Loader loaders_by_format[] = {
  [JSN_FORMAT_JPEG] = vips_jpegload_buffer, [JSN_FORMAT_TIFF] = vips_tiffload_buffer,
  [JSN_FORMAT_PNG] = vips_pngload_buffer,   [JSN_FORMAT_WEBP] = vips_webpload_buffer,
  [JSN_FORMAT_HEIF] = vips_heifload_buffer,
};

VipsImage *
jsn_vips_open (const char *path, JsnFormat format, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (format > JSN_FORMAT_NONE && format <= JSN_FORMAT_HEIF, NULL);

  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  g_autoptr (JsnImage) image = NULL;
  gboolean whole = format == JSN_FORMAT_WEBP || format == JSN_FORMAT_HEIF;

  if (loaders_by_format[format]((void *)data, size, &image, "access", VIPS_ACCESS_SEQUENTIAL, NULL) != 0)
    {
      jsn_vips_fail (path, error);
      return NULL;
    }
  /* What it grumbled about while opening is not the cause of a later failure. */
  vips_error_clear ();
  if (!jsn_sniff_check_size (path, image->Xsize, image->Ysize, whole, error))
    return NULL;
  return g_steal_pointer (&image);
}

/* Applies EXIF @turn to the pixels; libvips reads it from its own metadata. */
static int
make_upright (VipsImage *in, int turn, VipsImage **out)
{
  g_autoptr (JsnImage) copy = NULL;

  if (vips_copy (in, &copy, NULL) != 0)
    return -1;
  vips_image_set_int (copy, VIPS_META_ORIENTATION, turn);
  return vips_autorot (copy, out, NULL);
}

static int
make_plain_srgb (VipsImage *in, VipsImage **out)
{
  g_autoptr (JsnImage) flat = NULL;
  g_autoptr (JsnImage) rgb = NULL;
  g_autoptr (JsnImage) three = NULL;
  double white = in->BandFmt == VIPS_FORMAT_USHORT ? 65535 : 255;
  g_autoptr (JsnNumbers) paper = vips_array_double_newv (1, white);

  if (vips_image_hasalpha (in) ? vips_flatten (in, &flat, "background", paper, NULL) : vips_copy (in, &flat, NULL))
    return -1;
  if (vips_colourspace (flat, &rgb, VIPS_INTERPRETATION_sRGB, NULL) != 0)
    return -1;
  if (rgb->Bands > 3 ? vips_extract_band (rgb, &three, 0, "n", 3, NULL) : vips_copy (rgb, &three, NULL))
    return -1;
  return vips_cast_uchar (three, out, NULL);
}

/* To at most @edge on both sides, while reading. libvips would take plain sRGB through XYZ and back, and blue would
 * come out violet: an output profile is named only where there is an input profile. */
static int
reduce_buffer (GBytes *bytes, JsnColors colors, int edge, VipsFailOn fail_on, VipsImage **out)
{
  gsize size;
  void *data = (void *)g_bytes_get_data (bytes, &size);

  if (colors == JSN_COLORS_PLAIN)
    return vips_thumbnail_buffer (data, size, out, edge, "height", edge, "size", VIPS_SIZE_DOWN, "no_rotate", TRUE,
                                  "fail_on", fail_on, NULL);
  return vips_thumbnail_buffer (data, size, out, edge, "height", edge, "size", VIPS_SIZE_DOWN, "no_rotate", TRUE,
                                "import_profile", colors == JSN_COLORS_CMYK ? "cmyk" : "srgb", "export_profile", "srgb",
                                "fail_on", fail_on, NULL);
}

/* The same for HEIF, decoded whole: the small picture that cameras put beside the large one makes libvips 8.14 fail
 * ("bad image dimensions on decode"). */
static int
reduce_heif (GBytes *bytes, JsnColors colors, int edge, VipsFailOn fail_on, VipsImage **out)
{
  gsize size;
  void *data = (void *)g_bytes_get_data (bytes, &size);
  g_autoptr (JsnImage) whole = NULL;

  if (vips_heifload_buffer (data, size, &whole, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", fail_on, NULL) != 0)
    return -1;
  if (colors == JSN_COLORS_PLAIN)
    return vips_thumbnail_image (whole, out, edge, "height", edge, "size", VIPS_SIZE_DOWN, "no_rotate", TRUE, NULL);
  return vips_thumbnail_image (whole, out, edge, "height", edge, "size", VIPS_SIZE_DOWN, "no_rotate", TRUE,
                               "export_profile", "srgb", NULL);
}

static void
obey_cb (VipsImage *image, VipsProgress *progress, gpointer job)
{
  if (jsn_job_is_cancelled (job))
    vips_image_set_kill (image, TRUE);
}

/* What is computed from @image on ends when @job is cancelled; both must live until then. */
static void
obey (VipsImage *image, JsnJob *job)
{
  vips_image_set_progress (image, TRUE);
  g_signal_connect (image, "eval", G_CALLBACK (obey_cb), job);
}

static VipsImage *
compute (VipsImage *lazy, JsnJob *job)
{
  obey (lazy, job);

  VipsImage *pixels = vips_image_copy_memory (lazy);

  /* It would go on telling @lazy, which may be gone by then. */
  if (pixels != NULL)
    vips_image_set_progress (pixels, FALSE);
  return pixels;
}

/* That it was stopped is no fault of the picture. */
static void
fail_or_stop (const char *path, JsnJob *job, GError **error)
{
  if (jsn_job_check (job, error))
    jsn_vips_fail (path, error);
  vips_error_clear ();
}

VipsImage *
jsn_vips_render (const char *path,
                 JsnFormat format,
                 GBytes *bytes,
                 JsnColors colors,
                 int turn,
                 int max_edge_px,
                 gboolean strict,
                 JsnJob *job,
                 GError **error)
{
  int edge = max_edge_px > 0 ? max_edge_px : VIPS_MAX_COORD;
  VipsFailOn fail_on = strict ? VIPS_FAIL_ON_ERROR : VIPS_FAIL_ON_NONE;
  g_autoptr (JsnImage) reduced = NULL;
  g_autoptr (JsnImage) plain = NULL;
  g_autoptr (JsnImage) decoded = NULL;
  g_autoptr (JsnImage) upright = NULL;
  VipsImage *result = NULL;

  /* The turn needs all rows: it comes when they are few and in memory. */
  if ((format == JSN_FORMAT_HEIF ? reduce_heif : reduce_buffer) (bytes, colors, edge, fail_on, &reduced) != 0
      || make_plain_srgb (reduced, &plain) != 0 || (decoded = compute (plain, job)) == NULL
      || make_upright (decoded, turn, &upright) != 0 || (result = compute (upright, job)) == NULL)
    fail_or_stop (path, job, error);
  vips_error_clear ();
  return result;
}

static void *
drop_field (VipsImage *image, const char *name, GValue *value, void *data)
{
  g_ptr_array_add (data, g_strdup (name));
  return NULL;
}

GBytes *
jsn_vips_encode (
    const char *path, VipsImage *image, GBytes *profile, int quality, gboolean subsample, JsnJob *job, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsnImage) bare = NULL;
  void *data = NULL;
  size_t size = 0;

  if (vips_copy (image, &bare, NULL) != 0)
    {
      jsn_vips_fail (path, error);
      return NULL;
    }
  vips_image_map (bare, drop_field, fields);
  for (guint i = 0; i < fields->len; i++)
    vips_image_remove (bare, fields->pdata[i]);
  if (profile != NULL)
    vips_image_set_blob_copy (bare, VIPS_META_ICC_NAME, g_bytes_get_data (profile, NULL), g_bytes_get_size (profile));
  obey (bare, job);
  if (vips_jpegsave_buffer (bare, &data, &size, "Q", quality, "optimize_coding", TRUE, "subsample_mode",
                            subsample ? VIPS_FOREIGN_SUBSAMPLE_ON : VIPS_FOREIGN_SUBSAMPLE_OFF, NULL)
      != 0)
    {
      fail_or_stop (path, job, error);
      return NULL;
    }

  /* libvips writes an EXIF block of its own into every JPEG. */
  g_autoptr (GBytes) whole = g_bytes_new_with_free_func (data, size, g_free, data);

  return jsn_jpeg_strip (whole);
}
