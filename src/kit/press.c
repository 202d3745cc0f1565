/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names are made before any pixel is read, so that a photo that fails later changes no other's name. */
#include "kit/press.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "kit/gate.h"

#define FOLDER_LENGTH 48
#define LONG_SLUG 160
#define NO_SLUG "untitled" /* what jsn_name_slug() gives for a text without a letter it can write */

const JsnPressFormat jsn_press_formats[JSN_N_PRESS_SIZES] = {
  [JSN_PRESS_PRINT] = { "print", 4200, 92 },
  [JSN_PRESS_WEB] = { "web", 2500, 88 },
  [JSN_PRESS_PREVIEW] = { "preview", 1200, 84 },
};

/* Words that say nothing at either end of a name. */
static gboolean
is_filler (const char *word, gsize length)
{
  static const char *const fillers[] = { "a", "an", "and", "at", "by", "from", "in", "of", "on", "the", "to", "with" };

  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (strlen (fillers[i]) == length && strncmp (word, fillers[i], length) == 0)
      return TRUE;
  return FALSE;
}

static void
drop_fillers (char *slug)
{
  char *dash;

  while ((dash = strchr (slug, '-')) && is_filler (slug, (gsize)(dash - slug)))
    memmove (slug, dash + 1, strlen (dash));
  while ((dash = strrchr (slug, '-')) && is_filler (dash + 1, strlen (dash + 1)))
    *dash = '\0';
}

/* Cuts between words where that leaves something worth reading. */
static void
cut_slug (char *slug, gsize max_length)
{
  drop_fillers (slug);
  if (strlen (slug) <= max_length)
    return;

  gboolean between_words = slug[max_length] == '-';
  slug[max_length] = '\0';
  char *dash = strrchr (slug, '-');
  if (!between_words && dash && dash > slug + max_length / 2)
    *dash = '\0';
  for (gsize length = strlen (slug); length > 0 && slug[length - 1] == '-'; length--)
    slug[length - 1] = '\0';
  drop_fillers (slug);
}

static char *
make_slug (const char *text, gsize max_length)
{
  if (text == NULL)
    return NULL;

  g_autofree char *slug = jsn_name_slug (text, LONG_SLUG);
  if (strcmp (slug, NO_SLUG) == 0)
    return NULL;
  cut_slug (slug, max_length);
  return g_steal_pointer (&slug);
}

/* From the English text, else from the first language that can be written in ASCII; NULL when none can. */
static char *
find_slug (const JsnTexts *texts, const char *field, char **languages, gsize max_length)
{
  char *slug = make_slug (jsn_texts_get (texts, field, "en"), max_length);

  for (char **lang = languages; slug == NULL && *lang; lang++)
    if (g_ascii_strncasecmp (*lang, "en", 2) == 0)
      slug = make_slug (jsn_texts_get (texts, field, *lang), max_length);
  for (char **lang = languages; slug == NULL && *lang; lang++)
    slug = make_slug (jsn_texts_get (texts, field, *lang), max_length);
  return slug;
}

/* "images/print/07-night-market-print.jpg"; without a slug the number alone. */
static void
name_images (JsnPressPhoto *photo, char **languages, int digits)
{
  gsize longest = 0;

  for (guint i = 0; i < JSN_N_PRESS_SIZES; i++)
    longest = MAX (longest, strlen (jsn_press_formats[i].word));

  gsize room = JSN_PRESS_NAME_LENGTH - (gsize)digits - longest - strlen ("--.jpg");
  g_autofree char *slug = find_slug (photo->photo->texts, "headline", languages, room);

  for (guint i = 0; i < JSN_N_PRESS_SIZES; i++)
    {
      const char *word = jsn_press_formats[i].word;

      photo->images[i].path = g_strdup_printf ("images/%s/%0*u%s%s-%s.jpg", word, digits, photo->number,
                                               slug ? "-" : "", slug ? slug : "", word);
    }
}

static JsnPressPhoto *
press_photo_new (const JsnKitContent *content, const JsnPhoto *photo, guint number)
{
  JsnPressPhoto *made = g_new0 (JsnPressPhoto, 1);

  made->number = number;
  made->photo = jsn_photo_copy (photo);
  if (!jsn_texts_has (photo->texts, "usage_terms"))
    jsn_texts_set (made->photo->texts, "usage_terms", NULL, jsn_texts_find (content->kit, "usage_terms", "en"));
  return made;
}

static void
pick_photos (JsnPress *press, JsnJob *job)
{
  const JsnKitContent *content = press->content;
  g_autoptr (GPtrArray) refusals = jsn_kit_list_refusals (content);
  guint next = 0;

  for (guint i = 0; i < content->photos->len; i++)
    {
      const JsnPhoto *photo = g_ptr_array_index (content->photos, i);
      const JsnKitRefusal *refusal = next < refusals->len ? g_ptr_array_index (refusals, next) : NULL;

      if (refusal && refusal->photo == photo->id)
        {
          jsn_job_note (job, JSN_NOTE_REFUSED, refusal->path, refusal->reason);
          next++;
        }
      else
        g_ptr_array_add (press->photos, press_photo_new (content, photo, press->photos->len + 1));
    }
}

/* A title in a language that the exhibition no longer has would be seen by nobody. */
static gboolean
has_title (const JsnKitContent *content)
{
  for (char **lang = content->languages; *lang; lang++)
    if (jsn_texts_get (content->exhibition, "title", *lang))
      return TRUE;
  return FALSE;
}

JsnPress *
jsn_press_new (const JsnKitContent *content, JsnJob *job, GError **error)
{
  g_return_val_if_fail (content != NULL, NULL);

  g_autoptr (JsnPress) press = g_new0 (JsnPress, 1);

  press->content = content;
  press->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_press_photo_free);
  if (!has_title (content))
    {
      jsn_error_set (error, JSN_ERROR_ARGUMENT,
                     _ ("The exhibition has no title; give it one before bundling a press kit."));
      return NULL;
    }
  press->folder = find_slug (content->exhibition, "title", content->languages, FOLDER_LENGTH);
  if (press->folder == NULL)
    press->folder = g_strdup ("press-kit");

  pick_photos (press, job);
  if (press->photos->len == 0)
    {
      jsn_error_set (
          error, JSN_ERROR_REJECTED,
          _ ("No photo may go to the press: each needs a clearance, a caption, a credit and rights. Nothing was "
             "written."));
      return NULL;
    }

  int digits = snprintf (NULL, 0, "%u", MAX (press->photos->len, 10));
  for (guint i = 0; i < press->photos->len; i++)
    name_images (g_ptr_array_index (press->photos, i), content->languages, digits);
  return g_steal_pointer (&press);
}

void
jsn_press_photo_free (JsnPressPhoto *photo)
{
  if (photo == NULL)
    return;
  for (guint i = 0; i < JSN_N_PRESS_SIZES; i++)
    g_free (photo->images[i].path);
  jsn_photo_free (photo->photo);
  g_free (photo);
}

void
jsn_press_free (JsnPress *press)
{
  if (press == NULL)
    return;
  g_clear_pointer (&press->photos, g_ptr_array_unref);
  g_free (press->folder);
  g_free (press);
}

char *
jsn_press_photo_dup_date (const JsnPressPhoto *photo)
{
  const char *taken = photo->photo->taken;

  return taken && strlen (taken) >= 10 ? g_strndup (taken, 10) : NULL;
}
