/* SPDX-License-Identifier: GPL-3.0-or-later */
/* IIM version 4: tag marker 0x1C, record, dataset, length, value. */
#include "photo/iim.h"

#include <string.h>

#define TAG_MARKER 0x1c
#define UTF8_DECLARATION "\x1b%G"
#define RESOURCE_IIM 0x0404
#define RESOURCE_IIM_DIGEST 0x0425
#define SEGMENT_MAX_BYTES 65000

static guint
be16 (const guint8 *p)
{
  return p[0] << 8 | p[1];
}

static gboolean
read_stream (const guint8 *data, gsize size, JsnIimFunc func, gpointer user_data)
{
  gboolean utf8 = FALSE;
  gsize at = 0;

  while (at + 5 <= size && data[at] == TAG_MARKER)
    {
      guint record = data[at + 1];
      guint dataset = data[at + 2];
      gsize length = be16 (data + at + 3);

      /* An extended length is for values over 32 kB: none of our fields. */
      if (length & 0x8000 || length > size - at - 5)
        return FALSE;

      const guint8 *value = data + at + 5;

      if (record == 1 && dataset == 90)
        utf8 = length == 3 && memcmp (value, UTF8_DECLARATION, 3) == 0;
      else if (record == 2)
        func ((JsnIimField)dataset, value, length, utf8, user_data);
      at += 5 + length;
    }
  /* Writers pad with zeros. */
  return at == size || data[at] == 0;
}

gboolean
jsn_iim_read (GBytes *block, JsnIimFunc func, gpointer data)
{
  gsize size;
  const guint8 *p = g_bytes_get_data (block, &size);
  gsize at = 0;

  if (size > JSN_IIM_MAX_BYTES)
    return FALSE;
  if (size >= 5 && p[0] == TAG_MARKER)
    return read_stream (p, size, func, data);
  while (at + 12 <= size && memcmp (p + at, "8BIM", 4) == 0)
    {
      guint id = be16 (p + at + 4);
      gsize name = (p[at + 6] + 2) & ~1u;
      gsize head = at + 6 + name;

      if (head + 4 > size)
        return FALSE;

      gsize length = (gsize)be16 (p + head) << 16 | be16 (p + head + 2);

      if (length > size - head - 4)
        return FALSE;
      if (id == RESOURCE_IIM)
        return read_stream (p + head + 4, length, func, data);
      at = head + 4 + length + length % 2;
    }
  return TRUE;
}

static void
add_dataset (GByteArray *iim, int record, int dataset, const char *value, gsize length)
{
  const guint8 head[] = { TAG_MARKER, record, dataset, length >> 8, length };

  g_byte_array_append (iim, head, sizeof head);
  g_byte_array_append (iim, (const guint8 *)value, length);
}

GByteArray *
jsn_iim_new (void)
{
  GByteArray *iim = g_byte_array_new ();

  add_dataset (iim, 1, 90, UTF8_DECLARATION, 3);
  add_dataset (iim, 2, 0, "\0\4", 2);
  return iim;
}

static gsize
limit_of (JsnIimField field)
{
  switch (field)
    {
    case JSN_IIM_CAPTION:
      return 2000;
    case JSN_IIM_HEADLINE:
    case JSN_IIM_INSTRUCTIONS:
      return 256;
    case JSN_IIM_COPYRIGHT:
      return 128;
    case JSN_IIM_TITLE:
    case JSN_IIM_KEYWORDS:
    case JSN_IIM_COUNTRY:
      return 64;
    default:
      return 32;
    }
}

void
jsn_iim_add (GByteArray *iim, JsnIimField field, const char *text)
{
  gsize limit = limit_of (field);

  if (text == NULL || *text == '\0')
    return;

  gsize length = strlen (text);

  if (length > limit)
    length = g_utf8_find_prev_char (text, text + limit + 1) - text;
  if (iim->len + length + 5 <= SEGMENT_MAX_BYTES)
    add_dataset (iim, 2, field, text, length);
}

static void
add_resource (GByteArray *out, guint id, const guint8 *data, gsize length)
{
  const guint8 head[] = { '8', 'B', 'I', 'M', id >> 8, id, 0, 0, length >> 24, length >> 16, length >> 8, length };

  g_byte_array_append (out, head, sizeof head);
  g_byte_array_append (out, data, length);
  if (length % 2)
    g_byte_array_append (out, (const guint8 *)"", 1);
}

GBytes *
jsn_iim_finish (GByteArray *iim)
{
  static const char prefix[] = "Photoshop 3.0";
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  GByteArray *out = g_byte_array_new ();
  guint8 digest[16];
  gsize digest_length = sizeof digest;

  g_checksum_update (checksum, iim->data, iim->len);
  g_checksum_get_digest (checksum, digest, &digest_length);
  g_byte_array_append (out, (const guint8 *)"\xff\xed\0\0", 4);
  g_byte_array_append (out, (const guint8 *)prefix, sizeof prefix);
  add_resource (out, RESOURCE_IIM, iim->data, iim->len);
  add_resource (out, RESOURCE_IIM_DIGEST, digest, digest_length);
  out->data[2] = (out->len - 2) >> 8;
  out->data[3] = (out->len - 2) & 0xff;
  g_byte_array_unref (iim);
  return g_byte_array_free_to_bytes (out);
}
