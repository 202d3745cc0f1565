/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's frame: head, choice of language, release, contact, files. */
#include "kit/page.h"

#include <gio/gio.h>
#include <string.h>

#include "kit/html.h"
#include "kit-resources.h"
#include "kit/manifest.h"
#include "kit/release.h"

/* "file:" because some browsers do not take a file beside the page for 'self'. */
#define POLICY \
  "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
#define STYLE "/io/github/jeonsi/kit/page.css"

void
jsn_page_add_word (GString *html, JsnWord word, char **languages)
{
  guint n = g_strv_length (languages);
  g_autofree const char **tags = g_new0 (const char *, n);
  g_autofree const char **inner = g_new0 (const char *, n);

  for (guint i = 0; i < n; i++)
    inner[i] = jsn_word (word, languages[i], &tags[i]);
  jsn_html_by_language (html, "span", "w", n, tags, inner);
}

void
jsn_page_add_field (
    GString *html, const char *tag, const char *classes, const JsnTexts *texts, const char *field, char **languages)
{
  g_autoptr (GPtrArray) inner = g_ptr_array_new_with_free_func (g_free);

  for (char **lang = languages; *lang; lang++)
    {
      const char *text = jsn_texts_get (texts, field, *lang);
      GString *escaped = g_string_new (NULL);

      jsn_html_text (escaped, text);
      g_ptr_array_add (inner, g_string_free (escaped, text == NULL));
    }
  jsn_html_by_language (html, tag, classes, inner->len, (const char *const *)languages,
                        (const char *const *)inner->pdata);
}

/* What is typed in several lines, per language, as paragraphs. */
static void
add_paragraphs (GString *html, const char *classes, const JsnTexts *texts, const char *field, char **languages)
{
  g_autoptr (GPtrArray) inner = g_ptr_array_new_with_free_func (g_free);

  for (char **lang = languages; *lang; lang++)
    {
      const char *text = jsn_texts_get (texts, field, *lang);
      GString *paragraphs = g_string_new (NULL);

      jsn_html_paragraphs (paragraphs, "", text);
      g_ptr_array_add (inner, g_string_free (paragraphs, text == NULL));
    }
  jsn_html_by_language (html, "div", classes, inner->len, (const char *const *)languages,
                        (const char *const *)inner->pdata);
}

/* For each language N: the choice hides what serves the others, and its label is marked. */
static void
add_style (GString *html, guint n_languages)
{
  g_autoptr (GBytes) css = g_resource_lookup_data (jsn_kit_get_resource (), STYLE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *text = css ? g_bytes_get_data (css, &length) : NULL;

  g_return_if_fail (text != NULL);
  g_string_append (html, "<style>\n");
  g_string_append_len (html, text, (gssize)length);
  for (guint i = 0; i < n_languages; i++)
    g_string_append_printf (
        html,
        "#only%u:checked~* .l:not(.l%u){display:none}\n"
        "#only%u:checked~* .w::before{content:none}\n"
        "#only%u:checked~* h1 .title{color:inherit;font-size:inherit}\n"
        "#only%u:checked~* label[for=only%u]{background:var(--ink);color:var(--paper)}\n"
        "#only%u:focus-visible~* label[for=only%u]{outline:3px solid var(--accent);outline-offset:2px}\n",
        i, i, i, i, i, i, i, i);
  g_string_append (html, "</style>\n");
}

static void
add_head (GString *html, const JsnPress *press)
{
  const JsnTexts *texts = press->content->exhibition;
  char **languages = press->content->languages;
  gboolean first = TRUE;

  g_string_append (html, "<!DOCTYPE html>\n<html lang=\"");
  jsn_html_text (html, languages[0]);
  g_string_append (html, "\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
  for (char **lang = languages; *lang; lang++)
    {
      const char *title = jsn_texts_get (texts, "title", *lang);

      if (title == NULL)
        continue;
      g_string_append (html, first ? "" : " · ");
      jsn_html_text (html, title);
      first = FALSE;
    }
  g_string_append (html, "</title>\n");
  add_style (html, g_strv_length (languages));
  g_string_append (html, "</head>\n<body>\n");
}

/* Radio buttons before everything else, so that style alone can hide what follows. */
static void
add_choice (GString *html, char **languages)
{
  if (g_strv_length (languages) < 2)
    return;
  g_autofree char *all = jsn_word_join (JSN_WORD_ALL_LANGUAGES, languages);

  g_string_append (html, "<input class=\"choice\" type=\"radio\" name=\"only\" id=\"all\" checked aria-label=\"");
  jsn_html_text (html, all);
  g_string_append (html, "\">\n");
  for (guint i = 0; languages[i]; i++)
    {
      g_string_append_printf (html, "<input class=\"choice\" type=\"radio\" name=\"only\" id=\"only%u\" lang=\"", i);
      jsn_html_text (html, languages[i]);
      g_string_append (html, "\" aria-label=\"");
      jsn_html_text (html, jsn_language_name (languages[i]));
      g_string_append (html, "\">\n");
    }
}

/* The inputs speak for themselves to a screen reader; the labels are for the eye and the pointer. */
static void
add_labels (GString *html, char **languages)
{
  if (g_strv_length (languages) < 2)
    return;
  g_string_append (html, "<p class=\"languages\" aria-hidden=\"true\"><label for=\"all\">");
  jsn_page_add_word (html, JSN_WORD_ALL_LANGUAGES, languages);
  g_string_append (html, "</label>\n");
  for (guint i = 0; languages[i]; i++)
    {
      g_string_append_printf (html, "<label for=\"only%u\" lang=\"", i);
      jsn_html_text (html, languages[i]);
      g_string_append (html, "\">");
      jsn_html_text (html, jsn_language_name (languages[i]));
      g_string_append (html, "</label>\n");
    }
  g_string_append (html, "</p>\n");
}

static void
add_link (GString *html, const char *href, JsnWord word, char **languages)
{
  g_string_append (html, "<li><a href=\"");
  jsn_html_text (html, href);
  g_string_append (html, "\">");
  jsn_page_add_word (html, word, languages);
  g_string_append (html, "</a></li>\n");
}

static gboolean
has_release (const JsnKitContent *content)
{
  for (char **lang = content->languages; *lang; lang++)
    if (jsn_release_exists (content, *lang))
      return TRUE;
  return FALSE;
}

static void
add_contents (GString *html, const JsnKitContent *content)
{
  char **languages = content->languages;
  g_autofree char *label = jsn_word_join (JSN_WORD_CONTENTS, languages);
  JsnContact contact;

  g_string_append (html, "<nav aria-label=\"");
  jsn_html_text (html, label);
  g_string_append (html, "\">\n<ul>\n");
  if (has_release (content))
    add_link (html, "#release", JSN_WORD_RELEASE, languages);
  add_link (html, "#photographs", JSN_WORD_PHOTOGRAPHS, languages);
  if (jsn_texts_has (content->kit, "fact_sheet"))
    add_link (html, "#facts", JSN_WORD_FACTS, languages);
  if (jsn_texts_has (content->kit, "usage_terms"))
    add_link (html, "#terms", JSN_WORD_USAGE_TERMS, languages);
  if (jsn_release_get_contact (content, &contact))
    add_link (html, "#contact", JSN_WORD_CONTACT, languages);
  add_link (html, "#files", JSN_WORD_FILES, languages);
  g_string_append (html, "</ul>\n</nav>\n");
}

/* When and where, per language together. */
static void
add_when (GString *html, const JsnKitContent *content)
{
  g_autoptr (GPtrArray) inner = g_ptr_array_new_with_free_func (g_free);
  const JsnTexts *texts = content->exhibition;

  if (!jsn_texts_has (texts, "dates") && !jsn_texts_has (texts, "venue"))
    return;
  for (char **lang = content->languages; *lang; lang++)
    {
      GString *lines = g_string_new (NULL);

      jsn_html_paragraphs (lines, "class=\"dates\"", jsn_texts_get (texts, "dates", *lang));
      jsn_html_paragraphs (lines, "", jsn_texts_get (texts, "venue", *lang));
      g_ptr_array_add (inner, g_string_free (lines, lines->len == 0));
    }
  g_string_append (html, "<div class=\"columns when\">\n");
  jsn_html_by_language (html, "div", "", inner->len, (const char *const *)content->languages,
                        (const char *const *)inner->pdata);
  g_string_append (html, "</div>\n");
}

static void
add_header (GString *html, const JsnPress *press)
{
  const JsnKitContent *content = press->content;
  char **languages = content->languages;

  g_string_append (html, "<a class=\"skip\" href=\"#photographs\">");
  jsn_page_add_word (html, JSN_WORD_SKIP, languages);
  g_string_append (html, "</a>\n");
  add_choice (html, languages);
  g_string_append (html, "<header>\n<p class=\"kicker\">");
  jsn_page_add_word (html, JSN_WORD_PRESS_KIT, languages);
  g_string_append (html, "</p>\n<h1>\n");
  jsn_page_add_field (html, "span", "title", content->exhibition, "title", languages);
  g_string_append (html, "</h1>\n<div class=\"under\">\n");
  jsn_page_add_field (html, "p", "subtitle", content->exhibition, "subtitle", languages);
  g_string_append (html, "</div>\n");
  add_when (html, content);
  add_labels (html, languages);
  add_contents (html, content);
  g_string_append (html, "</header>\n<main>\n");
}

static void
open_section (GString *html, const char *id, JsnWord word, char **languages)
{
  g_string_append_printf (html, "<section id=\"%s\">\n<h2>", id);
  jsn_page_add_word (html, word, languages);
  g_string_append (html, "</h2>\n");
}

static char *
make_release (const JsnKitContent *content, const char *lang)
{
  if (!jsn_release_exists (content, lang))
    return NULL;

  static const struct
  {
    const char *field;
    const char *class;
  } parts[] = {
    { "release_subhead", "class=\"subhead\"" },
    { "release_dateline", "class=\"dateline\"" },
    { "release_body", "" },
    { "release_boilerplate", "class=\"boilerplate\"" },
  };
  GString *html = g_string_new ("<h3>");
  const char *headline = jsn_texts_get (content->kit, "release_headline", lang);
  g_autofree char *name = jsn_release_dup_name (lang);

  jsn_html_text (html, headline ? headline : jsn_word (JSN_WORD_RELEASE, lang, NULL));
  g_string_append (html, "</h3>\n");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    jsn_html_paragraphs (html, parts[i].class, jsn_texts_get (content->kit, parts[i].field, lang));
  g_string_append_printf (html, "<p class=\"file\"><a href=\"%s\">%s</a></p>\n", name, name);
  return g_string_free (html, FALSE);
}

static void
add_release (GString *html, const JsnKitContent *content)
{
  g_autoptr (GPtrArray) inner = g_ptr_array_new_with_free_func (g_free);

  if (!has_release (content))
    return;
  for (char **lang = content->languages; *lang; lang++)
    g_ptr_array_add (inner, make_release (content, *lang));
  open_section (html, "release", JSN_WORD_RELEASE, content->languages);
  g_string_append (html, "<div class=\"columns\">\n");
  jsn_html_by_language (html, "article", "release", inner->len, (const char *const *)content->languages,
                        (const char *const *)inner->pdata);
  g_string_append (html, "</div>\n</section>\n");
}

static void
add_texts (GString *html, const char *id, JsnWord word, const JsnKitContent *content, const char *field)
{
  if (!jsn_texts_has (content->kit, field))
    return;
  open_section (html, id, word, content->languages);
  g_string_append (html, "<div class=\"columns\">\n");
  add_paragraphs (html, "words", content->kit, field, content->languages);
  g_string_append (html, "</div>\n</section>\n");
}

static void
add_contact (GString *html, const JsnKitContent *content)
{
  JsnContact contact;

  if (!jsn_release_get_contact (content, &contact))
    return;
  open_section (html, "contact", JSN_WORD_CONTACT, content->languages);
  g_string_append (html, "<address>\n");
  jsn_html_paragraphs (html, "dir=\"auto\"", contact.name);
  jsn_html_paragraphs (html, "dir=\"auto\"", contact.organisation);
  if (contact.email)
    {
      g_autofree char *address = g_uri_escape_string (contact.email, "@", FALSE);

      g_string_append_printf (html, "<p><a href=\"mailto:%s\">", address);
      jsn_html_text (html, contact.email);
      g_string_append (html, "</a></p>\n");
    }
  jsn_html_paragraphs (html, "dir=\"ltr\"", contact.phone);
  g_string_append (html, "</address>\n</section>\n");
}

static void
add_file (GString *html, const char *name, JsnWord word, char **languages)
{
  g_string_append_printf (html, "<li><a href=\"%s\">%s</a> <span class=\"size\">", name, name);
  jsn_page_add_word (html, word, languages);
  g_string_append (html, "</span></li>\n");
}

static void
add_files (GString *html, const JsnKitContent *content)
{
  char **languages = content->languages;

  open_section (html, "files", JSN_WORD_FILES, languages);
  g_string_append (html, "<ul class=\"files\">\n");
  add_file (html, "captions.csv", JSN_WORD_CAPTION_TABLE, languages);
  add_file (html, "captions.txt", JSN_WORD_CAPTION_SHEET, languages);
  for (char **lang = languages; *lang; lang++)
    if (jsn_release_exists (content, *lang))
      {
        g_autofree char *name = jsn_release_dup_name (*lang);

        g_string_append_printf (html, "<li><a href=\"%s\">%s</a> <span class=\"size\">%s</span></li>\n", name, name,
                                jsn_word (JSN_WORD_RELEASE, *lang, NULL));
      }
  add_file (html, "README.txt", JSN_WORD_README, languages);
  add_file (html, JSN_MANIFEST_NAME, JSN_WORD_CHECKSUMS, languages);
  g_string_append (html, "</ul>\n</section>\n");
}

char *
jsn_page_format (const JsnPress *press)
{
  g_return_val_if_fail (press != NULL && press->content->languages[0] != NULL, NULL);

  const JsnKitContent *content = press->content;
  GString *html = g_string_new (NULL);

  add_head (html, press);
  add_header (html, press);
  jsn_page_add_glance (html, press);
  add_release (html, content);
  open_section (html, "photographs", JSN_WORD_PHOTOGRAPHS, content->languages);
  jsn_page_add_figures (html, press);
  g_string_append (html, "</section>\n");
  add_texts (html, "facts", JSN_WORD_FACTS, content, "fact_sheet");
  add_texts (html, "terms", JSN_WORD_USAGE_TERMS, content, "usage_terms");
  add_contact (html, content);
  add_files (html, content);
  g_string_append (html, "</main>\n<footer>\n<div class=\"columns\">\n");
  add_paragraphs (html, "words", content->exhibition, "colophon", content->languages);
  g_string_append (html, "</div>\n</footer>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
