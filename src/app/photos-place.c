/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of the photos: what is searched for is listed in the grid, what is selected there is shown by the
 * inspector. */
#include "app/photos-place.h"

#include <handy.h>

#include "app/inspector.h"
#include "app/photo-drag.h"
#include "app/photo-grid.h"
#include "app/state.h"
#include "base/i18n.h"
#include "exhibition/history.h"

struct _JsnPhotosPlace
{
  GtkBin parent_instance;

  GtkSearchEntry *search;
  GtkComboBoxText *order;
  GtkScale *size;
  HdyFlap *flap;
  GtkStack *stack;
  JsnPhotoGrid *grid;
  JsnInspector *inspector;
  GtkLabel *status;
  GMenuModel *menu;

  JsnDocument *document;
  GSimpleActionGroup *actions;
  guint inspect; /* idle */
};

G_DEFINE_FINAL_TYPE (JsnPhotosPlace, jsn_photos_place, GTK_TYPE_BIN)

static const GtkTargetEntry drop_targets[] = {
  { (char *)JSN_URI_LIST_TARGET, GTK_TARGET_OTHER_APP, 0 },
};

static gboolean
is_writable (JsnPhotosPlace *self)
{
  return self->document && !jsn_exhibition_is_read_only (jsn_document_get_exhibition (self->document));
}

static void
update_status (JsnPhotosPlace *self)
{
  const JsnPhotoSelection *selection = jsn_photo_grid_get_selection (self->grid);
  guint n = jsn_photo_selection_size (selection);
  guint n_selected = jsn_photo_selection_get_n_selected (selection);
  g_autofree char *count = g_strdup_printf (P_ ("%'u photo", "%'u photos", n), n);
  /* Translators: "120 photos · 3 selected" */
  g_autofree char *text
      = n_selected > 0 ? g_strdup_printf (P_ ("%s · %'u selected", "%s · %'u selected", n_selected), count, n_selected)
                       : g_strdup (count);
  const char *const needs_selection[] = { "rate", "pick", "remove" };

  gtk_label_set_text (self->status, text);
  for (guint i = 0; i < G_N_ELEMENTS (needs_selection); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), needs_selection[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), n_selected > 0 && is_writable (self));
    }
}

static gboolean
inspect_cb (gpointer data)
{
  JsnPhotosPlace *self = data;
  g_autoptr (GArray) ids = jsn_photo_grid_list_selected (self->grid);

  self->inspect = 0;
  jsn_inspector_set_photos (self->inspector, ids);
  return G_SOURCE_REMOVE;
}

/* The rubber band selects anew with every motion; the inspector follows when there is time. */
static void
selection_changed_cb (JsnPhotosPlace *self)
{
  update_status (self);
  if (self->inspect == 0)
    self->inspect = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, inspect_cb, self, NULL);
}

static void
reload (JsnPhotosPlace *self)
{
  const char *search = gtk_entry_get_text (GTK_ENTRY (self->search));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  JsnPhotoOrder order = (JsnPhotoOrder)MAX (0, gtk_combo_box_get_active (GTK_COMBO_BOX (self->order)));
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self->search));

  if (self->document == NULL)
    return;
  ids = jsn_photos_list (jsn_document_get_exhibition (self->document), search, order, &error);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->search), error ? error->message : NULL);
  if (ids == NULL)
    {
      /* A search that says nothing, such as "rating:many": what was found before stays. */
      gtk_style_context_add_class (style, GTK_STYLE_CLASS_ERROR);
      return;
    }
  gtk_style_context_remove_class (style, GTK_STYLE_CLASS_ERROR);
  jsn_photo_grid_set_photos (self->grid, ids);

  if (ids->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "grid");
  else
    gtk_stack_set_visible_child_name (self->stack, *search ? "nothing" : "empty");
  update_status (self);
}

static void
changed_cb (JsnPhotosPlace *self, JsnChanges *changes)
{
  if (changes->what & JSN_CHANGED_EXHIBITION)
    jsn_photo_grid_refresh (self->grid, NULL);
  if (changes->what & JSN_CHANGED_PHOTOS)
    {
      jsn_photo_grid_refresh (self->grid, changes->photos->len > 0 ? changes->photos : NULL);
      reload (self);
    }
}

static void
order_changed_cb (JsnPhotosPlace *self)
{
  if (jsn_state_get ())
    g_settings_set_int (jsn_state_get (), "photo-order", gtk_combo_box_get_active (GTK_COMBO_BOX (self->order)));
  reload (self);
}

static void
stop_search_cb (JsnPhotosPlace *self)
{
  gtk_entry_set_text (GTK_ENTRY (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* From the search down into what was found. */
static gboolean
search_key_cb (JsnPhotosPlace *self, GdkEventKey *event)
{
  if (event->keyval != GDK_KEY_Down && event->keyval != GDK_KEY_Return)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  return GDK_EVENT_STOP;
}

static void
set_for_selected (JsnPhotosPlace *self, const char *field, const char *value)
{
  g_autoptr (GArray) ids = jsn_photo_grid_list_selected (self->grid);

  if (is_writable (self))
    jsn_document_edit_photos (self->document, ids, field, NULL, value, NULL, NULL);
}

static void
rate_cb (JsnPhotosPlace *self, int rating)
{
  g_autofree char *value = g_strdup_printf ("%d", rating);

  set_for_selected (self, "rating", value);
}

static void
pick_cb (JsnPhotosPlace *self, gboolean pick)
{
  set_for_selected (self, "pick", pick ? "yes" : "no");
}

static void
remove_cb (JsnPhotosPlace *self)
{
  g_autoptr (GArray) ids = jsn_photo_grid_list_selected (self->grid);

  if (is_writable (self))
    jsn_document_remove_photos (self->document, ids);
}

static void
activated_cb (JsnPhotosPlace *self, gint64 photo)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));

  if (G_IS_ACTION_GROUP (window))
    g_action_group_change_action_state (G_ACTION_GROUP (window), "inspector", g_variant_new_boolean (TRUE));
  /* The selection's photo must be there before its caption can take the focus. */
  if (self->inspect)
    {
      g_clear_handle_id (&self->inspect, g_source_remove);
      inspect_cb (self);
    }
  jsn_inspector_edit (self->inspector);
}

static void
menu_cb (JsnPhotosPlace *self, GdkEvent *event)
{
  const JsnPhotoSelection *selection = jsn_photo_grid_get_selection (self->grid);
  guint cursor = jsn_photo_selection_get_cursor (selection);
  GtkWidget *menu;
  GdkRectangle box;

  if (jsn_photo_selection_get_n_selected (selection) == 0)
    return;
  menu = gtk_menu_new_from_model (self->menu);
  gtk_menu_attach_to_widget (GTK_MENU (menu), GTK_WIDGET (self->grid), NULL);
  g_signal_connect (menu, "selection-done", G_CALLBACK (gtk_widget_destroy), NULL);
  if (event)
    {
      gtk_menu_popup_at_pointer (GTK_MENU (menu), event);
      return;
    }
  jsn_photo_grid_get_cell_box (self->grid, cursor, &box);
  gtk_menu_popup_at_rect (GTK_MENU (menu), gtk_widget_get_window (GTK_WIDGET (self->grid)), &box, GDK_GRAVITY_CENTER,
                          GDK_GRAVITY_NORTH_WEST, NULL);
}

static void
rate_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rate_cb (data, g_variant_get_int32 (parameter));
}

static void
pick_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  pick_cb (data, g_variant_get_boolean (parameter));
}

static void
remove_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  remove_cb (data);
}

static void
select_all_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jsn_photo_grid_select_all (JSN_PHOTOS_PLACE (data)->grid);
}

static void
edit_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  activated_cb (data, 0);
}

static const GActionEntry actions[] = {
  { "rate", rate_action_cb, "i" },        { "pick", pick_action_cb, "b" }, { "remove", remove_action_cb },
  { "select-all", select_all_action_cb }, { "edit", edit_action_cb },
};

static void
drag_data_received_cb (
    GtkWidget *widget, GdkDragContext *context, int x, int y, GtkSelectionData *data, guint info, guint time)
{
  JsnPhotosPlace *self = JSN_PHOTOS_PLACE (widget);
  g_auto (GStrv) paths = jsn_photo_drag_get_paths (data);
  gboolean taken = paths[0] != NULL && is_writable (self);

  gtk_drag_finish (context, taken, FALSE, time);
  if (taken)
    jsn_document_import (self->document, (const char *const *)paths);
}

static void
jsn_photos_place_dispose (GObject *object)
{
  JsnPhotosPlace *self = JSN_PHOTOS_PLACE (object);

  g_clear_handle_id (&self->inspect, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (jsn_photos_place_parent_class)->dispose (object);
}

static void
jsn_photos_place_class_init (JsnPhotosPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (JSN_TYPE_PHOTO_GRID);
  g_type_ensure (JSN_TYPE_INSPECTOR);
  G_OBJECT_CLASS (klass)->dispose = jsn_photos_place_dispose;
  widget_class->drag_data_received = drag_data_received_cb;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jeonsi/Jeonsi/photos-place.ui");
  gtk_widget_class_bind_template_child (widget_class, JsnPhotosPlace, search);
  gtk_widget_class_bind_template_child (widget_class, JsnPhotosPlace, order);
  gtk_widget_class_bind_template_child (widget_class, JsnPhotosPlace, size);
  gtk_widget_class_bind_template_child (widget_class, JsnPhotosPlace, flap);
  gtk_widget_class_bind_template_child (widget_class, JsnPhotosPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, JsnPhotosPlace, grid);
  gtk_widget_class_bind_template_child (widget_class, JsnPhotosPlace, inspector);
  gtk_widget_class_bind_template_child (widget_class, JsnPhotosPlace, status);
  gtk_widget_class_bind_template_child (widget_class, JsnPhotosPlace, menu);
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_bind_template_callback (widget_class, order_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, rate_cb);
  gtk_widget_class_bind_template_callback (widget_class, pick_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
}

static void
jsn_photos_place_init (JsnPhotosPlace *self)
{
  GtkAdjustment *size;

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "photos", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));

  size = gtk_range_get_adjustment (GTK_RANGE (self->size));
  g_object_bind_property (size, "value", self->grid, "thumbnail-size", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  if (jsn_state_get ())
    {
      gtk_adjustment_set_value (size, g_settings_get_int (jsn_state_get (), "thumbnail-size"));
      gtk_combo_box_set_active (GTK_COMBO_BOX (self->order), g_settings_get_int (jsn_state_get (), "photo-order"));
      jsn_state_bind ("thumbnail-size", self->grid, "thumbnail-size");
    }
  gtk_drag_dest_set (GTK_WIDGET (self), GTK_DEST_DEFAULT_ALL, drop_targets, G_N_ELEMENTS (drop_targets),
                     GDK_ACTION_COPY);
}

GtkWidget *
jsn_photos_place_new (void)
{
  return g_object_new (JSN_TYPE_PHOTOS_PLACE, NULL);
}

void
jsn_photos_place_set_document (JsnPhotosPlace *self, JsnDocument *document)
{
  g_return_if_fail (JSN_IS_PHOTOS_PLACE (self));

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_handle_id (&self->inspect, g_source_remove);
  g_set_object (&self->document, document);
  jsn_inspector_set_document (self->inspector, document);
  jsn_photo_grid_set_document (self->grid, document);
  gtk_entry_set_text (GTK_ENTRY (self->search), "");
  if (document)
    g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  update_status (self);
}

void
jsn_photos_place_show_photo (JsnPhotosPlace *self, gint64 photo)
{
  g_return_if_fail (JSN_IS_PHOTOS_PLACE (self));
  gtk_entry_set_text (GTK_ENTRY (self->search), "");
  reload (self);
  jsn_photo_grid_select (self->grid, photo);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

void
jsn_photos_place_find (JsnPhotosPlace *self)
{
  g_return_if_fail (JSN_IS_PHOTOS_PLACE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
jsn_photos_place_show_inspector (JsnPhotosPlace *self, gboolean shown)
{
  g_return_if_fail (JSN_IS_PHOTOS_PLACE (self));
  hdy_flap_set_reveal_flap (self->flap, shown);
}
