/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading back a file that has no name yet. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As jsn_print_verify(), of a regular file that @path leads to (through /proc/self/fd too); @name stands in messages.
 */
GPtrArray *jsn_verify_file (
    const char *path, const char *name, double trim_width_mm, double trim_height_mm, double bleed_mm, GError **error);

G_END_DECLS
