/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rights, embargo and what a news desk refuses an image without. */
#include "kit/gate.h"

#include "base/i18n.h"
#include "base/name.h"

static void
check_clearance (const JsnPhoto *photo, GPtrArray *reasons)
{
  switch (photo->clearance_press)
    {
    case JSN_CLEARANCE_CLEARED:
      return;
    case JSN_CLEARANCE_REFUSED:
      g_ptr_array_add (reasons, g_strdup (_ ("the rights holder refused the press")));
      return;
    case JSN_CLEARANCE_ASKED:
      g_ptr_array_add (reasons,
                       g_strdup (_ ("not cleared for the press yet: the rights holder was asked; mark it as cleared "
                                    "when the answer is there")));
      return;
    case JSN_CLEARANCE_UNKNOWN:
    default:
      g_ptr_array_add (reasons,
                       g_strdup (_ ("not cleared for the press: ask the rights holder, then mark it as cleared")));
    }
}

/* A time without a zone is no promise to anybody: an hour lies between Seoul and Beijing. */
static void
check_embargo (const JsnPhoto *photo, gint64 now, GPtrArray *reasons)
{
  if (photo->embargo == NULL || photo->embargo[0] == '\0')
    return;

  g_autoptr (GDateTime) embargo = g_date_time_new_from_iso8601 (photo->embargo, NULL);
  g_autofree char *shown = jsn_display_text (photo->embargo, -1);

  if (embargo == NULL)
    g_ptr_array_add (reasons, g_strdup_printf (_ ("the embargo “%s” is no time with a zone; write it like "
                                                  "2026-11-30T09:00:00+09:00 (Seoul is +09:00, Beijing +08:00)"),
                                               shown));
  else if (g_date_time_to_unix (embargo) > now)
    g_ptr_array_add (reasons,
                     g_strdup_printf (_ ("under embargo until %s; bundle the kit after that time, or change the "
                                         "embargo"),
                                      shown));
}

/* Rights may be said once for the whole kit; who made the picture and what it shows may not. */
static void
check_texts (const JsnKitContent *content, const JsnPhoto *photo, GPtrArray *reasons)
{
  const JsnTexts *texts = photo->texts;

  if (!jsn_texts_has (texts, "caption"))
    g_ptr_array_add (reasons, g_strdup (_ ("no caption in any language; write one")));
  if (!jsn_texts_has (texts, "creator") && !jsn_texts_has (texts, "credit"))
    g_ptr_array_add (reasons, g_strdup (_ ("no credit; say who made it as creator or credit")));
  if (!jsn_texts_has (texts, "copyright") && !jsn_texts_has (texts, "usage_terms")
      && !jsn_texts_has (content->kit, "usage_terms"))
    g_ptr_array_add (reasons,
                     g_strdup (_ ("no rights; fill in copyright or usage terms, of the photo or of the press kit")));
}

char *
jsn_gate_find_reason (const JsnKitContent *content, const JsnPhoto *photo)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new_with_free_func (g_free);

  check_clearance (photo, reasons);
  check_embargo (photo, content->now, reasons);
  check_texts (content, photo, reasons);
  if (reasons->len == 0)
    return NULL;
  g_ptr_array_add (reasons, NULL);
  return g_strjoinv ("; ", (char **)reasons->pdata);
}

GPtrArray *
jsn_kit_list_refusals (const JsnKitContent *content)
{
  g_return_val_if_fail (content != NULL, NULL);

  GPtrArray *refusals = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_kit_refusal_free);

  for (guint i = 0; i < content->photos->len; i++)
    {
      const JsnPhoto *photo = g_ptr_array_index (content->photos, i);
      g_autofree char *reason = jsn_gate_find_reason (content, photo);

      if (reason == NULL)
        continue;
      JsnKitRefusal *refusal = g_new0 (JsnKitRefusal, 1);
      refusal->photo = photo->id;
      refusal->path = g_strdup (photo->path);
      refusal->reason = g_steal_pointer (&reason);
      g_ptr_array_add (refusals, refusal);
    }
  return refusals;
}

void
jsn_kit_refusal_free (JsnKitRefusal *refusal)
{
  if (refusal == NULL)
    return;
  g_free (refusal->path);
  g_free (refusal->reason);
  g_free (refusal);
}
