/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jeonsi: the window. */
#include <signal.h>

#include "app/application.h"
#include "base/i18n.h"
#include "photo/read.h"

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  /* A reader that went away, and a file that grew too large, are errors of a write and not the end of the program. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  jsn_i18n_init ();
  if (!jsn_photo_init (argv[0], &error))
    {
      g_printerr ("jeonsi: %s\n", error->message);
      return 1;
    }
  g_set_prgname (JSN_APP_ID);
  g_set_application_name (_ ("Jeonsi"));

  g_autoptr (JsnApplication) application = jsn_application_new ();
  int status = g_application_run (G_APPLICATION (application), argc, argv);

  g_clear_object (&application);
  jsn_photo_shutdown ();
  return status;
}
