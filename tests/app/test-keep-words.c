/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Korean in labels is broken between words only. */
#include <pango/pangocairo.h>

#include "app/keep-words.h"

static void
test_count (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  g_assert_cmpuint (jsn_keep_words_add (attributes, "답을 받으면 표시하십시오 (PDF)"), ==, 3);
  g_assert_cmpuint (jsn_keep_words_add (attributes, "Only English, 只有中文"), ==, 0);
  g_assert_cmpuint (jsn_keep_words_add (attributes, ""), ==, 0);
  pango_attr_list_unref (attributes);
}

/* At every width that holds the longest word, a line begins where a word begins. */
static void
test_lines (void)
{
  const char *text = "아직 보도 승인 전: 권리자에게 문의 중; 답을 받으면 승인됨으로 표시하십시오";
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  PangoLayout *layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();
  guint n_lines = 0;

  jsn_keep_words_add (attributes, text);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_attributes (layout, attributes);
  for (int width = 140; width < 400; width += 20)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      for (GSList *l = pango_layout_get_lines_readonly (layout); l; l = l->next, n_lines++)
        {
          const PangoLayoutLine *line = l->data;

          g_assert_true (line->start_index == 0 || text[line->start_index - 1] == ' ');
        }
    }
  g_assert_cmpuint (n_lines, >, 26); /* it did wrap */
  pango_attr_list_unref (attributes);
  g_object_unref (layout);
  g_object_unref (context);
  g_object_unref (map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/keep-words/count", test_count);
  g_test_add_func ("/app/keep-words/lines", test_lines);
  return g_test_run ();
}
