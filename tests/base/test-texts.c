/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts by field and language: set, find, order. */
#include "base/texts.h"

static JsnTexts *
make_sample (void)
{
  JsnTexts *texts = jsn_texts_new ();

  jsn_texts_set (texts, "title", "en", "Night");
  jsn_texts_set (texts, "caption", "zh-CN", "汉江");
  jsn_texts_set (texts, "creator", NULL, "Kim");
  jsn_texts_set (texts, "caption", "ko", "한강");
  jsn_texts_set (texts, "caption", "en", "Han River");
  return texts;
}

static void
test_set (void)
{
  g_autoptr (JsnTexts) texts = make_sample ();

  g_assert_cmpuint (jsn_texts_size (texts), ==, 5);
  g_assert_cmpstr (jsn_texts_get (texts, "caption", "ko"), ==, "한강");
  g_assert_cmpstr (jsn_texts_get (texts, "creator", ""), ==, "Kim");
  g_assert_null (jsn_texts_get (texts, "caption", NULL));
  g_assert_null (jsn_texts_get (texts, "capt", "ko"));

  jsn_texts_set (texts, "caption", "ko", "한강 밤");
  g_assert_cmpuint (jsn_texts_size (texts), ==, 5);
  g_assert_cmpstr (jsn_texts_get (texts, "caption", "ko"), ==, "한강 밤");

  jsn_texts_set (texts, "caption", "ko", "");
  jsn_texts_set (texts, "title", "en", NULL);
  jsn_texts_set (texts, "title", "ko", NULL);
  g_assert_cmpuint (jsn_texts_size (texts), ==, 3);
  g_assert_null (jsn_texts_get (texts, "caption", "ko"));
  g_assert_false (jsn_texts_has (texts, "title"));
  g_assert_true (jsn_texts_has (texts, "caption"));
  g_assert_false (jsn_texts_has (texts, "zzz"));
  g_assert_false (jsn_texts_has (texts, "a"));
}

static void
test_borrowed (void)
{
  g_autoptr (JsnTexts) texts = make_sample ();

  jsn_texts_set (texts, "caption", "ko", jsn_texts_get (texts, "caption", "ko"));
  g_assert_cmpstr (jsn_texts_get (texts, "caption", "ko"), ==, "한강");
  jsn_texts_set (texts, "headline", "ko", jsn_texts_get (texts, "caption", "ko"));
  g_assert_cmpstr (jsn_texts_get (texts, "headline", "ko"), ==, "한강");
}

static void
test_find (void)
{
  g_autoptr (JsnTexts) texts = make_sample ();

  g_assert_cmpstr (jsn_texts_find (texts, "caption", "zh-CN"), ==, "汉江");
  g_assert_cmpstr (jsn_texts_find (texts, "caption", "en-GB"), ==, "Han River");
  g_assert_cmpstr (jsn_texts_find (texts, "caption", "ko-Hang-KR"), ==, "한강");
  g_assert_cmpstr (jsn_texts_find (texts, "creator", "ko"), ==, "Kim");
  g_assert_cmpstr (jsn_texts_find (texts, "caption", "fr"), ==, "Han River");
  g_assert_null (jsn_texts_find (texts, "credit", "ko"));

  jsn_texts_set (texts, "caption", NULL, "none");
  g_assert_cmpstr (jsn_texts_find (texts, "caption", "fr-CA"), ==, "none");
  g_assert_cmpstr (jsn_texts_find (texts, "caption", NULL), ==, "none");
}

static void
test_order (void)
{
  g_autoptr (JsnTexts) texts = make_sample ();
  g_autoptr (JsnTexts) copy = jsn_texts_copy (texts);
  const char *expected[][2] = {
    { "caption", "en" }, { "caption", "ko" }, { "caption", "zh-CN" }, { "creator", "" }, { "title", "en" }
  };

  jsn_texts_set (texts, "caption", "ko", "changed");
  g_assert_cmpuint (jsn_texts_size (copy), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (jsn_texts_at (copy, i)->field, ==, expected[i][0]);
      g_assert_cmpstr (jsn_texts_at (copy, i)->lang, ==, expected[i][1]);
    }
  g_assert_cmpstr (jsn_texts_at (copy, 1)->text, ==, "한강");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/texts/set", test_set);
  g_test_add_func ("/base/texts/borrowed", test_borrowed);
  g_test_add_func ("/base/texts/find", test_find);
  g_test_add_func ("/base/texts/order", test_order);
  return g_test_run ();
}
