/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo as the JSON that the command line's contract promises. */
#pragma once

#include <json-glib/json-glib.h>

#include "photo/photo.h"

G_BEGIN_DECLS

/* Adds one object. @languages: the exhibition's, NULL-terminated; each has a member in headline, caption and alt. */
void jsn_photo_to_json (JsonBuilder *builder, const JsnPhoto *photo, const char *const *languages);

G_END_DECLS
