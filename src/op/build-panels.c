/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dealing photos out to panels in their order. */
#include "op/build-panels.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

GPtrArray *
jsn_build_panels (const JsnTemplate *tmpl,
                  double width_mm,
                  double height_mm,
                  double bleed_mm,
                  GPtrArray *photos,
                  JsnJob *job,
                  GError **error)
{
  g_autoptr (GPtrArray) panels = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_panel_free);
  guint each = (guint)MAX (tmpl->n_photos, 0);
  guint n_panels = each ? (photos->len + each - 1) / each : 1;

  jsn_job_begin (job, _ ("Laying out panels"), n_panels);
  for (guint i = 0; i < n_panels; i++)
    {
      guint first = i * each;
      const JsnPhoto *const *some = photos->len ? (const JsnPhoto *const *)photos->pdata + first : NULL;

      if (!jsn_job_check (job, error))
        return NULL;
      g_ptr_array_add (panels, jsn_template_make (tmpl, width_mm, height_mm, bleed_mm, some,
                                                  each ? MIN (each, photos->len - first) : 0));
      jsn_job_advance (job, 1);
    }
  return g_steal_pointer (&panels);
}

const JsnTemplate *
jsn_build_find_template (const char *name, GError **error)
{
  const JsnTemplate *tmpl = jsn_template_find (name);

  if (tmpl)
    return tmpl;

  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *shown = jsn_display_text (name, -1);
  gsize n;
  const JsnTemplate *all = jsn_template_list (&n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", all[i].name);
  jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("there is no template “%s”; choose one of %s"), shown, names->str);
  return NULL;
}

gboolean
jsn_build_is_landscape (GPtrArray *photos)
{
  guint wide = 0;

  for (guint i = 0; i < photos->len; i++)
    if (((const JsnPhoto *)photos->pdata[i])->width_px > ((const JsnPhoto *)photos->pdata[i])->height_px)
      wide++;
  return wide * 2 > photos->len;
}
