/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accessibles of the photo grid: the pane, and light objects for its photos, kept only while somebody holds them. */
#include "app/photo-grid-accessible.h"

#include "app/photo-grid.h"
#include "base/i18n.h"

/* One photo of the grid. */
#define JSN_TYPE_PHOTO_CELL_ACCESSIBLE (jsn_photo_cell_accessible_get_type ())
G_DECLARE_FINAL_TYPE (JsnPhotoCellAccessible, jsn_photo_cell_accessible, JSN, PHOTO_CELL_ACCESSIBLE, AtkObject)

struct _JsnPhotoCellAccessible
{
  AtkObject parent_instance;

  JsnPhotoGridAccessible *pane;
  gint64 photo;
  char *name;
  char *description;
};

struct _JsnPhotoGridAccessible
{
  GtkWidgetAccessible parent_instance;

  GHashTable *cells;  /* gint64 * in the object → JsnPhotoCellAccessible *, weak */
  AtkObject *focused; /* the cell that was told to have the focus, held */
};

static void cell_component_init (AtkComponentIface *iface);
static void cell_action_init (AtkActionIface *iface);
static void pane_selection_init (AtkSelectionIface *iface);
static void pane_component_init (AtkComponentIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JsnPhotoCellAccessible,
                               jsn_photo_cell_accessible,
                               ATK_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATK_TYPE_COMPONENT, cell_component_init)
                                   G_IMPLEMENT_INTERFACE (ATK_TYPE_ACTION, cell_action_init))
G_DEFINE_FINAL_TYPE_WITH_CODE (JsnPhotoGridAccessible,
                               jsn_photo_grid_accessible,
                               GTK_TYPE_WIDGET_ACCESSIBLE,
                               G_IMPLEMENT_INTERFACE (ATK_TYPE_SELECTION, pane_selection_init)
                                   G_IMPLEMENT_INTERFACE (ATK_TYPE_COMPONENT, pane_component_init))

/* NULL once the widget is gone. */
static JsnPhotoGrid *
get_grid (JsnPhotoGridAccessible *self)
{
  GtkWidget *widget = self ? gtk_accessible_get_widget (GTK_ACCESSIBLE (self)) : NULL;

  return widget ? JSN_PHOTO_GRID (widget) : NULL;
}

/* The grid and the place of the cell's photo in it; FALSE when either is gone. */
static gboolean
find_cell (JsnPhotoCellAccessible *self, JsnPhotoGrid **grid, guint *index)
{
  *grid = get_grid (self->pane);
  if (*grid == NULL)
    return FALSE;
  *index = jsn_photo_selection_find (jsn_photo_grid_get_selection (*grid), self->photo);
  return *index != JSN_NO_INDEX;
}

static const char *
cell_get_name (AtkObject *object)
{
  JsnPhotoCellAccessible *self = JSN_PHOTO_CELL_ACCESSIBLE (object);
  JsnPhotoGrid *grid;
  guint index;

  if (!find_cell (self, &grid, &index))
    return self->name;
  g_free (self->name);
  self->name = jsn_photo_grid_dup_cell_name (grid, index);
  return self->name;
}

static const char *
cell_get_description (AtkObject *object)
{
  JsnPhotoCellAccessible *self = JSN_PHOTO_CELL_ACCESSIBLE (object);
  JsnPhotoGrid *grid;
  guint index;

  if (!find_cell (self, &grid, &index))
    return self->description;
  g_free (self->description);
  self->description = jsn_photo_grid_dup_cell_description (grid, index);
  return self->description;
}

static AtkObject *
cell_get_parent (AtkObject *object)
{
  return ATK_OBJECT (JSN_PHOTO_CELL_ACCESSIBLE (object)->pane);
}

static int
cell_get_index_in_parent (AtkObject *object)
{
  JsnPhotoGrid *grid;
  guint index;

  return find_cell (JSN_PHOTO_CELL_ACCESSIBLE (object), &grid, &index) ? (int)index : -1;
}

static gboolean
is_on_screen (JsnPhotoGrid *grid, guint index)
{
  GdkRectangle box;

  jsn_photo_grid_get_cell_box (grid, index, &box);
  return gtk_widget_get_mapped (GTK_WIDGET (grid)) && box.y + box.height > 0
         && box.y < gtk_widget_get_allocated_height (GTK_WIDGET (grid));
}

static AtkStateSet *
cell_ref_state_set (AtkObject *object)
{
  AtkStateSet *states = atk_state_set_new ();
  JsnPhotoGrid *grid;
  guint index;

  if (!find_cell (JSN_PHOTO_CELL_ACCESSIBLE (object), &grid, &index))
    {
      atk_state_set_add_state (states, ATK_STATE_DEFUNCT);
      return states;
    }

  const JsnPhotoSelection *selection = jsn_photo_grid_get_selection (grid);

  atk_state_set_add_state (states, ATK_STATE_TRANSIENT);
  atk_state_set_add_state (states, ATK_STATE_SELECTABLE);
  atk_state_set_add_state (states, ATK_STATE_FOCUSABLE);
  atk_state_set_add_state (states, ATK_STATE_VISIBLE);
  if (gtk_widget_is_sensitive (GTK_WIDGET (grid)))
    {
      atk_state_set_add_state (states, ATK_STATE_ENABLED);
      atk_state_set_add_state (states, ATK_STATE_SENSITIVE);
    }
  if (is_on_screen (grid, index))
    atk_state_set_add_state (states, ATK_STATE_SHOWING);
  if (jsn_photo_selection_contains (selection, index))
    atk_state_set_add_state (states, ATK_STATE_SELECTED);
  if (jsn_photo_selection_get_cursor (selection) == index && gtk_widget_has_focus (GTK_WIDGET (grid)))
    atk_state_set_add_state (states, ATK_STATE_FOCUSED);
  return states;
}

static void
jsn_photo_cell_accessible_finalize (GObject *object)
{
  JsnPhotoCellAccessible *self = JSN_PHOTO_CELL_ACCESSIBLE (object);

  if (self->pane)
    {
      if (g_hash_table_lookup (self->pane->cells, &self->photo) == self)
        g_hash_table_remove (self->pane->cells, &self->photo);
      g_object_unref (self->pane);
    }
  g_free (self->name);
  g_free (self->description);
  G_OBJECT_CLASS (jsn_photo_cell_accessible_parent_class)->finalize (object);
}

static void
jsn_photo_cell_accessible_class_init (JsnPhotoCellAccessibleClass *klass)
{
  AtkObjectClass *atk_class = ATK_OBJECT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jsn_photo_cell_accessible_finalize;
  atk_class->get_name = cell_get_name;
  atk_class->get_description = cell_get_description;
  atk_class->get_parent = cell_get_parent;
  atk_class->get_index_in_parent = cell_get_index_in_parent;
  atk_class->ref_state_set = cell_ref_state_set;
}

static void
jsn_photo_cell_accessible_init (JsnPhotoCellAccessible *self)
{
  atk_object_set_role (ATK_OBJECT (self), ATK_ROLE_ICON);
}

static void
cell_get_extents (AtkComponent *component, int *x, int *y, int *width, int *height, AtkCoordType type)
{
  JsnPhotoCellAccessible *self = JSN_PHOTO_CELL_ACCESSIBLE (component);
  JsnPhotoGrid *grid;
  guint index;
  GdkRectangle box = { -1, -1, -1, -1 };

  *x = *y = *width = *height = -1;
  if (!find_cell (self, &grid, &index))
    return;

  int pane_x, pane_y;

  atk_component_get_extents (ATK_COMPONENT (self->pane), &pane_x, &pane_y, width, height, type);
  jsn_photo_grid_get_cell_box (grid, index, &box);
  *x = pane_x + box.x;
  *y = pane_y + box.y;
  *width = box.width;
  *height = box.height;
}

static gboolean
cell_grab_focus (AtkComponent *component)
{
  JsnPhotoGrid *grid;
  guint index;

  if (!find_cell (JSN_PHOTO_CELL_ACCESSIBLE (component), &grid, &index))
    return FALSE;
  jsn_photo_grid_focus_cell (grid, index);
  return TRUE;
}

static gboolean
cell_scroll_to (AtkComponent *component, AtkScrollType type)
{
  JsnPhotoGrid *grid;
  guint index;

  if (!find_cell (JSN_PHOTO_CELL_ACCESSIBLE (component), &grid, &index))
    return FALSE;
  jsn_photo_grid_scroll_to (grid, index);
  return TRUE;
}

static void
cell_component_init (AtkComponentIface *iface)
{
  iface->get_extents = cell_get_extents;
  iface->grab_focus = cell_grab_focus;
  iface->scroll_to = cell_scroll_to;
}

static gboolean
cell_do_action (AtkAction *action, int i)
{
  JsnPhotoGrid *grid;
  guint index;

  if (i != 0 || !find_cell (JSN_PHOTO_CELL_ACCESSIBLE (action), &grid, &index))
    return FALSE;
  jsn_photo_grid_activate_cell (grid, index);
  return TRUE;
}

static int
cell_get_n_actions (AtkAction *action)
{
  return 1;
}

static const char *
cell_get_action_name (AtkAction *action, int i)
{
  return i == 0 ? "activate" : NULL;
}

static const char *
cell_get_action_description (AtkAction *action, int i)
{
  return i == 0 ? _ ("Shows the photo’s details") : NULL;
}

static void
cell_action_init (AtkActionIface *iface)
{
  iface->do_action = cell_do_action;
  iface->get_n_actions = cell_get_n_actions;
  iface->get_name = cell_get_action_name;
  iface->get_description = cell_get_action_description;
}

/* Gives a reference. */
static AtkObject *
ref_cell (JsnPhotoGridAccessible *self, guint index)
{
  JsnPhotoGrid *grid = get_grid (self);

  if (grid == NULL || index >= jsn_photo_selection_size (jsn_photo_grid_get_selection (grid)))
    return NULL;

  gint64 photo = jsn_photo_selection_get_id (jsn_photo_grid_get_selection (grid), index);
  JsnPhotoCellAccessible *cell = g_hash_table_lookup (self->cells, &photo);

  if (cell)
    return g_object_ref (ATK_OBJECT (cell));
  cell = g_object_new (JSN_TYPE_PHOTO_CELL_ACCESSIBLE, NULL);
  cell->pane = g_object_ref (self);
  cell->photo = photo;
  g_hash_table_insert (self->cells, &cell->photo, cell);
  return ATK_OBJECT (cell);
}

static int
pane_get_n_children (AtkObject *object)
{
  JsnPhotoGrid *grid = get_grid (JSN_PHOTO_GRID_ACCESSIBLE (object));

  return grid ? (int)jsn_photo_selection_size (jsn_photo_grid_get_selection (grid)) : 0;
}

static AtkObject *
pane_ref_child (AtkObject *object, int index)
{
  return index < 0 ? NULL : ref_cell (JSN_PHOTO_GRID_ACCESSIBLE (object), (guint)index);
}

static AtkStateSet *
pane_ref_state_set (AtkObject *object)
{
  AtkStateSet *states = ATK_OBJECT_CLASS (jsn_photo_grid_accessible_parent_class)->ref_state_set (object);

  atk_state_set_add_state (states, ATK_STATE_MANAGES_DESCENDANTS);
  atk_state_set_add_state (states, ATK_STATE_MULTISELECTABLE);
  return states;
}

static void
pane_initialize (AtkObject *object, gpointer data)
{
  ATK_OBJECT_CLASS (jsn_photo_grid_accessible_parent_class)->initialize (object, data);
  atk_object_set_role (object, ATK_ROLE_LAYERED_PANE);
}

static void
jsn_photo_grid_accessible_finalize (GObject *object)
{
  JsnPhotoGridAccessible *self = JSN_PHOTO_GRID_ACCESSIBLE (object);

  g_hash_table_unref (self->cells);
  G_OBJECT_CLASS (jsn_photo_grid_accessible_parent_class)->finalize (object);
}

static void
pane_widget_unset (GtkAccessible *accessible)
{
  JsnPhotoGridAccessible *self = JSN_PHOTO_GRID_ACCESSIBLE (accessible);

  /* The cell holds us: with the widget gone the circle is broken. */
  g_clear_object (&self->focused);
  GTK_ACCESSIBLE_CLASS (jsn_photo_grid_accessible_parent_class)->widget_unset (accessible);
}

static void
jsn_photo_grid_accessible_class_init (JsnPhotoGridAccessibleClass *klass)
{
  AtkObjectClass *atk_class = ATK_OBJECT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jsn_photo_grid_accessible_finalize;
  GTK_ACCESSIBLE_CLASS (klass)->widget_unset = pane_widget_unset;
  atk_class->initialize = pane_initialize;
  atk_class->get_n_children = pane_get_n_children;
  atk_class->ref_child = pane_ref_child;
  atk_class->ref_state_set = pane_ref_state_set;
}

static void
jsn_photo_grid_accessible_init (JsnPhotoGridAccessible *self)
{
  self->cells = g_hash_table_new (g_int64_hash, g_int64_equal);
}

static AtkObject *
pane_ref_accessible_at_point (AtkComponent *component, int x, int y, AtkCoordType type)
{
  JsnPhotoGridAccessible *self = JSN_PHOTO_GRID_ACCESSIBLE (component);
  JsnPhotoGrid *grid = get_grid (self);
  int pane_x, pane_y, width, height;
  guint index;

  if (grid == NULL)
    return NULL;
  atk_component_get_extents (component, &pane_x, &pane_y, &width, &height, type);
  return jsn_photo_grid_find_cell (grid, x - pane_x, y - pane_y, &index) ? ref_cell (self, index) : NULL;
}

static void
pane_component_init (AtkComponentIface *iface)
{
  iface->ref_accessible_at_point = pane_ref_accessible_at_point;
}

static gboolean
pane_set_selected (AtkSelection *selection, int i, gboolean selected)
{
  JsnPhotoGrid *grid = get_grid (JSN_PHOTO_GRID_ACCESSIBLE (selection));

  if (grid == NULL || i < 0 || (guint)i >= jsn_photo_selection_size (jsn_photo_grid_get_selection (grid)))
    return FALSE;
  jsn_photo_grid_set_selected (grid, (guint)i, selected);
  return TRUE;
}

static gboolean
pane_add_selection (AtkSelection *selection, int i)
{
  return pane_set_selected (selection, i, TRUE);
}

static gboolean
pane_clear_selection (AtkSelection *selection)
{
  JsnPhotoGrid *grid = get_grid (JSN_PHOTO_GRID_ACCESSIBLE (selection));

  if (grid)
    jsn_photo_grid_select_none (grid);
  return grid != NULL;
}

static gboolean
pane_select_all (AtkSelection *selection)
{
  JsnPhotoGrid *grid = get_grid (JSN_PHOTO_GRID_ACCESSIBLE (selection));

  if (grid)
    jsn_photo_grid_select_all (grid);
  return grid != NULL;
}

static int
pane_get_selection_count (AtkSelection *selection)
{
  JsnPhotoGrid *grid = get_grid (JSN_PHOTO_GRID_ACCESSIBLE (selection));

  return grid ? (int)jsn_photo_selection_get_n_selected (jsn_photo_grid_get_selection (grid)) : 0;
}

/* The @i-th of the selected, as its place in the grid; -1 when there are fewer. */
static int
find_selected (JsnPhotoGrid *grid, int i)
{
  const JsnPhotoSelection *selection = jsn_photo_grid_get_selection (grid);
  int n = 0;

  for (guint at = 0; at < jsn_photo_selection_size (selection); at++)
    if (jsn_photo_selection_contains (selection, at) && n++ == i)
      return (int)at;
  return -1;
}

static AtkObject *
pane_ref_selection (AtkSelection *selection, int i)
{
  JsnPhotoGridAccessible *self = JSN_PHOTO_GRID_ACCESSIBLE (selection);
  JsnPhotoGrid *grid = get_grid (self);
  int index = grid ? find_selected (grid, i) : -1;

  return index < 0 ? NULL : ref_cell (self, (guint)index);
}

static gboolean
pane_is_child_selected (AtkSelection *selection, int i)
{
  JsnPhotoGrid *grid = get_grid (JSN_PHOTO_GRID_ACCESSIBLE (selection));

  return grid && i >= 0 && jsn_photo_selection_contains (jsn_photo_grid_get_selection (grid), (guint)i);
}

static gboolean
pane_remove_selection (AtkSelection *selection, int i)
{
  JsnPhotoGrid *grid = get_grid (JSN_PHOTO_GRID_ACCESSIBLE (selection));
  int index = grid ? find_selected (grid, i) : -1;

  return index >= 0 && pane_set_selected (selection, index, FALSE);
}

static void
pane_selection_init (AtkSelectionIface *iface)
{
  iface->add_selection = pane_add_selection;
  iface->clear_selection = pane_clear_selection;
  iface->ref_selection = pane_ref_selection;
  iface->get_selection_count = pane_get_selection_count;
  iface->is_child_selected = pane_is_child_selected;
  iface->remove_selection = pane_remove_selection;
  iface->select_all_selection = pane_select_all;
}

void
jsn_photo_grid_accessible_cursor_moved (JsnPhotoGridAccessible *self, guint index, gboolean focused)
{
  AtkObject *cell = focused ? ref_cell (self, index) : NULL;

  if (self->focused && self->focused != cell)
    atk_object_notify_state_change (self->focused, ATK_STATE_FOCUSED, FALSE);
  if (cell && cell != self->focused)
    {
      g_signal_emit_by_name (self, "active-descendant-changed", cell);
      atk_object_notify_state_change (cell, ATK_STATE_FOCUSED, TRUE);
    }
  g_clear_object (&self->focused);
  self->focused = cell;
}

void
jsn_photo_grid_accessible_selection_changed (JsnPhotoGridAccessible *self)
{
  g_signal_emit_by_name (self, "selection-changed");
}

void
jsn_photo_grid_accessible_photos_changed (JsnPhotoGridAccessible *self)
{
  g_clear_object (&self->focused);
  g_signal_emit_by_name (self, "visible-data-changed");
}
