/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A popover full of fields; which ones, follows from what the text block shows. */
#include "app/panel-text-editor.h"

#include <string.h>

#include "app/field.h"
#include "app/language.h"
#include "app/panel-edits.h"
#include "base/i18n.h"

#define WIDTH 380
#define HEIGHT_MAX 420

/* What a text block shows, as fields that are kept. */
typedef struct
{
  const char *shown;
  const char *fields[5]; /* of whoever @shown belongs to */
} Words;

static const Words all_words[] = {
  { "headline", { "headline" } },
  { "caption", { "caption" } },
  { "credit", { "creator", "credit" } },
  { "facts", { "city", "country" } },
  { "caption-block", { "headline", "caption", "creator", "credit" } },
  { "panel.title", { "title" } },
  { "panel.text", { "text" } },
};

typedef struct
{
  const char *name;
  const char *label; /* untranslated msgid */
  gboolean by_language;
  gboolean several_lines;
} Field;

static const Field all_fields[] = {
  { "headline", N_ ("Headline"), TRUE, FALSE },
  { "caption", N_ ("Caption"), TRUE, TRUE },
  { "creator", N_ ("Creator"), FALSE, FALSE },
  { "credit", N_ ("Credit"), FALSE, FALSE },
  { "city", N_ ("City"), FALSE, FALSE },
  { "country", N_ ("Country"), FALSE, FALSE },
  { "title", N_ ("Title"), TRUE, FALSE },
  { "subtitle", N_ ("Subtitle"), TRUE, FALSE },
  { "text", N_ ("Text"), TRUE, TRUE },
  { "intro", N_ ("Introduction"), TRUE, TRUE },
  { "venue", N_ ("Venue"), TRUE, FALSE },
  { "dates", N_ ("Dates"), TRUE, FALSE },
  { "organiser", N_ ("Organiser"), TRUE, FALSE },
  { "colophon", N_ ("Colophon"), TRUE, TRUE },
};

/* What one field of the popover edits. */
typedef struct
{
  JsnDocument *document;
  char *ref;
  const char *field;
  char *lang; /* NULL: none */
} Target;

static void
target_free (gpointer data, GClosure *closure)
{
  Target *target = data;

  g_object_unref (target->document);
  g_free (target->ref);
  g_free (target->lang);
  g_free (target);
}

static void
commit_cb (JsnField *field, const char *text, gpointer data)
{
  const Target *target = data;
  g_autoptr (JsnArgs) args = jsn_args_new ();
  g_autofree char *assignment
      = g_strconcat (target->field, target->lang ? "@" : "", target->lang ? target->lang : "", "=", text, NULL);

  jsn_args_add (args, "ref", NULL, target->ref);
  jsn_args_add (args, "set", NULL, assignment);
  jsn_document_run (target->document, "edit", args, NULL, NULL);
}

static void
commit_all (GtkWidget *widget, gpointer data)
{
  if (JSN_IS_FIELD (widget))
    jsn_field_commit (JSN_FIELD (widget));
}

static gboolean
destroy_cb (gpointer popover)
{
  gtk_widget_destroy (popover);
  return G_SOURCE_REMOVE;
}

/* Not at once: the popover is still in the middle of its own closing. */
static void
closed_cb (GtkWidget *popover, gpointer box)
{
  gtk_container_foreach (GTK_CONTAINER (box), commit_all, NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (popover), g_object_unref);
}

static const Field *
find_field (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (all_fields); i++)
    if (g_str_equal (all_fields[i].name, name))
      return &all_fields[i];
  return NULL;
}

/* The texts that belong to the words of @item, and how an operation names their owner. */
static const JsnTexts *
find_texts (const JsnSheet *sheet, const JsnItem *item, char **ref)
{
  const JsnPhoto *photo = item->photo ? jsn_sheet_get_photo (sheet, item->photo) : NULL;

  if (g_str_has_prefix (item->field, "exhibition."))
    {
      *ref = g_strdup ("exhibition");
      return sheet->exhibition;
    }
  if (g_str_has_prefix (item->field, "panel."))
    {
      *ref = g_strdup_printf ("panel:%" G_GINT64_FORMAT, sheet->panel->id);
      return sheet->panel->texts;
    }
  *ref = photo ? g_strdup_printf ("photo:%" G_GINT64_FORMAT, photo->id) : NULL;
  return photo ? photo->texts : NULL;
}

static void
add_field (
    GtkWidget *box, JsnDocument *document, const char *ref, const JsnTexts *texts, const Field *field, const char *lang)
{
  g_autofree char *language = lang ? jsn_language_dup_name (lang) : NULL;
  g_autofree char *name
      = language ? g_strdup_printf ("%s, %s", _ (field->label), language) : g_strdup (_ (field->label));
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = jsn_field_new (name, lang, field->several_lines);
  Target *target = g_new0 (Target, 1);

  target->document = g_object_ref (document);
  target->ref = g_strdup (ref);
  target->field = field->name;
  target->lang = g_strdup (lang);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), GTK_STYLE_CLASS_DIM_LABEL);
  jsn_field_set_text (JSN_FIELD (entry), jsn_texts_get (texts, field->name, lang), FALSE);
  g_signal_connect_data (entry, "commit", G_CALLBACK (commit_cb), target, target_free, 0);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (box), entry);
}

static void
add_fields (GtkWidget *box,
            JsnDocument *document,
            const char *ref,
            const JsnSheet *sheet,
            const JsnTexts *texts,
            const char *name)
{
  const Field *field = find_field (name);

  if (field == NULL)
    return;
  if (!field->by_language)
    add_field (box, document, ref, texts, field, NULL);
  for (guint i = 0; field->by_language && sheet->languages[i]; i++)
    add_field (box, document, ref, texts, field, sheet->languages[i]);
}

static const char *
find_nothing_to_edit (const JsnItem *item)
{
  if (g_strcmp0 (item->field, "panel.number") == 0)
    return _ ("The number follows from the order of the panels.");
  return _ ("These words belong to a photo. Place one in the frame first.");
}

static void
fill (GtkWidget *box, JsnDocument *document, const JsnSheet *sheet, const JsnItem *item)
{
  g_autofree char *ref = NULL;
  const JsnTexts *texts = item->field ? find_texts (sheet, item, &ref) : NULL;
  gboolean some = FALSE;

  for (gsize i = 0; texts && i < G_N_ELEMENTS (all_words); i++)
    for (gsize k = 0; g_str_equal (all_words[i].shown, item->field) && all_words[i].fields[k]; k++)
      {
        add_fields (box, document, ref, sheet, texts, all_words[i].fields[k]);
        some = TRUE;
      }
  if (texts && g_str_has_prefix (item->field, "exhibition."))
    {
      add_fields (box, document, ref, sheet, texts, item->field + strlen ("exhibition."));
      some = TRUE;
    }
  if (!some)
    gtk_container_add (GTK_CONTAINER (box), gtk_label_new (find_nothing_to_edit (item)));
}

void
jsn_panel_text_editor_show (JsnPanelCanvas *canvas, JsnDocument *document, gint64 id)
{
  const JsnScene *scene;
  const JsnItem *item;
  GtkWidget *popover, *scrolled, *box;
  GdkRectangle place;

  g_return_if_fail (JSN_IS_PANEL_CANVAS (canvas));
  g_return_if_fail (JSN_IS_DOCUMENT (document));
  scene = jsn_panel_canvas_get_scene (canvas);
  item = scene ? jsn_panel_find_item (scene->sheet->panel, id) : NULL;
  if (item == NULL || !jsn_panel_canvas_get_item_box (canvas, id, &place))
    return;

  popover = gtk_popover_new (GTK_WIDGET (canvas));
  scrolled = gtk_scrolled_window_new (NULL, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_object_set (box, "margin", 12, NULL);
  gtk_widget_set_size_request (box, WIDTH, -1);
  fill (box, document, scene->sheet, item);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), HEIGHT_MAX);
  gtk_container_add (GTK_CONTAINER (scrolled), box);
  gtk_container_add (GTK_CONTAINER (popover), scrolled);
  gtk_widget_show_all (scrolled);
  atk_object_set_name (gtk_widget_get_accessible (popover), _ ("Text of the panel"));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), box);
  gtk_popover_popup (GTK_POPOVER (popover));
}
