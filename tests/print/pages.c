/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small, but with everything that a panel has. */
#include "pages.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <vips/vips.h>

#include "base/units.h"
#include "layout/ink.h"
#include "print/page.h"

GBytes *
test_jpeg_new (int width, int height, int components)
{
  static const guint8 colors[4][4]
      = { { 220, 30, 30, 0 }, { 30, 200, 60, 0 }, { 30, 60, 220, 0 }, { 240, 220, 30, 0 } };
  g_autofree guint8 *samples = g_malloc ((gsize)width * height * components);
  VipsImage *image = NULL, *space = NULL;
  void *data = NULL;
  size_t length = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      for (int c = 0; c < components; c++)
        {
          int value = colors[2 * (y >= height / 2) + (x >= width / 2)][c];

          samples[((gsize)y * width + x) * components + c] = (guint8)(components == 4 && c < 3 ? 255 - value : value);
        }
  image = vips_image_new_from_memory (samples, (gsize)width * height * components, width, height, components,
                                      VIPS_FORMAT_UCHAR);
  VipsInterpretation as = components == 1   ? VIPS_INTERPRETATION_B_W
                          : components == 3 ? VIPS_INTERPRETATION_sRGB
                                            : VIPS_INTERPRETATION_CMYK;
  g_assert_cmpint (vips_copy (image, &space, "interpretation", as, NULL), ==, 0);
  g_assert_cmpint (vips_jpegsave_buffer (space, &data, &length, "Q", 95, "strip", TRUE, NULL), ==, 0);
  g_object_unref (space);
  g_object_unref (image);
  return g_bytes_new_with_free_func (data, length, g_free, data);
}

JsnPrintPixels *
test_pixels_new (int width, int height, int components, int orientation)
{
  JsnPrintPixels *pixels = g_new0 (JsnPrintPixels, 1);

  pixels->jpeg = test_jpeg_new (width, height, components);
  pixels->width_px = width;
  pixels->height_px = height;
  pixels->components = components;
  pixels->adobe = components == 4;
  pixels->orientation = orientation;
  pixels->passed = TRUE;
  return pixels;
}

void
test_set_ink (cairo_t *cr, const char *name)
{
  const JsnInk *ink = jsn_ink_find (name);

  g_assert_nonnull (ink);
  cairo_set_source_rgb (cr, ink->proxy[0] / 65535.0, ink->proxy[1] / 65535.0, ink->proxy[2] / 65535.0);
}

static void
draw_text (
    cairo_t *cr, JsnTypeCase *type_case, const char *font, double size_pt, double x_mm, double y_mm, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_font_description_set_absolute_size (description, size_pt * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, jsn_mm_to_pt (x_mm), jsn_mm_to_pt (y_mm));
  jsn_type_case_show (type_case, cr, layout);
}

static void
fill_box (cairo_t *cr, const char *ink, double x_mm, double y_mm, double width_mm, double height_mm)
{
  test_set_ink (cr, ink);
  cairo_rectangle (cr, jsn_mm_to_pt (x_mm), jsn_mm_to_pt (y_mm), jsn_mm_to_pt (width_mm), jsn_mm_to_pt (height_mm));
  cairo_fill (cr);
}

void
test_draw_panel (cairo_t *cr, JsnTypeCase *type_case, gpointer data)
{
  fill_box (cr, "hanji", -10, -10, 230, 168);
  fill_box (cr, "vermilion", 150, 10, 50, 4);
  fill_box (cr, "grey-40", 150, 16, 50, 4);
  if (data)
    {
      cairo_save (cr);
      cairo_rectangle (cr, jsn_mm_to_pt (10), jsn_mm_to_pt (10), jsn_mm_to_pt (80), jsn_mm_to_pt (60));
      cairo_clip (cr);
      cairo_translate (cr, jsn_mm_to_pt (10), jsn_mm_to_pt (10));
      cairo_scale (cr, jsn_mm_to_pt (80), jsn_mm_to_pt (60));
      jsn_page_paint_pixels (cr, data);
      cairo_restore (cr);
    }
  test_set_ink (cr, "black");
  draw_text (cr, type_case, "Noto Sans CJK KR", 12, 10, 80, "북촌의 눈 내린 아침");
  draw_text (cr, type_case, "Noto Sans CJK SC", 12, 10, 90, "北村的雪晨，首尔");
  draw_text (cr, type_case, "Noto Sans CJK KR", 12, 10, 100, "Snow in Bukchon, (first) light");
  test_set_ink (cr, "rich-black");
  draw_text (cr, type_case, "Noto Sans CJK KR Bold", 36, 10, 115, "서울 Seoul");
}

TestPage *
test_page_new (TestDraw draw, gpointer data)
{
  TestPage *page = g_new0 (TestPage, 1);
  g_autoptr (JsnTypeCase) type_case = jsn_type_case_new ();
  const JsnPrintProfile *profile = jsn_print_profile_find ("sheet-fed");
  double around = jsn_mm_to_pt (profile->bleed_mm + profile->slug_mm);

  page->folder = g_dir_make_tmp ("jeonsi-print-XXXXXX", NULL);
  page->raw = g_build_filename (page->folder, "raw.pdf", NULL);
  page->finished = g_build_filename (page->folder, "finished.pdf", NULL);
  page->images = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_image_free);
  cairo_surface_t *surface = cairo_pdf_surface_create (page->raw, jsn_mm_to_pt (TEST_TRIM_WIDTH_MM) + 2 * around,
                                                       jsn_mm_to_pt (TEST_TRIM_HEIGHT_MM) + 2 * around);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, TEST_CREATED);
  cairo_t *cr = cairo_create (surface);
  cairo_translate (cr, around, around);
  draw (cr, type_case, data);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return page;
}

void
test_page_add_image (TestPage *page, const JsnPrintPixels *pixels)
{
  g_ptr_array_add (page->images, jsn_image_new (pixels));
}

gboolean
test_page_finish (TestPage *page, GError **error)
{
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 (TEST_CREATED, NULL);
  const JsnFinish finish = {
    .profile = jsn_print_profile_find ("sheet-fed"),
    .trim_width_mm = TEST_TRIM_WIDTH_MM,
    .trim_height_mm = TEST_TRIM_HEIGHT_MM,
    .title = TEST_TITLE,
    .created = created,
    .images = page->images,
  };

  return jsn_finish (page->raw, page->finished, page->finished, &finish, NULL, error);
}

void
test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
test_page_free (TestPage *page)
{
  if (page == NULL)
    return;
  if (g_getenv ("JEONSI_TEST_KEEP") == NULL)
    test_remove_folder (page->folder);
  g_free (page->folder);
  g_free (page->raw);
  g_free (page->finished);
  g_ptr_array_unref (page->images);
  g_free (page);
}

void
test_assert_verified (const char *path, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *mark = g_strdup_printf ("(%s)", code);
  g_autoptr (GPtrArray) broken = jsn_print_verify (path, TEST_TRIM_WIDTH_MM, TEST_TRIM_HEIGHT_MM, 3, &error);
  gboolean found = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < broken->len; i++)
    {
      const char *sentence = g_ptr_array_index (broken, i);

      if (code && g_str_has_suffix (sentence, mark))
        found = TRUE;
      else
        g_test_message ("broken: %s", sentence);
    }
  if (code == NULL)
    g_assert_cmpuint (broken->len, ==, 0);
  else if (!found)
    g_error ("the rule %s was not seen to be broken", code);
}
