/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finishing pass: what comes out is PDF/X-4 as far as we check, says what went in, and is the same every time. */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#include <vips/vips.h>

#include "base/error.h"
#include "base/units.h"
#include "pages.h"
#include "print/page.h"
#include "print/pdf.h"
#include "print/profile.h"
#include "readback.h"

static TestPage *
make_page (TestDraw draw, JsnPrintPixels *pixels)
{
  g_autoptr (GError) error = NULL;
  TestPage *page = test_page_new (draw, pixels);

  test_page_add_image (page, pixels);
  if (!test_page_finish (page, &error))
    g_error ("%s", error->message);
  return page;
}

static JsnPdf *
open_pdf (const char *path)
{
  g_autoptr (GError) error = NULL;
  JsnPdf *pdf = jsn_pdf_open (path, path, &error);

  g_assert_no_error (error);
  return pdf;
}

/* The page's pictures, in the order of their objects. */
static GArray *
list_images (JsnPdf *pdf)
{
  g_autoptr (GArray) objects = jsn_pdf_list_objects (pdf);
  GArray *images = g_array_new (FALSE, FALSE, sizeof (qpdf_oh));

  for (guint i = 0; i < objects->len; i++)
    if (jsn_pdf_is (pdf, g_array_index (objects, qpdf_oh, i), "/Subtype", "/Image"))
      g_array_append_val (images, g_array_index (objects, qpdf_oh, i));
  return images;
}

/* The colour at a point in mm from the trim's corner: 'r', 'g', 'b', 'y', or '?' for none of them. */
static char
pick (cairo_surface_t *surface, double ppi, double x_mm, double y_mm)
{
  const JsnPrintProfile *profile = jsn_print_profile_find ("sheet-fed");
  double around = profile->bleed_mm + profile->slug_mm;
  int x = (int)((x_mm + around) / JSN_MM_PER_INCH * ppi), y = (int)((y_mm + around) / JSN_MM_PER_INCH * ppi);
  guint32 pixel = ((const guint32 *)(gpointer)(cairo_image_surface_get_data (surface)
                                               + (gsize)y * cairo_image_surface_get_stride (surface)))[x];
  guint red = pixel >> 16 & 0xff, green = pixel >> 8 & 0xff, blue = pixel & 0xff;

  /* Inks are duller than light: only which one leads counts. */
  if (MIN (red, green) > 3 * blue / 2)
    return 'y';
  if (red > 3 * MAX (green, blue) / 2)
    return 'r';
  if (green > 5 * MAX (red, blue) / 4)
    return 'g';
  return blue > 5 * MAX (red, green) / 4 ? 'b' : '?';
}

static void
test_panel (gconstpointer data)
{
  g_autoptr (JsnPrintPixels) pixels = test_pixels_new (400, 300, GPOINTER_TO_INT (data), 1);
  g_autoptr (TestPage) page = make_page (test_draw_panel, pixels);
  g_autoptr (JsnPdf) pdf = open_pdf (page->finished);
  g_autoptr (GArray) images = list_images (pdf);

  test_assert_verified (page->finished, NULL);
  g_assert_cmpuint (images->len, ==, 1);
  g_autoptr (GBytes) stream = jsn_pdf_read_stream (pdf, g_array_index (images, qpdf_oh, 0), TRUE, NULL);
  g_assert_true (g_bytes_equal (stream, pixels->jpeg));
}

/* The photo of the panel lies at 10, 10 and is 80 × 60 mm. */
static void
assert_quarters (const char *path)
{
  cairo_surface_t *surface = test_render (path, 0, 40);

  g_assert_cmpint (pick (surface, 40, 20, 20), ==, 'r');
  g_assert_cmpint (pick (surface, 40, 80, 20), ==, 'g');
  g_assert_cmpint (pick (surface, 40, 20, 60), ==, 'b');
  g_assert_cmpint (pick (surface, 40, 80, 60), ==, 'y');
  cairo_surface_destroy (surface);
}

static void
assert_space (TestPage *page, const char *name, GBytes *profile)
{
  g_autoptr (JsnPdf) pdf = open_pdf (page->finished);
  g_autoptr (GArray) images = list_images (pdf);
  qpdf_oh space = jsn_pdf_get (pdf, g_array_index (images, qpdf_oh, 0), "/ColorSpace");

  test_assert_verified (page->finished, NULL);
  if (profile == NULL)
    {
      g_assert_cmpstr (qpdf_oh_get_name (pdf->qpdf, space), ==, name);
      return;
    }
  g_assert_cmpstr (qpdf_oh_get_name (pdf->qpdf, qpdf_oh_get_array_item (pdf->qpdf, space, 0)), ==, name);
  g_autoptr (GBytes) embedded = jsn_pdf_read_stream (pdf, qpdf_oh_get_array_item (pdf->qpdf, space, 1), FALSE, NULL);
  g_assert_true (g_bytes_equal (embedded, profile));
}

static void
test_spaces (void)
{
  g_autoptr (GBytes) srgb = jsn_profile_make_srgb ();
  g_autoptr (GBytes) press = jsn_print_profile_load (jsn_print_profile_find ("sheet-fed"), NULL);
  gsize length;
  g_autofree guint8 *changed = g_memdup2 (g_bytes_get_data (press, &length), g_bytes_get_size (press));
  g_autofree guint8 *linked = g_memdup2 (g_bytes_get_data (srgb, NULL), g_bytes_get_size (srgb));
  changed[24] ^= 1; /* another date is another profile */
  memcpy (linked + 12, "link", 4);
  g_autoptr (GBytes) other = g_bytes_new (changed, length);
  g_autoptr (GBytes) unfit = g_bytes_new (linked, g_bytes_get_size (srgb));
  const struct
  {
    int components;
    GBytes *profile;
    const char *space;
    GBytes *expected;
  } cases[] = {
    { 1, NULL, "/DeviceGray", NULL }, { 3, NULL, "/ICCBased", srgb },   { 3, srgb, "/ICCBased", srgb },
    { 3, unfit, "/ICCBased", srgb },  { 4, NULL, "/DeviceCMYK", NULL }, { 4, press, "/DeviceCMYK", NULL },
    { 4, other, "/ICCBased", other },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsnPrintPixels) pixels = test_pixels_new (80, 60, cases[i].components, 1);
      pixels->profile = cases[i].profile ? g_bytes_ref (cases[i].profile) : NULL;
      g_autoptr (TestPage) page = make_page (test_draw_panel, pixels);

      g_test_message ("case %d", (int)i);
      assert_space (page, cases[i].space, cases[i].expected);
      if (cases[i].components > 1)
        assert_quarters (page->finished);
    }
}

static void
draw_orientations (cairo_t *cr, JsnTypeCase *type_case, gpointer data)
{
  JsnPrintPixels pixels = *(JsnPrintPixels *)data;

  for (int i = 0; i < 8; i++)
    {
      pixels.orientation = i + 1;
      cairo_save (cr);
      cairo_translate (cr, jsn_mm_to_pt (10 + 50 * (i % 4)), jsn_mm_to_pt (10 + 50 * (i / 4)));
      cairo_scale (cr, jsn_mm_to_pt (40), jsn_mm_to_pt (40));
      jsn_page_paint_pixels (cr, &pixels);
      cairo_restore (cr);
    }
}

/* Corners of the upright picture, reading order, when the stored one has red, green, blue, yellow. */
static void
test_orientations (void)
{
  static const char *const upright[8] = { "rgby", "gryb", "ybgr", "byrg", "rbgy", "bryg", "ygbr", "gyrb" };
  g_autoptr (JsnPrintPixels) pixels = test_pixels_new (320, 240, 3, 1);
  g_autoptr (TestPage) page = make_page (draw_orientations, pixels);
  cairo_surface_t *surface = test_render (page->finished, 0, 50);

  test_assert_verified (page->finished, NULL);
  for (int i = 0; i < 8; i++)
    for (int corner = 0; corner < 4; corner++)
      {
        double x = 10 + 50 * (i % 4) + (corner % 2 ? 30 : 10), y = 10 + 50 * (i / 4) + (corner / 2 ? 30 : 10);

        g_test_message ("orientation %d, corner %d", i + 1, corner);
        g_assert_cmpint (pick (surface, 50, x, y), ==, upright[i][corner]);
      }
  cairo_surface_destroy (surface);
  g_autoptr (JsnPdf) pdf = open_pdf (page->finished);
  g_autoptr (GArray) images = list_images (pdf);
  g_assert_cmpuint (images->len, ==, 1);
}

static void
test_text (void)
{
  g_autoptr (JsnPrintPixels) pixels = test_pixels_new (40, 30, 3, 1);
  g_autoptr (TestPage) page = make_page (test_draw_panel, pixels);
  g_autofree char *text = test_dup_page_text (page->finished, 0);
  g_auto (GStrv) lines = g_strsplit (g_strstrip (text), "\n", -1);
  g_autofree char *title = test_dup_title (page->finished);

  g_assert_cmpstr (lines[0], ==, "북촌의 눈 내린 아침");
  g_assert_cmpstr (lines[1], ==, "北村的雪晨，首尔");
  g_assert_cmpstr (lines[2], ==, "Snow in Bukchon, (first) light");
  g_assert_cmpstr (lines[3], ==, "서울 Seoul");
  g_assert_cmpstr (title, ==, TEST_TITLE);
}

/* Ordinary Chinese in which cairo 1.16's own subset of Noto Sans CJK SC loses a character. */
static const char chinese[]
    = "勤政殿是朝鲜王朝正宫景福宫中规模最大的殿宇，国王即位与百官朝会皆在此举行。黎明时分，新雪均匀地覆在月台石栏与重檐"
      "之上；殿后"
      "北岳山的花岗岩山脊在薄雾中若隐若现。开门迎客之前，宽阔的庭院里只有两列“品阶石”静静伫立，等候着并不会再来的“早朝”"
      "。汉阳都城始"
      "筑于1396年，全长18."
      "6公里。骆山一段坡度平缓，下班的居民常在傍晚来此散步。墙基的大石垒于朝鲜初期，上部方整的石块则是十九世纪"
      "重修的；一面墙上，可以读出四个时代的手艺。城外的灯火一盏盏亮起，城内的小巷先暗了下来。1993年，首尔与北京结为友好"
      "城市。二十年"
      "过去，两座城市的人们走在彼此的街道上，聆听彼此的音乐，也向彼此学习。本次展览跟随首尔的一天展开：从雪后宫殿的黎明"
      "出发，经过韩"
      "屋屋顶连绵的山坡与市场的灯泡之下，在列车驶过汉江的灯光中结束。这些照片所看的，与其说是“名胜”，不如说是名胜之间人"
      "们的时间。上班"
      "路上的雾、雨后的石墙、深夜的喷泉——我们收集的，是城市自己发光的那些瞬间。";

/* @data: NULL for cairo's own way. */
static void
draw_chinese (cairo_t *cr, JsnTypeCase *type_case, gpointer data)
{
  static const char *const fonts[]
      = { "Noto Sans CJK SC", "Noto Sans CJK SC Bold", "Noto Serif CJK SC", "Noto Sans CJK KR" };

  test_set_ink (cr, "black");
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
      PangoFontDescription *font = pango_font_description_from_string (fonts[i]);

      pango_font_description_set_absolute_size (font, 7 * PANGO_SCALE);
      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
      pango_layout_set_width (layout, 550 * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_CHAR);
      pango_layout_set_text (layout, chinese, -1);
      cairo_move_to (cr, 20, 10 + 100 * i);
      if (data)
        jsn_type_case_show (type_case, cr, layout);
      else
        pango_cairo_show_layout (cr, layout);
    }
}

static void
test_glyphs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestPage) page = test_page_new (draw_chinese, GINT_TO_POINTER (TRUE));

  test_page_finish (page, &error);
  g_assert_no_error (error);
  test_assert_verified (page->finished, NULL);
  g_autofree char *text = test_dup_page_text (page->finished, 0);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *line = g_strjoinv ("", lines);
  for (const char *p = chinese; *p; p = g_utf8_next_char (p))
    {
      g_autofree char *letter = g_strndup (p, (gsize)(g_utf8_next_char (p) - p));

      g_assert_nonnull (strstr (line, letter));
    }
  g_assert_nonnull (strstr (line, "勤政殿是朝鲜王朝正宫景福宫中规模最大的殿宇"));
}

static void
test_damaged_glyphs (void)
{
  g_autoptr (GError) error = NULL;

  if (cairo_version () != CAIRO_VERSION_ENCODE (1, 16, 0))
    {
      g_test_message ("this cairo is not 1.16.0: whether it damages letters is not looked at");
      return;
    }
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  g_autoptr (TestPage) plain = test_page_new (draw_chinese, NULL);
  test_page_finish (plain, &error);
  g_assert_no_error (error);
  test_assert_verified (plain->finished, "GLYPH");
  g_clear_pointer (&plain, test_page_free);
  /* cairo leaks on this way too; that is not what is looked at. */
  _exit (0);
}

static void
draw_pixels (cairo_t *cr, JsnTypeCase *type_case, gpointer data)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 8, 8);

  test_draw_panel (cr, type_case, data);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
}

/* Drawing that cairo turned into pixels must not pass for a photo. */
static void
test_foreign_pixels (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnPrintPixels) pixels = test_pixels_new (40, 30, 3, 1);
  g_autoptr (TestPage) page = test_page_new (draw_pixels, pixels);

  test_page_add_image (page, pixels);
  g_assert_false (test_page_finish (page, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_FAILED);
}

static void
assert_same_file (const char *first, const char *second)
{
  g_autofree char *a = NULL, *b = NULL;
  gsize length_a, length_b;

  g_assert_true (g_file_get_contents (first, &a, &length_a, NULL));
  g_assert_true (g_file_get_contents (second, &b, &length_b, NULL));
  g_assert_cmpmem (a, length_a, b, length_b);
}

static void
test_same_bytes (void)
{
  g_autoptr (JsnPrintPixels) pixels = test_pixels_new (40, 30, 3, 1);
  g_autoptr (TestPage) first = make_page (test_draw_panel, pixels);

  g_usleep (1100 * 1000);
  g_autoptr (TestPage) second = make_page (test_draw_panel, pixels);
  assert_same_file (first->finished, second->finished);
}

/* Where the decimal sign is a comma, numbers must stay numbers. */
static void
test_locale (void)
{
  static const char *const names[] = { "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "ru_RU.UTF-8" };
  g_autoptr (JsnPrintPixels) pixels = test_pixels_new (40, 30, 3, 1);
  g_autoptr (TestPage) page = make_page (test_draw_panel, pixels);
  const char *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names) && !found; i++)
    found = setlocale (LC_ALL, names[i]);
  if (found == NULL)
    {
      g_test_message ("no locale with a decimal comma is installed: not tested under one");
      return;
    }
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  g_autoptr (TestPage) other = make_page (test_draw_panel, pixels);
  test_assert_verified (other->finished, NULL);
  assert_same_file (page->finished, other->finished);
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_cancelled (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnPrintPixels) pixels = test_pixels_new (40, 30, 3, 1);
  g_autoptr (TestPage) page = test_page_new (test_draw_panel, pixels);
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 (TEST_CREATED, NULL);
  g_autoptr (JsnJob) job = jsn_job_new ();
  const JsnFinish finish = { jsn_print_profile_find ("sheet-fed"), 210, 148, TEST_TITLE, created, page->images };

  test_page_add_image (page, pixels);
  jsn_job_cancel (job);
  g_assert_false (jsn_finish (page->raw, page->finished, page->finished, &finish, job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (page->finished, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (VIPS_INIT (argv[0]) != 0)
    return 1;
  g_test_add_data_func ("/print/finish/grey", GINT_TO_POINTER (1), test_panel);
  g_test_add_data_func ("/print/finish/rgb", GINT_TO_POINTER (3), test_panel);
  g_test_add_data_func ("/print/finish/cmyk", GINT_TO_POINTER (4), test_panel);
  g_test_add_func ("/print/finish/spaces", test_spaces);
  g_test_add_func ("/print/finish/orientations", test_orientations);
  g_test_add_func ("/print/finish/text", test_text);
  g_test_add_func ("/print/finish/glyphs", test_glyphs);
  g_test_add_func ("/print/finish/damaged-glyphs", test_damaged_glyphs);
  g_test_add_func ("/print/finish/foreign-pixels", test_foreign_pixels);
  g_test_add_func ("/print/finish/same-bytes", test_same_bytes);
  g_test_add_func ("/print/finish/locale", test_locale);
  g_test_add_func ("/print/finish/cancelled", test_cancelled);
  int result = g_test_run ();
  vips_shutdown ();
  return result;
}
