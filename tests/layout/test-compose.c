/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From items to nodes: bleed, crops, languages, findings, picking, and painting without a raster. */
#include <cairo-pdf.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

#include "base/units.h"
#include "sample.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

static void
leaks_are_not_ours (gboolean begin)
{
#ifdef __SANITIZE_ADDRESS__
  (begin ? __lsan_disable : __lsan_enable) ();
#endif
}

/* A bare A1 sheet with the sample's photo 1 at hand. */
static JsnSheet *
bare_sheet (void)
{
  const guint photos[] = { 0 };
  JsnSheet *sheet = sample_sheet_new ("single", 594, 841, photos, 1);

  g_ptr_array_set_size (sheet->panel->items, 0);
  return sheet;
}

static JsnItem *
add_item (JsnSheet *sheet, JsnItemKind kind, double x, double y, double width, double height)
{
  JsnItem *item = jsn_item_new (kind);

  item->id = sheet->panel->items->len + 1;
  item->x_mm = x;
  item->y_mm = y;
  item->width_mm = width;
  item->height_mm = height;
  item->crop = (JsnCrop){ 0.5, 0.5, 1 };
  g_ptr_array_add (sheet->panel->items, item);
  return item;
}

static JsnItem *
add_text (JsnSheet *sheet, const char *field, const char *style, double width, double height)
{
  JsnItem *item = add_item (sheet, JSN_ITEM_TEXT, 50, 50, width, height);

  item->field = g_strdup (field);
  item->style = g_strdup (style);
  return item;
}

static const JsnNode *
get_node (const JsnScene *scene, guint i)
{
  g_assert_cmpuint (i, <, scene->nodes->len);
  return g_ptr_array_index (scene->nodes, i);
}

static void
assert_mm (double pt, double mm)
{
  g_assert_cmpfloat_with_epsilon (jsn_pt_to_mm (pt), mm, 1e-6);
}

static void
test_bleed (void)
{
  g_autoptr (JsnSheet) sheet = bare_sheet ();

  add_item (sheet, JSN_ITEM_FRAME, 0, 0, 594, 400)->photo = 1;
  add_item (sheet, JSN_ITEM_BOX, 100, 800, 494, 41);
  add_item (sheet, JSN_ITEM_BOX, 1, 500, 592, 20);
  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  const JsnNode *frame = get_node (scene, 0), *corner = get_node (scene, 1), *inside = get_node (scene, 2);

  assert_mm (scene->bleed, 3);
  assert_mm (frame->x, -3);
  assert_mm (frame->y, -3);
  assert_mm (frame->width, 600);
  assert_mm (frame->height, 403);
  /* The image fills the bleed as well. */
  g_assert_cmpfloat (frame->image_x, <=, frame->x + 1e-9);
  g_assert_cmpfloat (frame->image_y, <=, frame->y + 1e-9);
  g_assert_cmpfloat (frame->image_x + frame->image_width, >=, frame->x + frame->width - 1e-9);
  g_assert_cmpfloat (frame->image_y + frame->image_height, >=, frame->y + frame->height - 1e-9);
  assert_mm (corner->x, 100);
  assert_mm (corner->width, 497);
  assert_mm (corner->height, 44);
  assert_mm (inside->x, 1);
  assert_mm (inside->width, 592);
  g_assert_cmpstr (inside->ink->name, ==, "black");
}

static void
test_crop (void)
{
  g_autoptr (JsnSheet) sheet = bare_sheet ();
  const JsnCrop crops[] = { { 0.5, 0.5, 1 },   { 0, 0, 1 },     { 1, 1, 2 }, { 0.3, 0.7, 1.5 },
                            { 0.5, 0.5, 0.5 }, { NAN, 7, NAN }, { 0, 0, -1 } };

  /* A square frame on a photo of 6000 × 4000. */
  for (gsize i = 0; i < G_N_ELEMENTS (crops); i++)
    {
      JsnItem *item = add_item (sheet, JSN_ITEM_FRAME, 100, 100, 200, 200);
      item->photo = 1;
      item->crop = crops[i];
    }
  g_autoptr (JsnScene) scene = jsn_compose (sheet);

  for (gsize i = 0; i < G_N_ELEMENTS (crops); i++)
    {
      const JsnNode *node = get_node (scene, i);
      double scale = crops[i].scale > 0 ? crops[i].scale : 1;

      g_assert_cmpint (node->kind, ==, JSN_NODE_PHOTO);
      assert_mm (node->image_height, 200 * scale);
      assert_mm (node->image_width, 300 * scale);
      g_assert_true (isfinite (node->image_x) && isfinite (node->image_y));
      if (scale >= 1)
        {
          g_assert_cmpfloat (node->image_x, <=, node->x + 1e-9);
          g_assert_cmpfloat (node->image_x + node->image_width, >=, node->x + node->width - 1e-9);
          g_assert_cmpfloat (node->image_y + node->image_height, >=, node->y + node->height - 1e-9);
        }
    }
  assert_mm (get_node (scene, 0)->image_x, 50);
  assert_mm (get_node (scene, 1)->image_x, 100);
  assert_mm (get_node (scene, 2)->image_x + get_node (scene, 2)->image_width, 300);
  /* Half as large as fills: paper on all sides. */
  assert_mm (get_node (scene, 4)->image_x, 125);
  assert_mm (get_node (scene, 4)->image_y, 150);
  g_assert_cmpfloat_with_epsilon (jsn_node_get_ppi (scene, get_node (scene, 0)), 6000 / (300 / 25.4), 1e-6);
  g_assert_cmpfloat_with_epsilon (jsn_node_get_ppi (scene, get_node (scene, 2)), 6000 / (600 / 25.4), 1e-6);
}

static void
test_frames_without (void)
{
  g_autoptr (JsnSheet) sheet = bare_sheet ();

  add_item (sheet, JSN_ITEM_FRAME, 10, 10, 0, 50)->photo = 1;
  add_item (sheet, JSN_ITEM_FRAME, 10, 10, 50, -5)->photo = 1;
  add_item (sheet, JSN_ITEM_FRAME, 10, 10, 50, 50);
  add_item (sheet, JSN_ITEM_FRAME, 10, 70, 50, 50)->photo = 99;
  add_text (sheet, "caption-block", "caption", 0, 0)->photo = 1;
  add_text (sheet, "caption-block", "caption", 200, 200)->photo = 99;
  add_text (sheet, "nonsense", "nonsense", 200, 200);
  g_autoptr (JsnScene) scene = jsn_compose (sheet);

  /* Frames of no size are not there; one is empty, one has lost its photo. */
  g_assert_cmpint (get_node (scene, 0)->kind, ==, JSN_NODE_EMPTY);
  g_assert_cmpint (get_node (scene, 0)->item, ==, 3);
  g_assert_cmpint (get_node (scene, 1)->kind, ==, JSN_NODE_EMPTY);
  for (guint i = 2; i < scene->nodes->len; i++)
    g_assert_cmpint (get_node (scene, i)->item, ==, 5);
  g_autoptr (GPtrArray) findings = jsn_scene_list_findings (scene);
  g_assert_cmpuint (findings->len, >, 0);
  g_assert_cmpstr (((JsnComposeFinding *)g_ptr_array_index (findings, 0))->code, ==, "overset");
}

/* "ko zh-CN en" for nodes of texts in that order. */
static char *
list_languages (const JsnScene *scene)
{
  GString *languages = g_string_new (NULL);

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      if (i > 0)
        g_string_append_c (languages, ' ');
      g_string_append (languages, get_node (scene, i)->lang);
    }
  return g_string_free (languages, FALSE);
}

static void
assert_languages (JsnSheet *sheet, const char *field, const char *wanted, const char *expected)
{
  g_ptr_array_set_size (sheet->panel->items, 0);
  JsnItem *item = add_text (sheet, field, "caption", 500, 500);
  item->languages = g_strdup (wanted);
  item->photo = g_str_has_prefix (field, "exhibition.") || g_str_has_prefix (field, "panel.") ? 0 : 1;
  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  g_autofree char *languages = list_languages (scene);

  g_assert_cmpstr (languages, ==, expected);
}

static void
test_languages (void)
{
  g_autoptr (JsnSheet) sheet = bare_sheet ();
  JsnPhoto *photo = g_hash_table_lookup (sheet->photos, &(gint64){ 1 });

  assert_languages (sheet, "headline", NULL, "ko zh-CN en");
  assert_languages (sheet, "headline", "en ko", "en ko");
  assert_languages (sheet, "headline", "fr", "");
  assert_languages (sheet, "exhibition.venue", NULL, "ko zh-CN en");
  /* A language that has no text is left out on paper, whatever the others have. */
  jsn_texts_set (photo->texts, "headline", "zh-CN", NULL);
  assert_languages (sheet, "headline", NULL, "ko en");
  /* The same language without region serves; another language never. */
  jsn_texts_set (photo->texts, "headline", "zh", "初雪");
  assert_languages (sheet, "headline", NULL, "ko zh-CN en");
  /* Any list of languages works. */
  g_strfreev (sheet->languages);
  sheet->languages = g_strsplit ("en fr ar ja ko zh-TW de", " ", -1);
  jsn_texts_set (photo->texts, "headline", "fr", "Première neige");
  jsn_texts_set (photo->texts, "headline", "ar", "أول ثلج");
  jsn_texts_set (photo->texts, "headline", "ja", "初雪の景福宮");
  assert_languages (sheet, "headline", NULL, "en fr ar ja ko zh-TW");
  /* A panel's own words, or else the exhibition's. */
  assert_languages (sheet, "panel.text", NULL, "en ko");
  jsn_texts_set (sheet->panel->texts, "text", "ja", "序文");
  assert_languages (sheet, "panel.text", NULL, "ja");
  assert_languages (sheet, "panel.number", NULL, "en");
}

static void
test_columns (void)
{
  g_autoptr (JsnSheet) sheet = bare_sheet ();

  add_text (sheet, "headline", "caption", 500, 300)->photo = 1;
  add_text (sheet, "headline", "caption", 200, 300)->photo = 1;
  g_autoptr (JsnScene) scene = jsn_compose (sheet);

  /* Wide: side by side from one line; narrow: under one another. */
  g_assert_cmpuint (scene->nodes->len, ==, 6);
  for (guint i = 1; i < 3; i++)
    {
      g_assert_cmpfloat_with_epsilon (get_node (scene, i)->y, get_node (scene, 0)->y, 0.05);
      g_assert_cmpfloat (get_node (scene, i)->x, >, get_node (scene, i - 1)->x + get_node (scene, i - 1)->width);
      g_assert_cmpfloat (get_node (scene, i + 3)->y, >, get_node (scene, i + 2)->y + 20);
      g_assert_cmpfloat (get_node (scene, i + 3)->x, ==, get_node (scene, i + 2)->x);
    }
}

static const JsnComposeFinding *
find (const GPtrArray *findings, const char *code, const char *lang)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const JsnComposeFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->code, code) == 0 && strcmp (finding->lang, lang) == 0)
        return finding;
    }
  return NULL;
}

static void
test_findings (void)
{
  g_autoptr (JsnSheet) sheet = bare_sheet ();
  JsnPhoto *photo = g_hash_table_lookup (sheet->photos, &(gint64){ 1 });
  g_autofree char *endless = g_strnfill (10000, 'x');

  jsn_texts_set (photo->texts, "headline", "ko", "눈 😀");
  jsn_texts_set (photo->texts, "headline", "zh-CN", "\xEE\x80\x80初雪");
  jsn_texts_set (photo->texts, "headline", "en", "Snow");
  jsn_texts_set (photo->texts, "alt", "en", endless);
  add_text (sheet, "headline", "caption", 500, 100)->photo = 1;
  add_text (sheet, "alt", "caption", 500, 300)->photo = 1;
  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  g_autoptr (GPtrArray) findings = jsn_scene_list_findings (scene);

  /* The emoji comes from another font, or from none where there is no such font. */
  g_assert_true (find (findings, "font-substituted", "ko") || find (findings, "glyph-missing", "ko"));
  g_assert_nonnull (find (findings, "glyph-missing", "zh-CN"));
  g_assert_null (find (findings, "font-substituted", "en"));
  g_assert_null (find (findings, "glyph-missing", "en"));
  g_assert_null (find (findings, "overset", "ko"));
  g_assert_nonnull (find (findings, "overset", "en"));
  g_assert_cmpint (find (findings, "overset", "en")->item, ==, 2);
  for (guint i = 0; i < findings->len; i++)
    g_assert_true (g_utf8_validate (((JsnComposeFinding *)g_ptr_array_index (findings, i))->message, -1, NULL));
}

/* One line too few is found, the exact height is enough. */
static void
test_overset_edge (void)
{
  g_autoptr (JsnSheet) sheet = bare_sheet ();
  JsnItem *item = add_text (sheet, "caption", "caption", 150, 400);
  double bottom = 0;

  item->photo = 1;
  item->languages = g_strdup ("en");
  for (double height = 400; height > 10; height -= 1)
    {
      item->height_mm = height;
      g_autoptr (JsnScene) scene = jsn_compose (sheet);
      const JsnNode *node = get_node (scene, 0);
      int last;

      pango_layout_get_size (node->layout, NULL, &last);
      bottom = jsn_pt_to_mm (node->y + (double)last / PANGO_SCALE) - 50;
      /* The leading under the last line is not text. */
      if (height > bottom)
        g_assert_false (node->overset);
      else if (height < bottom - jsn_pt_to_mm (0.3 * jsn_tier_get_size_pt (sheet, "caption")))
        g_assert_true (node->overset);
    }
  g_assert_cmpfloat (bottom, >, 50);
  g_assert_cmpfloat (bottom, <, 390);
}

static void
test_pick (void)
{
  g_autoptr (JsnSheet) sheet = bare_sheet ();

  add_item (sheet, JSN_ITEM_BOX, 0, 0, 594, 400);
  add_item (sheet, JSN_ITEM_FRAME, 100, 100, 100, 100);
  add_item (sheet, JSN_ITEM_RULE, 100, 600, 100, 0);
  add_text (sheet, "panel.number", "number", 20, 20);
  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  const struct
  {
    double x, y;
    gint64 item;
  } cases[] = { { 10, 10, 1 },   { 150, 150, 2 }, { 99, 150, 1 },  { 150, 600.5, 3 },
                { 150, 603, 0 }, { 60, 60, 4 },   { 500, 500, 0 }, { -10, 10, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (jsn_scene_pick (scene, jsn_mm_to_pt (cases[i].x), jsn_mm_to_pt (cases[i].y)), ==, cases[i].item);
}

/* The scene keeps nothing of the sheet that it was made from. */
static void
test_owns_sheet (void)
{
  const guint photos[] = { 0, 1 };
  JsnSheet *sheet = sample_sheet_new ("diptych", 594, 841, photos, 2);
  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 60, 84);
  cairo_t *cr = cairo_create (surface);

  jsn_sheet_free (sheet);
  cairo_scale (cr, 60 / scene->width, 60 / scene->width);
  jsn_paint_scene (cr, scene, TRUE, sample_paint_photo, NULL);
  jsn_paint_scene (cr, scene, FALSE, NULL, NULL);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  for (guint i = 0; i < scene->nodes->len; i++)
    if (get_node (scene, i)->kind == JSN_NODE_TEXT)
      g_assert_nonnull (strstr ("ko zh-CN en", get_node (scene, i)->lang));
}

static gpointer
compose_many (gpointer data)
{
  for (int i = 0; i < 10; i++)
    {
      g_autoptr (JsnScene) scene = jsn_compose (data);

      g_assert_cmpuint (scene->nodes->len, >, 5);
    }
  return NULL;
}

/* Scenes are made on many threads at once from sheets of their own. */
static void
test_threads (void)
{
  const guint photos[] = { 0, 1, 2, 3 };
  g_autoptr (JsnSheet) sheet = sample_sheet_new ("four-up", 594, 841, photos, 4);
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("compose", compose_many, sheet);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Without blanks and the marks for line breaks. */
static void
append_bare (GString *bare, const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != 0x200B && c != 0x2060)
        g_string_append_unichar (bare, c);
    }
}

/* On paper text stays text: every caption is read back from the PDF as it was written. */
static void
test_paper (void)
{
  const guint photos[] = { 0 };
  g_autoptr (JsnSheet) sheet = sample_sheet_new ("single", 594, 841, photos, 1);
  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, pdf, scene->width, scene->height);
  cairo_t *cr = cairo_create (surface);

  jsn_paint_scene (cr, scene, FALSE, NULL, NULL);
  cairo_destroy (cr);
  /* cairo 1.16 keeps 768 bytes of each CFF font that it writes. */
  leaks_are_not_ours (TRUE);
  cairo_surface_finish (surface);
  leaks_are_not_ours (FALSE);
  cairo_surface_destroy (surface);
  g_autoptr (GBytes) bytes = g_bytes_new (pdf->data, pdf->len);
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  PopplerPage *page = poppler_document_get_page (document, 0);
  g_autofree char *text = poppler_page_get_text (page);
  g_autoptr (GString) found = g_string_new (NULL);
  guint n_lines = 0;

  append_bare (found, text, strlen (text));
  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const JsnNode *node = get_node (scene, i);

      /* Line by line, as columns are read across. */
      for (GSList *l = node->layout ? pango_layout_get_lines_readonly (node->layout) : NULL; l; l = l->next, n_lines++)
        {
          const PangoLayoutLine *line = l->data;
          g_autoptr (GString) wanted = g_string_new (NULL);

          append_bare (wanted, pango_layout_get_text (node->layout) + line->start_index, (gsize)line->length);
          if (strstr (found->str, wanted->str) == NULL)
            g_error ("not read back: %s", wanted->str);
        }
    }
  g_assert_cmpuint (n_lines, >, 20);
  GList *images = poppler_page_get_image_mapping (page);
  g_assert_null (images);
  g_object_unref (page);
  g_object_unref (document);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/compose/bleed", test_bleed);
  g_test_add_func ("/layout/compose/crop", test_crop);
  g_test_add_func ("/layout/compose/frames-without", test_frames_without);
  g_test_add_func ("/layout/compose/languages", test_languages);
  g_test_add_func ("/layout/compose/columns", test_columns);
  g_test_add_func ("/layout/compose/findings", test_findings);
  g_test_add_func ("/layout/compose/overset-edge", test_overset_edge);
  g_test_add_func ("/layout/compose/pick", test_pick);
  g_test_add_func ("/layout/compose/owns-sheet", test_owns_sheet);
  g_test_add_func ("/layout/compose/threads", test_threads);
  g_test_add_func ("/layout/compose/paper", test_paper);
  return g_test_run ();
}
