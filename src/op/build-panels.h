/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos and a template become panels: shared by layout and by the seeds. */
#pragma once

#include "base/job.h"
#include "layout/template.h"

G_BEGIN_DECLS

/* One panel per n_photos photos of the template (exactly one when the template needs none); plain data, any thread.
 * @photos: of JsnPhoto *. Returns an array of JsnPanel *. */
GPtrArray *jsn_build_panels (const JsnTemplate *tmpl,
                             double width_mm,
                             double height_mm,
                             double bleed_mm,
                             GPtrArray *photos,
                             JsnJob *job,
                             GError **error);

/* The template of this name; an error that lists those there are. */
const JsnTemplate *jsn_build_find_template (const char *name, GError **error);

/* TRUE when most of the photos are wider than high. */
gboolean jsn_build_is_landscape (GPtrArray *photos);

G_END_DECLS
