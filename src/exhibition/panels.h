/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Panels and what lies on them. Lengths in mm from the trim's top left corner. */
#pragma once

#include "exhibition/photos.h"

G_BEGIN_DECLS

typedef enum
{
  JSN_ITEM_FRAME, /* shows a photo */
  JSN_ITEM_TEXT,  /* a text block */
  JSN_ITEM_RULE,  /* a line along its longer side */
  JSN_ITEM_BOX,   /* a filled box */
} JsnItemKind;

/* How a photo lies in its frame: the point of the photo (fractions 0–1 of its upright width and height) at the frame's
 * centre, and the scale relative to the smallest that fills the frame (1: fills; less: paper shows). Independent of
 * sizes. */
typedef struct
{
  double center_x;
  double center_y;
  double scale;
} JsnCrop;

typedef struct
{
  gint64 id; /* 0 for a new one */
  JsnItemKind kind;
  double x_mm, y_mm, width_mm, height_mm;
  gint64 photo; /* frames: the photo shown, 0 when empty. Text blocks: the photo whose field they show, 0: the panel's
                   or exhibition's */
  JsnCrop crop;
  char *field;     /* text blocks: "caption", "headline", "credit", "facts", "panel.title", "panel.text",
                      "exhibition.title", … ; see layout/compose.h */
  char *style;     /* text blocks: the tier: "title", "intro", "heading", "caption", "credit", "number" */
  char *languages; /* text blocks: space-separated tags, NULL: all of the exhibition's */
  char *ink;       /* rules and boxes: name of an ink; see layout/ink.h */
} JsnItem;

typedef struct
{
  gint64 id;
  int number;                 /* 1 …, its place in the exhibition's order */
  double width_mm, height_mm; /* trim */
  char *template_name;
  JsnTexts *texts;  /* fields title, text */
  GPtrArray *items; /* of JsnItem *, bottom first */
} JsnPanel;

JsnPanel *jsn_panel_new (void);
JsnPanel *jsn_panel_copy (const JsnPanel *panel);
void jsn_panel_free (JsnPanel *panel);
JsnItem *jsn_item_new (JsnItemKind kind);
JsnItem *jsn_item_copy (const JsnItem *item);
void jsn_item_free (JsnItem *item);
const char *jsn_item_kind_name (JsnItemKind kind);

/* Ids in order. */
GArray *jsn_panels_list (JsnExhibition *exhibition, GError **error);
JsnPanel *jsn_panels_load (JsnExhibition *exhibition, gint64 id, GError **error);
/* The panel with this number, or 0. */
gint64 jsn_panels_find_number (JsnExhibition *exhibition, int number);

/* Writing. Appends the panel with all its items as the last one (numbers stay 1 … n without gaps); sets ids. */
gboolean jsn_panels_add (JsnEdit *edit, JsnPanel *panel, GError **error);
gboolean jsn_panels_remove (JsnEdit *edit, gint64 id, GError **error);
gboolean jsn_panels_move (JsnEdit *edit, gint64 id, int number, GError **error);
/* Replaces size, template and items, keeping id, number and texts. */
gboolean jsn_panels_replace_items (JsnEdit *edit, gint64 id, const JsnPanel *panel, GError **error);
/* Text field with language ("title", "text"). */
gboolean
jsn_panels_set (JsnEdit *edit, gint64 id, const char *field, const char *lang, const char *value, GError **error);
/* Shows @photo (0: none) in a frame with a fresh crop; text blocks of the panel that belonged to the frame's old photo
 * follow. */
gboolean jsn_panels_set_photo (JsnEdit *edit, gint64 item, gint64 photo, GError **error);
gboolean jsn_panels_set_crop (JsnEdit *edit, gint64 item, const JsnCrop *crop, GError **error);
gboolean jsn_panels_set_box (
    JsnEdit *edit, gint64 item, double x_mm, double y_mm, double width_mm, double height_mm, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnPanel, jsn_panel_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnItem, jsn_item_free)

G_END_DECLS
