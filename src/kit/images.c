/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workers encode, the caller writes what they made in the photos' order. */
#include "kit/images.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "photo/editorial.h"
#include "photo/pixels.h"
#include "photo/read.h"

/* Per processor: enough that none waits long for the slowest, few enough that finished images do not pile up. */
#define PHOTOS_PER_PROCESSOR 2

/* What one worker does. */
typedef struct
{
  JsnPressPhoto *photo;
  const char *const *languages;
  JsnJob *job; /* borrowed; a stop is obeyed inside a picture too */
  GBytes *jpegs[JSN_N_PRESS_SIZES];
  GError *error;
} Task;

static void
task_clear (Task *task)
{
  for (guint i = 0; i < JSN_N_PRESS_SIZES; i++)
    g_clear_pointer (&task->jpegs[i], g_bytes_unref);
  g_clear_error (&task->error);
}

/* A picture that changed since it was catalogued may show something else than its caption says. */
static gboolean
check_original (const JsnPhoto *photo, GError **error)
{
  if (photo->hash == NULL)
    return TRUE;

  g_autofree char *hash = jsn_photo_hash (photo->path, error);

  if (hash == NULL)
    return FALSE;
  return strcmp (hash, photo->hash) == 0
         || jsn_error_set (error, JSN_ERROR_CONFLICT,
                           _ ("the original was changed since it was catalogued; import it again, look at its caption, "
                              "then bundle again"));
}

/* Takes the picture of @pixels. */
static gboolean
finish_image (Task *task, JsnPressSize size, JsnPressPixels *pixels, GError **error)
{
  JsnPressImage *image = &task->photo->images[size];
  g_autoptr (GBytes) bare = g_steal_pointer (&pixels->jpeg);

  task->jpegs[size] = jsn_editorial_write (bare, task->photo->photo, task->languages, error);
  if (task->jpegs[size] == NULL)
    return FALSE;
  image->width_px = pixels->width_px;
  image->height_px = pixels->height_px;
  image->size_bytes = g_bytes_get_size (task->jpegs[size]);
  return TRUE;
}

static void
make_images (guint index, gpointer data)
{
  Task *task = (Task *)data + index;

  JsnPressPixels pixels[JSN_N_PRESS_SIZES] = { 0 };

  for (guint i = 0; i < JSN_N_PRESS_SIZES; i++)
    {
      pixels[i].max_edge_px = jsn_press_formats[i].max_edge_px;
      pixels[i].quality = jsn_press_formats[i].quality;
    }
  if (!check_original (task->photo->photo, &task->error)
      || !jsn_pixels_encode_press (task->photo->photo->path, pixels, JSN_N_PRESS_SIZES, task->job, &task->error))
    return;

  gboolean done = TRUE;

  for (guint i = 0; i < JSN_N_PRESS_SIZES; i++)
    {
      done = done && finish_image (task, i, &pixels[i], &task->error);
      g_clear_pointer (&pixels[i].jpeg, g_bytes_unref);
    }
}

static gboolean
add_images (const Task *task, JsnBundle *bundle, GError **error)
{
  for (guint i = 0; i < JSN_N_PRESS_SIZES; i++)
    if (!jsn_bundle_add (bundle, task->photo->images[i].path, task->jpegs[i], FALSE, error))
      return FALSE;
  return TRUE;
}

/* The reason alone: the note names the path itself. */
static void
note_failure (const Task *task, JsnJob *job)
{
  const char *path = task->photo->photo->path;
  g_autofree char *shown = jsn_display_path (path);
  g_autofree char *prefix = g_strconcat (shown, ": ", NULL);
  const char *message = task->error->message;

  jsn_job_note (job, JSN_NOTE_REFUSED, path, g_str_has_prefix (message, prefix) ? message + strlen (prefix) : message);
}

static gboolean
deliver (Task *tasks, guint n_tasks, GPtrArray *made, JsnBundle *bundle, JsnJob *job, GError **error)
{
  for (guint i = 0; i < n_tasks; i++)
    {
      if (tasks[i].error == NULL)
        {
          if (!add_images (&tasks[i], bundle, error))
            return FALSE;
          g_ptr_array_add (made, tasks[i].photo);
        }
      else
        note_failure (&tasks[i], job);
    }
  return TRUE;
}

/* Encodes and delivers @n_tasks photos from @first on. */
static gboolean
add_batch (JsnPress *press, guint first, guint n_tasks, GPtrArray *made, JsnBundle *bundle, JsnJob *job, GError **error)
{
  g_autofree Task *tasks = g_new0 (Task, n_tasks);

  for (guint i = 0; i < n_tasks; i++)
    {
      tasks[i].photo = g_ptr_array_index (press->photos, first + i);
      tasks[i].job = job;
      tasks[i].languages = (const char *const *)press->content->languages;
    }

  gboolean done
      = jsn_job_each (job, n_tasks, make_images, tasks, error) && deliver (tasks, n_tasks, made, bundle, job, error);

  for (guint i = 0; i < n_tasks; i++)
    task_clear (&tasks[i]);
  return done;
}

static void
keep_only (JsnPress *press, GPtrArray *made)
{
  for (guint i = press->photos->len; i-- > 0;)
    if (!g_ptr_array_find (made, g_ptr_array_index (press->photos, i), NULL))
      g_ptr_array_remove_index (press->photos, i);
}

gboolean
jsn_images_add (JsnPress *press, JsnBundle *bundle, JsnJob *job, GError **error)
{
  g_return_val_if_fail (press != NULL && bundle != NULL, FALSE);

  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  guint n_photos = press->photos->len;
  guint batch = g_get_num_processors () * PHOTOS_PER_PROCESSOR;

  jsn_job_begin (job, _ ("Making press images"), n_photos);
  for (guint first = 0; first < n_photos; first += batch)
    if (!add_batch (press, first, MIN (batch, n_photos - first), made, bundle, job, error))
      return FALSE;

  keep_only (press, made);
  return press->photos->len > 0
         || jsn_error_set (error, JSN_ERROR_REJECTED,
                           _ ("None of the originals could be made into a press image. Nothing was written."));
}
