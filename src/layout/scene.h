/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The display list of one panel: what lies where, in points, text already broken into lines. */
#pragma once

#include <pango/pango.h>

#include "exhibition/sheet.h"
#include "layout/ink.h"

G_BEGIN_DECLS

typedef enum
{
  JSN_NODE_BOX,   /* filled rectangle */
  JSN_NODE_PHOTO, /* photo through a frame */
  JSN_NODE_EMPTY, /* a frame without a photo: shown on the screen, nothing on paper */
  JSN_NODE_TEXT,  /* one laid-out paragraph */
} JsnNodeKind;

typedef struct
{
  JsnNodeKind kind;
  gint64 item; /* the item it comes from; 0 for none */
  double x, y, width,
      height; /* points from the trim's top left corner; may reach into the bleed. Text: the block's column */

  const JsnInk *ink; /* boxes and text */

  /* photos */
  gint64 photo;
  double image_x, image_y, image_width, image_height; /* where the whole upright photo lies; the frame clips it */

  /* text */
  PangoLayout *layout; /* owned; at x, y */
  const char *lang;    /* borrowed from the scene */
  gboolean overset;    /* does not fit its block, in height or in width */
} JsnNode;

typedef struct
{
  double width, height; /* trim, points */
  double bleed;
  GPtrArray *nodes; /* of JsnNode *, bottom first */
  JsnSheet *sheet;  /* owned: the facts it was made of; photos by id */
} JsnScene;

void jsn_scene_free (JsnScene *scene);
/* The topmost item under a point (points from the trim's corner), or 0. */
gint64 jsn_scene_pick (const JsnScene *scene, double x, double y);
/* Effective ppi of a photo node: upright pixels over inches. */
double jsn_node_get_ppi (const JsnScene *scene, const JsnNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnScene, jsn_scene_free)

G_END_DECLS
