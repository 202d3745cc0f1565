/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small additions to json-glib's builder. */
#include "op/json.h"

#include <math.h>

#include "base/name.h"

void
jsn_json_add_text (JsonBuilder *builder, const char *text)
{
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
jsn_json_add_path (JsonBuilder *builder, const char *path)
{
  g_autofree char *shown = g_utf8_validate (path, -1, NULL) ? g_strdup (path) : jsn_display_path (path);

  json_builder_add_string_value (builder, shown);
}

void
jsn_json_add_number (JsonBuilder *builder, double number)
{
  if (isnan (number))
    json_builder_add_null_value (builder);
  else if (number == floor (number) && fabs (number) < 1e15)
    json_builder_add_int_value (builder, (gint64)number);
  else
    json_builder_add_double_value (builder, number);
}

void
jsn_json_set_text (JsonBuilder *builder, const char *key, const char *text)
{
  json_builder_set_member_name (builder, key);
  jsn_json_add_text (builder, text);
}

void
jsn_json_set_number (JsonBuilder *builder, const char *key, double number)
{
  json_builder_set_member_name (builder, key);
  jsn_json_add_number (builder, number);
}

void
jsn_json_set_path (JsonBuilder *builder, const char *key, const char *path)
{
  json_builder_set_member_name (builder, key);
  jsn_json_add_path (builder, path);
}

void
jsn_json_set_size (JsonBuilder *builder, const char *key, double width, double height)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  jsn_json_add_number (builder, width);
  jsn_json_add_number (builder, height);
  json_builder_end_array (builder);
}

void
jsn_json_set_strings (JsonBuilder *builder, const char *key, const GPtrArray *strings)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; strings && i < strings->len; i++)
    json_builder_add_string_value (builder, strings->pdata[i]);
  json_builder_end_array (builder);
}

guint
jsn_json_set_notes (JsonBuilder *builder, const char *key, const GPtrArray *notes, JsnNoteKind kind)
{
  guint n = 0;

  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++)
    {
      const JsnNote *note = notes->pdata[i];

      if (note->kind != kind)
        continue;
      json_builder_begin_object (builder);
      jsn_json_set_path (builder, "path", note->path);
      jsn_json_set_text (builder, "reason", note->reason);
      json_builder_end_object (builder);
      n++;
    }
  json_builder_end_array (builder);
  return n;
}
