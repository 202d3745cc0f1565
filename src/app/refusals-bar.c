/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The refusals bar: one line until somebody asks for the details. */
#include "app/refusals-bar.h"

#include "base/i18n.h"

struct _JsnRefusalsBar
{
  GtkInfoBar parent_instance;

  GtkLabel *text;
  GPtrArray *refused; /* of char * */
};

G_DEFINE_FINAL_TYPE (JsnRefusalsBar, jsn_refusals_bar, GTK_TYPE_INFO_BAR)

static GtkWidget *
new_list (GPtrArray *refused)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);
  GtkWidget *view = gtk_text_view_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < refused->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *)refused->pdata[i]);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text->str, -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  g_object_set (view, "left-margin", 12, "right-margin", 12, "top-margin", 12, "bottom-margin", 12, NULL);
  atk_object_set_name (gtk_widget_get_accessible (view), _ ("Refused files and why"));
  gtk_container_add (GTK_CONTAINER (scrolled), view);
  gtk_widget_set_vexpand (scrolled, TRUE);
  return scrolled;
}

static void
show_details (JsnRefusalsBar *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self)));
  GtkDialogFlags flags = GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT | GTK_DIALOG_USE_HEADER_BAR;
  GtkWidget *dialog = gtk_dialog_new_with_buttons (_ ("Refused Files"), window, flags, NULL, NULL);

  gtk_container_add (GTK_CONTAINER (gtk_dialog_get_content_area (GTK_DIALOG (dialog))), new_list (self->refused));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 640, 320);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_widget_show_all (dialog);
}

static void
jsn_refusals_bar_response (GtkInfoBar *bar, int response)
{
  if (response == GTK_RESPONSE_HELP)
    show_details (JSN_REFUSALS_BAR (bar));
  else
    gtk_widget_hide (GTK_WIDGET (bar));
}

static void
jsn_refusals_bar_finalize (GObject *object)
{
  g_clear_pointer (&JSN_REFUSALS_BAR (object)->refused, g_ptr_array_unref);
  G_OBJECT_CLASS (jsn_refusals_bar_parent_class)->finalize (object);
}

static void
jsn_refusals_bar_class_init (JsnRefusalsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jsn_refusals_bar_finalize;
  GTK_INFO_BAR_CLASS (klass)->response = jsn_refusals_bar_response;
}

/* GtkInfoBar leaves its close button without a name. */
static void
name_close_button (GtkWidget *widget, gpointer data)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL)
    atk_object_set_name (gtk_widget_get_accessible (widget), _ ("Close the message"));
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), name_close_button, data);
}

static void
jsn_refusals_bar_init (JsnRefusalsBar *self)
{
  GtkInfoBar *bar = GTK_INFO_BAR (self);

  self->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_line_wrap (self->text, TRUE);
  gtk_label_set_xalign (self->text, 0);
  gtk_widget_show (GTK_WIDGET (self->text));
  gtk_container_add (GTK_CONTAINER (gtk_info_bar_get_content_area (bar)), GTK_WIDGET (self->text));
  gtk_info_bar_set_message_type (bar, GTK_MESSAGE_WARNING);
  gtk_info_bar_set_show_close_button (bar, TRUE);
  gtk_info_bar_add_button (bar, _ ("_Details"), GTK_RESPONSE_HELP);
  gtk_container_forall (GTK_CONTAINER (self), name_close_button, NULL);
}

void
jsn_refusals_bar_tell (JsnRefusalsBar *self, GPtrArray *refused)
{
  g_return_if_fail (JSN_IS_REFUSALS_BAR (self));
  g_return_if_fail (refused != NULL);

  g_autofree char *text
      = g_strdup_printf (P_ ("%u file was refused", "%u files were refused", refused->len), refused->len);

  g_clear_pointer (&self->refused, g_ptr_array_unref);
  self->refused = g_ptr_array_ref (refused);
  gtk_label_set_text (self->text, text);
  gtk_widget_show (GTK_WIDGET (self));
}
