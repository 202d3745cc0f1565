/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cairo's PDF becomes one that a press understands: boxes, inks, profiles, output intent, metadata. */
#pragma once

#include "photo/pixels.h"
#include "print/export.h"

G_BEGIN_DECLS

/* What must be known of a JPEG that was painted. Plain data. */
typedef struct
{
  char *hash;     /* of the JPEG's bytes; see jsn_image_hash() */
  int components; /* 1, 3 or 4 */
  gboolean adobe;
  GBytes *profile; /* or NULL: sRGB, the press's own CMYK, black ink */
} JsnImage;

JsnImage *jsn_image_new (const JsnPrintPixels *pixels);
void jsn_image_free (JsnImage *image);
char *jsn_image_hash (GBytes *jpeg);

typedef struct
{
  const JsnPrintProfile *profile;
  double trim_width_mm, trim_height_mm;
  const char *title; /* one line, not empty */
  GDateTime *created;
  GPtrArray *images; /* of JsnImage *: every picture that the page may show */
} JsnFinish;

/* Reads cairo's PDF at @source and writes the finished one to @target, an existing temporary file; both may lead
 * through /proc/self/fd. @name stands in messages. The same input gives the same bytes. A picture that is none of
 * @finish->images is an error: it would be drawing that cairo turned into pixels. Any thread. */
gboolean jsn_finish (
    const char *source, const char *target, const char *name, const JsnFinish *finish, JsnJob *job, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnImage, jsn_image_free)

G_END_DECLS
