/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the photo grid share. */
#pragma once

#include "app/photo-cells.h"
#include "app/photo-grid.h"

G_BEGIN_DECLS

#define JSN_PHOTO_GRID_THUMBNAIL 150 /* logical pixels, unless somebody wants another size */

typedef enum
{
  JSN_POINTER_IDLE,
  JSN_POINTER_PRESSED, /* on a photo: may become a drag */
  JSN_POINTER_BAND,    /* a rubber band is being drawn */
} JsnPointerMode;

typedef struct
{
  JsnPointerMode mode;
  int start_x, start_y;       /* where pressed; for the band with scrolling added */
  int now_x, now_y;           /* the same, now */
  guint index;                /* the photo pressed on */
  gboolean choose_on_release; /* pressed on one of several selected: they stay until it is clear that it was no drag */
  guint8 *before;             /* flags of what was selected before the band, NULL: nothing */
  guint edge_tick;            /* scrolls while the band is held beyond an edge */
  double edge_speed;
} JsnPointer;

struct _JsnPhotoGrid
{
  GtkWidget parent_instance;

  JsnDocument *document;
  char **languages;
  JsnPhotoSelection *selection;
  JsnCells cells;
  GHashTable *known; /* gint64 * → JsnPhoto * */
  int thumbnail_size;
  gboolean badges;
  gboolean visited; /* a key or click has been here */
  JsnPointer pointer;
  GtkGesture *long_press;
  GArray *dragged;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;
};

enum
{
  JSN_PHOTO_GRID_SELECTION_CHANGED,
  JSN_PHOTO_GRID_ACTIVATED,
  JSN_PHOTO_GRID_RATE,
  JSN_PHOTO_GRID_PICK,
  JSN_PHOTO_GRID_REMOVE,
  JSN_PHOTO_GRID_MENU,
  JSN_PHOTO_GRID_N_SIGNALS
};

extern guint jsn_photo_grid_signals[JSN_PHOTO_GRID_N_SIGNALS];

/* photo-grid.c: after the selection or the cursor has changed */
void jsn_photo_grid_selection_changed (JsnPhotoGrid *grid);
void jsn_photo_grid_cursor_moved (JsnPhotoGrid *grid);
/* Read when first asked for; NULL when it is gone. */
const JsnPhoto *jsn_photo_grid_get_photo (JsnPhotoGrid *grid, guint index);
/* How far the cells are scrolled up. */
int jsn_photo_grid_get_scroll (JsnPhotoGrid *grid);

/* photo-grid-draw.c */
gboolean jsn_photo_grid_draw (GtkWidget *widget, cairo_t *cr);

/* photo-grid-keys.c: TRUE when the key was ours */
gboolean jsn_photo_grid_press_key (JsnPhotoGrid *grid, const GdkEventKey *event);

/* photo-grid-pointer.c: mouse, touch, drags out */
void jsn_photo_grid_class_init_pointer (GtkWidgetClass *klass);
void jsn_photo_grid_pointer_init (JsnPhotoGrid *grid);
void jsn_photo_grid_pointer_stop (JsnPhotoGrid *grid);
void jsn_photo_grid_pointer_scrolled (JsnPhotoGrid *grid);
/* In the coordinates of all cells. */
void jsn_photo_grid_get_band (JsnPhotoGrid *grid, GdkRectangle *band);

G_END_DECLS
