/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which photos may leave, and what is said of those that may not. */
#include "kit/gate.h"

#include <string.h>

typedef struct
{
  const char *name;
  JsnClearance clearance;
  const char *embargo;
  const char *fields;  /* of "caption creator credit copyright usage_terms kit_terms" */
  const char *said[3]; /* all of these are in the reason; none: it passes */
} Case;

#define ALL "caption credit copyright"
#define NOON_UTC G_GINT64_CONSTANT (1385208000) /* 2013-11-23T12:00:00Z */

static const Case cases[] = {
  { "pass", JSN_CLEARANCE_CLEARED, NULL, ALL, { NULL } },
  { "creator-is-credit-enough", JSN_CLEARANCE_CLEARED, NULL, "caption creator copyright", { NULL } },
  { "terms-are-rights-enough", JSN_CLEARANCE_CLEARED, NULL, "caption credit usage_terms", { NULL } },
  { "kit-terms-are-rights-enough", JSN_CLEARANCE_CLEARED, NULL, "caption credit kit_terms", { NULL } },
  { "unknown", JSN_CLEARANCE_UNKNOWN, NULL, ALL, { "not cleared", "mark it as cleared" } },
  { "asked", JSN_CLEARANCE_ASKED, NULL, ALL, { "was asked", "mark it as cleared" } },
  { "refused", JSN_CLEARANCE_REFUSED, NULL, ALL, { "refused", "press" } },
  { "no-caption", JSN_CLEARANCE_CLEARED, NULL, "credit copyright", { "no caption" } },
  { "no-credit", JSN_CLEARANCE_CLEARED, NULL, "caption copyright", { "no credit", "creator" } },
  { "no-rights", JSN_CLEARANCE_CLEARED, NULL, "caption credit", { "no rights", "usage terms" } },
  { "nothing", JSN_CLEARANCE_ASKED, NULL, "", { "was asked", "no caption", "no rights" } },
  { "embargo-over", JSN_CLEARANCE_CLEARED, "2013-11-23T11:59:59Z", ALL, { NULL } },
  { "embargo-ends-now", JSN_CLEARANCE_CLEARED, "2013-11-23T12:00:00Z", ALL, { NULL } },
  { "embargo-ahead", JSN_CLEARANCE_CLEARED, "2013-11-23T12:00:01Z", ALL, { "embargo", "2013-11-23T12:00:01Z" } },
  /* The same hour on the clock: past in Seoul and Beijing, to come in Greenwich. */
  { "embargo-seoul-over", JSN_CLEARANCE_CLEARED, "2013-11-23T20:59:00+09:00", ALL, { NULL } },
  { "embargo-beijing-ahead", JSN_CLEARANCE_CLEARED, "2013-11-23T20:59:00+08:00", ALL, { "embargo" } },
  { "embargo-utc-ahead", JSN_CLEARANCE_CLEARED, "2013-11-23T20:59:00Z", ALL, { "embargo" } },
  { "embargo-without-zone", JSN_CLEARANCE_CLEARED, "2000-01-01T00:00:00", ALL, { "zone", "+09:00", "+08:00" } },
  { "embargo-nonsense", JSN_CLEARANCE_CLEARED, "after the opening", ALL, { "after the opening", "zone" } },
};

static JsnKitContent *
make_content (const Case *c)
{
  static const char *const fields[] = { "creator", "credit", "copyright", "usage_terms" };
  JsnKitContent *content = g_new0 (JsnKitContent, 1);
  JsnPhoto *photo = jsn_photo_new ();
  g_auto (GStrv) words = g_strsplit (c->fields, " ", -1);

  content->now = NOON_UTC;
  content->languages = g_strsplit ("ko en", " ", -1);
  content->exhibition = jsn_texts_new ();
  content->kit = jsn_texts_new ();
  content->photos = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_photo_free);
  g_ptr_array_add (content->photos, photo);

  photo->id = 7;
  photo->path = g_strdup ("/photos/seven.jpg");
  photo->clearance_press = c->clearance;
  photo->embargo = g_strdup (c->embargo);
  if (g_strv_contains ((const char *const *)words, "caption"))
    jsn_texts_set (photo->texts, "caption", "ko", "눈");
  if (g_strv_contains ((const char *const *)words, "kit_terms"))
    jsn_texts_set (content->kit, "usage_terms", "en", "Free");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strv_contains ((const char *const *)words, fields[i]))
      jsn_texts_set (photo->texts, fields[i], NULL, "Somebody");
  return content;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (JsnKitContent) content = make_content (c);
  g_autoptr (GPtrArray) refusals = jsn_kit_list_refusals (content);

  g_assert_cmpuint (refusals->len, ==, c->said[0] ? 1 : 0);
  if (refusals->len == 0)
    return;
  const JsnKitRefusal *refusal = g_ptr_array_index (refusals, 0);
  g_assert_cmpint (refusal->photo, ==, 7);
  g_assert_cmpstr (refusal->path, ==, "/photos/seven.jpg");
  g_test_message ("%s", refusal->reason);
  g_assert_null (strchr (refusal->reason, '\n'));
  for (guint i = 0; i < G_N_ELEMENTS (c->said) && c->said[i]; i++)
    g_assert_nonnull (strstr (refusal->reason, c->said[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/kit/gate/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  return g_test_run ();
}
