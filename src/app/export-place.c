/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place of exports: choices, a chooser for where to, an operation, its results; and the check beside them. */
#include "app/export-place.h"

#include <string.h>

#include "app/check-list.h"
#include "app/export-results.h"
#include "base/i18n.h"
#include "base/name.h"
#include "exhibition/panels.h"
#include "print/export.h"

/* Several edits in a row are checked once. */
#define CHECK_DELAY_S 1

struct _JsnExportPlace
{
  GtkBin parent_instance;

  GtkComboBoxText *profile;
  GtkEntry *panels;
  JsnExportResults *results;
  JsnCheckList *check_list;
  GtkWidget *checking;

  JsnDocument *document;
  GSimpleActionGroup *actions;
  char *folder;     /* chosen last; NULL: where the exhibition is */
  gboolean stale;   /* the exhibition has changed since it was checked */
  gboolean running; /* an export of ours */
  char *output;     /* where it goes; file-system bytes */
  guint check;      /* timeout */
};

G_DEFINE_FINAL_TYPE (JsnExportPlace, jsn_export_place, GTK_TYPE_BIN)

enum
{
  SIGNAL_SHOW_REF,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is asked for by a chooser and then made. */
typedef struct
{
  const char *verb;
  const char *title; /* untranslated msgids */
  const char *accept;
  GtkFileChooserAction action;
  const char *extension; /* with its dot; NULL: a folder */
  const char *name;      /* after the exhibition's name */
} Export;

static const Export exports[] = {
  { "export-panels", N_ ("Folder for the Print PDFs"), N_ ("_Export"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, NULL,
    NULL },
  { "export-proof", N_ ("Export Proof"), N_ ("_Export"), GTK_FILE_CHOOSER_ACTION_SAVE, ".pdf", "proof" },
  { "press-kit", N_ ("Build Press Kit"), N_ ("_Build"), GTK_FILE_CHOOSER_ACTION_SAVE, ".zip", "press-kit" },
};

static const Export *
find_export (const char *verb)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exports); i++)
    if (g_str_equal (exports[i].verb, verb))
      return &exports[i];
  g_return_val_if_reached (NULL);
}

static guint
count_panels (JsnExportPlace *self)
{
  g_autoptr (GArray) ids = self->document ? jsn_panels_list (jsn_document_get_exhibition (self->document), NULL) : NULL;

  return ids ? ids->len : 0;
}

static void
enable (JsnExportPlace *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (JsnExportPlace *self)
{
  gboolean free_hand = self->document && !self->running;
  gboolean panels = free_hand && count_panels (self) > 0;

  enable (self, "panels", panels);
  enable (self, "proof", panels);
  enable (self, "press-kit", free_hand && jsn_photos_count (jsn_document_get_exhibition (self->document)) > 0);
  enable (self, "check", self->document != NULL);
}

static void
checked_cb (GObject *owner, JsnOp *op, const GError *error)
{
  JsnExportPlace *self = JSN_EXPORT_PLACE (owner);

  gtk_widget_hide (self->checking);
  if (error == NULL && self->document)
    jsn_check_list_set_findings (self->check_list, jsn_op_get_result (op),
                                 jsn_document_get_exhibition (self->document));
  else
    self->stale = TRUE;
}

static void
check (JsnExportPlace *self)
{
  g_clear_handle_id (&self->check, g_source_remove);
  if (self->document == NULL)
    return;
  self->stale = FALSE;
  gtk_widget_show (self->checking);
  jsn_document_run (self->document, "check", NULL, G_OBJECT (self), checked_cb);
}

static gboolean
check_later_cb (gpointer data)
{
  JsnExportPlace *self = data;

  self->check = 0;
  if (self->stale && gtk_widget_get_mapped (GTK_WIDGET (self)))
    check (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (JsnExportPlace *self, const JsnChanges *changes)
{
  if ((changes->what & ~JSN_CHANGED_HISTORY) == 0)
    return;
  self->stale = TRUE;
  update_actions (self);
  if (self->check == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->check = g_timeout_add_seconds (CHECK_DELAY_S, check_later_cb, self);
}

static void
jsn_export_place_map (GtkWidget *widget)
{
  JsnExportPlace *self = JSN_EXPORT_PLACE (widget);

  GTK_WIDGET_CLASS (jsn_export_place_parent_class)->map (widget);
  if (self->stale)
    check (self);
}

static char *
describe_file (const char *verb, JsonObject *result)
{
  gboolean kit = g_str_equal (verb, "press-kit");
  int n = (int)json_object_get_int_member (result, kit ? "photos" : "panels");

  if (kit)
    return g_strdup_printf (P_ ("Press kit with %d photo", "Press kit with %d photos", n), n);
  return g_strdup_printf (P_ ("Proof of %d panel", "Proof of %d panels", n), n);
}

static void
exported_cb (GObject *owner, JsnOp *op, const GError *error)
{
  JsnExportPlace *self = JSN_EXPORT_PLACE (owner);
  const char *verb = jsn_op_get_verb (op)->name;
  JsonNode *result = error ? NULL : jsn_op_get_result (op);

  self->running = FALSE;
  update_actions (self);
  if (result == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        jsn_export_results_show_failure (self->results, error->message);
    }
  else if (JSON_NODE_HOLDS_ARRAY (result))
    jsn_export_results_show_panels (self->results, result, self->output);
  else
    {
      g_autofree char *about = describe_file (verb, json_node_get_object (result));

      jsn_export_results_show_file (self->results, self->output, about);
    }
}

static void
run (JsnExportPlace *self, const Export *export, const char *output)
{
  const char *profile = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->profile));
  const char *panels = gtk_entry_get_text (self->panels);
  gboolean kit = g_str_equal (export->verb, "press-kit");
  g_autoptr (JsnArgs) args = jsn_args_new ();

  jsn_args_add (args, "output", NULL, output);
  if (!kit && *panels)
    jsn_args_add (args, "panels", NULL, panels);
  if (export->extension == NULL && profile)
    jsn_args_add (args, "profile", NULL, profile);
  g_free (self->output);
  self->output = g_strdup (output);
  self->running = TRUE;
  update_actions (self);
  jsn_export_results_clear (self->results);
  jsn_document_run (self->document, export->verb, args, G_OBJECT (self), exported_cb);
}

/* A name without its ending gets it; when that names a file that is there, the chooser has not asked about it yet. */
static gboolean
needs_asking (const Export *export, const char *path, char **complete)
{
  gboolean ends = export->extension == NULL || g_str_has_suffix (path, export->extension);

  *complete = ends ? g_strdup (path) : g_strconcat (path, export->extension, NULL);
  return !ends && g_file_test (*complete, G_FILE_TEST_EXISTS);
}

static void
response_cb (JsnExportPlace *self, int response, GtkNativeDialog *dialog)
{
  const Export *export = g_object_get_data (G_OBJECT (dialog), "export");
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_filename (chooser) : NULL;
  g_autofree char *complete = NULL;

  if (path && needs_asking (export, path, &complete))
    {
      g_autofree char *name = g_filename_display_basename (complete);

      gtk_file_chooser_set_current_name (chooser, name);
      gtk_native_dialog_show (dialog);
      return;
    }
  gtk_native_dialog_hide (dialog);
  if (complete && self->document)
    {
      g_free (self->folder);
      self->folder = export->extension ? g_path_get_dirname (complete) : g_strdup (complete);
      run (self, export, complete);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static char *
dup_default_name (JsnExportPlace *self, const Export *export)
{
  g_autofree char *base = g_path_get_basename (jsn_exhibition_get_path (jsn_document_get_exhibition (self->document)));
  g_autofree char *shown = g_filename_display_name (base);

  if (g_str_has_suffix (shown, ".jeonsi"))
    shown[strlen (shown) - strlen (".jeonsi")] = '\0';
  return g_strconcat (shown, "-", export->name, export->extension, NULL);
}

static void
ask (JsnExportPlace *self, const Export *export)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ (export->title), GTK_WINDOW (window), export->action, _ (export->accept), NULL);
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autofree char *beside = g_path_get_dirname (jsn_exhibition_get_path (jsn_document_get_exhibition (self->document)));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_local_only (chooser, TRUE);
  gtk_file_chooser_set_create_folders (chooser, TRUE);
  gtk_file_chooser_set_current_folder (chooser, self->folder ? self->folder : beside);
  if (export->extension)
    {
      g_autofree char *name = dup_default_name (self, export);

      gtk_file_chooser_set_current_name (chooser, name);
      gtk_file_chooser_set_do_overwrite_confirmation (chooser, TRUE);
    }
  g_object_set_data (G_OBJECT (dialog), "export", (gpointer) export);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
panels_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, find_export ("export-panels"));
}

static void
proof_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, find_export ("export-proof"));
}

static void
press_kit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ask (data, find_export ("press-kit"));
}

static void
check_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  check (data);
}

static const GActionEntry actions[] = {
  { "panels", panels_cb },
  { "proof", proof_cb },
  { "press-kit", press_kit_cb },
  { "check", check_cb },
};

static void
show_ref_cb (JsnExportPlace *self, const char *ref)
{
  g_signal_emit (self, signals[SIGNAL_SHOW_REF], 0, ref);
}

static void
drop_document (JsnExportPlace *self)
{
  if (self->document)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_handle_id (&self->check, g_source_remove);
}

static void
jsn_export_place_dispose (GObject *object)
{
  JsnExportPlace *self = JSN_EXPORT_PLACE (object);

  drop_document (self);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (jsn_export_place_parent_class)->dispose (object);
}

static void
jsn_export_place_finalize (GObject *object)
{
  JsnExportPlace *self = JSN_EXPORT_PLACE (object);

  g_free (self->folder);
  g_free (self->output);
  G_OBJECT_CLASS (jsn_export_place_parent_class)->finalize (object);
}

static void
jsn_export_place_class_init (JsnExportPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (JSN_TYPE_CHECK_LIST);
  g_type_ensure (JSN_TYPE_EXPORT_RESULTS);
  G_OBJECT_CLASS (klass)->dispose = jsn_export_place_dispose;
  G_OBJECT_CLASS (klass)->finalize = jsn_export_place_finalize;
  widget_class->map = jsn_export_place_map;
  signals[SIGNAL_SHOW_REF] = g_signal_new ("show-ref", JSN_TYPE_EXPORT_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jeonsi/Jeonsi/export-place.ui");
  gtk_widget_class_bind_template_child (widget_class, JsnExportPlace, profile);
  gtk_widget_class_bind_template_child (widget_class, JsnExportPlace, panels);
  gtk_widget_class_bind_template_child (widget_class, JsnExportPlace, results);
  gtk_widget_class_bind_template_child (widget_class, JsnExportPlace, check_list);
  gtk_widget_class_bind_template_child (widget_class, JsnExportPlace, checking);
  gtk_widget_class_bind_template_callback (widget_class, show_ref_cb);
}

/* Profiles explain themselves at length; that must not make the window wide. */
static void
shorten_profiles (JsnExportPlace *self)
{
  g_autoptr (GList) cells = gtk_cell_layout_get_cells (GTK_CELL_LAYOUT (self->profile));

  for (GList *link = cells; link; link = link->next)
    g_object_set (link->data, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 18, NULL);
}

static void
jsn_export_place_init (JsnExportPlace *self)
{
  gsize n;
  const JsnPrintProfile *profiles = jsn_print_profile_list (&n);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "export", G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < n; i++)
    gtk_combo_box_text_append (self->profile, profiles[i].name, _ (profiles[i].label));
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->profile), 0);
  shorten_profiles (self);
  update_actions (self);
}

GtkWidget *
jsn_export_place_new (void)
{
  return g_object_new (JSN_TYPE_EXPORT_PLACE, NULL);
}

void
jsn_export_place_set_document (JsnExportPlace *self, JsnDocument *document)
{
  g_return_if_fail (JSN_IS_EXPORT_PLACE (self));

  drop_document (self);
  if (document)
    {
      self->document = g_object_ref (document);
      g_signal_connect_swapped (document, "changed", G_CALLBACK (changed_cb), self);
    }
  g_clear_pointer (&self->folder, g_free);
  self->stale = document != NULL;
  jsn_export_results_clear (self->results);
  jsn_check_list_set_findings (self->check_list, NULL, NULL);
  update_actions (self);
  if (document && gtk_widget_get_mapped (GTK_WIDGET (self)))
    check (self);
}
