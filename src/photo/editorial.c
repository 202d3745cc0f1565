/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fresh metadata from the catalogue, the same words in XMP, IPTC-IIM and EXIF: nothing is carried over from the
 * original. */
#include "photo/editorial.h"

#include <libexif/exif-data.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "photo/iim.h"
#include "photo/jpeg.h"
#include "photo/xmp.h"

#define XMP_PREFIX "http://ns.adobe.com/xap/1.0/"
#define SEGMENT_MAX_BYTES 65500
#define EXIF_TEXT_MAX_BYTES 2000
#define TAG_OFFSET_TIME_ORIGINAL ((ExifTag)0x9011)

typedef struct
{
  const JsnPhoto *photo;
  const char *const *languages;
  gsize max_bytes; /* of one text in XMP, lowered until the packet fits into its segment */
} Editorial;

static const char *
get_default (const Editorial *editorial, const char *field)
{
  return jsn_texts_find (editorial->photo->texts, field, editorial->languages[0]);
}

static const char *
get_single (const Editorial *editorial, const char *field)
{
  return jsn_texts_find (editorial->photo->texts, field, "");
}

/* @text cut on a character. */
static char *
cut (const char *text, gsize max_bytes)
{
  if (text == NULL || strlen (text) <= max_bytes)
    return g_strdup (text);
  return g_strndup (text, g_utf8_find_prev_char (text, text + max_bytes + 1) - text);
}

static void
add_alternatives (GString *xmp, const Editorial *editorial, const char *property, const char *field)
{
  g_autoptr (GPtrArray) langs = g_ptr_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *first = get_default (editorial, field);

  if (first == NULL)
    return;
  g_ptr_array_add (langs, (char *)"x-default");
  g_ptr_array_add (texts, cut (first, editorial->max_bytes));
  for (guint i = 0; editorial->languages[i] != NULL; i++)
    {
      const char *text = jsn_texts_get (editorial->photo->texts, field, editorial->languages[i]);

      if (text == NULL)
        continue;
      g_ptr_array_add (langs, (char *)editorial->languages[i]);
      g_ptr_array_add (texts, cut (text, editorial->max_bytes));
    }
  g_ptr_array_add (langs, NULL);
  jsn_xmp_add_alternatives (xmp, property, (const char *const *)langs->pdata, (const char *const *)texts->pdata);
}

static void
add_default_only (GString *xmp, const Editorial *editorial, const char *property, const char *field)
{
  const char *langs[] = { "x-default", NULL };
  g_autofree char *text = cut (get_single (editorial, field), editorial->max_bytes);
  const char *texts[] = { text };

  if (text != NULL)
    jsn_xmp_add_alternatives (xmp, property, langs, texts);
}

static void
add_single (GString *xmp, const Editorial *editorial, const char *property, const char *field)
{
  g_autofree char *text = cut (get_single (editorial, field), editorial->max_bytes);

  jsn_xmp_add_text (xmp, property, text);
}

/* Free with g_strfreev(). */
static char **
list_keywords (const Editorial *editorial)
{
  const char *text = get_single (editorial, "keywords");
  g_auto (GStrv) lines = g_strsplit (text ? text : "", "\n", 256);
  GPtrArray *keywords = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (keywords, g_strdup (lines[i]));
  g_ptr_array_add (keywords, NULL);
  return (char **)g_ptr_array_free (keywords, FALSE);
}

/* "2013-04-05T09:00:00+09:00" → "2013-04-05 09:00 UTC+09:00": the zone is what desks in two countries get wrong. */
static char *
describe_embargo (const char *embargo)
{
  const char *zone = strlen (embargo) > 16 ? strpbrk (embargo + 16, "+-Z") : NULL;

  if (zone == NULL || embargo[10] != 'T')
    return g_strdup_printf ("EMBARGO: not for publication before %s.", embargo);
  return g_strdup_printf ("EMBARGO: not for publication before %.10s %.5s UTC%s.", embargo, embargo + 11,
                          *zone == 'Z' ? "+00:00" : zone);
}

static char *
make_instructions (const Editorial *editorial)
{
  const char *text = get_single (editorial, "instructions");

  if (editorial->photo->embargo == NULL)
    return g_strdup (text);

  g_autofree char *embargo = describe_embargo (editorial->photo->embargo);

  return text ? g_strconcat (embargo, " ", text, NULL) : g_steal_pointer (&embargo);
}

static GBytes *
make_packet (const Editorial *editorial)
{
  GString *xmp = jsn_xmp_new ();
  const char *creators[] = { get_single (editorial, "creator"), NULL };
  g_auto (GStrv) keywords = list_keywords (editorial);
  g_autofree char *headline = cut (get_default (editorial, "headline"), editorial->max_bytes);
  g_autofree char *whole_instructions = make_instructions (editorial);
  g_autofree char *instructions = cut (whole_instructions, editorial->max_bytes);

  add_alternatives (xmp, editorial, "dc:description", "caption");
  add_alternatives (xmp, editorial, "dc:title", "headline");
  jsn_xmp_add_text (xmp, "photoshop:Headline", headline);
  add_alternatives (xmp, editorial, "Iptc4xmpCore:AltTextAccessibility", "alt");
  jsn_xmp_add_list (xmp, "dc:creator", "Seq", creators);
  add_single (xmp, editorial, "photoshop:Credit", "credit");
  add_default_only (xmp, editorial, "dc:rights", "copyright");
  add_default_only (xmp, editorial, "xmpRights:UsageTerms", "usage_terms");
  if (get_single (editorial, "copyright") != NULL)
    jsn_xmp_add_text (xmp, "xmpRights:Marked", "True");
  add_single (xmp, editorial, "photoshop:City", "city");
  add_single (xmp, editorial, "photoshop:Country", "country");
  add_single (xmp, editorial, "photoshop:Source", "source");
  jsn_xmp_add_text (xmp, "photoshop:Instructions", instructions);
  jsn_xmp_add_text (xmp, "photoshop:DateCreated", editorial->photo->taken);
  jsn_xmp_add_list (xmp, "dc:subject", "Bag", (const char *const *)keywords);
  return jsn_xmp_finish (xmp);
}

static void
append_segment (GByteArray *out, const void *prefix, gsize prefix_length, const void *data, gsize length)
{
  gsize total = 2 + prefix_length + length;
  const guint8 head[] = { 0xff, 0xe1, total >> 8, total };

  g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, prefix, prefix_length);
  g_byte_array_append (out, data, length);
}

/* Captions longer than any desk prints are shortened rather than the photo refused. */
static gboolean
append_xmp (GByteArray *out, Editorial *editorial, GError **error)
{
  for (editorial->max_bytes = SEGMENT_MAX_BYTES; editorial->max_bytes >= 64; editorial->max_bytes /= 2)
    {
      g_autoptr (GBytes) packet = make_packet (editorial);
      gsize size = g_bytes_get_size (packet);

      if (size + sizeof XMP_PREFIX > SEGMENT_MAX_BYTES)
        continue;
      append_segment (out, XMP_PREFIX, sizeof XMP_PREFIX, g_bytes_get_data (packet, NULL), size);
      return TRUE;
    }
  return jsn_error_set (error, JSN_ERROR_LIMIT,
                        _ ("The captions of a press image do not fit into it. Use fewer languages or keywords."));
}

static gboolean
is_iso_date (const char *taken)
{
  return taken != NULL && strlen (taken) >= 19 && taken[4] == '-' && taken[7] == '-' && taken[10] == 'T';
}

static void
append_iim (GByteArray *out, const Editorial *editorial)
{
  GByteArray *iim = jsn_iim_new ();
  const char *taken = editorial->photo->taken;
  g_auto (GStrv) keywords = list_keywords (editorial);
  g_autofree char *instructions = make_instructions (editorial);

  for (guint i = 0; keywords[i] != NULL; i++)
    jsn_iim_add (iim, JSN_IIM_KEYWORDS, keywords[i]);
  jsn_iim_add (iim, JSN_IIM_INSTRUCTIONS, instructions);
  if (is_iso_date (taken))
    {
      const char *zone = strpbrk (taken + 19, "+-");
      g_autofree char *date = g_strdup_printf ("%.4s%.2s%.2s", taken, taken + 5, taken + 8);
      /* Without a zone IIM has no valid time. */
      g_autofree char *time = zone && strlen (zone) >= 6 ? g_strdup_printf ("%.2s%.2s%.2s%.3s%.2s", taken + 11,
                                                                            taken + 14, taken + 17, zone, zone + 4)
                                                         : NULL;

      jsn_iim_add (iim, JSN_IIM_DATE_CREATED, date);
      jsn_iim_add (iim, JSN_IIM_TIME_CREATED, time);
    }
  jsn_iim_add (iim, JSN_IIM_BYLINE, get_single (editorial, "creator"));
  jsn_iim_add (iim, JSN_IIM_CITY, get_single (editorial, "city"));
  jsn_iim_add (iim, JSN_IIM_COUNTRY, get_single (editorial, "country"));
  jsn_iim_add (iim, JSN_IIM_HEADLINE, get_default (editorial, "headline"));
  jsn_iim_add (iim, JSN_IIM_CREDIT, get_single (editorial, "credit"));
  jsn_iim_add (iim, JSN_IIM_SOURCE, get_single (editorial, "source"));
  jsn_iim_add (iim, JSN_IIM_COPYRIGHT, get_single (editorial, "copyright"));
  jsn_iim_add (iim, JSN_IIM_CAPTION, get_default (editorial, "caption"));

  g_autoptr (GBytes) segment = jsn_iim_finish (iim);

  g_byte_array_append (out, g_bytes_get_data (segment, NULL), g_bytes_get_size (segment));
}

static void
add_exif (ExifData *data, ExifIfd ifd, ExifTag tag, ExifFormat format, const void *bytes, gsize length)
{
  ExifMem *mem = exif_mem_new_default ();
  ExifEntry *entry = exif_entry_new_mem (mem);

  entry->tag = tag;
  entry->format = format;
  entry->components = length / exif_format_get_size (format);
  entry->size = length;
  entry->data = exif_mem_alloc (mem, length);
  memcpy (entry->data, bytes, length);
  exif_content_add_entry (data->ifd[ifd], entry);
  exif_entry_unref (entry);
  exif_mem_unref (mem);
}

static void
add_exif_text (ExifData *data, ExifIfd ifd, ExifTag tag, const char *text)
{
  g_autofree char *fitting = cut (text, EXIF_TEXT_MAX_BYTES);

  if (fitting != NULL && *fitting != '\0')
    add_exif (data, ifd, tag, EXIF_FORMAT_ASCII, fitting, strlen (fitting) + 1);
}

static void
add_exif_number (ExifData *data, ExifIfd ifd, ExifTag tag, int number)
{
  guint8 bytes[2];

  exif_set_short (bytes, exif_data_get_byte_order (data), number);
  add_exif (data, ifd, tag, EXIF_FORMAT_SHORT, bytes, sizeof bytes);
}

static void
add_exif_taken (ExifData *data, const char *taken)
{
  if (!is_iso_date (taken))
    return;

  const char *zone = strpbrk (taken + 19, "+-");
  g_autofree char *date = g_strdup_printf ("%.4s:%.2s:%.2s %.8s", taken, taken + 5, taken + 8, taken + 11);
  g_autofree char *fraction = taken[19] == '.' ? g_strndup (taken + 20, strspn (taken + 20, "0123456789")) : NULL;

  add_exif_text (data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL, date);
  add_exif_text (data, EXIF_IFD_EXIF, EXIF_TAG_SUB_SEC_TIME_ORIGINAL, fraction);
  add_exif_text (data, EXIF_IFD_EXIF, TAG_OFFSET_TIME_ORIGINAL, zone);
}

/* exif_data_fix() adds what the standard asks of a compressed picture: resolution, component order, versions. */
static void
append_exif (GByteArray *out, const Editorial *editorial, const JsnJpeg *jpeg)
{
  ExifData *data = exif_data_new ();
  unsigned char *block = NULL;
  unsigned int size = 0;

  exif_data_set_byte_order (data, EXIF_BYTE_ORDER_MOTOROLA);
  exif_data_set_data_type (data, EXIF_DATA_TYPE_COMPRESSED);
  add_exif_text (data, EXIF_IFD_0, EXIF_TAG_IMAGE_DESCRIPTION, get_default (editorial, "caption"));
  add_exif_number (data, EXIF_IFD_0, EXIF_TAG_ORIENTATION, 1);
  add_exif_text (data, EXIF_IFD_0, EXIF_TAG_ARTIST, get_single (editorial, "creator"));
  add_exif_text (data, EXIF_IFD_0, EXIF_TAG_COPYRIGHT, get_single (editorial, "copyright"));
  add_exif (data, EXIF_IFD_EXIF, EXIF_TAG_EXIF_VERSION, EXIF_FORMAT_UNDEFINED, "0232", 4);
  add_exif_taken (data, editorial->photo->taken);
  /* The pixels are sRGB by the contract of press images. */
  add_exif_number (data, EXIF_IFD_EXIF, EXIF_TAG_COLOR_SPACE, 1);
  add_exif_number (data, EXIF_IFD_EXIF, EXIF_TAG_PIXEL_X_DIMENSION, jpeg->width_px);
  add_exif_number (data, EXIF_IFD_EXIF, EXIF_TAG_PIXEL_Y_DIMENSION, jpeg->height_px);
  exif_data_fix (data);
  exif_data_save_data (data, &block, &size);
  exif_data_unref (data);
  append_segment (out, "", 0, block, size);
  free (block);
}

GBytes *
jsn_editorial_write (GBytes *jpeg, const JsnPhoto *photo, const char *const *languages, GError **error)
{
  g_return_val_if_fail (jpeg != NULL && photo != NULL && languages != NULL && languages[0] != NULL, NULL);

  Editorial editorial = { photo, languages, SEGMENT_MAX_BYTES };
  g_autoptr (GByteArray) segments = g_byte_array_new ();
  g_autoptr (JsnJpeg) parsed = jsn_jpeg_parse (jpeg);

  if (g_bytes_get_size (jpeg) < 4 || memcmp (g_bytes_get_data (jpeg, NULL), "\xff\xd8\xff", 3) != 0)
    {
      jsn_error_set (error, JSN_ERROR_FORMAT, _ ("Captions can only be written into a JPEG."));
      return NULL;
    }
  append_exif (segments, &editorial, parsed);
  if (!append_xmp (segments, &editorial, error))
    return NULL;
  append_iim (segments, &editorial);

  g_autoptr (GBytes) bare = jsn_jpeg_strip (jpeg);
  g_autoptr (GBytes) joined = g_byte_array_free_to_bytes (g_steal_pointer (&segments));

  return jsn_jpeg_insert (bare, joined);
}
