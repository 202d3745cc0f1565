/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binding by format letters, and SQLite's result codes turned into sentences. */
#include "base/sql.h"

#include <errno.h>
#include <gio/gio.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

static char *
dup_shown_name (sqlite3 *db)
{
  const char *path = db ? sqlite3_db_filename (db, "main") : NULL;

  return path && *path ? jsn_display_path (path) : g_strdup (_ ("database in memory"));
}

/* The sentence and code for primary result @rc; NULL when SQLite's own words must do. */
static const char *
get_sentence (int rc, JsnError *code)
{
  switch (rc)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      *code = JSN_ERROR_BUSY;
      return _ ("the file is in use by another program; close it there and try again");
    case SQLITE_FULL:
      *code = JSN_ERROR_NO_SPACE;
      return _ ("the disk is full; make room and try again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      *code = JSN_ERROR_ACCESS;
      return _ ("the file or its folder cannot be opened or is read-only; ask for access or work on a copy");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      *code = JSN_ERROR_DAMAGED;
      return _ ("the file is damaged or of another kind; go back to a copy");
    case SQLITE_TOOBIG:
      *code = JSN_ERROR_LIMIT;
      return _ ("a text or picture is too large to be stored; make it smaller");
    case SQLITE_IOERR:
      *code = JSN_ERROR_FAILED;
      return _ ("the disk could not be read or written; check that it is neither full nor damaged");
    case SQLITE_NOMEM:
      *code = JSN_ERROR_FAILED;
      return _ ("there is not enough memory; close some programs and try again");
    default:
      *code = JSN_ERROR_FAILED;
      return NULL;
    }
}

/* Why the system refused to open, read or write; 0 when nobody knows. */
static int
get_errnum (sqlite3 *db, int rc)
{
  if (db == NULL || (rc != SQLITE_IOERR && rc != SQLITE_CANTOPEN))
    return 0;

  int errnum = sqlite3_system_errno (db);

  /* SQLite notes the reason for the connection only while a statement runs; for a failed commit the file has
   * it. */
  if (errnum == 0 && rc == SQLITE_IOERR)
    sqlite3_file_control (db, "main", SQLITE_FCNTL_LAST_ERRNO, &errnum);
  return errnum;
}

gboolean
jsn_sql_fail (sqlite3 *db, GError **error)
{
  g_autofree char *name = dup_shown_name (db);
  int rc = sqlite3_errcode (db) & 0xff;
  int errnum = get_errnum (db, rc);
  JsnError code;
  const char *sentence = get_sentence (rc, &code);

  if (rc == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Operation was cancelled"));
      return FALSE;
    }
  /* The system knows better than SQLite why a file could not be opened or written. */
  if (errnum != 0)
    {
      const char *path = sqlite3_db_filename (db, "main");

      return jsn_error_errno (error, errnum, path && *path ? path : name);
    }
  if (sentence)
    return jsn_error_set (error, code, "%s: %s", name, sentence);

  g_autofree char *words = jsn_display_text (sqlite3_errmsg (db), -1);
  return jsn_error_set (error, code, "%s: %s", name, words);
}

static int
bind_path (sqlite3_stmt *stmt, int index, const char *path)
{
  if (path == NULL)
    return sqlite3_bind_null (stmt, index);
  if (g_utf8_validate (path, -1, NULL))
    return sqlite3_bind_text (stmt, index, path, -1, SQLITE_TRANSIENT);
  return sqlite3_bind_blob64 (stmt, index, path, strlen (path), SQLITE_TRANSIENT);
}

static int
bind_bytes (sqlite3_stmt *stmt, int index, GBytes *bytes)
{
  gsize size = 0;
  const void *data = bytes ? g_bytes_get_data (bytes, &size) : NULL;

  if (bytes == NULL)
    return sqlite3_bind_null (stmt, index);
  /* For SQLite a NULL pointer is NULL, even with size 0. */
  if (size == 0)
    return sqlite3_bind_zeroblob (stmt, index, 0);
  return sqlite3_bind_blob64 (stmt, index, data, size, SQLITE_TRANSIENT);
}

static int
bind_double (sqlite3_stmt *stmt, int index, double number)
{
  return isnan (number) ? sqlite3_bind_null (stmt, index) : sqlite3_bind_double (stmt, index, number);
}

static int
bind_text (sqlite3_stmt *stmt, int index, const char *text)
{
  return text ? sqlite3_bind_text (stmt, index, text, -1, SQLITE_TRANSIENT) : sqlite3_bind_null (stmt, index);
}

static int
bind_all (sqlite3_stmt *stmt, const char *format, va_list args)
{
  g_assert ((int)strlen (format) == sqlite3_bind_parameter_count (stmt));

  int rc = SQLITE_OK;

  for (int i = 1; rc == SQLITE_OK && format[i - 1]; i++)
    switch (format[i - 1])
      {
      case 'i':
        rc = sqlite3_bind_int64 (stmt, i, va_arg (args, gint64));
        break;
      case 'd':
        rc = bind_double (stmt, i, va_arg (args, double));
        break;
      case 't':
        rc = bind_text (stmt, i, va_arg (args, const char *));
        break;
      case 'p':
        rc = bind_path (stmt, i, va_arg (args, const char *));
        break;
      case 'b':
        rc = bind_bytes (stmt, i, va_arg (args, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
  return rc;
}

static sqlite3_stmt *
prepare (sqlite3 *db, GError **error, const char *sql, const char *format, va_list args)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  const char *tail = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, &tail) != SQLITE_OK)
    {
      jsn_sql_fail (db, error);
      return NULL;
    }
  /* A second statement would be dropped without a word. */
  g_assert (stmt != NULL && tail[strspn (tail, " \t\r\n;")] == '\0');
  if (bind_all (stmt, format, args) != SQLITE_OK)
    {
      jsn_sql_fail (db, error);
      return NULL;
    }
  return g_steal_pointer (&stmt);
}

gboolean
jsn_sql_run (sqlite3 *db, GError **error, const char *sql, const char *format, ...)
{
  g_return_val_if_fail (db != NULL && sql != NULL && format != NULL, FALSE);

  va_list args;
  int rc;

  va_start (args, format);
  g_autoptr (sqlite3_stmt) stmt = prepare (db, error, sql, format, args);
  va_end (args);
  if (stmt == NULL)
    return FALSE;
  /* Some pragmas answer with a row that nobody asked for. */
  do
    rc = sqlite3_step (stmt);
  while (rc == SQLITE_ROW);
  return rc == SQLITE_DONE || jsn_sql_fail (db, error);
}

sqlite3_stmt *
jsn_sql_query (sqlite3 *db, GError **error, const char *sql, const char *format, ...)
{
  g_return_val_if_fail (db != NULL && sql != NULL && format != NULL, NULL);

  va_list args;

  va_start (args, format);
  sqlite3_stmt *stmt = prepare (db, error, sql, format, args);
  va_end (args);
  return stmt;
}

void
jsn_sql_bind (sqlite3_stmt *stmt, const char *format, ...)
{
  g_return_if_fail (stmt != NULL && format != NULL);

  va_list args;

  sqlite3_reset (stmt);
  va_start (args, format);
  int rc = bind_all (stmt, format, args);
  va_end (args);
  /* Values longer than SQLite takes (1 GB) are refused long before they come here. */
  if (rc != SQLITE_OK)
    g_critical ("cannot bind: %s", sqlite3_errstr (rc));
}

gboolean
jsn_sql_next (sqlite3_stmt *stmt, GError **error)
{
  g_return_val_if_fail (stmt != NULL, FALSE);

  int rc = sqlite3_step (stmt);

  if (rc == SQLITE_ROW)
    return TRUE;
  if (rc != SQLITE_DONE)
    {
      jsn_sql_fail (sqlite3_db_handle (stmt), error);
      sqlite3_reset (stmt);
    }
  return FALSE;
}

gint64
jsn_sql_int (sqlite3 *db, gint64 otherwise, const char *sql, const char *format, ...)
{
  g_return_val_if_fail (db != NULL && sql != NULL && format != NULL, otherwise);

  va_list args;

  va_start (args, format);
  g_autoptr (sqlite3_stmt) stmt = prepare (db, NULL, sql, format, args);
  va_end (args);
  if (stmt == NULL || !jsn_sql_next (stmt, NULL) || sqlite3_column_type (stmt, 0) == SQLITE_NULL)
    return otherwise;
  return sqlite3_column_int64 (stmt, 0);
}

char *
jsn_sql_dup_text (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *)sqlite3_column_text (stmt, column);

  return text ? g_utf8_make_valid (text, sqlite3_column_bytes (stmt, column)) : NULL;
}

char *
jsn_sql_dup_path (sqlite3_stmt *stmt, int column)
{
  if (sqlite3_column_type (stmt, column) == SQLITE_NULL)
    return NULL;

  const char *bytes = sqlite3_column_blob (stmt, column);
  return bytes ? g_strndup (bytes, sqlite3_column_bytes (stmt, column)) : g_strdup ("");
}

double
jsn_sql_get_double (sqlite3_stmt *stmt, int column)
{
  return sqlite3_column_type (stmt, column) == SQLITE_NULL ? NAN : sqlite3_column_double (stmt, column);
}

GBytes *
jsn_sql_dup_bytes (sqlite3_stmt *stmt, int column)
{
  if (sqlite3_column_type (stmt, column) == SQLITE_NULL)
    return NULL;

  const void *data = sqlite3_column_blob (stmt, column);
  return g_bytes_new (data, sqlite3_column_bytes (stmt, column));
}
