/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading references and ranges of numbers. */
#include "op/ref.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

#define MAX_NUMBERS 100000

static gboolean
parse_range (const char *text, gint64 *first, gint64 *last)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);
  guint64 low, high;

  if (ends[0] == NULL || !g_ascii_string_to_unsigned (ends[0], 10, 1, G_MAXINT64, &low, NULL))
    return FALSE;
  high = low;
  if (ends[1] && !g_ascii_string_to_unsigned (ends[1], 10, low, G_MAXINT64, &high, NULL))
    return FALSE;
  *first = (gint64)low;
  *last = (gint64)high;
  return high - low < MAX_NUMBERS;
}

GArray *
jsn_ranges_parse (const char *text, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (gsize i = 0; parts[i] || i == 0; i++)
    {
      gint64 first, last;

      if (parts[i] == NULL || !parse_range (g_strstrip (parts[i]), &first, &last)
          || numbers->len + (last - first) >= MAX_NUMBERS)
        {
          g_autofree char *shown = jsn_display_text (text, -1);

          jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” is no list of numbers; write it like 1-3,7"), shown);
          return NULL;
        }
      for (gint64 number = first; number <= last; number++)
        if (g_hash_table_add (seen, g_memdup2 (&number, sizeof number)))
          g_array_append_val (numbers, number);
    }
  return g_steal_pointer (&numbers);
}

gboolean
jsn_ref_parse (const char *text, JsnRefKind *kind, GArray **ids, GError **error)
{
  if (g_str_equal (text, "kit") || g_str_equal (text, "exhibition"))
    {
      *kind = g_str_equal (text, "kit") ? JSN_REF_KIT : JSN_REF_EXHIBITION;
      *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      return TRUE;
    }

  gboolean photo = g_str_has_prefix (text, "photo:");

  if (!photo && !g_str_has_prefix (text, "panel:"))
    {
      g_autofree char *shown = jsn_display_text (text, -1);

      return jsn_error_set (error, JSN_ERROR_ARGUMENT,
                            _ ("“%s” names nothing; write photo:12, panel:3, kit or exhibition"), shown);
    }
  *kind = photo ? JSN_REF_PHOTO : JSN_REF_PANEL;
  *ids = jsn_ranges_parse (strchr (text, ':') + 1, error);
  return *ids != NULL;
}
