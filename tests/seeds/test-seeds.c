/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample exhibition: its data are complete in every language, and its paintings are whole JPEGs with camera facts.
 */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <libexif/exif-data.h>
#include <string.h>
#include <vips/vips.h>

#include "base/error.h"
#include "painter/painter.h"

static const char *const languages[] = { "ko", "zh-CN", "en" };

typedef struct
{
  JsonParser *parser;
  JsonObject *root;
  char *folder;
} Fixture;

static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *source = g_getenv ("JEONSI_SOURCE_ROOT");
  g_autofree char *path = g_build_filename (source != NULL ? source : ".", "seeds", "exhibition.json", NULL);

  fixture->parser = json_parser_new ();
  json_parser_load_from_file (fixture->parser, path, &error);
  g_assert_no_error (error);
  fixture->root = json_node_get_object (json_parser_get_root (fixture->parser));
  fixture->folder = g_dir_make_tmp ("jeonsi-test-seeds-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->parser);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

/* A text is an object with one non-empty string for each language and nothing else. */
static void
assert_text (JsonObject *texts, const char *name)
{
  JsonObject *text = json_object_get_object_member (texts, name);

  g_test_message ("text %s", name);
  g_assert_nonnull (text);
  g_assert_cmpuint (json_object_get_size (text), ==, G_N_ELEMENTS (languages));
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      const char *value = json_object_get_string_member_with_default (text, languages[i], "");

      g_assert_true (g_utf8_validate (value, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (value, -1), >, 3);
      g_assert_null (strstr (value, "汉城"));
      g_assert_null (strstr (value, "漢城"));
    }
}

static const char *
text_in (JsonObject *holder, const char *name, const char *language)
{
  return json_object_get_string_member (json_object_get_object_member (holder, name), language);
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, " \n", -1);
  guint words = 0;

  for (char **part = parts; *part != NULL; part++)
    words += **part != '\0';
  return words;
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "title", "subtitle", "intro", "venue", "dates", "organiser", "colophon" };
  static const char *const kit_names[] = { "release_headline",    "release_subhead", "release_dateline", "release_body",
                                           "release_boilerplate", "fact_sheet",      "usage_terms" };
  JsonObject *texts = json_object_get_object_member (fixture->root, "texts");
  JsonObject *kit = json_object_get_object_member (json_object_get_object_member (fixture->root, "kit"), "texts");
  JsonArray *listed = json_object_get_array_member (fixture->root, "languages");

  g_assert_cmpstr (json_object_get_string_member (fixture->root, "format"), ==, "jeonsi-seed-1");
  g_assert_cmpuint (json_array_get_length (listed), ==, G_N_ELEMENTS (languages));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    g_assert_cmpstr (json_array_get_string_element (listed, i), ==, languages[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    assert_text (texts, names[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (kit_names); i++)
    assert_text (kit, kit_names[i]);
  g_assert_cmpuint (count_words (text_in (texts, "intro", "en")), >=, 90);
  g_assert_cmpuint (count_words (text_in (texts, "intro", "en")), <=, 140);
  g_assert_cmpuint (count_words (text_in (kit, "release_body", "en")), >=, 250);
  g_assert_cmpuint (count_words (text_in (kit, "release_body", "en")), <=, 350);
}

/* Wherever a person reads about the pictures, they are said to be painted. */
static void
test_honest (Fixture *fixture, gconstpointer data)
{
  static const char *const said[] = { "그린 대체 이미지", "绘制的替代图像", "painted stand-in" };
  JsonObject *texts = json_object_get_object_member (fixture->root, "texts");
  JsonObject *kit = json_object_get_object_member (json_object_get_object_member (fixture->root, "kit"), "texts");
  JsonArray *photos = json_object_get_array_member (fixture->root, "photos");

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_assert_nonnull (strstr (text_in (texts, "colophon", languages[i]), said[i]));
      g_assert_nonnull (strstr (text_in (kit, "release_body", languages[i]), said[i]));
      g_assert_nonnull (strstr (text_in (kit, "release_boilerplate", languages[i]), said[i]));
    }
  for (guint i = 0; i < json_array_get_length (photos); i++)
    {
      JsonObject *photo = json_array_get_object_element (photos, i);

      g_assert_nonnull (strstr (json_object_get_string_member (photo, "credit"), "painted stand-in"));
      g_assert_nonnull (strstr (json_object_get_string_member (photo, "usage_terms"), "Painted stand-in"));
    }
}

static void
assert_photo_texts (JsonObject *photo)
{
  const char *rights[] = { "creator", "credit", "copyright", "usage_terms", "city", "country" };

  assert_text (photo, "headline");
  assert_text (photo, "caption");
  assert_text (photo, "alt");
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_assert_cmpint (g_utf8_strlen (text_in (photo, "headline", languages[i]), -1), <=, 60);
      /* IPTC-IIM limits are bytes: Headline 256, Caption 2000. */
      g_assert_cmpuint (strlen (text_in (photo, "headline", languages[i])), <=, 256);
      g_assert_cmpuint (strlen (text_in (photo, "caption", languages[i])), <=, 2000);
    }
  g_assert_cmpuint (count_words (text_in (photo, "caption", "en")), >=, 40);
  g_assert_cmpuint (count_words (text_in (photo, "caption", "en")), <=, 75);
  for (gsize i = 0; i < G_N_ELEMENTS (rights); i++)
    g_assert_cmpuint (strlen (json_object_get_string_member_with_default (photo, rights[i], "")), >, 0);
  g_assert_cmpuint (strlen (json_object_get_string_member (photo, "creator")), <=, 32);
  g_assert_cmpuint (strlen (json_object_get_string_member (photo, "credit")), <=, 32);
  g_assert_cmpuint (strlen (json_object_get_string_member (photo, "copyright")), <=, 128);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (photo, "keywords")), >=, 2);
  g_assert_cmpint (json_object_get_int_member (photo, "rating"), >=, 3);
  g_assert_cmpint (json_object_get_int_member (photo, "rating"), <=, 5);
}

static void
test_photos (Fixture *fixture, gconstpointer data)
{
  JsonArray *photos = json_object_get_array_member (fixture->root, "photos");
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  gsize n_paintings;
  const JsnPainting *paintings = jsn_seeds_paintings (&n_paintings);
  guint picked = 0, not_cleared = 0, embargoes = 0;

  g_assert_cmpuint (json_array_get_length (photos), ==, n_paintings);
  for (guint i = 0; i < n_paintings; i++)
    {
      JsonObject *photo = json_array_get_object_element (photos, i);
      JsonObject *clearance = json_object_get_object_member (photo, "clearance");
      g_autofree char *file = g_strdup_printf ("%02u-%s.jpg", i + 1, paintings[i].name);

      g_assert_cmpstr (json_object_get_string_member (photo, "painting"), ==, paintings[i].name);
      g_assert_cmpstr (json_object_get_string_member (photo, "file"), ==, file);
      assert_photo_texts (photo);
      picked += json_object_get_boolean_member (photo, "pick");
      g_assert_cmpstr (json_object_get_string_member (clearance, "print"), ==, "cleared");
      not_cleared += !g_str_equal (json_object_get_string_member (clearance, "press"), "cleared");
      if (!json_object_get_null_member (photo, "embargo"))
        {
          const char *embargo = json_object_get_string_member (photo, "embargo");
          g_autoptr (GDateTime) until = g_date_time_new_from_iso8601 (embargo, NULL);

          embargoes++;
          g_assert_true (g_str_has_suffix (embargo, "+09:00"));
          g_assert_nonnull (until);
          g_assert_cmpint (g_date_time_compare (until, now), <, 0);
        }
    }
  g_assert_cmpuint (picked, ==, 12);
  g_assert_cmpuint (not_cleared, ==, 2);
  g_assert_cmpuint (embargoes, ==, 1);
}

static JsonObject *
find_photo (Fixture *fixture, const char *file)
{
  JsonArray *photos = json_object_get_array_member (fixture->root, "photos");

  for (guint i = 0; i < json_array_get_length (photos); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (photos, i), "file"), file))
      return json_array_get_object_element (photos, i);
  return NULL;
}

static void
test_panels (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *template;
    guint photos;
  } templates[] = { { "title", 0 }, { "text", 0 }, { "single", 1 }, { "diptych", 2 }, { "four-up", 4 } };
  JsonArray *panels = json_object_get_array_member (fixture->root, "panels");
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (json_array_get_length (panels), >=, 9);
  g_assert_cmpuint (json_array_get_length (panels), <=, 11);
  for (guint i = 0; i < json_array_get_length (panels); i++)
    {
      JsonObject *panel = json_array_get_object_element (panels, i);
      const char *template = json_object_get_string_member (panel, "template"),
                 *orientation = json_object_get_string_member (panel, "orientation");
      JsonArray *files
          = json_object_has_member (panel, "photos") ? json_object_get_array_member (panel, "photos") : NULL;
      gsize kind = 0;

      while (kind < G_N_ELEMENTS (templates) && !g_str_equal (templates[kind].template, template))
        kind++;
      g_assert_cmpuint (kind, <, G_N_ELEMENTS (templates));
      g_assert_true (g_str_equal (orientation, "portrait") || g_str_equal (orientation, "landscape"));
      g_assert_cmpuint (files != NULL ? json_array_get_length (files) : 0, ==, templates[kind].photos);
      for (guint k = 0; k < templates[kind].photos; k++)
        {
          const char *file = json_array_get_string_element (files, k);
          JsonObject *photo = find_photo (fixture, file);

          g_assert_nonnull (photo);
          g_assert_true (json_object_get_boolean_member (photo, "pick"));
          g_assert_true (g_hash_table_add (used, (gpointer)file));
        }
      if (g_str_equal (template, "text"))
        {
          assert_text (panel, "title");
          assert_text (panel, "text");
        }
    }
  g_assert_cmpuint (g_hash_table_size (used), ==, 12);
}

static char *
paint_proof (Fixture *fixture, const char *name, int width_px, GBytes **bytes)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, "proof.jpg", NULL);
  char *contents;
  gsize length;

  g_assert_true (jsn_seeds_paint_at (name, width_px, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  *bytes = g_bytes_new_take (contents, length);
  return path;
}

static void
assert_fact (ExifData *exif, ExifIfd ifd, guint tag, const char *wanted)
{
  ExifEntry *entry = exif_content_get_entry (exif->ifd[ifd], (ExifTag)tag);
  char text[256] = "";

  g_assert_nonnull (entry);
  if (entry->format == EXIF_FORMAT_ASCII)
    g_strlcpy (text, (const char *)entry->data, MIN (sizeof text, entry->size));
  else
    exif_entry_get_value (entry, text, sizeof text);
  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_exif (GBytes *jpeg, const char *width, const char *height, const char *orientation)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (jpeg, &size);
  ExifData *exif = exif_data_new ();
  ExifEntry *entry;

  exif_data_unset_option (exif, EXIF_DATA_OPTION_IGNORE_UNKNOWN_TAGS);
  exif_data_unset_option (exif, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  exif_data_load_data (exif, bytes, (guint)size);
  assert_fact (exif, EXIF_IFD_0, EXIF_TAG_MAKE, "Jeonsi");
  assert_fact (exif, EXIF_IFD_0, EXIF_TAG_MODEL, "Painted View");
  assert_fact (exif, EXIF_IFD_0, EXIF_TAG_ARTIST, "Jeonsi seed painter");
  assert_fact (exif, EXIF_IFD_0, EXIF_TAG_ORIENTATION, orientation);
  assert_fact (exif, EXIF_IFD_EXIF, 0x9011, "+09:00");
  assert_fact (exif, EXIF_IFD_EXIF, EXIF_TAG_PIXEL_X_DIMENSION, width);
  assert_fact (exif, EXIF_IFD_EXIF, EXIF_TAG_PIXEL_Y_DIMENSION, height);
  assert_fact (exif, EXIF_IFD_GPS, EXIF_TAG_GPS_LATITUDE_REF, "N");
  entry = exif_content_get_entry (exif->ifd[EXIF_IFD_0], EXIF_TAG_IMAGE_DESCRIPTION);
  g_assert_nonnull (entry);
  g_assert_true (g_str_has_prefix ((const char *)entry->data, "Painted stand-in: "));
  entry = exif_content_get_entry (exif->ifd[EXIF_IFD_EXIF], EXIF_TAG_DATE_TIME_ORIGINAL);
  g_assert_nonnull (entry);
  g_assert_true (g_str_has_prefix ((const char *)entry->data, "2012:")
                 || g_str_has_prefix ((const char *)entry->data, "2013:"));
  g_assert_cmpuint (exif->size, >, 500);
  g_assert_cmpmem (exif->data, 2, "\xff\xd8", 2);
  exif_data_unref (exif);
}

/* Every view, small: a JPEG with profile that is a picture, not one flat tone. */
static void
test_every_painting (Fixture *fixture, gconstpointer data)
{
  gsize n_paintings;
  const JsnPainting *paintings = jsn_seeds_paintings (&n_paintings);

  g_assert_cmpuint (n_paintings, ==, 14);
  for (gsize i = 0; i < n_paintings; i++)
    {
      g_autoptr (GBytes) jpeg = NULL;
      g_autofree char *path = paint_proof (fixture, paintings[i].name, 160, &jpeg);
      VipsImage *image = vips_image_new_from_file (path, "access", VIPS_ACCESS_SEQUENTIAL, NULL);
      double deviation = 0;

      g_test_message ("%s", paintings[i].name);
      g_assert_cmpint ((gint64)paintings[i].width_px * paintings[i].height_px, >=, 12000000);
      g_assert_nonnull (image);
      g_assert_cmpint (vips_image_get_typeof (image, VIPS_META_ICC_NAME), !=, 0);
      g_assert_cmpint (vips_deviate (image, &deviation, NULL), ==, 0);
      g_assert_cmpfloat (deviation, >, 15);
      g_object_unref (image);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
test_camera_facts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) level = NULL, turned = NULL;
  g_autofree char *path = paint_proof (fixture, "gyeongbokgung-snow", 300, &level), *again = NULL;

  assert_exif (level, "300", "200", "Top-left");
  again = paint_proof (fixture, "naksan-city-wall", 200, &turned);
  assert_exif (turned, "300", "200", "Right-top");
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) first = NULL, second = NULL;
  g_autofree char *path = paint_proof (fixture, "cheonggyecheon-stream", 240, &first),
                  *again = paint_proof (fixture, "cheonggyecheon-stream", 240, &second);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.jpg", NULL),
                  *nowhere = g_build_filename (fixture->folder, "no", "none.jpg", NULL);
  g_autoptr (GError) unknown = NULL, tiny = NULL, lost = NULL;

  g_assert_false (jsn_seeds_paint ("han-river-sunrise", path, &unknown));
  g_assert_error (unknown, JSN_ERROR, JSN_ERROR_NOT_FOUND);
  g_assert_false (jsn_seeds_paint_at ("han-river-sunset", 10, path, &tiny));
  g_assert_error (tiny, JSN_ERROR, JSN_ERROR_ARGUMENT);
  g_assert_false (jsn_seeds_paint_at ("han-river-sunset", 100, nowhere, &lost));
  g_assert_nonnull (lost);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (VIPS_INIT (argv[0]), ==, 0);
  g_test_add ("/seeds/exhibition/texts", Fixture, NULL, setup, test_texts, teardown);
  g_test_add ("/seeds/exhibition/honest", Fixture, NULL, setup, test_honest, teardown);
  g_test_add ("/seeds/exhibition/photos", Fixture, NULL, setup, test_photos, teardown);
  g_test_add ("/seeds/exhibition/panels", Fixture, NULL, setup, test_panels, teardown);
  g_test_add ("/seeds/paint/every", Fixture, NULL, setup, test_every_painting, teardown);
  g_test_add ("/seeds/paint/camera-facts", Fixture, NULL, setup, test_camera_facts, teardown);
  g_test_add ("/seeds/paint/same-bytes", Fixture, NULL, setup, test_same_bytes, teardown);
  g_test_add ("/seeds/paint/refusals", Fixture, NULL, setup, test_refusals, teardown);
  return g_test_run ();
}
