/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ZIP and a manifest that grow together. */
#include "kit/bundle.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "kit/digest.h"
#include "kit/manifest.h"
#include "kit/zip.h"

struct _JsnBundle
{
  JsnZip *zip;
  JsnManifest *manifest;
  char *folder;
};

JsnBundle *
jsn_bundle_new (JsnOutFile *file, const char *folder, gint64 now)
{
  JsnBundle *bundle = g_new0 (JsnBundle, 1);

  bundle->zip = jsn_zip_new (file, now);
  bundle->manifest = jsn_manifest_new ();
  bundle->folder = g_strdup (folder);
  return bundle;
}

void
jsn_bundle_free (JsnBundle *bundle)
{
  if (bundle == NULL)
    return;
  jsn_zip_free (bundle->zip);
  jsn_manifest_free (bundle->manifest);
  g_free (bundle->folder);
  g_free (bundle);
}

static gboolean
put (JsnBundle *bundle, const char *path, GBytes *data, gboolean pack, GError **error)
{
  g_autofree char *name = g_strconcat (bundle->folder, "/", path, NULL);

  return jsn_zip_add (bundle->zip, name, data, pack, error);
}

gboolean
jsn_bundle_add (JsnBundle *bundle, const char *path, GBytes *data, gboolean pack, GError **error)
{
  g_return_val_if_fail (bundle != NULL && path != NULL && data != NULL, FALSE);

  gsize length;
  const void *bytes = g_bytes_get_data (data, &length);
  g_autofree char *sum = jsn_digest_of (bytes, length);

  if (!jsn_manifest_add (bundle->manifest, path, sum))
    return jsn_error_set (error, JSN_ERROR_EXISTS, _ ("%s: the kit would hold two files of this name"), path);
  return put (bundle, path, data, pack, error);
}

gboolean
jsn_bundle_add_text (JsnBundle *bundle, const char *path, const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  g_autoptr (GBytes) data = g_bytes_new (text, strlen (text));

  return jsn_bundle_add (bundle, path, data, TRUE, error);
}

gboolean
jsn_bundle_finish (JsnBundle *bundle, GError **error)
{
  g_return_val_if_fail (bundle != NULL, FALSE);

  char *text = jsn_manifest_format (bundle->manifest);
  g_autoptr (GBytes) data = g_bytes_new_take (text, strlen (text));

  return put (bundle, JSN_MANIFEST_NAME, data, TRUE, error) && jsn_zip_finish (bundle->zip, error);
}
