/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving and scaling a photo within its frame, on the scene itself, before it becomes an edit: pure, no widget. */
#pragma once

#include "layout/scene.h"

G_BEGIN_DECLS

/* Each changes where the photo of a JSN_NODE_PHOTO lies; points. The frame stays covered as far as the photo reaches,
 * and a photo that is smaller than its frame stays inside. */
void jsn_frame_crop_pan (JsnNode *node, double dx, double dy);
/* By @factor about the point x, y of the sheet; stops at the size that just fills the frame when it comes by. */
void jsn_frame_crop_scale (JsnNode *node, double factor, double x, double y);

/* The crop that composes to where the photo lies now. */
void jsn_frame_crop_read (const JsnNode *node, JsnCrop *crop);

G_END_DECLS
