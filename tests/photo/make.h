/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small photos, sound and broken, made by the tests themselves. */
#pragma once

#include <libexif/exif-data.h>

#include "photo/photo.h"

G_BEGIN_DECLS

/* g_test_init() and jsn_photo_init(). */
void make_begin (int *argc, char ***argv);

/* A folder for one test; make_remove() takes it away with all that is in it and frees @folder. */
char *make_folder (void);
void make_remove (char *folder);
/* Path of the new file @name in @folder. Free with g_free(). */
char *make_file (const char *folder, const char *name, GBytes *bytes);

/* Four quadrants: red, green over blue, white. @suffix is a libvips saver: ".jpg[Q=95,subsample_mode=off]", ".tif". */
GBytes *make_picture (int width_px, int height_px, const char *suffix);
GBytes *make_jpeg (int width_px, int height_px);

/* An EXIF block under construction, by libexif. */
ExifData *make_exif (void);
void make_exif_text (ExifData *exif, ExifIfd ifd, int tag, const char *text);
void make_exif_bytes (ExifData *exif, ExifIfd ifd, int tag, ExifFormat format, const void *bytes, gsize length);
void make_exif_short (ExifData *exif, ExifIfd ifd, int tag, int value);
/* @n pairs of numerator and denominator. */
void make_exif_rationals (ExifData *exif, ExifIfd ifd, int tag, guint n, const guint32 *pairs);
/* The TIFF block without prefix. Frees @exif. */
GBytes *make_exif_finish (ExifData *exif);

/* A marker segment with @prefix (NULs in it count) before @payload. */
GBytes *make_segment (int marker, const char *prefix, gsize prefix_length, GBytes *payload);
/* @jpeg with @segment right after SOI. */
GBytes *make_spliced (GBytes *jpeg, GBytes *segment);
/* @jpeg with @exif; both are kept. */
GBytes *make_with_exif (GBytes *jpeg, GBytes *exif);

/* TRUE when @needle is somewhere in @bytes. */
gboolean make_contains (GBytes *bytes, const void *needle, gsize length);

G_END_DECLS
