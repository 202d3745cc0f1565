/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An original that has passed every check that needs no decoder. */
#pragma once

#include "photo/jpeg.h"
#include "photo/original.h"
#include "photo/photo.h"
#include "photo/vips.h"

G_BEGIN_DECLS

typedef struct
{
  char *path;
  JsnOriginal *original;
  JsnFormat format;
  GBytes *pixels; /* what decoders get: the file, for PNG without its text chunks */
  JsnJpeg *jpeg;  /* NULL for other formats */
  GBytes *exif;   /* TIFF block or file; NULL when there is none. HEIF: NULL until a decoder opens it */
} JsnSource;

/* Refuses what is no file, no format of ours, or larger than the limits by its header. Any thread. */
JsnSource *jsn_source_open (const char *path, GError **error);
void jsn_source_free (JsnSource *source);

/* EXIF orientation that must be applied to decoded pixels: the file's, but 1 for HEIF, whose decoder turns them. */
int jsn_source_get_turn (const JsnSource *source);

/* jsn_vips_open() and jsn_vips_render() of this source. Damage that leaves something to see sets *@damage to a sentence
 * (free with g_free(); may be NULL) and is no failure. A cancelled @job is one. */
VipsImage *jsn_source_open_image (const JsnSource *source, GError **error);
VipsImage *jsn_source_render (const JsnSource *source, int max_edge_px, JsnJob *job, char **damage, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnSource, jsn_source_free)

G_END_DECLS
