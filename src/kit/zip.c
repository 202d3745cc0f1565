/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Local headers with sizes and checksum in front, a directory at the end, ZIP64 only where 32 bits do not reach. */
#include "kit/zip.h"

#include <gio/gio.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"

#define LOCAL_HEADER 0x04034b50
#define DIRECTORY_HEADER 0x02014b50
#define DIRECTORY_END 0x06054b50
#define DIRECTORY_END_64 0x06064b50
#define DIRECTORY_LOCATOR_64 0x07064b50
#define EXTRA_64 0x0001
#define MADE_BY_UNIX (3 << 8 | 45)
#define FLAG_UTF8 (1 << 11)
#define MODE (0100644u << 16)

enum
{
  METHOD_STORED = 0,
  METHOD_DEFLATED = 8,
};

typedef struct
{
  const char *name;
  guint16 method;
  guint32 crc;
  guint32 packed;
  guint32 size;
} Entry;

struct _JsnZip
{
  JsnOutFile *file;
  GString *directory;
  guint64 offset;
  guint64 limit;
  guint64 n_entries;
  guint16 date;
  guint16 time;
};

static void
put16 (GString *out, guint value)
{
  g_string_append_c (out, (char)(value & 0xff));
  g_string_append_c (out, (char)(value >> 8 & 0xff));
}

static void
put32 (GString *out, guint32 value)
{
  put16 (out, value & 0xffff);
  put16 (out, value >> 16);
}

static void
put64 (GString *out, guint64 value)
{
  put32 (out, (guint32)value);
  put32 (out, (guint32)(value >> 32));
}

/* CRC-32 of ISO 3309, eight bits at a time. */
static gpointer
make_crc_table (gpointer data)
{
  guint32 *table = g_new (guint32, 256);

  for (guint32 i = 0; i < 256; i++)
    {
      table[i] = i;
      for (int bit = 0; bit < 8; bit++)
        table[i] = table[i] & 1 ? 0xedb88320 ^ table[i] >> 1 : table[i] >> 1;
    }
  return table;
}

static guint32
compute_crc (const guchar *data, gsize length)
{
  static GOnce once = G_ONCE_INIT;
  const guint32 *table = g_once (&once, make_crc_table, NULL);
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    crc = table[(crc ^ data[i]) & 0xff] ^ crc >> 8;
  return ~crc;
}

/* NULL when the data would not become smaller. */
static GBytes *
deflate (GBytes *data)
{
  gsize length, n_read, n_written, n_in = 0, n_out = 0;
  const guchar *in = g_bytes_get_data (data, &length);
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9);
  g_autofree guchar *out = g_malloc (length + 1);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED && n_out < length)
    {
      result = g_converter_convert (G_CONVERTER (compressor), in + n_in, length - n_in, out + n_out, length - n_out,
                                    G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL);
      if (result == G_CONVERTER_ERROR)
        return NULL;
      n_in += n_read;
      n_out += n_written;
    }
  return result == G_CONVERTER_FINISHED ? g_bytes_new_take (g_steal_pointer (&out), n_out) : NULL;
}

/* DOS counts from 1980 and in steps of two seconds. */
static void
set_time (JsnZip *zip, gint64 now)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (now);
  int year = time ? g_date_time_get_year (time) : 0;

  zip->date = 1 << 5 | 1;
  if (year < 1980 || year > 2107)
    return;
  zip->date = (guint16)((year - 1980) << 9 | g_date_time_get_month (time) << 5 | g_date_time_get_day_of_month (time));
  zip->time = (guint16)(g_date_time_get_hour (time) << 11 | g_date_time_get_minute (time) << 5
                        | g_date_time_get_second (time) / 2);
}

JsnZip *
jsn_zip_new (JsnOutFile *file, gint64 now)
{
  g_return_val_if_fail (file != NULL, NULL);

  JsnZip *zip = g_new0 (JsnZip, 1);

  zip->file = file;
  zip->directory = g_string_new (NULL);
  zip->limit = G_MAXUINT32;
  set_time (zip, now);
  return zip;
}

void
jsn_zip_set_limit (JsnZip *zip, guint64 offset)
{
  g_return_if_fail (zip != NULL && offset <= G_MAXUINT32);

  zip->limit = offset;
}

void
jsn_zip_free (JsnZip *zip)
{
  if (zip == NULL)
    return;
  g_string_free (zip->directory, TRUE);
  g_free (zip);
}

static gboolean
write_out (JsnZip *zip, const void *data, gsize length, GError **error)
{
  zip->offset += length;
  return jsn_out_file_write (zip->file, data, length, error);
}

/* What local header and directory have in common, up to the length of the name. */
static void
put_common (GString *out, const JsnZip *zip, const Entry *entry, gboolean far_away)
{
  put16 (out, far_away ? 45 : entry->method == METHOD_STORED ? 10 : 20);
  put16 (out, FLAG_UTF8);
  put16 (out, entry->method);
  put16 (out, zip->time);
  put16 (out, zip->date);
  put32 (out, entry->crc);
  put32 (out, entry->packed);
  put32 (out, entry->size);
  put16 (out, (guint)strlen (entry->name));
}

static void
put_in_directory (JsnZip *zip, const Entry *entry)
{
  GString *out = zip->directory;
  gboolean far_away = zip->offset >= zip->limit;

  put32 (out, DIRECTORY_HEADER);
  put16 (out, MADE_BY_UNIX);
  put_common (out, zip, entry, far_away);
  put16 (out, far_away ? 12 : 0); /* extra field */
  put16 (out, 0);                 /* comment */
  put16 (out, 0);                 /* disk */
  put16 (out, 0);                 /* internal attributes */
  put32 (out, MODE);
  put32 (out, far_away ? G_MAXUINT32 : (guint32)zip->offset);
  g_string_append (out, entry->name);
  if (far_away)
    {
      put16 (out, EXTRA_64);
      put16 (out, 8);
      put64 (out, zip->offset);
    }
}

gboolean
jsn_zip_add (JsnZip *zip, const char *name, GBytes *data, gboolean pack, GError **error)
{
  g_return_val_if_fail (zip != NULL && name != NULL && data != NULL, FALSE);
  g_return_val_if_fail (strlen (name) <= G_MAXUINT16, FALSE);

  gsize length;
  const guchar *bytes = g_bytes_get_data (data, &length);

  if (length >= G_MAXUINT32)
    return jsn_error_set (error, JSN_ERROR_LIMIT, _ ("%s: larger than 4 GiB; make it smaller"), name);

  g_autoptr (GBytes) deflated = pack && length > 0 ? deflate (data) : NULL;
  g_autoptr (GString) header = g_string_new (NULL);
  GBytes *body = deflated ? deflated : data;
  Entry entry = {
    .name = name,
    .method = deflated ? METHOD_DEFLATED : METHOD_STORED,
    .crc = compute_crc (bytes, length),
    .packed = (guint32)g_bytes_get_size (body),
    .size = (guint32)length,
  };

  put32 (header, LOCAL_HEADER);
  put_common (header, zip, &entry, FALSE);
  put16 (header, 0);
  g_string_append (header, name);
  put_in_directory (zip, &entry);
  zip->n_entries++;
  return write_out (zip, header->str, header->len, error)
         && write_out (zip, g_bytes_get_data (body, NULL), entry.packed, error);
}

static void
put_end_64 (GString *out, const JsnZip *zip)
{
  put32 (out, DIRECTORY_END_64);
  put64 (out, 44); /* of this record, after this number */
  put16 (out, MADE_BY_UNIX);
  put16 (out, 45);
  put32 (out, 0);
  put32 (out, 0);
  put64 (out, zip->n_entries);
  put64 (out, zip->n_entries);
  put64 (out, zip->directory->len);
  put64 (out, zip->offset);

  put32 (out, DIRECTORY_LOCATOR_64);
  put32 (out, 0);
  put64 (out, zip->offset + zip->directory->len);
  put32 (out, 1);
}

gboolean
jsn_zip_finish (JsnZip *zip, GError **error)
{
  g_return_val_if_fail (zip != NULL, FALSE);

  g_autoptr (GString) end = g_string_new (NULL);
  gboolean far_away = zip->offset >= zip->limit;
  gboolean many = zip->n_entries >= G_MAXUINT16;
  guint n_entries = many ? G_MAXUINT16 : (guint)zip->n_entries;

  if (far_away || many)
    put_end_64 (end, zip);
  put32 (end, DIRECTORY_END);
  put16 (end, 0);
  put16 (end, 0);
  put16 (end, n_entries);
  put16 (end, n_entries);
  put32 (end, (guint32)zip->directory->len);
  put32 (end, far_away ? G_MAXUINT32 : (guint32)zip->offset);
  put16 (end, 0);
  return write_out (zip, zip->directory->str, zip->directory->len, error) && write_out (zip, end->str, end->len, error);
}
