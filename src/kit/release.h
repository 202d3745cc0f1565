/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The press release, one text per language. */
#pragma once

#include "kit/press.h"

G_BEGIN_DECLS

/* Whether there is a headline or a body in @lang. */
gboolean jsn_release_exists (const JsnKitContent *content, const char *lang);
/* "release-ko.txt". Free with g_free(). */
char *jsn_release_dup_name (const char *lang);
/* Headline to boilerplate, fact sheet, terms and contact; as jsn_plain_format(). Free with g_free(). */
char *jsn_release_format_text (const JsnKitContent *content, const char *lang);

/* The contact's name, organisation, e-mail and phone as there are; NULL fields where not. Borrowed. */
typedef struct
{
  const char *name;
  const char *organisation;
  const char *email;
  const char *phone;
} JsnContact;

/* FALSE when nothing at all is known. */
gboolean jsn_release_get_contact (const JsnKitContent *content, JsnContact *contact);

G_END_DECLS
