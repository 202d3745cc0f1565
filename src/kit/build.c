/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles the kit: pictures first, because the documents tell their sizes. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "kit/bundle.h"
#include "kit/captions.h"
#include "kit/images.h"
#include "kit/page.h"
#include "kit/press.h"
#include "kit/readme.h"
#include "kit/release.h"

/* A document that every kit has; another is another line. */
static const struct
{
  const char *name;
  char *(*format) (const JsnPress *press);
} documents[] = {
  { "index.html", jsn_page_format },
  { "captions.csv", jsn_captions_format_csv },
  { "captions.txt", jsn_captions_format_text },
  { "README.txt", jsn_readme_format },
};

static gboolean
add_documents (const JsnPress *press, JsnBundle *bundle, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *text = documents[i].format (press);

      if (!jsn_bundle_add_text (bundle, documents[i].name, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_releases (const JsnPress *press, JsnBundle *bundle, GError **error)
{
  for (char **lang = press->content->languages; *lang; lang++)
    {
      if (!jsn_release_exists (press->content, *lang))
        continue;
      g_autofree char *name = jsn_release_dup_name (*lang);
      g_autofree char *text = jsn_release_format_text (press->content, *lang);

      if (!jsn_bundle_add_text (bundle, name, text, error))
        return FALSE;
    }
  return TRUE;
}

/* A kit may take the place of an older kit, never that of a photo or an exhibition whose name was given by mistake.
 * What is called a ZIP may be replaced whatever became of it. */
static gboolean
check_target (const char *path, GError **error)
{
  char magic[4] = { 0 };
  g_autofree char *shown = NULL;

  if (g_str_has_suffix (path, ".zip"))
    return TRUE;

  int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    return TRUE; /* absent, or JsnOutFile says what is wrong with it */
  ssize_t length = read (fd, magic, sizeof magic);
  close (fd);
  if (length <= 0 || (length == sizeof magic && memcmp (magic, "PK\3\4", sizeof magic) == 0))
    return TRUE;
  shown = jsn_display_path (path);
  return jsn_error_set (error, JSN_ERROR_EXISTS,
                        _ ("%s: there is a file of this name that is no press kit; choose another name"), shown);
}

gboolean
jsn_kit_build (const JsnKitContent *content, const char *path, JsnJob *job, GError **error)
{
  g_return_val_if_fail (content != NULL && path != NULL, FALSE);

  if (!check_target (path, error))
    return FALSE;
  g_autoptr (JsnPress) press = jsn_press_new (content, job, error);
  if (press == NULL)
    return FALSE;

  g_autoptr (JsnOutFile) file = jsn_out_file_open (path, error);
  if (file == NULL)
    return FALSE;

  g_autoptr (JsnBundle) bundle = jsn_bundle_new (file, press->folder, content->now);
  if (!jsn_images_add (press, bundle, job, error))
    return FALSE;

  jsn_job_begin (job, _ ("Writing the press kit"), 0);
  return add_documents (press, bundle, error) && add_releases (press, bundle, error)
         && jsn_bundle_finish (bundle, error) && jsn_job_check (job, error) && jsn_out_file_commit (file, TRUE, error);
}
