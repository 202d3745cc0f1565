/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of files with what was verified about them, or the sentence that says why there is none. */
#include "app/export-results.h"

#include "base/i18n.h"
#include "base/name.h"
#include "base/units.h"

struct _JsnExportResults
{
  GtkBin parent_instance;

  GtkWidget *box;
  GtkListBox *list;
  GtkWidget *open_folder;
  char *folder;
};

G_DEFINE_FINAL_TYPE (JsnExportResults, jsn_export_results, GTK_TYPE_BIN)

/* With a parent window GTK claims success even where no program shows such files; without, it tells. */
static void
open_path (GtkWidget *widget, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = path ? g_filename_to_uri (path, NULL, &error) : NULL;

  if (uri && !gtk_show_uri_on_window (NULL, uri, GDK_CURRENT_TIME, &error))
    {
      g_autofree char *shown = jsn_display_path (path);
      g_autofree char *message = g_strdup_printf (_ ("No program here opens %s"), shown);

      gtk_widget_set_tooltip_text (widget, message);
      gtk_widget_error_bell (widget);
    }
}

static void
open_folder_cb (JsnExportResults *self)
{
  open_path (self->open_folder, self->folder);
}

static void
show_cb (GtkButton *button)
{
  open_path (GTK_WIDGET (button), g_object_get_data (G_OBJECT (button), "path"));
}

static void
destroy_row (GtkWidget *row, gpointer data)
{
  gtk_widget_destroy (row);
}

static GtkWidget *
make_label (const char *text, gboolean dim)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  if (dim)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), GTK_STYLE_CLASS_DIM_LABEL);
  return label;
}

static GtkWidget *
make_show_button (const char *path, const char *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show"));
  g_autofree char *name = g_strdup_printf (_ ("Show %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (show_cb), NULL);
  return button;
}

/* @path NULL: there is nothing to show. */
static void
add_row (JsnExportResults *self, gboolean good, const char *title, const char *about, const char *path)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *icon
      = gtk_image_new_from_icon_name (good ? "emblem-ok-symbolic" : "dialog-error-symbolic", GTK_ICON_SIZE_MENU);
  g_autofree char *name = g_strdup_printf ("%s: %s", title, about);

  g_object_set (grid, "column-spacing", 9, "row-spacing", 2, "margin", 9, NULL);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (grid), icon, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (title, FALSE), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_label (about, TRUE), 1, 1, 1, 1);
  if (path)
    gtk_grid_attach (GTK_GRID (grid), make_show_button (path, title), 2, 0, 1, 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_container_add (GTK_CONTAINER (row), grid);
  atk_object_set_name (gtk_widget_get_accessible (row), name);
  gtk_container_add (GTK_CONTAINER (self->list), row);
  gtk_widget_show_all (row);
  gtk_widget_show (self->box);
}

static void
append_strings (GString *text, JsonObject *panel, const char *key)
{
  JsonArray *strings = json_object_get_array_member (panel, key);

  for (guint i = 0; strings && i < json_array_get_length (strings); i++)
    g_string_append_printf (text, "\n%s", json_array_get_string_element (strings, i));
}

/* "PDF/X-4, checked … · A1 · at least 142 ppi", then warnings, one a line */
static char *
describe_panel (JsonObject *panel)
{
  GString *text = g_string_new (NULL);
  JsonArray *trim = json_object_get_array_member (panel, "trim_mm");
  g_autofree char *size
      = jsn_size_format (json_array_get_double_element (trim, 0), json_array_get_double_element (trim, 1));

  if (!json_object_get_null_member (panel, "standard"))
    g_string_append_printf (text, "%s · ", json_object_get_string_member (panel, "standard"));
  g_string_append (text, size);
  if (!json_object_get_null_member (panel, "min_ppi"))
    g_string_append_printf (text, _ (" · at least %.0f ppi"), json_object_get_double_member (panel, "min_ppi"));
  append_strings (text, panel, "warnings");
  append_strings (text, panel, "failures");
  return g_string_free (text, FALSE);
}

static void
show_panel (JsnExportResults *self, JsonObject *panel)
{
  gboolean made = !json_object_get_null_member (panel, "file");
  g_autofree char *number = g_strdup_printf (_ ("Panel %d"), (int)json_object_get_int_member (panel, "panel"));

  if (made)
    {
      const char *file = json_object_get_string_member (panel, "file");
      g_autofree char *base = g_path_get_basename (file);
      /* The folder's own bytes: the JSON may only show them. */
      g_autofree char *path = g_build_filename (self->folder, base, NULL);
      g_autofree char *about = describe_panel (panel);

      add_row (self, json_object_get_boolean_member (panel, "verified"), base, about, path);
    }
  else
    {
      g_autoptr (GString) why = g_string_new (NULL);

      append_strings (why, panel, "failures");
      add_row (self, FALSE, number, why->len ? why->str + 1 : _ ("Not exported"), NULL);
    }
}

static void
jsn_export_results_finalize (GObject *object)
{
  g_free (JSN_EXPORT_RESULTS (object)->folder);
  G_OBJECT_CLASS (jsn_export_results_parent_class)->finalize (object);
}

static void
jsn_export_results_class_init (JsnExportResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jsn_export_results_finalize;
}

static void
jsn_export_results_init (JsnExportResults *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *frame = gtk_frame_new (NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = GTK_LIST_BOX (list);
  self->open_folder = gtk_button_new_with_mnemonic (_ ("_Open Folder"));
  gtk_widget_set_halign (self->open_folder, GTK_ALIGN_START);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  atk_object_set_name (gtk_widget_get_accessible (list), _ ("Exported files"));
  gtk_container_add (GTK_CONTAINER (frame), list);
  gtk_container_add (GTK_CONTAINER (self->box), frame);
  gtk_container_add (GTK_CONTAINER (self->box), self->open_folder);
  gtk_container_add (GTK_CONTAINER (self), self->box);
  gtk_widget_show_all (frame);
  g_signal_connect_swapped (self->open_folder, "clicked", G_CALLBACK (open_folder_cb), self);
}

GtkWidget *
jsn_export_results_new (void)
{
  return g_object_new (JSN_TYPE_EXPORT_RESULTS, NULL);
}

void
jsn_export_results_clear (JsnExportResults *self)
{
  g_return_if_fail (JSN_IS_EXPORT_RESULTS (self));
  gtk_container_foreach (GTK_CONTAINER (self->list), destroy_row, NULL);
  gtk_widget_hide (self->box);
  gtk_widget_hide (self->open_folder);
}

void
jsn_export_results_show_panels (JsnExportResults *self, JsonNode *panels, const char *folder)
{
  g_return_if_fail (JSN_IS_EXPORT_RESULTS (self));
  g_return_if_fail (panels != NULL && folder != NULL);

  JsonArray *array = json_node_get_array (panels);

  jsn_export_results_clear (self);
  g_free (self->folder);
  self->folder = g_strdup (folder);
  for (guint i = 0; i < json_array_get_length (array); i++)
    show_panel (self, json_array_get_object_element (array, i));
  gtk_widget_show (self->open_folder);
}

void
jsn_export_results_show_file (JsnExportResults *self, const char *path, const char *about)
{
  g_return_if_fail (JSN_IS_EXPORT_RESULTS (self));
  g_return_if_fail (path != NULL);

  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *title = jsn_display_path (base);

  jsn_export_results_clear (self);
  g_free (self->folder);
  self->folder = g_path_get_dirname (path);
  add_row (self, TRUE, title, about, path);
  gtk_widget_show (self->open_folder);
}

void
jsn_export_results_show_failure (JsnExportResults *self, const char *message)
{
  g_return_if_fail (JSN_IS_EXPORT_RESULTS (self));
  g_return_if_fail (message != NULL);

  g_autofree char *shown = jsn_display_text (message, -1);

  jsn_export_results_clear (self);
  add_row (self, FALSE, _ ("Nothing was exported"), shown, NULL);
}
