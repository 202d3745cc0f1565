/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every template on every kind of sheet, with real texts: nothing overset, nothing off the sheet, nothing on top of
 * anything. */
#include <math.h>
#include <string.h>

#include "base/units.h"
#include "sample.h"

typedef struct
{
  const char *tmpl;
  guint n_photos;
  guint photos[4];
} Case;

/* Shapes alike, shapes mixed, the same twice. */
static const Case cases[] = {
  { "title", 0, { 0 } },
  { "title", 1, { 0 } },
  { "title", 1, { 1 } },
  { "text", 0, { 0 } },
  { "single", 1, { 0 } },
  { "single", 1, { 1 } },
  { "single", 1, { 4 } },
  { "diptych", 2, { 0, 3 } },
  { "diptych", 2, { 0, 1 } },
  { "diptych", 2, { 1, 1 } },
  { "triptych", 3, { 0, 2, 3 } },
  { "triptych", 3, { 1, 0, 4 } },
  { "four-up", 4, { 0, 2, 3, 0 } },
  { "four-up", 4, { 0, 1, 2, 4 } },
  { "four-up", 4, { 1, 1, 1, 1 } },
};

static const double sheets[][2]
    = { { 594, 841 }, { 210, 297 }, { 700, 1000 }, { 600, 900 }, { 707, 1000 }, { 841, 1189 } };

typedef void (*Judge) (const JsnSheet *sheet, const JsnScene *scene, const Case *what);

static void
each_panel (Judge judge)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize s = 0; s < G_N_ELEMENTS (sheets); s++)
      for (int turned = 0; turned < 2; turned++)
        {
          g_autoptr (JsnSheet) sheet = sample_sheet_new (cases[i].tmpl, sheets[s][turned], sheets[s][!turned],
                                                         cases[i].photos, cases[i].n_photos);
          g_autoptr (JsnScene) scene = jsn_compose (sheet);

          g_test_message ("%s of %u on %g × %g", cases[i].tmpl, cases[i].n_photos, sheets[s][turned],
                          sheets[s][!turned]);
          judge (sheet, scene, &cases[i]);
        }
}

static void
judge_findings (const JsnSheet *sheet, const JsnScene *scene, const Case *what)
{
  g_autoptr (GPtrArray) findings = jsn_scene_list_findings (scene);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((JsnComposeFinding *)g_ptr_array_index (findings, i))->message);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_fits (void)
{
  each_panel (judge_findings);
}

static gboolean
is_backdrop (const JsnItem *item)
{
  return item->kind == JSN_ITEM_BOX;
}

static void
judge_places (const JsnSheet *sheet, const JsnScene *scene, const Case *what)
{
  const JsnPanel *panel = sheet->panel;

  g_assert_cmpstr (panel->template_name, ==, what->tmpl);
  for (guint i = 0; i < panel->items->len; i++)
    {
      const JsnItem *a = g_ptr_array_index (panel->items, i);

      g_assert_cmpfloat (a->x_mm, >=, 0);
      g_assert_cmpfloat (a->y_mm, >=, 0);
      g_assert_cmpfloat (a->width_mm, >, 0);
      g_assert_cmpfloat (a->height_mm, >, 0);
      g_assert_cmpfloat (a->x_mm + a->width_mm, <=, panel->width_mm + 0.01);
      g_assert_cmpfloat (a->y_mm + a->height_mm, <=, panel->height_mm + 0.01);
      for (guint j = 0; j < i; j++)
        {
          const JsnItem *b = g_ptr_array_index (panel->items, j);
          double wide = MIN (a->x_mm + a->width_mm, b->x_mm + b->width_mm) - MAX (a->x_mm, b->x_mm);
          double tall = MIN (a->y_mm + a->height_mm, b->y_mm + b->height_mm) - MAX (a->y_mm, b->y_mm);

          if (!is_backdrop (a) && !is_backdrop (b) && wide > 0.02 && tall > 0.02)
            g_error ("items %u and %u lie on each other by %g × %g mm", i, j, wide, tall);
        }
    }
}

static void
test_places (void)
{
  each_panel (judge_places);
}

/* Every photo has its frame, is hardly cropped, and big enough to be what the panel is about. */
static void
judge_photos (const JsnSheet *sheet, const JsnScene *scene, const Case *what)
{
  double shown = 0;
  guint n_photos = 0;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const JsnNode *node = g_ptr_array_index (scene->nodes, i);

      if (node->kind != JSN_NODE_PHOTO)
        continue;
      double frame = node->width * node->height, image = node->image_width * node->image_height;
      g_assert_cmpint (node->photo, ==, what->photos[n_photos] + 1);
      if (strcmp (what->tmpl, "title") != 0)
        g_assert_cmpfloat (frame / image, >, 0.875);
      if (strcmp (what->tmpl, "single") == 0)
        g_assert_cmpfloat (frame / image, >, 0.999);
      shown += frame;
      n_photos++;
    }
  g_assert_cmpuint (n_photos, ==, what->n_photos);
  if (n_photos > 0)
    g_assert_cmpfloat (shown / (scene->width * scene->height), >, 0.1);
}

static void
test_photos (void)
{
  each_panel (judge_photos);
}

/* Without photos frames stay empty, where there are frames. */
static void
test_empty (void)
{
  gsize n_templates;
  const JsnTemplate *templates = jsn_template_list (&n_templates);

  for (gsize i = 0; i < n_templates; i++)
    {
      g_autoptr (JsnPanel) panel = jsn_template_make (&templates[i], 594, 841, 3, NULL, 0);
      int n_frames = 0;

      for (guint j = 0; j < panel->items->len; j++)
        {
          const JsnItem *item = g_ptr_array_index (panel->items, j);

          n_frames += item->kind == JSN_ITEM_FRAME;
          g_assert_cmpint (item->photo, ==, 0);
        }
      /* The title panel without a photo is a field of colour. */
      g_assert_cmpint (n_frames, ==, strcmp (templates[i].name, "title") == 0 ? 0 : templates[i].n_photos);
      g_assert_true (jsn_template_find (templates[i].name) == &templates[i]);
    }
  g_assert_null (jsn_template_find ("nonsense"));
}

/* The smallest and the oddest sheets give a panel, whatever it looks like. */
static void
test_odd_sheets (void)
{
  const double odd[][2] = { { 50, 50 }, { 50, 5000 }, { 5000, 50 }, { 5000, 5000 }, { 297, 420 }, { 600, 600 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize s = 0; s < G_N_ELEMENTS (odd); s++)
      {
        g_autoptr (JsnSheet) sheet
            = sample_sheet_new (cases[i].tmpl, odd[s][0], odd[s][1], cases[i].photos, cases[i].n_photos);
        g_autoptr (JsnScene) scene = jsn_compose (sheet);

        for (guint n = 0; n < scene->nodes->len; n++)
          {
            const JsnNode *node = g_ptr_array_index (scene->nodes, n);

            g_assert_true (isfinite (node->x) && isfinite (node->y) && node->width >= 0 && node->height >= 0);
          }
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/template/fits", test_fits);
  g_test_add_func ("/layout/template/places", test_places);
  g_test_add_func ("/layout/template/photos", test_photos);
  g_test_add_func ("/layout/template/empty", test_empty);
  g_test_add_func ("/layout/template/odd-sheets", test_odd_sheets);
  return g_test_run ();
}
