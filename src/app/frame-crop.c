/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inverse of what compose does with a crop. */
#include "app/frame-crop.h"

#define SCALE_MIN 0.1
#define SCALE_MAX 20.0

/* The width that just fills the frame. */
static double
get_fill_width (const JsnNode *node)
{
  return node->image_width * MAX (node->width / node->image_width, node->height / node->image_height);
}

static double
clamp_start (double start, double begin, double extent, double length)
{
  double slack = begin + extent - length;

  return CLAMP (start, MIN (begin, slack), MAX (begin, slack));
}

static void
keep_within (JsnNode *node)
{
  node->image_x = clamp_start (node->image_x, node->x, node->width, node->image_width);
  node->image_y = clamp_start (node->image_y, node->y, node->height, node->image_height);
}

void
jsn_frame_crop_pan (JsnNode *node, double dx, double dy)
{
  g_return_if_fail (node != NULL && node->kind == JSN_NODE_PHOTO);
  node->image_x += dx;
  node->image_y += dy;
  keep_within (node);
}

void
jsn_frame_crop_scale (JsnNode *node, double factor, double x, double y)
{
  g_return_if_fail (node != NULL && node->kind == JSN_NODE_PHOTO);
  g_return_if_fail (factor > 0);

  double fill = get_fill_width (node);
  double before = node->image_width / fill;
  double after = CLAMP (before * factor, SCALE_MIN, SCALE_MAX);

  if ((before - 1) * (after - 1) < 0)
    after = 1;
  factor = after / before;
  node->image_x = x + (node->image_x - x) * factor;
  node->image_y = y + (node->image_y - y) * factor;
  node->image_width *= factor;
  node->image_height *= factor;
  keep_within (node);
}

void
jsn_frame_crop_read (const JsnNode *node, JsnCrop *crop)
{
  g_return_if_fail (node != NULL && node->kind == JSN_NODE_PHOTO);
  g_return_if_fail (crop != NULL);

  crop->center_x = CLAMP ((node->x + node->width / 2 - node->image_x) / node->image_width, 0, 1);
  crop->center_y = CLAMP ((node->y + node->height / 2 - node->image_y) / node->image_height, 0, 1);
  crop->scale = node->image_width / get_fill_width (node);
}
