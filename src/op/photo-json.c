/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and units as the command line's contract has them; what is not known is null. */
#include "op/photo-json.h"

#include <math.h>

#include "base/job.h"
#include "base/name.h"

void
jsn_json_add_text (JsonBuilder *builder, const char *text)
{
  if (text)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
jsn_json_add_path (JsonBuilder *builder, const char *path)
{
  g_autofree char *shown = g_utf8_validate (path, -1, NULL) ? g_strdup (path) : jsn_display_path (path);

  json_builder_add_string_value (builder, shown);
}

void
jsn_json_add_number (JsonBuilder *builder, double number)
{
  if (isnan (number))
    json_builder_add_null_value (builder);
  else if (number == floor (number) && fabs (number) < 1e15)
    json_builder_add_int_value (builder, (gint64)number);
  else
    json_builder_add_double_value (builder, number);
}

guint
jsn_json_add_notes (JsonBuilder *builder, GPtrArray *notes, int kind)
{
  guint n = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++)
    {
      const JsnNote *note = notes->pdata[i];

      if ((int)note->kind != kind)
        continue;
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "path");
      jsn_json_add_path (builder, note->path);
      json_builder_set_member_name (builder, "reason");
      json_builder_add_string_value (builder, note->reason);
      json_builder_end_object (builder);
      n++;
    }
  json_builder_end_array (builder);
  return n;
}

static void
add (JsonBuilder *builder, const char *key, const char *text)
{
  json_builder_set_member_name (builder, key);
  jsn_json_add_text (builder, text);
}

static void
add_number (JsonBuilder *builder, const char *key, double number)
{
  json_builder_set_member_name (builder, key);
  jsn_json_add_number (builder, number);
}

/* An object keyed by language: every language that has a text, in the exhibition's order first. */
static void
add_languages (JsonBuilder *builder, const JsnPhoto *photo, const char *field, const char *const *languages)
{
  json_builder_set_member_name (builder, field);
  json_builder_begin_object (builder);
  for (gsize i = 0; languages[i]; i++)
    add (builder, languages[i], jsn_texts_get (photo->texts, field, languages[i]));
  for (guint i = 0; i < jsn_texts_size (photo->texts); i++)
    {
      const JsnText *text = jsn_texts_at (photo->texts, i);

      if (g_str_equal (text->field, field) && *text->lang && !g_strv_contains (languages, text->lang))
        add (builder, text->lang, text->text);
    }
  json_builder_end_object (builder);
}

static void
add_keywords (JsonBuilder *builder, const JsnPhoto *photo)
{
  const char *keywords = jsn_texts_get (photo->texts, "keywords", NULL);
  g_auto (GStrv) words = g_strsplit (keywords ? keywords : "", "\n", -1);

  json_builder_set_member_name (builder, "keywords");
  json_builder_begin_array (builder);
  for (gsize i = 0; words[i]; i++)
    if (*words[i])
      json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
add_facts (JsonBuilder *builder, const JsnPhoto *photo)
{
  add_number (builder, "width", photo->width_px);
  add_number (builder, "height", photo->height_px);
  add_number (builder, "orientation", photo->orientation);
  add (builder, "make", photo->make);
  add (builder, "model", photo->model);
  add (builder, "lens", photo->lens);
  add (builder, "taken", photo->taken);
  add_number (builder, "exposure_time", photo->exposure_time_s);
  add_number (builder, "f_number", photo->f_number);
  add_number (builder, "iso", photo->iso);
  add_number (builder, "focal_length", photo->focal_length_mm);
  add_number (builder, "latitude", photo->latitude);
  add_number (builder, "longitude", photo->longitude);
  add_number (builder, "altitude", photo->altitude_m);
  add (builder, "color_profile", photo->color_profile);
}

void
jsn_photo_to_json (JsonBuilder *builder, const JsnPhoto *photo, const char *const *languages)
{
  static const char *const plain[] = { "creator", "credit", "copyright", "usage_terms", "city",
                                       "country", "source", "instructions" };

  json_builder_begin_object (builder);
  add_number (builder, "id", (double)photo->id);
  json_builder_set_member_name (builder, "path");
  jsn_json_add_path (builder, photo->path);
  add (builder, "hash", photo->hash);
  add (builder, "format", jsn_format_name (photo->format));
  add_facts (builder, photo);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    add (builder, plain[i], jsn_texts_get (photo->texts, plain[i], NULL));
  add_keywords (builder, photo);
  add_number (builder, "rating", photo->rating);
  json_builder_set_member_name (builder, "pick");
  json_builder_add_boolean_value (builder, photo->pick);
  add_languages (builder, photo, "headline", languages);
  add_languages (builder, photo, "caption", languages);
  add_languages (builder, photo, "alt", languages);
  json_builder_set_member_name (builder, "clearance");
  json_builder_begin_object (builder);
  add (builder, "print", jsn_clearance_name (photo->clearance_print));
  add (builder, "press", jsn_clearance_name (photo->clearance_press));
  json_builder_end_object (builder);
  add (builder, "embargo", photo->embargo);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < photo->warnings->len; i++)
    json_builder_add_string_value (builder, photo->warnings->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
