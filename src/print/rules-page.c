/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about pages: their boxes, what may lie on them, and what their drawing sets. */
#include <math.h>

#include "base/i18n.h"
#include "base/units.h"
#include "print/rules.h"

/* How exact boxes must be. */
#define TOLERANCE_MM 0.01
#define MAX_SIDE_PT 14400

typedef struct
{
  double left, bottom, right, top;
} Box;

static gboolean
get_box (JsnReading *reading, qpdf_oh page, const char *key, Box *box)
{
  double v[4];

  if (!jsn_pdf_get_numbers (reading->pdf, jsn_pdf_get (reading->pdf, page, key), v, 4))
    return FALSE;
  *box = (Box){ MIN (v[0], v[2]), MIN (v[1], v[3]), MAX (v[0], v[2]), MAX (v[1], v[3]) };
  return TRUE;
}

static gboolean
contains (const Box *outer, const Box *inner)
{
  const double slack = 0.005;

  return inner->left >= outer->left - slack && inner->bottom >= outer->bottom - slack
         && inner->right <= outer->right + slack && inner->top <= outer->top + slack;
}

/* Whether @holds says TRUE of every page, and there is one. */
static gboolean
each_page (JsnReading *reading, gboolean (*holds) (JsnReading *reading, qpdf_oh page))
{
  int n_pages = qpdf_get_num_pages (reading->pdf->qpdf);

  for (int i = 0; i < n_pages; i++)
    if (!holds (reading, qpdf_get_page_n (reading->pdf->qpdf, (size_t)i)))
      return FALSE;
  return n_pages > 0;
}

static gboolean
boxes_nest (JsnReading *reading, qpdf_oh page)
{
  Box media, bleed, trim, crop;

  if (!get_box (reading, page, "/MediaBox", &media) || !get_box (reading, page, "/BleedBox", &bleed)
      || !get_box (reading, page, "/TrimBox", &trim) || jsn_pdf_get (reading->pdf, page, "/ArtBox"))
    return FALSE;
  if (jsn_pdf_get (reading->pdf, page, "/CropBox")
      && (!get_box (reading, page, "/CropBox", &crop) || !contains (&crop, &bleed)))
    return FALSE;
  return contains (&media, &bleed) && contains (&bleed, &trim);
}

static gboolean
trim_is_right (JsnReading *reading, qpdf_oh page)
{
  Box trim;

  return get_box (reading, page, "/TrimBox", &trim)
         && fabs (jsn_pt_to_mm (trim.right - trim.left) - reading->trim_width_mm) <= TOLERANCE_MM
         && fabs (jsn_pt_to_mm (trim.top - trim.bottom) - reading->trim_height_mm) <= TOLERANCE_MM;
}

static gboolean
bleed_is_right (JsnReading *reading, qpdf_oh page)
{
  Box bleed, trim;

  if (!get_box (reading, page, "/BleedBox", &bleed) || !get_box (reading, page, "/TrimBox", &trim))
    return FALSE;
  const double sides[]
      = { trim.left - bleed.left, trim.bottom - bleed.bottom, bleed.right - trim.right, bleed.top - trim.top };
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    if (jsn_pt_to_mm (sides[i]) < reading->bleed_mm - TOLERANCE_MM)
      return FALSE;
  return TRUE;
}

static gboolean
size_is_allowed (JsnReading *reading, qpdf_oh page)
{
  Box media;

  return get_box (reading, page, "/MediaBox", &media) && media.right - media.left <= MAX_SIDE_PT
         && media.top - media.bottom <= MAX_SIDE_PT && jsn_pdf_get_number (reading->pdf, page, "/UserUnit", 1) == 1
         && fmod (jsn_pdf_get_number (reading->pdf, page, "/Rotate", 0), 360) == 0;
}

static gboolean
has_no_annotation (JsnReading *reading, qpdf_oh page)
{
  qpdf_oh annotations = jsn_pdf_get (reading->pdf, page, "/Annots");

  return annotations == 0
         || (qpdf_oh_is_array (reading->pdf->qpdf, annotations)
             && qpdf_oh_get_array_n_items (reading->pdf->qpdf, annotations) == 0);
}

static gboolean
blends_in_cmyk (JsnReading *reading, qpdf_oh page)
{
  return jsn_pdf_is (reading->pdf, jsn_pdf_get (reading->pdf, page, "/Group"), "/CS", "/DeviceCMYK");
}

static gboolean
check_boxes (JsnReading *reading)
{
  return each_page (reading, boxes_nest);
}

static gboolean
check_trim (JsnReading *reading)
{
  return each_page (reading, trim_is_right);
}

static gboolean
check_bleed (JsnReading *reading)
{
  return each_page (reading, bleed_is_right);
}

static gboolean
check_size (JsnReading *reading)
{
  return each_page (reading, size_is_allowed);
}

static gboolean
check_annotations (JsnReading *reading)
{
  return each_page (reading, has_no_annotation);
}

static gboolean
check_blending (JsnReading *reading)
{
  return each_page (reading, blends_in_cmyk);
}

static gboolean
check_grammar (JsnReading *reading)
{
  return !(reading->drawing & JSN_DRAWING_GRAMMAR);
}

static gboolean
check_names (JsnReading *reading)
{
  return !(reading->drawing & JSN_DRAWING_NAME);
}

static gboolean
check_operators (JsnReading *reading)
{
  return !(reading->drawing & JSN_DRAWING_RGB);
}

static gboolean
check_white (JsnReading *reading)
{
  return !(reading->drawing & JSN_DRAWING_WHITE_OVERPRINT);
}

static gboolean
check_ink (JsnReading *reading)
{
  return !(reading->drawing & JSN_DRAWING_INK);
}

static gboolean
check_text (JsnReading *reading)
{
  return !(reading->drawing & JSN_DRAWING_RICH_TEXT);
}

const JsnRule jsn_page_rules[] = {
  { "BOX", N_ ("Trim, bleed and media box are missing or do not lie in each other."), check_boxes },
  { "TRIM_SIZE", N_ ("The trim box is not of the panel's size."), check_trim },
  { "BLEED", N_ ("The bleed is smaller than the print shop wants."), check_bleed },
  { "SIZE", N_ ("The page is larger than PDF allows, or turned or scaled."), check_size },
  { "ANNOT", N_ ("There are annotations on the page."), check_annotations },
  { "BLEND_CS", N_ ("The page does not blend in CMYK."), check_blending },
  { "QQ", N_ ("The drawing does not follow PDF's grammar."), check_grammar },
  { "RESOURCE", N_ ("The drawing names something that the file does not have."), check_names },
  { "RGB_OPERATOR", N_ ("The drawing sets a colour in plain RGB."), check_operators },
  { "WHITE_OVERPRINT", N_ ("Something white is set to overprint and would not be seen."), check_white },
  { "TAC", N_ ("A colour holds more ink than the paper takes."), check_ink },
  { "RICH_TEXT", N_ ("Small black text is made of several inks."), check_text },
  { NULL },
};
