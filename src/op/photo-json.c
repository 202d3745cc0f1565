/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys and units as the command line's contract has them; what is not known is null. */
#include "op/photo-json.h"

#include "op/json.h"

/* An object keyed by language: every language that has a text, in the exhibition's order first. */
static void
add_languages (JsonBuilder *builder, const JsnPhoto *photo, const char *field, const char *const *languages)
{
  json_builder_set_member_name (builder, field);
  json_builder_begin_object (builder);
  for (gsize i = 0; languages[i]; i++)
    jsn_json_set_text (builder, languages[i], jsn_texts_get (photo->texts, field, languages[i]));
  for (guint i = 0; i < jsn_texts_size (photo->texts); i++)
    {
      const JsnText *text = jsn_texts_at (photo->texts, i);

      if (g_str_equal (text->field, field) && *text->lang && !g_strv_contains (languages, text->lang))
        jsn_json_set_text (builder, text->lang, text->text);
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
  jsn_json_set_number (builder, "width", photo->width_px);
  jsn_json_set_number (builder, "height", photo->height_px);
  jsn_json_set_number (builder, "orientation", photo->orientation);
  jsn_json_set_text (builder, "make", photo->make);
  jsn_json_set_text (builder, "model", photo->model);
  jsn_json_set_text (builder, "lens", photo->lens);
  jsn_json_set_text (builder, "taken", photo->taken);
  jsn_json_set_number (builder, "exposure_time", photo->exposure_time_s);
  jsn_json_set_number (builder, "f_number", photo->f_number);
  jsn_json_set_number (builder, "iso", photo->iso);
  jsn_json_set_number (builder, "focal_length", photo->focal_length_mm);
  jsn_json_set_number (builder, "latitude", photo->latitude);
  jsn_json_set_number (builder, "longitude", photo->longitude);
  jsn_json_set_number (builder, "altitude", photo->altitude_m);
  jsn_json_set_text (builder, "color_profile", photo->color_profile);
}

void
jsn_photo_to_json (JsonBuilder *builder, const JsnPhoto *photo, const char *const *languages)
{
  static const char *const plain[]
      = { "creator", "credit", "copyright", "usage_terms", "city", "country", "source", "instructions" };

  json_builder_begin_object (builder);
  jsn_json_set_number (builder, "id", (double)photo->id);
  jsn_json_set_path (builder, "path", photo->path);
  jsn_json_set_text (builder, "hash", photo->hash);
  jsn_json_set_text (builder, "format", jsn_format_name (photo->format));
  add_facts (builder, photo);
  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    jsn_json_set_text (builder, plain[i], jsn_texts_get (photo->texts, plain[i], NULL));
  add_keywords (builder, photo);
  jsn_json_set_number (builder, "rating", photo->rating);
  json_builder_set_member_name (builder, "pick");
  json_builder_add_boolean_value (builder, photo->pick);
  add_languages (builder, photo, "headline", languages);
  add_languages (builder, photo, "caption", languages);
  add_languages (builder, photo, "alt", languages);
  json_builder_set_member_name (builder, "clearance");
  json_builder_begin_object (builder);
  jsn_json_set_text (builder, "print", jsn_clearance_name (photo->clearance_print));
  jsn_json_set_text (builder, "press", jsn_clearance_name (photo->clearance_press));
  json_builder_end_object (builder);
  jsn_json_set_text (builder, "embargo", photo->embargo);
  jsn_json_set_strings (builder, "warnings", photo->warnings);
  json_builder_end_object (builder);
}
