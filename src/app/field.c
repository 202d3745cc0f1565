/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The field: remembers the text it was given, and compares on leaving. */
#include "app/field.h"

#include "base/i18n.h"

#define VIEW_HEIGHT 72

struct _JsnField
{
  GtkBin parent_instance;

  GtkEntry *entry; /* one of these two */
  GtkTextView *view;
  char *kept; /* as the exhibition has it */
  char *placeholder;
  gboolean several;
  gboolean committing;
};

G_DEFINE_FINAL_TYPE (JsnField, jsn_field, GTK_TYPE_BIN)

enum
{
  SIGNAL_COMMIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
get_input (JsnField *self)
{
  return self->entry ? GTK_WIDGET (self->entry) : GTK_WIDGET (self->view);
}

static char *
dup_text (JsnField *self)
{
  if (self->entry)
    return g_strdup (gtk_entry_get_text (self->entry));

  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
put_text (JsnField *self, const char *text)
{
  if (self->entry)
    gtk_entry_set_text (self->entry, text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

static void
update_placeholder (JsnField *self)
{
  const char *text = self->several ? _ ("(several values)") : self->placeholder;

  if (self->entry)
    gtk_entry_set_placeholder_text (self->entry, text);
  else
    gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

/* GtkTextView has no placeholder of its own. */
static gboolean
draw_placeholder_cb (GtkWidget *view, cairo_t *cr, JsnField *self)
{
  const char *text = self->several ? _ ("(several values)") : self->placeholder;
  GtkStyleContext *style = gtk_widget_get_style_context (view);

  if (text == NULL || gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->view)) > 0
      || gtk_widget_has_focus (view))
    return GDK_EVENT_PROPAGATE;

  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, text);

  gtk_style_context_save (style);
  gtk_style_context_add_class (style, GTK_STYLE_CLASS_DIM_LABEL);
  gtk_render_layout (style, cr, gtk_text_view_get_left_margin (self->view), gtk_text_view_get_top_margin (self->view),
                     layout);
  gtk_style_context_restore (style);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
focus_out_cb (JsnField *self)
{
  jsn_field_commit (self);
  return GDK_EVENT_PROPAGATE;
}

/* While a syllable is being composed, Escape and Return are about the syllable. */
static gboolean
offer_to_input_method (JsnField *self, GdkEventKey *event)
{
  return self->entry ? gtk_entry_im_context_filter_keypress (self->entry, event)
                     : gtk_text_view_im_context_filter_keypress (self->view, event);
}

static gboolean
key_press_cb (JsnField *self, GdkEventKey *event)
{
  GdkModifierType modifiers = event->state & gtk_accelerator_get_default_mod_mask ();
  gboolean enter = event->keyval == GDK_KEY_Return || event->keyval == GDK_KEY_KP_Enter;
  gboolean keep = enter && modifiers == GDK_CONTROL_MASK;
  gboolean bring_back = event->keyval == GDK_KEY_Escape && jsn_field_is_dirty (self);

  if (!keep && !bring_back)
    return GDK_EVENT_PROPAGATE;
  if (offer_to_input_method (self, event))
    return GDK_EVENT_STOP;
  if (keep)
    jsn_field_commit (self);
  else
    jsn_field_revert (self);
  return GDK_EVENT_STOP;
}

static void
jsn_field_finalize (GObject *object)
{
  JsnField *self = JSN_FIELD (object);

  g_free (self->kept);
  g_free (self->placeholder);
  G_OBJECT_CLASS (jsn_field_parent_class)->finalize (object);
}

static void
jsn_field_class_init (JsnFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jsn_field_finalize;
  signals[SIGNAL_COMMIT]
      = g_signal_new ("commit", JSN_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
jsn_field_init (JsnField *self)
{
  self->kept = g_strdup ("");
}

/* The whole text of the buffer, also what is typed later, speaks one language. */
static void
tag_language (GtkTextBuffer *buffer, GtkTextTag *tag)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, GtkTextTag *tag)
{
  tag_language (buffer, tag);
}

static GtkWidget *
new_view (JsnField *self, const char *language)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);
  GtkWidget *view = gtk_text_view_new ();

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  g_object_set (view, "left-margin", 8, "right-margin", 8, "top-margin", 6, "bottom-margin", 6, NULL);
  if (language)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
      GtkTextTag *tag = gtk_text_buffer_create_tag (buffer, NULL, "language", language, NULL);

      g_signal_connect (buffer, "changed", G_CALLBACK (buffer_changed_cb), tag);
    }
  g_signal_connect_after (view, "draw", G_CALLBACK (draw_placeholder_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (scrolled), GTK_SHADOW_IN);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), VIEW_HEIGHT);
  gtk_container_add (GTK_CONTAINER (scrolled), view);
  return scrolled;
}

static GtkWidget *
new_entry (JsnField *self, const char *language)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_ENTRY (entry);
  gtk_entry_set_width_chars (self->entry, 8);
  if (language)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (language)));
      gtk_entry_set_attributes (self->entry, attributes);
      pango_attr_list_unref (attributes);
    }
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (jsn_field_commit), self);
  return entry;
}

GtkWidget *
jsn_field_new (const char *label, const char *language, gboolean several_lines)
{
  JsnField *self = g_object_new (JSN_TYPE_FIELD, NULL);
  GtkWidget *child = several_lines ? new_view (self, language) : new_entry (self, language);
  GtkWidget *input = get_input (self);

  atk_object_set_name (gtk_widget_get_accessible (input), label);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect_data (input, "focus-out-event", G_CALLBACK (focus_out_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_swapped (input, "key-press-event", G_CALLBACK (key_press_cb), self);
  gtk_container_add (GTK_CONTAINER (self), child);
  gtk_widget_show_all (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

void
jsn_field_set_text (JsnField *self, const char *text, gboolean several)
{
  g_return_if_fail (JSN_IS_FIELD (self));

  gboolean dirty = jsn_field_is_dirty (self) && !self->committing;
  const char *wanted = several || text == NULL ? "" : text;
  g_autofree char *shown = dup_text (self);

  self->several = several;
  if (g_strcmp0 (self->kept, wanted) != 0)
    {
      g_free (self->kept);
      self->kept = g_strdup (wanted);
    }
  /* Setting the same text again would move the cursor and end composing. */
  if (!dirty && g_strcmp0 (shown, wanted) != 0)
    put_text (self, wanted);
  if (!dirty)
    jsn_field_set_error (self, NULL);
  update_placeholder (self);
}

void
jsn_field_set_placeholder (JsnField *self, const char *placeholder)
{
  g_return_if_fail (JSN_IS_FIELD (self));
  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  update_placeholder (self);
}

void
jsn_field_set_editable (JsnField *self, gboolean editable)
{
  g_return_if_fail (JSN_IS_FIELD (self));
  g_object_set (get_input (self), "editable", editable, NULL);
}

void
jsn_field_set_error (JsnField *self, const char *message)
{
  g_return_if_fail (JSN_IS_FIELD (self));

  GtkWidget *input = get_input (self);
  GtkStyleContext *style = gtk_widget_get_style_context (input);

  gtk_widget_set_tooltip_text (input, message);
  atk_object_set_description (gtk_widget_get_accessible (input), message ? message : "");
  if (message)
    gtk_style_context_add_class (style, GTK_STYLE_CLASS_ERROR);
  else
    gtk_style_context_remove_class (style, GTK_STYLE_CLASS_ERROR);
  if (self->entry)
    gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                       message ? "dialog-warning-symbolic" : NULL);
}

gboolean
jsn_field_is_dirty (JsnField *self)
{
  g_return_val_if_fail (JSN_IS_FIELD (self), FALSE);

  g_autofree char *text = dup_text (self);

  return g_strcmp0 (text, self->kept) != 0;
}

void
jsn_field_commit (JsnField *self)
{
  g_return_if_fail (JSN_IS_FIELD (self));

  if (self->committing || !jsn_field_is_dirty (self))
    return;

  g_autofree char *text = dup_text (self);

  /* The exhibition answers with what it kept, which may differ: blanks cut, numbers written anew. */
  self->committing = TRUE;
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_COMMIT], 0, text);
  self->committing = FALSE;
  g_object_unref (self);
}

void
jsn_field_revert (JsnField *self)
{
  g_return_if_fail (JSN_IS_FIELD (self));
  put_text (self, self->kept);
  jsn_field_set_error (self, NULL);
}

gboolean
jsn_field_revert_focused (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *field = focus ? gtk_widget_get_ancestor (focus, JSN_TYPE_FIELD) : NULL;

  if (field == NULL || !jsn_field_is_dirty (JSN_FIELD (field)))
    return FALSE;
  jsn_field_revert (JSN_FIELD (field));
  return TRUE;
}
