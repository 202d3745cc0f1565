/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cropping by hand: what is seen while dragging is what compose makes of the crop that is kept. */
#include "app/frame-crop.h"
#include "app/panel-edits.h"
#include "layout/compose.h"

/* One frame of 300 × 200 mm on an A2 sheet, and a photo of 3000 × 2500 px in it. */
static JsnSheet *
make_sheet (const JsnCrop *crop)
{
  JsnSheet *sheet = g_new0 (JsnSheet, 1);
  JsnItem *item = jsn_item_new (JSN_ITEM_FRAME);
  JsnPhoto *photo = jsn_photo_new ();

  sheet->panel = jsn_panel_new ();
  sheet->panel->width_mm = 420;
  sheet->panel->height_mm = 594;
  item->id = 5;
  item->x_mm = 50;
  item->y_mm = 60;
  item->width_mm = 300;
  item->height_mm = 200;
  item->photo = 7;
  item->crop = *crop;
  g_ptr_array_add (sheet->panel->items, item);
  photo->id = 7;
  photo->width_px = 3000;
  photo->height_px = 2500;
  sheet->photos = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)jsn_photo_free);
  g_hash_table_insert (sheet->photos, &photo->id, photo);
  sheet->exhibition = jsn_texts_new ();
  sheet->languages = g_new0 (char *, 2);
  sheet->languages[0] = g_strdup ("en");
  sheet->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (sheet->settings, g_strdup ("bleed_mm"), g_strdup ("3"));
  g_hash_table_insert (sheet->settings, g_strdup ("type_scale"), g_strdup ("1"));
  return sheet;
}

static JsnScene *
compose (const JsnCrop *crop)
{
  g_autoptr (JsnSheet) sheet = make_sheet (crop);

  return jsn_compose (sheet);
}

static JsnNode *
get_photo (JsnScene *scene)
{
  JsnNode *node = g_ptr_array_index (scene->nodes, 0);

  g_assert_cmpint (node->kind, ==, JSN_NODE_PHOTO);
  return node;
}

/* Composing what was read must put the photo where the hand left it. */
static void
assert_kept (const JsnNode *node)
{
  JsnCrop crop;

  jsn_frame_crop_read (node, &crop);
  g_assert_cmpfloat (crop.center_x, >=, 0);
  g_assert_cmpfloat (crop.center_x, <=, 1);

  g_autoptr (JsnScene) again = compose (&crop);
  const JsnNode *composed = get_photo (again);

  g_assert_cmpfloat_with_epsilon (composed->image_x, node->image_x, 1e-6);
  g_assert_cmpfloat_with_epsilon (composed->image_y, node->image_y, 1e-6);
  g_assert_cmpfloat_with_epsilon (composed->image_width, node->image_width, 1e-6);
  g_assert_cmpfloat_with_epsilon (composed->image_height, node->image_height, 1e-6);
}

static void
test_pan (void)
{
  g_autoptr (JsnScene) scene = compose (&(JsnCrop){ 0.5, 0.5, 1.6 });
  JsnNode *node = get_photo (scene);
  double x = node->image_x;

  jsn_frame_crop_pan (node, -17, 9);
  g_assert_cmpfloat_with_epsilon (node->image_x, x - 17, 1e-9);
  assert_kept (node);
}

/* However far it is pushed, no paper shows that the photo could cover. */
static void
test_pan_covers (void)
{
  g_autoptr (JsnScene) scene = compose (&(JsnCrop){ 0.5, 0.5, 1 });
  JsnNode *node = get_photo (scene);

  for (int i = 0; i < 4; i++)
    {
      jsn_frame_crop_pan (node, i & 1 ? 9999 : -9999, i & 2 ? 9999 : -9999);
      g_assert_cmpfloat (node->image_x, <=, node->x + 1e-6);
      g_assert_cmpfloat (node->image_y, <=, node->y + 1e-6);
      g_assert_cmpfloat (node->image_x + node->image_width, >=, node->x + node->width - 1e-6);
      g_assert_cmpfloat (node->image_y + node->image_height, >=, node->y + node->height - 1e-6);
      assert_kept (node);
    }
}

static void
test_scale_keeps_point (void)
{
  g_autoptr (JsnScene) scene = compose (&(JsnCrop){ 0.5, 0.5, 2 });
  JsnNode *node = get_photo (scene);
  double x = node->x + node->width * 0.4, y = node->y + node->height * 0.6;
  double part_x = (x - node->image_x) / node->image_width, part_y = (y - node->image_y) / node->image_height;

  jsn_frame_crop_scale (node, 1.3, x, y);
  g_assert_cmpfloat_with_epsilon ((x - node->image_x) / node->image_width, part_x, 1e-9);
  g_assert_cmpfloat_with_epsilon ((y - node->image_y) / node->image_height, part_y, 1e-9);
  assert_kept (node);
}

/* Rolling the wheel stops where the photo just fills the frame, and goes on from there. */
static void
test_scale_stops_at_fill (void)
{
  g_autoptr (JsnScene) scene = compose (&(JsnCrop){ 0.3, 0.5, 1.02 });
  JsnNode *node = get_photo (scene);
  JsnCrop crop;

  jsn_frame_crop_scale (node, 0.9, node->x, node->y);
  jsn_frame_crop_read (node, &crop);
  g_assert_cmpfloat_with_epsilon (crop.scale, 1, 1e-9);
  jsn_frame_crop_scale (node, 0.9, node->x, node->y);
  jsn_frame_crop_read (node, &crop);
  g_assert_cmpfloat_with_epsilon (crop.scale, 0.9, 1e-9);
  assert_kept (node);
}

static void
test_scale_limits (void)
{
  g_autoptr (JsnScene) scene = compose (&(JsnCrop){ 0.5, 0.5, 1 });
  JsnNode *node = get_photo (scene);
  JsnCrop crop;

  for (int i = 0; i < 200; i++)
    jsn_frame_crop_scale (node, 1.3, node->x, node->y);
  jsn_frame_crop_read (node, &crop);
  g_assert_cmpfloat (crop.scale, <=, 50); /* what the operation takes */
  for (int i = 0; i < 400; i++)
    jsn_frame_crop_scale (node, 0.8, node->x, node->y);
  jsn_frame_crop_read (node, &crop);
  g_assert_cmpfloat (crop.scale, >=, 0.05);
}

static JsnItem *
add_item (JsnPanel *panel, gint64 id, JsnItemKind kind, double x_mm, double y_mm)
{
  JsnItem *item = jsn_item_new (kind);

  item->id = id;
  item->x_mm = x_mm;
  item->y_mm = y_mm;
  g_ptr_array_add (panel->items, item);
  return item;
}

/* The keyboard goes from item to item as the eye does, whatever lies on top. */
static void
test_order (void)
{
  g_autoptr (JsnPanel) panel = jsn_panel_new ();
  const gint64 expected[] = { 4, 1, 3 };

  add_item (panel, 1, JSN_ITEM_FRAME, 300, 20);
  add_item (panel, 2, JSN_ITEM_RULE, 10, 10);
  add_item (panel, 3, JSN_ITEM_TEXT, 10, 400);
  add_item (panel, 4, JSN_ITEM_FRAME, 10, 20);

  g_autoptr (GPtrArray) items = jsn_panel_list_in_order (panel);

  g_assert_cmpuint (items->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < items->len; i++)
    g_assert_cmpint (((const JsnItem *)g_ptr_array_index (items, i))->id, ==, expected[i]);
  g_assert_null (jsn_panel_find_item (panel, 9));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/frame-crop/pan", test_pan);
  g_test_add_func ("/app/frame-crop/pan-covers", test_pan_covers);
  g_test_add_func ("/app/frame-crop/scale-keeps-point", test_scale_keeps_point);
  g_test_add_func ("/app/frame-crop/scale-stops-at-fill", test_scale_stops_at_fill);
  g_test_add_func ("/app/frame-crop/scale-limits", test_scale_limits);
  g_test_add_func ("/app/panel/order", test_order);
  return g_test_run ();
}
