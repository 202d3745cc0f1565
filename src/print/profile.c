/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Print shops that we know how to serve, and the profiles for them. */
#include "print/profile.h"

#include <lcms2.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "jsn-print-resources.h"

/* ICC.1:2001-04, table 9: where in the 128-byte header a field stands. */
#define ICC_HEADER_BYTES 128
#define ICC_SIZE 0
#define ICC_CLASS 12
#define ICC_SPACE 16
#define ICC_DATE 24
#define ICC_SIGNATURE 36

static const JsnPrintProfile profiles[] = {
  {
      .name = "sheet-fed",
      .label = N_ ("Sheet-fed offset: 3 mm bleed, crop marks and colour bar"),
      .bleed_mm = 3,
      .slug_mm = 12,
      .crop_marks = TRUE,
      .color_bar = TRUE,
      .output_condition = "FOGRA39",
      .resource = "FOGRA39L_coated_300.icc",
  },
  {
      .name = "wide-format",
      .label = N_ ("Wide format: trimmed size, no bleed, no marks"),
      .output_condition = "FOGRA39",
      .resource = "FOGRA39L_coated_300.icc",
  },
};

const JsnPrintProfile *
jsn_print_profile_list (gsize *n_profiles)
{
  if (n_profiles)
    *n_profiles = G_N_ELEMENTS (profiles);
  return profiles;
}

const JsnPrintProfile *
jsn_print_profile_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (g_strcmp0 (profiles[i].name, name) == 0)
      return &profiles[i];
  return NULL;
}

/* GLib registers compiled-in resources at their first use, and two threads at once may find them half registered. */
static GResource *
get_resource (void)
{
  static GResource *resource;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      resource = jsn_print_resources_get_resource ();
      g_once_init_leave (&once, 1);
    }
  return resource;
}

GBytes *
jsn_print_profile_load (const JsnPrintProfile *profile, GError **error)
{
  g_autofree char *path = g_strconcat ("/io/github/jeonsi/print/", profile->resource, NULL);

  return g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

GBytes *
jsn_profile_make_srgb (void)
{
  cmsHPROFILE profile = cmsCreate_sRGBProfile ();
  cmsUInt32Number length = 0;
  guint8 *data;

  /* PDF 1.6 knows profiles up to ICC version 4.0 only; version 2 is read by every RIP. */
  cmsSetProfileVersion (profile, 2.1);
  cmsSaveProfileToMem (profile, NULL, &length);
  data = g_malloc0 (length);
  cmsSaveProfileToMem (profile, data, &length);
  cmsCloseProfile (profile);

  /* lcms writes the time of day; the profile is as old as the standard, 1999-10-18. */
  const guint8 date[12] = { 0x07, 0xcf, 0, 10, 0, 18 };
  memcpy (data + ICC_DATE, date, sizeof date);
  return g_bytes_new_take (data, length);
}

gboolean
jsn_profile_fits (GBytes *profile, int components)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (profile, &length);

  if (length < ICC_HEADER_BYTES || memcmp (data + ICC_SIGNATURE, "acsp", 4) != 0)
    return FALSE;
  guint32 size
      = (guint32)data[ICC_SIZE] << 24 | data[ICC_SIZE + 1] << 16 | data[ICC_SIZE + 2] << 8 | data[ICC_SIZE + 3];
  if (size != length)
    return FALSE;
  const char *space = components == 1 ? "GRAY" : components == 3 ? "RGB " : components == 4 ? "CMYK" : "";
  if (memcmp (data + ICC_SPACE, space, strlen (space)) != 0 || space[0] == '\0')
    return FALSE;
  const char *const classes[] = { "scnr", "mntr", "prtr", "spac" };
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (memcmp (data + ICC_CLASS, classes[i], 4) == 0)
      return TRUE;
  return FALSE;
}
