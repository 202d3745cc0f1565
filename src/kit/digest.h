/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 as people check it: by OpenSSL, in hexadecimal. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define JSN_DIGEST_LENGTH 64 /* hexadecimal digits */

/* A running sum; not shared between threads. */
typedef struct _JsnDigest JsnDigest;

JsnDigest *jsn_digest_new (void);
void jsn_digest_update (JsnDigest *digest, const void *data, gsize length);
/* Lower case. The sum takes no more data afterwards. Free with g_free(). */
char *jsn_digest_finish (JsnDigest *digest);
void jsn_digest_free (JsnDigest *digest);

/* All of the above in one call. */
char *jsn_digest_of (const void *data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnDigest, jsn_digest_free)

G_END_DECLS
