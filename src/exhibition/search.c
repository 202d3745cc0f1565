/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A search becomes one WHERE clause; texts are compared by an SQL function that knows no case and no composition. */
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "exhibition/search.h"
#include "exhibition/words.h"

typedef struct
{
  GString *where;
  GPtrArray *values; /* of char *, in the order of the parameters ?1 … */
} Query;

char *
jsn_search_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = normal ? g_utf8_casefold (normal, -1) : NULL;

  return folded ? g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
}

static gboolean
is_ascii (const char *text)
{
  for (; *text; text++)
    if ((guchar)*text >= 0x80)
      return FALSE;
  return TRUE;
}

static gboolean
contains (const char *text, const char *folded)
{
  g_autofree char *own = NULL;

  /* Most file names and cameras need no Unicode tables. */
  if (is_ascii (text))
    return is_ascii (folded) && strcasestr (text, folded) != NULL;
  own = jsn_search_fold (text);
  return own && strstr (own, folded) != NULL;
}

/* has(VALUE, FOLDED_WORD): whether the word is in it. */
static void
sql_has (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  const char *text = (const char *)sqlite3_value_text (args[0]);
  const char *word = (const char *)sqlite3_value_text (args[1]);

  sqlite3_result_int (context, text && word && contains (text, word));
}

/* base(PATH): the file's own name, as text whatever its bytes. */
static void
sql_base (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  const char *path = sqlite3_value_blob (args[0]);
  g_autofree char *copy = path ? g_strndup (path, sqlite3_value_bytes (args[0])) : g_strdup ("");
  const char *slash = strrchr (copy, '/');
  g_autofree char *name = g_utf8_make_valid (slash ? slash + 1 : copy, -1);

  sqlite3_result_text (context, name, -1, SQLITE_TRANSIENT);
}

gboolean
jsn_search_install (sqlite3 *db, GError **error)
{
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  return (sqlite3_create_function_v2 (db, "jsn_has", 2, flags, NULL, sql_has, NULL, NULL, NULL) == SQLITE_OK
          && sqlite3_create_function_v2 (db, "jsn_base", 1, flags, NULL, sql_base, NULL, NULL, NULL) == SQLITE_OK)
         || jsn_sql_fail (db, error);
}

/* Adds the value and gives the number of its parameter. */
static guint
add_value (Query *query, char *value)
{
  g_ptr_array_add (query->values, value);
  return query->values->len;
}

static gboolean
add_word (Query *query, const char *word, GError **error)
{
  char *folded = jsn_search_fold (word);
  guint n;

  if (folded == NULL)
    return TRUE;
  n = add_value (query, folded);
  g_string_append_printf (query->where,
                          " AND (jsn_has(jsn_base(path), ?%u) OR jsn_has(make, ?%u) OR jsn_has(model, ?%u) OR "
                          "jsn_has(lens, ?%u) OR EXISTS (SELECT 1 FROM text WHERE kind = 'photo' AND ref = photo.id "
                          "AND jsn_has(value, ?%u)))",
                          n, n, n, n, n);
  return TRUE;
}

static gboolean
refuse_term (const char *key, const char *allowed, GError **error)
{
  return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("Search “%s:” takes %s"), key, allowed);
}

static gboolean
add_pick (Query *query, const char *key, const char *value, GError **error)
{
  gboolean yes = g_str_equal (value, "yes");

  if (!yes && !g_str_equal (value, "no"))
    return refuse_term (key, "yes, no", error);
  g_string_append (query->where, yes ? " AND pick" : " AND NOT pick");
  return TRUE;
}

static gboolean
add_rating (Query *query, const char *key, const char *value, GError **error)
{
  if (value[0] < '0' || value[0] > '5' || (value[1] != '\0' && !g_str_equal (value + 1, "+")))
    return refuse_term (key, "0 … 5, 3+", error);
  g_string_append_printf (query->where, " AND rating %s %c", value[1] ? ">=" : "=", value[0]);
  return TRUE;
}

static gboolean
add_missing (Query *query, const char *key, const char *value, GError **error)
{
  char *tag = jsn_words_dup_tag (value);

  if (tag == NULL)
    return refuse_term (key, "ko, zh-CN, en …", error);
  g_string_append_printf (query->where,
                          " AND NOT EXISTS (SELECT 1 FROM text WHERE kind = 'photo' AND ref = photo.id AND "
                          "field = 'caption' AND lang = ?%u)",
                          add_value (query, tag));
  return TRUE;
}

static gboolean
add_clearance (Query *query, const char *key, const char *value, GError **error)
{
  JsnClearance clearance;

  if (!jsn_clearance_parse (value, &clearance))
    return refuse_term (key, "unknown, asked, cleared, refused", error);
  g_string_append_printf (query->where, " AND %s = ?%u",
                          g_str_equal (key, "clearance.press") ? "clearance_press" : "clearance_print",
                          add_value (query, g_strdup (value)));
  return TRUE;
}

static gboolean
add_panel (Query *query, const char *key, const char *value, GError **error)
{
  gboolean none = g_str_equal (value, "none"), any = g_str_equal (value, "any");
  guint64 number = 0;

  if (!none && !any && !g_ascii_string_to_unsigned (value, 10, 1, G_MAXINT, &number, NULL))
    return refuse_term (key, "none, any, 1, 2 …", error);
  g_string_append_printf (query->where,
                          " AND %s EXISTS (SELECT 1 FROM item JOIN panel ON panel.id = item.panel WHERE "
                          "item.photo = photo.id AND item.kind = 'frame'",
                          none ? "NOT" : "");
  if (number > 0)
    g_string_append_printf (query->where, " AND panel.number = %d", (int)number);
  g_string_append (query->where, ")");
  return TRUE;
}

/* "12", "3,5,9-14" */
static gboolean
add_id (Query *query, const char *key, const char *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);

  g_string_append (query->where, " AND (0");
  for (guint i = 0; parts[i]; i++)
    {
      char *dash = strchr (parts[i], '-');
      guint64 first, last;

      if (dash)
        *dash = '\0';
      if (!g_ascii_string_to_unsigned (parts[i], 10, 0, G_MAXINT64, &first, NULL)
          || !g_ascii_string_to_unsigned (dash ? dash + 1 : parts[i], 10, 0, G_MAXINT64, &last, NULL))
        return refuse_term (key, "12, 3,5,9-14", error);
      g_string_append_printf (query->where, " OR id BETWEEN %" G_GUINT64_FORMAT " AND %" G_GUINT64_FORMAT, first, last);
    }
  g_string_append (query->where, ")");
  return TRUE;
}

static const struct
{
  const char *key;
  gboolean (*add) (Query *query, const char *key, const char *value, GError **error);
} terms[] = {
  { "pick", add_pick },
  { "rating", add_rating },
  { "missing", add_missing },
  { "clearance.print", add_clearance },
  { "clearance.press", add_clearance },
  { "panel", add_panel },
  { "id", add_id },
};

/* A word with a colon that is none of ours ("10:30") is a word like any other. */
static gboolean
add_term (Query *query, const char *word, GError **error)
{
  const char *colon = strchr (word, ':');

  for (gsize i = 0; colon && i < G_N_ELEMENTS (terms); i++)
    if (strlen (terms[i].key) == (gsize)(colon - word) && strncmp (terms[i].key, word, colon - word) == 0)
      return terms[i].add (query, terms[i].key, colon + 1, error);
  return add_word (query, word, error);
}

/* The next word of *@search, without its quotes if it has some; NULL at the end. */
static char *
next_word (const char **search, gboolean *quoted)
{
  const char *start = *search;

  while (g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  if (*start == '\0')
    return NULL;

  const char *end = NULL;
  *quoted = *start == '"' && (end = strchr (start + 1, '"')) != NULL;
  if (*quoted)
    {
      *search = end + 1;
      return g_strndup (start + 1, end - start - 1);
    }
  for (end = start; *end && !g_unichar_isspace (g_utf8_get_char (end));)
    end = g_utf8_next_char (end);
  *search = end;
  return g_strndup (start, end - start);
}

static gboolean
parse (Query *query, const char *search, GError **error)
{
  g_autofree char *word = NULL;
  gboolean quoted;

  while ((word = next_word (&search, &quoted)))
    {
      if (query->values->len >= 100)
        return jsn_error_set (error, JSN_ERROR_LIMIT, _ ("The search has too many words; use fewer"));
      if (!(quoted ? add_word (query, word, error) : add_term (query, word, error)))
        return FALSE;
      g_clear_pointer (&word, g_free);
    }
  return TRUE;
}

typedef struct
{
  gint64 id;
  char *key;
} Named;

static void
named_clear (Named *named)
{
  g_free (named->key);
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *left = a, *right = b;
  int order = strcmp (left->key, right->key);

  return order ? order : (left->id > right->id) - (left->id < right->id);
}

static gboolean
collect (sqlite3_stmt *stmt, gboolean by_name, GArray *ids, GError **error)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Named));
  GError *failure = NULL;

  g_array_set_clear_func (names, (GDestroyNotify)named_clear);
  while (jsn_sql_next (stmt, &failure))
    {
      Named named = { sqlite3_column_int64 (stmt, 0), NULL };

      if (!by_name)
        {
          g_array_append_val (ids, named.id);
          continue;
        }
      /* Numbers in names count as numbers: IMG_2 before IMG_10. */
      g_autofree char *name = jsn_sql_dup_text (stmt, 1);
      named.key = g_utf8_collate_key_for_filename (name, -1);
      g_array_append_val (names, named);
    }
  g_array_sort (names, compare_named);
  for (guint i = 0; i < names->len; i++)
    g_array_append_val (ids, g_array_index (names, Named, i).id);
  if (failure)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static sqlite3_stmt *
prepare (JsnExhibition *exhibition, Query *query, JsnPhotoOrder order, GError **error)
{
  static const char *const orders[] = {
    [JSN_PHOTOS_BY_IMPORT] = "id",
    [JSN_PHOTOS_BY_TAKEN] = "taken IS NULL, taken, id",
    [JSN_PHOTOS_BY_NAME] = "id",
    [JSN_PHOTOS_BY_RATING] = "rating DESC, id",
  };
  g_autofree char *sql
      = g_strdup_printf ("SELECT id%s FROM photo WHERE 1%s ORDER BY %s",
                         order == JSN_PHOTOS_BY_NAME ? ", jsn_base(path)" : "", query->where->str, orders[order]);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  int rc = sqlite3_prepare_v2 (exhibition->db, sql, -1, &stmt, NULL);

  for (guint i = 0; rc == SQLITE_OK && i < query->values->len; i++)
    rc = sqlite3_bind_text (stmt, (int)i + 1, g_ptr_array_index (query->values, i), -1, SQLITE_TRANSIENT);
  if (rc != SQLITE_OK)
    {
      jsn_sql_fail (exhibition->db, error);
      return NULL;
    }
  return g_steal_pointer (&stmt);
}

GArray *
jsn_photos_list (JsnExhibition *exhibition, const char *search, JsnPhotoOrder order, GError **error)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition) && order <= JSN_PHOTOS_BY_RATING, NULL);

  g_autoptr (GString) where = g_string_new (NULL);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *valid = g_utf8_make_valid (search ? search : "", -1);
  Query query = { where, values };

  if (!parse (&query, valid, error))
    return NULL;

  g_autoptr (sqlite3_stmt) stmt = prepare (exhibition, &query, order, error);
  if (stmt == NULL || !collect (stmt, order == JSN_PHOTOS_BY_NAME, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}
