/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the press images of a kit and puts them into the bundle. */
#pragma once

#include "kit/bundle.h"
#include "kit/press.h"

G_BEGIN_DECLS

/* Every photo in every size, captions written into each, in order, a few photos at a time so that memory stays bounded.
 * Fills in sizes. A photo that cannot be made (its original missing, changed or damaged) is noted on @job as refused
 * and taken out of @press. Fails when none is left, when the bundle cannot be written and on cancel. */
gboolean jsn_images_add (JsnPress *press, JsnBundle *bundle, JsnJob *job, GError **error);

G_END_DECLS
