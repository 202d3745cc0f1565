/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items become nodes: lengths in points, bleed added, photos fitted, words set. */
#include "layout/compose.h"

#include <math.h>
#include <string.h>

#include "base/units.h"
#include "layout/block.h"

/* An edge this near to the trim is meant to lie on it. */
#define ON_TRIM_PT 0.3
/* The thinnest line that a press holds. */
#define HAIRLINE_PT 0.25
/* What may stick out of a block and still be taken to fit; rounding of stored lengths. */
#define SLACK_PT 0.5

static void
node_free (JsnNode *node)
{
  g_clear_object (&node->layout);
  g_free (node);
}

static JsnTiers
get_tiers (const JsnSheet *sheet)
{
  return (JsnTiers){ sheet->panel->width_mm, sheet->panel->height_mm, jsn_sheet_get_number (sheet, "type_scale") };
}

double
jsn_tier_get_size_pt (const JsnSheet *sheet, const char *tier)
{
  g_return_val_if_fail (sheet != NULL && tier != NULL, 0);

  JsnTiers tiers = get_tiers (sheet);

  return jsn_tiers_get_size (&tiers, tier);
}

static JsnNode *
add_node (JsnScene *scene, JsnNodeKind kind, const JsnItem *item)
{
  JsnNode *node = g_new0 (JsnNode, 1);

  node->kind = kind;
  node->item = item->id;
  node->x = jsn_mm_to_pt (item->x_mm);
  node->y = jsn_mm_to_pt (item->y_mm);
  node->width = jsn_mm_to_pt (item->width_mm);
  node->height = jsn_mm_to_pt (item->height_mm);
  g_ptr_array_add (scene->nodes, node);
  return node;
}

/* What ends on the trim is cut there, so it must go on into the bleed. */
static void
extend_into_bleed (const JsnScene *scene, JsnNode *node)
{
  double right = node->x + node->width, bottom = node->y + node->height;

  if (fabs (right - scene->width) < ON_TRIM_PT)
    right = scene->width + scene->bleed;
  if (fabs (bottom - scene->height) < ON_TRIM_PT)
    bottom = scene->height + scene->bleed;
  if (fabs (node->x) < ON_TRIM_PT)
    node->x = -scene->bleed;
  if (fabs (node->y) < ON_TRIM_PT)
    node->y = -scene->bleed;
  node->width = right - node->x;
  node->height = bottom - node->y;
}

/* Where an image of @length with its point @center (0–1) in the middle of a frame begins; never showing paper that it
 * could cover. */
static double
place_image (double begin, double extent, double length, double center)
{
  double start = begin + extent / 2 - (isfinite (center) ? CLAMP (center, 0, 1) : 0.5) * length;

  return length >= extent ? CLAMP (start, begin + extent - length, begin) : start;
}

static void
fit_photo (JsnNode *node, const JsnPhoto *photo, const JsnCrop *crop)
{
  double fill = MAX (node->width / photo->width_px, node->height / photo->height_px);
  double scale = fill * (isfinite (crop->scale) && crop->scale > 0 ? crop->scale : 1);

  node->photo = photo->id;
  node->image_width = photo->width_px * scale;
  node->image_height = photo->height_px * scale;
  node->image_x = place_image (node->x, node->width, node->image_width, crop->center_x);
  node->image_y = place_image (node->y, node->height, node->image_height, crop->center_y);
}

static void
compose_frame (JsnScene *scene, const JsnItem *item)
{
  const JsnPhoto *photo = item->photo ? jsn_sheet_get_photo (scene->sheet, item->photo) : NULL;
  gboolean shown = photo && photo->width_px > 0 && photo->height_px > 0;

  if (!(item->width_mm > 0 && item->height_mm > 0))
    return;
  JsnNode *node = add_node (scene, shown ? JSN_NODE_PHOTO : JSN_NODE_EMPTY, item);
  extend_into_bleed (scene, node);
  if (shown)
    fit_photo (node, photo, &item->crop);
}

static void
compose_box (JsnScene *scene, const JsnItem *item)
{
  JsnNode *node = add_node (scene, JSN_NODE_BOX, item);

  node->ink = item->ink ? jsn_ink_find (item->ink) : NULL;
  if (node->ink == NULL)
    node->ink = jsn_ink_find ("black");
  node->width = MAX (node->width, HAIRLINE_PT);
  node->height = MAX (node->height, HAIRLINE_PT);
  extend_into_bleed (scene, node);
}

/* The scene's own copy of a tag, so that nodes may borrow it. */
static const char *
find_lang (const JsnScene *scene, const char *lang)
{
  for (char **own = scene->sheet->languages; own && *own; own++)
    if (strcmp (*own, lang) == 0)
      return *own;
  return g_intern_string (lang);
}

static void
compose_text (JsnScene *scene, const JsnItem *item, PangoContext *context, const JsnTiers *tiers)
{
  g_autoptr (JsnSpeech) speech = jsn_speech_of_item (scene->sheet, item);
  double width = jsn_mm_to_pt (MAX (item->width_mm, 0)), height = jsn_mm_to_pt (MAX (item->height_mm, 0));
  g_autoptr (JsnBlock) block = jsn_block_lay_out (speech, context, tiers, width, item->ink);

  for (guint i = 0; i < block->texts->len; i++)
    {
      const JsnPlacedText *text = g_ptr_array_index (block->texts, i);
      JsnNode *node = add_node (scene, JSN_NODE_TEXT, item);

      node->x += text->x;
      node->y += text->y;
      node->width = text->width;
      node->height = MAX (height - text->y, 0);
      node->ink = text->ink;
      node->layout = g_object_ref (text->layout);
      node->lang = find_lang (scene, text->lang);
      node->overset = text->bottom > height + SLACK_PT || jsn_text_get_width (text->layout) > text->width + SLACK_PT;
    }
}

JsnScene *
jsn_compose (const JsnSheet *sheet)
{
  g_return_val_if_fail (sheet != NULL && sheet->panel != NULL, NULL);

  PangoContext *context = jsn_text_context_new ();
  JsnScene *scene = g_new0 (JsnScene, 1);
  JsnTiers tiers = get_tiers (sheet);
  double bleed = jsn_sheet_get_number (sheet, "bleed_mm");

  scene->sheet = jsn_sheet_copy (sheet);
  scene->width = jsn_mm_to_pt (sheet->panel->width_mm);
  scene->height = jsn_mm_to_pt (sheet->panel->height_mm);
  scene->bleed = isfinite (bleed) ? jsn_mm_to_pt (MAX (bleed, 0)) : 0;
  scene->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify)node_free);
  for (guint i = 0; i < scene->sheet->panel->items->len; i++)
    {
      const JsnItem *item = g_ptr_array_index (scene->sheet->panel->items, i);

      if (item->kind == JSN_ITEM_FRAME)
        compose_frame (scene, item);
      else if (item->kind == JSN_ITEM_TEXT)
        compose_text (scene, item, context, &tiers);
      else
        compose_box (scene, item);
    }
  g_object_unref (context);
  return scene;
}
