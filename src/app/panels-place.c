/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of the panels: what the strip selects the canvas shows, what lies in the tray goes into frames. */
#include "app/panels-place.h"

#include <gdk/gdkkeysyms.h>

#include "app/layout-dialog.h"
#include "app/panel-canvas.h"
#include "app/panel-edits.h"
#include "app/panel-strip.h"
#include "app/panel-text-editor.h"
#include "app/photo-grid.h"
#include "base/i18n.h"

struct _JsnPanelsPlace
{
  GtkBin parent_instance;

  GtkStack *stack;
  JsnPanelStrip *strip;
  JsnPanelCanvas *canvas;
  GtkLabel *zoom_label;
  GtkLabel *figures;
  GtkLabel *hint;
  GtkComboBox *tray_filter;
  GtkStack *tray_stack;
  JsnPhotoGrid *tray;
  GMenuModel *panel_menu;
  GMenuModel *item_menu;

  JsnDocument *document;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (JsnPanelsPlace, jsn_panels_place, GTK_TYPE_BIN)

static const char *const tray_searches[] = { "pick:yes", "pick:yes panel:none", "panel:none", "" };

static gboolean
is_writable (JsnPanelsPlace *self)
{
  return self->document && !jsn_exhibition_is_read_only (jsn_document_get_exhibition (self->document));
}

static const JsnItem *
get_selected_item (JsnPanelsPlace *self)
{
  const JsnScene *scene = jsn_panel_canvas_get_scene (self->canvas);

  return scene ? jsn_panel_find_item (scene->sheet->panel, jsn_panel_canvas_get_selected (self->canvas)) : NULL;
}

static void
enable (JsnPanelsPlace *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (JsnPanelsPlace *self)
{
  const JsnItem *item = get_selected_item (self);
  gboolean writable = is_writable (self);
  gboolean photo = item && item->kind == JSN_ITEM_FRAME && item->photo != 0;
  int number = jsn_panel_strip_get_selected_number (self->strip);
  int last = (int)jsn_panel_strip_get_n_panels (self->strip);

  enable (self, "lay-out", writable);
  enable (self, "remove", writable && number > 0);
  enable (self, "move-up", writable && number > 1);
  enable (self, "move-down", writable && number > 0 && number < last);
  enable (self, "previous", number > 1);
  enable (self, "next", number > 0 && number < last);
  enable (self, "crop", writable && photo);
  enable (self, "empty-frame", writable && photo);
  enable (self, "edit-text", writable && item && item->kind == JSN_ITEM_TEXT);
}

/* What can be done now, in a sentence; people do not look for what they do not know of. */
static const char *
get_hint (JsnPanelsPlace *self)
{
  const JsnItem *item = get_selected_item (self);

  if (jsn_panel_canvas_is_cropping (self->canvas))
    return _ ("Drag and roll the wheel to crop · Return keeps, Escape discards");
  if (item == NULL || !is_writable (self))
    return "";
  if (item->kind == JSN_ITEM_TEXT)
    return _ ("Double-click to edit the text");
  if (item->photo)
    return _ ("Double-click to crop · drag onto another frame to swap");
  return _ ("Drag a photo here, or press Return on one below");
}

static void
update_status (JsnPanelsPlace *self)
{
  g_autofree char *figures = jsn_panel_canvas_dup_figures (self->canvas);
  g_autofree char *zoom = g_strdup_printf (_ ("%.0f %%"), jsn_panel_canvas_get_zoom (self->canvas) * 100);

  gtk_label_set_text (self->figures, figures ? figures : "");
  gtk_label_set_text (self->hint, get_hint (self));
  gtk_label_set_text (self->zoom_label, zoom);
}

static void
selection_changed_cb (JsnPanelsPlace *self)
{
  update_actions (self);
  update_status (self);
}

static void
panel_selected_cb (JsnPanelsPlace *self, gint64 panel)
{
  int number = jsn_panel_strip_get_selected_number (self->strip);
  g_autofree char *name = g_strdup_printf (_ ("Panel %d"), number);

  jsn_panel_canvas_set_panel (self->canvas, panel);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->canvas)), number > 0 ? name : _ ("Panel"));
  gtk_stack_set_visible_child_name (self->stack, jsn_panel_strip_get_n_panels (self->strip) > 0 ? "panels" : "empty");
  update_actions (self);
  update_status (self);
}

static void
reload_tray (JsnPanelsPlace *self)
{
  int choice = CLAMP (gtk_combo_box_get_active (self->tray_filter), 0, (int)G_N_ELEMENTS (tray_searches) - 1);
  g_autoptr (GArray) ids = NULL;

  if (self->document == NULL)
    return;
  ids = jsn_photos_list (jsn_document_get_exhibition (self->document), tray_searches[choice], JSN_PHOTOS_BY_IMPORT,
                         NULL);
  if (ids == NULL)
    return;
  jsn_photo_grid_set_photos (self->tray, ids);
  gtk_stack_set_visible_child_name (self->tray_stack, ids->len > 0 ? "photos" : "nothing");
}

static void
changed_cb (JsnPanelsPlace *self, const JsnChanges *changes)
{
  if (changes->what & JSN_CHANGED_PHOTOS)
    jsn_photo_grid_refresh (self->tray, changes->photos->len > 0 ? changes->photos : NULL);
  if (changes->what & (JSN_CHANGED_PHOTOS | JSN_CHANGED_PANELS))
    reload_tray (self);
  update_actions (self);
  update_status (self);
}

/* The frame that a photo chosen by keyboard goes into: the selected one, else the first that is empty. */
static gint64
find_frame (JsnPanelsPlace *self)
{
  const JsnScene *scene = jsn_panel_canvas_get_scene (self->canvas);
  const JsnItem *selected = get_selected_item (self);
  g_autoptr (GPtrArray) items = NULL;

  if (scene == NULL || (selected && selected->kind == JSN_ITEM_FRAME))
    return selected ? selected->id : 0;
  items = jsn_panel_list_in_order (scene->sheet->panel);
  for (guint i = 0; i < items->len; i++)
    {
      const JsnItem *item = g_ptr_array_index (items, i);

      if (item->kind == JSN_ITEM_FRAME && item->photo == 0)
        return item->id;
    }
  return 0;
}

static void
tray_activated_cb (JsnPanelsPlace *self, gint64 photo)
{
  gint64 frame = find_frame (self);

  if (frame == 0 || !is_writable (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  jsn_panel_edits_place (self->document, frame, photo);
  jsn_panel_canvas_select (self->canvas, frame);
}

static void
popup (GMenuModel *model, GtkWidget *widget, const GdkRectangle *box, const GdkEvent *event)
{
  GtkWidget *menu = gtk_menu_new_from_model (model);

  gtk_menu_attach_to_widget (GTK_MENU (menu), widget, NULL);
  g_signal_connect (menu, "selection-done", G_CALLBACK (gtk_widget_destroy), NULL);
  if (event)
    gtk_menu_popup_at_pointer (GTK_MENU (menu), event);
  else if (box)
    gtk_menu_popup_at_rect (GTK_MENU (menu), gtk_widget_get_window (widget), box, GDK_GRAVITY_CENTER,
                            GDK_GRAVITY_NORTH_WEST, NULL);
  else
    gtk_menu_popup_at_widget (GTK_MENU (menu), widget, GDK_GRAVITY_CENTER, GDK_GRAVITY_NORTH_WEST, NULL);
}

static void
strip_menu_cb (JsnPanelsPlace *self, const GdkEvent *event)
{
  popup (self->panel_menu, GTK_WIDGET (self->strip), NULL, event);
}

static void
canvas_menu_cb (JsnPanelsPlace *self, const GdkEvent *event)
{
  GdkRectangle box;
  gboolean some = jsn_panel_canvas_get_item_box (self->canvas, jsn_panel_canvas_get_selected (self->canvas), &box);

  popup (some ? self->item_menu : self->panel_menu, GTK_WIDGET (self->canvas), some ? &box : NULL, event);
}

static void
edit_text_cb (JsnPanelsPlace *self, gint64 item)
{
  if (is_writable (self))
    jsn_panel_text_editor_show (self->canvas, self->document, item);
}

static void
lay_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JsnPanelsPlace *self = data;
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  g_autoptr (GArray) selected = jsn_photo_grid_list_selected (self->tray);

  jsn_layout_dialog_show (GTK_WINDOW (window), self->document, selected);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JsnPanelsPlace *self = data;

  jsn_panel_edits_remove (self->document, jsn_panel_strip_get_selected (self->strip));
}

static void
move_by (JsnPanelsPlace *self, int step)
{
  jsn_panel_edits_move (self->document, jsn_panel_strip_get_selected (self->strip),
                        jsn_panel_strip_get_selected_number (self->strip) + step);
}

static void
move_up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move_by (data, -1);
}

static void
move_down_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move_by (data, 1);
}

static void
select_by (JsnPanelsPlace *self, int step)
{
  jsn_panel_strip_select_number (self->strip, jsn_panel_strip_get_selected_number (self->strip) + step);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  select_by (data, -1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  select_by (data, 1);
}

static void
zoom_in_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jsn_panel_canvas_zoom_in (JSN_PANELS_PLACE (data)->canvas);
}

static void
zoom_out_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jsn_panel_canvas_zoom_out (JSN_PANELS_PLACE (data)->canvas);
}

static void
zoom_fit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jsn_panel_canvas_zoom_fit (JSN_PANELS_PLACE (data)->canvas);
}

static void
zoom_real_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jsn_panel_canvas_zoom_real (JSN_PANELS_PLACE (data)->canvas);
}

static void
activate_item_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JsnPanelsPlace *self = data;

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  jsn_panel_canvas_activate (self->canvas, jsn_panel_canvas_get_selected (self->canvas));
}

static void
empty_frame_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JsnPanelsPlace *self = data;

  jsn_panel_edits_place (self->document, jsn_panel_canvas_get_selected (self->canvas), 0);
}

static const GActionEntry actions[] = {
  { "lay-out", lay_out_cb },         { "remove", remove_cb },      { "move-up", move_up_cb },
  { "move-down", move_down_cb },     { "previous", previous_cb },  { "next", next_cb },
  { "zoom-in", zoom_in_cb },         { "zoom-out", zoom_out_cb },  { "zoom-fit", zoom_fit_cb },
  { "zoom-real", zoom_real_cb },     { "crop", activate_item_cb }, { "edit-text", activate_item_cb },
  { "empty-frame", empty_frame_cb },
};

static const struct
{
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
} keys[] = {
  { GDK_KEY_plus, GDK_CONTROL_MASK, "zoom-in" },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "zoom-in" },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "zoom-in" },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "zoom-out" },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "zoom-out" },
  { GDK_KEY_0, GDK_CONTROL_MASK, "zoom-fit" },
  { GDK_KEY_KP_0, GDK_CONTROL_MASK, "zoom-fit" },
  { GDK_KEY_1, GDK_CONTROL_MASK, "zoom-real" },
  { GDK_KEY_KP_1, GDK_CONTROL_MASK, "zoom-real" },
  { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "previous" },
  { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "next" },
  { GDK_KEY_l, GDK_CONTROL_MASK, "lay-out" },
  { GDK_KEY_Up, GDK_MOD1_MASK, "move-up" },
  { GDK_KEY_Down, GDK_MOD1_MASK, "move-down" },
};

static gboolean
run_key (JsnPanelsPlace *self, GdkEventKey *event)
{
  guint modifiers = event->state & (GDK_CONTROL_MASK | GDK_MOD1_MASK);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gdk_keyval_to_lower (event->keyval) == keys[i].keyval && modifiers == keys[i].modifiers)
      {
        g_action_group_activate_action (G_ACTION_GROUP (self->actions), keys[i].action, NULL);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
key_press_event (GtkWidget *widget, GdkEventKey *event)
{
  return run_key (JSN_PANELS_PLACE (widget), event)
         || GTK_WIDGET_CLASS (jsn_panels_place_parent_class)->key_press_event (widget, event);
}

static gboolean
strip_key_cb (JsnPanelsPlace *self, GdkEventKey *event)
{
  if (event->keyval != GDK_KEY_Delete && event->keyval != GDK_KEY_KP_Delete)
    return run_key (self, event);
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "remove", NULL);
  return GDK_EVENT_STOP;
}

static void
jsn_panels_place_dispose (GObject *object)
{
  JsnPanelsPlace *self = JSN_PANELS_PLACE (object);

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (jsn_panels_place_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/io/github/jeonsi/Jeonsi/panels-place.ui");
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, stack);
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, strip);
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, canvas);
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, zoom_label);
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, figures);
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, hint);
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, tray_filter);
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, tray_stack);
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, tray);
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, panel_menu);
  gtk_widget_class_bind_template_child (klass, JsnPanelsPlace, item_menu);
  gtk_widget_class_bind_template_callback (klass, panel_selected_cb);
  gtk_widget_class_bind_template_callback (klass, selection_changed_cb);
  gtk_widget_class_bind_template_callback (klass, update_status);
  gtk_widget_class_bind_template_callback (klass, edit_text_cb);
  gtk_widget_class_bind_template_callback (klass, strip_menu_cb);
  gtk_widget_class_bind_template_callback (klass, strip_key_cb);
  gtk_widget_class_bind_template_callback (klass, canvas_menu_cb);
  gtk_widget_class_bind_template_callback (klass, reload_tray);
  gtk_widget_class_bind_template_callback (klass, tray_activated_cb);
}

static void
jsn_panels_place_class_init (JsnPanelsPlaceClass *klass)
{
  g_type_ensure (JSN_TYPE_PANEL_STRIP);
  g_type_ensure (JSN_TYPE_PANEL_CANVAS);
  g_type_ensure (JSN_TYPE_PHOTO_GRID);
  G_OBJECT_CLASS (klass)->dispose = jsn_panels_place_dispose;
  GTK_WIDGET_CLASS (klass)->key_press_event = key_press_event;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
jsn_panels_place_init (JsnPanelsPlace *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "panels", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

GtkWidget *
jsn_panels_place_new (void)
{
  return g_object_new (JSN_TYPE_PANELS_PLACE, NULL);
}

/* Nobody has picked anything yet in a new exhibition; an empty tray would be no help. */
static void
choose_tray (JsnPanelsPlace *self)
{
  g_autoptr (GArray) picks
      = jsn_photos_list (jsn_document_get_exhibition (self->document), "pick:yes", JSN_PHOTOS_BY_IMPORT, NULL);

  gtk_combo_box_set_active (self->tray_filter, picks && picks->len > 0 ? 0 : (int)G_N_ELEMENTS (tray_searches) - 1);
}

void
jsn_panels_place_set_document (JsnPanelsPlace *self, JsnDocument *document)
{
  g_return_if_fail (JSN_IS_PANELS_PLACE (self));

  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  jsn_photo_grid_set_document (self->tray, document);
  jsn_panel_canvas_set_document (self->canvas, document);
  jsn_panel_strip_set_document (self->strip, document);
  if (document)
    {
      choose_tray (self);
      g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), self);
    }
  reload_tray (self);
  update_actions (self);
}

void
jsn_panels_place_show (JsnPanelsPlace *self, gint64 panel, gint64 item)
{
  g_return_if_fail (JSN_IS_PANELS_PLACE (self));
  jsn_panel_strip_select (self->strip, panel);
  jsn_panel_canvas_select (self->canvas, item);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}
