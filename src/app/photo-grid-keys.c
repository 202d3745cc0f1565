/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo grid under the keyboard: moving, extending, and the keys that rate, pick and remove. */
#include "app/photo-grid-private.h"

#define SMALLEST 96
#define LARGEST 320
#define ZOOM_STEP 32

/* As lists do: plain selects, Shift extends, Ctrl only moves. */
static void
step_cursor (JsnPhotoGrid *self, JsnCellsStep step, GdkModifierType modifiers)
{
  guint cursor = jsn_photo_selection_get_cursor (self->selection);

  if (self->cells.n_cells == 0)
    return;

  guint n_selected = jsn_photo_selection_get_n_selected (self->selection);
  int page = gtk_widget_get_allocated_height (GTK_WIDGET (self));
  /* The first key in a fresh grid selects where the cursor is. */
  gboolean fresh = n_selected == 0 && !(modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) && step <= JSN_CELLS_DOWN;
  guint to = fresh && !self->visited ? cursor : jsn_cells_step (&self->cells, cursor, step, page);

  self->visited = TRUE;
  if (modifiers & GDK_SHIFT_MASK)
    jsn_photo_selection_extend (self->selection, to, (modifiers & GDK_CONTROL_MASK) != 0);
  else if (modifiers & GDK_CONTROL_MASK)
    jsn_photo_selection_move (self->selection, to);
  else
    jsn_photo_selection_choose (self->selection, to);
  jsn_photo_grid_scroll_to (self, to);
  jsn_photo_grid_cursor_moved (self);
  if ((modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != GDK_CONTROL_MASK)
    jsn_photo_grid_selection_changed (self);
}

static gboolean
find_step (JsnPhotoGrid *self, guint keyval, GdkModifierType modifiers, JsnCellsStep *step)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *step = rtl ? JSN_CELLS_FORWARD : JSN_CELLS_BACK;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *step = rtl ? JSN_CELLS_BACK : JSN_CELLS_FORWARD;
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *step = JSN_CELLS_UP;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *step = JSN_CELLS_DOWN;
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      *step = JSN_CELLS_FIRST;
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      *step = JSN_CELLS_LAST;
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      *step = JSN_CELLS_PAGE_UP;
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      *step = JSN_CELLS_PAGE_DOWN;
      return TRUE;
    default:
      return FALSE;
    }
}

/* Keys that change the photos themselves; they have no modifier, so they live here and not among the window's
 * accelerators, where they would take letters away from text fields. */
static gboolean
press_photo_key (JsnPhotoGrid *self, guint keyval)
{
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_5)
    g_signal_emit (self, jsn_photo_grid_signals[JSN_PHOTO_GRID_RATE], 0, (int)(keyval - GDK_KEY_0));
  else if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_5)
    g_signal_emit (self, jsn_photo_grid_signals[JSN_PHOTO_GRID_RATE], 0, (int)(keyval - GDK_KEY_KP_0));
  else if (keyval == GDK_KEY_p || keyval == GDK_KEY_P)
    g_signal_emit (self, jsn_photo_grid_signals[JSN_PHOTO_GRID_PICK], 0, TRUE);
  else if (keyval == GDK_KEY_x || keyval == GDK_KEY_X)
    g_signal_emit (self, jsn_photo_grid_signals[JSN_PHOTO_GRID_PICK], 0, FALSE);
  else if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete)
    g_signal_emit (self, jsn_photo_grid_signals[JSN_PHOTO_GRID_REMOVE], 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Ctrl with plus, minus and zero, as everywhere. */
static gboolean
press_zoom_key (JsnPhotoGrid *self, guint keyval)
{
  int size = self->thumbnail_size;

  if (keyval == GDK_KEY_plus || keyval == GDK_KEY_equal || keyval == GDK_KEY_KP_Add)
    size += ZOOM_STEP;
  else if (keyval == GDK_KEY_minus || keyval == GDK_KEY_KP_Subtract)
    size -= ZOOM_STEP;
  else if (keyval == GDK_KEY_0 || keyval == GDK_KEY_KP_0)
    size = JSN_PHOTO_GRID_THUMBNAIL;
  else
    return FALSE;
  g_object_set (self, "thumbnail-size", CLAMP (size, SMALLEST, LARGEST), NULL);
  return TRUE;
}

gboolean
jsn_photo_grid_press_key (JsnPhotoGrid *self, const GdkEventKey *event)
{
  GdkModifierType modifiers = event->state & gtk_accelerator_get_default_mod_mask ();
  guint cursor = jsn_photo_selection_get_cursor (self->selection);
  JsnCellsStep step;

  if (!(modifiers & GDK_MOD1_MASK) && find_step (self, event->keyval, modifiers, &step))
    {
      step_cursor (self, step, modifiers);
      return GDK_EVENT_STOP;
    }
  if ((modifiers & ~(GdkModifierType)GDK_SHIFT_MASK) == GDK_CONTROL_MASK && press_zoom_key (self, event->keyval))
    return GDK_EVENT_STOP;
  if (modifiers == GDK_CONTROL_MASK && event->keyval == GDK_KEY_a)
    jsn_photo_grid_select_all (self);
  else if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK) && event->keyval == GDK_KEY_A)
    jsn_photo_grid_select_none (self);
  else if (event->keyval == GDK_KEY_Escape && modifiers == 0)
    {
      if (jsn_photo_selection_get_n_selected (self->selection) == 0)
        return GDK_EVENT_PROPAGATE;
      jsn_photo_grid_select_none (self);
    }
  else if (event->keyval == GDK_KEY_space && cursor != JSN_NO_INDEX)
    {
      jsn_photo_selection_toggle (self->selection, cursor);
      jsn_photo_grid_selection_changed (self);
    }
  else if ((event->keyval == GDK_KEY_Return || event->keyval == GDK_KEY_KP_Enter) && modifiers == 0
           && cursor != JSN_NO_INDEX)
    jsn_photo_grid_activate_cell (self, cursor);
  else if ((modifiers & ~(GdkModifierType)GDK_SHIFT_MASK) == 0 && press_photo_key (self, event->keyval))
    return GDK_EVENT_STOP;
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}
