/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks TIFF 6.0 and BigTIFF directories with every offset checked; libexif then only meets what has passed. */
#include "photo/tiff.h"

#include <string.h>

#define BLOCK_MAX_BYTES 65000
#define VALUE_MAX_BYTES 60000
#define ENTRIES_MAX 4096
#define TAG_SUBFILE_TYPE 0xfe
#define TAG_EXIF 0x8769
#define TAG_GPS 0x8825

typedef struct
{
  const guint8 *data;
  gsize size;
  gboolean big_endian;
  gboolean big_tiff;
} Reader;

typedef struct
{
  guint16 tag;
  guint16 type;
  guint32 count;
  gsize length;
  const guint8 *value;
} Entry;

typedef enum
{
  DIR_MAIN,
  DIR_EXIF,
  DIR_GPS,
  N_DIRS,
} Dir;

/* Description, make, model, orientation, artist, copyright, Windows' title, comment, author and keywords. */
static const guint16 main_tags[]
    = { 0x010e, 0x010f, 0x0110, 0x0112, 0x013b, 0x8298, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0 };
/* Exposure, aperture, sensitivities, date with offset and fraction, focal length, comment, lens. */
static const guint16 exif_tags[]
    = { 0x829a, 0x829d, 0x8827, 0x8831, 0x8832, 0x8833, 0x9003, 0x9011, 0x9291, 0x920a, 0x9286, 0xa434, 0 };
static const guint16 gps_tags[] = { 1, 2, 3, 4, 5, 6, 0 };

static guint64
read_number (const Reader *reader, const guint8 *p, int n_bytes)
{
  guint64 value = 0;

  for (int i = 0; i < n_bytes; i++)
    value |= (guint64)p[i] << 8 * (reader->big_endian ? n_bytes - 1 - i : i);
  return value;
}

static const guint8 *
bytes_at (const Reader *reader, guint64 offset, guint64 length)
{
  return offset <= reader->size && length <= reader->size - offset ? reader->data + offset : NULL;
}

/* Offset of IFD0, 0 when this is no TIFF. */
static guint64
open_reader (Reader *reader, GBytes *tiff)
{
  reader->data = g_bytes_get_data (tiff, &reader->size);
  if (reader->size < 8 || (memcmp (reader->data, "II", 2) != 0 && memcmp (reader->data, "MM", 2) != 0))
    return 0;
  reader->big_endian = reader->data[0] == 'M';

  guint64 magic = read_number (reader, reader->data + 2, 2);

  reader->big_tiff = magic == 43;
  if (reader->big_tiff)
    return reader->size >= 16 ? read_number (reader, reader->data + 8, 8) : 0;
  return magic == 42 ? read_number (reader, reader->data + 4, 4) : 0;
}

static int
type_size (guint type)
{
  static const guint8 sizes[] = { 0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8 };

  return type < G_N_ELEMENTS (sizes) ? sizes[type] : 0;
}

static gboolean
read_entry (const Reader *reader, const guint8 *p, Entry *entry)
{
  int inline_size = reader->big_tiff ? 8 : 4;
  const guint8 *field = p + 4 + inline_size;
  guint64 count = read_number (reader, p + 4, inline_size);

  entry->tag = read_number (reader, p, 2);
  entry->type = read_number (reader, p + 2, 2);

  int size = type_size (entry->type);

  if (size == 0 || count > reader->size)
    return FALSE;

  guint64 length = count * size;

  entry->count = count;
  entry->length = length;
  entry->value
      = length <= (guint64)inline_size ? field : bytes_at (reader, read_number (reader, field, inline_size), length);
  return entry->value != NULL;
}

static guint64
entry_number (const Reader *reader, const Entry *entry)
{
  return entry->count > 0 && entry->type != 2 && type_size (entry->type) <= 8
             ? read_number (reader, entry->value, type_size (entry->type))
             : 0;
}

static gboolean
is_wanted (const guint16 *tags, guint16 tag)
{
  while (*tags != 0 && *tags != tag)
    tags++;
  return *tags != 0;
}

typedef struct
{
  Reader reader;
  GArray *dirs[N_DIRS]; /* of Entry, wanted ones */
  guint64 offsets[N_DIRS];
  gboolean damaged;
} Walk;

static void
add_entry (Walk *walk, Dir dir, Entry entry)
{
  for (guint i = 0; i < walk->dirs[dir]->len; i++)
    if (g_array_index (walk->dirs[dir], Entry, i).tag == entry.tag)
      return;
  if (entry.length > VALUE_MAX_BYTES)
    {
      walk->damaged = TRUE;
      entry.count = VALUE_MAX_BYTES / type_size (entry.type);
      entry.length = (gsize)entry.count * type_size (entry.type);
    }
  g_array_append_val (walk->dirs[dir], entry);
}

/* A pointer is only followed to a place where no directory was read before: no loops. */
static void
note_pointer (Walk *walk, Dir dir, guint64 offset)
{
  for (int i = 0; i < N_DIRS; i++)
    if (walk->offsets[i] == offset)
      {
        walk->damaged = TRUE;
        return;
      }
  if (walk->offsets[dir] == 0)
    walk->offsets[dir] = offset;
}

static void
take_entry (Walk *walk, Dir dir, const guint8 *p)
{
  Entry entry = { 0 };
  gboolean sound = read_entry (&walk->reader, p, &entry);
  gboolean pointer = dir == DIR_MAIN && (entry.tag == TAG_EXIF || entry.tag == TAG_GPS);
  Dir target = dir;

  /* TIFF/EP and scanners write the EXIF fields straight into IFD0. */
  if (dir == DIR_MAIN && is_wanted (exif_tags, entry.tag))
    target = DIR_EXIF;
  else if (!pointer && !is_wanted (dir == DIR_MAIN ? main_tags : dir == DIR_EXIF ? exif_tags : gps_tags, entry.tag))
    return;
  if (!sound)
    walk->damaged = TRUE;
  else if (pointer)
    note_pointer (walk, entry.tag == TAG_EXIF ? DIR_EXIF : DIR_GPS, entry_number (&walk->reader, &entry));
  else if (entry.type <= 12 && entry.length > 0)
    add_entry (walk, target, entry);
}

static gboolean
walk_dir (Walk *walk, Dir dir)
{
  const Reader *reader = &walk->reader;
  gsize entry_size = reader->big_tiff ? 20 : 12;
  gsize count_size = reader->big_tiff ? 8 : 2;
  const guint8 *head = bytes_at (reader, walk->offsets[dir], count_size);

  if (head == NULL)
    {
      walk->damaged = TRUE;
      return FALSE;
    }

  guint64 n_entries = read_number (reader, head, count_size);
  gsize n_there = (reader->size - walk->offsets[dir] - count_size) / entry_size;

  if (n_entries > n_there || n_entries > ENTRIES_MAX)
    {
      walk->damaged = TRUE;
      n_entries = MIN (n_there, ENTRIES_MAX);
    }
  for (guint64 i = 0; i < n_entries; i++)
    take_entry (walk, dir, head + count_size + i * entry_size);
  return TRUE;
}

static void
put_number (GByteArray *out, const Reader *reader, guint64 value, int n_bytes)
{
  for (int i = 0; i < n_bytes; i++)
    {
      guint8 byte = value >> 8 * (reader->big_endian ? n_bytes - 1 - i : i);
      g_byte_array_append (out, &byte, 1);
    }
}

static void
put_entry (GByteArray *out, const Reader *reader, const Entry *entry, guint32 value_offset)
{
  static const guint8 zeros[4];

  put_number (out, reader, entry->tag, 2);
  put_number (out, reader, entry->type, 2);
  put_number (out, reader, entry->count, 4);
  if (entry->length > 4)
    {
      put_number (out, reader, value_offset, 4);
      return;
    }
  g_byte_array_append (out, entry->value, entry->length);
  g_byte_array_append (out, zeros, 4 - entry->length);
}

static void
put_pointer (GByteArray *out, const Reader *reader, guint16 tag, guint32 offset)
{
  put_number (out, reader, tag, 2);
  put_number (out, reader, 4, 2);
  put_number (out, reader, 1, 4);
  put_number (out, reader, offset, 4);
}

/* Longest fields go first when all together are more than libexif would read. */
static void
fit_block (Walk *walk)
{
  for (;;)
    {
      gsize total = 64;
      Dir dir = DIR_MAIN;
      guint longest = 0;
      gsize length = 0;

      for (int d = 0; d < N_DIRS; d++)
        for (guint i = 0; i < walk->dirs[d]->len; i++)
          {
            const Entry *entry = &g_array_index (walk->dirs[d], Entry, i);

            total += 12 + entry->length + entry->length % 2;
            if (entry->length > length)
              {
                dir = d;
                longest = i;
                length = entry->length;
              }
          }
      if (total <= BLOCK_MAX_BYTES)
        return;
      walk->damaged = TRUE;
      g_array_remove_index (walk->dirs[dir], longest);
    }
}

static guint32
dir_size (const GArray *entries, guint n_pointers)
{
  guint32 size = 2 + 12 * (entries->len + n_pointers) + 4;

  for (guint i = 0; i < entries->len; i++)
    {
      gsize length = g_array_index (entries, Entry, i).length;
      size += length > 4 ? length + length % 2 : 0;
    }
  return size;
}

static void
put_dir (GByteArray *out, Walk *walk, Dir dir, guint32 exif_offset, guint32 gps_offset)
{
  const GArray *entries = walk->dirs[dir];
  guint n_pointers = dir == DIR_MAIN ? 2 : 0;
  guint32 offset = out->len + 2 + 12 * (entries->len + n_pointers) + 4;

  put_number (out, &walk->reader, entries->len + n_pointers, 2);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      put_entry (out, &walk->reader, entry, offset);
      if (entry->length > 4)
        offset += entry->length + entry->length % 2;
    }
  if (dir == DIR_MAIN)
    {
      put_pointer (out, &walk->reader, TAG_EXIF, exif_offset);
      put_pointer (out, &walk->reader, TAG_GPS, gps_offset);
    }
  put_number (out, &walk->reader, 0, 4);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->length > 4)
        {
          g_byte_array_append (out, entry->value, entry->length);
          if (entry->length % 2)
            g_byte_array_append (out, (const guint8 *)"", 1);
        }
    }
}

GBytes *
jsn_tiff_repack (GBytes *tiff, gboolean *damaged)
{
  Walk walk = { 0 };
  GByteArray *out = NULL;

  walk.offsets[DIR_MAIN] = open_reader (&walk.reader, tiff);
  if (walk.offsets[DIR_MAIN] == 0)
    {
      *damaged = TRUE;
      return NULL;
    }
  for (int i = 0; i < N_DIRS; i++)
    walk.dirs[i] = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (walk_dir (&walk, DIR_MAIN))
    {
      for (int i = DIR_EXIF; i < N_DIRS; i++)
        if (walk.offsets[i] != 0)
          walk_dir (&walk, i);
      fit_block (&walk);

      guint32 exif_offset = 8 + dir_size (walk.dirs[DIR_MAIN], 2);
      guint32 gps_offset = exif_offset + dir_size (walk.dirs[DIR_EXIF], 0);

      out = g_byte_array_new ();
      g_byte_array_append (out, walk.reader.data, 2);
      put_number (out, &walk.reader, 42, 2);
      put_number (out, &walk.reader, 8, 4);
      put_dir (out, &walk, DIR_MAIN, exif_offset, gps_offset);
      put_dir (out, &walk, DIR_EXIF, 0, 0);
      put_dir (out, &walk, DIR_GPS, 0, 0);
    }
  for (int i = 0; i < N_DIRS; i++)
    g_array_unref (walk.dirs[i]);
  *damaged = walk.damaged;
  return out ? g_byte_array_free_to_bytes (out) : NULL;
}

gboolean
jsn_tiff_is_preview (GBytes *tiff)
{
  Reader reader = { 0 };
  guint64 offset = open_reader (&reader, tiff);
  gsize entry_size = reader.big_tiff ? 20 : 12;
  gsize count_size = reader.big_tiff ? 8 : 2;
  const guint8 *head = offset ? bytes_at (&reader, offset, count_size) : NULL;
  guint64 n_entries = head ? read_number (&reader, head, count_size) : 0;

  for (guint64 i = 0; i < MIN (n_entries, ENTRIES_MAX); i++)
    {
      const guint8 *p = bytes_at (&reader, offset + count_size + i * entry_size, entry_size);
      Entry entry;

      if (p == NULL)
        break;
      if (read_number (&reader, p, 2) == TAG_SUBFILE_TYPE && read_entry (&reader, p, &entry))
        return entry_number (&reader, &entry) & 1;
    }
  return FALSE;
}
