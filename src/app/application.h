/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The application: one process for all windows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define JSN_TYPE_APPLICATION (jsn_application_get_type ())
G_DECLARE_FINAL_TYPE (JsnApplication, jsn_application, JSN, APPLICATION, GtkApplication)

JsnApplication *jsn_application_new (void);

G_END_DECLS
