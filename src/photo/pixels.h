/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels of an original for the screen, for paper and for the press. Every function: any thread, file never written. */
#pragma once

#include <cairo.h>

#include "base/job.h"
#include "photo/photo.h"

G_BEGIN_DECLS

/* Upright sRGB as CAIRO_FORMAT_RGB24 (alpha over white), long edge at most @max_edge_px (0: full size; never enlarged). */
cairo_surface_t *jsn_pixels_load_surface (const char *path, int max_edge_px, GError **error);

/* The same from JPEG bytes such as a thumbnail. */
cairo_surface_t *jsn_pixels_decode_surface (GBytes *jpeg, GError **error);

/* What goes on paper: a JPEG whose samples are the original's.
 * A baseline or progressive 8-bit JPEG original passes with its scan data byte for byte; APP1, APP13, COM and everything
 * after the end of the image are left out, ICC and Adobe markers stay. Other formats are encoded at quality 95, 4:4:4, 8 bit, in
 * their own colours with their profile; alpha over white. */
typedef struct
{
  GBytes *jpeg;
  int width_px;      /* as stored in the JPEG, before orientation */
  int height_px;
  int components;    /* 1, 3 or 4 */
  gboolean adobe;    /* has an APP14 Adobe marker: 4-component samples are stored inverted */
  int orientation;   /* EXIF 1–8 that the page must still apply */
  GBytes *profile;   /* embedded ICC profile, chunks in order; NULL when there is none or it does not fit the components */
  gboolean passed;   /* TRUE: not re-encoded */
} JsnPrintPixels;

JsnPrintPixels *jsn_pixels_load_print (const char *path, GError **error);
void jsn_print_pixels_free (JsnPrintPixels *pixels);

/* A press image: what is wanted, and what was made of it. */
typedef struct
{
  int max_edge_px;
  int quality; /* of JPEG, 1–100 */
  GBytes *jpeg;
  int width_px;
  int height_px;
} JsnPressPixels;

/* Fills in ->jpeg, ->width_px and ->height_px of all @n_sizes, the largest first in the array, from one decoding of the
 * photo: upright, sRGB with profile, long edge at most ->max_edge_px (never enlarged), lightly sharpened when reduced,
 * and no metadata at all. Stops inside a picture when @job is cancelled. On failure no ->jpeg is set. */
gboolean jsn_pixels_encode_press (const char *path, JsnPressPixels *sizes, guint n_sizes, JsnJob *job, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnPrintPixels, jsn_print_pixels_free)

G_END_DECLS
