/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: accelerators, about, help, and quitting politely. */
#include "app/application.h"

#include <glib-unix.h>

#include "app/keep-words.h"
#include "app/window.h"
#include "base/i18n.h"

struct _JsnApplication
{
  GtkApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (JsnApplication, jsn_application, GTK_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[3];
} accelerators[] = {
  { "win.new", { "<Primary>n" } },
  { "win.open", { "<Primary>o" } },
  { "win.copy", { "<Primary><Shift>s" } },
  { "win.import", { "<Primary>i" } },
  { "win.import-folder", { "<Primary><Shift>i" } },
  { "win.undo", { "<Primary>z" } },
  { "win.redo", { "<Primary><Shift>z", "<Primary>y" } },
  { "win.find", { "<Primary>f" } },
  { "win.inspector", { "F9" } },
  { "win.menu", { "F10" } },
  { "win.place::photos", { "<Alt>1" } },
  { "win.place::panels", { "<Alt>2" } },
  { "win.place::export", { "<Alt>3" } },
  { "win.close", { "<Primary>w" } },
  { "win.show-help-overlay", { "<Primary>question" } },
  { "app.help", { "F1" } },
  { "app.quit", { "<Primary>q" } },
};

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  /* Each asks what it runs to stop, and goes when that has ended. */
  for (GList *link = windows; link; link = link->next)
    gtk_window_close (link->data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (data), "program-name", _ ("Jeonsi"), "logo-icon-name",
                         JSN_APP_ID, "version", JSN_VERSION, "comments",
                         _ ("Hang a photo exhibition, and tell the press about it"), "license-type",
                         GTK_LICENSE_GPL_3_0, "translator-credits", _ ("translator-credits"), NULL);
}

static gboolean
help_key_cb (GtkWidget *window, GdkEventKey *event, gpointer data)
{
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (GTK_WINDOW (window));
  return GDK_EVENT_STOP;
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/jeonsi/Jeonsi/help.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help"));

  gtk_window_set_transient_for (window, gtk_application_get_active_window (data));
  g_signal_connect (window, "key-press-event", G_CALLBACK (help_key_cb), NULL);
  gtk_window_present (window);
}

static const GActionEntry actions[] = {
  { "quit", quit_cb },
  { "about", about_cb },
  { "help", help_cb },
};

static gboolean
terminate_cb (gpointer data)
{
  g_action_group_activate_action (data, "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/jeonsi/Jeonsi/style.css");
  gtk_style_context_add_provider_for_screen (gdk_screen_get_default (), GTK_STYLE_PROVIDER (provider),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
jsn_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (jsn_application_parent_class)->startup (application);

  hdy_init ();
  jsn_keep_words_install ();
  gtk_window_set_default_icon_name (JSN_APP_ID);
  load_style ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           accelerators[i].accels);
  g_unix_signal_add (SIGTERM, terminate_cb, application);
  g_unix_signal_add (SIGINT, terminate_cb, application);
}

static JsnWindow *
find_window (GtkApplication *application, gboolean empty)
{
  for (GList *link = gtk_application_get_windows (application); link; link = link->next)
    if (JSN_IS_WINDOW (link->data) && (!empty || jsn_window_get_document (link->data) == NULL))
      return link->data;
  return NULL;
}

static void
jsn_application_activate (GApplication *application)
{
  JsnWindow *window = find_window (GTK_APPLICATION (application), FALSE);

  if (window == NULL)
    window = jsn_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
}

static void
jsn_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      JsnWindow *window = find_window (GTK_APPLICATION (application), TRUE);

      if (window == NULL)
        window = find_window (GTK_APPLICATION (application), FALSE);
      if (window == NULL)
        window = jsn_window_new (GTK_APPLICATION (application));
      gtk_window_present (GTK_WINDOW (window));
      if (g_file_peek_path (files[i]))
        jsn_window_open (window, g_file_peek_path (files[i]));
      else
        jsn_window_tell_failure (
            window, _ ("The exhibition could not be opened"),
            _ ("Exhibitions are opened from folders of this computer; copy the file to one first."));
    }
}

static void
jsn_application_class_init (JsnApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = jsn_application_startup;
  application_class->activate = jsn_application_activate;
  application_class->open = jsn_application_open;
}

static void
jsn_application_init (JsnApplication *self)
{
}

JsnApplication *
jsn_application_new (void)
{
  return g_object_new (JSN_TYPE_APPLICATION, "application-id", JSN_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/jeonsi/Jeonsi", NULL);
}
