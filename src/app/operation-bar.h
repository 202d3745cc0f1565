/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar that shows what is going on in the background, how far it is, and how to stop it. */
#pragma once

#include <gtk/gtk.h>

#include "app/operations.h"

G_BEGIN_DECLS

#define JSN_TYPE_OPERATION_BAR (jsn_operation_bar_get_type ())
/* Shows itself while something runs for longer than a moment. */
G_DECLARE_FINAL_TYPE (JsnOperationBar, jsn_operation_bar, JSN, OPERATION_BAR, GtkBin)

void jsn_operation_bar_set_operations (JsnOperationBar *bar, JsnOperations *operations);

G_END_DECLS
