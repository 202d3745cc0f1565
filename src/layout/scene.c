/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scene's own life, and the questions asked of it. */
#include "layout/scene.h"

#include "base/units.h"

/* Thin rules are hard to hit. */
#define PICK_SLACK_PT 3.0

void
jsn_scene_free (JsnScene *scene)
{
  if (scene == NULL)
    return;
  g_ptr_array_unref (scene->nodes);
  jsn_sheet_free (scene->sheet);
  g_free (scene);
}

static gboolean
item_is_at (const JsnItem *item, double x, double y)
{
  double slack_x = MAX (PICK_SLACK_PT - jsn_mm_to_pt (item->width_mm) / 2, 0);
  double slack_y = MAX (PICK_SLACK_PT - jsn_mm_to_pt (item->height_mm) / 2, 0);
  double left = jsn_mm_to_pt (item->x_mm), top = jsn_mm_to_pt (item->y_mm);

  return x >= left - slack_x && x <= left + jsn_mm_to_pt (item->width_mm) + slack_x && y >= top - slack_y
         && y <= top + jsn_mm_to_pt (item->height_mm) + slack_y;
}

gint64
jsn_scene_pick (const JsnScene *scene, double x, double y)
{
  g_return_val_if_fail (scene != NULL, 0);

  /* Items rather than nodes: a text block without text yet is there to be picked as well. */
  const GPtrArray *items = scene->sheet->panel->items;

  for (guint i = items->len; i > 0; i--)
    {
      const JsnItem *item = g_ptr_array_index (items, i - 1);

      if (item_is_at (item, x, y))
        return item->id;
    }
  return 0;
}

double
jsn_node_get_ppi (const JsnScene *scene, const JsnNode *node)
{
  g_return_val_if_fail (scene != NULL && node != NULL && node->kind == JSN_NODE_PHOTO, 0);

  const JsnPhoto *photo = jsn_sheet_get_photo (scene->sheet, node->photo);

  return photo && node->image_width > 0 ? photo->width_px / (node->image_width / JSN_PT_PER_INCH) : 0;
}
