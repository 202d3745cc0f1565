/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The findings of the check, one row for all that say the same. */
#pragma once

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

#include "exhibition/exhibition.h"

G_BEGIN_DECLS

#define JSN_TYPE_CHECK_LIST (jsn_check_list_get_type ())
/* Signal "show-ref" (const char *ref): the first place that the activated row is about. */
G_DECLARE_FINAL_TYPE (JsnCheckList, jsn_check_list, JSN, CHECK_LIST, GtkBin)

GtkWidget *jsn_check_list_new (void);
/* @findings: the result of the verb "check"; NULL: not checked yet. Names of photos are read from @exhibition. */
void jsn_check_list_set_findings (JsnCheckList *list, JsonNode *findings, JsnExhibition *exhibition);

G_END_DECLS
