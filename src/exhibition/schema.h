/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of an exhibition, and whether a file has exactly these. */
#pragma once

#include "base/sql.h"

G_BEGIN_DECLS

#define JSN_APPLICATION_ID 0x4A534E58 /* "JSNX" */
#define JSN_SCHEMA_VERSION 1

/* Makes all tables and writes application id and version into an empty database. */
gboolean jsn_schema_create (sqlite3 *db, GError **error);

/* JSN_ERROR_DAMAGED with a sentence that names @path when anything is missing, altered or added. A @newer file may have
 * other tables, but no more than a file of ours anything that runs by itself. */
gboolean jsn_schema_check (sqlite3 *db, const char *path, gboolean newer, GError **error);

G_END_DECLS
