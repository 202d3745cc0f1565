/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The operation bar: reads the oldest operation ten times a second. */
#include "app/operation-bar.h"

#include "base/i18n.h"

struct _JsnOperationBar
{
  GtkBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;
  GtkButton *cancel;
  JsnOperations *operations;
};

G_DEFINE_FINAL_TYPE (JsnOperationBar, jsn_operation_bar, GTK_TYPE_BIN)

static void
progress_cb (JsnOperationBar *self)
{
  const char *label;
  g_autofree char *stage = NULL;
  double fraction;
  gboolean busy = jsn_operations_get_progress (self->operations, &label, &stage, &fraction);

  gboolean stopping = jsn_operations_is_stopping (self->operations);

  gtk_revealer_set_reveal_child (self->revealer, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel), !stopping);
  if (!busy)
    return;

  if (stopping)
    {
      g_free (stage);
      stage = g_strdup (_ ("Stopping…"));
    }

  g_autofree char *text = stage && *stage ? g_strdup_printf ("%s · %s", label, stage) : g_strdup (label);

  if (g_strcmp0 (gtk_label_get_text (self->label), text) != 0)
    gtk_label_set_text (self->label, text);
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, fraction);
}

static void
cancel_cb (JsnOperationBar *self)
{
  jsn_operations_cancel (self->operations);
  progress_cb (self);
}

static void
jsn_operation_bar_dispose (GObject *object)
{
  g_clear_object (&JSN_OPERATION_BAR (object)->operations);
  G_OBJECT_CLASS (jsn_operation_bar_parent_class)->dispose (object);
}

static void
jsn_operation_bar_class_init (JsnOperationBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jsn_operation_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jeonsi/Jeonsi/operation-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, JsnOperationBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, JsnOperationBar, label);
  gtk_widget_class_bind_template_child (widget_class, JsnOperationBar, progress);
  gtk_widget_class_bind_template_child (widget_class, JsnOperationBar, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
jsn_operation_bar_init (JsnOperationBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
jsn_operation_bar_set_operations (JsnOperationBar *self, JsnOperations *operations)
{
  g_return_if_fail (JSN_IS_OPERATION_BAR (self));
  g_return_if_fail (self->operations == NULL);
  self->operations = g_object_ref (operations);
  g_signal_connect_object (operations, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
}
