/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite judges the pages, then queries judge what the pages say. */
#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "exhibition/changeset.h"
#include "exhibition/edit.h"
#include "exhibition/history.h"
#include "exhibition/schema.h"
#include "exhibition/store.h"

/* Each counts rows that should not be. */
static const struct
{
  const char *sql;
  const char *sentence; /* untranslated msgid with one %d */
} rules[] = {
  { "SELECT count(*) FROM text WHERE kind = 'photo' AND ref NOT IN (SELECT id FROM photo)",
    N_ ("Texts of photos that are not there: %d.") },
  { "SELECT count(*) FROM text WHERE kind = 'panel' AND ref NOT IN (SELECT id FROM panel)",
    N_ ("Texts of panels that are not there: %d.") },
  { "SELECT count(*) FROM text WHERE kind NOT IN ('photo', 'panel', 'exhibition', 'kit') "
    "OR (kind IN ('exhibition', 'kit') AND ref <> 0)",
    N_ ("Texts that belong to nothing: %d.") },
  { "SELECT count(*) FROM item WHERE panel NOT IN (SELECT id FROM panel)",
    N_ ("Items on panels that are not there: %d.") },
  { "SELECT count(*) FROM item WHERE photo NOT IN (SELECT id FROM photo)",
    N_ ("Items that show photos that are not there: %d.") },
  { "SELECT count(*) FROM item WHERE kind NOT IN ('frame', 'text', 'rule', 'box')",
    N_ ("Items of an unknown kind: %d.") },
  { "SELECT count(*) FROM (SELECT number, row_number() OVER (ORDER BY number, id) AS place FROM panel) "
    "WHERE number <> place",
    N_ ("Panels that are not numbered in order: %d.") },
  { "SELECT count(*) FROM panel WHERE width_mm NOT BETWEEN 50 AND 5000 OR height_mm NOT BETWEEN 50 AND 5000",
    N_ ("Panels of a size that no sheet has: %d.") },
  { "SELECT count(*) FROM photo WHERE rating NOT BETWEEN 0 AND 5 OR pick NOT IN (0, 1) "
    "OR orientation NOT BETWEEN 1 AND 8 OR width_px < 0 OR height_px < 0",
    N_ ("Photos with a rating, pick, orientation or size that cannot be: %d.") },
  { "SELECT count(*) FROM photo WHERE clearance_print NOT IN ('unknown', 'asked', 'cleared', 'refused') "
    "OR clearance_press NOT IN ('unknown', 'asked', 'cleared', 'refused')",
    N_ ("Photos with an unknown clearance: %d.") },
  { "SELECT count(*) FROM photo_warning WHERE photo NOT IN (SELECT id FROM photo)",
    N_ ("Warnings of photos that are not there: %d.") },
  { "SELECT count(*) FROM step WHERE NOT undone AND id > (SELECT min(id) FROM step WHERE undone)",
    N_ ("Steps of the history that are out of order: %d.") },
};

/* What SQLite finds in the pages and indexes. */
static gboolean
check_pages (sqlite3 *db, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (db, error, "PRAGMA integrity_check(20)", "");
  GError *failure = NULL;

  if (stmt == NULL)
    return FALSE;
  while (jsn_sql_next (stmt, &failure))
    {
      g_autofree char *answer = jsn_sql_dup_text (stmt, 0);
      g_autofree char *shown = jsn_display_text (answer ? answer : "", -1);

      if (g_strcmp0 (answer, "ok") != 0)
        g_ptr_array_add (problems, g_strdup_printf (_ ("The file is damaged: %s."), shown));
    }
  if (failure)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
check_rule (sqlite3 *db, gsize n, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (db, error, rules[n].sql, "");

  if (stmt == NULL || !jsn_sql_next (stmt, error))
    return FALSE;
  if (sqlite3_column_int (stmt, 0) > 0)
    g_ptr_array_add (problems, g_strdup_printf (_ (rules[n].sentence), sqlite3_column_int (stmt, 0)));
  return TRUE;
}

static gboolean
check_steps (sqlite3 *db, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt = jsn_sql_query (db, error, "SELECT changeset FROM step", "");
  GError *failure = NULL;
  int n_damaged = 0;

  if (stmt == NULL)
    return FALSE;
  while (jsn_sql_next (stmt, &failure))
    if (!jsn_changeset_check (db, jsn_edit_tables, sqlite3_column_blob (stmt, 0),
                              (gsize)sqlite3_column_bytes (stmt, 0)))
      n_damaged++;
  if (n_damaged > 0)
    g_ptr_array_add (problems, g_strdup_printf (_ ("Steps of the history that are damaged: %d."), n_damaged));
  if (failure)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
check_all (JsnExhibition *exhibition, GPtrArray *problems, GError **error)
{
  g_autoptr (JsnReading) reading G_GNUC_UNUSED = jsn_reading_begin (exhibition);
  gboolean newer = jsn_sql_int (exhibition->db, 0, "PRAGMA user_version", "") > JSN_SCHEMA_VERSION;

  if (!check_pages (exhibition->db, problems, error))
    return FALSE;
  /* On damaged pages, and in tables of a later Jeonsi, the rules mean nothing. */
  if (problems->len > 0 || newer)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!check_rule (exhibition->db, i, problems, error))
      return FALSE;
  return check_steps (exhibition->db, problems, error);
}

GPtrArray *
jsn_exhibition_verify (JsnExhibition *exhibition, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;

  if (check_all (exhibition, problems, &failure))
    return g_steal_pointer (&problems);
  /* Pages so bad that the check itself stops are a finding, not a failure to look. */
  if (g_error_matches (failure, JSN_ERROR, JSN_ERROR_DAMAGED))
    {
      g_ptr_array_add (problems, g_strdup (failure->message));
      return g_steal_pointer (&problems);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
