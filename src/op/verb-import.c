/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import: files and folders become photos of the exhibition, read in parallel, added in batches. */
#include <string.h>

#include "base/error.h"
#include "base/name.h"
#include "op/json.h"
#include "op/verb.h"
#include "op/walk.h"
#include "photo/read.h"

/* Files a round: bounds memory (a thumbnail is some 40 kB) and what a cancel or crash can lose. */
#define BATCH 64

typedef struct
{
  JsnPhoto *photo;
  GBytes *thumbnail;
} Arrival;

typedef struct
{
  GPtrArray *files;  /* of JsnFound *, NULL until the folders were walked */
  guint next;        /* the first file of the next round */
  Arrival *arrivals; /* of this round */
  guint n_arrivals;
  JsnJob *job;      /* of this round, borrowed */
  GPtrArray *notes; /* of JsnNote *, of all rounds */
  GMutex lock;      /* guards notes while workers run */
  guint imported;
  guint duplicates;
  char *own_path; /* the exhibition itself is never a photo */
} Import;

static void
arrivals_clear (Import *import)
{
  for (guint i = 0; i < import->n_arrivals; i++)
    {
      g_clear_pointer (&import->arrivals[i].photo, jsn_photo_free);
      g_clear_pointer (&import->arrivals[i].thumbnail, g_bytes_unref);
    }
  g_clear_pointer (&import->arrivals, g_free);
  import->n_arrivals = 0;
}

static void
import_free (gpointer data)
{
  Import *import = data;

  arrivals_clear (import);
  g_clear_pointer (&import->files, g_ptr_array_unref);
  g_ptr_array_unref (import->notes);
  g_mutex_clear (&import->lock);
  g_free (import->own_path);
  g_free (import);
}

static void
note (Import *import, JsnNoteKind kind, const char *path, const char *reason)
{
  JsnNote *it = g_new0 (JsnNote, 1);

  it->kind = kind;
  it->path = g_strdup (path);
  it->reason = g_strdup (reason);
  g_mutex_lock (&import->lock);
  g_ptr_array_add (import->notes, it);
  g_mutex_unlock (&import->lock);
  jsn_job_note (import->job, kind, path, reason);
}

static gboolean
import_prepare (JsnOp *op, GError **error)
{
  Import *import = g_new0 (Import, 1);

  import->notes = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_note_free);
  g_mutex_init (&import->lock);
  import->own_path = g_strdup (jsn_exhibition_get_path (op->exhibition));
  jsn_op_take_state (op, import, import_free);
  return TRUE;
}

static gboolean
find_files (JsnOp *op, Import *import, JsnJob *job, GError **error)
{
  import->files = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_found_free);
  jsn_job_begin (job, _ ("Looking for photos"), 0);
  for (guint i = 0; i < jsn_args_count (op->args, "path"); i++)
    {
      const char *path = jsn_args_nth (op->args, "path", i, NULL);
      g_autoptr (GError) reason = NULL;

      if (jsn_walk (path, import->files, job, &reason))
        continue;
      if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      note (import, JSN_NOTE_REFUSED, path, reason->message);
    }
  jsn_job_begin (job, _ ("Reading photos"), import->files->len);
  return TRUE;
}

/* A file met while walking a folder that does not even look like a picture is not worth a line. */
static gboolean
is_bystander (const JsnFound *found, const GError *error)
{
  return found->walked && g_error_matches (error, JSN_ERROR, JSN_ERROR_FORMAT)
         && !jsn_walk_looks_like_photo (found->path);
}

static void
read_file (guint index, gpointer data)
{
  Import *import = data;
  const JsnFound *found = import->files->pdata[import->next + index];
  Arrival *arrival = &import->arrivals[index];
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (found->path, import->own_path) == 0)
    return;
  arrival->photo = jsn_photo_read (found->path, &arrival->thumbnail, &error);
  if (arrival->photo)
    return;
  if (!is_bystander (found, error))
    note (import, JSN_NOTE_REFUSED, found->path, error->message);
}

static gboolean
import_work (JsnOp *op, JsnJob *job, GError **error)
{
  Import *import = op->state;

  import->job = job;
  if (import->files == NULL && !find_files (op, import, job, error))
    return FALSE;
  import->n_arrivals = MIN (BATCH, import->files->len - import->next);
  import->arrivals = g_new0 (Arrival, import->n_arrivals);
  if (!jsn_job_each (job, import->n_arrivals, read_file, import, error))
    return FALSE;
  import->next += import->n_arrivals;
  op->more = import->next < import->files->len;
  return TRUE;
}

static gboolean
add_arrival (JsnOp *op, Import *import, Arrival *arrival, GError **error)
{
  JsnPhoto *photo = arrival->photo;
  gint64 known = jsn_photos_find_hash (op->exhibition, photo->hash);

  if (known)
    {
      import->duplicates++;
      return TRUE;
    }
  known = jsn_photos_find_path (op->exhibition, photo->path);
  if (known)
    {
      if (!jsn_photos_refresh (op->edit, known, photo, arrival->thumbnail, error))
        return FALSE;
      note (import, JSN_NOTE_WARNING, photo->path,
            _ ("the file has changed since it was imported; its facts were read again"));
    }
  else if (!jsn_photos_add (op->edit, photo, arrival->thumbnail, error))
    return FALSE;
  import->imported++;
  for (guint i = 0; i < photo->warnings->len; i++)
    note (import, JSN_NOTE_WARNING, photo->path, photo->warnings->pdata[i]);
  return TRUE;
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  const JsnNote *left = *(const JsnNote *const *)a, *right = *(const JsnNote *const *)b;

  return left->kind != right->kind ? (int)left->kind - (int)right->kind : strcmp (left->path, right->path);
}

static void
build_result (JsnOp *op, Import *import)
{
  JsonBuilder *builder = json_builder_new ();

  g_ptr_array_sort (import->notes, compare_notes);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "imported");
  json_builder_add_int_value (builder, import->imported);
  json_builder_set_member_name (builder, "duplicates");
  json_builder_add_int_value (builder, import->duplicates);
  op->n_findings = jsn_json_set_notes (builder, "refused", import->notes, JSN_NOTE_REFUSED);
  jsn_json_set_notes (builder, "warnings", import->notes, JSN_NOTE_WARNING);
  json_builder_end_object (builder);
  jsn_op_take_result (op, builder);
}

static gboolean
import_apply (JsnOp *op, GError **error)
{
  Import *import = op->state;

  for (guint i = 0; i < import->n_arrivals; i++)
    if (import->arrivals[i].photo && !add_arrival (op, import, &import->arrivals[i], error))
      return FALSE;
  arrivals_clear (import);
  build_result (op, import);
  return TRUE;
}

static char *
import_report (JsonNode *result)
{
  JsonObject *object = json_node_get_object (result);
  guint imported = (guint)json_object_get_int_member (object, "imported");

  return g_strdup_printf (
      P_ ("%u photo imported, %u duplicate, %u refused\n", "%u photos imported, %u duplicate, %u refused\n", imported),
      imported, (guint)json_object_get_int_member (object, "duplicates"),
      json_array_get_length (json_object_get_array_member (object, "refused")));
}

static const JsnParam import_params[] = {
  { "path", "PATH", N_ ("a photo, or a folder of photos"), JSN_PARAM_REQUIRED | JSN_PARAM_MANY | JSN_PARAM_PATH },
  { NULL },
};

const JsnVerb jsn_verb_import = {
  .name = "import",
  .label = N_ ("Import Photos"),
  .help = N_ ("Link photos and folders of photos; originals are never changed"),
  .flags = JSN_VERB_WRITES,
  .params = import_params,
  .prepare = import_prepare,
  .work = import_work,
  .apply = import_apply,
  .report = import_report,
};
