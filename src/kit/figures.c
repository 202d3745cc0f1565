/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photographs on the page. */
#include "kit/html.h"
#include "kit/page.h"

#define KB 1000.0
#define MB 1000000.0

static const JsnWord size_words[JSN_N_PRESS_SIZES] = {
  [JSN_PRESS_PRINT] = JSN_WORD_PRINT,
  [JSN_PRESS_WEB] = JSN_WORD_WEB,
  [JSN_PRESS_PREVIEW] = JSN_WORD_PREVIEW,
};

static void
add_id (GString *html, const JsnPressPhoto *photo)
{
  g_string_append_printf (html, "photo-%02u", photo->number);
}

static void
add_source (GString *html, const JsnPressImage *image)
{
  g_string_append (html, " src=\"");
  jsn_html_text (html, image->path);
  g_string_append_printf (html, "\" width=\"%d\" height=\"%d\"", image->width_px, image->height_px);
}

void
jsn_page_add_glance (GString *html, const JsnPress *press)
{
  g_string_append (html, "<ol class=\"glance\">\n");
  for (guint i = 0; i < press->photos->len; i++)
    {
      const JsnPressPhoto *photo = g_ptr_array_index (press->photos, i);

      g_string_append (html, "<li><a href=\"#");
      add_id (html, photo);
      g_string_append (html, "\"><img alt=\"\" loading=\"lazy\"");
      add_source (html, &photo->images[JSN_PRESS_PREVIEW]);
      g_string_append_printf (html, "><span class=\"number\">%02u</span>\n", photo->number);
      jsn_page_add_field (html, "span", "name", photo->photo->texts, "headline", press->content->languages);
      g_string_append (html, "</a></li>\n");
    }
  g_string_append (html, "</ol>\n");
}

/* The alternative text in the first language that has one; what the picture is called is better than nothing. */
static void
add_alt (GString *html, const JsnTexts *texts, char **languages)
{
  static const char *const fields[] = { "alt", "headline", "caption" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    for (char **lang = languages; *lang; lang++)
      {
        const char *text = jsn_texts_get (texts, fields[i], *lang);

        if (text == NULL)
          continue;
        g_string_append (html, " lang=\"");
        jsn_html_text (html, *lang);
        g_string_append (html, "\" alt=\"");
        jsn_html_text (html, text);
        g_string_append_c (html, '"');
        return;
      }
  g_string_append (html, " alt=\"\"");
}

static void
add_picture (GString *html, const JsnPressPhoto *photo, char **languages)
{
  const JsnPressImage *preview = &photo->images[JSN_PRESS_PREVIEW];

  g_string_append_printf (html, "<a class=\"picture%s\" href=\"",
                          preview->height_px > preview->width_px ? " tall" : "");
  jsn_html_text (html, photo->images[JSN_PRESS_WEB].path);
  g_string_append (html, "\"><img loading=\"lazy\"");
  add_source (html, preview);
  add_alt (html, photo->photo->texts, languages);
  g_string_append (html, "></a>\n");
}

/* Headline, caption and alternative text in one language as markup; NULL when there is none of them. */
static char *
make_words (const JsnPressPhoto *photo, const char *lang)
{
  const JsnTexts *texts = photo->photo->texts;
  const char *headline = jsn_texts_get (texts, "headline", lang);
  const char *caption = jsn_texts_get (texts, "caption", lang);
  const char *alt = jsn_texts_get (texts, "alt", lang);

  if (!headline && !caption && !alt)
    return NULL;

  GString *html = g_string_new ("<h3>");
  if (headline)
    jsn_html_text (html, headline);
  else
    g_string_append_printf (html, "%s %u", jsn_word (JSN_WORD_PHOTOGRAPH, lang, NULL), photo->number);
  g_string_append (html, "</h3>\n");
  jsn_html_paragraphs (html, "", caption);
  if (alt)
    {
      g_string_append_printf (html, "<details><summary>%s</summary>\n", jsn_word (JSN_WORD_ALT, lang, NULL));
      jsn_html_paragraphs (html, "", alt);
      g_string_append (html, "</details>\n");
    }
  return g_string_free (html, FALSE);
}

static void
add_words (GString *html, const JsnPressPhoto *photo, char **languages)
{
  g_autoptr (GPtrArray) inner = g_ptr_array_new_with_free_func (g_free);

  for (char **lang = languages; *lang; lang++)
    g_ptr_array_add (inner, make_words (photo, *lang));

  g_string_append (html, "<div class=\"columns\">\n");
  jsn_html_by_language (html, "div", "words", inner->len, (const char *const *)languages,
                        (const char *const *)inner->pdata);
  g_string_append (html, "</div>\n");
}

static void
add_row (GString *html, JsnWord word, char **languages, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  g_string_append (html, "<div><dt>");
  jsn_page_add_word (html, word, languages);
  g_string_append (html, "</dt><dd dir=\"auto\">");
  jsn_html_text (html, text);
  g_string_append (html, "</dd></div>\n");
}

static void
add_rights (GString *html, const JsnPressPhoto *photo, char **languages)
{
  const JsnTexts *texts = photo->photo->texts;
  const char *city = jsn_texts_get (texts, "city", NULL);
  const char *country = jsn_texts_get (texts, "country", NULL);
  g_autofree char *place = g_strconcat (city ? city : "", city && country ? ", " : "", country ? country : "", NULL);
  g_autofree char *date = jsn_press_photo_dup_date (photo);

  g_string_append (html, "<dl class=\"rights\">\n");
  add_row (html, JSN_WORD_CREDIT, languages, jsn_texts_get (texts, "credit", NULL));
  add_row (html, JSN_WORD_CREATOR, languages, jsn_texts_get (texts, "creator", NULL));
  add_row (html, JSN_WORD_COPYRIGHT, languages, jsn_texts_get (texts, "copyright", NULL));
  add_row (html, JSN_WORD_USAGE_TERMS, languages, jsn_texts_get (texts, "usage_terms", NULL));
  add_row (html, JSN_WORD_DATE, languages, date);
  add_row (html, JSN_WORD_PLACE, languages, place);
  g_string_append (html, "</dl>\n");
}

/* As download pages write it, in units of a thousand. */
static char *
format_size (gsize bytes)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean large = (double)bytes >= MB;

  g_ascii_formatd (digits, sizeof digits, large ? "%.1f" : "%.0f", (double)bytes / (large ? MB : KB));
  return g_strdup_printf ("%s %s", digits, large ? "MB" : "kB");
}

static void
add_files (GString *html, const JsnPressPhoto *photo, char **languages)
{
  g_string_append (html, "<ul class=\"files\">\n");
  for (guint i = 0; i < JSN_N_PRESS_SIZES; i++)
    {
      const JsnPressImage *image = &photo->images[i];
      g_autofree char *size = format_size (image->size_bytes);

      g_string_append (html, "<li><a href=\"");
      jsn_html_text (html, image->path);
      g_string_append (html, "\">");
      jsn_page_add_word (html, size_words[i], languages);
      g_string_append_printf (html, "</a> <span class=\"size\">%d × %d px · %s</span></li>\n", image->width_px,
                              image->height_px, size);
    }
  g_string_append (html, "</ul>\n");
}

void
jsn_page_add_figures (GString *html, const JsnPress *press)
{
  char **languages = press->content->languages;

  for (guint i = 0; i < press->photos->len; i++)
    {
      const JsnPressPhoto *photo = g_ptr_array_index (press->photos, i);

      g_string_append (html, "<article class=\"photo\" id=\"");
      add_id (html, photo);
      g_string_append (html, "\">\n");
      add_picture (html, photo, languages);
      add_words (html, photo, languages);
      g_string_append_printf (html, "<div class=\"about\"><p class=\"number\">%02u</p>\n", photo->number);
      add_rights (html, photo, languages);
      add_files (html, photo, languages);
      g_string_append (html, "</div>\n</article>\n");
    }
}
