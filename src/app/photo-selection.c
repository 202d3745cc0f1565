/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The selection: a flag for each place in the list, and a table from id to place. */
#include "app/photo-selection.h"

#include <string.h>

struct _JsnPhotoSelection
{
  GArray *ids;        /* gint64 */
  guint8 *flags;      /* one for each id */
  GHashTable *places; /* gint64 * into ids → index + 1 */
  guint n_selected;
  guint cursor;
  guint anchor;
};

static void
put_flag (JsnPhotoSelection *self, guint index, gboolean selected)
{
  if (self->flags[index] == (selected ? 1 : 0))
    return;
  self->flags[index] = selected ? 1 : 0;
  if (selected)
    self->n_selected++;
  else
    self->n_selected--;
}

JsnPhotoSelection *
jsn_photo_selection_new (void)
{
  JsnPhotoSelection *self = g_new0 (JsnPhotoSelection, 1);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->cursor = JSN_NO_INDEX;
  self->anchor = JSN_NO_INDEX;
  return self;
}

void
jsn_photo_selection_free (JsnPhotoSelection *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->places);
  g_array_unref (self->ids);
  g_free (self->flags);
  g_free (self);
}

guint
jsn_photo_selection_size (const JsnPhotoSelection *self)
{
  return self->ids->len;
}

gint64
jsn_photo_selection_get_id (const JsnPhotoSelection *self, guint index)
{
  g_return_val_if_fail (index < self->ids->len, 0);
  return g_array_index (self->ids, gint64, index);
}

guint
jsn_photo_selection_find (const JsnPhotoSelection *self, gint64 id)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &id));

  return place == 0 ? JSN_NO_INDEX : place - 1;
}

guint
jsn_photo_selection_get_cursor (const JsnPhotoSelection *self)
{
  return self->cursor;
}

gboolean
jsn_photo_selection_contains (const JsnPhotoSelection *self, guint index)
{
  return index < self->ids->len && self->flags[index];
}

guint
jsn_photo_selection_get_n_selected (const JsnPhotoSelection *self)
{
  return self->n_selected;
}

GArray *
jsn_photo_selection_list (const JsnPhotoSelection *self)
{
  GArray *list = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->n_selected);

  for (guint i = 0; i < self->ids->len && list->len < self->n_selected; i++)
    if (self->flags[i])
      g_array_append_val (list, g_array_index (self->ids, gint64, i));
  return list;
}

/* Where @index of the old list is in the new one; where its photo is gone, the same place. */
static guint
follow (const JsnPhotoSelection *self, const GArray *old_ids, guint index)
{
  if (self->ids->len == 0 || index == JSN_NO_INDEX)
    return self->ids->len == 0 ? JSN_NO_INDEX : 0;

  guint place = jsn_photo_selection_find (self, g_array_index (old_ids, gint64, index));

  return place != JSN_NO_INDEX ? place : MIN (index, self->ids->len - 1);
}

gboolean
jsn_photo_selection_set_photos (JsnPhotoSelection *self, const GArray *ids)
{
  g_autoptr (GArray) selected = jsn_photo_selection_list (self);
  g_autoptr (GArray) old_ids = g_steal_pointer (&self->ids);
  guint n_before = self->n_selected;

  g_hash_table_remove_all (self->places);
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), ids->len);
  g_array_append_vals (self->ids, ids->data, ids->len);
  g_free (self->flags);
  self->flags = g_new0 (guint8, ids->len);
  self->n_selected = 0;
  for (guint i = 0; i < self->ids->len; i++)
    g_hash_table_insert (self->places, &g_array_index (self->ids, gint64, i), GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < selected->len; i++)
    {
      guint place = jsn_photo_selection_find (self, g_array_index (selected, gint64, i));

      if (place != JSN_NO_INDEX)
        put_flag (self, place, TRUE);
    }
  self->cursor = follow (self, old_ids, self->cursor);
  self->anchor = follow (self, old_ids, self->anchor);
  return self->n_selected != n_before;
}

void
jsn_photo_selection_move (JsnPhotoSelection *self, guint index)
{
  g_return_if_fail (index < self->ids->len);
  self->cursor = index;
}

void
jsn_photo_selection_choose (JsnPhotoSelection *self, guint index)
{
  g_return_if_fail (index < self->ids->len);
  jsn_photo_selection_none (self);
  put_flag (self, index, TRUE);
  self->cursor = index;
  self->anchor = index;
}

void
jsn_photo_selection_toggle (JsnPhotoSelection *self, guint index)
{
  g_return_if_fail (index < self->ids->len);
  put_flag (self, index, !self->flags[index]);
  self->cursor = index;
  self->anchor = index;
}

void
jsn_photo_selection_extend (JsnPhotoSelection *self, guint index, gboolean keep)
{
  g_return_if_fail (index < self->ids->len);
  if (self->anchor == JSN_NO_INDEX)
    self->anchor = index;
  if (!keep)
    jsn_photo_selection_none (self);
  for (guint i = MIN (self->anchor, index); i <= MAX (self->anchor, index); i++)
    put_flag (self, i, TRUE);
  self->cursor = index;
}

void
jsn_photo_selection_set (JsnPhotoSelection *self, guint index, gboolean selected)
{
  g_return_if_fail (index < self->ids->len);
  put_flag (self, index, selected);
}

void
jsn_photo_selection_all (JsnPhotoSelection *self)
{
  if (self->ids->len > 0)
    memset (self->flags, 1, self->ids->len);
  self->n_selected = self->ids->len;
}

void
jsn_photo_selection_none (JsnPhotoSelection *self)
{
  if (self->ids->len > 0)
    memset (self->flags, 0, self->ids->len);
  self->n_selected = 0;
}
