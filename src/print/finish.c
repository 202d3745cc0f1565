/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finishing pass over cairo's objects, by qpdf. */
#include "print/finish.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/units.h"
#include "print/content.h"
#include "print/marks.h"
#include "print/pdf.h"
#include "print/profile.h"
#include "print/xmp.h"

typedef struct
{
  JsnPdf *pdf;
  const JsnFinish *finish;
  GBytes *intent; /* the output intent's profile */
  JsnColor *color;
  GHashTable *profiles; /* GBytes * → qpdf_oh of its stream */
  char *document_id;
} Finisher;

JsnImage *
jsn_image_new (const JsnPrintPixels *pixels)
{
  JsnImage *image = g_new0 (JsnImage, 1);

  image->hash = jsn_image_hash (pixels->jpeg);
  image->components = pixels->components;
  image->adobe = pixels->adobe;
  image->profile = pixels->profile ? g_bytes_ref (pixels->profile) : NULL;
  return image;
}

void
jsn_image_free (JsnImage *image)
{
  if (image == NULL)
    return;
  g_free (image->hash);
  g_clear_pointer (&image->profile, g_bytes_unref);
  g_free (image);
}

static char *
format_hash (XXH128_hash_t hash)
{
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x%016" G_GINT64_MODIFIER "x", (guint64)hash.high64,
                          (guint64)hash.low64);
}

char *
jsn_image_hash (GBytes *jpeg)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (jpeg, &length);

  return format_hash (XXH3_128bits (data, length));
}

/* A UUID of version 8 (RFC 9562) made of everything that goes in, so that the same panel is the same document. */
static char *
make_document_id (const char *source, const JsnFinish *finish)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (source, FALSE, NULL);
  g_autofree char *date = jsn_xmp_format_date (finish->created);
  XXH3_state_t *state = XXH3_createState ();

  XXH3_128bits_reset (state);
  if (file)
    XXH3_128bits_update (state, g_mapped_file_get_contents (file), g_mapped_file_get_length (file));
  XXH3_128bits_update (state, finish->title, strlen (finish->title));
  XXH3_128bits_update (state, date, strlen (date));
  XXH3_128bits_update (state, finish->profile->name, strlen (finish->profile->name));
  g_autofree char *hash = format_hash (XXH3_128bits_digest (state));
  XXH3_freeState (state);

  hash[12] = '8';
  hash[16] = "89ab"[g_ascii_xdigit_value (hash[16]) & 3];
  return g_strdup_printf ("uuid:%.8s-%.4s-%.4s-%.4s-%s", hash, hash + 8, hash + 12, hash + 16, hash + 20);
}

/* An indirect stream, one for all images that share @profile. */
static qpdf_oh
get_profile_stream (Finisher *finisher, GBytes *profile, int components)
{
  qpdf_oh stream = GPOINTER_TO_UINT (g_hash_table_lookup (finisher->profiles, profile));

  if (stream == 0)
    {
      g_autofree char *dict = g_strdup_printf ("<< /N %d >>", components);

      stream = jsn_pdf_add_stream (finisher->pdf, profile, dict);
      g_hash_table_insert (finisher->profiles, g_bytes_ref (profile), GUINT_TO_POINTER (stream));
    }
  return stream;
}

static qpdf_oh
make_image_space (Finisher *finisher, const JsnImage *image)
{
  qpdf_data qpdf = finisher->pdf->qpdf;
  GBytes *profile = image->profile;
  g_autoptr (GBytes) srgb = NULL;

  if (profile && !jsn_profile_fits (profile, image->components))
    profile = NULL;
  /* An ICC space equal to the output intent's would be separated twice by some RIPs; the standard wants DeviceCMYK
   * there. */
  if (image->components == 1
      || (image->components == 4 && (profile == NULL || g_bytes_equal (profile, finisher->intent))))
    return qpdf_oh_new_name (qpdf, image->components == 1 ? "/DeviceGray" : "/DeviceCMYK");
  if (profile == NULL)
    profile = srgb = jsn_profile_make_srgb ();

  qpdf_oh space = qpdf_oh_new_array (qpdf);
  qpdf_oh_append_item (qpdf, space, qpdf_oh_new_name (qpdf, "/ICCBased"));
  qpdf_oh_append_item (qpdf, space, get_profile_stream (finisher, profile, image->components));
  return space;
}

static const JsnImage *
find_image (Finisher *finisher, GBytes *jpeg)
{
  g_autofree char *hash = jsn_image_hash (jpeg);

  for (guint i = 0; i < finisher->finish->images->len; i++)
    {
      const JsnImage *image = g_ptr_array_index (finisher->finish->images, i);

      if (strcmp (image->hash, hash) == 0)
        return image;
    }
  return NULL;
}

static gboolean
finish_image (Finisher *finisher, qpdf_oh stream, GError **error)
{
  qpdf_data qpdf = finisher->pdf->qpdf;
  g_autoptr (GBytes) jpeg = jsn_pdf_read_stream (finisher->pdf, stream, TRUE, error);

  if (jpeg == NULL)
    return FALSE;
  const JsnImage *image = find_image (finisher, jpeg);
  if (image == NULL)
    return jsn_error_set (error, JSN_ERROR_FAILED,
                          _ ("%s cannot be finished for print: part of the page was turned into pixels."),
                          finisher->pdf->name);

  qpdf_oh dict = qpdf_oh_get_dict (qpdf, stream);
  qpdf_oh_replace_key (qpdf, dict, "/ColorSpace", make_image_space (finisher, image));
  qpdf_oh_replace_key (qpdf, dict, "/Interpolate", qpdf_oh_new_bool (qpdf, QPDF_FALSE));
  qpdf_oh_remove_key (qpdf, dict, "/Decode");
  if (image->components == 4 && image->adobe)
    qpdf_oh_replace_key (qpdf, dict, "/Decode", qpdf_oh_parse (qpdf, "[1 0 1 0 1 0 1 0]"));
  return TRUE;
}

/* The entry @name of the kind @kind ("/ExtGState") in @resources, made of PDF syntax. */
static void
add_resource (JsnPdf *pdf, qpdf_oh resources, const char *kind, const char *name, const char *value)
{
  g_autofree char *key = g_strconcat ("/", name, NULL);
  qpdf_oh group = jsn_pdf_get (pdf, resources, kind);

  if (group == 0)
    {
      group = qpdf_oh_new_dictionary (pdf->qpdf);
      qpdf_oh_replace_key (pdf->qpdf, resources, kind, group);
    }
  qpdf_oh_replace_key (pdf->qpdf, group, key, qpdf_oh_parse (pdf->qpdf, value));
}

static void
add_graphics_states (JsnPdf *pdf, qpdf_oh owner)
{
  static const struct
  {
    const char *name, *value;
  } states[] = {
    { JSN_CONTENT_OVERPRINT, "<< /Type /ExtGState /OP true /op true /OPM 1 >>" },
    { JSN_CONTENT_KNOCKOUT, "<< /Type /ExtGState /OP false /op false /OPM 0 >>" },
  };
  qpdf_oh resources = jsn_pdf_get (pdf, owner, "/Resources");

  if (resources == 0)
    {
      resources = qpdf_oh_new_dictionary (pdf->qpdf);
      qpdf_oh_replace_key (pdf->qpdf, jsn_pdf_get_dict (pdf, owner), "/Resources", resources);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    add_resource (pdf, resources, "/ExtGState", states[i].name, states[i].value);
}

/* Forms and tiles hold drawing of their own; that of a luminosity mask is grey and means no ink. */
static gboolean
finish_form (Finisher *finisher, qpdf_oh stream, GError **error)
{
  JsnPdf *pdf = finisher->pdf;

  if (jsn_pdf_is (pdf, jsn_pdf_get (pdf, stream, "/Group"), "/CS", "/DeviceGray"))
    return TRUE;
  g_autoptr (GBytes) content = jsn_pdf_read_stream (pdf, stream, FALSE, error);
  g_autoptr (GBytes) rewritten = content ? jsn_content_rewrite (content, finisher->color, error) : NULL;
  if (rewritten == NULL)
    return FALSE;
  gsize length;
  const unsigned char *data = g_bytes_get_data (rewritten, &length);
  qpdf_oh_replace_stream_data (pdf->qpdf, stream, data, length, qpdf_oh_new_null (pdf->qpdf),
                               qpdf_oh_new_null (pdf->qpdf));
  add_graphics_states (pdf, stream);
  return TRUE;
}

static void
set_box (JsnPdf *pdf, qpdf_oh page, const char *key, double inset_mm, double width_mm, double height_mm)
{
  g_autoptr (GString) text = g_string_new ("[");

  jsn_content_append_number (text, jsn_mm_to_pt (inset_mm));
  jsn_content_append_number (text, jsn_mm_to_pt (inset_mm));
  jsn_content_append_number (text, jsn_mm_to_pt (width_mm - inset_mm));
  jsn_content_append_number (text, jsn_mm_to_pt (height_mm - inset_mm));
  g_string_append_c (text, ']');
  qpdf_oh_replace_key (pdf->qpdf, page, key, qpdf_oh_parse (pdf->qpdf, text->str));
}

static void
set_boxes (Finisher *finisher, qpdf_oh page)
{
  const JsnFinish *finish = finisher->finish;
  const JsnPrintProfile *profile = finish->profile;
  double around = profile->bleed_mm + profile->slug_mm;
  double width = finish->trim_width_mm + 2 * around, height = finish->trim_height_mm + 2 * around;

  set_box (finisher->pdf, page, "/MediaBox", 0, width, height);
  set_box (finisher->pdf, page, "/BleedBox", profile->slug_mm, width, height);
  set_box (finisher->pdf, page, "/TrimBox", around, width, height);
  qpdf_oh_remove_key (finisher->pdf->qpdf, page, "/CropBox");
  qpdf_oh_remove_key (finisher->pdf->qpdf, page, "/ArtBox");
  /* cairo's links and destinations would lie inside the bleed. */
  qpdf_oh_remove_key (finisher->pdf->qpdf, page, "/Annots");
}

static GBytes *
build_page_content (Finisher *finisher, GBytes *rewritten)
{
  const JsnFinish *finish = finisher->finish;
  gsize length;
  const char *data = g_bytes_get_data (rewritten, &length);
  GString *out = g_string_sized_new (length + 4096);

  g_string_append (out, "q\n");
  g_string_append_len (out, data, (gssize)length);
  g_string_append (out, "\nQ\n");
  jsn_marks_append (out, finish->profile, finish->trim_width_mm, finish->trim_height_mm);
  return g_string_free_to_bytes (out);
}

static gboolean
finish_page (Finisher *finisher, qpdf_oh page, GError **error)
{
  JsnPdf *pdf = finisher->pdf;
  unsigned char *data = NULL;
  size_t length = 0;

  qpdf_oh_get_page_content_data (pdf->qpdf, page, &data, &length);
  g_autoptr (GBytes) content = g_bytes_new_with_free_func (data, length, free, data);
  if (!jsn_pdf_check (pdf, error))
    return FALSE;
  g_autoptr (GBytes) rewritten = jsn_content_rewrite (content, finisher->color, error);
  if (rewritten == NULL)
    return FALSE;
  g_autoptr (GBytes) whole = build_page_content (finisher, rewritten);

  qpdf_oh_replace_key (pdf->qpdf, page, "/Contents", jsn_pdf_add_stream (pdf, whole, NULL));
  add_graphics_states (pdf, page);
  add_resource (pdf, jsn_pdf_get (pdf, page, "/Resources"), "/ColorSpace", JSN_MARKS_SPACE, JSN_MARKS_SPACE_VALUE);
  qpdf_oh_replace_key (pdf->qpdf, page, "/Group",
                       qpdf_oh_parse (pdf->qpdf, "<< /Type /Group /S /Transparency /I true /CS /DeviceCMYK >>"));
  set_boxes (finisher, page);
  return jsn_pdf_check (pdf, error);
}

/* Everything but the pages themselves. */
static gboolean
finish_objects (Finisher *finisher, JsnJob *job, GError **error)
{
  JsnPdf *pdf = finisher->pdf;
  g_autoptr (GArray) objects = jsn_pdf_list_objects (pdf);

  for (guint i = 0; i < objects->len; i++)
    {
      qpdf_oh object = g_array_index (objects, qpdf_oh, i);
      gboolean stream = qpdf_oh_is_stream (pdf->qpdf, object);

      if (!jsn_job_check (job, error))
        return FALSE;
      if (stream && jsn_pdf_is (pdf, object, "/Subtype", "/Image"))
        {
          if (!finish_image (finisher, object, error))
            return FALSE;
        }
      else if (stream && (jsn_pdf_is (pdf, object, "/Subtype", "/Form") || jsn_pdf_get (pdf, object, "/PatternType")))
        {
          if (!finish_form (finisher, object, error))
            return FALSE;
        }
      else if (!stream && jsn_pdf_is (pdf, object, "/S", "/Transparency")
               && jsn_pdf_is (pdf, object, "/CS", "/DeviceRGB"))
        qpdf_oh_replace_key (pdf->qpdf, object, "/CS", qpdf_oh_new_name (pdf->qpdf, "/DeviceCMYK"));
      else if (jsn_pdf_is (pdf, object, "/Subtype", "/CIDFontType2") && jsn_pdf_get (pdf, object, "/CIDToGIDMap") == 0)
        qpdf_oh_replace_key (pdf->qpdf, object, "/CIDToGIDMap", qpdf_oh_new_name (pdf->qpdf, "/Identity"));
    }
  return jsn_pdf_check (pdf, error);
}

static void
add_output_intent (Finisher *finisher)
{
  qpdf_data qpdf = finisher->pdf->qpdf;
  const char *condition = finisher->finish->profile->output_condition;
  qpdf_oh intent = qpdf_oh_parse (qpdf, "<< /Type /OutputIntent /S /GTS_PDFX /RegistryName (http://www.color.org) >>");
  qpdf_oh intents = qpdf_oh_new_array (qpdf);

  qpdf_oh_replace_key (qpdf, intent, "/OutputConditionIdentifier", qpdf_oh_new_unicode_string (qpdf, condition));
  qpdf_oh_replace_key (qpdf, intent, "/Info", qpdf_oh_new_unicode_string (qpdf, condition));
  qpdf_oh_replace_key (qpdf, intent, "/DestOutputProfile", get_profile_stream (finisher, finisher->intent, 4));
  qpdf_oh_append_item (qpdf, intents, qpdf_make_indirect_object (qpdf, intent));
  qpdf_oh_replace_key (qpdf, qpdf_get_root (qpdf), "/OutputIntents", intents);
}

static void
add_metadata (Finisher *finisher)
{
  const JsnFinish *finish = finisher->finish;
  qpdf_data qpdf = finisher->pdf->qpdf;
  qpdf_oh trailer = qpdf_get_trailer (qpdf);
  g_autofree char *producer
      = jsn_pdf_dup_text (finisher->pdf, jsn_pdf_get (finisher->pdf, trailer, "/Info"), "/Producer");
  g_autofree char *date = jsn_xmp_format_info_date (finish->created);
  const JsnXmp xmp = { finish->title, finish->created, finisher->document_id, "Jeonsi " JSN_VERSION, producer };
  g_autoptr (GBytes) packet = jsn_xmp_build (&xmp);
  qpdf_oh info = qpdf_oh_parse (qpdf, "<< /Trapped /False /GTS_PDFXVersion (PDF/X-4) >>");

  qpdf_oh_replace_key (qpdf, info, "/Title", qpdf_oh_new_unicode_string (qpdf, finish->title));
  qpdf_oh_replace_key (qpdf, info, "/Creator", qpdf_oh_new_unicode_string (qpdf, xmp.creator));
  if (producer)
    qpdf_oh_replace_key (qpdf, info, "/Producer", qpdf_oh_new_unicode_string (qpdf, producer));
  qpdf_oh_replace_key (qpdf, info, "/CreationDate", qpdf_oh_new_string (qpdf, date));
  qpdf_oh_replace_key (qpdf, info, "/ModDate", qpdf_oh_new_string (qpdf, date));
  qpdf_oh_replace_key (qpdf, trailer, "/Info", qpdf_make_indirect_object (qpdf, info));
  qpdf_oh_replace_key (qpdf, qpdf_get_root (qpdf), "/Metadata",
                       jsn_pdf_add_stream (finisher->pdf, packet, "<< /Type /Metadata /Subtype /XML >>"));
}

static gboolean
finish_pdf (Finisher *finisher, const char *target, const char *name, JsnJob *job, GError **error)
{
  JsnPdf *pdf = finisher->pdf;
  int n_pages = qpdf_get_num_pages (pdf->qpdf);

  if (!jsn_pdf_check (pdf, error) || !finish_objects (finisher, job, error))
    return FALSE;
  for (int i = 0; i < n_pages; i++)
    if (!finish_page (finisher, qpdf_get_page_n (pdf->qpdf, (size_t)i), error))
      return FALSE;
  add_output_intent (finisher);
  add_metadata (finisher);
  return jsn_pdf_check (pdf, error) && jsn_job_check (job, error) && jsn_pdf_write (pdf, target, name, error);
}

gboolean
jsn_finish (
    const char *source, const char *target, const char *name, const JsnFinish *finish, JsnJob *job, GError **error)
{
  gpointer numbers = jsn_pdf_enter_numbers ();
  g_autoptr (JsnPdf) pdf = jsn_pdf_open (source, name, error);
  g_autoptr (GBytes) intent = pdf ? jsn_print_profile_load (finish->profile, error) : NULL;
  g_autoptr (JsnColor) color = intent ? jsn_color_new (intent, error) : NULL;
  gboolean done = FALSE;

  if (color)
    {
      g_autoptr (GHashTable) profiles
          = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
      g_autofree char *id = make_document_id (source, finish);
      Finisher finisher = { pdf, finish, intent, color, profiles, id };

      done = finish_pdf (&finisher, target, name, job, error);
    }
  jsn_pdf_leave_numbers (numbers);
  return done;
}
