/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SOURCE_DATE_EPOCH makes outputs reproducible. */
#include "op/when.h"

gint64
jsn_when (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 seconds;

  if (epoch && g_ascii_string_to_unsigned (epoch, 10, 0, G_GINT64_CONSTANT (253402300799), &seconds, NULL))
    return (gint64)seconds;
  return g_get_real_time () / G_USEC_PER_SEC;
}

char *
jsn_when_iso (void)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (jsn_when ());

  return g_date_time_format (when, "%Y-%m-%dT%H:%M:%S+00:00");
}
