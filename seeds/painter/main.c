/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jeonsi-paint-seeds DIR [NAME...]: paints the sample's views so that they can be looked at. Not installed. */
#include <glib.h>
#include <stdlib.h>

#include "painter/painter.h"

int
main (int argc, char **argv)
{
  int width = 0;
  const GOptionEntry entries[] = {
    { "width", 'w', 0, G_OPTION_ARG_INT, &width, "Paint a proof this many pixels wide", "PX" },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("DIR [NAME...]");
  g_autoptr (GError) error = NULL;
  gsize n_paintings;
  const JsnPainting *paintings = jsn_seeds_paintings (&n_paintings);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc < 2)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Name the folder to paint into.");
      return EXIT_FAILURE;
    }
  for (gsize i = 0; i < n_paintings; i++)
    {
      g_autofree char *file = g_strdup_printf ("%02" G_GSIZE_FORMAT "-%s.jpg", i + 1, paintings[i].name);
      g_autofree char *path = g_build_filename (argv[1], file, NULL);
      gint64 start = g_get_monotonic_time ();
      gboolean wanted = argc == 2;

      for (int k = 2; k < argc; k++)
        wanted |= g_str_equal (argv[k], paintings[i].name);
      if (!wanted)
        continue;
      if (!jsn_seeds_paint_at (paintings[i].name, width > 0 ? width : paintings[i].width_px, path, &error))
        {
          g_printerr ("%s\n", error->message);
          return EXIT_FAILURE;
        }
      g_print ("%s  %.1f s\n", path, (g_get_monotonic_time () - start) / 1e6);
    }
  return EXIT_SUCCESS;
}
