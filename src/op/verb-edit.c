/* SPDX-License-Identifier: GPL-3.0-or-later */
/* edit and remove: fields of photos, panels, the kit and the exhibition. */
#include <string.h>

#include "base/error.h"
#include "base/name.h"
#include "exhibition/kit.h"
#include "exhibition/panels.h"
#include "op/ref.h"
#include "op/verb.h"

/* "caption@ko=…" → field, lang (NULL without @), value. @text is changed. */
static gboolean
split_assignment (char *text, const char **field, const char **lang, const char **value, GError **error)
{
  char *equals = strchr (text, '=');

  if (equals == NULL || equals == text)
    {
      g_autofree char *shown = jsn_display_text (text, -1);

      return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” sets nothing; write it like caption@ko=TEXT"), shown);
    }
  *equals = '\0';
  *value = equals + 1;
  *field = text;

  char *at = strchr (text, '@');

  *lang = at ? at + 1 : NULL;
  if (at)
    *at = '\0';
  return TRUE;
}

typedef struct
{
  const char *prefix; /* of a field's name */
  const char *label;
} FieldLabel;

/* What "Undo" says of a change of the field. */
static const FieldLabel field_labels[] = {
  { "caption", N_ ("Edit Caption") },   { "headline", N_ ("Edit Headline") }, { "alt", N_ ("Edit Alt Text") },
  { "credit", N_ ("Edit Credit") },     { "creator", N_ ("Edit Creator") },   { "keywords", N_ ("Edit Keywords") },
  { "rating", N_ ("Change Rating") },   { "pick", N_ ("Change Pick") },       { "clearance", N_ ("Change Clearance") },
  { "embargo", N_ ("Change Embargo") }, { "title", N_ ("Edit Title") },       { "text", N_ ("Edit Text") },
};

static gboolean
edit_prepare (JsnOp *op, GError **error)
{
  const char *first = jsn_args_get (op->args, "set");

  for (gsize i = 0; i < G_N_ELEMENTS (field_labels); i++)
    {
      gsize length = strlen (field_labels[i].prefix);

      if (strncmp (first, field_labels[i].prefix, length) == 0 && first[length] != '\0'
          && strchr ("=@.", first[length]))
        op->label = field_labels[i].label;
    }
  return TRUE;
}

static gboolean
set_field (JsnOp *op, JsnRefKind kind, gint64 id, const char *assignment, GError **error)
{
  g_autofree char *text = g_strdup (assignment);
  const char *field = NULL, *lang = NULL, *value = NULL;

  if (!split_assignment (text, &field, &lang, &value, error))
    return FALSE;
  switch (kind)
    {
    case JSN_REF_PHOTO:
      return jsn_photos_set (op->edit, id, field, lang, value, error);
    case JSN_REF_PANEL:
      return jsn_panels_set (op->edit, id, field, lang, value, error);
    case JSN_REF_KIT:
      return jsn_kit_set (op->edit, field, lang, value, error);
    case JSN_REF_EXHIBITION:
      return jsn_exhibition_set (op->edit, field, lang, value, error);
    }
  g_assert_not_reached ();
}

static gboolean
set_fields (JsnOp *op, JsnRefKind kind, gint64 id, GError **error)
{
  for (guint i = 0; i < jsn_args_count (op->args, "set"); i++)
    if (!set_field (op, kind, id, jsn_args_nth (op->args, "set", i, NULL), error))
      return FALSE;
  return TRUE;
}

static void
count_result (JsnOp *op, const char *key, guint n)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, n);
  json_builder_end_object (builder);
  jsn_op_take_result (op, builder);
}

static gboolean
edit_apply (JsnOp *op, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  JsnRefKind kind;

  if (!jsn_ref_parse (jsn_args_get (op->args, "ref"), &kind, &ids, error))
    return FALSE;
  if (kind == JSN_REF_KIT || kind == JSN_REF_EXHIBITION)
    {
      if (!set_fields (op, kind, 0, error))
        return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    if (!set_fields (op, kind, g_array_index (ids, gint64, i), error))
      return FALSE;
  count_result (op, "edited", MAX (ids->len, 1));
  return TRUE;
}

static char *
edit_report (JsonNode *result)
{
  return g_strdup ("");
}

static gboolean
remove_prepare (JsnOp *op, GError **error)
{
  op->label = g_str_has_prefix (jsn_args_get (op->args, "ref"), "panel:") ? N_ ("Remove Panels") : N_ ("Remove Photos");
  return TRUE;
}

static gboolean
remove_apply (JsnOp *op, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  JsnRefKind kind;

  if (!jsn_ref_parse (jsn_args_get (op->args, "ref"), &kind, &ids, error))
    return FALSE;
  if (kind != JSN_REF_PHOTO && kind != JSN_REF_PANEL)
    return jsn_error_set (error, JSN_ERROR_ARGUMENT,
                          _ ("only photos and panels can be removed; write photo:12 or panel:3"));
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!(kind == JSN_REF_PHOTO ? jsn_photos_remove (op->edit, id, error) : jsn_panels_remove (op->edit, id, error)))
        return FALSE;
    }
  count_result (op, "removed", ids->len);
  return TRUE;
}

static const JsnParam edit_params[] = {
  { "ref", "REF", N_ ("photo:12, photo:3-7, panel:3, kit or exhibition"), JSN_PARAM_REQUIRED },
  { "set", "FIELD=VALUE",
    N_ ("a field and its new value: caption@ko=…, clearance.press=cleared; an empty value clears"),
    JSN_PARAM_REQUIRED | JSN_PARAM_MANY },
  { NULL },
};

const JsnVerb jsn_verb_edit = {
  .name = "edit",
  .label = N_ ("Edit"),
  .help = N_ ("Set fields of photos, panels, the press kit or the exhibition"),
  .flags = JSN_VERB_WRITES,
  .params = edit_params,
  .prepare = edit_prepare,
  .apply = edit_apply,
  .report = edit_report,
};

static const JsnParam remove_params[] = {
  { "ref", "REF", N_ ("photo:12, photo:3-7 or panel:3"), JSN_PARAM_REQUIRED },
  { NULL },
};

const JsnVerb jsn_verb_remove = {
  .name = "remove",
  .label = N_ ("Remove"),
  .help = N_ ("Take photos or panels out of the exhibition; files on the disk stay"),
  .flags = JSN_VERB_WRITES,
  .params = remove_params,
  .prepare = remove_prepare,
  .apply = remove_apply,
  .report = edit_report,
};
