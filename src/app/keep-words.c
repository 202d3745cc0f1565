/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pango breaks Korean between any two syllables; a label can be told not to, text by text. */
#include "app/keep-words.h"

/* The attributes a label had of itself, such as its weight, to which ours are added anew for each text. */
static GQuark
own_attributes_quark (void)
{
  return g_quark_from_static_string ("jsn-own-attributes");
}

guint
jsn_keep_words_add (PangoAttrList *attributes, const char *text)
{
  const char *p = text;
  guint n_words = 0;

  while (*p)
    {
      const char *start = p;
      gboolean korean = FALSE;

      for (; *p && !g_unichar_isspace (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        korean = korean || g_unichar_get_script (g_utf8_get_char (p)) == G_UNICODE_SCRIPT_HANGUL;
      if (korean)
        {
          PangoAttribute *attribute = pango_attr_allow_breaks_new (FALSE);

          attribute->start_index = (guint)(start - text);
          attribute->end_index = (guint)(p - text);
          pango_attr_list_insert (attributes, attribute);
          n_words++;
        }
      if (*p)
        p = g_utf8_next_char (p);
    }
  return n_words;
}

static void
text_changed_cb (GtkLabel *label)
{
  PangoAttrList *own = g_object_get_qdata (G_OBJECT (label), own_attributes_quark ());
  PangoAttrList *attributes = own ? pango_attr_list_copy (own) : pango_attr_list_new ();

  if (gtk_label_get_line_wrap (label) && jsn_keep_words_add (attributes, gtk_label_get_text (label)) > 0)
    gtk_label_set_attributes (label, attributes);
  else
    gtk_label_set_attributes (label, own);
  pango_attr_list_unref (attributes);
}

/* A label is met when it is first shown; hooks go on for as long as they return TRUE. */
static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  PangoAttrList *own;

  if (!GTK_IS_LABEL (widget) || !gtk_label_get_line_wrap (GTK_LABEL (widget))
      || g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, text_changed_cb, NULL))
    return TRUE;
  own = gtk_label_get_attributes (GTK_LABEL (widget));
  if (own)
    g_object_set_qdata_full (G_OBJECT (widget), own_attributes_quark (), pango_attr_list_ref (own),
                             (GDestroyNotify)pango_attr_list_unref);
  g_signal_connect (widget, "notify::label", G_CALLBACK (text_changed_cb), NULL);
  text_changed_cb (GTK_LABEL (widget));
  return TRUE;
}

void
jsn_keep_words_install (void)
{
  static gboolean installed;
  gpointer class;

  if (installed)
    return;
  installed = TRUE;
  class = g_type_class_ref (GTK_TYPE_LABEL); /* so that "map" is known */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
  g_type_class_unref (class);
}
