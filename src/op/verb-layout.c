/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout: panels from photos by a template. */
#include <string.h>

#include "base/error.h"
#include "base/units.h"
#include "op/build-panels.h"
#include "op/ref.h"
#include "op/verb.h"

typedef struct
{
  const JsnTemplate *tmpl;
  double width_mm, height_mm, bleed_mm;
  GPtrArray *photos; /* of JsnPhoto * */
  GPtrArray *panels; /* of JsnPanel * */
} Layout;

static void
layout_free (gpointer data)
{
  Layout *layout = data;

  g_ptr_array_unref (layout->photos);
  g_clear_pointer (&layout->panels, g_ptr_array_unref);
  g_free (layout);
}

/* Without --photos: the picks, or, when nothing is picked, all; those already on a panel are left out. */
static GArray *
choose_photos (JsnOp *op, GError **error)
{
  const char *search = jsn_args_get (op->args, "photos");
  JsnRefKind kind;
  GArray *ids = NULL;

  if (search && g_str_has_prefix (search, "photo:"))
    return jsn_ref_parse (search, &kind, &ids, error) ? ids : NULL;
  if (search)
    return jsn_photos_list (op->exhibition, search, JSN_PHOTOS_BY_IMPORT, error);

  g_autoptr (GArray) picks = jsn_photos_list (op->exhibition, "pick:yes", JSN_PHOTOS_BY_IMPORT, error);

  if (picks == NULL)
    return NULL;
  return jsn_photos_list (op->exhibition, picks->len ? "pick:yes panel:none" : "panel:none", JSN_PHOTOS_BY_IMPORT,
                          error);
}

static gboolean
load_photos (JsnOp *op, Layout *layout, GError **error)
{
  if (layout->tmpl->n_photos == 0 && jsn_args_get (op->args, "photos") == NULL)
    return TRUE;

  g_autoptr (GArray) ids = choose_photos (op, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      JsnPhoto *photo = jsn_photos_load (op->exhibition, g_array_index (ids, gint64, i), error);

      if (photo == NULL)
        return FALSE;
      g_ptr_array_add (layout->photos, photo);
    }
  if (ids->len == 0 && layout->tmpl->n_photos > 0)
    return jsn_error_set (error, JSN_ERROR_NOT_FOUND,
                          _ ("there is no photo to lay out; import or pick some, or name them with --photos"));
  return TRUE;
}

/* The sheet's size; a bare one turns with its photos: a panel with one wide photo lies. */
static gboolean
choose_size (JsnOp *op, Layout *layout, GError **error)
{
  g_autofree char *usual = jsn_exhibition_dup_setting (op->exhibition, "panel_size");
  const char *size = jsn_args_get (op->args, "size");
  const char *orientation = jsn_args_get (op->args, "orientation");
  gboolean turn;

  if (size == NULL)
    size = usual;
  if (!jsn_size_parse (size, &layout->width_mm, &layout->height_mm, error))
    return FALSE;
  if (orientation == NULL)
    turn = g_ascii_isalpha (*size) && strstr (size, "landscape") == NULL && layout->tmpl->n_photos == 1
           && jsn_build_is_landscape (layout->photos);
  else if (g_str_equal (orientation, "portrait") || g_str_equal (orientation, "landscape"))
    turn = (*orientation == 'l') != (layout->width_mm > layout->height_mm);
  else
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("the orientation is portrait or landscape"));
  if (turn)
    {
      double width_mm = layout->width_mm;

      layout->width_mm = layout->height_mm;
      layout->height_mm = width_mm;
    }
  return TRUE;
}

static gboolean
layout_prepare (JsnOp *op, GError **error)
{
  const char *name = jsn_args_get (op->args, "template");
  Layout *layout = g_new0 (Layout, 1);

  layout->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_photo_free);
  jsn_op_take_state (op, layout, layout_free);
  layout->tmpl = jsn_build_find_template (name ? name : "single", error);
  layout->bleed_mm = jsn_exhibition_get_number (op->exhibition, "bleed_mm");
  return layout->tmpl != NULL && load_photos (op, layout, error) && choose_size (op, layout, error);
}

static gboolean
layout_work (JsnOp *op, JsnJob *job, GError **error)
{
  Layout *layout = op->state;

  layout->panels = jsn_build_panels (layout->tmpl, layout->width_mm, layout->height_mm, layout->bleed_mm,
                                     layout->photos, job, error);
  return layout->panels != NULL;
}

/* Another program may have laid the same photos out while the panels were made. */
static gboolean
check_still_free (JsnOp *op, Layout *layout, GError **error)
{
  g_autoptr (GArray) free_ids = NULL;
  guint next = 0;

  if (jsn_args_get (op->args, "photos"))
    return TRUE;
  free_ids = jsn_photos_list (op->exhibition, "panel:none", JSN_PHOTOS_BY_IMPORT, error);
  if (free_ids == NULL)
    return FALSE;
  /* Both lists are in the order of import. */
  for (guint i = 0; i < layout->photos->len; i++)
    {
      const JsnPhoto *photo = layout->photos->pdata[i];

      while (next < free_ids->len && g_array_index (free_ids, gint64, next) != photo->id)
        next++;
      if (next == free_ids->len)
        return jsn_error_set (error, JSN_ERROR_CONFLICT,
                              _ ("the photos were laid out by someone else meanwhile; look at the panels first"));
    }
  return TRUE;
}

static gboolean
layout_apply (JsnOp *op, GError **error)
{
  Layout *layout = op->state;

  if (!check_still_free (op, layout, error))
    return FALSE;

  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "panels");
  json_builder_begin_array (builder);
  for (guint i = 0; i < layout->panels->len; i++)
    {
      JsnPanel *panel = layout->panels->pdata[i];

      if (!jsn_panels_add (op->edit, panel, error))
        return FALSE;
      json_builder_add_int_value (builder, panel->id);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  jsn_op_take_result (op, g_steal_pointer (&builder));
  return TRUE;
}

static char *
layout_report (JsonNode *result)
{
  guint n = json_array_get_length (json_object_get_array_member (json_node_get_object (result), "panels"));

  return g_strdup_printf (P_ ("%u panel laid out\n", "%u panels laid out\n", n), n);
}

static const JsnParam layout_params[] = {
  { "template", "NAME", N_ ("single, diptych, triptych, four-up, title, text"), JSN_PARAM_OPTION },
  { "size", "SIZE", N_ ("trim size: A1, “A1 landscape”, 600x900mm"), JSN_PARAM_OPTION },
  { "orientation", "WAY", N_ ("portrait or landscape"), JSN_PARAM_OPTION },
  { "photos", "SEARCH", N_ ("which photos, in words or as photo:3,5; without it the picks that are on no panel yet"),
    JSN_PARAM_OPTION },
  { NULL },
};

const JsnVerb jsn_verb_layout = {
  .name = "layout",
  .label = N_ ("Lay Out Panels"),
  .help = N_ ("Make panels from photos by a template"),
  .flags = JSN_VERB_WRITES,
  .params = layout_params,
  .prepare = layout_prepare,
  .work = layout_work,
  .apply = layout_apply,
  .report = layout_report,
};
