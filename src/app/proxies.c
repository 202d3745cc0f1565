/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proxies: decoded on other threads, asked for last comes first, kept within a bound of bytes. */
#include "app/proxies.h"

#include <math.h>

#include "photo/pixels.h"

/* A panel of four photos on a 4K screen, twice over. */
#define CACHE_BYTES (256 * 1024 * 1024)
#define EDGE_MIN 512
#define EDGE_MAX 6144
/* Decoding shrinks while it loads and uses threads of its own. */
#define MAX_DECODING 2
/* The edge of what an import keeps. */
#define THUMBNAIL_EDGE 512

struct _JsnProxies
{
  GObject parent_instance;

  JsnThumbnails *thumbnails;
  GHashTable *cache; /* gint64 * → Entry * */
  GQueue recent;     /* of Entry *, used last at the head */
  GQueue waiting;    /* of gint64 *, asked for last at the head */
  gsize n_bytes;
  guint n_decoding;
};

typedef struct
{
  gint64 photo;
  char *path;
  char *hash;               /* of the content the surface shows; another one: decode anew */
  cairo_surface_t *surface; /* NULL: not yet, or it cannot be read */
  int have_edge;            /* what the surface was made for; also set when that failed */
  int wanted_edge;
  gboolean waiting;
  gboolean decoding;
  GList link; /* in recent */
} Entry;

typedef struct
{
  gint64 photo;
  char *path;
  char *hash;
  int edge;
} Request;

G_DEFINE_FINAL_TYPE (JsnProxies, jsn_proxies, G_TYPE_OBJECT)

enum
{
  SIGNAL_READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
request_free (Request *request)
{
  g_free (request->path);
  g_free (request->hash);
  g_free (request);
}

static void
entry_free (Entry *entry)
{
  g_clear_pointer (&entry->surface, cairo_surface_destroy);
  g_free (entry->path);
  g_free (entry->hash);
  g_free (entry);
}

static gsize
surface_size (cairo_surface_t *surface)
{
  return surface ? (gsize)cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface) : 0;
}

static void
take_surface (JsnProxies *self, Entry *entry, cairo_surface_t *surface)
{
  self->n_bytes += surface_size (surface);
  self->n_bytes -= surface_size (entry->surface);
  g_clear_pointer (&entry->surface, cairo_surface_destroy);
  entry->surface = surface;
}

/* What is on its way stays known, so that its end finds it. */
static void
keep_within_bound (JsnProxies *self)
{
  GList *link = self->recent.tail;

  while (self->n_bytes > CACHE_BYTES && link != self->recent.head)
    {
      Entry *entry = link->data;

      link = link->prev;
      if (entry->decoding || entry->waiting)
        continue;
      g_queue_unlink (&self->recent, &entry->link);
      take_surface (self, entry, NULL);
      g_hash_table_remove (self->cache, &entry->photo);
    }
}

static Entry *
use_entry (JsnProxies *self, const JsnPhoto *photo)
{
  Entry *entry = g_hash_table_lookup (self->cache, &photo->id);

  if (entry)
    g_queue_unlink (&self->recent, &entry->link);
  else
    {
      entry = g_new0 (Entry, 1);
      entry->photo = photo->id;
      entry->link.data = entry;
      g_hash_table_insert (self->cache, &entry->photo, entry);
    }
  g_queue_push_head_link (&self->recent, &entry->link);

  if (g_strcmp0 (entry->hash, photo->hash) != 0 || g_strcmp0 (entry->path, photo->path) != 0)
    {
      g_free (entry->hash);
      g_free (entry->path);
      entry->hash = g_strdup (photo->hash);
      entry->path = g_strdup (photo->path);
      entry->have_edge = 0;
      take_surface (self, entry, NULL);
    }
  return entry;
}

/* On a thread of GTask's pool: the surface belongs to nobody else yet. */
static void
decode_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  cairo_surface_t *surface = jsn_pixels_load_surface (request->path, request->edge, &error);

  if (surface)
    g_task_return_pointer (task, surface, (GDestroyNotify)cairo_surface_destroy);
  else
    g_task_return_error (task, error);
}

static void schedule (JsnProxies *self);

static void
decoded_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  JsnProxies *self = JSN_PROXIES (object);
  Request *request = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), NULL);
  Entry *entry = g_hash_table_lookup (self->cache, &request->photo);

  self->n_decoding--;
  if (entry)
    entry->decoding = FALSE;
  /* An original that cannot be read is not tried again at this size; its thumbnail stays. */
  if (entry && g_strcmp0 (entry->hash, request->hash) == 0 && g_strcmp0 (entry->path, request->path) == 0)
    {
      entry->have_edge = request->edge;
      if (surface)
        take_surface (self, entry, g_steal_pointer (&surface));
      keep_within_bound (self);
    }
  g_signal_emit (self, signals[SIGNAL_READY], 0, request->photo);
  g_clear_pointer (&surface, cairo_surface_destroy);
  schedule (self);
}

static void
begin (JsnProxies *self, Entry *entry)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, decoded_cb, NULL);
  Request *request = g_new0 (Request, 1);

  request->photo = entry->photo;
  request->path = g_strdup (entry->path);
  request->hash = g_strdup (entry->hash);
  request->edge = entry->wanted_edge;
  entry->decoding = TRUE;
  self->n_decoding++;
  g_task_set_task_data (task, request, (GDestroyNotify)request_free);
  g_task_run_in_thread (task, decode_thread);
}

static void
schedule (JsnProxies *self)
{
  while (self->thumbnails && self->n_decoding < MAX_DECODING && self->waiting.length > 0)
    {
      g_autofree gint64 *photo = g_queue_pop_head (&self->waiting);
      Entry *entry = g_hash_table_lookup (self->cache, photo);

      if (entry == NULL)
        continue;
      entry->waiting = FALSE;
      if (!entry->decoding && entry->wanted_edge > entry->have_edge)
        begin (self, entry);
    }
}

static void
want (JsnProxies *self, Entry *entry, int edge)
{
  entry->wanted_edge = edge;
  if (entry->path == NULL || entry->have_edge >= edge || entry->waiting || entry->decoding)
    return;
  entry->waiting = TRUE;
  g_queue_push_head (&self->waiting, g_memdup2 (&entry->photo, sizeof entry->photo));
  schedule (self);
}

static void
thumbnail_ready_cb (JsnProxies *self, gint64 photo)
{
  g_signal_emit (self, signals[SIGNAL_READY], 0, photo);
}

static void
jsn_proxies_dispose (GObject *object)
{
  JsnProxies *self = JSN_PROXIES (object);

  if (self->thumbnails)
    g_signal_handlers_disconnect_by_data (self->thumbnails, self);
  g_clear_object (&self->thumbnails);
  g_queue_clear_full (&self->waiting, g_free);
  G_OBJECT_CLASS (jsn_proxies_parent_class)->dispose (object);
}

static void
jsn_proxies_finalize (GObject *object)
{
  JsnProxies *self = JSN_PROXIES (object);

  g_hash_table_unref (self->cache);
  G_OBJECT_CLASS (jsn_proxies_parent_class)->finalize (object);
}

static void
jsn_proxies_class_init (JsnProxiesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jsn_proxies_dispose;
  G_OBJECT_CLASS (klass)->finalize = jsn_proxies_finalize;

  signals[SIGNAL_READY]
      = g_signal_new ("ready", JSN_TYPE_PROXIES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
jsn_proxies_init (JsnProxies *self)
{
  /* The key lies in the entry. */
  self->cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)entry_free);
  g_queue_init (&self->recent);
  g_queue_init (&self->waiting);
}

JsnProxies *
jsn_proxies_new (JsnThumbnails *thumbnails)
{
  g_return_val_if_fail (JSN_IS_THUMBNAILS (thumbnails), NULL);

  JsnProxies *self = g_object_new (JSN_TYPE_PROXIES, NULL);

  self->thumbnails = g_object_ref (thumbnails);
  g_signal_connect_swapped (thumbnails, "ready", G_CALLBACK (thumbnail_ready_cb), self);
  return self;
}

int
jsn_proxies_choose_edge (double wanted_px, int original_px)
{
  double edge = EDGE_MIN;

  while (edge < wanted_px && edge < EDGE_MAX)
    edge *= G_SQRT2;
  return MIN (MIN ((int)lround (edge), EDGE_MAX), MAX (original_px, 1));
}

/* The longer side of the unit square in device pixels. */
static double
measure_square (cairo_t *cr)
{
  double right_x = 1, right_y = 0, down_x = 0, down_y = 1, scale_x, scale_y;

  cairo_user_to_device_distance (cr, &right_x, &right_y);
  cairo_user_to_device_distance (cr, &down_x, &down_y);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &scale_x, &scale_y);
  return MAX (hypot (right_x, right_y), hypot (down_x, down_y)) * MAX (scale_x, scale_y);
}

static void
paint_surface (cairo_t *cr, cairo_surface_t *surface, double edge_px)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gboolean much_smaller = edge_px < MAX (width, height) / 1.6;

  cairo_scale (cr, 1.0 / width, 1.0 / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  /* The good filter is slow and only needed when many pixels become one. */
  cairo_pattern_set_filter (cairo_get_source (cr), much_smaller ? CAIRO_FILTER_GOOD : CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
}

gboolean
jsn_proxies_paint (cairo_t *cr, const JsnPhoto *photo, gpointer data)
{
  JsnProxies *self = JSN_PROXIES (data);
  Entry *entry = use_entry (self, photo);
  double edge_px = measure_square (cr);
  cairo_surface_t *surface;

  want (self, entry, jsn_proxies_choose_edge (edge_px, MAX (photo->width_px, photo->height_px)));
  surface = entry->surface;
  if (surface == NULL && self->thumbnails)
    surface = jsn_thumbnails_get (self->thumbnails, photo->id, THUMBNAIL_EDGE);
  if (surface == NULL)
    return FALSE;
  paint_surface (cr, surface, edge_px);
  return TRUE;
}
