/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two operations in a row, and what has to be remembered between them. */
#include "app/file-drop.h"

#include "app/panel-edits.h"
#include "photo/read.h"

#define JSN_TYPE_FILE_DROP (jsn_file_drop_get_type ())
G_DECLARE_FINAL_TYPE (JsnFileDrop, jsn_file_drop, JSN, FILE_DROP, GObject)

struct _JsnFileDrop
{
  GObject parent_instance;

  JsnDocument *document;
  gint64 panel;
  gint64 item;
  char **paths;
};

G_DEFINE_FINAL_TYPE (JsnFileDrop, jsn_file_drop, G_TYPE_OBJECT)

static void
jsn_file_drop_finalize (GObject *object)
{
  JsnFileDrop *self = JSN_FILE_DROP (object);

  g_clear_object (&self->document);
  g_strfreev (self->paths);
  G_OBJECT_CLASS (jsn_file_drop_parent_class)->finalize (object);
}

static void
jsn_file_drop_class_init (JsnFileDropClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = jsn_file_drop_finalize;
}

static void
jsn_file_drop_init (JsnFileDrop *self)
{
}

/* In the order of the paths; the same content may be in the exhibition under another path. */
static GArray *
find_photos (JsnFileDrop *self, char **hashes)
{
  JsnExhibition *exhibition = jsn_document_get_exhibition (self->document);
  GArray *photos = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->paths[i]; i++)
    {
      gint64 photo = jsn_photos_find_path (exhibition, self->paths[i]);

      if (photo == 0 && *hashes[i])
        photo = jsn_photos_find_hash (exhibition, hashes[i]);
      if (photo)
        g_array_append_val (photos, photo);
    }
  return photos;
}

static void
hashed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  JsnFileDrop *self = JSN_FILE_DROP (source);
  g_auto (GStrv) hashes = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (JsnPanel) panel = jsn_panels_load (jsn_document_get_exhibition (self->document), self->panel, NULL);
  g_autoptr (GArray) photos = find_photos (self, hashes);

  if (panel && photos->len > 0)
    jsn_panel_edits_place_all (self->document, panel, self->item, photos);
}

/* One for each path; "" for what is no file. */
static void
hash_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  JsnFileDrop *self = JSN_FILE_DROP (source);
  GPtrArray *hashes = g_ptr_array_new ();

  for (guint i = 0; self->paths[i]; i++)
    {
      char *hash = jsn_photo_hash (self->paths[i], NULL);

      g_ptr_array_add (hashes, hash ? hash : g_strdup (""));
    }
  g_ptr_array_add (hashes, NULL);
  g_task_return_pointer (task, g_ptr_array_free (hashes, FALSE), (GDestroyNotify)g_strfreev);
}

static void
imported_cb (GObject *owner, JsnOp *op, const GError *error)
{
  g_autoptr (JsnFileDrop) self = JSN_FILE_DROP (owner);
  g_autoptr (GTask) task = NULL;

  if (error)
    return;
  task = g_task_new (self, NULL, hashed_cb, NULL);
  g_task_run_in_thread (task, hash_thread);
}

void
jsn_file_drop_run (JsnDocument *document, gint64 panel, gint64 item, const char *const *paths)
{
  g_return_if_fail (JSN_IS_DOCUMENT (document));
  g_return_if_fail (paths != NULL && paths[0] != NULL);

  g_autoptr (JsnArgs) args = jsn_args_new ();
  JsnFileDrop *self = g_object_new (JSN_TYPE_FILE_DROP, NULL);

  self->document = g_object_ref (document);
  self->panel = panel;
  self->item = item;
  self->paths = g_strdupv ((char **)paths);
  for (guint i = 0; paths[i]; i++)
    jsn_args_add (args, "path", NULL, paths[i]);
  jsn_document_run (document, "import", args, G_OBJECT (self), imported_cb);
}
