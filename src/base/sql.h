/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite with GErrors and one-line binding. */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Binding formats, one letter a parameter: i gint64 · d double (NAN binds NULL) · t const char * (NULL binds NULL) ·
 * p const char * of file-system bytes (text when valid UTF-8, else blob) · b GBytes * (NULL binds NULL). */

/* Sets @error from the state of @db: busy, full, read-only, damaged … with the file's name. Returns FALSE. */
gboolean jsn_sql_fail (sqlite3 *db, GError **error);

/* One statement without a result. @format may be "". */
gboolean jsn_sql_run (sqlite3 *db, GError **error, const char *sql, const char *format, ...);

/* A prepared and bound query; step it with jsn_sql_next(), free with sqlite3_finalize() (g_autoptr works). */
sqlite3_stmt *jsn_sql_query (sqlite3 *db, GError **error, const char *sql, const char *format, ...);

/* Binds again an own prepared statement (resets it first). */
void jsn_sql_bind (sqlite3_stmt *stmt, const char *format, ...);

/* TRUE: a row is there. FALSE: no more rows, or a failure, and then @error is set. */
gboolean jsn_sql_next (sqlite3_stmt *stmt, GError **error);

/* First column of the first row; @otherwise when there is none or on failure. */
gint64 jsn_sql_int (sqlite3 *db, gint64 otherwise, const char *sql, const char *format, ...);

/* Columns. dup_text gives NULL for NULL; text is cleaned to valid UTF-8. get_double gives NAN for NULL. */
char *jsn_sql_dup_text (sqlite3_stmt *stmt, int column);
char *jsn_sql_dup_path (sqlite3_stmt *stmt, int column);
double jsn_sql_get_double (sqlite3_stmt *stmt, int column);
GBytes *jsn_sql_dup_bytes (sqlite3_stmt *stmt, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
