/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Never a wrong fact: zero denominators, impossible dates and absurd numbers are unknown. */
#include "photo/facts.h"

#include <libexif/exif-data.h>
#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/name.h"
#include "photo/text.h"
#include "photo/tiff.h"

/* Not named in every libexif. */
#define TAG_OFFSET_TIME_ORIGINAL ((ExifTag)0x9011)
#define TAG_STANDARD_OUTPUT_SENSITIVITY ((ExifTag)0x8831)
#define TAG_RECOMMENDED_EXPOSURE_INDEX ((ExifTag)0x8832)
#define TAG_ISO_SPEED ((ExifTag)0x8833)
#define TAG_LENS_MODEL ((ExifTag)0xa434)

typedef struct
{
  JsnPhoto *photo;
  ExifData *data;
  ExifByteOrder order;
  gboolean assumed;   /* an encoding was guessed */
  gboolean undefined; /* a zero denominator was met */
} Facts;

void
jsn_photo_warn (JsnPhoto *photo, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *warning = g_strdup_vprintf (format, args);
  va_end (args);
  if (!g_ptr_array_find_with_equal_func (photo->warnings, warning, g_str_equal, NULL))
    g_ptr_array_add (photo->warnings, g_steal_pointer (&warning));
}

void
jsn_photo_warn_encoding (JsnPhoto *photo)
{
  jsn_photo_warn (photo,
                  _ ("A text in the file does not say how it is encoded: its encoding was assumed. Read it through."));
}

static const ExifEntry *
find (const Facts *facts, ExifIfd ifd, ExifTag tag)
{
  return exif_content_get_entry (facts->data->ifd[ifd], tag);
}

/* The @index-th value as a number; NAN when there is none. EXIF calls 0/0 "unknown"; anything else over 0 is an error.
 */
static double
get_number (Facts *facts, const ExifEntry *entry, guint index)
{
  guint size = entry ? exif_format_get_size (entry->format) : 0;

  if (size == 0 || index >= entry->components || (gsize)(index + 1) * size > entry->size)
    return NAN;

  const guint8 *p = entry->data + index * size;

  switch (entry->format)
    {
    case EXIF_FORMAT_BYTE:
      return *p;
    case EXIF_FORMAT_SHORT:
      return exif_get_short (p, facts->order);
    case EXIF_FORMAT_SSHORT:
      return exif_get_sshort (p, facts->order);
    case EXIF_FORMAT_LONG:
      return exif_get_long (p, facts->order);
    case EXIF_FORMAT_SLONG:
      return exif_get_slong (p, facts->order);
    case EXIF_FORMAT_RATIONAL:
      {
        ExifRational value = exif_get_rational (p, facts->order);
        facts->undefined |= value.denominator == 0 && value.numerator != 0;
        return value.denominator ? (double)value.numerator / value.denominator : NAN;
      }
    case EXIF_FORMAT_SRATIONAL:
      {
        ExifSRational value = exif_get_srational (p, facts->order);
        facts->undefined |= value.denominator == 0 && value.numerator != 0;
        return value.denominator ? (double)value.numerator / value.denominator : NAN;
      }
    default:
      return NAN;
    }
}

/* A number within bounds. 0 is what cameras write for "unknown" and passes silently; what lies outside is told. */
static double
get_sane (Facts *facts, ExifTag tag, double low, double high, const char *what)
{
  double value = get_number (facts, find (facts, EXIF_IFD_EXIF, tag), 0);

  if (isnan (value) || value == 0)
    return NAN;
  if (value >= low && value <= high)
    return value;
  jsn_photo_warn (facts->photo, _ ("The camera's %s cannot be true and was left out."), what);
  return NAN;
}

static char *
get_text (Facts *facts, ExifIfd ifd, ExifTag tag)
{
  const ExifEntry *entry = find (facts, ifd, tag);

  if (entry == NULL || entry->data == NULL
      || (entry->format != EXIF_FORMAT_ASCII && entry->format != EXIF_FORMAT_UNDEFINED
          && entry->format != EXIF_FORMAT_BYTE))
    return NULL;
  return jsn_text_decode (entry->data, entry->size, &facts->assumed);
}

/* One line without the blanks that cameras pad with. */
static char *
get_name (Facts *facts, ExifIfd ifd, ExifTag tag)
{
  g_autofree char *text = get_text (facts, ifd, tag);

  if (text == NULL)
    return NULL;
  g_strdelimit (text, "\t\n", ' ');
  g_strstrip (text);
  return *text ? g_steal_pointer (&text) : NULL;
}

static gboolean
is_date (const int *field)
{
  return field[0] >= 1826 && field[0] <= 9998 && field[1] >= 1 && field[1] <= 12 && field[2] >= 1
         && field[2] <= g_date_get_days_in_month (field[1], field[0]) && field[3] <= 23 && field[4] <= 59
         && field[5] <= 60;
}

/* "2013:04:05 06:07:08" with the separators that programs have been seen to use. */
static gboolean
parse_date (const char *text, int *field, const char **rest)
{
  static const char *const after[] = { ":-/.", ":-/.", " T", ":", ":", "" };
  static const int digits[] = { 4, 2, 2, 2, 2, 2 };

  for (int i = 0; i < 6; i++)
    {
      field[i] = 0;
      for (int j = 0; j < digits[i]; j++, text++)
        {
          if (!g_ascii_isdigit (*text))
            return FALSE;
          field[i] = field[i] * 10 + (*text - '0');
        }
      if (*after[i] != '\0' && (*text == '\0' || strchr (after[i], *text++) == NULL))
        return FALSE;
    }
  *rest = text;
  return is_date (field);
}

/* "+09:00", or "Z" as "+00:00"; NULL when @text is no offset that exists on Earth. */
static char *
parse_offset (const char *text)
{
  if (text[0] == 'Z' && text[1] == '\0')
    return g_strdup ("+00:00");
  if ((text[0] != '+' && text[0] != '-') || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[2]) || text[3] != ':'
      || !g_ascii_isdigit (text[4]) || !g_ascii_isdigit (text[5]) || text[6] != '\0')
    return NULL;

  int minutes = ((text[1] - '0') * 10 + text[2] - '0') * 60 + (text[4] - '0') * 10 + text[5] - '0';

  return minutes <= 14 * 60 && text[4] < '6' ? g_strdup (text) : NULL;
}

static gboolean
is_blank_date (const char *text)
{
  return text == NULL || strspn (text, " :0-/") == strlen (text);
}

static void
read_taken (Facts *facts)
{
  g_autofree char *text = get_name (facts, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL);
  g_autofree char *fraction = get_name (facts, EXIF_IFD_EXIF, EXIF_TAG_SUB_SEC_TIME_ORIGINAL);
  g_autofree char *zone = get_name (facts, EXIF_IFD_EXIF, TAG_OFFSET_TIME_ORIGINAL);
  int field[6];
  const char *rest;

  if (is_blank_date (text))
    return;
  if (!parse_date (text, field, &rest))
    {
      jsn_photo_warn (facts->photo, _ ("The date when the photo was taken cannot be read and was left out."));
      return;
    }

  GString *taken = g_string_new (NULL);
  g_autofree char *offset = parse_offset (zone ? zone : rest);
  gsize n_digits = fraction ? strspn (fraction, "0123456789") : 0;

  g_string_printf (taken, "%04d-%02d-%02dT%02d:%02d:%02d", field[0], field[1], field[2], field[3], field[4], field[5]);
  if (n_digits > 0 && n_digits <= 9 && fraction[n_digits] == '\0')
    g_string_append_printf (taken, ".%s", fraction);
  if (offset != NULL)
    g_string_append (taken, offset);
  facts->photo->taken = g_string_free (taken, FALSE);
}

/* EXIF 4.6.5: 65535 in the first field means "more than that, see the others". */
static double
read_iso (Facts *facts)
{
  static const ExifTag wider[] = { TAG_ISO_SPEED, TAG_RECOMMENDED_EXPOSURE_INDEX, TAG_STANDARD_OUTPUT_SENSITIVITY };
  double first = get_sane (facts, EXIF_TAG_ISO_SPEED_RATINGS, 1, 1e7, _ ("ISO value"));

  if (!isnan (first) && first != 65535)
    return first;
  for (guint i = 0; i < G_N_ELEMENTS (wider); i++)
    {
      double value = get_sane (facts, wider[i], 1, 1e7, _ ("ISO value"));

      if (!isnan (value))
        return value;
    }
  return first;
}

/* Degrees with the hemisphere's sign; NAN when any part is missing. */
static double
read_angle (Facts *facts, ExifTag tag, ExifTag ref_tag, const char *hemispheres, double max)
{
  const ExifEntry *entry = find (facts, EXIF_IFD_GPS, tag);
  g_autofree char *ref = get_name (facts, EXIF_IFD_GPS, ref_tag);
  double angle = 0;

  if (entry == NULL || entry->components == 0)
    return NAN;
  for (guint i = 0; i < 3; i++)
    {
      double part = i < entry->components ? get_number (facts, entry, i) : 0;

      if (isnan (part) && i == 0)
        return NAN;
      /* Writers of whole degrees leave 0/0 in minutes or seconds. */
      angle += (isnan (part) ? 0 : part) / (i == 0 ? 1 : i == 1 ? 60 : 3600);
    }

  char side = ref ? g_ascii_toupper (ref[0]) : '\0';

  if (side == '\0' || strchr (hemispheres, side) == NULL || angle < 0 || angle > max)
    {
      jsn_photo_warn (facts->photo, _ ("The position in the file cannot be true and was left out."));
      return NAN;
    }
  return side == hemispheres[1] ? -angle : angle;
}

static void
read_position (Facts *facts)
{
  JsnPhoto *photo = facts->photo;
  double latitude = read_angle (facts, (ExifTag)EXIF_TAG_GPS_LATITUDE, (ExifTag)EXIF_TAG_GPS_LATITUDE_REF, "NS", 90);
  double longitude
      = read_angle (facts, (ExifTag)EXIF_TAG_GPS_LONGITUDE, (ExifTag)EXIF_TAG_GPS_LONGITUDE_REF, "EW", 180);
  double altitude = get_number (facts, find (facts, EXIF_IFD_GPS, (ExifTag)EXIF_TAG_GPS_ALTITUDE), 0);
  const ExifEntry *ref = find (facts, EXIF_IFD_GPS, (ExifTag)EXIF_TAG_GPS_ALTITUDE_REF);

  /* Half a position is none. */
  if (!isnan (latitude) && !isnan (longitude))
    {
      photo->latitude = latitude;
      photo->longitude = longitude;
    }
  if (!isnan (altitude) && fabs (altitude) <= 100000)
    photo->altitude_m = ref && ref->size > 0 && ref->data[0] == 1 ? -altitude : altitude;
}

/* What cameras write into every picture is no caption. */
static gboolean
is_boilerplate (const char *text)
{
  static const char *const known[] = { "OLYMPUS DIGITAL CAMERA",
                                       "SONY DSC",
                                       "DIGITAL CAMERA",
                                       "DCIM",
                                       "DIGITAL IMAGE",
                                       "KONICA MINOLTA DIGITAL CAMERA",
                                       "MINOLTA DIGITAL CAMERA",
                                       "CASIO COMPUTER CO.,LTD.",
                                       "SAMSUNG",
                                       "SAMSUNG CAMERA PICTURES",
                                       "SAMSUNG DIGITAL CAMERA",
                                       "Exif_JPEG_PICTURE",
                                       "PENTAX DIGITAL CAMERA" };
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (stripped, known[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
offer_text (JsnPhoto *photo, const char *field, gboolean has_language, const char *text)
{
  if (text == NULL || jsn_texts_has (photo->texts, field) || is_boilerplate (text))
    return;
  jsn_texts_set (photo->texts, field, has_language ? jsn_text_guess_language (text) : "", text);
}

static void
offer_xp (Facts *facts, ExifTag tag, const char *field, gboolean has_language)
{
  const ExifEntry *entry = find (facts, EXIF_IFD_0, tag);
  g_autofree char *text = entry && entry->data ? jsn_text_decode_utf16 (entry->data, entry->size, FALSE) : NULL;

  if (text != NULL && g_str_equal (field, "keywords"))
    g_strdelimit (text, ";", '\n');
  offer_text (facts->photo, field, has_language, text);
}

static void
read_texts (Facts *facts)
{
  const ExifEntry *comment = find (facts, EXIF_IFD_EXIF, EXIF_TAG_USER_COMMENT);
  g_autofree char *description = get_text (facts, EXIF_IFD_0, EXIF_TAG_IMAGE_DESCRIPTION);
  g_autofree char *artist = get_name (facts, EXIF_IFD_0, EXIF_TAG_ARTIST);
  g_autofree char *copyright = get_name (facts, EXIF_IFD_0, EXIF_TAG_COPYRIGHT);

  offer_text (facts->photo, "caption", TRUE, description);
  offer_xp (facts, EXIF_TAG_XP_COMMENT, "caption", TRUE);
  if (comment != NULL && comment->data != NULL && !jsn_texts_has (facts->photo->texts, "caption"))
    {
      g_autofree char *text = jsn_text_decode_user_comment (comment->data, comment->size,
                                                            facts->order == EXIF_BYTE_ORDER_MOTOROLA, &facts->assumed);
      offer_text (facts->photo, "caption", TRUE, text);
    }
  offer_text (facts->photo, "creator", FALSE, artist);
  offer_text (facts->photo, "copyright", FALSE, copyright);
  offer_xp (facts, EXIF_TAG_XP_TITLE, "headline", TRUE);
  offer_xp (facts, EXIF_TAG_XP_AUTHOR, "creator", FALSE);
  offer_xp (facts, EXIF_TAG_XP_KEYWORDS, "keywords", FALSE);
}

static void
read_all (Facts *facts)
{
  JsnPhoto *photo = facts->photo;
  double orientation = get_number (facts, find (facts, EXIF_IFD_0, EXIF_TAG_ORIENTATION), 0);

  if (orientation >= 1 && orientation <= 8)
    photo->orientation = (int)orientation;
  photo->make = get_name (facts, EXIF_IFD_0, EXIF_TAG_MAKE);
  photo->model = get_name (facts, EXIF_IFD_0, EXIF_TAG_MODEL);
  photo->lens = get_name (facts, EXIF_IFD_EXIF, TAG_LENS_MODEL);
  read_taken (facts);
  /* From 1/200 000 s to a day; f/0.5 to f/512 pinholes. */
  photo->exposure_time_s = get_sane (facts, EXIF_TAG_EXPOSURE_TIME, 1e-6, 86400, _ ("exposure time"));
  photo->f_number = get_sane (facts, EXIF_TAG_FNUMBER, 0.5, 512, _ ("f-number"));
  photo->iso = read_iso (facts);
  photo->focal_length_mm = get_sane (facts, EXIF_TAG_FOCAL_LENGTH, 0.1, 20000, _ ("focal length"));
  read_position (facts);
  read_texts (facts);
}

void
jsn_facts_read (JsnPhoto *photo, GBytes *tiff)
{
  gboolean damaged = FALSE;
  g_autoptr (GBytes) block = jsn_tiff_repack (tiff, &damaged);
  Facts facts = { photo, NULL, EXIF_BYTE_ORDER_INTEL, FALSE, FALSE };

  if (damaged)
    jsn_photo_warn (photo, _ ("The camera's data (EXIF) is damaged; what could be read was taken."));
  if (block == NULL)
    return;

  GByteArray *prefixed = g_byte_array_new ();

  g_byte_array_append (prefixed, (const guint8 *)"Exif\0", 6);
  g_byte_array_append (prefixed, g_bytes_get_data (block, NULL), g_bytes_get_size (block));
  facts.data = exif_data_new ();
  /* Otherwise libexif drops fields it has no name for and invents those that the standard asks for. */
  exif_data_unset_option (facts.data, EXIF_DATA_OPTION_IGNORE_UNKNOWN_TAGS);
  exif_data_unset_option (facts.data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  exif_data_load_data (facts.data, prefixed->data, prefixed->len);
  facts.order = exif_data_get_byte_order (facts.data);
  read_all (&facts);
  if (facts.assumed)
    jsn_photo_warn_encoding (photo);
  if (facts.undefined)
    jsn_photo_warn (photo, _ ("A number of the camera is divided by zero and was left out."));
  exif_data_unref (facts.data);
  g_byte_array_unref (prefixed);
}
