/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data is read here, everything that takes time is done on another thread: composing, decoding, painting. */
#include "app/panel-miniatures.h"

#include <math.h>

#include "layout/compose.h"
#include "layout/paint.h"
#include "photo/pixels.h"

/* Several hundred panels at the size of a strip. */
#define MAX_KEPT 400
#define MAX_WORKING 1

struct _JsnPanelMiniatures
{
  GObject parent_instance;

  JsnExhibition *exhibition;
  GHashTable *cache; /* gint64 * → Entry * */
  GQueue recent;     /* of Entry *, used last at the head */
  GQueue waiting;    /* of gint64 *, asked for last at the head */
  guint n_working;
  guint idle;
};

typedef struct
{
  gint64 panel;
  cairo_surface_t *surface;
  int have_edge;   /* what the surface was made for; 0: it is no longer true */
  int wanted_edge; /* what is on its way; 0: nothing */
  guint version;   /* grows with every change of the panel */
  GList link;      /* in recent */
} Entry;

typedef struct
{
  gint64 panel;
  guint version;
  int edge;
  JsnSheet *sheet;
  GHashTable *jpegs;    /* gint64 * → GBytes *, thumbnails of its photos */
  GHashTable *pictures; /* gint64 * → cairo_surface_t *, the worker's own */
} Request;

G_DEFINE_FINAL_TYPE (JsnPanelMiniatures, jsn_panel_miniatures, G_TYPE_OBJECT)

enum
{
  SIGNAL_READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
request_free (Request *request)
{
  jsn_sheet_free (request->sheet);
  g_hash_table_unref (request->jpegs);
  g_clear_pointer (&request->pictures, g_hash_table_unref);
  g_free (request);
}

static void
entry_free (Entry *entry)
{
  g_clear_pointer (&entry->surface, cairo_surface_destroy);
  g_free (entry);
}

static Entry *
use_entry (JsnPanelMiniatures *self, gint64 panel)
{
  Entry *entry = g_hash_table_lookup (self->cache, &panel);

  if (entry)
    g_queue_unlink (&self->recent, &entry->link);
  else
    {
      entry = g_new0 (Entry, 1);
      entry->panel = panel;
      entry->link.data = entry;
      g_hash_table_insert (self->cache, &entry->panel, entry);
    }
  g_queue_push_head_link (&self->recent, &entry->link);
  if (self->recent.length > MAX_KEPT)
    {
      Entry *oldest = self->recent.tail->data;

      g_queue_unlink (&self->recent, &oldest->link);
      g_hash_table_remove (self->cache, &oldest->panel);
    }
  return entry;
}

static gboolean
paint_photo (cairo_t *cr, const JsnPhoto *photo, gpointer data)
{
  Request *request = data;
  cairo_surface_t *picture = g_hash_table_lookup (request->pictures, &photo->id);

  if (picture == NULL)
    return FALSE;
  cairo_scale (cr, 1.0 / cairo_image_surface_get_width (picture), 1.0 / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_GOOD);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  return TRUE;
}

static void
decode_pictures (Request *request)
{
  GHashTableIter iter;
  gpointer id, jpeg;

  request->pictures
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)cairo_surface_destroy);
  g_hash_table_iter_init (&iter, request->jpegs);
  while (g_hash_table_iter_next (&iter, &id, &jpeg))
    {
      cairo_surface_t *picture = jsn_pixels_decode_surface (jpeg, NULL);

      if (picture)
        g_hash_table_insert (request->pictures, g_memdup2 (id, sizeof (gint64)), picture);
    }
}

static void
paint_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (JsnScene) scene = jsn_compose (request->sheet);
  double scale = request->edge / MAX (scene->width, scene->height);
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, MAX (1, (int)lround (scene->width * scale)), MAX (1, (int)lround (scene->height * scale)));
  cairo_t *cr = cairo_create (surface);

  decode_pictures (request);
  cairo_scale (cr, scale, scale);
  jsn_paint_scene (cr, scene, TRUE, paint_photo, request);
  cairo_destroy (cr);
  g_task_return_pointer (task, surface, (GDestroyNotify)cairo_surface_destroy);
}

static void schedule (JsnPanelMiniatures *self);

static void
painted_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  JsnPanelMiniatures *self = JSN_PANEL_MINIATURES (object);
  Request *request = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *surface = g_task_propagate_pointer (G_TASK (result), NULL);
  Entry *entry = g_hash_table_lookup (self->cache, &request->panel);

  self->n_working--;
  if (entry && surface)
    {
      g_clear_pointer (&entry->surface, cairo_surface_destroy);
      entry->surface = g_steal_pointer (&surface);
      entry->have_edge = entry->version == request->version ? request->edge : 0;
      entry->wanted_edge = 0;
      g_signal_emit (self, signals[SIGNAL_READY], 0, request->panel);
    }
  g_clear_pointer (&surface, cairo_surface_destroy);
  schedule (self);
}

static GHashTable *
load_thumbnails (JsnPanelMiniatures *self, const JsnSheet *sheet)
{
  GHashTable *jpegs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_bytes_unref);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, sheet->photos);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      GBytes *jpeg = jsn_photos_load_thumbnail (self->exhibition, *(const gint64 *)id);

      if (jpeg)
        g_hash_table_insert (jpegs, g_memdup2 (id, sizeof (gint64)), jpeg);
    }
  return jpegs;
}

static void
begin (JsnPanelMiniatures *self, Entry *entry)
{
  JsnSheet *sheet = jsn_sheet_load (self->exhibition, entry->panel, NULL);

  if (sheet == NULL)
    {
      entry->wanted_edge = 0;
      return;
    }

  g_autoptr (GTask) task = g_task_new (self, NULL, painted_cb, NULL);
  Request *request = g_new0 (Request, 1);

  request->panel = entry->panel;
  request->version = entry->version;
  request->edge = entry->wanted_edge;
  request->sheet = sheet;
  request->jpegs = load_thumbnails (self, sheet);
  g_task_set_task_data (task, request, (GDestroyNotify)request_free);
  self->n_working++;
  g_task_run_in_thread (task, paint_thread);
}

static gboolean
begin_cb (gpointer data)
{
  JsnPanelMiniatures *self = data;
  g_autofree gint64 *panel = g_queue_pop_head (&self->waiting);
  Entry *entry = panel ? g_hash_table_lookup (self->cache, panel) : NULL;

  self->idle = 0;
  if (entry)
    begin (self, entry);
  schedule (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (JsnPanelMiniatures *self)
{
  if (self->exhibition && self->idle == 0 && self->waiting.length > 0 && self->n_working < MAX_WORKING)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, begin_cb, self, NULL);
}

static void
jsn_panel_miniatures_dispose (GObject *object)
{
  JsnPanelMiniatures *self = JSN_PANEL_MINIATURES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_queue_clear_full (&self->waiting, g_free);
  g_clear_object (&self->exhibition);
  G_OBJECT_CLASS (jsn_panel_miniatures_parent_class)->dispose (object);
}

static void
jsn_panel_miniatures_finalize (GObject *object)
{
  g_hash_table_unref (JSN_PANEL_MINIATURES (object)->cache);
  G_OBJECT_CLASS (jsn_panel_miniatures_parent_class)->finalize (object);
}

static void
jsn_panel_miniatures_class_init (JsnPanelMiniaturesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = jsn_panel_miniatures_dispose;
  G_OBJECT_CLASS (klass)->finalize = jsn_panel_miniatures_finalize;

  signals[SIGNAL_READY] = g_signal_new ("ready", JSN_TYPE_PANEL_MINIATURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
jsn_panel_miniatures_init (JsnPanelMiniatures *self)
{
  /* The key lies in the entry. */
  self->cache = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify)entry_free);
  g_queue_init (&self->recent);
  g_queue_init (&self->waiting);
}

JsnPanelMiniatures *
jsn_panel_miniatures_new (JsnExhibition *exhibition)
{
  g_return_val_if_fail (JSN_IS_EXHIBITION (exhibition), NULL);

  JsnPanelMiniatures *self = g_object_new (JSN_TYPE_PANEL_MINIATURES, NULL);

  self->exhibition = g_object_ref (exhibition);
  return self;
}

cairo_surface_t *
jsn_panel_miniatures_get (JsnPanelMiniatures *self, gint64 panel, int edge_px)
{
  g_return_val_if_fail (JSN_IS_PANEL_MINIATURES (self), NULL);
  g_return_val_if_fail (edge_px > 0, NULL);

  Entry *entry = use_entry (self, panel);

  if (entry->have_edge != edge_px && entry->wanted_edge == 0)
    {
      entry->wanted_edge = edge_px;
      g_queue_push_head (&self->waiting, g_memdup2 (&panel, sizeof panel));
      schedule (self);
    }
  return entry->surface;
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

void
jsn_panel_miniatures_renew (JsnPanelMiniatures *self, const GArray *ids)
{
  g_return_if_fail (JSN_IS_PANEL_MINIATURES (self));
  for (GList *link = self->recent.head; link; link = link->next)
    {
      Entry *entry = link->data;

      if (ids && !has_id (ids, entry->panel))
        continue;
      entry->have_edge = 0;
      entry->version++;
      g_signal_emit (self, signals[SIGNAL_READY], 0, entry->panel);
    }
}
