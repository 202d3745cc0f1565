/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of rows kept in step with the exhibition's panels. */
#include "app/panel-strip.h"

#include <string.h>

#include "app/language.h"
#include "app/panel-edits.h"
#include "app/panel-row.h"
#include "base/i18n.h"

struct _JsnPanelStrip
{
  GtkBin parent_instance;

  GtkScrolledWindow *scrolled;
  GtkListBox *list;
  JsnDocument *document;
  JsnPanelMiniatures *miniatures;
  GArray *ids; /* of gint64: what the rows show */
  GtkGesture *drag;
  gint64 dragged; /* panel */
  gboolean filling;
  guint scroll; /* idle */
};

G_DEFINE_FINAL_TYPE (JsnPanelStrip, jsn_panel_strip, GTK_TYPE_BIN)

enum
{
  SIGNAL_PANEL_SELECTED,
  SIGNAL_MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const GtkTargetEntry drag_targets[] = {
  { (char *)"application/x-jeonsi-panel", GTK_TARGET_SAME_WIDGET, 0 },
};

/* The panel's title, else the headline of its first photo; NULL when there is neither. */
static char *
dup_title (JsnPanelStrip *self, const JsnPanel *panel)
{
  const char *title = jsn_texts_find (panel->texts, "title", jsn_window_language ());

  for (guint i = 0; title == NULL && i < panel->items->len; i++)
    {
      const JsnItem *item = g_ptr_array_index (panel->items, i);
      g_autoptr (JsnPhoto) photo = NULL;

      if (item->kind != JSN_ITEM_FRAME || item->photo == 0)
        continue;
      photo = jsn_photos_load_brief (jsn_document_get_exhibition (self->document), item->photo, NULL);
      return photo ? g_strdup (jsn_texts_find (photo->texts, "headline", jsn_window_language ())) : NULL;
    }
  return g_strdup (title);
}

static void
update_row (JsnPanelStrip *self, JsnPanelRow *row, gint64 id)
{
  g_autoptr (JsnPanel) panel = jsn_panels_load (jsn_document_get_exhibition (self->document), id, NULL);
  g_autofree char *title = panel ? dup_title (self, panel) : NULL;

  if (panel)
    jsn_panel_row_set_panel (row, panel, title);
}

static void
row_selected_cb (JsnPanelStrip *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_PANEL_SELECTED], 0, jsn_panel_strip_get_selected (self));
}

static gboolean
is_same_list (const GArray *one, const GArray *other)
{
  /* Empty arrays have no data to compare. */
  return one->len == other->len && (one->len == 0 || memcmp (one->data, other->data, one->len * sizeof (gint64)) == 0);
}

static void
update_rows (JsnPanelStrip *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int)i);

      update_row (self, JSN_PANEL_ROW (row), g_array_index (self->ids, gint64, i));
    }
}

/* Selects the panel that was selected; when it is gone, the one in its place; when @fresh is new, the first of the new
 * ones. */
static void
restore_selection (JsnPanelStrip *self, gint64 selected, int index, guint fresh)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == selected)
      index = (int)i;
  if (fresh < self->ids->len)
    index = (int)fresh;
  index = CLAMP (index, 0, (int)self->ids->len - 1);
  gtk_list_box_select_row (self->list, index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL);
}

static guint
find_first_new (const GArray *before, const GArray *now)
{
  for (guint i = 0; before->len > 0 && i < now->len; i++)
    {
      gboolean known = FALSE;

      for (guint k = 0; k < before->len && !known; k++)
        known = g_array_index (before, gint64, k) == g_array_index (now, gint64, i);
      if (!known)
        return i;
    }
  return now->len;
}

static gboolean
scroll_cb (gpointer data)
{
  JsnPanelStrip *self = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkAllocation box;

  self->scroll = 0;
  if (row == NULL)
    return G_SOURCE_REMOVE;
  gtk_widget_get_allocation (GTK_WIDGET (row), &box);
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scrolled), box.y, box.y + box.height);
  return G_SOURCE_REMOVE;
}

/* The selected row comes into view although it was not the list itself that chose it; later, when new rows have their
 * places. */
static void
scroll_to_selected (JsnPanelStrip *self)
{
  if (self->scroll == 0)
    self->scroll = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, scroll_cb, self, NULL);
}

static void
destroy_row (GtkWidget *row, gpointer data)
{
  gtk_widget_destroy (row);
}

static void
clear (JsnPanelStrip *self)
{
  gtk_container_foreach (GTK_CONTAINER (self->list), destroy_row, NULL);
}

/* As many rows as panels. Rows stay what they are when only the order changes: one of them may be in the middle of a
 * drag. */
static void
fit_rows (JsnPanelStrip *self)
{
  g_autoptr (GList) rows = gtk_container_get_children (GTK_CONTAINER (self->list));
  guint n = g_list_length (rows);

  for (GList *link = g_list_nth (rows, self->ids->len); link; link = link->next)
    gtk_widget_destroy (link->data);
  for (; n < self->ids->len; n++)
    gtk_container_add (GTK_CONTAINER (self->list), jsn_panel_row_new (self->miniatures));
}

static void
reload (JsnPanelStrip *self)
{
  g_autoptr (GArray) ids = self->document ? jsn_panels_list (jsn_document_get_exhibition (self->document), NULL) : NULL;
  gint64 selected = jsn_panel_strip_get_selected (self);
  int index = jsn_panel_strip_get_selected_number (self) - 1;
  gboolean focused;
  guint fresh;

  if (ids == NULL)
    ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (is_same_list (ids, self->ids))
    {
      update_rows (self);
      return;
    }

  fresh = find_first_new (self->ids, ids);
  self->filling = TRUE;
  focused = gtk_container_get_focus_child (GTK_CONTAINER (self->list)) != NULL;
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&ids);
  fit_rows (self);
  update_rows (self);
  restore_selection (self, selected, index, fresh);
  self->filling = FALSE;
  scroll_to_selected (self);
  if (focused && gtk_list_box_get_selected_row (self->list))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
  row_selected_cb (self);
}

static void
changed_cb (JsnPanelStrip *self, const JsnChanges *changes)
{
  const JsnChanged anything = JSN_CHANGED_PANELS | JSN_CHANGED_PHOTOS | JSN_CHANGED_EXHIBITION;
  gboolean only_some = (changes->what & anything) == JSN_CHANGED_PANELS && changes->panels->len > 0;

  if ((changes->what & anything) == 0)
    return;
  jsn_panel_miniatures_renew (self->miniatures, only_some ? changes->panels : NULL);
  reload (self);
}

static gboolean
button_press_cb (JsnPanelStrip *self, GdkEventButton *event)
{
  GtkListBoxRow *row;

  if (!gdk_event_triggers_context_menu ((GdkEvent *)event) || event->type != GDK_BUTTON_PRESS)
    return GDK_EVENT_PROPAGATE;
  row = gtk_list_box_get_row_at_y (self->list, (int)event->y);
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_list_box_select_row (self->list, row);
  g_signal_emit (self, signals[SIGNAL_MENU], 0, event);
  return GDK_EVENT_STOP;
}

/* The list would take Ctrl+Page Down for itself: whoever listens to the strip is asked first. */
static gboolean
key_press_cb (JsnPanelStrip *self, GdkEventKey *event)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (self, "key-press-event", event, &handled);
  return handled;
}

static gboolean
popup_menu_cb (JsnPanelStrip *self)
{
  if (jsn_panel_strip_get_selected (self))
    g_signal_emit (self, signals[SIGNAL_MENU], 0, NULL);
  return TRUE;
}

static gboolean
drag_motion_cb (JsnPanelStrip *self, GdkDragContext *context, int x, int y, guint time)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, y);
  gboolean takes = row && gtk_drag_dest_find_target (GTK_WIDGET (self->list), context, NULL) != GDK_NONE;

  if (takes)
    gtk_list_box_drag_highlight_row (self->list, row);
  else
    gtk_list_box_drag_unhighlight_row (self->list);
  gdk_drag_status (context, takes ? GDK_ACTION_MOVE : 0, time);
  return TRUE;
}

static void
drag_leave_cb (JsnPanelStrip *self)
{
  gtk_list_box_drag_unhighlight_row (self->list);
}

static gboolean
drag_drop_cb (JsnPanelStrip *self, GdkDragContext *context, int x, int y, guint time)
{
  GdkAtom target = gtk_drag_dest_find_target (GTK_WIDGET (self->list), context, NULL);

  if (target == GDK_NONE || gtk_list_box_get_row_at_y (self->list, y) == NULL)
    return FALSE;
  gtk_drag_get_data (GTK_WIDGET (self->list), context, target, time);
  return TRUE;
}

/* By a gesture of our own: a drag source of GTK's leaves the list waiting for a release that never comes, and the next
 * click is lost. */
static void
drag_update_cb (JsnPanelStrip *self, double dx, double dy)
{
  GtkListBoxRow *row;
  double x, y;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->drag), &x, &y);
  row = gtk_list_box_get_row_at_y (self->list, (int)y);
  if (row == NULL || !gtk_drag_check_threshold (GTK_WIDGET (self->list), (int)x, (int)y, (int)(x + dx), (int)(y + dy)))
    return;

  g_autoptr (GtkTargetList) targets = gtk_target_list_new (drag_targets, G_N_ELEMENTS (drag_targets));
  const GdkEvent *event = gtk_gesture_get_last_event (self->drag, NULL);

  self->dragged = jsn_panel_row_get_panel (JSN_PANEL_ROW (row));
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_drag_begin_with_coordinates (GTK_WIDGET (self->list), targets, GDK_ACTION_MOVE, GDK_BUTTON_PRIMARY,
                                   (GdkEvent *)event, (int)x, (int)y);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
}

static GtkListBoxRow *
find_row (JsnPanelStrip *self, gint64 panel)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == panel)
      return gtk_list_box_get_row_at_index (self->list, (int)i);
  return NULL;
}

static void
drag_begin_cb (JsnPanelStrip *self, GdkDragContext *context)
{
  GtkListBoxRow *row = find_row (self, self->dragged);
  cairo_surface_t *icon = row ? jsn_panel_row_create_icon (JSN_PANEL_ROW (row)) : NULL;

  if (icon == NULL)
    return;
  gtk_drag_set_icon_surface (context, icon);
  cairo_surface_destroy (icon);
}

/* Which panel it is, we know ourselves: the drag never leaves the list. */
static void
drag_data_get_cb (JsnPanelStrip *self, GdkDragContext *context, GtkSelectionData *data)
{
  gtk_selection_data_set (data, gtk_selection_data_get_target (data), 8, (const guchar *)"panel", 5);
}

static void
drag_data_received_cb (
    JsnPanelStrip *self, GdkDragContext *context, int x, int y, GtkSelectionData *data, guint info, guint time)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, y);
  gboolean done = row && find_row (self, self->dragged) && find_row (self, self->dragged) != row;

  gtk_drag_finish (context, done, FALSE, time);
  if (done)
    jsn_panel_edits_move (self->document, self->dragged, jsn_panel_row_get_number (JSN_PANEL_ROW (row)));
}

static void
set_document (JsnPanelStrip *self, JsnDocument *document)
{
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  if (document)
    {
      self->document = g_object_ref (document);
      g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), self);
    }
}

static void
jsn_panel_strip_dispose (GObject *object)
{
  JsnPanelStrip *self = JSN_PANEL_STRIP (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->scroll, g_source_remove);
  set_document (self, NULL);
  g_clear_object (&self->miniatures);
  g_clear_object (&self->drag);
  G_OBJECT_CLASS (jsn_panel_strip_parent_class)->dispose (object);
}

static void
jsn_panel_strip_finalize (GObject *object)
{
  g_array_unref (JSN_PANEL_STRIP (object)->ids);
  G_OBJECT_CLASS (jsn_panel_strip_parent_class)->finalize (object);
}

static void
jsn_panel_strip_class_init (JsnPanelStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jsn_panel_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = jsn_panel_strip_finalize;

  signals[SIGNAL_PANEL_SELECTED] = g_signal_new ("panel-selected", JSN_TYPE_PANEL_STRIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_MENU] = g_signal_new ("menu", JSN_TYPE_PANEL_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, GDK_TYPE_EVENT | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
jsn_panel_strip_init (JsnPanelStrip *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new (NULL, NULL));
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_style_context_add_class (gtk_widget_get_style_context (list), "navigation-sidebar");
  atk_object_set_name (gtk_widget_get_accessible (list), _ ("Panels"));
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_container_add (GTK_CONTAINER (self->scrolled), list);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->scrolled));
  gtk_widget_show_all (GTK_WIDGET (self->scrolled));

  gtk_drag_dest_set (list, 0, drag_targets, G_N_ELEMENTS (drag_targets), GDK_ACTION_MOVE);
  gtk_drag_dest_set_track_motion (list, TRUE);
  g_signal_connect_swapped (list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (list, "button-press-event", G_CALLBACK (button_press_cb), self);
  g_signal_connect_swapped (list, "key-press-event", G_CALLBACK (key_press_cb), self);
  g_signal_connect_swapped (list, "popup-menu", G_CALLBACK (popup_menu_cb), self);
  self->drag = gtk_gesture_drag_new (list);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (list, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (list, "drag-data-get", G_CALLBACK (drag_data_get_cb), self);
  g_signal_connect_swapped (list, "drag-motion", G_CALLBACK (drag_motion_cb), self);
  g_signal_connect_swapped (list, "drag-leave", G_CALLBACK (drag_leave_cb), self);
  g_signal_connect_swapped (list, "drag-drop", G_CALLBACK (drag_drop_cb), self);
  g_signal_connect_swapped (list, "drag-data-received", G_CALLBACK (drag_data_received_cb), self);
}

GtkWidget *
jsn_panel_strip_new (void)
{
  return g_object_new (JSN_TYPE_PANEL_STRIP, NULL);
}

void
jsn_panel_strip_set_document (JsnPanelStrip *self, JsnDocument *document)
{
  g_return_if_fail (JSN_IS_PANEL_STRIP (self));
  g_return_if_fail (document == NULL || JSN_IS_DOCUMENT (document));
  if (self->document == document)
    return;
  set_document (self, document);
  g_clear_object (&self->miniatures);
  if (document)
    self->miniatures = jsn_panel_miniatures_new (jsn_document_get_exhibition (document));
  g_array_set_size (self->ids, 0);
  clear (self);
  reload (self);
}

guint
jsn_panel_strip_get_n_panels (JsnPanelStrip *self)
{
  g_return_val_if_fail (JSN_IS_PANEL_STRIP (self), 0);
  return self->ids->len;
}

gint64
jsn_panel_strip_get_selected (JsnPanelStrip *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (JSN_IS_PANEL_STRIP (self), 0);
  row = gtk_list_box_get_selected_row (self->list);
  return row ? jsn_panel_row_get_panel (JSN_PANEL_ROW (row)) : 0;
}

int
jsn_panel_strip_get_selected_number (JsnPanelStrip *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (JSN_IS_PANEL_STRIP (self), 0);
  row = gtk_list_box_get_selected_row (self->list);
  return row ? jsn_panel_row_get_number (JSN_PANEL_ROW (row)) : 0;
}

void
jsn_panel_strip_select_number (JsnPanelStrip *self, int number)
{
  GtkListBoxRow *row;

  g_return_if_fail (JSN_IS_PANEL_STRIP (self));
  row = number > 0 ? gtk_list_box_get_row_at_index (self->list, number - 1) : NULL;
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  scroll_to_selected (self);
}

void
jsn_panel_strip_select (JsnPanelStrip *self, gint64 panel)
{
  g_return_if_fail (JSN_IS_PANEL_STRIP (self));
  GtkListBoxRow *row = find_row (self, panel);

  if (row)
    jsn_panel_strip_select_number (self, gtk_list_box_row_get_index (row) + 1);
}
