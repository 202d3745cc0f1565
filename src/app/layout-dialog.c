/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog tells before it does anything how many panels there will be. */
#include "app/layout-dialog.h"

#include "base/i18n.h"
#include "base/units.h"
#include "layout/template.h"

struct _JsnLayoutDialog
{
  GtkDialog parent_instance;

  GtkComboBoxText *template_box;
  GtkComboBoxText *size_box;
  GtkComboBoxText *orientation_box;
  GtkComboBoxText *photos_box;
  GtkEntry *search;
  GtkRevealer *search_revealer;
  GtkLabel *summary;

  JsnDocument *document;
  char *selected; /* "photo:3,5", NULL: none */
  guint n_selected;
};

G_DEFINE_FINAL_TYPE (JsnLayoutDialog, jsn_layout_dialog, GTK_TYPE_DIALOG)

static const char *const sizes[] = { "A0", "A1", "A2", "A3", "B1", "B2", "600x900mm", "700x1000mm" };

static const JsnTemplate *
get_template (JsnLayoutDialog *self)
{
  const char *name = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->template_box));

  return name ? jsn_template_find (name) : NULL;
}

/* The search that the choice of photos stands for; NULL: the selected ones. */
static const char *
get_search (JsnLayoutDialog *self)
{
  const char *choice = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->photos_box));

  if (g_strcmp0 (choice, "picked") == 0)
    return "pick:yes panel:none";
  if (g_strcmp0 (choice, "unused") == 0)
    return "panel:none";
  if (g_strcmp0 (choice, "search") == 0)
    return gtk_entry_get_text (self->search);
  return NULL;
}

/* FALSE with an error when the search says nothing. */
static gboolean
count_photos (JsnLayoutDialog *self, guint *n, GError **error)
{
  const char *search = get_search (self);
  g_autoptr (GArray) ids = NULL;

  *n = self->n_selected;
  if (search == NULL)
    return TRUE;
  ids = jsn_photos_list (jsn_document_get_exhibition (self->document), search, JSN_PHOTOS_BY_IMPORT, error);
  *n = ids ? ids->len : 0;
  return ids != NULL;
}

static char *
describe (guint n_photos, guint each)
{
  guint n_panels = each ? (n_photos + each - 1) / each : 1;

  if (each && n_photos == 0)
    return g_strdup (_ ("There is no such photo"));

  g_autofree char *panels = g_strdup_printf (P_ ("%u panel", "%u panels", n_panels), n_panels);
  g_autofree char *photos = g_strdup_printf (P_ ("%u photo", "%u photos", n_photos), n_photos);

  /* Translators: "12 photos on 6 panels" */
  return each ? g_strdup_printf (_ ("%s on %s"), photos, panels) : g_steal_pointer (&panels);
}

static void
update (JsnLayoutDialog *self)
{
  const JsnTemplate *tmpl = get_template (self);
  g_autofree char *size = gtk_combo_box_text_get_active_text (self->size_box);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  double width_mm, height_mm;
  guint n_photos = 0;
  gboolean sound
      = tmpl && jsn_size_parse (size, &width_mm, &height_mm, &error) && count_photos (self, &n_photos, &error);

  text = sound ? describe (n_photos, (guint)MAX (tmpl->n_photos, 0)) : g_strdup (error ? error->message : "");
  gtk_label_set_text (self->summary, text);
  gtk_revealer_set_reveal_child (
      self->search_revealer, g_strcmp0 (gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->photos_box)), "search") == 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->photos_box), tmpl && tmpl->n_photos > 0);
  gtk_dialog_set_response_sensitive (GTK_DIALOG (self), GTK_RESPONSE_OK,
                                     sound && (tmpl->n_photos == 0 || n_photos > 0));
}

static void
run (JsnLayoutDialog *self)
{
  const JsnTemplate *tmpl = get_template (self);
  const char *orientation = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->orientation_box));
  g_autofree char *size = gtk_combo_box_text_get_active_text (self->size_box);
  const char *search = get_search (self);
  g_autoptr (JsnArgs) args = jsn_args_new ();

  jsn_args_add (args, "template", NULL, tmpl->name);
  jsn_args_add (args, "size", NULL, size);
  if (orientation && *orientation)
    jsn_args_add (args, "orientation", NULL, orientation);
  if (tmpl->n_photos > 0)
    jsn_args_add (args, "photos", NULL, search ? search : self->selected);
  jsn_document_run (self->document, "layout", args, NULL, NULL);
}

static void
response_cb (JsnLayoutDialog *self, int response)
{
  if (response == GTK_RESPONSE_OK)
    run (self);
  gtk_widget_destroy (GTK_WIDGET (self));
}

static void
jsn_layout_dialog_finalize (GObject *object)
{
  JsnLayoutDialog *self = JSN_LAYOUT_DIALOG (object);

  g_clear_object (&self->document);
  g_free (self->selected);
  G_OBJECT_CLASS (jsn_layout_dialog_parent_class)->finalize (object);
}

static void
jsn_layout_dialog_class_init (JsnLayoutDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = jsn_layout_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jeonsi/Jeonsi/layout-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, JsnLayoutDialog, template_box);
  gtk_widget_class_bind_template_child (widget_class, JsnLayoutDialog, size_box);
  gtk_widget_class_bind_template_child (widget_class, JsnLayoutDialog, orientation_box);
  gtk_widget_class_bind_template_child (widget_class, JsnLayoutDialog, photos_box);
  gtk_widget_class_bind_template_child (widget_class, JsnLayoutDialog, search);
  gtk_widget_class_bind_template_child (widget_class, JsnLayoutDialog, search_revealer);
  gtk_widget_class_bind_template_child (widget_class, JsnLayoutDialog, summary);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, response_cb);
}

static void
jsn_layout_dialog_init (JsnLayoutDialog *self)
{
  gsize n;
  const JsnTemplate *templates = jsn_template_list (&n);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < n; i++)
    gtk_combo_box_text_append (self->template_box, templates[i].name, _ (templates[i].label));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    gtk_combo_box_text_append_text (self->size_box, sizes[i]);
}

/* What a person most likely wants, as it would be without any of this. */
static void
choose_defaults (JsnLayoutDialog *self)
{
  JsnExhibition *exhibition = jsn_document_get_exhibition (self->document);
  g_autofree char *size = jsn_exhibition_dup_setting (exhibition, "panel_size");
  g_autoptr (GArray) picked = jsn_photos_list (exhibition, "pick:yes panel:none", JSN_PHOTOS_BY_IMPORT, NULL);

  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->template_box), "single");
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->orientation_box), 0);
  gtk_entry_set_text (GTK_ENTRY (gtk_bin_get_child (GTK_BIN (self->size_box))), size ? size : "A1");
  if (self->n_selected > 0)
    {
      g_autofree char *text = g_strdup_printf (P_ ("The %u selected photo", "The %u selected photos", self->n_selected),
                                               self->n_selected);

      gtk_combo_box_text_prepend (self->photos_box, "selected", text);
    }
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->photos_box), self->n_selected > 1        ? "selected"
                                                                 : picked && picked->len > 0 ? "picked"
                                                                                             : "unused");
}

void
jsn_layout_dialog_show (GtkWindow *parent, JsnDocument *document, const GArray *selected)
{
  g_return_if_fail (JSN_IS_DOCUMENT (document));

  g_autoptr (GString) ref = g_string_new (NULL);
  JsnLayoutDialog *self = g_object_new (JSN_TYPE_LAYOUT_DIALOG, "transient-for", parent, "use-header-bar", TRUE, NULL);

  for (guint i = 0; selected && i < selected->len; i++)
    g_string_append_printf (ref, "%s%" G_GINT64_FORMAT, i ? "," : "photo:", g_array_index (selected, gint64, i));
  self->document = g_object_ref (document);
  self->n_selected = selected ? selected->len : 0;
  self->selected = ref->len ? g_strdup (ref->str) : NULL;
  choose_defaults (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
