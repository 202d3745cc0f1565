/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session extension trusts its input: sqlite3changeset_invert() of 3.40 never returns on some damaged ones. A page
 * check does not see such damage, so each byte is walked here first. */
#include "exhibition/changeset.h"

#include <string.h>

#define MAX_COLUMNS 64

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  int n_columns; /* of the table at hand */
  guint8 is_key[MAX_COLUMNS];
} Walk;

/* SQLite's variable-length integer, of which lengths need no more than 5 bytes. */
static gboolean
read_length (Walk *walk, guint64 *length)
{
  *length = 0;
  for (int i = 0; i < 5 && walk->at < walk->end; i++)
    {
      guint8 byte = *walk->at++;

      *length = *length << 7 | (byte & 0x7f);
      if (byte < 0x80)
        return TRUE;
    }
  return FALSE;
}

static gboolean
skip (Walk *walk, guint64 length)
{
  if (length > (guint64)(walk->end - walk->at))
    return FALSE;
  walk->at += length;
  return TRUE;
}

static gboolean
skip_value (Walk *walk, gboolean *defined)
{
  guint64 length;

  if (walk->at == walk->end)
    return FALSE;

  guint8 type = *walk->at++;
  *defined = type != 0;
  switch (type)
    {
    case 0:
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (walk, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_length (walk, &length) && skip (walk, length);
    default:
      return FALSE;
    }
}

/* @all: every column has a value; @keys: those of the primary key have one. */
static gboolean
skip_record (Walk *walk, gboolean all, gboolean keys)
{
  for (int i = 0; i < walk->n_columns; i++)
    {
      gboolean defined;

      if (!skip_value (walk, &defined) || (!defined && (all || (keys && walk->is_key[i]))))
        return FALSE;
    }
  return TRUE;
}

/* Column count and keys as the table has them must stand in the header. */
static gboolean
match_table (Walk *walk, sqlite3 *db, const char *table)
{
  g_autoptr (sqlite3_stmt) stmt
      = jsn_sql_query (db, NULL, "SELECT pk FROM pragma_table_info(?) ORDER BY cid", "t", table);
  int n_columns = 0;

  while (stmt && jsn_sql_next (stmt, NULL))
    {
      if (n_columns >= walk->n_columns || !sqlite3_column_int (stmt, 0) != !walk->is_key[n_columns])
        return FALSE;
      n_columns++;
    }
  return n_columns == walk->n_columns;
}

static gboolean
read_table (Walk *walk, sqlite3 *db, const char *const *tables)
{
  guint64 n_columns;

  if (!read_length (walk, &n_columns) || n_columns == 0 || n_columns > MAX_COLUMNS
      || n_columns > (guint64)(walk->end - walk->at))
    return FALSE;
  walk->n_columns = (int)n_columns;
  memcpy (walk->is_key, walk->at, n_columns);
  walk->at += n_columns;

  const char *name = (const char *)walk->at;
  const guint8 *nul = memchr (walk->at, 0, walk->end - walk->at);
  if (nul == NULL || !g_strv_contains (tables, name))
    return FALSE;
  walk->at = nul + 1;
  return match_table (walk, db, name);
}

static gboolean
read_change (Walk *walk, guint8 op)
{
  /* The byte after the operation says whether a trigger did it. */
  if (walk->n_columns == 0 || !skip (walk, 1))
    return FALSE;
  if (op == SQLITE_UPDATE)
    return skip_record (walk, FALSE, TRUE) && skip_record (walk, FALSE, FALSE);
  return (op == SQLITE_INSERT || op == SQLITE_DELETE) && skip_record (walk, TRUE, TRUE);
}

gboolean
jsn_changeset_check (sqlite3 *db, const char *const *tables, const guint8 *data, gsize size)
{
  Walk walk = { data, data + size, 0, { 0 } };

  if (size == 0 || size > G_MAXINT)
    return FALSE;
  while (walk.at < walk.end)
    {
      guint8 op = *walk.at++;

      if (!(op == 'T' ? read_table (&walk, db, tables) : read_change (&walk, op)))
        return FALSE;
    }
  return TRUE;
}
