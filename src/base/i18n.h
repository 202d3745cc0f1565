/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Translation of what people read; the domain is bound once by each program. */
#pragma once

#include <glib.h>
#include <libintl.h>

#define _(text) dgettext (JSN_GETTEXT_DOMAIN, text)
#define N_(text) text
#define C_(context, text) g_dpgettext2 (JSN_GETTEXT_DOMAIN, context, text)
#define NC_(context, text) text
#define P_(one, many, n) dngettext (JSN_GETTEXT_DOMAIN, one, many, n)

/* Sets the locale from the environment and binds the text domain. Call once, first in main(). */
void jsn_i18n_init (void);
