/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The segments of a JPEG file: what a decoder would meet, known before it is started. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSN_JPEG_MAX_SCANS 100
#define JSN_ICC_MAX_BYTES (4 << 20)

typedef struct
{
  int sof;       /* 0 baseline, 1 extended, 2 progressive, … as in the marker's name; -1: none */
  int precision; /* bits a sample */
  int width_px;  /* as stored; 0 when the first scan would tell */
  int height_px;
  int components;
  gboolean rgb_ids; /* component identifiers are the letters R, G, B: samples are no YCbCr */
  gboolean jfif;
  gboolean adobe; /* has APP14 "Adobe" */
  int n_scans;
  gboolean ended;      /* an EOI marker follows the scans */
  gboolean damaged;    /* a segment runs past the end of the file */
  gsize end;           /* first byte after the first image */
  GBytes *exif;        /* TIFF block of the first APP1 "Exif", without its prefix; NULL */
  GBytes *xmp;         /* packet of the first standard XMP segment; NULL */
  GBytes *photoshop;   /* image resource blocks of all APP13 segments joined; NULL */
  GBytes *icc;         /* chunks in order of their sequence numbers; NULL when absent or incomplete */
  gboolean icc_broken; /* chunks are missing, doubled or larger than JSN_ICC_MAX_BYTES */
} JsnJpeg;

/* Never fails: what is not there is NULL, 0 or FALSE. GBytes share memory with @bytes where they can. Any thread. */
JsnJpeg *jsn_jpeg_parse (GBytes *bytes);
void jsn_jpeg_free (JsnJpeg *jpeg);

/* The first image only, without APP1, APP2 other than ICC, APP3–APP13, APP15 and COM; frame headers, tables and scan
 * data byte for byte. @bytes must begin with SOI. A missing EOI is added. */
GBytes *jsn_jpeg_strip (GBytes *bytes);

/* Puts @segments (whole marker segments) behind SOI and JFIF of the JPEG @bytes. */
GBytes *jsn_jpeg_insert (GBytes *bytes, GBytes *segments);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnJpeg, jsn_jpeg_free)

G_END_DECLS
