/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that a finished PDF is read back against: PDF/X-4 (ISO 15930-7) as far as listed here, and what a press
 * needs besides. */
#pragma once

#include "print/pdf.h"

G_BEGIN_DECLS

/* What reading the drawing of all pages found wrong. */
typedef enum
{
  JSN_DRAWING_RGB = 1 << 0,             /* a colour set in DeviceRGB */
  JSN_DRAWING_GRAMMAR = 1 << 1,         /* no content stream, or q without Q */
  JSN_DRAWING_WHITE_OVERPRINT = 1 << 2, /* white set to overprint would vanish */
  JSN_DRAWING_INK = 1 << 3,             /* a colour of more ink than the paper takes */
  JSN_DRAWING_RICH_TEXT = 1 << 4,       /* small black text in several inks */
  JSN_DRAWING_NAME = 1 << 5,            /* a resource that is not there */
} JsnDrawing;

/* A PDF open for judging. */
typedef struct
{
  JsnPdf *pdf;
  GArray *objects; /* of qpdf_oh; see jsn_pdf_list_objects() */
  JsnDrawing drawing;
  GHashTable *xmp;                                /* see jsn_xmp_parse(); NULL when there is none that can be read */
  double trim_width_mm, trim_height_mm, bleed_mm; /* as expected */
} JsnReading;

typedef struct
{
  const char *code;     /* "TRIM_SIZE" */
  const char *sentence; /* untranslated: what is wrong when the rule is broken */
  gboolean (*holds) (JsnReading *reading);
} JsnRule;

/* Each list ends with a rule without code. */
extern const JsnRule jsn_document_rules[];
extern const JsnRule jsn_page_rules[];
extern const JsnRule jsn_object_rules[];

/* Reads the content of every page, and of the forms it shows. */
JsnDrawing jsn_drawing_inspect (JsnPdf *pdf);

G_END_DECLS
