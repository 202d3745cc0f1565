/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open exhibition: forwards its changes, and spells the arguments of the operations that places run most. */
#include "app/document.h"

#include <string.h>

#include "app/language.h"

/* How often another program's changes are looked for. */
#define POLL_INTERVAL_S 2

struct _JsnDocument
{
  GObject parent_instance;

  JsnExhibition *exhibition;
  JsnOperations *operations;
  JsnThumbnails *thumbnails;
  guint poll;
};

G_DEFINE_FINAL_TYPE (JsnDocument, jsn_document, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* An id may come back with another picture: an import undone, another one done. */
static void
changed_cb (JsnDocument *self, JsnChanges *changes)
{
  if (changes->what & JSN_CHANGED_PHOTOS)
    jsn_thumbnails_renew (self->thumbnails, changes->photos->len > 0 ? changes->photos : NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}

static gboolean
poll_cb (gpointer data)
{
  JsnDocument *self = data;

  jsn_exhibition_poll (self->exhibition);
  return G_SOURCE_CONTINUE;
}

static void
jsn_document_dispose (GObject *object)
{
  JsnDocument *self = JSN_DOCUMENT (object);

  g_clear_handle_id (&self->poll, g_source_remove);
  if (self->exhibition)
    g_signal_handlers_disconnect_by_data (self->exhibition, self);
  g_clear_object (&self->thumbnails);
  g_clear_object (&self->exhibition);
  g_clear_object (&self->operations);
  G_OBJECT_CLASS (jsn_document_parent_class)->dispose (object);
}

static void
jsn_document_class_init (JsnDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jsn_document_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", JSN_TYPE_DOCUMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, JSN_TYPE_CHANGES | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
jsn_document_init (JsnDocument *self)
{
}

JsnDocument *
jsn_document_new (JsnExhibition *exhibition, JsnOperations *operations)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);
  g_return_val_if_fail (JSN_IS_OPERATIONS (operations), NULL);

  JsnDocument *self = g_object_new (JSN_TYPE_DOCUMENT, NULL);

  self->exhibition = g_object_ref (exhibition);
  self->operations = g_object_ref (operations);
  self->thumbnails = jsn_thumbnails_new (exhibition);
  self->poll = g_timeout_add_seconds (POLL_INTERVAL_S, poll_cb, self);
  g_signal_connect_swapped (exhibition, "changed", G_CALLBACK (changed_cb), self);
  return self;
}

JsnExhibition *
jsn_document_get_exhibition (JsnDocument *self)
{
  g_return_val_if_fail (JSN_IS_DOCUMENT (self), NULL);
  return self->exhibition;
}

JsnOperations *
jsn_document_get_operations (JsnDocument *self)
{
  g_return_val_if_fail (JSN_IS_DOCUMENT (self), NULL);
  return self->operations;
}

JsnThumbnails *
jsn_document_get_thumbnails (JsnDocument *self)
{
  g_return_val_if_fail (JSN_IS_DOCUMENT (self), NULL);
  return self->thumbnails;
}

char *
jsn_document_dup_title (JsnDocument *self)
{
  g_return_val_if_fail (JSN_IS_DOCUMENT (self), NULL);

  g_autoptr (JsnTexts) texts = jsn_exhibition_load_texts (self->exhibition, NULL);
  const char *title = texts ? jsn_texts_find (texts, "title", jsn_window_language ()) : NULL;

  if (title)
    return g_strdup (title);

  g_autofree char *name = g_filename_display_basename (jsn_exhibition_get_path (self->exhibition));

  if (g_str_has_suffix (name, ".jeonsi"))
    name[strlen (name) - strlen (".jeonsi")] = '\0';
  return g_steal_pointer (&name);
}

void
jsn_document_run (JsnDocument *self, const char *verb, const JsnArgs *args, GObject *owner, JsnOperationDone done)
{
  g_return_if_fail (JSN_IS_DOCUMENT (self));
  jsn_operations_run (self->operations, verb, self->exhibition, args, owner, done);
}

/* "photo:3-7,9" */
static void
add_photo_ref (JsnArgs *args, const GArray *ids)
{
  g_autoptr (GString) ref = g_string_new ("photo:");

  for (guint i = 0; i < ids->len;)
    {
      gint64 first = g_array_index (ids, gint64, i);
      gint64 last = first;

      for (i++; i < ids->len && g_array_index (ids, gint64, i) == last + 1; i++)
        last++;
      if (ref->str[ref->len - 1] != ':')
        g_string_append_c (ref, ',');
      g_string_append_printf (ref, "%" G_GINT64_FORMAT, first);
      if (last > first)
        g_string_append_printf (ref, "-%" G_GINT64_FORMAT, last);
    }
  jsn_args_add (args, "ref", NULL, ref->str);
}

void
jsn_document_edit_photos (JsnDocument *self,
                          const GArray *ids,
                          const char *field,
                          const char *lang,
                          const char *value,
                          GObject *owner,
                          JsnOperationDone done)
{
  g_return_if_fail (JSN_IS_DOCUMENT (self));
  g_return_if_fail (field != NULL);
  if (ids == NULL || ids->len == 0)
    return;

  g_autoptr (JsnArgs) args = jsn_args_new ();
  gboolean has_lang = lang && *lang;
  g_autofree char *assignment
      = g_strconcat (field, has_lang ? "@" : "", has_lang ? lang : "", "=", value ? value : "", NULL);

  add_photo_ref (args, ids);
  jsn_args_add (args, "set", NULL, assignment);
  jsn_document_run (self, "edit", args, owner, done);
}

void
jsn_document_remove_photos (JsnDocument *self, const GArray *ids)
{
  g_return_if_fail (JSN_IS_DOCUMENT (self));
  if (ids == NULL || ids->len == 0)
    return;

  g_autoptr (JsnArgs) args = jsn_args_new ();

  add_photo_ref (args, ids);
  jsn_document_run (self, "remove", args, NULL, NULL);
}

void
jsn_document_import (JsnDocument *self, const char *const *paths)
{
  g_return_if_fail (JSN_IS_DOCUMENT (self));
  if (paths == NULL || paths[0] == NULL)
    return;

  g_autoptr (JsnArgs) args = jsn_args_new ();

  for (guint i = 0; paths[i]; i++)
    jsn_args_add (args, "path", NULL, paths[i]);
  jsn_document_run (self, "import", args, NULL, NULL);
}
