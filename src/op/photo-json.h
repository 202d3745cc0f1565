/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo as the JSON that cli.md promises. */
#pragma once

#include <json-glib/json-glib.h>

#include "photo/photo.h"

G_BEGIN_DECLS

void jsn_photo_to_json (JsonBuilder *builder, const JsnPhoto *photo, const char *const *languages);

/* A file-system path as JSON text: itself when it is UTF-8, otherwise as displayed. */
void jsn_json_add_path (JsonBuilder *builder, const char *path);
/* NULL becomes null; an unknown number (NAN) too. */
void jsn_json_add_text (JsonBuilder *builder, const char *text);
void jsn_json_add_number (JsonBuilder *builder, double number);
/* {"path": …, "reason": …} for every note of @kind. Returns how many. */
guint jsn_json_add_notes (JsonBuilder *builder, GPtrArray *notes, int kind);

G_END_DECLS
