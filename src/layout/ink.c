/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The palette: inks of an exhibition print and the proxies that stand for them. */
#include "layout/ink.h"

#include <string.h>

/* Proxies are the sRGB of the ink on coated paper (FOGRA39, relative colorimetric), greys made neutral; the two blacks
 * with black point compensation, for type that is as deep on the screen as it looks on paper. No ink lays down more
 * than 300 %. */
static const JsnInk inks[] = {
  { "paper", { 0, 0, 0, 0 }, { 65535, 65535, 65535 } },
  { "black", { 0, 0, 0, 1 }, { 5106, 4921, 4438 } },
  /* For type and areas where black alone looks weak. */
  { "rich-black", { .60, .40, .40, 1 }, { 3211, 3307, 3303 } },
  { "grey-80", { 0, 0, 0, .80 }, { 23493, 23491, 23489 } },
  { "grey-60", { 0, 0, 0, .60 }, { 35327, 35325, 35323 } },
  { "grey-40", { 0, 0, 0, .40 }, { 46121, 46119, 46117 } },
  { "grey-20", { 0, 0, 0, .20 }, { 56125, 56123, 56121 } },
  { "grey-10", { 0, 0, 0, .10 }, { 60852, 60850, 60848 } },
  { "warm-grey", { .18, .20, .24, .42 }, { 38344, 36624, 34995 } },
  /* The ground of a calm field: the tint of mulberry paper. */
  { "hanji", { .03, .04, .10, .01 }, { 63610, 62424, 59814 } },
  /* Four colours of painted palace woodwork. */
  { "dancheong-green", { .88, .38, .68, .38 }, { 9090, 24157, 20611 } },
  { "celadon", { .34, .08, .28, .08 }, { 44509, 50785, 47195 } },
  { "vermilion", { .05, .88, .90, .03 }, { 56329, 16879, 12372 } },
  { "han-blue", { 1, .72, .25, .22 }, { 6394, 18617, 29824 } },
};

const JsnInk *
jsn_ink_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (inks); i++)
    if (strcmp (inks[i].name, name) == 0)
      return &inks[i];
  return NULL;
}

const JsnInk *
jsn_ink_find_proxy (guint16 red, guint16 green, guint16 blue)
{
  for (gsize i = 0; i < G_N_ELEMENTS (inks); i++)
    if (inks[i].proxy[0] == red && inks[i].proxy[1] == green && inks[i].proxy[2] == blue)
      return &inks[i];
  return NULL;
}

const JsnInk *
jsn_ink_list (gsize *n_inks)
{
  if (n_inks)
    *n_inks = G_N_ELEMENTS (inks);
  return inks;
}
