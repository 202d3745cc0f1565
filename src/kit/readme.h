/* SPDX-License-Identifier: GPL-3.0-or-later */
/* README.txt of a kit: what is where, and how to see that nothing was changed. */
#pragma once

#include "kit/press.h"

G_BEGIN_DECLS

/* In the exhibition's languages as far as it is written in them, English always; as jsn_plain_format(). Free with
 * g_free(). */
char *jsn_readme_format (const JsnPress *press);

G_END_DECLS
