/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenSSL's envelope interface, which takes the processor's own instructions where it has them. */
#include "kit/digest.h"

#include <openssl/evp.h>

struct _JsnDigest
{
  EVP_MD_CTX *context;
};

JsnDigest *
jsn_digest_new (void)
{
  JsnDigest *digest = g_new0 (JsnDigest, 1);

  digest->context = EVP_MD_CTX_new ();
  /* Fails only without memory or without SHA-256, and then no kit could be trusted. */
  if (digest->context == NULL || EVP_DigestInit_ex (digest->context, EVP_sha256 (), NULL) != 1)
    g_error ("OpenSSL gives no SHA-256");
  return digest;
}

void
jsn_digest_update (JsnDigest *digest, const void *data, gsize length)
{
  g_return_if_fail (digest != NULL);

  if (EVP_DigestUpdate (digest->context, data, length) != 1)
    g_error ("OpenSSL stopped in the middle of a SHA-256");
}

char *
jsn_digest_finish (JsnDigest *digest)
{
  g_return_val_if_fail (digest != NULL, NULL);

  guchar sum[EVP_MAX_MD_SIZE];
  guint length = 0;

  if (EVP_DigestFinal_ex (digest->context, sum, &length) != 1)
    g_error ("OpenSSL did not finish a SHA-256");

  GString *hex = g_string_sized_new (JSN_DIGEST_LENGTH + 1);
  for (guint i = 0; i < length; i++)
    g_string_append_printf (hex, "%02x", sum[i]);
  return g_string_free (hex, FALSE);
}

void
jsn_digest_free (JsnDigest *digest)
{
  if (digest == NULL)
    return;
  EVP_MD_CTX_free (digest->context);
  g_free (digest);
}

char *
jsn_digest_of (const void *data, gsize length)
{
  g_autoptr (JsnDigest) digest = jsn_digest_new ();

  jsn_digest_update (digest, data, length);
  return jsn_digest_finish (digest);
}
