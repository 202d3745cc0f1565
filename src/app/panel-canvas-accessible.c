/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One light object per frame and text block, kept while the panel shows it. */
#include "app/panel-canvas-accessible.h"

#include "app/panel-edits.h"
#include "app/panel-item-accessible.h"

struct _JsnPanelCanvasAccessible
{
  GtkWidgetAccessible parent_instance;

  GPtrArray *items; /* of AtkObject *, in the order of reading */
  gint64 selected;  /* what was last told */
};

static JsnPanelCanvas *
get_canvas (gpointer accessible)
{
  GtkWidget *widget = gtk_accessible_get_widget (GTK_ACCESSIBLE (accessible));

  return widget ? JSN_PANEL_CANVAS (widget) : NULL;
}

G_DEFINE_FINAL_TYPE (JsnPanelCanvasAccessible, jsn_panel_canvas_accessible, GTK_TYPE_WIDGET_ACCESSIBLE)

static void
fill (JsnPanelCanvasAccessible *self)
{
  JsnPanelCanvas *canvas = get_canvas (self);
  const JsnScene *scene = canvas ? jsn_panel_canvas_get_scene (canvas) : NULL;

  if (scene == NULL)
    return;

  g_autoptr (GPtrArray) items = jsn_panel_list_in_order (scene->sheet->panel);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items,
                     jsn_panel_item_accessible_new (ATK_OBJECT (self), canvas, g_ptr_array_index (items, i), i));
}

static AtkObject *
find_child (JsnPanelCanvasAccessible *self, gint64 item)
{
  for (guint i = 0; item && i < self->items->len; i++)
    {
      AtkObject *child = g_ptr_array_index (self->items, i);

      if (jsn_panel_item_accessible_get_item (JSN_PANEL_ITEM_ACCESSIBLE (child)) == item)
        return child;
    }
  return NULL;
}

static int
canvas_get_n_children (AtkObject *object)
{
  return (int)JSN_PANEL_CANVAS_ACCESSIBLE (object)->items->len;
}

static AtkObject *
canvas_ref_child (AtkObject *object, int index)
{
  JsnPanelCanvasAccessible *self = JSN_PANEL_CANVAS_ACCESSIBLE (object);

  return index >= 0 && index < (int)self->items->len ? g_object_ref (g_ptr_array_index (self->items, index)) : NULL;
}

static void
canvas_initialize (AtkObject *object, gpointer widget)
{
  JsnPanelCanvasAccessible *self = JSN_PANEL_CANVAS_ACCESSIBLE (object);

  ATK_OBJECT_CLASS (jsn_panel_canvas_accessible_parent_class)->initialize (object, widget);
  atk_object_set_role (object, ATK_ROLE_LAYERED_PANE);
  fill (self);
}

static void
jsn_panel_canvas_accessible_finalize (GObject *object)
{
  g_ptr_array_unref (JSN_PANEL_CANVAS_ACCESSIBLE (object)->items);
  G_OBJECT_CLASS (jsn_panel_canvas_accessible_parent_class)->finalize (object);
}

static void
jsn_panel_canvas_accessible_class_init (JsnPanelCanvasAccessibleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jsn_panel_canvas_accessible_finalize;
  ATK_OBJECT_CLASS (klass)->initialize = canvas_initialize;
  ATK_OBJECT_CLASS (klass)->get_n_children = canvas_get_n_children;
  ATK_OBJECT_CLASS (klass)->ref_child = canvas_ref_child;
}

static void
jsn_panel_canvas_accessible_init (JsnPanelCanvasAccessible *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

void
jsn_panel_canvas_accessible_items_changed (JsnPanelCanvas *canvas)
{
  JsnPanelCanvasAccessible *self = JSN_PANEL_CANVAS_ACCESSIBLE (gtk_widget_get_accessible (GTK_WIDGET (canvas)));

  while (self->items->len > 0)
    {
      guint last = self->items->len - 1;
      g_autoptr (AtkObject) child = g_ptr_array_steal_index (self->items, last);

      atk_object_notify_state_change (child, ATK_STATE_DEFUNCT, TRUE);
      g_signal_emit_by_name (self, "children-changed::remove", last, child);
    }
  fill (self);
  for (guint i = 0; i < self->items->len; i++)
    g_signal_emit_by_name (self, "children-changed::add", i, g_ptr_array_index (self->items, i));
}

void
jsn_panel_canvas_accessible_selected (JsnPanelCanvas *canvas)
{
  JsnPanelCanvasAccessible *self = JSN_PANEL_CANVAS_ACCESSIBLE (gtk_widget_get_accessible (GTK_WIDGET (canvas)));
  AtkObject *before = find_child (self, self->selected);
  AtkObject *after = find_child (self, jsn_panel_canvas_get_selected (canvas));

  self->selected = jsn_panel_canvas_get_selected (canvas);
  if (before && before != after)
    {
      atk_object_notify_state_change (before, ATK_STATE_SELECTED, FALSE);
      atk_object_notify_state_change (before, ATK_STATE_FOCUSED, FALSE);
    }
  if (after == NULL)
    return;
  atk_object_notify_state_change (after, ATK_STATE_SELECTED, TRUE);
  if (gtk_widget_has_focus (GTK_WIDGET (canvas)))
    {
      atk_object_notify_state_change (after, ATK_STATE_FOCUSED, TRUE);
      g_signal_emit_by_name (self, "active-descendant-changed", after);
    }
}
