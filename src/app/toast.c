/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The toast: GNOME's app-notification, with a clock that waits for whoever is still reading. */
#include "app/toast.h"

#define SHOWN_S 6

struct _JsnToast
{
  GtkBin parent_instance;

  GtkRevealer *revealer;
  GtkEventBox *events;
  GtkLabel *message;
  GtkButton *button;
  guint timer;
  gboolean hovered;
};

G_DEFINE_FINAL_TYPE (JsnToast, jsn_toast, GTK_TYPE_BIN)

static gboolean
timeout_cb (gpointer data)
{
  JsnToast *self = data;
  GtkWidget *focus = gtk_container_get_focus_child (GTK_CONTAINER (self->revealer));

  if (self->hovered || (focus && gtk_revealer_get_reveal_child (self->revealer)))
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  jsn_toast_hide (self);
  return G_SOURCE_REMOVE;
}

static void
restart (JsnToast *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (SHOWN_S, timeout_cb, self);
}

static gboolean
crossing_cb (JsnToast *self, GdkEventCrossing *event)
{
  if (event->detail == GDK_NOTIFY_INFERIOR)
    return GDK_EVENT_PROPAGATE;
  self->hovered = event->type == GDK_ENTER_NOTIFY;
  if (gtk_revealer_get_reveal_child (self->revealer))
    restart (self);
  return GDK_EVENT_PROPAGATE;
}

/* What is hidden must not take clicks from what is below. */
static void
revealed_cb (JsnToast *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer) && !gtk_revealer_get_child_revealed (self->revealer))
    gtk_widget_hide (GTK_WIDGET (self));
}

static void
jsn_toast_dispose (GObject *object)
{
  JsnToast *self = JSN_TOAST (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  G_OBJECT_CLASS (jsn_toast_parent_class)->dispose (object);
}

static void
jsn_toast_class_init (JsnToastClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jsn_toast_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jeonsi/Jeonsi/toast.ui");
  gtk_widget_class_bind_template_child (widget_class, JsnToast, revealer);
  gtk_widget_class_bind_template_child (widget_class, JsnToast, events);
  gtk_widget_class_bind_template_child (widget_class, JsnToast, message);
  gtk_widget_class_bind_template_child (widget_class, JsnToast, button);
  gtk_widget_class_bind_template_callback (widget_class, crossing_cb);
  gtk_widget_class_bind_template_callback (widget_class, revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, jsn_toast_hide);
}

static void
jsn_toast_init (JsnToast *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
jsn_toast_show (JsnToast *self, const char *message, const char *button, const char *action)
{
  g_return_if_fail (JSN_IS_TOAST (self));

  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self->message));

  gtk_label_set_text (self->message, message);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button)
    {
      gtk_button_set_label (self->button, button);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
    }
  gtk_widget_show (GTK_WIDGET (self));
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  restart (self);
  /* Screen readers speak alerts that appear. */
  atk_object_set_role (accessible, ATK_ROLE_ALERT);
  atk_object_notify_state_change (accessible, ATK_STATE_SHOWING, TRUE);
}

void
jsn_toast_hide (JsnToast *self)
{
  g_return_if_fail (JSN_IS_TOAST (self));
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
