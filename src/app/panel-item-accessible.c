/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The accessible of an item: its name is what it shows, its action what a double click does. */
#include "app/panel-item-accessible.h"

#include "app/panel-edits.h"
#include "base/i18n.h"

struct _JsnPanelItemAccessible
{
  AtkObject parent_instance;

  JsnPanelCanvas *canvas; /* weak */
  gint64 item;
  guint index;
};

static void component_init (AtkComponentIface *iface);
static void action_init (AtkActionIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (JsnPanelItemAccessible,
                               jsn_panel_item_accessible,
                               ATK_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ATK_TYPE_COMPONENT, component_init)
                                   G_IMPLEMENT_INTERFACE (ATK_TYPE_ACTION, action_init))

static const JsnItem *
get_item (JsnPanelItemAccessible *self)
{
  const JsnScene *scene = self->canvas ? jsn_panel_canvas_get_scene (self->canvas) : NULL;

  return scene ? jsn_panel_find_item (scene->sheet->panel, self->item) : NULL;
}

static AtkStateSet *
item_ref_state_set (AtkObject *object)
{
  JsnPanelItemAccessible *self = JSN_PANEL_ITEM_ACCESSIBLE (object);
  AtkStateSet *set = ATK_OBJECT_CLASS (jsn_panel_item_accessible_parent_class)->ref_state_set (object);

  if (get_item (self) == NULL)
    {
      atk_state_set_add_state (set, ATK_STATE_DEFUNCT);
      return set;
    }
  atk_state_set_add_state (set, ATK_STATE_ENABLED);
  atk_state_set_add_state (set, ATK_STATE_SENSITIVE);
  atk_state_set_add_state (set, ATK_STATE_VISIBLE);
  atk_state_set_add_state (set, ATK_STATE_FOCUSABLE);
  atk_state_set_add_state (set, ATK_STATE_SELECTABLE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->canvas)))
    atk_state_set_add_state (set, ATK_STATE_SHOWING);
  if (jsn_panel_canvas_get_selected (self->canvas) == self->item)
    {
      atk_state_set_add_state (set, ATK_STATE_SELECTED);
      if (gtk_widget_has_focus (GTK_WIDGET (self->canvas)))
        atk_state_set_add_state (set, ATK_STATE_FOCUSED);
    }
  return set;
}

static int
item_get_index_in_parent (AtkObject *object)
{
  return (int)JSN_PANEL_ITEM_ACCESSIBLE (object)->index;
}

static const char *
item_get_description (AtkObject *object)
{
  JsnPanelItemAccessible *self = JSN_PANEL_ITEM_ACCESSIBLE (object);
  const JsnItem *item = get_item (self);

  if (item == NULL)
    return NULL;
  if (item->kind == JSN_ITEM_TEXT)
    return _ ("Text block");
  return item->photo ? _ ("Photo in a frame") : _ ("Frame without a photo");
}

static void
item_dispose (GObject *object)
{
  g_clear_weak_pointer (&JSN_PANEL_ITEM_ACCESSIBLE (object)->canvas);
  G_OBJECT_CLASS (jsn_panel_item_accessible_parent_class)->dispose (object);
}

static void
item_get_extents (AtkComponent *component, int *x, int *y, int *width, int *height, AtkCoordType type)
{
  JsnPanelItemAccessible *self = JSN_PANEL_ITEM_ACCESSIBLE (component);
  GdkRectangle box;
  int left, top;

  *x = *y = *width = *height = -1;
  if (self->canvas == NULL || !jsn_panel_canvas_get_item_box (self->canvas, self->item, &box))
    return;
  atk_component_get_extents (ATK_COMPONENT (gtk_widget_get_accessible (GTK_WIDGET (self->canvas))), &left, &top, NULL,
                             NULL, type);
  *x = left + box.x;
  *y = top + box.y;
  *width = box.width;
  *height = box.height;
}

static gboolean
item_grab_focus (AtkComponent *component)
{
  JsnPanelItemAccessible *self = JSN_PANEL_ITEM_ACCESSIBLE (component);

  if (get_item (self) == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  jsn_panel_canvas_select (self->canvas, self->item);
  return TRUE;
}

static void
component_init (AtkComponentIface *iface)
{
  iface->get_extents = item_get_extents;
  iface->grab_focus = item_grab_focus;
}

static int
item_get_n_actions (AtkAction *action)
{
  return get_item (JSN_PANEL_ITEM_ACCESSIBLE (action)) ? 1 : 0;
}

static const char *
item_get_action_name (AtkAction *action, int index)
{
  const JsnItem *item = get_item (JSN_PANEL_ITEM_ACCESSIBLE (action));

  if (item == NULL || index != 0)
    return NULL;
  return item->kind == JSN_ITEM_TEXT ? "edit" : item->photo ? "crop" : "select";
}

static const char *
item_get_localized_name (AtkAction *action, int index)
{
  const JsnItem *item = get_item (JSN_PANEL_ITEM_ACCESSIBLE (action));

  if (item == NULL || index != 0)
    return NULL;
  return item->kind == JSN_ITEM_TEXT ? _ ("Edit Text") : item->photo ? _ ("Crop Photo") : _ ("Select");
}

static gboolean
item_do_action (AtkAction *action, int index)
{
  JsnPanelItemAccessible *self = JSN_PANEL_ITEM_ACCESSIBLE (action);

  if (index != 0 || get_item (self) == NULL)
    return FALSE;
  jsn_panel_canvas_activate (self->canvas, self->item);
  return TRUE;
}

static void
action_init (AtkActionIface *iface)
{
  iface->get_n_actions = item_get_n_actions;
  iface->get_name = item_get_action_name;
  iface->get_localized_name = item_get_localized_name;
  iface->do_action = item_do_action;
}

static void
jsn_panel_item_accessible_class_init (JsnPanelItemAccessibleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = item_dispose;
  ATK_OBJECT_CLASS (klass)->ref_state_set = item_ref_state_set;
  ATK_OBJECT_CLASS (klass)->get_index_in_parent = item_get_index_in_parent;
  ATK_OBJECT_CLASS (klass)->get_description = item_get_description;
}

static void
jsn_panel_item_accessible_init (JsnPanelItemAccessible *self)
{
}

AtkObject *
jsn_panel_item_accessible_new (AtkObject *parent, JsnPanelCanvas *canvas, const JsnItem *item, guint index)
{
  JsnPanelItemAccessible *self = g_object_new (JSN_TYPE_PANEL_ITEM_ACCESSIBLE, NULL);
  g_autofree char *name = jsn_panel_canvas_dup_item_name (canvas, item->id);

  self->item = item->id;
  self->index = index;
  g_set_weak_pointer (&self->canvas, canvas);
  atk_object_set_parent (ATK_OBJECT (self), parent);
  atk_object_set_role (ATK_OBJECT (self), item->kind == JSN_ITEM_TEXT ? ATK_ROLE_PARAGRAPH : ATK_ROLE_IMAGE);
  atk_object_set_name (ATK_OBJECT (self), name);
  return ATK_OBJECT (self);
}

gint64
jsn_panel_item_accessible_get_item (JsnPanelItemAccessible *self)
{
  g_return_val_if_fail (JSN_IS_PANEL_ITEM_ACCESSIBLE (self), 0);
  return self->item;
}
