/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences about finished operations, from their results. */
#include "app/op-message.h"

#include "base/i18n.h"
#include "base/name.h"

static gint64
get_count (JsonObject *result, const char *member)
{
  return json_object_has_member (result, member) ? json_object_get_int_member (result, member) : 0;
}

static char *
message_import (JsonObject *result)
{
  gint64 n_imported = get_count (result, "imported");
  gint64 n_duplicates = get_count (result, "duplicates");
  g_autofree char *imported
      = g_strdup_printf (P_ ("%d photo imported", "%d photos imported", (gulong)n_imported), (int)n_imported);

  if (n_duplicates == 0)
    return g_steal_pointer (&imported);

  g_autofree char *duplicates
      = g_strdup_printf (P_ ("%d was already there", "%d were already there", (gulong)n_duplicates), (int)n_duplicates);

  return g_strconcat (imported, ", ", duplicates, NULL);
}

static char *
message_remove (JsonObject *result)
{
  gint64 n = get_count (result, "removed");

  return n > 0 ? g_strdup_printf (
             P_ ("%d removed; files on the disk stay", "%d removed; files on the disk stay", (gulong)n), (int)n)
               : NULL;
}

char *
jsn_op_message (JsnOp *op, gboolean *undoable)
{
  const JsnVerb *verb = jsn_op_get_verb (op);
  JsonNode *node = jsn_op_get_result (op);
  JsonObject *result = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  *undoable = (verb->flags & JSN_VERB_WRITES) != 0;
  if (result == NULL)
    return NULL;
  if (g_str_equal (verb->name, "import"))
    {
      *undoable = get_count (result, "imported") > 0;
      return message_import (result);
    }
  if (g_str_equal (verb->name, "remove"))
    return message_remove (result);
  if (g_str_equal (verb->name, "copy"))
    return g_strdup (_ ("A copy was saved"));
  return NULL;
}

GPtrArray *
jsn_op_list_refused (JsnOp *op)
{
  JsonNode *node = jsn_op_get_result (op);
  JsonObject *result = node && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *refused = result ? json_object_get_member (result, "refused") : NULL;

  if (refused == NULL || !JSON_NODE_HOLDS_ARRAY (refused) || json_array_get_length (json_node_get_array (refused)) == 0)
    return NULL;

  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = json_node_get_array (refused);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *one = json_array_get_object_element (array, i);
      g_autofree char *path = jsn_display_path (json_object_get_string_member_with_default (one, "path", ""));
      g_autofree char *reason = jsn_display_text (json_object_get_string_member_with_default (one, "reason", ""), -1);
      g_autofree char *prefix = g_strconcat (path, ": ", NULL);

      /* Reasons of file errors name their file already. */
      g_ptr_array_add (list, g_strconcat (g_str_has_prefix (reason, prefix) ? "" : prefix, reason, NULL));
    }
  return list;
}
