/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libvips with its doors closed: five loaders, its messages as GErrors. */
#pragma once

#include <vips/vips.h>

#include "base/job.h"
#include "photo/photo.h"

G_BEGIN_DECLS

/* For g_autoptr: some versions of libvips define it for VipsImage, some do not. */
typedef VipsImage JsnImage;
typedef VipsArrayDouble JsnNumbers;

/* How the samples of a picture become sRGB. */
typedef enum
{
  JSN_COLORS_PLAIN,    /* no profile that could be trusted: taken for sRGB, or converted by its kind (grey, Lab) */
  JSN_COLORS_PROFILED, /* by the embedded profile */
  JSN_COLORS_CMYK,     /* CMYK without a profile: libvips' own */
} JsnColors;

/* @profile may be NULL, or of any quality. */
JsnColors jsn_vips_judge_colors (GBytes *profile, int components);

/* Blocks all loaders but JPEG, PNG, TIFF, WebP and HEIF, operation caching and inner threads. Once, before threads. */
gboolean jsn_vips_init (const char *program, GError **error);

/* Moves libvips' messages into @error: "PATH: SENTENCE (what libvips said)." @path may be NULL. Always returns FALSE.
 */
gboolean jsn_vips_fail (const char *path, GError **error);

/* Opens @bytes by the loader of @format, never by guess; checks the size it tells against the limits before a pixel is
 * decoded.
 * @bytes must live as long as the image and all that is made from it. */
VipsImage *jsn_vips_open (const char *path, JsnFormat format, GBytes *bytes, GError **error);

/* The picture as people see it: upright, sRGB by its own profile (see @colors), 8 bit, three bands, alpha over white,
 * long edge at most
 * @max_edge_px (0: full size; never enlarged), decoded into memory, so that @bytes are no longer needed. @turn is the
 * EXIF orientation to apply. With @strict, damage is an error; without, the undamaged part is given. Stops between
 * rows when @job is cancelled. */
VipsImage *jsn_vips_render (const char *path,
                            JsnFormat format,
                            GBytes *bytes,
                            JsnColors colors,
                            int turn,
                            int max_edge_px,
                            gboolean strict,
                            JsnJob *job,
                            GError **error);

/* JPEG bytes of @image (8 bit, 1, 3 or 4 bands) without any metadata but, when @profile is not NULL, that ICC profile.
 * Stops between rows when @job is cancelled. */
GBytes *jsn_vips_encode (
    const char *path, VipsImage *image, GBytes *profile, int quality, gboolean subsample, JsnJob *job, GError **error);

/* A metadata block of an opened image, such as VIPS_META_EXIF_NAME; NULL when there is none. */
GBytes *jsn_vips_get_block (VipsImage *image, const char *name);

/* Channels of colour, alpha not counted: 1, 3 or 4. */
int jsn_vips_count_colors (VipsImage *image);

static inline void
jsn_numbers_free (JsnNumbers *numbers)
{
  vips_area_unref (VIPS_AREA (numbers));
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnImage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnNumbers, jsn_numbers_free)

G_END_DECLS
