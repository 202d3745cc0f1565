/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two operations in a row, and what has to be remembered between them. */
#include "app/file-drop.h"

#include "app/panel-edits.h"

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

/* A file that was in the exhibition before is placed as well as a new one. */
static void
imported_cb (GObject *owner, JsnOp *op, const GError *error)
{
  g_autoptr (JsnFileDrop) self = JSN_FILE_DROP (owner);
  JsnExhibition *exhibition = jsn_document_get_exhibition (self->document);
  g_autoptr (JsnPanel) panel = jsn_panels_load (exhibition, self->panel, NULL);
  g_autoptr (GArray) photos = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; self->paths[i]; i++)
    {
      gint64 photo = jsn_photos_find_path (exhibition, self->paths[i]);

      if (photo)
        g_array_append_val (photos, photo);
    }
  if (error == NULL && panel && photos->len > 0)
    jsn_panel_edits_place_all (self->document, panel, self->item, photos);
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
