/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One panel as a file a print shop accepts. */
#pragma once

#include "base/job.h"
#include "layout/scene.h"

G_BEGIN_DECLS

/* What one print shop wants. Plain data; lengths in mm. */
typedef struct
{
  const char *name;  /* "sheet-fed" */
  const char *label; /* untranslated msgid */
  double bleed_mm;
  double slug_mm; /* around the bleed, room for marks */
  gboolean crop_marks;
  gboolean color_bar;
  const char *output_condition; /* "FOGRA39" */
  const char *resource;         /* file name of its ICC profile in the resources */
} JsnPrintProfile;

const JsnPrintProfile *jsn_print_profile_list (gsize *n_profiles);
const JsnPrintProfile *jsn_print_profile_find (const char *name); /* NULL: unknown */

/* What became of it. */
typedef struct
{
  char *path;
  char *standard; /* "PDF/X-4, checked against the rules listed", or NULL when a rule failed */
  double trim_width_mm, trim_height_mm, bleed_mm;
  double min_ppi; /* of the photos placed; NAN without photos */
  gboolean verified;
  GPtrArray *failures; /* of char *: rules broken when the file was read back */
  GPtrArray *warnings; /* of char *: original missing or changed, … */
  char *sha256;
} JsnPrintReport;

/* Composes, paints with the originals' own pixels, finishes to PDF/X-4, reads the file back and only then gives it its
 * name (replacing an older one whole). @title and @created (ISO 8601 with offset; SOURCE_DATE_EPOCH decides in the
 * caller) go into the metadata. A missing or changed original is a failure with JSN_ERROR_NOT_FOUND /
 * JSN_ERROR_CONFLICT: a print never has a hole. NULL with JSN_ERROR_REJECTED when a rule failed; the old file is then
 * as it was. Any thread. */
JsnPrintReport *jsn_print_panel (const JsnSheet *sheet,
                                 const JsnPrintProfile *profile,
                                 const char *path,
                                 const char *title,
                                 const char *created,
                                 JsnJob *job,
                                 GError **error);

/* Reads a finished PDF back and checks every rule; the list of those broken (empty: fine). NULL when it is no PDF. */
GPtrArray *
jsn_print_verify (const char *path, double trim_width_mm, double trim_height_mm, double bleed_mm, GError **error);

/* All panels small on A4 pages for reading; photos as 150-ppi proxies. Whole or not at all. */
gboolean jsn_print_proof (const JsnSheet *const *sheets,
                          guint n_sheets,
                          const char *path,
                          const char *title,
                          const char *created,
                          JsnJob *job,
                          GError **error);

void jsn_print_report_free (JsnPrintReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnPrintReport, jsn_print_report_free)

G_END_DECLS
