/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of results as the command line's contract writes them: what is not known is null. */
#pragma once

#include <json-glib/json-glib.h>

#include "base/job.h"

G_BEGIN_DECLS

/* NULL becomes null; an unknown number (NAN) too. Whole numbers are written without a point. */
void jsn_json_add_text (JsonBuilder *builder, const char *text);
void jsn_json_add_number (JsonBuilder *builder, double number);
/* A file-system path: itself when it is UTF-8, otherwise as displayed. */
void jsn_json_add_path (JsonBuilder *builder, const char *path);

/* The same with the member's name before. */
void jsn_json_set_text (JsonBuilder *builder, const char *key, const char *text);
void jsn_json_set_number (JsonBuilder *builder, const char *key, double number);
void jsn_json_set_path (JsonBuilder *builder, const char *key, const char *path);
/* [width, height] */
void jsn_json_set_size (JsonBuilder *builder, const char *key, double width, double height);
/* An array of the texts; NULL is an empty one. */
void jsn_json_set_strings (JsonBuilder *builder, const char *key, const GPtrArray *strings);
/* [{"path": …, "reason": …}, …] for every note of @kind. Returns how many. */
guint jsn_json_set_notes (JsonBuilder *builder, const char *key, const GPtrArray *notes, JsnNoteKind kind);

G_END_DECLS
