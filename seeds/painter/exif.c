/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The EXIF block of a view (Exif 2.31, big-endian), written by libexif. */
#include "painter/exif.h"

#include <libexif/exif-data.h>
#include <stdlib.h>
#include <string.h>

/* Exif 2.31 names that libexif 0.6.24 knows only as numbers. */
#define TAG_OFFSET_TIME 0x9010
#define TAG_OFFSET_TIME_ORIGINAL 0x9011
#define TAG_OFFSET_TIME_DIGITIZED 0x9012
#define TAG_LENS_MODEL 0xa434

static guint8 *
add_entry (ExifData *data, ExifIfd ifd, guint tag, ExifFormat format, gulong components)
{
  ExifEntry *entry = exif_entry_new ();
  guint8 *room;

  /* First, since an entry whose tag is already there would not be taken, and 0 is a tag of GPS. */
  entry->tag = (ExifTag)tag;
  exif_content_add_entry (data->ifd[ifd], entry);
  entry->format = format;
  entry->components = components;
  entry->size = (guint)(exif_format_get_size (format) * components);
  /* libexif frees an entry's bytes with its default allocator, which is malloc's. */
  entry->data = room = calloc (1, entry->size);
  exif_entry_unref (entry);
  return room;
}

static void
add_text (ExifData *data, ExifIfd ifd, guint tag, const char *text)
{
  memcpy (add_entry (data, ifd, tag, EXIF_FORMAT_ASCII, strlen (text) + 1), text, strlen (text));
}

static void
add_short (ExifData *data, ExifIfd ifd, guint tag, guint16 value)
{
  exif_set_short (add_entry (data, ifd, tag, EXIF_FORMAT_SHORT, 1), EXIF_BYTE_ORDER_MOTOROLA, value);
}

static void
add_long (ExifData *data, ExifIfd ifd, guint tag, guint32 value)
{
  exif_set_long (add_entry (data, ifd, tag, EXIF_FORMAT_LONG, 1), EXIF_BYTE_ORDER_MOTOROLA, value);
}

static void
add_bytes (ExifData *data, ExifIfd ifd, guint tag, ExifFormat format, const char *bytes, gsize size)
{
  memcpy (add_entry (data, ifd, tag, format, size), bytes, size);
}

static void
add_fraction (ExifData *data, ExifIfd ifd, guint tag, guint32 above, guint32 below)
{
  exif_set_rational (add_entry (data, ifd, tag, EXIF_FORMAT_RATIONAL, 1), EXIF_BYTE_ORDER_MOTOROLA,
                     (ExifRational){ above, below });
}

static void
add_degrees (ExifData *data, guint tag, double degrees)
{
  guint8 *room = add_entry (data, EXIF_IFD_GPS, tag, EXIF_FORMAT_RATIONAL, 3);
  guint32 hundredths = (guint32)(degrees * 360000 + 0.5);

  exif_set_rational (room, EXIF_BYTE_ORDER_MOTOROLA, (ExifRational){ hundredths / 360000, 1 });
  exif_set_rational (room + 8, EXIF_BYTE_ORDER_MOTOROLA, (ExifRational){ hundredths / 6000 % 60, 1 });
  exif_set_rational (room + 16, EXIF_BYTE_ORDER_MOTOROLA, (ExifRational){ hundredths % 6000, 100 });
}

static void
add_image_facts (ExifData *data, const JsnView *view)
{
  g_autofree char *description = g_strconcat ("Painted stand-in: ", view->description, NULL);

  add_text (data, EXIF_IFD_0, EXIF_TAG_IMAGE_DESCRIPTION, description);
  add_text (data, EXIF_IFD_0, EXIF_TAG_MAKE, "Jeonsi");
  add_text (data, EXIF_IFD_0, EXIF_TAG_MODEL, "Painted View");
  add_short (data, EXIF_IFD_0, EXIF_TAG_ORIENTATION, view->stored_turned ? 6 : 1);
  add_fraction (data, EXIF_IFD_0, EXIF_TAG_X_RESOLUTION, 300, 1);
  add_fraction (data, EXIF_IFD_0, EXIF_TAG_Y_RESOLUTION, 300, 1);
  add_short (data, EXIF_IFD_0, EXIF_TAG_RESOLUTION_UNIT, 2);
  add_text (data, EXIF_IFD_0, EXIF_TAG_SOFTWARE, "jeonsi-paint-seeds");
  add_text (data, EXIF_IFD_0, EXIF_TAG_DATE_TIME, view->taken);
  add_text (data, EXIF_IFD_0, EXIF_TAG_ARTIST, "Jeonsi seed painter");
  add_short (data, EXIF_IFD_0, EXIF_TAG_YCBCR_POSITIONING, 1);
  add_text (data, EXIF_IFD_0, EXIF_TAG_COPYRIGHT, "CC0 1.0, no rights reserved. Painted by Jeonsi, not a photograph.");
}

static void
add_camera_facts (ExifData *data, const JsnView *view, int width, int height)
{
  add_fraction (data, EXIF_IFD_EXIF, EXIF_TAG_EXPOSURE_TIME, view->exposure[0], view->exposure[1]);
  add_fraction (data, EXIF_IFD_EXIF, EXIF_TAG_FNUMBER, view->aperture[0], view->aperture[1]);
  add_short (data, EXIF_IFD_EXIF, EXIF_TAG_EXPOSURE_PROGRAM, 3);
  add_short (data, EXIF_IFD_EXIF, EXIF_TAG_ISO_SPEED_RATINGS, view->iso);
  add_bytes (data, EXIF_IFD_EXIF, EXIF_TAG_EXIF_VERSION, EXIF_FORMAT_UNDEFINED, "0231", 4);
  add_text (data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL, view->taken);
  add_text (data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_DIGITIZED, view->taken);
  add_text (data, EXIF_IFD_EXIF, TAG_OFFSET_TIME, "+09:00");
  add_text (data, EXIF_IFD_EXIF, TAG_OFFSET_TIME_ORIGINAL, "+09:00");
  add_text (data, EXIF_IFD_EXIF, TAG_OFFSET_TIME_DIGITIZED, "+09:00");
  add_bytes (data, EXIF_IFD_EXIF, EXIF_TAG_COMPONENTS_CONFIGURATION, EXIF_FORMAT_UNDEFINED, "\1\2\3\0", 4);
  add_short (data, EXIF_IFD_EXIF, EXIF_TAG_FLASH, 16);
  add_fraction (data, EXIF_IFD_EXIF, EXIF_TAG_FOCAL_LENGTH, view->focal_mm, 1);
  add_bytes (data, EXIF_IFD_EXIF, EXIF_TAG_FLASH_PIX_VERSION, EXIF_FORMAT_UNDEFINED, "0100", 4);
  add_short (data, EXIF_IFD_EXIF, EXIF_TAG_COLOR_SPACE, 1);
  add_long (data, EXIF_IFD_EXIF, EXIF_TAG_PIXEL_X_DIMENSION, (guint32)width);
  add_long (data, EXIF_IFD_EXIF, EXIF_TAG_PIXEL_Y_DIMENSION, (guint32)height);
  add_short (data, EXIF_IFD_EXIF, EXIF_TAG_FOCAL_LENGTH_IN_35MM_FILM, view->focal_mm);
  add_text (data, EXIF_IFD_EXIF, TAG_LENS_MODEL, view->lens);
}

static void
add_place (ExifData *data, const JsnView *view)
{
  add_bytes (data, EXIF_IFD_GPS, EXIF_TAG_GPS_VERSION_ID, EXIF_FORMAT_BYTE, "\2\3\0\0", 4);
  add_text (data, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE_REF, "N");
  add_degrees (data, EXIF_TAG_GPS_LATITUDE, view->latitude);
  add_text (data, EXIF_IFD_GPS, EXIF_TAG_GPS_LONGITUDE_REF, "E");
  add_degrees (data, EXIF_TAG_GPS_LONGITUDE, view->longitude);
  add_bytes (data, EXIF_IFD_GPS, EXIF_TAG_GPS_ALTITUDE_REF, EXIF_FORMAT_BYTE, "\0", 1);
  add_fraction (data, EXIF_IFD_GPS, EXIF_TAG_GPS_ALTITUDE, (guint32)(view->altitude_m * 10 + 0.5), 10);
  add_text (data, EXIF_IFD_GPS, EXIF_TAG_GPS_MAP_DATUM, "WGS-84");
}

GBytes *
jsn_exif_block (const JsnView *view, int width, int height, GBytes *thumbnail)
{
  ExifData *data = exif_data_new ();
  GBytes *block;
  guint8 *bytes = NULL;
  guint size = 0;
  gsize thumbnail_size;
  gconstpointer thumbnail_bytes = g_bytes_get_data (thumbnail, &thumbnail_size);

  exif_data_set_byte_order (data, EXIF_BYTE_ORDER_MOTOROLA);
  /* Otherwise saving would drop the tags that libexif does not know. */
  exif_data_unset_option (data, EXIF_DATA_OPTION_IGNORE_UNKNOWN_TAGS);
  exif_data_set_data_type (data, EXIF_DATA_TYPE_COMPRESSED);
  add_image_facts (data, view);
  add_camera_facts (data, view, width, height);
  add_place (data, view);
  add_short (data, EXIF_IFD_1, EXIF_TAG_COMPRESSION, 6);
  add_fraction (data, EXIF_IFD_1, EXIF_TAG_X_RESOLUTION, 72, 1);
  add_fraction (data, EXIF_IFD_1, EXIF_TAG_Y_RESOLUTION, 72, 1);
  add_short (data, EXIF_IFD_1, EXIF_TAG_RESOLUTION_UNIT, 2);
  data->data = malloc (thumbnail_size);
  memcpy (data->data, thumbnail_bytes, thumbnail_size);
  data->size = (guint)thumbnail_size;
  exif_data_save_data (data, &bytes, &size);
  exif_data_unref (data);
  block = g_bytes_new (bytes, size);
  free (bytes);
  return block;
}
