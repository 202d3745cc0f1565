/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of templates. */
#include "layout/template.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "layout/templates.h"

#define PHOTOS_MAX 6

typedef void (*Fill) (JsnGrid *grid, const JsnPhoto *const *photos, guint n_photos);

static const JsnTemplate templates[] = {
  { "title", N_ ("Title Panel"), 1 },  { "text", N_ ("Text Panel"), 0 },       { "single", N_ ("One Photo"), 1 },
  { "diptych", N_ ("Two Photos"), 2 }, { "triptych", N_ ("Three Photos"), 3 }, { "four-up", N_ ("Four Photos"), 4 },
};

static const Fill fills[] = {
  jsn_template_fill_title,  jsn_template_fill_text,   jsn_template_fill_photos,
  jsn_template_fill_photos, jsn_template_fill_photos, jsn_template_fill_photos,
};

G_STATIC_ASSERT (G_N_ELEMENTS (templates) == G_N_ELEMENTS (fills));

const JsnTemplate *
jsn_template_list (gsize *n_templates)
{
  if (n_templates)
    *n_templates = G_N_ELEMENTS (templates);
  return templates;
}

const JsnTemplate *
jsn_template_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    if (strcmp (templates[i].name, name) == 0)
      return &templates[i];
  return NULL;
}

JsnPanel *
jsn_template_make (const JsnTemplate *tmpl,
                   double width_mm,
                   double height_mm,
                   double bleed_mm,
                   const JsnPhoto *const *photos,
                   guint n_photos)
{
  g_return_val_if_fail (tmpl >= templates && tmpl < templates + G_N_ELEMENTS (templates), NULL);
  g_return_val_if_fail (isfinite (width_mm) && isfinite (height_mm) && width_mm > 0 && height_mm > 0, NULL);

  JsnPanel *panel = jsn_panel_new ();
  g_auto (JsnGrid) grid = { 0 };
  const JsnPhoto *frames[PHOTOS_MAX] = { NULL };

  g_free (panel->template_name);
  panel->template_name = g_strdup (tmpl->name);
  panel->width_mm = width_mm;
  panel->height_mm = height_mm;
  for (guint i = 0; photos && i < MIN (n_photos, (guint)tmpl->n_photos); i++)
    frames[i] = photos[i];
  jsn_grid_init (&grid, panel);
  fills[tmpl - templates](&grid, frames, (guint)tmpl->n_photos);
  return panel;
}
