/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain data of a photo: made, copied, freed, and its words for formats and clearance. */
#include "photo/photo.h"

#include <math.h>
#include <string.h>

static const char *const format_names[] = { NULL, "jpeg", "tiff", "png", "webp", "heif" };
static const char *const clearance_names[] = { "unknown", "asked", "cleared", "refused" };

JsnPhoto *
jsn_photo_new (void)
{
  JsnPhoto *photo = g_new0 (JsnPhoto, 1);

  photo->orientation = 1;
  photo->exposure_time_s = NAN;
  photo->f_number = NAN;
  photo->iso = NAN;
  photo->focal_length_mm = NAN;
  photo->latitude = NAN;
  photo->longitude = NAN;
  photo->altitude_m = NAN;
  photo->texts = jsn_texts_new ();
  photo->warnings = g_ptr_array_new_with_free_func (g_free);
  return photo;
}

static gpointer
copy_warning (gconstpointer warning, gpointer data)
{
  return g_strdup (warning);
}

JsnPhoto *
jsn_photo_copy (const JsnPhoto *photo)
{
  g_return_val_if_fail (photo != NULL, NULL);

  JsnPhoto *copy = g_memdup2 (photo, sizeof *photo);

  copy->path = g_strdup (photo->path);
  copy->hash = g_strdup (photo->hash);
  copy->color_profile = g_strdup (photo->color_profile);
  copy->make = g_strdup (photo->make);
  copy->model = g_strdup (photo->model);
  copy->lens = g_strdup (photo->lens);
  copy->taken = g_strdup (photo->taken);
  copy->embargo = g_strdup (photo->embargo);
  copy->texts = jsn_texts_copy (photo->texts);
  copy->warnings = g_ptr_array_copy (photo->warnings, copy_warning, NULL);
  g_ptr_array_set_free_func (copy->warnings, g_free);
  return copy;
}

void
jsn_photo_free (JsnPhoto *photo)
{
  if (photo == NULL)
    return;
  g_free (photo->path);
  g_free (photo->hash);
  g_free (photo->color_profile);
  g_free (photo->make);
  g_free (photo->model);
  g_free (photo->lens);
  g_free (photo->taken);
  g_free (photo->embargo);
  jsn_texts_free (photo->texts);
  g_ptr_array_unref (photo->warnings);
  g_free (photo);
}

const char *
jsn_format_name (JsnFormat format)
{
  g_return_val_if_fail ((guint)format < G_N_ELEMENTS (format_names), NULL);
  return format_names[format];
}

JsnFormat
jsn_format_from_name (const char *name)
{
  for (guint i = 1; i < G_N_ELEMENTS (format_names); i++)
    if (g_strcmp0 (name, format_names[i]) == 0)
      return (JsnFormat)i;
  return JSN_FORMAT_NONE;
}

const char *
jsn_clearance_name (JsnClearance clearance)
{
  g_return_val_if_fail ((guint)clearance < G_N_ELEMENTS (clearance_names), NULL);
  return clearance_names[clearance];
}

gboolean
jsn_clearance_parse (const char *name, JsnClearance *clearance)
{
  for (guint i = 0; i < G_N_ELEMENTS (clearance_names); i++)
    if (g_strcmp0 (name, clearance_names[i]) == 0)
      {
        *clearance = (JsnClearance)i;
        return TRUE;
      }
  return FALSE;
}

/* At most one decimal, none where it says nothing: 2.8, 35, 18.5. */
static char *
format_short (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.1f", value);
  if (g_str_has_suffix (text, ".0"))
    text[strlen (text) - 2] = '\0';
  return g_strdup (text);
}

/* Shutter dials speak in fractions below a third of a second. */
static char *
format_exposure (double seconds)
{
  if (seconds > 0.3)
    {
      g_autofree char *text = format_short (seconds);
      return g_strdup_printf ("%s s", text);
    }
  return g_strdup_printf ("1/%ld s", lrint (1 / seconds));
}

char *
jsn_photo_describe_exposure (const JsnPhoto *photo)
{
  g_return_val_if_fail (photo != NULL, NULL);

  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (photo->exposure_time_s > 0)
    g_ptr_array_add (parts, format_exposure (photo->exposure_time_s));
  if (photo->f_number > 0)
    {
      g_autofree char *number = format_short (photo->f_number);
      g_ptr_array_add (parts, g_strconcat ("f/", number, NULL));
    }
  if (photo->iso > 0)
    g_ptr_array_add (parts, g_strdup_printf ("ISO %ld", lrint (photo->iso)));
  if (photo->focal_length_mm > 0)
    {
      g_autofree char *number = format_short (photo->focal_length_mm);
      g_ptr_array_add (parts, g_strconcat (number, " mm", NULL));
    }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}
