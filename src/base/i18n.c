/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The translations' folder: the installed one, or that of an uninstalled run. */
#include "base/i18n.h"

#include <locale.h>

void
jsn_i18n_init (void)
{
  const char *uninstalled = g_getenv ("JEONSI_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (JSN_GETTEXT_DOMAIN, uninstalled ? uninstalled : JSN_LOCALE_DIR);
  bind_textdomain_codeset (JSN_GETTEXT_DOMAIN, "UTF-8");
  textdomain (JSN_GETTEXT_DOMAIN);
}
