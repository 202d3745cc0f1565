/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The release as a text file that a desk can paste from. */
#include "kit/release.h"

#include <string.h>

#include "kit/plain.h"
#include "kit/words.h"

gboolean
jsn_release_exists (const JsnKitContent *content, const char *lang)
{
  return jsn_texts_get (content->kit, "release_headline", lang) != NULL
         || jsn_texts_get (content->kit, "release_body", lang) != NULL;
}

char *
jsn_release_dup_name (const char *lang)
{
  g_autofree char *tag = g_strdup (lang);

  g_strcanon (tag, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
  return g_strdup_printf ("release-%.24s.txt", tag);
}

gboolean
jsn_release_get_contact (const JsnKitContent *content, JsnContact *contact)
{
  contact->name = jsn_texts_get (content->kit, "contact_name", NULL);
  contact->organisation = jsn_texts_get (content->kit, "contact_organisation", NULL);
  contact->email = jsn_texts_get (content->kit, "contact_email", NULL);
  contact->phone = jsn_texts_get (content->kit, "contact_phone", NULL);
  return contact->name || contact->organisation || contact->email || contact->phone;
}

static void
append_text (GString *out, const char *text)
{
  if (text)
    g_string_append_printf (out, "%s\n\n", text);
}

static void
append_section (GString *out, JsnWord word, const char *lang, const char *text)
{
  if (text == NULL)
    return;
  jsn_plain_heading (out, jsn_word (word, lang, NULL), '-');
  append_text (out, text);
}

static void
append_contact (GString *out, const JsnKitContent *content, const char *lang)
{
  JsnContact contact;

  if (!jsn_release_get_contact (content, &contact))
    return;

  const char *const lines[] = { contact.name, contact.organisation, contact.email, contact.phone };
  jsn_plain_heading (out, jsn_word (JSN_WORD_CONTACT, lang, NULL), '-');
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i])
      g_string_append_printf (out, "%s\n", lines[i]);
}

char *
jsn_release_format_text (const JsnKitContent *content, const char *lang)
{
  g_return_val_if_fail (content != NULL && lang != NULL, NULL);

  g_autoptr (GString) out = g_string_new (NULL);
  const char *headline = jsn_texts_get (content->kit, "release_headline", lang);
  const char *dateline = jsn_texts_get (content->kit, "release_dateline", lang);
  const char *body = jsn_texts_get (content->kit, "release_body", lang);

  if (headline)
    jsn_plain_heading (out, headline, '=');
  append_text (out, jsn_texts_get (content->kit, "release_subhead", lang));
  if (dateline)
    g_string_append_printf (out, body ? "%s — " : "%s\n\n", dateline);
  append_text (out, body);
  append_text (out, jsn_texts_get (content->kit, "release_boilerplate", lang));
  append_section (out, JSN_WORD_FACTS, lang, jsn_texts_get (content->kit, "fact_sheet", lang));
  append_section (out, JSN_WORD_USAGE_TERMS, lang, jsn_texts_get (content->kit, "usage_terms", lang));
  append_contact (out, content, lang);
  return jsn_plain_format (out->str);
}
