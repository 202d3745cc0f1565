/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named arrangements that a panel starts from. */
#pragma once

#include "exhibition/panels.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* "title", "text", "single", "diptych", "four-up", … */
  const char *label; /* untranslated msgid */
  int n_photos;      /* frames */
} JsnTemplate;

const JsnTemplate *jsn_template_list (gsize *n_templates); /* static */
const JsnTemplate *jsn_template_find (const char *name);

/* A new panel of this size from the template: items placed by proportion on a column and baseline grid, for portrait
 * and landscape sheets of any size, with the photos (plain structs: shape decides where the caption block stands) in
 * its frames and their caption blocks beside them. @photos may be shorter than n_photos (frames stay empty) and hold
 * NULL; a title without a photo gets a field of colour instead. Frames grow and shrink with the captions that the
 * photos have now, in the languages they have now: the type never does. Frames are equal where that crops no photo by
 * more than 12 %, else each has its photo's shape. Any thread. */
JsnPanel *jsn_template_make (const JsnTemplate *tmpl,
                             double width_mm,
                             double height_mm,
                             double bleed_mm,
                             const JsnPhoto *const *photos,
                             guint n_photos);

G_END_DECLS
