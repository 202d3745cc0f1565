/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cropping on the canvas: the scene follows the hand, and one edit is made at the end. */
#include "app/frame-crop.h"
#include "app/panel-canvas-private.h"
#include "app/panel-edits.h"

#include <gdk/gdkkeysyms.h>
#include <math.h>

/* Keys move by a part of the frame. */
#define KEY_STEP 0.01
#define KEY_STEP_LARGE 0.1
#define KEY_FACTOR 1.05

static JsnNode *
find_photo (JsnPanelCanvas *self, gint64 item)
{
  JsnNode *node = jsn_panel_canvas_find_node (self, item);

  return node && node->kind == JSN_NODE_PHOTO ? node : NULL;
}

void
jsn_panel_canvas_begin_crop (JsnPanelCanvas *self, gint64 item, gboolean once)
{
  JsnNode *node = find_photo (self, item);

  if (self->cropped == item || node == NULL
      || jsn_exhibition_is_read_only (jsn_document_get_exhibition (self->document)))
    return;
  jsn_panel_canvas_end_crop (self, TRUE);
  /* Ending another one may have composed the panel anew. */
  node = find_photo (self, item);
  if (node == NULL)
    return;
  self->cropped = item;
  self->crop_before = *node;
  self->crop_once = once;
  jsn_panel_canvas_say_selection (self);
}

static gboolean
is_moved (const JsnNode *now, const JsnNode *before)
{
  return fabs (now->image_x - before->image_x) > 1e-6 || fabs (now->image_y - before->image_y) > 1e-6
         || fabs (now->image_width - before->image_width) > 1e-6;
}

void
jsn_panel_canvas_end_crop (JsnPanelCanvas *self, gboolean keep)
{
  g_return_if_fail (JSN_IS_PANEL_CANVAS (self));

  JsnNode *node = find_photo (self, self->cropped);
  gboolean moved = node && is_moved (node, &self->crop_before);
  JsnCrop crop;

  if (self->cropped == 0)
    return;
  self->cropped = 0;
  if (self->pointer == JSN_CANVAS_CROPPING)
    self->pointer = JSN_CANVAS_IDLE;
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    gdk_window_set_cursor (gtk_widget_get_window (GTK_WIDGET (self)), NULL);
  if (moved)
    {
      jsn_frame_crop_read (node, &crop);
      /* Shown as it was until the edit has come back: it may be refused. */
      *node = self->crop_before;
    }
  if (moved && keep)
    jsn_panel_edits_crop (self->document, node->item, &crop);
  jsn_panel_canvas_say_selection (self);
}

gboolean
jsn_panel_canvas_is_cropping (JsnPanelCanvas *self)
{
  g_return_val_if_fail (JSN_IS_PANEL_CANVAS (self), FALSE);
  return self->cropped != 0;
}

void
jsn_panel_canvas_pan_crop (JsnPanelCanvas *self, double dx_px, double dy_px)
{
  JsnNode *node = find_photo (self, self->cropped);

  if (node == NULL)
    return;
  jsn_frame_crop_pan (node, dx_px / self->view.zoom, dy_px / self->view.zoom);
  jsn_panel_canvas_say_selection (self);
}

void
jsn_panel_canvas_scale_crop (JsnPanelCanvas *self, double factor, double x_px, double y_px)
{
  JsnNode *node = find_photo (self, self->cropped);
  double x, y;

  if (node == NULL)
    return;
  jsn_panel_view_to_pt (&self->view, x_px, y_px, &x, &y);
  jsn_frame_crop_scale (node, factor, x, y);
  jsn_panel_canvas_say_selection (self);
}

static void
step (JsnPanelCanvas *self, int right, int down, gboolean large)
{
  JsnNode *node = find_photo (self, self->cropped);
  double part = large ? KEY_STEP_LARGE : KEY_STEP;

  if (node)
    jsn_frame_crop_pan (node, right * part * node->width, down * part * node->height);
  jsn_panel_canvas_say_selection (self);
}

static void
scale_by_key (JsnPanelCanvas *self, double factor)
{
  GdkRectangle box;

  if (jsn_panel_canvas_get_item_box (self, self->cropped, &box))
    jsn_panel_canvas_scale_crop (self, factor, box.x + box.width / 2.0, box.y + box.height / 2.0);
}

gboolean
jsn_panel_canvas_crop_key (JsnPanelCanvas *self, GdkEventKey *event)
{
  gboolean large = (event->state & GDK_SHIFT_MASK) != 0;

  if (self->cropped == 0 || (event->state & (GDK_CONTROL_MASK | GDK_MOD1_MASK)))
    return FALSE;
  switch (event->keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      step (self, -1, 0, large);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      step (self, 1, 0, large);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, 0, -1, large);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 0, 1, large);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      scale_by_key (self, KEY_FACTOR);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      scale_by_key (self, 1 / KEY_FACTOR);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      jsn_panel_canvas_end_crop (self, TRUE);
      return TRUE;
    case GDK_KEY_Escape:
      jsn_panel_canvas_end_crop (self, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}
