/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Originals are painted with libvips when a test begins and removed when it ends. */
#include "sample.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <vips/vips.h>

#include "photo/read.h"

static const struct
{
  const char *file;
  int width_px;
  int height_px;
  const char *headlines[3];
} originals[SAMPLE_N_PHOTOS] = {
  { "IMG_0001.jpg", 1500, 1000, { "눈 내린 경복궁", "雪后的景福宫", "Gyeongbokgung after snow" } },
  { "IMG_0002.jpg", 400, 600, { "북촌의 기와지붕", NULL, NULL } },
  { "IMG_0003.jpg", 600, 400, { NULL, "清溪川", NULL } },
};

static const char *const languages[] = { "ko", "zh-CN", "en", NULL };

void
sample_init (const char *program)
{
  g_autoptr (GError) error = NULL;

  jsn_photo_init (program, &error);
  g_assert_no_error (error);
}

static void
paint (const char *path, int width_px, int height_px)
{
  VipsImage *noise, *pixels;

  g_assert_cmpint (vips_gaussnoise (&noise, width_px, height_px, "mean", 120.0, "seed", width_px, NULL), ==, 0);
  g_assert_cmpint (vips_cast_uchar (noise, &pixels, NULL), ==, 0);
  g_assert_cmpint (vips_jpegsave (pixels, path, "Q", 60, NULL), ==, 0);
  g_object_unref (pixels);
  g_object_unref (noise);
}

static JsnPhoto *
make_photo (Sample *sample, guint index)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (sample->folder, originals[index].file, NULL);

  paint (path, originals[index].width_px, originals[index].height_px);
  JsnPhoto *photo = jsn_photo_read (path, NULL, &error);
  g_assert_no_error (error);

  photo->id = index + 1;
  photo->clearance_press = JSN_CLEARANCE_CLEARED;
  g_free (photo->taken);
  photo->taken = g_strdup ("2013-04-05T06:07:08+09:00");
  for (guint i = 0; i < 3; i++)
    jsn_texts_set (photo->texts, "headline", languages[i], originals[index].headlines[i]);
  jsn_texts_set (photo->texts, "caption", "ko", "밤새 내린 눈이 그친 아침.");
  jsn_texts_set (photo->texts, "caption", "zh-CN", "一夜大雪之后的清晨。");
  jsn_texts_set (photo->texts, "caption", "en", "The morning after a night of snow.");
  jsn_texts_set (photo->texts, "alt", "en", "A white court.");
  jsn_texts_set (photo->texts, "creator", NULL, "Kim Jiwoo");
  jsn_texts_set (photo->texts, "credit", NULL, "Jeonsi / test");
  jsn_texts_set (photo->texts, "copyright", NULL, "© 2013 Kim Jiwoo");
  return photo;
}

void
sample_set_up (Sample *sample, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  JsnKitContent *content = g_new0 (JsnKitContent, 1);

  sample->folder = g_dir_make_tmp ("jeonsi-kit-XXXXXX", &error);
  g_assert_no_error (error);
  sample->kit = g_build_filename (sample->folder, "kit.zip", NULL);
  sample->content = content;

  content->now = SAMPLE_NOW;
  content->languages = g_strdupv ((char **)languages);
  content->exhibition = jsn_texts_new ();
  content->kit = jsn_texts_new ();
  content->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_photo_free);
  jsn_texts_set (content->exhibition, "title", "ko", "서울, 베이징에서");
  jsn_texts_set (content->exhibition, "title", "en", "Seoul in Beijing");
  jsn_texts_set (content->kit, "release_headline", "en", "Seoul comes to Beijing");
  jsn_texts_set (content->kit, "release_body", "en", "First paragraph.\n\nSecond paragraph.");
  jsn_texts_set (content->kit, "usage_terms", "en", "For reporting on the exhibition.");
  jsn_texts_set (content->kit, "contact_email", NULL, "press@example.org");
  for (guint i = 0; i < SAMPLE_N_PHOTOS; i++)
    g_ptr_array_add (content->photos, make_photo (sample, i));
}

void
sample_tear_down (Sample *sample, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (sample->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (sample->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (sample->folder), ==, 0);
  jsn_kit_content_free (sample->content);
  g_free (sample->kit);
  g_free (sample->folder);
}

JsnPhoto *
sample_photo (Sample *sample, guint index)
{
  return g_ptr_array_index (sample->content->photos, index);
}

void
sample_set (Sample *sample, guint index, const char *field, const char *lang, const char *text)
{
  jsn_texts_set (sample_photo (sample, index)->texts, field, lang, text);
}

void
sample_build (Sample *sample, JsnJob *job)
{
  g_autoptr (GError) error = NULL;
  gboolean built = jsn_kit_build (sample->content, sample->kit, job, &error);

  g_assert_no_error (error);
  g_assert_true (built);
}

static struct archive *
open_kit (const char *kit)
{
  struct archive *archive = archive_read_new ();

  archive_read_support_format_zip_seekable (archive);
  g_assert_cmpint (archive_read_open_filename (archive, kit, 4096), ==, ARCHIVE_OK);
  return archive;
}

char *
sample_read (const char *kit, const char *path, gsize *length)
{
  struct archive *archive = open_kit (kit);
  struct archive_entry *entry;
  char *text = NULL;

  while (text == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      const char *slash = strchr (archive_entry_pathname (entry), '/');

      if (slash == NULL || strcmp (slash + 1, path) != 0)
        continue;
      gsize size = (gsize)archive_entry_size (entry);
      text = g_malloc0 (size + 1);
      g_assert_cmpint (archive_read_data (archive, text, size), ==, size);
      if (length)
        *length = size;
    }
  archive_read_free (archive);
  return text;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GPtrArray *
sample_list (const char *kit)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  struct archive *archive = open_kit (kit);
  struct archive_entry *entry;

  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    g_ptr_array_add (names, g_strdup (archive_entry_pathname (entry)));
  archive_read_free (archive);
  g_ptr_array_sort (names, compare_names);
  return names;
}

GBytes *
sample_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

gboolean
sample_run (const char *const *argv, char **output)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status;

  g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%s: %s%s", argv[0], out, err);
  if (output)
    *output = g_steal_pointer (&out);
  return status == 0;
}

char *
sample_find_shared (const char *name)
{
  const char *shared = g_getenv ("JEONSI_SHARED");
  const char *root = g_getenv ("JEONSI_SOURCE_ROOT");
  g_autofree char *path = shared ? g_build_filename (shared, name, NULL)
                                 : g_build_filename (root ? root : ".", "..", "shared", name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}
