/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thumbnails: a stack of requests, JPEG bytes from the exhibition on this thread, decoding on others, a cache bounded
 * by bytes. */
#include "app/thumbnails.h"

#include "exhibition/photos.h"
#include "photo/pixels.h"

/* A 4K screen full of cells is about 40 MiB of pixels. */
#define CACHE_BYTES (96 * 1024 * 1024)
/* More cells than any screen shows: older requests have scrolled away. */
#define MAX_WAITING 400

struct _JsnThumbnails
{
  GObject parent_instance;

  JsnExhibition *exhibition;
  GHashTable *cache; /* gint64 * → Entry * */
  GQueue recent;     /* of Entry *, used last at the head */
  gsize n_bytes;
  GQueue waiting; /* of Request *, asked for last at the head */
  guint n_decoding;
  guint idle;
  gint64 generation; /* grows when pictures are renewed, so that late ones are dropped */
};

typedef struct
{
  gint64 photo;
  cairo_surface_t *surface; /* NULL: the exhibition has none */
  int asked_edge_px;        /* what the surface was made for */
  int waiting_edge_px;      /* what is on its way, 0: nothing */
  GList link;               /* in recent */
} Entry;

typedef struct
{
  gint64 photo;
  int edge_px;
  gint64 generation;
  GBytes *jpeg;
} Request;

G_DEFINE_FINAL_TYPE (JsnThumbnails, jsn_thumbnails, G_TYPE_OBJECT)

enum
{
  SIGNAL_READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
request_free (Request *request)
{
  g_clear_pointer (&request->jpeg, g_bytes_unref);
  g_free (request);
}

static gsize
surface_size (cairo_surface_t *surface)
{
  return surface ? (gsize)cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface) : 0;
}

static void
drop_entry (JsnThumbnails *self, Entry *entry)
{
  g_queue_unlink (&self->recent, &entry->link);
  self->n_bytes -= surface_size (entry->surface);
  g_clear_pointer (&entry->surface, cairo_surface_destroy);
  g_hash_table_remove (self->cache, &entry->photo);
}

static Entry *
use_entry (JsnThumbnails *self, gint64 photo)
{
  Entry *entry = g_hash_table_lookup (self->cache, &photo);

  if (entry)
    g_queue_unlink (&self->recent, &entry->link);
  else
    {
      entry = g_new0 (Entry, 1);
      entry->photo = photo;
      entry->link.data = entry;
      g_hash_table_insert (self->cache, &entry->photo, entry);
    }
  g_queue_push_head_link (&self->recent, &entry->link);
  return entry;
}

/* The entry may go: whoever asks again starts anew. */
static void
drop_request (JsnThumbnails *self, Request *request)
{
  Entry *entry = g_hash_table_lookup (self->cache, &request->photo);

  if (entry)
    entry->waiting_edge_px = 0;
  request_free (request);
}

static void
keep_within_bound (JsnThumbnails *self)
{
  while (self->n_bytes > CACHE_BYTES && self->recent.tail != self->recent.head)
    drop_entry (self, self->recent.tail->data);
}

static cairo_surface_t *
scale_down (cairo_surface_t *source, int edge_px)
{
  int width = cairo_image_surface_get_width (source);
  int height = cairo_image_surface_get_height (source);
  int longest = MAX (width, height);

  if (longest <= edge_px)
    return cairo_surface_reference (source);

  int to_width = MAX (1, (int)((gint64)width * edge_px / longest));
  int to_height = MAX (1, (int)((gint64)height * edge_px / longest));
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_RGB24, to_width, to_height);
  cairo_t *cr = cairo_create (small);

  cairo_scale (cr, (double)to_width / width, (double)to_height / height);
  cairo_set_source_surface (cr, source, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_destroy (cr);
  return small;
}

/* On a thread of GTask's pool: nobody else has seen these surfaces yet. */
static void
decode_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *whole = jsn_pixels_decode_surface (request->jpeg, &error);

  if (whole == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_return_pointer (task, scale_down (whole, request->edge_px), (GDestroyNotify)cairo_surface_destroy);
  cairo_surface_destroy (whole);
}

static void
keep_surface (JsnThumbnails *self, const Request *request, cairo_surface_t *surface)
{
  Entry *entry = use_entry (self, request->photo);

  self->n_bytes += surface_size (surface);
  self->n_bytes -= surface_size (entry->surface);
  g_clear_pointer (&entry->surface, cairo_surface_destroy);
  entry->surface = surface;
  entry->asked_edge_px = request->edge_px;
  if (entry->waiting_edge_px == request->edge_px)
    entry->waiting_edge_px = 0;
  keep_within_bound (self);
  g_signal_emit (self, signals[SIGNAL_READY], 0, request->photo);
}

static void schedule (JsnThumbnails *self);

static void
decoded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  JsnThumbnails *self = JSN_THUMBNAILS (object);
  Request *request = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), NULL);

  self->n_decoding--;
  if (request->generation == self->generation)
    keep_surface (self, request, surface);
  else
    g_clear_pointer (&surface, cairo_surface_destroy);
  schedule (self);
}

static gboolean
begin_cb (gpointer data)
{
  JsnThumbnails *self = data;
  Request *request = g_queue_pop_head (&self->waiting);

  self->idle = 0;
  if (request == NULL)
    return G_SOURCE_REMOVE;

  request->generation = self->generation;
  request->jpeg = jsn_photos_load_thumbnail (self->exhibition, request->photo);
  if (request->jpeg)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, decoded_cb, NULL);

      g_task_set_task_data (task, request, (GDestroyNotify)request_free);
      self->n_decoding++;
      g_task_run_in_thread (task, decode_thread);
    }
  else
    {
      keep_surface (self, request, NULL);
      request_free (request);
    }
  schedule (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (JsnThumbnails *self)
{
  if (self->idle == 0 && self->waiting.length > 0 && self->n_decoding < g_get_num_processors ())
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, begin_cb, self, NULL);
}

static void
jsn_thumbnails_dispose (GObject *object)
{
  JsnThumbnails *self = JSN_THUMBNAILS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_queue_clear_full (&self->waiting, (GDestroyNotify)request_free);
  while (self->recent.head)
    drop_entry (self, self->recent.head->data);
  g_clear_object (&self->exhibition);
  G_OBJECT_CLASS (jsn_thumbnails_parent_class)->dispose (object);
}

static void
jsn_thumbnails_finalize (GObject *object)
{
  JsnThumbnails *self = JSN_THUMBNAILS (object);

  g_hash_table_unref (self->cache);
  G_OBJECT_CLASS (jsn_thumbnails_parent_class)->finalize (object);
}

static void
jsn_thumbnails_class_init (JsnThumbnailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jsn_thumbnails_dispose;
  G_OBJECT_CLASS (klass)->finalize = jsn_thumbnails_finalize;

  signals[SIGNAL_READY] = g_signal_new ("ready", JSN_TYPE_THUMBNAILS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
jsn_thumbnails_init (JsnThumbnails *self)
{
  /* The key lies in the entry. */
  self->cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_queue_init (&self->recent);
  g_queue_init (&self->waiting);
}

JsnThumbnails *
jsn_thumbnails_new (JsnExhibition *exhibition)
{
  JsnThumbnails *self = g_object_new (JSN_TYPE_THUMBNAILS, NULL);

  self->exhibition = g_object_ref (exhibition);
  return self;
}

cairo_surface_t *
jsn_thumbnails_get (JsnThumbnails *self, gint64 photo, int edge_px)
{
  g_return_val_if_fail (JSN_IS_THUMBNAILS (self), NULL);
  g_return_val_if_fail (edge_px > 0, NULL);

  Entry *entry = use_entry (self, photo);
  int have_px = MAX (entry->asked_edge_px, entry->waiting_edge_px);

  if (self->exhibition && have_px < edge_px)
    {
      Request *request = g_new0 (Request, 1);

      request->photo = photo;
      request->edge_px = edge_px;
      entry->waiting_edge_px = edge_px;
      g_queue_push_head (&self->waiting, request);
      if (self->waiting.length > MAX_WAITING)
        drop_request (self, g_queue_pop_tail (&self->waiting));
      schedule (self);
    }
  return entry->surface;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return (first > second) - (first < second);
}

void
jsn_thumbnails_renew (JsnThumbnails *self, const GArray *ids)
{
  g_return_if_fail (JSN_IS_THUMBNAILS (self));

  self->generation++;
  g_queue_clear_full (&self->waiting, (GDestroyNotify)request_free);
  for (GList *link = self->recent.head; link; link = link->next)
    {
      Entry *entry = link->data;

      entry->waiting_edge_px = 0;
      if (ids == NULL || g_array_binary_search ((GArray *)ids, &entry->photo, compare_ids, NULL))
        entry->asked_edge_px = 0;
    }
}
