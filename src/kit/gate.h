/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate within the room: one photo at a time. */
#pragma once

#include "kit/kit.h"

G_BEGIN_DECLS

/* Everything that keeps @photo out of the kit, joined to one sentence; NULL when it may leave. Free with g_free(). */
char *jsn_gate_find_reason (const JsnKitContent *content, const JsnPhoto *photo);

G_END_DECLS
