/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the markers of ITU-T T.81 Annex B as leniently as decoders do, and never past the end. */
#include "photo/jpeg.h"

#include <string.h>

#define EXIF_PREFIX "Exif\0"
#define XMP_PREFIX "http://ns.adobe.com/xap/1.0/"
#define ICC_PREFIX "ICC_PROFILE"
#define PHOTOSHOP_PREFIX "Photoshop 3.0"

enum
{
  SOI = 0xd8,
  EOI = 0xd9,
  SOS = 0xda,
  APP0 = 0xe0,
  APP1 = 0xe1,
  APP2 = 0xe2,
  APP13 = 0xed,
  APP14 = 0xee,
  APP15 = 0xef,
  COM = 0xfe,
};

/* One marker with its payload; for SOS the payload is the scan header and the scan's data follows. */
typedef struct
{
  int marker;
  gsize start;   /* of the 0xFF that belongs to the marker */
  gsize payload; /* after the length field */
  gsize length;  /* of the payload */
  gsize end;
} Segment;

static gboolean
stands_alone (int marker)
{
  return marker == 0x01 || (marker >= 0xd0 && marker <= EOI);
}

/* The next marker at or after @at; bytes that are none are skipped, as libjpeg does. FALSE at the end; @cut is set when
 * the last segment is longer than the file. */
static gboolean
next_segment (const guint8 *data, gsize size, gsize at, Segment *segment, gboolean *cut)
{
  while (at + 1 < size && (data[at] != 0xff || data[at + 1] == 0 || data[at + 1] == 0xff))
    at++;
  if (at + 1 >= size)
    return FALSE;
  segment->marker = data[at + 1];
  segment->start = at;
  segment->payload = at + 2;
  segment->length = 0;
  segment->end = at + 2;
  if (stands_alone (segment->marker))
    return TRUE;

  gsize length = at + 4 <= size ? (gsize)data[at + 2] << 8 | data[at + 3] : 0;

  if (length < 2 || at + 2 + length > size)
    {
      *cut = TRUE;
      return FALSE;
    }
  segment->payload = at + 4;
  segment->length = length - 2;
  segment->end = at + 2 + length;
  return TRUE;
}

/* First byte after the entropy-coded data: the next marker that is neither a stuffed zero nor a restart. */
static gsize
skip_scan (const guint8 *data, gsize size, gsize at)
{
  while (at + 1 < size)
    {
      const guint8 *ff = memchr (data + at, 0xff, size - at - 1);

      if (ff == NULL)
        return size;
      at = ff - data;
      if (data[at + 1] == 0xff)
        at++;
      else if (data[at + 1] == 0 || (data[at + 1] >= 0xd0 && data[at + 1] <= 0xd7))
        at += 2;
      else
        return at;
    }
  return size;
}

static gboolean
has_prefix (const guint8 *data, const Segment *segment, const char *prefix, gsize length)
{
  return segment->length >= length && memcmp (data + segment->payload, prefix, length) == 0;
}

static void
read_frame (JsnJpeg *jpeg, const guint8 *data, const Segment *segment)
{
  const guint8 *frame = data + segment->payload;

  if (jpeg->sof >= 0 || segment->length < 6)
    return;
  jpeg->sof = segment->marker - 0xc0;
  jpeg->precision = frame[0];
  jpeg->height_px = frame[1] << 8 | frame[2];
  jpeg->width_px = frame[3] << 8 | frame[4];
  jpeg->components = frame[5];
  if (jpeg->components == 3 && segment->length >= 15)
    jpeg->rgb_ids = frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B';
}

/* Photoshop splits resources that are longer than a segment: the pieces are one stream. */
static void
read_photoshop (JsnJpeg *jpeg, const guint8 *data, const Segment *segment)
{
  const gsize skip = sizeof PHOTOSHOP_PREFIX;
  GByteArray *joined = g_byte_array_new ();

  if (jpeg->photoshop != NULL)
    g_byte_array_append (joined, g_bytes_get_data (jpeg->photoshop, NULL), g_bytes_get_size (jpeg->photoshop));
  g_byte_array_append (joined, data + segment->payload + skip, segment->length - skip);
  g_clear_pointer (&jpeg->photoshop, g_bytes_unref);
  jpeg->photoshop = g_byte_array_free_to_bytes (joined);
}

typedef struct
{
  const guint8 *data[256]; /* by sequence number */
  gsize length[256];
  int n_chunks; /* as announced; 0: none seen */
  int n_seen;
  gboolean broken;
} IccChunks;

/* ICC.1 Annex B.4: sequence number from 1 and number of chunks, a byte each. */
static void
read_icc (IccChunks *chunks, const guint8 *data, const Segment *segment)
{
  const gsize skip = sizeof ICC_PREFIX + 2;
  const guint8 *chunk = data + segment->payload;
  int number = chunk[skip - 2];
  int n_chunks = chunk[skip - 1];

  if (number < 1 || number > n_chunks || (chunks->n_chunks != 0 && chunks->n_chunks != n_chunks)
      || chunks->data[number] != NULL)
    {
      chunks->broken = TRUE;
      return;
    }
  chunks->n_chunks = n_chunks;
  chunks->data[number] = chunk + skip;
  chunks->length[number] = segment->length - skip;
  chunks->n_seen++;
}

static void
join_icc (JsnJpeg *jpeg, const IccChunks *chunks)
{
  gsize total = 0;

  if (chunks->n_chunks == 0 && !chunks->broken)
    return;
  for (int i = 1; i <= chunks->n_chunks; i++)
    total += chunks->length[i];
  jpeg->icc_broken = chunks->broken || chunks->n_seen != chunks->n_chunks || total > JSN_ICC_MAX_BYTES;
  if (jpeg->icc_broken)
    return;

  GByteArray *joined = g_byte_array_sized_new (total);

  for (int i = 1; i <= chunks->n_chunks; i++)
    g_byte_array_append (joined, chunks->data[i], chunks->length[i]);
  jpeg->icc = g_byte_array_free_to_bytes (joined);
}

static void
read_app (JsnJpeg *jpeg, IccChunks *chunks, GBytes *bytes, const guint8 *data, const Segment *segment)
{
  switch (segment->marker)
    {
    case APP0:
      jpeg->jfif |= has_prefix (data, segment, "JFIF", 5);
      break;
    case APP1:
      if (jpeg->exif == NULL && has_prefix (data, segment, EXIF_PREFIX, 6))
        jpeg->exif = g_bytes_new_from_bytes (bytes, segment->payload + 6, segment->length - 6);
      else if (jpeg->xmp == NULL && has_prefix (data, segment, XMP_PREFIX, sizeof XMP_PREFIX))
        jpeg->xmp
            = g_bytes_new_from_bytes (bytes, segment->payload + sizeof XMP_PREFIX, segment->length - sizeof XMP_PREFIX);
      break;
    case APP2:
      if (has_prefix (data, segment, ICC_PREFIX, sizeof ICC_PREFIX) && segment->length >= sizeof ICC_PREFIX + 2)
        read_icc (chunks, data, segment);
      break;
    case APP13:
      if (has_prefix (data, segment, PHOTOSHOP_PREFIX, sizeof PHOTOSHOP_PREFIX))
        read_photoshop (jpeg, data, segment);
      break;
    case APP14:
      jpeg->adobe |= has_prefix (data, segment, "Adobe", 5) && segment->length >= 12;
      break;
    default:
      break;
    }
}

static gboolean
is_frame (int marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

JsnJpeg *
jsn_jpeg_parse (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree IccChunks *chunks = g_new0 (IccChunks, 1);
  JsnJpeg *jpeg = g_new0 (JsnJpeg, 1);
  Segment segment;

  jpeg->sof = -1;
  jpeg->end = size;
  for (gsize at = 2; next_segment (data, size, at, &segment, &jpeg->damaged); at = segment.end)
    {
      if (segment.marker == EOI)
        {
          jpeg->ended = TRUE;
          jpeg->end = segment.end;
          break;
        }
      if (segment.marker == SOS)
        {
          jpeg->n_scans++;
          segment.end = skip_scan (data, size, segment.end);
        }
      else if (is_frame (segment.marker))
        read_frame (jpeg, data, &segment);
      else
        read_app (jpeg, chunks, bytes, data, &segment);
    }
  join_icc (jpeg, chunks);
  return jpeg;
}

void
jsn_jpeg_free (JsnJpeg *jpeg)
{
  if (jpeg == NULL)
    return;
  g_clear_pointer (&jpeg->exif, g_bytes_unref);
  g_clear_pointer (&jpeg->xmp, g_bytes_unref);
  g_clear_pointer (&jpeg->photoshop, g_bytes_unref);
  g_clear_pointer (&jpeg->icc, g_bytes_unref);
  g_free (jpeg);
}

/* JFIF can carry a thumbnail and density, JFXX another picture: only the 16 bytes that decoders look at stay. */
static void
append_jfif (GByteArray *out, const guint8 *data, const Segment *segment)
{
  guint8 head[18] = { 0xff, APP0, 0, 16 };

  if (!has_prefix (data, segment, "JFIF", 5) || segment->length < 12)
    return;
  memcpy (head + 4, data + segment->payload, 12);
  g_byte_array_append (out, head, sizeof head);
}

static gboolean
is_kept (const guint8 *data, const Segment *segment)
{
  if (segment->marker == APP2)
    return has_prefix (data, segment, ICC_PREFIX, sizeof ICC_PREFIX);
  if (segment->marker == APP14)
    return has_prefix (data, segment, "Adobe", 5) && segment->length == 12;
  return segment->marker != COM && !(segment->marker >= APP0 && segment->marker <= APP15);
}

GBytes *
jsn_jpeg_strip (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GByteArray *out = g_byte_array_sized_new (size);
  Segment segment;
  gboolean cut = FALSE;

  g_byte_array_append (out, (const guint8 *)"\xff\xd8", 2);
  for (gsize at = 2; next_segment (data, size, at, &segment, &cut) && segment.marker != EOI; at = segment.end)
    {
      if (segment.marker == SOI)
        continue;
      if (segment.marker == SOS)
        segment.end = skip_scan (data, size, segment.end);
      if (segment.marker == APP0)
        append_jfif (out, data, &segment);
      else if (is_kept (data, &segment))
        g_byte_array_append (out, data + segment.start, segment.end - segment.start);
    }
  g_byte_array_append (out, (const guint8 *)"\xff\xd9", 2);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
jsn_jpeg_insert (GBytes *bytes, GBytes *segments)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GByteArray *out = g_byte_array_sized_new (size + g_bytes_get_size (segments));
  Segment segment;
  gboolean cut = FALSE;
  gsize at = 2;

  g_return_val_if_fail (size >= 4, NULL);
  if (next_segment (data, size, 2, &segment, &cut) && segment.marker == APP0)
    at = segment.end;
  g_byte_array_append (out, data, at);
  g_byte_array_append (out, g_bytes_get_data (segments, NULL), g_bytes_get_size (segments));
  g_byte_array_append (out, data + at, size - at);
  return g_byte_array_free_to_bytes (out);
}
