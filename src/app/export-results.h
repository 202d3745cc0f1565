/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of an export: one row per file. */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define JSN_TYPE_EXPORT_RESULTS (jsn_export_results_get_type ())
G_DECLARE_FINAL_TYPE (JsnExportResults, jsn_export_results, JSN, EXPORT_RESULTS, GtkBin)

GtkWidget *jsn_export_results_new (void);
void jsn_export_results_clear (JsnExportResults *results);
/* The result of "export-panels" into @folder (file-system bytes). */
void jsn_export_results_show_panels (JsnExportResults *results, JsonNode *panels, const char *folder);
/* One file that was made; @about says what it is. */
void jsn_export_results_show_file (JsnExportResults *results, const char *path, const char *about);
void jsn_export_results_show_failure (JsnExportResults *results, const char *message);

G_END_DECLS
