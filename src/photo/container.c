/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps over chunks by their lengths; nothing is inflated. */
#include "photo/container.h"

#include <string.h>

#define PNG_FIRST_CHUNK 8
#define RIFF_FIRST_CHUNK 12
#define XMP_KEYWORD "XML:com.adobe.xmp"

typedef struct
{
  const guint8 *type;
  const guint8 *data;
  gsize length;
  gsize start;
  gsize next;
} Chunk;

static gboolean
next_png_chunk (const guint8 *data, gsize size, gsize at, Chunk *chunk)
{
  if (size < 12 || at > size - 12)
    return FALSE;

  gsize length = (gsize)data[at] << 24 | data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3];

  if (length > size - at - 12)
    return FALSE;
  *chunk = (Chunk){ data + at + 4, data + at + 8, length, at, at + 12 + length };
  return TRUE;
}

static gboolean
next_riff_chunk (const guint8 *data, gsize size, gsize at, Chunk *chunk)
{
  if (size < 8 || at > size - 8)
    return FALSE;

  gsize length = (gsize)data[at + 7] << 24 | data[at + 6] << 16 | data[at + 5] << 8 | data[at + 4];

  if (length > size - at - 8)
    return FALSE;
  *chunk = (Chunk){ data + at, data + at + 8, length, at, at + 8 + length + length % 2 };
  return TRUE;
}

typedef gboolean (*NextFunc) (const guint8 *data, gsize size, gsize at, Chunk *chunk);

/* The first chunk of @type that @accept takes (NULL: any). */
static gboolean
find_chunk (JsnFormat format, GBytes *bytes, const char *type, gboolean (*accept) (const Chunk *), Chunk *chunk)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  NextFunc next = format == JSN_FORMAT_PNG ? next_png_chunk : next_riff_chunk;

  for (gsize at = format == JSN_FORMAT_PNG ? PNG_FIRST_CHUNK : RIFF_FIRST_CHUNK; next (data, size, at, chunk);
       at = chunk->next)
    if (memcmp (chunk->type, type, 4) == 0 && (accept == NULL || accept (chunk)))
      return TRUE;
  return FALSE;
}

static GBytes *
slice (GBytes *bytes, const Chunk *chunk, gsize skip)
{
  const guint8 *start = g_bytes_get_data (bytes, NULL);

  return g_bytes_new_from_bytes (bytes, chunk->data - start + skip, chunk->length - skip);
}

GBytes *
jsn_container_find_exif (JsnFormat format, GBytes *bytes)
{
  Chunk chunk;

  if (format != JSN_FORMAT_PNG && format != JSN_FORMAT_WEBP)
    return NULL;
  if (!find_chunk (format, bytes, format == JSN_FORMAT_PNG ? "eXIf" : "EXIF", NULL, &chunk))
    return NULL;
  /* The chunk should begin with the TIFF header; some writers keep the prefix of JPEG. */
  return slice (bytes, &chunk, chunk.length >= 6 && memcmp (chunk.data, "Exif\0", 6) == 0 ? 6 : 0);
}

/* Keyword, NUL, compression flag 0 and method, two empty or short strings, then the packet. */
static gsize
skip_itxt_head (const Chunk *chunk)
{
  gsize at = sizeof XMP_KEYWORD + 2;

  for (int i = 0; i < 2; i++)
    {
      const guint8 *nul = at < chunk->length ? memchr (chunk->data + at, 0, chunk->length - at) : NULL;

      if (nul == NULL)
        return 0;
      at = nul - chunk->data + 1;
    }
  return at;
}

static gboolean
is_plain_xmp (const Chunk *chunk)
{
  return chunk->length > sizeof XMP_KEYWORD + 4 && memcmp (chunk->data, XMP_KEYWORD, sizeof XMP_KEYWORD) == 0
         && chunk->data[sizeof XMP_KEYWORD] == 0 && skip_itxt_head (chunk) != 0;
}

GBytes *
jsn_container_find_xmp (JsnFormat format, GBytes *bytes)
{
  Chunk chunk;

  if (format == JSN_FORMAT_PNG && find_chunk (format, bytes, "iTXt", is_plain_xmp, &chunk))
    return slice (bytes, &chunk, skip_itxt_head (&chunk));
  if (format == JSN_FORMAT_WEBP && find_chunk (format, bytes, "XMP ", NULL, &chunk))
    return slice (bytes, &chunk, 0);
  return NULL;
}

static gboolean
is_text (const Chunk *chunk)
{
  return memcmp (chunk->type, "tEXt", 4) == 0 || memcmp (chunk->type, "zTXt", 4) == 0
         || memcmp (chunk->type, "iTXt", 4) == 0;
}

GBytes *
jsn_container_drop_png_text (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GByteArray *out = NULL;
  Chunk chunk;
  gsize kept = 0; /* everything before is in @out */

  for (gsize at = PNG_FIRST_CHUNK; next_png_chunk (data, size, at, &chunk); at = chunk.next)
    if (is_text (&chunk))
      {
        if (out == NULL)
          out = g_byte_array_sized_new (size);
        g_byte_array_append (out, data + kept, chunk.start - kept);
        kept = chunk.next;
      }
  if (out == NULL)
    return g_bytes_ref (bytes);
  g_byte_array_append (out, data + kept, size - kept);
  return g_byte_array_free_to_bytes (out);
}

gboolean
jsn_container_is_whole (JsnFormat format, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  Chunk chunk;

  if (format == JSN_FORMAT_PNG)
    return find_chunk (format, bytes, "IEND", NULL, &chunk);
  if (format == JSN_FORMAT_WEBP)
    return size >= 8 + ((gsize)data[7] << 24 | data[6] << 16 | data[5] << 8 | data[4]);
  return TRUE;
}
