/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading snapshots of panels by their numbers. */
#include "op/sheets.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "op/ref.h"

/* Panel ids for the numbers asked for. */
static GArray *
choose (JsnExhibition *exhibition, const char *numbers, GError **error)
{
  g_autoptr (GArray) chosen = numbers ? jsn_ranges_parse (numbers, error) : jsn_panels_list (exhibition, error);

  if (chosen == NULL)
    return NULL;
  if (chosen->len == 0)
    {
      jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("there is no panel yet; lay out photos first"));
      return NULL;
    }
  for (guint i = 0; numbers && i < chosen->len; i++)
    {
      gint64 number = g_array_index (chosen, gint64, i);
      gint64 id = number <= G_MAXINT ? jsn_panels_find_number (exhibition, (int)number) : 0;

      if (id == 0)
        {
          jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("there is no panel %d"), (int)MIN (number, G_MAXINT));
          return NULL;
        }
      g_array_index (chosen, gint64, i) = id;
    }
  return g_steal_pointer (&chosen);
}

GPtrArray *
jsn_sheets_load (JsnExhibition *exhibition, const char *numbers, GError **error)
{
  g_autoptr (GArray) ids = choose (exhibition, numbers, error);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_sheet_free);

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      JsnSheet *sheet = jsn_sheet_load (exhibition, g_array_index (ids, gint64, i), error);

      if (sheet == NULL)
        return NULL;
      g_ptr_array_add (sheets, sheet);
    }
  return g_steal_pointer (&sheets);
}

char *
jsn_sheets_dup_title (JsnExhibition *exhibition)
{
  g_autoptr (JsnTexts) texts = jsn_exhibition_load_texts (exhibition, NULL);
  g_auto (GStrv) languages = jsn_exhibition_dup_languages (exhibition);
  const char *title = texts ? jsn_texts_find (texts, "title", languages[0]) : NULL;

  if (title)
    return g_strdup (title);

  g_autofree char *shown = jsn_display_path (jsn_exhibition_get_path (exhibition));

  return g_path_get_basename (shown);
}
