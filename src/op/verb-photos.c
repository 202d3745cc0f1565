/* SPDX-License-Identifier: GPL-3.0-or-later */
/* photos: the catalogue as a list. */
#include "base/name.h"
#include "op/photo-json.h"
#include "op/verb.h"

static gboolean
photos_apply (JsnOp *op, GError **error)
{
  g_autoptr (GArray) ids
      = jsn_photos_list (op->exhibition, jsn_args_get (op->args, "search"), JSN_PHOTOS_BY_IMPORT, error);
  g_auto (GStrv) languages = jsn_exhibition_dup_languages (op->exhibition);

  if (ids == NULL)
    return FALSE;

  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (JsnPhoto) photo = jsn_photos_load (op->exhibition, g_array_index (ids, gint64, i), error);

      if (photo == NULL)
        return FALSE;
      jsn_photo_to_json (builder, photo, (const char *const *)languages);
    }
  json_builder_end_array (builder);
  jsn_op_take_result (op, g_steal_pointer (&builder));
  return TRUE;
}

/* One line a photo: id, file, size, the first headline there is. */
static char *
photos_report (JsonNode *result)
{
  JsonArray *photos = json_node_get_array (result);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (photos); i++)
    {
      JsonObject *photo = json_array_get_object_element (photos, i);
      JsonObject *headline = json_object_get_object_member (photo, "headline");
      g_autofree char *path = jsn_display_path (json_object_get_string_member (photo, "path"));
      g_autofree char *name = g_path_get_basename (path);
      g_autoptr (GList) languages = json_object_get_members (headline);
      const char *words = NULL;

      for (GList *l = languages; l && words == NULL; l = l->next)
        words = json_object_get_string_member_with_default (headline, l->data, NULL);

      g_autofree char *shown = jsn_display_text (words ? words : "", -1);

      g_string_append_printf (text, "photo:%d  %s  %d × %d  %s\n", (int)json_object_get_int_member (photo, "id"), name,
                              (int)json_object_get_int_member (photo, "width"),
                              (int)json_object_get_int_member (photo, "height"), shown);
    }
  return g_string_free (text, FALSE);
}

static const JsnParam photos_params[] = {
  { "search", "TEXT", N_ ("only photos with these words; pick:yes, missing:ko, panel:none … narrow further"),
    JSN_PARAM_OPTION },
  { NULL },
};

const JsnVerb jsn_verb_photos = {
  .name = "photos",
  .label = N_ ("List Photos"),
  .help = N_ ("List the photos with their facts and captions"),
  .flags = JSN_VERB_READS,
  .params = photos_params,
  .apply = photos_apply,
  .report = photos_report,
};
