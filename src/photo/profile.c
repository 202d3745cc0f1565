/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads ICC profiles with lcms. */
#include "photo/profile.h"

#include <lcms2.h>

#include "base/name.h"

static gboolean
fits (cmsHPROFILE profile, int components)
{
  cmsColorSpaceSignature space = cmsGetColorSpace (profile);
  cmsProfileClassSignature class = cmsGetDeviceClass (profile);

  if (class != cmsSigInputClass && class != cmsSigDisplayClass && class != cmsSigOutputClass
      && class != cmsSigColorSpaceClass)
    return FALSE;
  switch (components)
    {
    case 1:
      return space == cmsSigGrayData;
    case 3:
      return space == cmsSigRgbData;
    case 4:
      return space == cmsSigCmykData;
    default:
      return FALSE;
    }
}

static char *
describe (cmsHPROFILE profile)
{
  wchar_t wide[256] = { 0 };

  if (cmsGetProfileInfo (profile, cmsInfoDescription, "en", "US", wide, sizeof wide - sizeof *wide) == 0)
    return g_strdup ("ICC");

  g_autofree char *text = g_ucs4_to_utf8 ((const gunichar *)wide, -1, NULL, NULL, NULL);
  char *clean = text ? jsn_clean_text (text, -1, 256) : NULL;

  return clean ? g_strstrip (clean) : g_strdup ("ICC");
}

char *
jsn_profile_describe (GBytes *bytes, int components)
{
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  cmsHPROFILE profile = cmsOpenProfileFromMem (data, size);
  char *description = NULL;

  if (profile == NULL)
    return NULL;
  if (fits (profile, components))
    description = describe (profile);
  cmsCloseProfile (profile);
  return description;
}
