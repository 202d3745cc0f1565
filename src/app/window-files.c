/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions that ask for files: new, open, save a copy, import, and the sample. Choosers answer by a signal,
 * never by running a main loop of their own, which would freeze assistive technology. */
#include <string.h>

#include "app/language.h"
#include "app/window.h"
#include "base/i18n.h"

typedef void (*Chosen) (JsnWindow *window, GSList *files);

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  JsnWindow *self = JSN_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  Chosen chosen = (Chosen)g_object_get_data (G_OBJECT (dialog), "chosen");
  GSList *files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_filenames (GTK_FILE_CHOOSER (dialog)) : NULL;

  gtk_native_dialog_hide (dialog);
  if (files && self)
    chosen (self, files);
  g_slist_free_full (files, g_free);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static GtkFileChooser *
choose (JsnWindow *self, const char *title, GtkFileChooserAction action, const char *accept, Chosen chosen)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_local_only (GTK_FILE_CHOOSER (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), "chosen", (gpointer)chosen);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  return GTK_FILE_CHOOSER (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i]; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static const char *const exhibition_patterns[] = { "*.jeonsi", NULL };
static const char *const photo_patterns[]
    = { "*.[jJ][pP][gG]",     "*.[jJ][pP][eE][gG]", "*.[tT][iI][fF]",     "*.[tT][iI][fF][fF]", "*.[pP][nN][gG]",
        "*.[wW][eE][bB][pP]", "*.[hH][eE][iI][cC]", "*.[hH][eE][iI][fF]", "*.[hH][iI][fF]",     NULL };

static char *
with_extension (const char *path)
{
  return g_str_has_suffix (path, ".jeonsi") ? g_strdup (path) : g_strconcat (path, ".jeonsi", NULL);
}

static void
open_made_cb (GObject *owner, JsnOp *op, const GError *error)
{
  JsonNode *result = error ? NULL : jsn_op_get_result (op);

  if (result && JSON_NODE_HOLDS_OBJECT (result))
    jsn_window_open (JSN_WINDOW (owner), json_object_get_string_member (json_node_get_object (result), "file"));
}

static void
new_chosen (JsnWindow *self, GSList *files)
{
  g_autofree char *path = with_extension (files->data);
  g_autofree char *title = g_filename_display_basename (path);
  g_autoptr (JsnArgs) args = jsn_args_new ();

  title[strlen (title) - strlen (".jeonsi")] = '\0';
  jsn_args_add (args, "file", NULL, path);
  jsn_args_add (args, "title", NULL, title);
  jsn_operations_run (jsn_window_get_operations (self), "new", NULL, args, G_OBJECT (self), open_made_cb);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkFileChooser *chooser
      = choose (data, _ ("New Exhibition"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Create"), new_chosen);

  add_filter (chooser, _ ("Exhibitions"), exhibition_patterns);
  gtk_file_chooser_set_current_name (chooser, _ ("My exhibition.jeonsi"));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_chosen (JsnWindow *self, GSList *files)
{
  jsn_window_open (self, files->data);
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkFileChooser *chooser
      = choose (data, _ ("Open an Exhibition"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), open_chosen);

  add_filter (chooser, _ ("Exhibitions"), exhibition_patterns);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
copy_chosen (JsnWindow *self, GSList *files)
{
  g_autofree char *path = with_extension (files->data);
  g_autoptr (JsnArgs) args = jsn_args_new ();

  jsn_args_add (args, "output", NULL, path);
  jsn_document_run (jsn_window_get_document (self), "copy", args, NULL, NULL);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkFileChooser *chooser = choose (data, _ ("Save a Copy"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), copy_chosen);

  add_filter (chooser, _ ("Exhibitions"), exhibition_patterns);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
import_chosen (JsnWindow *self, GSList *files)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (GSList *link = files; link; link = link->next)
    g_ptr_array_add (paths, link->data);
  g_ptr_array_add (paths, NULL);
  jsn_document_import (jsn_window_get_document (self), (const char *const *)paths->pdata);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkFileChooser *chooser
      = choose (data, _ ("Import Photos"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), import_chosen);

  add_filter (chooser, _ ("Photos"), photo_patterns);
  gtk_file_chooser_set_select_multiple (chooser, TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
import_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkFileChooser *chooser
      = choose (data, _ ("Import a Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Import"), import_chosen);

  gtk_file_chooser_set_select_multiple (chooser, TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Built once into the person's data folder; from then on it is theirs to change. */
static void
sample_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  JsnWindow *self = data;
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "jeonsi", "sample", NULL);
  g_autofree char *path = g_build_filename (folder, "seoul.jeonsi", NULL);
  g_autoptr (JsnArgs) args = jsn_args_new ();

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      jsn_window_open (self, path);
      return;
    }
  jsn_args_add (args, "folder", NULL, folder);
  jsn_operations_run (jsn_window_get_operations (self), "demo", NULL, args, G_OBJECT (self), open_made_cb);
}

static const GActionEntry actions[] = {
  { "new", new_cb },
  { "open", open_cb },
  { "copy", copy_cb },
  { "import", import_cb },
  { "import-folder", import_folder_cb },
  { "sample", sample_cb },
};

void
jsn_window_add_file_actions (JsnWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
