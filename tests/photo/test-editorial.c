/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words written into a press image come out again, by our reader, by exiv2 and by exiftool. */
#include <gexiv2/gexiv2.h>
#include <string.h>

#include "base/job.h"
#include "make.h"
#include "photo/editorial.h"
#include "photo/read.h"

static const char *const languages[] = { "ko", "zh-CN", "en", NULL };

typedef struct
{
  const char *field;
  const char *lang;
  const char *text;
} Words;

static const Words words[] = {
  { "caption", "ko", "한강의 노을 <b>&\"'" },
  { "caption", "zh-CN", "汉江的晚霞" },
  { "caption", "en", "Sunset, Han River, lang=\"ko\" x" },
  { "headline", "ko", "노을" },
  { "headline", "en", "Sunset" },
  { "alt", "en", "A river at dusk" },
  { "creator", "", "홍길동홍길동홍길동홍길동홍길동" },
  { "credit", "", "Seoul Metropolitan Government" },
  { "copyright", "", "© 2013 Seoul" },
  { "usage_terms", "", "Only with a report on the show" },
  { "city", "", "Seoul" },
  { "country", "", "Republic of Korea" },
  { "source", "", "Live Tank" },
  { "keywords", "", "river\nsunset" },
};

static JsnPhoto *
make_photo (void)
{
  JsnPhoto *photo = jsn_photo_new ();

  photo->taken = g_strdup ("2013-04-05T06:07:08.12+09:00");
  photo->embargo = g_strdup ("2013-04-22T09:00:00+08:00");
  photo->latitude = 37.5;
  photo->longitude = 127;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    jsn_texts_set (photo->texts, words[i].field, words[i].lang, words[i].text);
  return photo;
}

static GBytes *
write_into (JsnPhoto *photo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) jpeg = make_jpeg (96, 64);
  GBytes *written = jsn_editorial_write (jpeg, photo, languages, &error);

  g_assert_no_error (error);
  return written;
}

static void
test_round_trip (void)
{
  g_autoptr (JsnPhoto) photo = make_photo ();
  g_autoptr (GBytes) written = write_into (photo);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "press.jpg", written);
  g_autoptr (JsnPhoto) found = jsn_photo_read (path, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpstr (jsn_texts_get (found->texts, words[i].field, words[i].lang), ==, words[i].text);
  g_assert_cmpstr (jsn_texts_get (found->texts, "instructions", ""), ==,
                   "EMBARGO: not for publication before 2013-04-22 09:00 UTC+08:00.");
  g_assert_cmpstr (found->taken, ==, photo->taken);
  g_assert_cmpint (found->orientation, ==, 1);
  g_assert_cmpuint (found->warnings->len, ==, 0);
  g_assert_true (found->latitude != found->latitude);
  make_remove (folder);
}

static void
check_tag (GExiv2Metadata *metadata, const char *tag, const char *text)
{
  g_autofree char *found = gexiv2_metadata_try_get_tag_string (metadata, tag, NULL);

  g_test_message ("%s", tag);
  g_assert_cmpstr (found, ==, text);
}

static void
test_exiv2 (void)
{
  g_autoptr (JsnPhoto) photo = make_photo ();
  g_autoptr (GBytes) written = write_into (photo);
  g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
  g_autoptr (GError) error = NULL;

  gexiv2_metadata_open_buf (metadata, g_bytes_get_data (written, NULL), g_bytes_get_size (written), &error);
  g_assert_no_error (error);
  check_tag (metadata, "Xmp.photoshop.Headline", "노을");
  check_tag (metadata, "Xmp.photoshop.Credit", "Seoul Metropolitan Government");
  check_tag (metadata, "Xmp.photoshop.City", "Seoul");
  check_tag (metadata, "Xmp.photoshop.DateCreated", "2013-04-05T06:07:08.12+09:00");
  check_tag (metadata, "Iptc.Application2.Headline", "노을");
  check_tag (metadata, "Iptc.Application2.Credit", "Seoul Metropolitan Government");
  /* 32 bytes are ten Hangul and two bytes of the next, which is left out whole. */
  check_tag (metadata, "Iptc.Application2.Byline", "홍길동홍길동홍길동홍");
  check_tag (metadata, "Iptc.Application2.DateCreated", "2013-04-05");
  check_tag (metadata, "Iptc.Envelope.CharacterSet", "\x1b%G");
  check_tag (metadata, "Exif.Image.Orientation", "1");
  check_tag (metadata, "Exif.Photo.DateTimeOriginal", "2013:04:05 06:07:08");
  g_assert_false (gexiv2_metadata_try_has_tag (metadata, "Exif.GPSInfo.GPSLatitude", NULL));
}

/* Empty fields and no embargo write nothing at all; a second writing replaces the first. */
static void
test_replaces (void)
{
  g_autoptr (JsnPhoto) photo = make_photo ();
  g_autoptr (JsnPhoto) empty = jsn_photo_new ();
  g_autoptr (GBytes) first = write_into (photo);
  g_autoptr (GBytes) second = jsn_editorial_write (first, empty, languages, NULL);

  g_assert_nonnull (second);
  g_assert_true (make_contains (first, "Metropolitan", 12));
  g_assert_false (make_contains (second, "Metropolitan", 12));
  g_assert_false (make_contains (second, "EMBARGO", 7));
  g_assert_false (make_contains (second, "dc:rights", 9));
}

/* 3 × 60 kB cannot stand in one segment: shortened, and still well-formed. */
static void
test_long_captions (void)
{
  g_autoptr (JsnPhoto) photo = make_photo ();
  g_autofree char *syllables = g_strnfill (60000, 'x');
  char *folder = make_folder ();

  for (gsize i = 0; i + 3 <= 60000; i += 3)
    memcpy (syllables + i, "한", 3);
  for (guint i = 0; languages[i] != NULL; i++)
    jsn_texts_set (photo->texts, "caption", languages[i], syllables);

  g_autoptr (GBytes) written = write_into (photo);
  g_autofree char *path = make_file (folder, "press.jpg", written);
  g_autoptr (JsnPhoto) found = jsn_photo_read (path, NULL, NULL);
  const char *caption = jsn_texts_get (found->texts, "caption", "en");

  g_assert_nonnull (caption);
  g_assert_cmpuint (strlen (caption), >, 2000);
  g_assert_true (g_str_has_prefix (syllables, caption));
  g_assert_cmpuint (found->warnings->len, ==, 0);
  make_remove (folder);
}

typedef struct
{
  const char *path;
  gboolean right[64];
} Crowd;

static void
read_one (guint index, gpointer data)
{
  Crowd *crowd = data;
  g_autoptr (GBytes) thumbnail = NULL;
  g_autoptr (JsnPhoto) photo = jsn_photo_read (crowd->path, &thumbnail, NULL);

  crowd->right[index] = photo != NULL && thumbnail != NULL;
  for (gsize i = 0; crowd->right[index] && i < G_N_ELEMENTS (words); i++)
    crowd->right[index] = g_strcmp0 (jsn_texts_get (photo->texts, words[i].field, words[i].lang), words[i].text) == 0;
}

static void
test_threads (void)
{
  g_autoptr (JsnPhoto) photo = make_photo ();
  g_autoptr (GBytes) written = write_into (photo);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "press.jpg", written);
  Crowd crowd = { path, { FALSE } };

  g_assert_true (jsn_job_each (NULL, G_N_ELEMENTS (crowd.right), read_one, &crowd, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (crowd.right); i++)
    g_assert_true (crowd.right[i]);
  make_remove (folder);
}

static GBytes *
make_with_xmp (const char *packet)
{
  g_autoptr (GBytes) payload = g_bytes_new (packet, strlen (packet));
  g_autoptr (GBytes) segment = make_segment (0xe1, "http://ns.adobe.com/xap/1.0/", 29, payload);
  g_autoptr (GBytes) jpeg = make_jpeg (16, 16);

  return make_spliced (jpeg, segment);
}

static JsnPhoto *
read_xmp (const char *packet)
{
  g_autoptr (GBytes) jpeg = make_with_xmp (packet);
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "photo.jpg", jpeg);
  JsnPhoto *photo = jsn_photo_read (path, NULL, NULL);

  g_assert_nonnull (photo);
  make_remove (folder);
  return photo;
}

#define XMP(body)                                                                                         \
  "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>" \
  "<rdf:Description rdf:about='' xmlns:d='http://purl.org/dc/elements/1.1/' "                             \
  "xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'>" body "</rdf:Description></rdf:RDF></x:xmpmeta>"

static void
test_xmp_languages (void)
{
  g_autoptr (JsnPhoto) both = read_xmp (
      XMP ("<d:description><rdf:Alt><rdf:li xml:lang='x-default'>노을, 강</rdf:li><rdf:li "
           "xml:lang='ko-KR'>노을, 강</rdf:li><rdf:li xml:lang='zh-Hans'>晚霞</rdf:li></rdf:Alt></d:description>"));
  g_autoptr (JsnPhoto) only
      = read_xmp (XMP ("<d:description><rdf:Alt><rdf:li xml:lang='x-default'>晚霞</rdf:li></rdf:Alt></d:description>"
                       "<photoshop:City> 首尔 </photoshop:City>"));

  g_assert_cmpstr (jsn_texts_get (both->texts, "caption", "ko"), ==, "노을, 강");
  g_assert_cmpstr (jsn_texts_get (both->texts, "caption", "zh-CN"), ==, "晚霞");
  g_assert_cmpuint (jsn_texts_size (both->texts), ==, 2);
  g_assert_cmpstr (jsn_texts_get (only->texts, "caption", "zh-CN"), ==, "晚霞");
  g_assert_cmpstr (jsn_texts_get (only->texts, "city", ""), ==, "首尔");
}

static void
test_xmp_hostile (void)
{
  GString *deep = g_string_new (NULL);
  static const char bomb[]
      = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'>]>" XMP ("<photoshop:City>&a;</photoshop:City>");

  for (int i = 0; i < 5000; i++)
    g_string_append (deep, "<a>");

  g_autoptr (JsnPhoto) from_bomb = read_xmp (bomb);
  g_autoptr (JsnPhoto) from_deep = read_xmp (deep->str);
  g_autoptr (JsnPhoto) from_rubbish = read_xmp ("\x01\x02");

  g_assert_cmpuint (jsn_texts_size (from_bomb->texts), ==, 0);
  g_assert_cmpuint (from_bomb->warnings->len, ==, 1);
  g_assert_cmpuint (from_deep->warnings->len, ==, 1);
  g_assert_cmpuint (from_rubbish->warnings->len, ==, 1);
  g_string_free (deep, TRUE);
}

/* The judge of the news desks' own tools, where it is installed. */
static void
test_exiftool (void)
{
  g_autofree char *tool = g_find_program_in_path ("exiftool");

  if (tool == NULL)
    {
      g_test_message ("exiftool is not installed: only exiv2 has judged the metadata");
      return;
    }

  g_autoptr (JsnPhoto) photo = make_photo ();
  g_autoptr (GBytes) written = write_into (photo);
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  char *folder = make_folder ();
  g_autofree char *path = make_file (folder, "press.jpg", written);
  const char *argv[]
      = { tool,
          "-validate",
          "-a",
          "-s3",
          "-p",
          "$Validate|${XMP-dc:Description-ko}|${XMP-dc:Description-en}|${XMP-iptcCore:AltTextAccessibility-en}|"
          "${XMP-xmpRights:UsageTerms}|${XMP-photoshop:Instructions}|${IPTC:CodedCharacterSet}",
          path,
          NULL };

  g_assert_true (
      g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &out, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (
      g_strchomp (out), ==,
      "OK|한강의 노을 <b>&\"'|Sunset, Han River, lang=\"ko\" x|A river at dusk|Only with a report on the show|"
      "EMBARGO: not for publication before 2013-04-22 09:00 UTC+08:00.|UTF8");
  make_remove (folder);
}

int
main (int argc, char **argv)
{
  make_begin (&argc, &argv);
  g_test_add_func ("/photo/editorial/round-trip", test_round_trip);
  g_test_add_func ("/photo/editorial/exiv2", test_exiv2);
  g_test_add_func ("/photo/editorial/replaces", test_replaces);
  g_test_add_func ("/photo/editorial/long-captions", test_long_captions);
  g_test_add_func ("/photo/editorial/threads", test_threads);
  g_test_add_func ("/photo/editorial/xmp-languages", test_xmp_languages);
  g_test_add_func ("/photo/editorial/xmp-hostile", test_xmp_hostile);
  g_test_add_func ("/photo/editorial/exiftool", test_exiftool);
  return g_test_run ();
}
