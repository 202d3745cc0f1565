/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inspector: facts above, words below; every change is one step of the history for all photos shown. */
#include "app/inspector.h"

#include <math.h>

#include "app/field.h"
#include "app/language.h"
#include "app/photo-facts.h"
#include "base/i18n.h"
#include "base/name.h"

#define PREVIEW_EDGE 512
#define WIDTH 340

/* A field without a language, and how it is shown. */
typedef struct
{
  const char *name;
  const char *label; /* msgid */
  gboolean several_lines;
} Plain;

static const Plain plain_fields[] = {
  { "creator", N_ ("Creator"), FALSE },     { "credit", N_ ("Credit line"), FALSE },
  { "copyright", N_ ("Copyright"), FALSE }, { "usage_terms", N_ ("Usage terms"), TRUE },
  { "city", N_ ("City"), FALSE },           { "country", N_ ("Country"), FALSE },
  { "keywords", N_ ("Keywords"), TRUE },    { "embargo", N_ ("Embargo"), FALSE },
};

/* A field with a language. */
static const Plain spoken_fields[] = {
  { "headline", N_ ("Headline"), FALSE },
  { "caption", N_ ("Caption"), TRUE },
  { "alt", N_ ("Alt text"), TRUE },
};

static const char *const clearances[] = { "unknown", "asked", "cleared", "refused", NULL };

struct _JsnInspector
{
  GtkBin parent_instance;

  GtkStack *stack;
  GtkDrawingArea *preview;
  GtkLabel *name;
  GtkGrid *facts;
  GtkBox *warnings;
  GtkStack *languages;
  GtkWidget *language_area;
  GtkGrid *plain;
  GtkComboBoxText *rating;
  GtkCheckButton *pick;
  GtkComboBoxText *clearance_print;
  GtkComboBoxText *clearance_press;
  GtkSizeGroup *labels;

  JsnDocument *document;
  GArray *ids;
  GPtrArray *photos; /* of JsnPhoto *, loaded for ids */
  GPtrArray *fields; /* of JsnField *, all of them */
  char **tags;       /* languages that pages were built for */
  gboolean filling;  /* values come from the exhibition, not from the person */
};

G_DEFINE_FINAL_TYPE (JsnInspector, jsn_inspector, GTK_TYPE_BIN)

/* More selected photos than this are not read one by one to find out whether they agree. */
#define MAX_COMPARED 500

static const char *
get_value (const JsnPhoto *photo, const char *field, const char *lang)
{
  return g_str_equal (field, "embargo") ? photo->embargo : jsn_texts_get (photo->texts, field, lang);
}

/* FALSE when photos differ. */
static gboolean
find_common (JsnInspector *self, const char *field, const char *lang, const char **value)
{
  *value = self->photos->len > 0 ? get_value (self->photos->pdata[0], field, lang) : NULL;
  for (guint i = 1; i < self->photos->len; i++)
    if (g_strcmp0 (get_value (self->photos->pdata[i], field, lang), *value) != 0)
      return FALSE;
  return self->photos->len == self->ids->len;
}

static void
edited_cb (GObject *owner, JsnOp *op, const GError *error)
{
  JsnField *field = JSN_FIELD (owner);
  g_autofree char *message = error ? jsn_display_text (error->message, -1) : NULL;

  jsn_field_set_error (field, message);
}

static void
commit_cb (JsnField *field, const char *text, JsnInspector *self)
{
  const char *name = g_object_get_data (G_OBJECT (field), "name");
  const char *lang = g_object_get_data (G_OBJECT (field), "lang");

  if (self->document)
    jsn_document_edit_photos (self->document, self->ids, name, lang, text, G_OBJECT (field), edited_cb);
}

static void
set_choice (JsnInspector *self, const char *field, const char *value)
{
  if (!self->filling && self->document && value)
    jsn_document_edit_photos (self->document, self->ids, field, NULL, value, NULL, NULL);
}

static void
rating_changed_cb (JsnInspector *self)
{
  set_choice (self, "rating", gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->rating)));
}

static void
pick_toggled_cb (JsnInspector *self)
{
  gtk_toggle_button_set_inconsistent (GTK_TOGGLE_BUTTON (self->pick), FALSE);
  set_choice (self, "pick", gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->pick)) ? "yes" : "no");
}

static void
clearance_print_changed_cb (JsnInspector *self)
{
  set_choice (self, "clearance.print", gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->clearance_print)));
}

static void
clearance_press_changed_cb (JsnInspector *self)
{
  set_choice (self, "clearance.press", gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->clearance_press)));
}

static gboolean
draw_preview_cb (JsnInspector *self, cairo_t *cr, GtkWidget *area)
{
  int scale = gtk_widget_get_scale_factor (area);
  cairo_surface_t *picture = NULL;

  if (self->document && self->ids->len > 0)
    picture = jsn_thumbnails_get (jsn_document_get_thumbnails (self->document), g_array_index (self->ids, gint64, 0),
                                  PREVIEW_EDGE);
  if (picture == NULL)
    return GDK_EVENT_PROPAGATE;

  int width = gtk_widget_get_allocated_width (area);
  int height = gtk_widget_get_allocated_height (area);
  int picture_width = cairo_image_surface_get_width (picture);
  int picture_height = cairo_image_surface_get_height (picture);
  double factor = MIN (1.0 / scale, MIN ((double)width / picture_width, (double)height / picture_height));

  cairo_translate (cr, floor ((width - picture_width * factor) / 2), floor ((height - picture_height * factor) / 2));
  cairo_scale (cr, factor, factor);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  return GDK_EVENT_PROPAGATE;
}

static void
thumbnail_ready_cb (JsnInspector *self, gint64 photo)
{
  if (self->ids->len > 0 && g_array_index (self->ids, gint64, 0) == photo)
    gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static GtkWidget *
new_form_label (JsnInspector *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 7);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), GTK_STYLE_CLASS_DIM_LABEL);
  gtk_size_group_add_widget (self->labels, label);
  gtk_widget_show (label);
  return label;
}

static void
add_field (JsnInspector *self, GtkGrid *grid, int row, const Plain *spec, const char *lang)
{
  g_autofree char *language = lang ? jsn_language_dup_name (lang) : NULL;
  g_autofree char *name = language ? g_strdup_printf ("%s, %s", _ (spec->label), language) : g_strdup (_ (spec->label));
  GtkWidget *field = jsn_field_new (name, lang, spec->several_lines);

  g_object_set_data (G_OBJECT (field), "name", (gpointer)spec->name);
  g_object_set_data_full (G_OBJECT (field), "lang", g_strdup (lang ? lang : ""), g_free);
  g_signal_connect_object (field, "commit", G_CALLBACK (commit_cb), self, 0);
  gtk_grid_attach (grid, new_form_label (self, _ (spec->label)), 0, row, 1, 1);
  gtk_grid_attach (grid, field, 1, row, 1, 1);
  g_ptr_array_add (self->fields, field);
}

static GtkWidget *
new_language_page (JsnInspector *self, const char *tag)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < G_N_ELEMENTS (spoken_fields); i++)
    add_field (self, GTK_GRID (grid), (int)i, &spoken_fields[i], tag);
  gtk_widget_show (grid);
  return grid;
}

static void
drop_language_pages (JsnInspector *self)
{
  for (guint i = self->fields->len; i > 0; i--)
    {
      GtkWidget *field = self->fields->pdata[i - 1];

      if (gtk_widget_is_ancestor (field, GTK_WIDGET (self->languages)))
        g_ptr_array_remove_index (self->fields, i - 1);
    }
  g_list_free_full (gtk_container_get_children (GTK_CONTAINER (self->languages)), (GDestroyNotify)gtk_widget_destroy);
}

static void
update_language_pages (JsnInspector *self)
{
  g_auto (GStrv) tags = jsn_exhibition_dup_languages (jsn_document_get_exhibition (self->document));

  if (self->tags && g_strv_equal ((const char *const *)tags, (const char *const *)self->tags))
    return;
  drop_language_pages (self);
  for (guint i = 0; tags[i]; i++)
    {
      g_autofree char *name = jsn_language_dup_name (tags[i]);

      gtk_stack_add_titled (self->languages, new_language_page (self, tags[i]), tags[i], name);
    }
  g_strfreev (self->tags);
  self->tags = g_steal_pointer (&tags);
}

static void
fill_choice (GtkComboBox *combo, const char *value)
{
  if (value)
    gtk_combo_box_set_active_id (combo, value);
  else
    gtk_combo_box_set_active (combo, -1);
}

static const char *
common_clearance (JsnInspector *self, gboolean press)
{
  JsnClearance first = JSN_CLEARANCE_UNKNOWN;

  for (guint i = 0; i < self->photos->len; i++)
    {
      const JsnPhoto *photo = self->photos->pdata[i];
      JsnClearance clearance = press ? photo->clearance_press : photo->clearance_print;

      if (i > 0 && clearance != first)
        return NULL;
      first = clearance;
    }
  return self->photos->len == self->ids->len ? jsn_clearance_name (first) : NULL;
}

static void
fill_choices (JsnInspector *self)
{
  const JsnPhoto *first = self->photos->pdata[0];
  gboolean same_rating = self->photos->len == self->ids->len;
  gboolean same_pick = same_rating;
  g_autofree char *rating = g_strdup_printf ("%d", first->rating);

  for (guint i = 1; i < self->photos->len; i++)
    {
      const JsnPhoto *photo = self->photos->pdata[i];

      same_rating = same_rating && photo->rating == first->rating;
      same_pick = same_pick && photo->pick == first->pick;
    }
  fill_choice (GTK_COMBO_BOX (self->rating), same_rating ? rating : NULL);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->pick), same_pick && first->pick);
  gtk_toggle_button_set_inconsistent (GTK_TOGGLE_BUTTON (self->pick), !same_pick);
  fill_choice (GTK_COMBO_BOX (self->clearance_print), common_clearance (self, FALSE));
  fill_choice (GTK_COMBO_BOX (self->clearance_press), common_clearance (self, TRUE));
}

static void
fill_fields (JsnInspector *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      JsnField *field = self->fields->pdata[i];
      const char *value;
      gboolean common = find_common (self, g_object_get_data (G_OBJECT (field), "name"),
                                     g_object_get_data (G_OBJECT (field), "lang"), &value);

      jsn_field_set_text (field, value, !common);
    }
}

static void
fill_warnings (JsnInspector *self)
{
  const JsnPhoto *photo = self->photos->pdata[0];

  g_list_free_full (gtk_container_get_children (GTK_CONTAINER (self->warnings)), (GDestroyNotify)gtk_widget_destroy);
  for (guint i = 0; self->ids->len == 1 && i < photo->warnings->len; i++)
    {
      GtkWidget *label = gtk_label_new (photo->warnings->pdata[i]);

      gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_container_add (GTK_CONTAINER (self->warnings), label);
    }
  gtk_widget_show_all (GTK_WIDGET (self->warnings));
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), self->ids->len == 1 && photo->warnings->len > 0);
}

static void
load_photos (JsnInspector *self)
{
  JsnExhibition *exhibition = jsn_document_get_exhibition (self->document);

  g_ptr_array_set_size (self->photos, 0);
  for (guint i = 0; i < self->ids->len && i < MAX_COMPARED; i++)
    {
      JsnPhoto *photo = jsn_photos_load (exhibition, g_array_index (self->ids, gint64, i), NULL);

      if (photo)
        g_ptr_array_add (self->photos, photo);
    }
}

static void
fill (JsnInspector *self)
{
  gboolean one = self->ids->len == 1;

  if (self->document)
    load_photos (self);
  gtk_stack_set_visible_child_name (self->stack, self->document && self->photos->len > 0 ? "form" : "empty");
  if (self->document == NULL || self->photos->len == 0)
    return;

  g_autofree char *title
      = one ? jsn_photo_facts_dup_title (self->photos->pdata[0])
            : g_strdup_printf (P_ ("%u photo selected", "%u photos selected", self->ids->len), self->ids->len);

  self->filling = TRUE;
  update_language_pages (self);
  gtk_label_set_text (self->name, title);
  gtk_widget_set_visible (GTK_WIDGET (self->preview), one);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), one);
  gtk_widget_set_visible (self->language_area, one);
  if (one)
    jsn_photo_facts_fill (self->facts, self->labels, self->photos->pdata[0]);
  fill_warnings (self);
  fill_fields (self);
  fill_choices (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
  self->filling = FALSE;
}

static void
changed_cb (JsnInspector *self, JsnChanges *changes)
{
  if (changes->what & (JSN_CHANGED_PHOTOS | JSN_CHANGED_EXHIBITION))
    fill (self);
}

/* A flap takes its natural width, and long texts would like to have a whole screen. */
static void
jsn_inspector_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  GTK_WIDGET_CLASS (jsn_inspector_parent_class)->get_preferred_width (widget, minimum, natural);
  *natural = *minimum = MAX (*minimum, WIDTH);
}

static void
jsn_inspector_dispose (GObject *object)
{
  JsnInspector *self = JSN_INSPECTOR (object);

  if (self->document)
    jsn_inspector_set_document (self, NULL);
  G_OBJECT_CLASS (jsn_inspector_parent_class)->dispose (object);
}

static void
jsn_inspector_finalize (GObject *object)
{
  JsnInspector *self = JSN_INSPECTOR (object);

  g_array_unref (self->ids);
  g_ptr_array_unref (self->photos);
  g_ptr_array_unref (self->fields);
  g_strfreev (self->tags);
  G_OBJECT_CLASS (jsn_inspector_parent_class)->finalize (object);
}

static void
jsn_inspector_class_init (JsnInspectorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = jsn_inspector_dispose;
  G_OBJECT_CLASS (klass)->finalize = jsn_inspector_finalize;
  widget_class->get_preferred_width = jsn_inspector_get_preferred_width;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/jeonsi/Jeonsi/inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, preview);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, name);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, facts);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, warnings);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, languages);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, language_area);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, plain);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, rating);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, pick);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, clearance_print);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, clearance_press);
  gtk_widget_class_bind_template_child (widget_class, JsnInspector, labels);
  gtk_widget_class_bind_template_callback (widget_class, draw_preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, rating_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pick_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clearance_print_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clearance_press_changed_cb);
}

static void
fill_clearances (GtkComboBoxText *combo)
{
  const char *const labels[] = { _ ("Unknown"), _ ("Asked"), _ ("Cleared"), _ ("Refused") };

  for (guint i = 0; clearances[i]; i++)
    gtk_combo_box_text_append (combo, clearances[i], labels[i]);
}

static void
jsn_inspector_init (JsnInspector *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_photo_free);
  self->fields = g_ptr_array_new ();

  gtk_combo_box_text_append (self->rating, "0", _ ("No rating"));
  for (int i = 1; i <= 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);
      g_autofree char *stars = g_strdup_printf ("%.*s", 3 * i, "★★★★★");

      gtk_combo_box_text_append (self->rating, id, stars);
    }
  fill_clearances (self->clearance_print);
  fill_clearances (self->clearance_press);
  for (guint i = 0; i < G_N_ELEMENTS (plain_fields); i++)
    {
      add_field (self, self->plain, (int)i, &plain_fields[i], NULL);
      if (g_str_equal (plain_fields[i].name, "embargo"))
        jsn_field_set_placeholder (self->fields->pdata[self->fields->len - 1], "2013-04-05T09:00+09:00");
    }
}

GtkWidget *
jsn_inspector_new (void)
{
  return g_object_new (JSN_TYPE_INSPECTOR, NULL);
}

static void
commit_all (JsnInspector *self)
{
  /* Committing may rebuild the list of fields. */
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_add (fields, g_object_ref (self->fields->pdata[i]));
  for (guint i = 0; i < fields->len; i++)
    jsn_field_commit (fields->pdata[i]);
}

void
jsn_inspector_set_document (JsnInspector *self, JsnDocument *document)
{
  g_return_if_fail (JSN_IS_INSPECTOR (self));

  if (self->document)
    {
      commit_all (self);
      g_signal_handlers_disconnect_by_data (self->document, self);
      g_signal_handlers_disconnect_by_data (jsn_document_get_thumbnails (self->document), self);
    }
  g_set_object (&self->document, document);
  g_array_set_size (self->ids, 0);
  g_ptr_array_set_size (self->photos, 0);
  if (document)
    {
      gboolean writable = !jsn_exhibition_is_read_only (jsn_document_get_exhibition (document));

      g_signal_connect_object (document, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (jsn_document_get_thumbnails (document), "ready", G_CALLBACK (thumbnail_ready_cb), self,
                               G_CONNECT_SWAPPED);
      update_language_pages (self);
      for (guint i = 0; i < self->fields->len; i++)
        jsn_field_set_editable (self->fields->pdata[i], writable);
      gtk_widget_set_sensitive (GTK_WIDGET (self->rating), writable);
      gtk_widget_set_sensitive (GTK_WIDGET (self->pick), writable);
      gtk_widget_set_sensitive (GTK_WIDGET (self->clearance_print), writable);
      gtk_widget_set_sensitive (GTK_WIDGET (self->clearance_press), writable);
      fill (self);
    }
}

void
jsn_inspector_set_photos (JsnInspector *self, const GArray *ids)
{
  g_return_if_fail (JSN_IS_INSPECTOR (self));

  commit_all (self);
  /* A text that was refused belongs to the photos that are left now. */
  for (guint i = 0; i < self->fields->len; i++)
    jsn_field_revert (self->fields->pdata[i]);
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids->data, ids->len);
  fill (self);
}

void
jsn_inspector_edit (JsnInspector *self)
{
  g_return_if_fail (JSN_IS_INSPECTOR (self));

  const char *tag = gtk_stack_get_visible_child_name (self->languages);

  for (guint i = 0; i < self->fields->len; i++)
    {
      GtkWidget *field = self->fields->pdata[i];

      if (g_str_equal (g_object_get_data (G_OBJECT (field), "name"), "caption")
          && g_strcmp0 (g_object_get_data (G_OBJECT (field), "lang"), tag) == 0)
        gtk_widget_child_focus (field, GTK_DIR_TAB_FORWARD);
    }
}
