/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cairo knows neither CMYK nor plates, so marks are written in PDF's own operators. */
#include "print/marks.h"

#include "base/units.h"
#include "print/content.h"

#define LINE_PT 0.25
#define PATCH_MM 5.0
#define BAR_GAP_MM 3.5 /* from the bleed to the colour bar */
#define TARGET_RING_MM 2.0
/* A quarter circle as a Bézier curve: 4/3 · (√2 − 1). */
#define ARC 0.5522847498

/* Solids, halves, pairs and a grey balance: what a densitometer is held on. */
static const double patches[][4] = {
  { 1, 0, 0, 0 },   { 0, 1, 0, 0 },   { 0, 0, 1, 0 }, { 0, 0, 0, 1 }, { 0.5, 0, 0, 0 }, { 0, 0.5, 0, 0 },
  { 0, 0, 0.5, 0 }, { 0, 0, 0, 0.5 }, { 0, 1, 1, 0 }, { 1, 0, 1, 0 }, { 1, 1, 0, 0 },   { 0.5, 0.4, 0.4, 0 },
};

static void
append_numbers_mm (GString *out, guint n, const double *mm)
{
  for (guint i = 0; i < n; i++)
    jsn_content_append_number (out, jsn_mm_to_pt (mm[i]));
}

static void
append_line (GString *out, double x1, double y1, double x2, double y2)
{
  append_numbers_mm (out, 2, (const double[]){ x1, y1 });
  g_string_append (out, "m ");
  append_numbers_mm (out, 2, (const double[]){ x2, y2 });
  g_string_append (out, "l S\n");
}

static void
append_target (GString *out, double x, double y)
{
  const double r = TARGET_RING_MM, c = r * ARC;

  append_line (out, x - JSN_MARKS_TARGET_MM, y, x + JSN_MARKS_TARGET_MM, y);
  append_line (out, x, y - JSN_MARKS_TARGET_MM, x, y + JSN_MARKS_TARGET_MM);
  append_numbers_mm (out, 2, (const double[]){ x + r, y });
  g_string_append (out, "m ");
  append_numbers_mm (out, 6, (const double[]){ x + r, y + c, x + c, y + r, x, y + r });
  g_string_append (out, "c ");
  append_numbers_mm (out, 6, (const double[]){ x - c, y + r, x - r, y + c, x - r, y });
  g_string_append (out, "c ");
  append_numbers_mm (out, 6, (const double[]){ x - r, y - c, x - c, y - r, x, y - r });
  g_string_append (out, "c ");
  append_numbers_mm (out, 6, (const double[]){ x + c, y - r, x + r, y - c, x + r, y });
  g_string_append (out, "c s\n");
}

static void
append_crop_marks (GString *out, const JsnPrintProfile *profile, double width, double height)
{
  const double near = profile->bleed_mm + JSN_MARKS_GAP_MM, far = near + JSN_MARKS_CROP_MM;
  const double left = profile->bleed_mm + profile->slug_mm, right = left + width;
  const double bottom = left, top = bottom + height;
  const double middle = profile->slug_mm / 2;

  g_string_append (out, "/" JSN_MARKS_SPACE " CS 1 SCN ");
  jsn_content_append_number (out, LINE_PT);
  g_string_append (out, "w\n");
  for (guint i = 0; i < 4; i++)
    {
      double x = i & 1 ? right : left, y = i & 2 ? top : bottom;
      double dx = i & 1 ? 1 : -1, dy = i & 2 ? 1 : -1;

      append_line (out, x + dx * near, y, x + dx * far, y);
      append_line (out, x, y + dy * near, x, y + dy * far);
    }
  append_target (out, (left + right) / 2, middle);
  append_target (out, (left + right) / 2, top + profile->bleed_mm + profile->slug_mm - middle);
  append_target (out, middle, (bottom + top) / 2);
  append_target (out, right + profile->bleed_mm + profile->slug_mm - middle, (bottom + top) / 2);
}

static void
append_color_bar (GString *out, const JsnPrintProfile *profile, double width)
{
  const double x = profile->bleed_mm + profile->slug_mm + JSN_MARKS_INDENT_MM;
  const double y = profile->slug_mm - BAR_GAP_MM - PATCH_MM;
  const double room = width / 2 - JSN_MARKS_INDENT_MM - 2 * JSN_MARKS_TARGET_MM;

  for (guint i = 0; i < G_N_ELEMENTS (patches) && (i + 1) * PATCH_MM <= room; i++)
    {
      for (guint n = 0; n < 4; n++)
        jsn_content_append_number (out, patches[i][n]);
      g_string_append (out, "k ");
      append_numbers_mm (out, 4, (const double[]){ x + i * PATCH_MM, y, PATCH_MM, PATCH_MM });
      g_string_append (out, "re f\n");
    }
}

void
jsn_marks_append (GString *content, const JsnPrintProfile *profile, double trim_width_mm, double trim_height_mm)
{
  if (!profile->crop_marks && !profile->color_bar)
    return;
  g_string_append (content, "q\n");
  if (profile->crop_marks)
    append_crop_marks (content, profile, trim_width_mm, trim_height_mm);
  if (profile->color_bar)
    append_color_bar (content, profile, trim_width_mm);
  g_string_append (content, "Q\n");
}
