/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule must be able to break: a sound file is spoilt in one place and the rule has to see it. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <vips/vips.h>

#include "base/error.h"
#include "pages.h"
#include "print/pdf.h"

static char *sound; /* a finished file that all cases start from */
static char *sound_cmyk;

typedef struct
{
  const char *code; /* the rule that must be seen broken */
  const char *name;
  void (*spoil) (JsnPdf *pdf);
  gboolean cmyk; /* start from the file with a CMYK photo */
} Defect;

static qpdf_oh
page_of (JsnPdf *pdf)
{
  return qpdf_get_page_n (pdf->qpdf, 0);
}

static qpdf_oh
root_of (JsnPdf *pdf)
{
  return qpdf_get_root (pdf->qpdf);
}

static qpdf_oh
info_of (JsnPdf *pdf)
{
  return jsn_pdf_get (pdf, qpdf_get_trailer (pdf->qpdf), "/Info");
}

static void
set (JsnPdf *pdf, qpdf_oh owner, const char *key, const char *value)
{
  qpdf_oh_replace_key (pdf->qpdf, jsn_pdf_get_dict (pdf, owner), key, qpdf_oh_parse (pdf->qpdf, value));
}

static void
drop (JsnPdf *pdf, qpdf_oh owner, const char *key)
{
  g_assert_cmpuint (jsn_pdf_get (pdf, owner, key), !=, 0);
  qpdf_oh_remove_key (pdf->qpdf, jsn_pdf_get_dict (pdf, owner), key);
}

/* The first object whose @key is the name @value. */
static qpdf_oh
find (JsnPdf *pdf, const char *key, const char *value)
{
  g_autoptr (GArray) objects = jsn_pdf_list_objects (pdf);

  for (guint i = 0; i < objects->len; i++)
    if (jsn_pdf_is (pdf, g_array_index (objects, qpdf_oh, i), key, value))
      return g_array_index (objects, qpdf_oh, i);
  g_error ("no object with %s %s", key, value);
}

static qpdf_oh
intent_of (JsnPdf *pdf)
{
  return qpdf_oh_get_array_item (pdf->qpdf, jsn_pdf_get (pdf, root_of (pdf), "/OutputIntents"), 0);
}

static void
set_content (JsnPdf *pdf, const char *before, const char *after)
{
  qpdf_oh page = page_of (pdf);
  unsigned char *data = NULL;
  size_t length = 0;

  qpdf_oh_get_page_content_data (pdf->qpdf, page, &data, &length);
  g_autoptr (GString) text = g_string_new (before);
  g_string_append_len (text, (const char *)data, (gssize)length);
  g_string_append (text, after);
  free (data);
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  qpdf_oh_replace_key (pdf->qpdf, page, "/Contents", jsn_pdf_add_stream (pdf, bytes, NULL));
}

static void
replace_metadata (JsnPdf *pdf, const char *from, const char *to)
{
  qpdf_oh stream = jsn_pdf_get (pdf, root_of (pdf), "/Metadata");
  g_autoptr (GBytes) old = jsn_pdf_read_stream (pdf, stream, FALSE, NULL);
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (old, NULL), (gssize)g_bytes_get_size (old));

  g_assert_cmpuint (g_string_replace (text, from, to, 0), >, 0);
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  qpdf_oh_replace_key (pdf->qpdf, root_of (pdf), "/Metadata",
                       jsn_pdf_add_stream (pdf, bytes, "<< /Type /Metadata /Subtype /XML >>"));
}

#define SPOIL(name, code) \
  static void name (JsnPdf *pdf) { code; }

SPOIL (spoil_open_action, set (pdf, root_of (pdf), "/OpenAction", "<< /S /JavaScript /JS (app.alert(1)) >>"))
SPOIL (spoil_form, set (pdf, root_of (pdf), "/AcroForm", "<< /Fields [] >>"))
SPOIL (spoil_page_action, set (pdf, page_of (pdf), "/AA", "<< /O << /S /Launch >> >>"))
SPOIL (spoil_embedded, set (pdf, root_of (pdf), "/Names", "<< /EmbeddedFiles << /Names [] >> >>"))
SPOIL (spoil_no_intent, drop (pdf, root_of (pdf), "/OutputIntents"))
SPOIL (spoil_two_intents,
       qpdf_oh_append_item (pdf->qpdf,
                            jsn_pdf_get (pdf, root_of (pdf), "/OutputIntents"),
                            qpdf_oh_parse (pdf->qpdf, "<< /S /GTS_PDFX >>")))
SPOIL (spoil_condition, drop (pdf, intent_of (pdf), "/OutputConditionIdentifier"))
SPOIL (spoil_profile, drop (pdf, intent_of (pdf), "/DestOutputProfile"))
SPOIL (spoil_profile_n, set (pdf, jsn_pdf_get (pdf, intent_of (pdf), "/DestOutputProfile"), "/N", "3"))
SPOIL (spoil_no_xmp, drop (pdf, root_of (pdf), "/Metadata"))
SPOIL (spoil_xmp_date, replace_metadata (pdf, "<xmp:ModifyDate>2013", "<xmp:ModifyDate>2014"))
SPOIL (spoil_xmp_broken, replace_metadata (pdf, "</rdf:RDF>", "</rdf:RDf>"))
SPOIL (spoil_xmp_missing, replace_metadata (pdf, "xmpMM:DocumentID", "xmpMM:InstanceID"))
SPOIL (spoil_xmp_title, replace_metadata (pdf, "Seoul", "Busan"))
SPOIL (spoil_xmp_claim, replace_metadata (pdf, ">PDF/X-4<", ">PDF/X-3<"))
SPOIL (spoil_xmp_namespace, replace_metadata (pdf, "pdfx/ns/id/", "pdfx/ns/no/"))
SPOIL (spoil_xmp_trapped, replace_metadata (pdf, "<pdf:Trapped>False", "<pdf:Trapped>True"))
SPOIL (spoil_info_claim, drop (pdf, info_of (pdf), "/GTS_PDFXVersion"))
SPOIL (spoil_info_trapped, set (pdf, info_of (pdf), "/Trapped", "(False)"))
SPOIL (spoil_info_title, drop (pdf, info_of (pdf), "/Title"))
SPOIL (spoil_info_date, set (pdf, info_of (pdf), "/CreationDate", "(20130405060708)"))
SPOIL (spoil_trim, drop (pdf, page_of (pdf), "/TrimBox"))
SPOIL (spoil_art, set (pdf, page_of (pdf), "/ArtBox", "[50 50 100 100]"))
SPOIL (spoil_bleed_box, set (pdf, page_of (pdf), "/BleedBox", "[-9 -9 9000 9000]"))
SPOIL (spoil_crop, set (pdf, page_of (pdf), "/CropBox", "[60 60 100 100]"))
SPOIL (spoil_trim_size, set (pdf, page_of (pdf), "/TrimBox", "[42.519685 42.519685 637.7 462]"))
SPOIL (spoil_bleed, set (pdf, page_of (pdf), "/BleedBox", "[40 40 640.2 464.5]"))
SPOIL (spoil_turn, set (pdf, page_of (pdf), "/Rotate", "90"))
SPOIL (spoil_unit, set (pdf, page_of (pdf), "/UserUnit", "2"))
SPOIL (spoil_size, set (pdf, page_of (pdf), "/MediaBox", "[0 0 14401 504.566929]"))
SPOIL (spoil_lzw, set (pdf, page_of (pdf), "/Spare", "<< /Filter [/LZWDecode] >>"))
SPOIL (spoil_annotation,
       set (pdf, page_of (pdf), "/Annots", "[ << /Type /Annot /Subtype /Link /Rect [90 90 120 120] >> ]"))
SPOIL (spoil_group, set (pdf, jsn_pdf_get (pdf, page_of (pdf), "/Group"), "/CS", "/DeviceRGB"))
SPOIL (spoil_no_group, drop (pdf, page_of (pdf), "/Group"))
SPOIL (spoil_rgb_fill, set_content (pdf, "", "\n1 0 0 rg 50 50 9 9 re f"))
SPOIL (spoil_rgb_stroke, set_content (pdf, "1 0 0 RG\n", ""))
SPOIL (spoil_rgb_space, set_content (pdf, "/DeviceRGB cs 1 0 0 sc\n", ""))
SPOIL (spoil_open_q, set_content (pdf, "q\n", ""))
SPOIL (spoil_close_q, set_content (pdf, "", "\nQ"))
SPOIL (spoil_string, set_content (pdf, "", "\n(open"))
SPOIL (spoil_resource, set_content (pdf, "", "\n/Nothing Do"))
SPOIL (spoil_white, set_content (pdf, "", "\nq /JsnOver gs 0 0 0 0 k 50 50 9 9 re f Q"))
SPOIL (spoil_ink, set_content (pdf, "", "\nq 1 1 .9 .9 k 50 50 9 9 re f Q"))
SPOIL (spoil_rich_text, set_content (pdf, "", "\nq .6 .4 .4 1 k BT /f-0-0 12 Tf 50 50 Td (A) Tj ET Q"))
SPOIL (spoil_font, drop (pdf, find (pdf, "/Type", "/FontDescriptor"), "/FontFile3"))
SPOIL (spoil_unicode, drop (pdf, find (pdf, "/Subtype", "/Type0"), "/ToUnicode"))
SPOIL (spoil_glyph_map, set (pdf, find (pdf, "/Subtype", "/CIDFontType0"), "/Subtype", "/CIDFontType2"))
SPOIL (spoil_image_space, set (pdf, find (pdf, "/Subtype", "/Image"), "/ColorSpace", "/DeviceRGB"))
SPOIL (spoil_image_indexed,
       set (pdf, find (pdf, "/Subtype", "/Image"), "/ColorSpace", "[/Indexed /DeviceRGB 0 <ff0000>]"))
SPOIL (spoil_interpolate, set (pdf, find (pdf, "/Subtype", "/Image"), "/Interpolate", "true"))
SPOIL (spoil_alternates, set (pdf, find (pdf, "/Subtype", "/Image"), "/Alternates", "[]"))
SPOIL (spoil_no_decode, drop (pdf, find (pdf, "/Subtype", "/Image"), "/Decode"))
SPOIL (spoil_form_group, set (pdf, page_of (pdf), "/Spare", "<< /S /Transparency /I true >>"))
SPOIL (spoil_transfer, set (pdf, find (pdf, "/Type", "/ExtGState"), "/TR", "/Identity"))
SPOIL (spoil_shading,
       set (pdf,
            jsn_pdf_get (pdf, page_of (pdf), "/Resources"),
            "/Shading",
            "<< /s << /ShadingType 2 /ColorSpace /DeviceCMYK >> >>"))

static void
spoil_icc (JsnPdf *pdf)
{
  qpdf_oh space = jsn_pdf_get (pdf, find (pdf, "/Subtype", "/Image"), "/ColorSpace");

  set (pdf, qpdf_oh_get_array_item (pdf->qpdf, space, 1), "/N", "4");
}

static void
spoil_raster (JsnPdf *pdf)
{
  qpdf_oh image = find (pdf, "/Subtype", "/Image");
  const unsigned char pixels[3] = "abc";

  qpdf_oh_replace_stream_data (pdf->qpdf, image, pixels, 3, qpdf_oh_new_null (pdf->qpdf), qpdf_oh_new_null (pdf->qpdf));
  set (pdf, image, "/Width", "1");
  set (pdf, image, "/Height", "1");
}

static const Defect defects[] = {
  { "ACTIONS", "open-action", spoil_open_action },
  { "ACTIONS", "form", spoil_form },
  { "ACTIONS", "page-action", spoil_page_action },
  { "EMBEDDED", "embedded", spoil_embedded },
  { "OUTPUTINTENT", "none", spoil_no_intent },
  { "OUTPUTINTENT", "two", spoil_two_intents },
  { "OUTPUTINTENT", "condition", spoil_condition },
  { "OUTPUTPROFILE", "none", spoil_profile },
  { "OUTPUTPROFILE", "n", spoil_profile_n },
  { "XMP", "none", spoil_no_xmp },
  { "XMP", "broken", spoil_xmp_broken },
  { "XMP", "missing", spoil_xmp_missing },
  { "CLAIM", "xmp", spoil_xmp_claim },
  { "CLAIM", "namespace", spoil_xmp_namespace },
  { "CLAIM", "info", spoil_info_claim },
  { "TRAPPED", "xmp", spoil_xmp_trapped },
  { "TRAPPED", "info", spoil_info_trapped },
  { "TITLE", "xmp", spoil_xmp_title },
  { "TITLE", "info", spoil_info_title },
  { "DATES", "xmp", spoil_xmp_date },
  { "DATES", "info", spoil_info_date },
  { "BOX", "trim", spoil_trim },
  { "BOX", "art", spoil_art },
  { "BOX", "bleed", spoil_bleed_box },
  { "BOX", "crop", spoil_crop },
  { "TRIM_SIZE", "size", spoil_trim_size },
  { "BLEED", "bleed", spoil_bleed },
  { "SIZE", "turn", spoil_turn },
  { "SIZE", "unit", spoil_unit },
  { "SIZE", "large", spoil_size },
  { "LZW", "stream", spoil_lzw },
  { "ANNOT", "link", spoil_annotation },
  { "BLEND_CS", "rgb", spoil_group },
  { "BLEND_CS", "none", spoil_no_group },
  { "RGB_OPERATOR", "fill", spoil_rgb_fill },
  { "RGB_OPERATOR", "stroke", spoil_rgb_stroke },
  { "RGB_OPERATOR", "space", spoil_rgb_space },
  { "QQ", "open", spoil_open_q },
  { "QQ", "close", spoil_close_q },
  { "QQ", "string", spoil_string },
  { "RESOURCE", "image", spoil_resource },
  { "WHITE_OVERPRINT", "box", spoil_white },
  { "TAC", "box", spoil_ink },
  { "RICH_TEXT", "small", spoil_rich_text },
  { "FONT", "embedded", spoil_font },
  { "FONT_TEXT", "unicode", spoil_unicode },
  { "FONT_MAP", "glyphs", spoil_glyph_map },
  { "DEVICE_RGB", "image", spoil_image_space },
  { "DEVICE_RGB", "indexed", spoil_image_indexed },
  { "DEVICE_RGB", "group", spoil_group },
  { "ICC", "n", spoil_icc },
  { "CMYK_DECODE", "negative", spoil_no_decode, TRUE },
  { "RASTER", "pixels", spoil_raster },
  { "IMAGE", "interpolate", spoil_interpolate },
  { "IMAGE", "alternates", spoil_alternates },
  { "GROUP_CS", "form", spoil_form_group },
  { "TRANSFER", "curve", spoil_transfer },
  { "UNKNOWN", "gradient", spoil_shading },
};

static char *
spoilt_path (void)
{
  g_autofree char *folder = g_path_get_dirname (sound);

  return g_build_filename (folder, "spoilt.pdf", NULL);
}

static void
test_defect (gconstpointer data)
{
  const Defect *defect = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = spoilt_path ();
  g_autoptr (JsnPdf) pdf = jsn_pdf_open (defect->cmyk ? sound_cmyk : sound, "sound", &error);

  g_assert_no_error (error);
  defect->spoil (pdf);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_true (jsn_pdf_write (pdf, path, path, &error));
  g_assert_no_error (error);
  test_assert_verified (path, defect->code);
}

/* What qpdf would not write by itself is done by its writer's options or by hand. */
static void
test_encrypted (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = spoilt_path ();
  g_autoptr (JsnPdf) pdf = jsn_pdf_open (sound, "sound", &error);

  qpdf_init_write (pdf->qpdf, path);
  qpdf_set_r6_encryption_parameters2 (pdf->qpdf, "", "owner", 1, 1, 1, 1, 1, 1, qpdf_r3p_full, 1);
  g_assert_cmpint (qpdf_write (pdf->qpdf) & QPDF_ERRORS, ==, 0);
  test_assert_verified (path, "ENCRYPTED");
  test_assert_verified (path, "VERSION");
}

static void
replace_bytes (const char *from, const char *to, gboolean last)
{
  g_autofree char *path = spoilt_path ();
  g_autofree char *data = NULL;
  gsize length;

  g_assert_cmpuint (strlen (from), ==, strlen (to));
  g_assert_true (g_file_get_contents (sound, &data, &length, NULL));
  char *at = last ? g_strrstr_len (data, (gssize)length, from) : memmem (data, length, from, strlen (from));
  if (last)
    for (char *p = data; (p = memmem (p, length - (gsize)(p - data), from, strlen (from))); p++)
      at = p;
  g_assert_nonnull (at);
  memcpy (at, to, strlen (to));
  g_assert_true (g_file_set_contents (path, data, (gssize)length, NULL));
}

static void
test_bytes (void)
{
  g_autofree char *path = spoilt_path ();

  replace_bytes ("%PDF-1.6", "%PDF-1.7", FALSE);
  test_assert_verified (path, "VERSION");
  replace_bytes ("/ID [", "/Id [", TRUE);
  test_assert_verified (path, "NO_ID");
}

/* A stream that cannot be inflated. */
static void
test_damage (void)
{
  g_autofree char *path = spoilt_path ();
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (sound, &data, &length, NULL));
  char *at = memmem (data, length, "/FlateDecode", 12);
  at = memmem (at, length - (gsize)(at - data), "stream\n", 7);
  memset (at + 7, 'x', 40);
  g_assert_true (g_file_set_contents (path, data, (gssize)length, NULL));
  test_assert_verified (path, "SYNTAX");
}

static void
test_no_pdf (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = spoilt_path ();
  g_autofree char *folder = g_path_get_dirname (sound);

  g_assert_true (g_file_set_contents (path, "no pdf at all", -1, NULL));
  g_assert_null (jsn_print_verify (path, 210, 148, 3, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (jsn_print_verify (folder, 210, 148, 3, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_REGULAR);
  g_clear_error (&error);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_null (jsn_print_verify (path, 210, 148, 3, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (jsn_print_verify (path, 210, 148, 3, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_NOT_REGULAR);
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_sound (void)
{
  test_assert_verified (sound, NULL);
  test_assert_verified (sound_cmyk, NULL);
}

/* What cairo wrote is no print file: were it called one, the rules would be worth nothing. */
static void
test_raw (gconstpointer data)
{
  static const char *const codes[]
      = { "NO_ID", "OUTPUTINTENT", "XMP", "CLAIM", "BOX", "BLEND_CS", "RGB_OPERATOR", "DEVICE_RGB" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    test_assert_verified (data, codes[i]);
}

static TestPage *
make_page (int components)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnPrintPixels) pixels = test_pixels_new (400, 300, components, 1);
  TestPage *page = test_page_new (test_draw_panel, pixels);

  test_page_add_image (page, pixels);
  if (!test_page_finish (page, &error))
    g_error ("%s", error->message);
  return page;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (VIPS_INIT (argv[0]) != 0)
    return 1;
  TestPage *page = make_page (3), *cmyk = make_page (4);
  sound = page->finished;
  sound_cmyk = cmyk->finished;

  g_test_add_func ("/print/verify/sound", test_sound);
  g_test_add_data_func ("/print/verify/raw", page->raw, test_raw);
  for (guint i = 0; i < G_N_ELEMENTS (defects); i++)
    {
      g_autofree char *path = g_strdup_printf ("/print/verify/%s/%s", defects[i].code, defects[i].name);

      g_test_add_data_func (path, &defects[i], test_defect);
    }
  g_test_add_func ("/print/verify/encrypted", test_encrypted);
  g_test_add_func ("/print/verify/bytes", test_bytes);
  g_test_add_func ("/print/verify/damage", test_damage);
  g_test_add_func ("/print/verify/no-pdf", test_no_pdf);
  int result = g_test_run ();
  test_page_free (page);
  test_page_free (cmyk);
  vips_shutdown ();
  return result;
}
