/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: header bar, sidebar, the stack of places, and what it says when operations end. */
#include "app/window.h"

#include <string.h>

#include "app/export-place.h"
#include "app/field.h"
#include "app/op-message.h"
#include "app/operation-bar.h"
#include "app/panels-place.h"
#include "app/photos-place.h"
#include "app/refusals-bar.h"
#include "app/start-page.h"
#include "app/state.h"
#include "app/toast.h"
#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "exhibition/history.h"
#include "exhibition/panels.h"

struct _JsnWindow
{
  HdyApplicationWindow parent_instance;

  GtkStack *pages;
  HdyHeaderBar *header;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkMenuButton *menu_button;
  GtkListBox *sidebar;
  GtkStack *places;
  JsnPhotosPlace *photos;
  JsnPanelsPlace *panels;
  JsnExportPlace *exports;
  JsnToast *toast;
  JsnRefusalsBar *refusals;
  GtkInfoBar *read_only;
  JsnOperationBar *operation_bar;

  JsnOperations *operations;
  JsnDocument *document;
  gboolean closing; /* as soon as operations have ended */
};

G_DEFINE_FINAL_TYPE (JsnWindow, jsn_window, HDY_TYPE_APPLICATION_WINDOW)

static void
set_action_enabled (JsnWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* "Undo Import Photos", on the button, its tooltip and for screen readers. */
static void
update_history_button (
    JsnWindow *self, GtkButton *button, const char *action, const char *format, const char *nothing, char *label)
{
  g_autofree char *owned = label;
  g_autofree char *text = label ? g_strdup_printf (format, _ (label)) : g_strdup (nothing);
  gboolean writable = self->document && !jsn_exhibition_is_read_only (jsn_document_get_exhibition (self->document));

  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (button)), text);
  set_action_enabled (self, action, label && writable);
}

static void
update_history (JsnWindow *self)
{
  JsnExhibition *exhibition = self->document ? jsn_document_get_exhibition (self->document) : NULL;

  update_history_button (self, self->undo_button, "undo", _ ("Undo %s"), _ ("Nothing to undo"),
                         exhibition ? jsn_history_dup_undo_label (exhibition) : NULL);
  update_history_button (self, self->redo_button, "redo", _ ("Redo %s"), _ ("Nothing to redo"),
                         exhibition ? jsn_history_dup_redo_label (exhibition) : NULL);
}

/* How much there is in a place; -1 where that is no question. */
static int
count_place (JsnWindow *self, const char *place)
{
  JsnExhibition *exhibition = jsn_document_get_exhibition (self->document);

  if (g_str_equal (place, "photos"))
    return (int)jsn_photos_count (exhibition);
  if (g_str_equal (place, "panels"))
    {
      g_autoptr (GArray) panels = jsn_panels_list (exhibition, NULL);

      return panels ? (int)panels->len : 0;
    }
  return -1;
}

static void
update_row (GtkWidget *row, gpointer data)
{
  JsnWindow *self = data;
  const char *place = gtk_widget_get_name (row);
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "count");
  const char *title = g_object_get_data (G_OBJECT (row), "title");
  int count = self->document ? count_place (self, place) : -1;
  g_autofree char *text = count >= 0 ? g_strdup_printf ("%'d", count) : g_strdup ("");
  g_autofree char *name = count >= 0 ? g_strdup_printf ("%s, %s", title, text) : g_strdup (title);

  gtk_label_set_text (label, text);
  atk_object_set_name (gtk_widget_get_accessible (row), name);
}

static void
update_title (JsnWindow *self)
{
  g_autofree char *title = self->document ? jsn_document_dup_title (self->document) : g_strdup (_ ("Jeonsi"));

  hdy_header_bar_set_title (self->header, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update (JsnWindow *self)
{
  gtk_container_foreach (GTK_CONTAINER (self->sidebar), update_row, self);
  update_title (self);
  update_history (self);
}

static void
changed_cb (JsnWindow *self, JsnChanges *changes)
{
  update (self);
}

static void
place_changed_cb (JsnWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->places);
  g_autoptr (GList) rows = gtk_container_get_children (GTK_CONTAINER (self->sidebar));

  if (name == NULL)
    return;
  for (GList *link = rows; link; link = link->next)
    if (g_str_equal (gtk_widget_get_name (link->data), name))
      {
        gtk_list_box_select_row (self->sidebar, link->data);
        hdy_header_bar_set_subtitle (self->header, g_object_get_data (link->data, "title"));
      }
  /* Only photos have details to show beside them. */
  set_action_enabled (self, "inspector", self->document && g_str_equal (name, "photos"));
}

static void
row_selected_cb (JsnWindow *self, GtkListBoxRow *row)
{
  if (row)
    gtk_stack_set_visible_child_name (self->places, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
add_row (GtkWidget *place, gpointer data)
{
  JsnWindow *self = data;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *icon = NULL;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_container_child_get (GTK_CONTAINER (self->places), place, "name", &name, "title", &title, "icon-name", &icon,
                           NULL);

  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (count), GTK_STYLE_CLASS_DIM_LABEL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_container_add (GTK_CONTAINER (box), gtk_image_new_from_icon_name (icon, GTK_ICON_SIZE_MENU));
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (box), count);
  gtk_container_add (GTK_CONTAINER (row), box);
  g_object_set (box, "margin", 9, NULL);
  gtk_widget_set_name (row, name);
  g_object_set_data (G_OBJECT (row), "count", count);
  g_object_set_data_full (G_OBJECT (row), "title", g_steal_pointer (&title), g_free);
  gtk_widget_show_all (row);
  gtk_container_add (GTK_CONTAINER (self->sidebar), row);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JsnWindow *self = data;

  /* What was typed and not kept yet goes first. */
  if (!jsn_field_revert_focused (GTK_WINDOW (self)))
    jsn_document_run (self->document, "undo", NULL, NULL, NULL);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  jsn_document_run (JSN_WINDOW (data)->document, "redo", NULL, NULL, NULL);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (data);
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_button_clicked (GTK_BUTTON (JSN_WINDOW (data)->menu_button));
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JsnWindow *self = data;

  gtk_stack_set_visible_child_name (self->places, "photos");
  jsn_photos_place_find (self->photos);
}

static void
inspector_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  JsnWindow *self = data;

  g_simple_action_set_state (action, state);
  jsn_photos_place_show_inspector (self->photos, g_variant_get_boolean (state));
  if (jsn_state_get ())
    g_settings_set_value (jsn_state_get (), "inspector-shown", state);
}

static void
place_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_stack_set_visible_child_name (JSN_WINDOW (data)->places, g_variant_get_string (parameter, NULL));
}

static void
finished_cb (JsnWindow *self, JsnOp *op, JsnJob *job, const GError *error)
{
  const JsnVerb *verb = jsn_op_get_verb (op);

  if (error == NULL)
    {
      gboolean undoable;
      g_autofree char *message = jsn_op_message (op, &undoable);
      g_autoptr (GPtrArray) refused = jsn_op_list_refused (op);

      if (message)
        jsn_window_toast (self, message, undoable ? _ ("_Undo") : NULL, undoable ? "win.undo" : NULL);
      if (refused)
        jsn_refusals_bar_tell (self->refusals, refused);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *message = g_strdup_printf (_ ("Stopped: %s"), _ (verb->label));

      jsn_window_toast (self, message, NULL, NULL);
    }
  else
    {
      g_autofree char *message = jsn_display_text (error->message, -1);

      /* What was quick to do is quick to do again. */
      if (verb->work == NULL)
        jsn_window_toast (self, message, NULL, NULL);
      else
        jsn_window_tell_failure (self, _ (verb->label), message);
    }
}

static void
progress_cb (JsnWindow *self)
{
  gboolean busy = jsn_operations_is_busy (self->operations);

  /* One sample is enough, also while it is being made. */
  set_action_enabled (self, "sample", !busy);
  if (self->closing && !busy)
    gtk_widget_destroy (GTK_WIDGET (self));
}

static void
save_state (JsnWindow *self)
{
  GSettings *settings = jsn_state_get ();
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", maximized);
  if (self->document)
    g_settings_set_string (settings, "place", gtk_stack_get_visible_child_name (self->places));
  if (!maximized)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

/* Nothing is ever unsaved; only what still runs has to end first. */
static gboolean
jsn_window_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  JsnWindow *self = JSN_WINDOW (widget);

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  save_state (self);
  if (!jsn_operations_is_busy (self->operations))
    return GDK_EVENT_PROPAGATE;
  self->closing = TRUE;
  jsn_operations_cancel (self->operations);
  return GDK_EVENT_STOP;
}

static void
set_document (JsnWindow *self, JsnDocument *document)
{
  g_set_object (&self->document, document);
  jsn_photos_place_set_document (self->photos, document);
  jsn_panels_place_set_document (self->panels, document);
  jsn_export_place_set_document (self->exports, document);
  if (document)
    g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_set_visible_child_name (self->pages, document ? "exhibition" : "start");

  gboolean read_only = document && jsn_exhibition_is_read_only (jsn_document_get_exhibition (document));
  const char *const needs_document[] = { "copy", "find", "place" };
  const char *const needs_writing[] = { "import", "import-folder" };

  for (guint i = 0; i < G_N_ELEMENTS (needs_document); i++)
    set_action_enabled (self, needs_document[i], document != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (needs_writing); i++)
    set_action_enabled (self, needs_writing[i], document && !read_only);
  gtk_widget_set_visible (GTK_WIDGET (self->read_only), read_only);
  gtk_widget_hide (GTK_WIDGET (self->refusals));
  place_changed_cb (self);
  update (self);
}

static void
jsn_window_dispose (GObject *object)
{
  JsnWindow *self = JSN_WINDOW (object);

  if (self->document)
    {
      jsn_photos_place_set_document (self->photos, NULL);
      jsn_panels_place_set_document (self->panels, NULL);
      jsn_export_place_set_document (self->exports, NULL);
      g_clear_object (&self->document);
    }
  g_clear_object (&self->operations);
  G_OBJECT_CLASS (jsn_window_parent_class)->dispose (object);
}

static void
open_cb (JsnWindow *self, GFile *file)
{
  jsn_window_open (self, g_file_peek_path (file));
}

/* "panel:3 item:12", "photo:7" */
static void
show_ref_cb (JsnWindow *self, const char *ref)
{
  const char *item = strstr (ref, "item:");
  gint64 id = strchr (ref, ':') ? g_ascii_strtoll (strchr (ref, ':') + 1, NULL, 10) : 0;

  if (g_str_has_prefix (ref, "panel:"))
    {
      gtk_stack_set_visible_child_name (self->places, "panels");
      jsn_panels_place_show (self->panels, id, item ? g_ascii_strtoll (item + strlen ("item:"), NULL, 10) : 0);
    }
  else if (g_str_has_prefix (ref, "photo:"))
    {
      gtk_stack_set_visible_child_name (self->places, "photos");
      jsn_photos_place_show_photo (self->photos, id);
    }
}

static void
jsn_window_class_init (JsnWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (JSN_TYPE_PHOTOS_PLACE);
  g_type_ensure (JSN_TYPE_PANELS_PLACE);
  g_type_ensure (JSN_TYPE_EXPORT_PLACE);
  g_type_ensure (JSN_TYPE_START_PAGE);
  g_type_ensure (JSN_TYPE_TOAST);
  g_type_ensure (JSN_TYPE_OPERATION_BAR);
  g_type_ensure (JSN_TYPE_REFUSALS_BAR);
  G_OBJECT_CLASS (klass)->dispose = jsn_window_dispose;
  widget_class->delete_event = jsn_window_delete_event;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jeonsi/Jeonsi/window.ui");
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, header);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, places);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, photos);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, panels);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, exports);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, refusals);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, read_only);
  gtk_widget_class_bind_template_child (widget_class, JsnWindow, operation_bar);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_ref_cb);
}

static const GActionEntry actions[] = {
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "close", close_cb },
  { "menu", menu_cb },
  { "find", find_cb },
  { "place", place_cb, "s" },
  { "inspector", NULL, NULL, "true", inspector_cb },
};

static void
restore_state (JsnWindow *self)
{
  GSettings *settings = jsn_state_get ();

  if (settings == NULL)
    return;

  g_autofree char *place = g_settings_get_string (settings, "place");

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  if (gtk_stack_get_child_by_name (self->places, place))
    gtk_stack_set_visible_child_name (self->places, place);
  g_action_group_change_action_state (G_ACTION_GROUP (self), "inspector",
                                      g_variant_new_boolean (g_settings_get_boolean (settings, "inspector-shown")));
}

static void
jsn_window_init (JsnWindow *self)
{
  self->operations = jsn_operations_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  jsn_window_add_file_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  jsn_operation_bar_set_operations (self->operation_bar, self->operations);
  g_signal_connect_object (self->operations, "finished", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->operations, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  gtk_container_foreach (GTK_CONTAINER (self->places), add_row, self);
  set_document (self, NULL);
  restore_state (self);
  place_changed_cb (self);
}

JsnWindow *
jsn_window_new (GtkApplication *application)
{
  return g_object_new (JSN_TYPE_WINDOW, "application", application, NULL);
}

JsnDocument *
jsn_window_get_document (JsnWindow *self)
{
  g_return_val_if_fail (JSN_IS_WINDOW (self), NULL);
  return self->document;
}

JsnOperations *
jsn_window_get_operations (JsnWindow *self)
{
  g_return_val_if_fail (JSN_IS_WINDOW (self), NULL);
  return self->operations;
}

static void
remember (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  GtkRecentData data = {
    .display_name = name,
    .mime_type = (char *)"application/x-jeonsi",
    .app_name = (char *)"Jeonsi",
    .app_exec = (char *)"jeonsi %u",
  };

  if (uri)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/* The window that has this exhibition open, or NULL. */
static JsnWindow *
find_open (GtkApplication *application, const char *path)
{
  g_autofree char *wanted = g_canonicalize_filename (path, NULL);

  for (GList *link = application ? gtk_application_get_windows (application) : NULL; link; link = link->next)
    {
      JsnDocument *document = JSN_IS_WINDOW (link->data) ? JSN_WINDOW (link->data)->document : NULL;

      if (document && g_str_equal (jsn_exhibition_get_path (jsn_document_get_exhibition (document)), wanted))
        return link->data;
    }
  return NULL;
}

void
jsn_window_open (JsnWindow *self, const char *path)
{
  g_return_if_fail (JSN_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  JsnWindow *open = find_open (gtk_window_get_application (GTK_WINDOW (self)), path);

  if (open)
    {
      gtk_window_present (GTK_WINDOW (open));
      return;
    }
  if (self->document)
    {
      JsnWindow *other = jsn_window_new (gtk_window_get_application (GTK_WINDOW (self)));

      gtk_window_present (GTK_WINDOW (other));
      jsn_window_open (other, path);
      return;
    }

  g_autoptr (GError) error = NULL;
  g_autoptr (JsnExhibition) exhibition = jsn_exhibition_open (path, TRUE, &error);

  if (exhibition == NULL)
    {
      g_autofree char *message = jsn_display_text (error->message, -1);

      jsn_window_tell_failure (self, _ ("The exhibition could not be opened"), message);
      return;
    }

  g_autoptr (JsnDocument) document = jsn_document_new (exhibition, self->operations);

  remember (jsn_exhibition_get_path (exhibition));
  set_document (self, document);
}

void
jsn_window_toast (JsnWindow *self, const char *message, const char *button, const char *action)
{
  g_return_if_fail (JSN_IS_WINDOW (self));
  jsn_toast_show (self->toast, message, button, action);
}

void
jsn_window_tell_failure (JsnWindow *self, const char *title, const char *message)
{
  g_return_if_fail (JSN_IS_WINDOW (self));

  GtkWidget *dialog = gtk_message_dialog_new (GTK_WINDOW (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                              GTK_MESSAGE_ERROR, GTK_BUTTONS_CLOSE, "%s", title);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", message);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_widget_show (dialog);
}
