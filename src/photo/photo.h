/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo as its file tells it: where it is, what the camera wrote, what the photographer wrote. */
#pragma once

#include <gio/gio.h>

#include "base/texts.h"

G_BEGIN_DECLS

typedef enum
{
  JSN_FORMAT_NONE,
  JSN_FORMAT_JPEG,
  JSN_FORMAT_TIFF,
  JSN_FORMAT_PNG,
  JSN_FORMAT_WEBP,
  JSN_FORMAT_HEIF,
} JsnFormat;

typedef enum
{
  JSN_CLEARANCE_UNKNOWN,
  JSN_CLEARANCE_ASKED,
  JSN_CLEARANCE_CLEARED,
  JSN_CLEARANCE_REFUSED,
} JsnClearance;

/* Fields of a photo's texts. With a language: headline, caption, alt. Without ("" as language): creator, credit, copyright,
 * usage_terms, city, country, keywords (one a line), source, instructions. */

/* Unknown numbers are NAN, unknown strings NULL. Plain data: workers make it, the exhibition keeps it. */
typedef struct
{
  gint64 id;          /* 0 until an exhibition has it */
  char *path;         /* absolute, file-system bytes */
  char *hash;         /* XXH3-128 of the file, 32 hexadecimal digits */
  gint64 size_bytes;
  gint64 mtime_ns;
  JsnFormat format;
  int width_px;       /* upright: after orientation */
  int height_px;
  int orientation;    /* EXIF 1–8; 1 when the file says nothing. What must still be applied to the stored pixels: for HEIF,
                         whose decoder turns the picture itself, the EXIF value is kept but width and height are as decoded */
  int components;     /* colour channels of the stored pixels: 1 grey, 3 RGB, 4 CMYK */
  char *color_profile; /* description of the embedded ICC profile */

  char *make;
  char *model;
  char *lens;
  char *taken;        /* ISO 8601 local time, with ".SS" and offset where the file has them: 2013-04-05T06:07:08.12+09:00 */
  double exposure_time_s;
  double f_number;
  double iso;
  double focal_length_mm;
  double latitude;    /* signed degrees, WGS 84 */
  double longitude;
  double altitude_m;

  JsnTexts *texts;    /* never NULL */
  GPtrArray *warnings; /* of char *, each one sentence; never NULL */

  /* The curator's, kept by the exhibition */
  int rating;         /* 0–5 */
  gboolean pick;
  JsnClearance clearance_print;
  JsnClearance clearance_press;
  char *embargo;      /* ISO 8601 with offset, or NULL */
} JsnPhoto;

JsnPhoto *jsn_photo_new (void);
JsnPhoto *jsn_photo_copy (const JsnPhoto *photo);
void jsn_photo_free (JsnPhoto *photo);

const char *jsn_format_name (JsnFormat format);       /* "jpeg", … ; NULL for NONE */
JsnFormat jsn_format_from_name (const char *name);
const char *jsn_clearance_name (JsnClearance clearance); /* "unknown", "asked", "cleared", "refused" */
gboolean jsn_clearance_parse (const char *name, JsnClearance *clearance);

/* "1/250 s · f/2.8 · ISO 400 · 35 mm": what is known, as a photographer writes it; NULL when nothing is. Free with g_free(). */
char *jsn_photo_describe_exposure (const JsnPhoto *photo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnPhoto, jsn_photo_free)

G_END_DECLS
