/* SPDX-License-Identifier: GPL-3.0-or-later */
/* panels, place, crop, move-panel: what hangs, and small changes to it. */
#include "base/error.h"
#include "base/name.h"
#include "base/units.h"
#include "exhibition/panels.h"
#include "op/json.h"
#include "op/ref.h"
#include "op/verb.h"

static void
add_texts (JsonBuilder *builder, const JsnPanel *panel, const char *field, char **languages)
{
  json_builder_set_member_name (builder, field);
  json_builder_begin_object (builder);
  for (gsize i = 0; languages[i]; i++)
    jsn_json_set_text (builder, languages[i], jsn_texts_get (panel->texts, field, languages[i]));
  json_builder_end_object (builder);
}

static void
add_item (JsonBuilder *builder, const JsnItem *item)
{
  json_builder_begin_object (builder);
  jsn_json_set_number (builder, "id", (double)item->id);
  jsn_json_set_text (builder, "kind", jsn_item_kind_name (item->kind));
  jsn_json_set_number (builder, "x_mm", item->x_mm);
  jsn_json_set_number (builder, "y_mm", item->y_mm);
  jsn_json_set_number (builder, "width_mm", item->width_mm);
  jsn_json_set_number (builder, "height_mm", item->height_mm);
  json_builder_set_member_name (builder, "photo");
  if (item->photo)
    json_builder_add_int_value (builder, item->photo);
  else
    json_builder_add_null_value (builder);
  jsn_json_set_text (builder, "field", item->field);
  json_builder_end_object (builder);
}

static void
add_panel (JsonBuilder *builder, const JsnPanel *panel, char **languages)
{
  json_builder_begin_object (builder);
  jsn_json_set_number (builder, "id", (double)panel->id);
  jsn_json_set_number (builder, "number", panel->number);
  jsn_json_set_text (builder, "template", panel->template_name);
  jsn_json_set_size (builder, "trim_mm", panel->width_mm, panel->height_mm);
  add_texts (builder, panel, "title", languages);
  add_texts (builder, panel, "text", languages);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < panel->items->len; i++)
    add_item (builder, panel->items->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static gboolean
panels_apply (JsnOp *op, GError **error)
{
  g_autoptr (GArray) ids = jsn_panels_list (op->exhibition, error);
  g_auto (GStrv) languages = jsn_exhibition_dup_languages (op->exhibition);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (ids == NULL)
    return FALSE;
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (JsnPanel) panel = jsn_panels_load (op->exhibition, g_array_index (ids, gint64, i), error);

      if (panel == NULL)
        return FALSE;
      add_panel (builder, panel, languages);
    }
  json_builder_end_array (builder);
  jsn_op_take_result (op, g_steal_pointer (&builder));
  return TRUE;
}

static char *
panels_report (JsonNode *result)
{
  JsonArray *panels = json_node_get_array (result);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (panels); i++)
    {
      JsonObject *panel = json_array_get_object_element (panels, i);
      JsonArray *trim = json_object_get_array_member (panel, "trim_mm");
      JsonArray *items = json_object_get_array_member (panel, "items");
      g_autofree char *size
          = jsn_size_format (json_array_get_double_element (trim, 0), json_array_get_double_element (trim, 1));

      g_string_append_printf (text, "%d  panel:%d  %s  %s ", (int)json_object_get_int_member (panel, "number"),
                              (int)json_object_get_int_member (panel, "id"), size,
                              json_object_get_string_member (panel, "template"));
      for (guint k = 0; k < json_array_get_length (items); k++)
        {
          JsonObject *item = json_array_get_object_element (items, k);

          if (g_str_equal (json_object_get_string_member (item, "kind"), "frame")
              && !json_object_get_null_member (item, "photo"))
            g_string_append_printf (text, " photo:%d", (int)json_object_get_int_member (item, "photo"));
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

const JsnVerb jsn_verb_panels = {
  .name = "panels",
  .label = N_ ("List Panels"),
  .help = N_ ("List the panels and what lies on them"),
  .flags = JSN_VERB_READS,
  .apply = panels_apply,
  .report = panels_report,
};

static gboolean
parse_id (const char *text, gint64 least, gint64 *id, GError **error)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, (guint64)least, G_MAXINT64, &number, error))
    {
      g_autofree char *shown = jsn_display_text (text, -1);

      g_clear_error (error);
      return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” is no number of an item or photo; see panels --json"),
                            shown);
    }
  *id = (gint64)number;
  return TRUE;
}

static gboolean
place_apply (JsnOp *op, GError **error)
{
  for (guint i = 0; i < jsn_args_count (op->args, "pair"); i++)
    {
      const char *text = jsn_args_nth (op->args, "pair", i, NULL);
      g_auto (GStrv) pair = g_strsplit (text, "=", 2);
      gint64 item, photo;

      if (g_strv_length (pair) != 2)
        return jsn_error_set (error, JSN_ERROR_ARGUMENT,
                              _ ("write which frame shows which photo like 12=34; 12=0 empties it"));
      if (!parse_id (pair[0], 1, &item, error) || !parse_id (pair[1], 0, &photo, error)
          || !jsn_panels_set_photo (op->edit, item, photo, error))
        return FALSE;
    }
  return TRUE;
}

static char *
silent_report (JsonNode *result)
{
  return g_strdup ("");
}

static const JsnParam place_params[] = {
  { "pair", "ITEM=PHOTO", N_ ("the frame and the photo it shows; 0 empties the frame; two pairs can swap"),
    JSN_PARAM_REQUIRED | JSN_PARAM_MANY },
  { NULL },
};

const JsnVerb jsn_verb_place = {
  .name = "place",
  .label = N_ ("Place Photo"),
  .help = N_ ("Show photos in frames of panels"),
  .flags = JSN_VERB_WRITES,
  .params = place_params,
  .apply = place_apply,
  .report = silent_report,
};

static gboolean
crop_apply (JsnOp *op, GError **error)
{
  static const char *const names[] = { "x", "y", "scale" };
  double values[3];
  gint64 item;

  if (!parse_id (jsn_args_get (op->args, "item"), 1, &item, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *text = jsn_args_get (op->args, names[i]);
      char *end = NULL;

      values[i] = g_ascii_strtod (text, &end);
      if (end == text || *end != '\0' || !(values[i] >= 0 && values[i] <= (i == 2 ? 50 : 1))
          || (i == 2 && values[i] < 0.05))
        return jsn_error_set (error, JSN_ERROR_ARGUMENT,
                              _ ("a crop is X and Y from 0 to 1 and a scale from 0.05 to 50, such as 0.5 0.5 1"));
    }

  JsnCrop crop = { values[0], values[1], values[2] };

  return jsn_panels_set_crop (op->edit, item, &crop, error);
}

static const JsnParam crop_params[] = {
  { "item", "ITEM", N_ ("the frame"), JSN_PARAM_REQUIRED },
  { "x", "X", N_ ("the point of the photo at the frame’s centre, from the left, 0 to 1"), JSN_PARAM_REQUIRED },
  { "y", "Y", N_ ("the same from the top"), JSN_PARAM_REQUIRED },
  { "scale", "SCALE", N_ ("1 just fills the frame"), JSN_PARAM_REQUIRED },
  { NULL },
};

const JsnVerb jsn_verb_crop = {
  .name = "crop",
  .label = N_ ("Crop Photo"),
  .help = N_ ("Choose which part of a photo its frame shows"),
  .flags = JSN_VERB_WRITES,
  .params = crop_params,
  .apply = crop_apply,
  .report = silent_report,
};

static gboolean
move_panel_apply (JsnOp *op, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  JsnRefKind kind;
  gint64 number;

  if (!jsn_ref_parse (jsn_args_get (op->args, "ref"), &kind, &ids, error)
      || !parse_id (jsn_args_get (op->args, "number"), 1, &number, error))
    return FALSE;
  if (kind != JSN_REF_PANEL || ids->len != 1)
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("name one panel to move, such as panel:3"));
  return jsn_panels_move (op->edit, g_array_index (ids, gint64, 0), (int)MIN (number, G_MAXINT), error);
}

static const JsnParam move_panel_params[] = {
  { "ref", "PANEL", N_ ("the panel, such as panel:3"), JSN_PARAM_REQUIRED },
  { "number", "NUMBER", N_ ("its new place, 1 is the first"), JSN_PARAM_REQUIRED },
  { NULL },
};

const JsnVerb jsn_verb_move_panel = {
  .name = "move-panel",
  .label = N_ ("Move Panel"),
  .help = N_ ("Change the order of the panels"),
  .flags = JSN_VERB_WRITES,
  .params = move_panel_params,
  .apply = move_panel_apply,
  .report = silent_report,
};
