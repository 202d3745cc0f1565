/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One black cannot be left to the profile: separated text would print in four inks that never meet exactly. */
#include "print/color.h"

#include <lcms2.h>
#include <math.h>

#include "base/error.h"
#include "base/i18n.h"
#include "layout/ink.h"

#define N_TINTS 256

struct _JsnColor
{
  cmsContext context;
  cmsHTRANSFORM to_cmyk;     /* sRGB doubles → CMYK percent doubles */
  cmsHTRANSFORM to_lab;      /* CMYK percent doubles → Lab doubles */
  double lightness[N_TINTS]; /* of black tints 0 … 1, falling */
};

static void
fill_lightness (JsnColor *color)
{
  for (guint i = 0; i < N_TINTS; i++)
    {
      const double cmyk[4] = { 0, 0, 0, 100.0 * i / (N_TINTS - 1) };
      cmsCIELab lab;

      cmsDoTransform (color->to_lab, cmyk, &lab, 1);
      /* A profile's tables may rise by a hair; the search below needs them falling. */
      color->lightness[i] = i ? MIN (lab.L, color->lightness[i - 1]) : lab.L;
    }
}

JsnColor *
jsn_color_new (GBytes *profile, GError **error)
{
  g_autoptr (JsnColor) color = g_new0 (JsnColor, 1);
  gsize length;
  gconstpointer data = g_bytes_get_data (profile, &length);

  color->context = cmsCreateContext (NULL, NULL);
  cmsHPROFILE cmyk = cmsOpenProfileFromMemTHR (color->context, data, (cmsUInt32Number)length);
  cmsHPROFILE srgb = cmsCreate_sRGBProfileTHR (color->context);
  cmsHPROFILE lab = cmsCreateLab4ProfileTHR (color->context, NULL);
  if (cmyk && cmsGetColorSpace (cmyk) == cmsSigCmykData && cmsGetDeviceClass (cmyk) == cmsSigOutputClass)
    {
      color->to_cmyk
          = cmsCreateTransformTHR (color->context, srgb, TYPE_RGB_DBL, cmyk, TYPE_CMYK_DBL,
                                   INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE);
      color->to_lab = cmsCreateTransformTHR (color->context, cmyk, TYPE_CMYK_DBL, lab, TYPE_Lab_DBL,
                                             INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOCACHE | cmsFLAGS_NOOPTIMIZE);
    }
  if (cmyk)
    cmsCloseProfile (cmyk);
  cmsCloseProfile (srgb);
  cmsCloseProfile (lab);
  if (color->to_cmyk == NULL || color->to_lab == NULL)
    {
      jsn_error_set (error, JSN_ERROR_FORMAT, _ ("The print profile is no ICC profile of a CMYK printer."));
      return NULL;
    }
  fill_lightness (color);
  return g_steal_pointer (&color);
}

void
jsn_color_free (JsnColor *color)
{
  if (color == NULL)
    return;
  if (color->to_cmyk)
    cmsDeleteTransform (color->to_cmyk);
  if (color->to_lab)
    cmsDeleteTransform (color->to_lab);
  cmsDeleteContext (color->context);
  g_free (color);
}

double
jsn_color_get_lightness (JsnColor *color, double black)
{
  double place = CLAMP (black, 0, 1) * (N_TINTS - 1);
  guint below = MIN ((guint)place, N_TINTS - 2);

  return color->lightness[below] + (color->lightness[below + 1] - color->lightness[below]) * (place - below);
}

/* CIE L* of an sRGB grey (IEC 61966-2-1). */
static double
get_grey_lightness (double grey)
{
  double y = grey <= 0.04045 ? grey / 12.92 : pow ((grey + 0.055) / 1.055, 2.4);

  return y <= 216.0 / 24389 ? y * 24389 / 27 : 116 * cbrt (y) - 16;
}

static double
find_black (JsnColor *color, double grey)
{
  double solid = color->lightness[N_TINTS - 1];
  double target = solid + get_grey_lightness (grey) * (100 - solid) / 100;

  if (grey <= 0)
    return 1;
  for (guint i = 1; i < N_TINTS; i++)
    if (color->lightness[i] <= target)
      {
        double above = color->lightness[i - 1], step = above - color->lightness[i];
        double part = step > 0 ? (above - target) / step : 0;

        return (i - 1 + CLAMP (part, 0, 1)) / (N_TINTS - 1);
      }
  return 1;
}

void
jsn_color_convert (JsnColor *color, double red, double green, double blue, double cmyk[4])
{
  const double rgb[3] = { CLAMP (red, 0, 1), CLAMP (green, 0, 1), CLAMP (blue, 0, 1) };
  const JsnInk *ink = jsn_ink_find_proxy ((guint16)lrint (rgb[0] * 65535), (guint16)lrint (rgb[1] * 65535),
                                          (guint16)lrint (rgb[2] * 65535));

  if (ink)
    {
      for (guint i = 0; i < 4; i++)
        cmyk[i] = ink->cmyk[i];
      return;
    }
  if (rgb[0] == rgb[1] && rgb[1] == rgb[2])
    {
      cmyk[0] = cmyk[1] = cmyk[2] = 0;
      cmyk[3] = find_black (color, rgb[0]);
      return;
    }
  cmsDoTransform (color->to_cmyk, rgb, cmyk, 1);
  for (guint i = 0; i < 4; i++)
    cmyk[i] = CLAMP (cmyk[i] / 100, 0, 1);
}
