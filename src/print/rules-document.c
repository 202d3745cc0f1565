/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules about the file as a whole: version, protection, what it may not carry, output intent, metadata. */
#include "print/rules.h"

#include <string.h>

#include "base/i18n.h"
#include "print/profile.h"

#define PDFX_NAMESPACE "http://www.npes.org/pdfx/ns/id/"

static qpdf_oh
get_root (JsnReading *reading)
{
  return qpdf_get_root (reading->pdf->qpdf);
}

static qpdf_oh
get_info (JsnReading *reading)
{
  return jsn_pdf_get (reading->pdf, qpdf_get_trailer (reading->pdf->qpdf), "/Info");
}

static gboolean
check_syntax (JsnReading *reading)
{
  JsnPdf *pdf = reading->pdf;

  /* Decoding every stream is what finds most damage. */
  for (guint i = 0; i < reading->objects->len; i++)
    {
      qpdf_oh object = g_array_index (reading->objects, qpdf_oh, i);

      if (qpdf_oh_is_stream (pdf->qpdf, object))
        {
          g_autoptr (GBytes) data = jsn_pdf_read_stream (pdf, object, FALSE, NULL);

          if (data == NULL)
            return FALSE;
        }
    }
  return !jsn_pdf_take_warnings (pdf) && jsn_pdf_check (pdf, NULL);
}

static gboolean
check_version (JsnReading *reading)
{
  return strcmp (qpdf_get_pdf_version (reading->pdf->qpdf), "1.6") <= 0
         && qpdf_get_pdf_extension_level (reading->pdf->qpdf) == 0;
}

static gboolean
check_encryption (JsnReading *reading)
{
  return !qpdf_is_encrypted (reading->pdf->qpdf);
}

static gboolean
check_id (JsnReading *reading)
{
  JsnPdf *pdf = reading->pdf;
  qpdf_oh id = jsn_pdf_get (pdf, qpdf_get_trailer (pdf->qpdf), "/ID");

  return id && qpdf_oh_is_array (pdf->qpdf, id) && qpdf_oh_get_array_n_items (pdf->qpdf, id) == 2;
}

static gboolean
check_actions (JsnReading *reading)
{
  static const char *const actions[]
      = { "/JavaScript", "/Launch", "/URI", "/SubmitForm", "/GoToR", "/GoToE", "/Rendition" };
  JsnPdf *pdf = reading->pdf;

  if (jsn_pdf_get (pdf, get_root (reading), "/OpenAction") || jsn_pdf_get (pdf, get_root (reading), "/AcroForm"))
    return FALSE;
  for (guint i = 0; i < reading->objects->len; i++)
    {
      qpdf_oh object = g_array_index (reading->objects, qpdf_oh, i);

      if (jsn_pdf_get (pdf, object, "/AA") || jsn_pdf_get (pdf, object, "/JS"))
        return FALSE;
      for (guint n = 0; n < G_N_ELEMENTS (actions); n++)
        if (jsn_pdf_is (pdf, object, "/S", actions[n]))
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_embedded (JsnReading *reading)
{
  JsnPdf *pdf = reading->pdf;

  for (guint i = 0; i < reading->objects->len; i++)
    {
      qpdf_oh object = g_array_index (reading->objects, qpdf_oh, i);

      if (jsn_pdf_get (pdf, object, "/EF") || jsn_pdf_get (pdf, object, "/EmbeddedFiles"))
        return FALSE;
    }
  return TRUE;
}

/* The one output intent for PDF/X, or 0. */
static qpdf_oh
find_intent (JsnReading *reading)
{
  JsnPdf *pdf = reading->pdf;
  qpdf_oh intents = jsn_pdf_get (pdf, get_root (reading), "/OutputIntents"), found = 0;
  guint n_found = 0;

  if (intents == 0 || !qpdf_oh_is_array (pdf->qpdf, intents))
    return 0;
  for (int i = 0; i < qpdf_oh_get_array_n_items (pdf->qpdf, intents); i++)
    {
      qpdf_oh intent = qpdf_oh_get_array_item (pdf->qpdf, intents, i);

      if (jsn_pdf_is (pdf, intent, "/S", "/GTS_PDFX"))
        {
          found = intent;
          n_found++;
        }
    }
  return n_found == 1 ? found : 0;
}

static gboolean
check_intent (JsnReading *reading)
{
  qpdf_oh intent = find_intent (reading);
  g_autofree char *condition = jsn_pdf_dup_text (reading->pdf, intent, "/OutputConditionIdentifier");

  return intent && condition && condition[0] != '\0';
}

static gboolean
check_intent_profile (JsnReading *reading)
{
  qpdf_oh stream = jsn_pdf_get (reading->pdf, find_intent (reading), "/DestOutputProfile");

  if (stream == 0 || !qpdf_oh_is_stream (reading->pdf->qpdf, stream))
    return FALSE;
  g_autoptr (GBytes) profile = jsn_pdf_read_stream (reading->pdf, stream, FALSE, NULL);
  return profile && jsn_profile_fits (profile, 4)
         && memcmp ((const char *)g_bytes_get_data (profile, NULL) + 12, "prtr", 4) == 0
         && jsn_pdf_get_number (reading->pdf, stream, "/N", 0) == 4;
}

static const char *
get_xmp (JsnReading *reading, const char *name)
{
  return reading->xmp ? g_hash_table_lookup (reading->xmp, name) : NULL;
}

static gboolean
check_xmp (JsnReading *reading)
{
  static const char *const wanted[]
      = { "dc:title",         "xmp:CreatorTool",  "xmp:CreateDate",  "xmp:ModifyDate",
          "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass" };
  qpdf_oh stream = jsn_pdf_get (reading->pdf, get_root (reading), "/Metadata");

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (get_xmp (reading, wanted[i]) == NULL)
      return FALSE;
  return jsn_pdf_get (reading->pdf, stream, "/Filter") == 0;
}

static gboolean
check_claim (JsnReading *reading)
{
  g_autofree char *claim = jsn_pdf_dup_text (reading->pdf, get_info (reading), "/GTS_PDFXVersion");

  return g_strcmp0 (get_xmp (reading, "xmlns:pdfxid"), PDFX_NAMESPACE) == 0
         && g_strcmp0 (get_xmp (reading, "pdfxid:GTS_PDFXVersion"), "PDF/X-4") == 0
         && g_strcmp0 (claim, "PDF/X-4") == 0;
}

static gboolean
check_trapped (JsnReading *reading)
{
  const char *xmp = get_xmp (reading, "pdf:Trapped");
  g_autofree char *name = g_strconcat ("/", xmp, NULL);

  return (g_strcmp0 (xmp, "True") == 0 || g_strcmp0 (xmp, "False") == 0)
         && jsn_pdf_is (reading->pdf, get_info (reading), "/Trapped", name);
}

static gboolean
check_title (JsnReading *reading)
{
  g_autofree char *title = jsn_pdf_dup_text (reading->pdf, get_info (reading), "/Title");

  return title && title[0] != '\0' && g_strcmp0 (title, get_xmp (reading, "dc:title")) == 0;
}

static char *
dup_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (; text && *text && digits->len < 14; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (digits, *text);
  return g_string_free (digits, FALSE);
}

static gboolean
same_date (JsnReading *reading, const char *key, const char *name)
{
  g_autofree char *info = jsn_pdf_dup_text (reading->pdf, get_info (reading), key);
  g_autofree char *first = dup_digits (info), *second = dup_digits (get_xmp (reading, name));

  return info && g_str_has_prefix (info, "D:") && strlen (first) == 14 && strcmp (first, second) == 0;
}

static gboolean
check_dates (JsnReading *reading)
{
  return same_date (reading, "/CreationDate", "xmp:CreateDate") && same_date (reading, "/ModDate", "xmp:ModifyDate");
}

const JsnRule jsn_document_rules[] = {
  { "SYNTAX", N_ ("The file's structure is damaged."), check_syntax },
  { "VERSION", N_ ("The file is of a PDF version later than 1.6."), check_version },
  { "ENCRYPTED", N_ ("The file is encrypted."), check_encryption },
  { "NO_ID", N_ ("The file has no identifier."), check_id },
  { "ACTIONS", N_ ("The file carries actions, scripts or a form."), check_actions },
  { "EMBEDDED", N_ ("The file carries other files."), check_embedded },
  { "OUTPUTINTENT", N_ ("There is not exactly one named output intent for PDF/X."), check_intent },
  { "OUTPUTPROFILE", N_ ("The output intent has no CMYK printer profile that fits it."), check_intent_profile },
  { "XMP", N_ ("The XMP metadata is missing, compressed or incomplete."), check_xmp },
  { "CLAIM", N_ ("The metadata does not say PDF/X-4."), check_claim },
  { "TRAPPED", N_ ("The metadata does not say, or says differently, whether the file is trapped."), check_trapped },
  { "TITLE", N_ ("The title is missing, or differs between Info and XMP."), check_title },
  { "DATES", N_ ("The dates are missing, or differ between Info and XMP."), check_dates },
  { NULL },
};
