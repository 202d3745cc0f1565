/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of the sample exhibition on every template: they are what people see first, and must fit. */
#include <json-glib/json-glib.h>

#include "sample.h"

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_object_member (object, name) : NULL;
}

/* "title": { "ko": "…", … } of each of the fields. */
static void
take_texts (JsnTexts *texts, JsonObject *object, const char *const *fields)
{
  for (; object && *fields; fields++)
    {
      JsonObject *languages = get_object (object, *fields);
      g_autoptr (GList) tags = languages ? json_object_get_members (languages) : NULL;

      for (GList *l = tags; l; l = l->next)
        jsn_texts_set (texts, *fields, l->data, json_object_get_string_member (languages, l->data));
    }
}

static void
take_photo (JsnPhoto *photo, JsonObject *object)
{
  static const char *const fields[] = { "headline", "caption", NULL };
  jsn_texts_free (photo->texts);
  photo->texts = jsn_texts_new ();
  take_texts (photo->texts, object, fields);
  jsn_texts_set (photo->texts, "creator", "", json_object_get_string_member (object, "creator"));
  jsn_texts_set (photo->texts, "credit", "", json_object_get_string_member (object, "credit"));
  g_assert_true (jsn_texts_has (photo->texts, "caption"));
}

static void
assert_fits (JsnSheet *sheet, JsonObject *root, JsonObject *panel)
{
  static const char *const exhibition[]
      = { "title", "subtitle", "intro", "venue", "dates", "organiser", "colophon", NULL };
  static const char *const own[] = { "title", "text", NULL };

  take_texts (sheet->exhibition, get_object (root, "texts"), exhibition);
  take_texts (sheet->panel->texts, panel, own);
  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  g_autoptr (GPtrArray) findings = jsn_scene_list_findings (scene);

  for (guint i = 0; i < findings->len; i++)
    {
      const JsnComposeFinding *finding = g_ptr_array_index (findings, i);

      g_test_message ("%s on %g × %g, item %d: %s", sheet->panel->template_name, sheet->panel->width_mm,
                      sheet->panel->height_mm, (int)finding->item, finding->message);
    }
  g_assert_cmpuint (findings->len, ==, 0);
}

static JsonParser *
load (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("JEONSI_SOURCE_ROOT"), "seeds", "exhibition.json", NULL);
  JsonParser *parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return parser;
}

static void
test_words (void)
{
  g_autoptr (JsonParser) parser = load ();
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *panels = json_object_get_array_member (root, "panels");
  const guint photo[] = { 0 };

  for (int wide = 0; wide < 2; wide++)
    {
      for (guint n_photos = 0; n_photos < 2; n_photos++)
        {
          g_autoptr (JsnSheet) sheet = sample_sheet_new ("title", wide ? 841 : 594, wide ? 594 : 841, photo, n_photos);
          assert_fits (sheet, root, NULL);
        }
      for (guint i = 0; i < json_array_get_length (panels); i++)
        {
          g_autoptr (JsnSheet) sheet = sample_sheet_new ("text", wide ? 841 : 594, wide ? 594 : 841, NULL, 0);
          assert_fits (sheet, root, json_array_get_object_element (panels, i));
        }
    }
}

/* Four photos in turn on every photo template. */
static void
test_captions (void)
{
  static const char *const names[] = { "single", "diptych", "triptych", "four-up" };
  g_autoptr (JsonParser) parser = load ();
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *entries = json_object_get_array_member (root, "photos");
  guint n_entries = json_array_get_length (entries);

  g_assert_cmpuint (n_entries, >=, 4);
  for (guint first = 0; first < n_entries; first++)
    for (gsize t = 0; t < G_N_ELEMENTS (names); t++)
      for (int wide = 0; wide < 2; wide++)
        {
          g_autoptr (JsnSheet) sheet = sample_sheet_new (names[t], 594, 841, (const guint[]){ 0, 1, 2, 3 }, t + 1);
          const JsnPhoto *photos[4] = { NULL };

          for (gsize i = 0; i <= t; i++)
            {
              JsnPhoto *photo = g_hash_table_lookup (sheet->photos, &(gint64){ (gint64)i + 1 });

              take_photo (photo, json_array_get_object_element (entries, (first + i) % n_entries));
              photos[i] = photo;
            }
          jsn_panel_free (sheet->panel);
          sheet->panel
              = jsn_template_make (jsn_template_find (names[t]), wide ? 841 : 594, wide ? 594 : 841, 3, photos, t + 1);
          assert_fits (sheet, root, NULL);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/seeds/words", test_words);
  g_test_add_func ("/layout/seeds/captions", test_captions);
  return g_test_run ();
}
