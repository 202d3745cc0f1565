/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo grid's widget: geometry, scrolling, what is shown. Drawing, keys and pointer have files of their own. */
#include "app/photo-grid.h"

#include "app/photo-cell.h"
#include "app/photo-grid-accessible.h"
#include "app/photo-grid-private.h"

#define GAP 6
#define CELL_PADDING 12
/* Data of cells around the view; a photo is a few kB. */
#define MAX_KNOWN 2000

enum
{
  PROP_THUMBNAIL_SIZE = 1,
  PROP_BADGES,
  N_OWN_PROPS,
  PROP_HADJUSTMENT = N_OWN_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

guint jsn_photo_grid_signals[JSN_PHOTO_GRID_N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (JsnPhotoGrid,
                               jsn_photo_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static JsnPhotoGridAccessible *
get_accessible (JsnPhotoGrid *self)
{
  return JSN_PHOTO_GRID_ACCESSIBLE (gtk_widget_get_accessible (GTK_WIDGET (self)));
}

int
jsn_photo_grid_get_scroll (JsnPhotoGrid *self)
{
  return self->vadjustment ? (int)gtk_adjustment_get_value (self->vadjustment) : 0;
}

static void
configure_adjustments (JsnPhotoGrid *self)
{
  int width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  int height = gtk_widget_get_allocated_height (GTK_WIDGET (self));

  if (self->hadjustment)
    gtk_adjustment_configure (self->hadjustment, 0, 0, width, width * 0.1, width * 0.9, width);
  if (self->vadjustment)
    {
      int upper = MAX (self->cells.height_px, height);
      double value = CLAMP (gtk_adjustment_get_value (self->vadjustment), 0, upper - height);

      gtk_adjustment_configure (self->vadjustment, value, 0, upper, self->cells.cell_height_px / 2, height * 0.9,
                                height);
    }
}

/* Lays out anew; the photo at the top left stays there. */
static void
update_cells (JsnPhotoGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint first, end;
  int offset = 0;
  gboolean scrolled = jsn_photo_grid_get_scroll (self) > 0 && self->cells.n_columns > 0;

  if (scrolled)
    {
      GdkRectangle box;

      jsn_cells_get_rows (&self->cells, jsn_photo_grid_get_scroll (self), jsn_photo_grid_get_scroll (self), &first,
                          &end);
      jsn_cells_get_box (&self->cells, first, &box);
      offset = jsn_photo_grid_get_scroll (self) - box.y;
    }

  self->cells.width_px = MAX (1, gtk_widget_get_allocated_width (widget));
  self->cells.cell_width_px = self->thumbnail_size + CELL_PADDING;
  self->cells.cell_height_px = jsn_photo_cell_get_height (widget, self->thumbnail_size * 4 / 5, self->badges);
  self->cells.gap_px = GAP;
  self->cells.n_cells = jsn_photo_selection_size (self->selection);
  self->cells.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  jsn_cells_update (&self->cells);
  configure_adjustments (self);

  if (scrolled && first < self->cells.n_cells)
    {
      GdkRectangle box;

      jsn_cells_get_box (&self->cells, first, &box);
      gtk_adjustment_set_value (self->vadjustment, box.y + offset);
    }
  gtk_widget_queue_draw (widget);
}

const JsnPhoto *
jsn_photo_grid_get_photo (JsnPhotoGrid *self, guint index)
{
  gint64 id = jsn_photo_selection_get_id (self->selection, index);
  JsnPhoto *photo = g_hash_table_lookup (self->known, &id);

  if (photo || self->document == NULL)
    return photo;

  photo = jsn_photos_load (jsn_document_get_exhibition (self->document), id, NULL);
  if (photo == NULL)
    return NULL;
  if (g_hash_table_size (self->known) >= MAX_KNOWN)
    g_hash_table_remove_all (self->known);
  g_hash_table_insert (self->known, &photo->id, photo);
  return photo;
}

static void
redraw_cell (JsnPhotoGrid *self, guint index)
{
  GdkRectangle box;

  if (index >= self->cells.n_cells)
    return;
  jsn_photo_grid_get_cell_box (self, index, &box);
  gtk_widget_queue_draw_area (GTK_WIDGET (self), box.x, box.y, box.width, box.height);
}

static void
thumbnail_ready_cb (JsnPhotoGrid *self, gint64 photo)
{
  redraw_cell (self, jsn_photo_selection_find (self->selection, photo));
}

void
jsn_photo_grid_selection_changed (JsnPhotoGrid *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  jsn_photo_grid_accessible_selection_changed (get_accessible (self));
  g_signal_emit (self, jsn_photo_grid_signals[JSN_PHOTO_GRID_SELECTION_CHANGED], 0);
}

void
jsn_photo_grid_cursor_moved (JsnPhotoGrid *self)
{
  guint cursor = jsn_photo_selection_get_cursor (self->selection);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (cursor != JSN_NO_INDEX)
    jsn_photo_grid_accessible_cursor_moved (get_accessible (self), cursor, gtk_widget_has_focus (GTK_WIDGET (self)));
}

static gboolean
key_press (GtkWidget *widget, GdkEventKey *event)
{
  return jsn_photo_grid_press_key (JSN_PHOTO_GRID (widget), event)
         || GTK_WIDGET_CLASS (jsn_photo_grid_parent_class)->key_press_event (widget, event);
}

static gboolean
jsn_photo_grid_popup_menu (GtkWidget *widget)
{
  g_signal_emit (widget, jsn_photo_grid_signals[JSN_PHOTO_GRID_MENU], 0, NULL);
  return TRUE;
}

static gboolean
jsn_photo_grid_focus_changed (GtkWidget *widget, GdkEventFocus *event)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);

  jsn_photo_grid_cursor_moved (self);
  return GDK_EVENT_PROPAGATE;
}

static void
jsn_photo_grid_realize (GtkWidget *widget)
{
  GtkAllocation box;
  GdkWindowAttr attributes = {
    .window_type = GDK_WINDOW_CHILD,
    .wclass = GDK_INPUT_OUTPUT,
    .visual = gtk_widget_get_visual (widget),
    .event_mask = gtk_widget_get_events (widget) | GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK
                  | GDK_POINTER_MOTION_MASK | GDK_SCROLL_MASK | GDK_SMOOTH_SCROLL_MASK | GDK_TOUCH_MASK,
  };

  gtk_widget_get_allocation (widget, &box);
  attributes.x = box.x;
  attributes.y = box.y;
  attributes.width = box.width;
  attributes.height = box.height;

  GdkWindow *window
      = gdk_window_new (gtk_widget_get_parent_window (widget), &attributes, GDK_WA_X | GDK_WA_Y | GDK_WA_VISUAL);

  gtk_widget_set_realized (widget, TRUE);
  gtk_widget_set_window (widget, window);
  gtk_widget_register_window (widget, window);
}

static void
jsn_photo_grid_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);

  gtk_widget_set_allocation (widget, allocation);
  if (gtk_widget_get_realized (widget))
    gdk_window_move_resize (gtk_widget_get_window (widget), allocation->x, allocation->y, allocation->width,
                            allocation->height);
  update_cells (self);
}

static void
jsn_photo_grid_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);
  int cell = self->thumbnail_size + CELL_PADDING + GAP;

  *minimum = cell + GAP;
  *natural = 4 * cell + GAP;
}

static void
jsn_photo_grid_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (widget);

  *minimum = self->thumbnail_size;
  *natural = 3 * self->thumbnail_size;
}

static void
jsn_photo_grid_style_updated (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (jsn_photo_grid_parent_class)->style_updated (widget);
  update_cells (JSN_PHOTO_GRID (widget));
}

static void
scrolled_cb (JsnPhotoGrid *self)
{
  jsn_photo_grid_pointer_scrolled (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (JsnPhotoGrid *self, GtkAdjustment **place, GtkAdjustment *adjustment)
{
  if (*place == adjustment && adjustment)
    return;
  if (*place)
    g_signal_handlers_disconnect_by_data (*place, self);
  g_clear_object (place);
  if (adjustment)
    {
      *place = g_object_ref_sink (adjustment);
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
    }
  configure_adjustments (self);
}

static void
jsn_photo_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (object);

  switch (id)
    {
    case PROP_THUMBNAIL_SIZE:
      g_value_set_int (value, self->thumbnail_size);
      break;
    case PROP_BADGES:
      g_value_set_boolean (value, self->badges);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
jsn_photo_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (object);

  switch (id)
    {
    case PROP_THUMBNAIL_SIZE:
      self->thumbnail_size = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_BADGES:
      self->badges = g_value_get_boolean (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
jsn_photo_grid_dispose (GObject *object)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (object);

  jsn_photo_grid_pointer_stop (self);
  if (self->document)
    g_signal_handlers_disconnect_by_data (jsn_document_get_thumbnails (self->document), self);
  g_clear_object (&self->document);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  G_OBJECT_CLASS (jsn_photo_grid_parent_class)->dispose (object);
}

static void
jsn_photo_grid_finalize (GObject *object)
{
  JsnPhotoGrid *self = JSN_PHOTO_GRID (object);

  jsn_photo_selection_free (self->selection);
  g_hash_table_unref (self->known);
  g_strfreev (self->languages);
  G_OBJECT_CLASS (jsn_photo_grid_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  const struct
  {
    const char *name;
    GType argument;
  } specs[JSN_PHOTO_GRID_N_SIGNALS] = {
    [JSN_PHOTO_GRID_SELECTION_CHANGED] = { "selection-changed", G_TYPE_NONE },
    [JSN_PHOTO_GRID_ACTIVATED] = { "activated", G_TYPE_INT64 },
    [JSN_PHOTO_GRID_RATE] = { "rate", G_TYPE_INT },
    [JSN_PHOTO_GRID_PICK] = { "pick", G_TYPE_BOOLEAN },
    [JSN_PHOTO_GRID_REMOVE] = { "remove", G_TYPE_NONE },
    [JSN_PHOTO_GRID_MENU] = { "menu", GDK_TYPE_EVENT },
  };

  for (guint i = 0; i < JSN_PHOTO_GRID_N_SIGNALS; i++)
    {
      guint n_arguments = specs[i].argument == G_TYPE_NONE ? 0 : 1;

      jsn_photo_grid_signals[i] = g_signal_new (specs[i].name, JSN_TYPE_PHOTO_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                NULL, G_TYPE_NONE, n_arguments, specs[i].argument);
    }
}

static void
jsn_photo_grid_class_init (JsnPhotoGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = jsn_photo_grid_dispose;
  object_class->finalize = jsn_photo_grid_finalize;
  object_class->get_property = jsn_photo_grid_get_property;
  object_class->set_property = jsn_photo_grid_set_property;
  widget_class->realize = jsn_photo_grid_realize;
  widget_class->size_allocate = jsn_photo_grid_size_allocate;
  widget_class->get_preferred_width = jsn_photo_grid_get_preferred_width;
  widget_class->get_preferred_height = jsn_photo_grid_get_preferred_height;
  widget_class->style_updated = jsn_photo_grid_style_updated;
  widget_class->draw = jsn_photo_grid_draw;
  widget_class->key_press_event = key_press;
  widget_class->popup_menu = jsn_photo_grid_popup_menu;
  jsn_photo_grid_class_init_pointer (widget_class);

  g_object_class_install_property (object_class, PROP_THUMBNAIL_SIZE,
                                   g_param_spec_int ("thumbnail-size", NULL, NULL, 64, 512, JSN_PHOTO_GRID_THUMBNAIL,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_BADGES,
      g_param_spec_boolean ("badges", NULL, NULL, TRUE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  install_signals ();

  gtk_widget_class_set_css_name (widget_class, "photogrid");
  gtk_widget_class_set_accessible_type (widget_class, JSN_TYPE_PHOTO_GRID_ACCESSIBLE);
}

static void
jsn_photo_grid_init (JsnPhotoGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->selection = jsn_photo_selection_new ();
  /* The key lies in the photo. */
  self->known = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)jsn_photo_free);
  self->thumbnail_size = JSN_PHOTO_GRID_THUMBNAIL;
  self->badges = TRUE;
  gtk_widget_set_has_window (widget, TRUE);
  gtk_widget_set_can_focus (widget, TRUE);
  gtk_style_context_add_class (gtk_widget_get_style_context (widget), GTK_STYLE_CLASS_VIEW);
  g_signal_connect_after (self, "focus-in-event", G_CALLBACK (jsn_photo_grid_focus_changed), NULL);
  g_signal_connect_after (self, "focus-out-event", G_CALLBACK (jsn_photo_grid_focus_changed), NULL);
  update_cells (self);
  jsn_photo_grid_pointer_init (self);
}

GtkWidget *
jsn_photo_grid_new (void)
{
  return g_object_new (JSN_TYPE_PHOTO_GRID, NULL);
}

void
jsn_photo_grid_set_document (JsnPhotoGrid *self, JsnDocument *document)
{
  g_return_if_fail (JSN_IS_PHOTO_GRID (self));

  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (self->document)
    g_signal_handlers_disconnect_by_data (jsn_document_get_thumbnails (self->document), self);
  g_set_object (&self->document, document);
  if (document)
    g_signal_connect_object (jsn_document_get_thumbnails (document), "ready", G_CALLBACK (thumbnail_ready_cb), self,
                             G_CONNECT_SWAPPED);
  jsn_photo_grid_set_photos (self, none);
  jsn_photo_grid_refresh (self, NULL);
}

void
jsn_photo_grid_set_photos (JsnPhotoGrid *self, const GArray *ids)
{
  g_return_if_fail (JSN_IS_PHOTO_GRID (self));

  gboolean changed = jsn_photo_selection_set_photos (self->selection, ids);

  update_cells (self);
  jsn_photo_grid_accessible_photos_changed (get_accessible (self));
  if (changed)
    jsn_photo_grid_selection_changed (self);
}

void
jsn_photo_grid_refresh (JsnPhotoGrid *self, const GArray *ids)
{
  g_return_if_fail (JSN_IS_PHOTO_GRID (self));

  if (ids == NULL)
    {
      g_hash_table_remove_all (self->known);
      g_strfreev (self->languages);
      self->languages
          = self->document ? jsn_exhibition_dup_languages (jsn_document_get_exhibition (self->document)) : NULL;
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      g_hash_table_remove (self->known, &id);
      redraw_cell (self, jsn_photo_selection_find (self->selection, id));
    }
}

GArray *
jsn_photo_grid_list_selected (JsnPhotoGrid *self)
{
  g_return_val_if_fail (JSN_IS_PHOTO_GRID (self), NULL);
  return jsn_photo_selection_list (self->selection);
}

void
jsn_photo_grid_select (JsnPhotoGrid *self, gint64 photo)
{
  g_return_if_fail (JSN_IS_PHOTO_GRID (self));

  guint index = jsn_photo_selection_find (self->selection, photo);

  if (index == JSN_NO_INDEX)
    return;
  jsn_photo_selection_choose (self->selection, index);
  jsn_photo_grid_scroll_to (self, index);
  jsn_photo_grid_cursor_moved (self);
  jsn_photo_grid_selection_changed (self);
}

void
jsn_photo_grid_select_all (JsnPhotoGrid *self)
{
  g_return_if_fail (JSN_IS_PHOTO_GRID (self));
  jsn_photo_selection_all (self->selection);
  jsn_photo_grid_selection_changed (self);
}

void
jsn_photo_grid_select_none (JsnPhotoGrid *self)
{
  g_return_if_fail (JSN_IS_PHOTO_GRID (self));
  jsn_photo_selection_none (self->selection);
  jsn_photo_grid_selection_changed (self);
}

const JsnPhotoSelection *
jsn_photo_grid_get_selection (JsnPhotoGrid *self)
{
  g_return_val_if_fail (JSN_IS_PHOTO_GRID (self), NULL);
  return self->selection;
}

void
jsn_photo_grid_get_cell_box (JsnPhotoGrid *self, guint index, GdkRectangle *box)
{
  jsn_cells_get_box (&self->cells, index, box);
  box->y -= jsn_photo_grid_get_scroll (self);
}

gboolean
jsn_photo_grid_find_cell (JsnPhotoGrid *self, int x, int y, guint *index)
{
  return jsn_cells_find (&self->cells, x, y + jsn_photo_grid_get_scroll (self), index);
}

void
jsn_photo_grid_scroll_to (JsnPhotoGrid *self, guint index)
{
  GdkRectangle box;

  if (self->vadjustment == NULL || index >= self->cells.n_cells)
    return;
  jsn_cells_get_box (&self->cells, index, &box);
  gtk_adjustment_clamp_page (self->vadjustment, box.y - GAP, box.y + box.height + GAP);
}

void
jsn_photo_grid_focus_cell (JsnPhotoGrid *self, guint index)
{
  jsn_photo_selection_move (self->selection, index);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  jsn_photo_grid_scroll_to (self, index);
  jsn_photo_grid_cursor_moved (self);
}

void
jsn_photo_grid_activate_cell (JsnPhotoGrid *self, guint index)
{
  g_signal_emit (self, jsn_photo_grid_signals[JSN_PHOTO_GRID_ACTIVATED], 0,
                 jsn_photo_selection_get_id (self->selection, index));
}

void
jsn_photo_grid_set_selected (JsnPhotoGrid *self, guint index, gboolean selected)
{
  jsn_photo_selection_set (self->selection, index, selected);
  jsn_photo_grid_selection_changed (self);
}

char *
jsn_photo_grid_dup_cell_name (JsnPhotoGrid *self, guint index)
{
  return jsn_photo_cell_dup_name (jsn_photo_grid_get_photo (self, index));
}

char *
jsn_photo_grid_dup_cell_description (JsnPhotoGrid *self, guint index)
{
  return jsn_photo_cell_dup_description (jsn_photo_grid_get_photo (self, index), (const char *const *)self->languages);
}
