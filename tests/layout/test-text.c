/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where lines break, which fonts are taken, and texts that nobody should write. */
#include <pango/pangocairo.h>
#include <string.h>

#include "layout/language.h"
#include "layout/text.h"

#define SIZE 20.0

static const char *const korean[] = {
  "조선의 법궁 경복궁에서 가장 큰 전각인 근정전은 왕의 즉위식과 조회가 열리던 곳이다.",
  "새벽에 내린 눈이 월대의 돌난간과 겹처마 위에 고르게 쌓였고, 뒤로는 북악산의 화강암 능선이 드러난다.",
  "한양도성(漢陽都城)은 1396년에 처음 쌓은 길이 18.6킬로미터의 성벽이다.",
  "“서울은 산과 강이 함께 있는 도시입니다.” 사진가는 그렇게 말했다.",
  "첫눈이 내린 아침,\n궁궐의 마당에는 아무도 없었다.\n\n품계석만이 두 줄로 남아 있고,\n돌난간 위에는 새의 발자국이 "
  "가지런했다.",
  "N서울타워와 DDP(동대문디자인플라자), 그리고 2호선 열차가 건너는 한강.",
};

static const char *const chinese[] = {
  "勤政殿是朝鲜王朝正宫景福宫中规模最大的殿宇，国王即位与百官朝会皆在此举行。“光”既是题目，也是“答案”。",
  "开门迎客之前，宽阔的庭院里只有两列“品阶石”静静伫立，等候着并不会再来的“早朝”。他说：“明天见！”",
  "《首尔之光》（2013）收录了“汉江”“南山”“北村”三组照片，以及‘夜’与‘昼’的对照；请看：“最后一班列车”。",
  "墙基的大石垒于朝鲜初期，上部方整的石块则是十九世纪重修的；一面墙上，可以读出四个时代的手艺……真的吗？当然！",
};

static PangoLayout *
lay_out (PangoContext *context, const char *text, const char *lang, double width)
{
  JsnPiece piece = { text, lang };
  JsnType type = { SIZE, 28, FALSE, FALSE };

  return jsn_text_lay_out (context, &piece, 1, &type, width);
}

static gboolean
is_mark (gunichar c)
{
  return c == 0x200B || c == 0x2060;
}

/* The first or last character of a line that one sees; 0 for an empty line. */
static gunichar
get_edge (const char *text, const PangoLayoutLine *line, gboolean last)
{
  gunichar edge = 0;

  for (const char *p = text + line->start_index; p < text + line->start_index + line->length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_mark (c) || g_unichar_isspace (c))
        continue;
      edge = c;
      if (!last)
        return edge;
    }
  return edge;
}

static void
test_korean (void)
{
  PangoContext *context = jsn_text_context_new ();
  guint n_breaks = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (korean); i++)
    for (int step = 0; step < 30; step++)
      {
        double width = 13 * SIZE + step * 7.3;
        g_autoptr (PangoLayout) layout = lay_out (context, korean[i], "ko", width);
        const char *text = pango_layout_get_text (layout);

        g_assert_cmpstr (text, ==, korean[i]);
        g_assert_cmpfloat (jsn_text_get_width (layout), <=, width + 0.01);
        for (GSList *l = pango_layout_get_lines_readonly (layout)->next; l; l = l->next, n_breaks++)
          {
            const PangoLayoutLine *line = l->data;

            if (!g_ascii_isspace (text[line->start_index - 1]))
              g_error ("at %g pt a line begins inside a word: %s", width, text + line->start_index);
          }
      }
  g_assert_cmpuint (n_breaks, >, 200);
  g_object_unref (context);
}

/* The plain layout breaks inside words, so that the case above is known to be able to fail. */
static void
test_korean_needs_it (void)
{
  PangoContext *context = jsn_text_context_new ();
  g_autoptr (PangoLayout) layout = lay_out (context, korean[0], "en", 13 * SIZE);
  const char *text = pango_layout_get_text (layout);
  guint n_inside = 0;

  for (GSList *l = pango_layout_get_lines_readonly (layout)->next; l; l = l->next)
    n_inside += !g_ascii_isspace (text[((PangoLayoutLine *)l->data)->start_index - 1]);
  g_assert_cmpuint (n_inside, >, 0);
  g_object_unref (context);
}

static void
test_korean_wide_word (void)
{
  PangoContext *context = jsn_text_context_new ();
  double width = 6 * SIZE;
  g_autoptr (PangoLayout) layout = lay_out (context, "서울 대한민국임시정부수립기념관건립추진위원회 사진", "ko", width);

  /* The long word is broken, as nothing else would keep it in the column; the others are not. */
  g_assert_cmpfloat (jsn_text_get_width (layout), <=, width + 0.01);
  g_assert_cmpint (pango_layout_get_line_count (layout), >, 3);
  g_object_unref (context);
}

static void
test_chinese (void)
{
  PangoContext *context = jsn_text_context_new ();
  guint n_breaks = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (chinese); i++)
    for (int step = 0; step < 60; step++)
      {
        double width = 7 * SIZE + step * 4.1;
        g_autoptr (PangoLayout) layout = lay_out (context, chinese[i], "zh-CN", width);
        const char *text = pango_layout_get_text (layout);

        g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
        for (GSList *l = pango_layout_get_lines_readonly (layout); l; l = l->next, n_breaks++)
          {
            gunichar first = get_edge (text, l->data, FALSE), last = get_edge (text, l->data, TRUE);

            if (g_utf8_strchr ("，。、；：？！）》」』”’…", -1, first)
                || (l->next && g_utf8_strchr ("（《「『“‘", -1, last)))
              g_error ("at %g pt a line begins or ends wrongly: %.*s", width, ((PangoLayoutLine *)l->data)->length,
                       text + ((PangoLayoutLine *)l->data)->start_index);
          }
      }
  g_assert_cmpuint (n_breaks, >, 800);
  g_object_unref (context);
}

/* What was put in for the sake of lines is nothing but the two invisible marks. */
static void
test_chinese_text_kept (void)
{
  PangoContext *context = jsn_text_context_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (chinese); i++)
    {
      g_autoptr (PangoLayout) layout = lay_out (context, chinese[i], "zh-CN", 200);
      g_autoptr (GString) kept = g_string_new (NULL);

      for (const char *p = pango_layout_get_text (layout); *p; p = g_utf8_next_char (p))
        if (!is_mark (g_utf8_get_char (p)))
          g_string_append_unichar (kept, g_utf8_get_char (p));
      g_assert_cmpstr (kept->str, ==, chinese[i]);
    }
  g_object_unref (context);
}

static void
assert_family (PangoLayout *layout, const char *family)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      const PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      if (run == NULL)
        continue;
      PangoFontDescription *font = pango_font_describe (run->item->analysis.font);
      g_assert_cmpstr (pango_font_description_get_family (font), ==, family);
      pango_font_description_free (font);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

static PangoGlyph
get_glyph (PangoContext *context, const char *text, const char *lang)
{
  g_autoptr (PangoLayout) layout = lay_out (context, text, lang, 100);
  PangoLayoutRun *run = pango_layout_get_line_readonly (layout, 0)->runs->data;

  return run->glyphs->glyphs[0].glyph;
}

static void
test_families (void)
{
  const struct
  {
    const char *lang, *family;
  } cases[] = {
    { "ko", "Noto Sans CJK KR" },         { "ko-KR", "Noto Sans CJK KR" }, { "zh-CN", "Noto Sans CJK SC" },
    { "zh-Hans", "Noto Sans CJK SC" },    { "zh", "Noto Sans CJK SC" },    { "zh-TW", "Noto Sans CJK TC" },
    { "zh-Hant-HK", "Noto Sans CJK TC" }, { "zh-HK", "Noto Sans CJK HK" }, { "ja", "Noto Sans CJK JP" },
    { "en", "Noto Sans CJK KR" },         { "fr", "Noto Sans CJK KR" },    { "", "Noto Sans CJK KR" },
    { "kok", "Noto Sans CJK KR" },
  };
  PangoContext *context = jsn_text_context_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PangoLayout) layout = lay_out (context, "骨 photograph 2013, “直”", cases[i].lang, 1000);

      assert_family (layout, cases[i].family);
    }
  g_assert_false (jsn_language_find ("kok")->keep_all);
  /* The bone is drawn differently in Seoul, Beijing and Taipei. */
  g_assert_cmpuint (get_glyph (context, "骨", "ko"), !=, get_glyph (context, "骨", "zh-CN"));
  g_assert_cmpuint (get_glyph (context, "骨", "zh-CN"), !=, get_glyph (context, "骨", "zh-TW"));
  g_object_unref (context);
}

static void
test_baseline_grid (void)
{
  PangoContext *context = jsn_text_context_new ();
  g_autoptr (PangoLayout) ko = lay_out (context, korean[0], "ko", 200);
  g_autoptr (PangoLayout) zh = lay_out (context, chinese[0], "zh-CN", 200);
  g_autoptr (PangoLayout) en = lay_out (context, "One\ntwo\nthree", "en", 200);

  g_assert_cmpfloat_with_epsilon (jsn_text_get_first_baseline (ko), jsn_text_get_first_baseline (zh), 0.01);
  g_assert_cmpfloat_with_epsilon (jsn_text_get_first_baseline (ko), jsn_text_get_first_baseline (en), 0.01);
  g_assert_cmpfloat_with_epsilon (jsn_text_get_last_baseline (en) - jsn_text_get_first_baseline (en), 2 * 28, 0.01);
  g_object_unref (context);
}

static void
test_long (void)
{
  PangoContext *context = jsn_text_context_new ();
  const struct
  {
    const char *lang, *unit;
  } cases[] = { { "ko", "서울의 빛 " },
                { "ko", "서" },
                { "zh-CN", "“光”，" },
                { "en", "light " },
                { "en", "x" },
                { "ko", "a\n" },
                { "ko", "서울의 빛을 보는 사람들의 시간은 어디에서 오는가 그리고 어디로 가는가 묻는다.\n" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint64 begin = g_get_monotonic_time ();

      while (g_utf8_strlen (text->str, -1) < 20000)
        for (int j = 0; j < 100; j++)
          g_string_append (text, cases[i].unit);
      g_autoptr (PangoLayout) layout = lay_out (context, text->str, cases[i].lang, 300);
      guint n_kept = 0;
      for (const char *p = pango_layout_get_text (layout); *p; p = g_utf8_next_char (p))
        n_kept += !is_mark (g_utf8_get_char (p));
      g_assert_cmpuint (n_kept, ==, JSN_TEXT_MAX_CHARS);
      g_assert_cmpfloat (jsn_text_get_width (layout), <=, 300.01);
      g_test_message ("%s: %.0f ms", cases[i].lang, (double)(g_get_monotonic_time () - begin) / 1000);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 15 * G_USEC_PER_SEC);
    }
  g_object_unref (context);
}

static void
test_odd (void)
{
  const char *texts[] = { "",
                          " ",
                          "\n\n\n",
                          "سور المدينة القديمة في المساء",
                          "סתיו בסיאול, 2013",
                          "눈 ❄️ 👩‍👩‍👧 🇰🇷",
                          "\xF4\x8F\xBF\xBF \xEF\xBF\xBE",
                          "a\xCC\x81\xCC\x81\xCC\x81",
                          "“”‘’",
                          "”“",
                          "\xE2\x80\xAE우측\xE2\x80\xAC",
                          "bad \xff\xfe bytes",
                          "<b>&amp;</b>" };
  const char *languages[] = { "ko", "zh-CN", "en", "ar", "x-none", "" };
  PangoContext *context = jsn_text_context_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (languages); j++)
      for (double width = 0; width < 400; width += 133)
        {
          g_autoptr (PangoLayout) layout = lay_out (context, texts[i], languages[j], width);

          g_assert_cmpint (pango_layout_get_line_count (layout), >=, 1);
          g_assert_cmpfloat (jsn_text_get_last_baseline (layout), >=, jsn_text_get_first_baseline (layout));
        }
  /* Plain text, not markup; controls are spaces. */
  g_autoptr (PangoLayout) layout = lay_out (context, "<i>a</i>\tb\x1b[31m", "en", 400);
  g_assert_cmpstr (pango_layout_get_text (layout), ==, "<i>a</i> b [31m");
  /* cairo gives up the whole page at code points that are no characters. */
  g_autoptr (PangoLayout) none = lay_out (context, "a\xef\xbf\xbe\xef\xb7\x90\xf4\x8f\xbf\xbf", "en", 400);
  g_assert_cmpstr (pango_layout_get_text (none), ==, "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
  /* One letter with thousands of accents costs no time. */
  g_autoptr (GString) accents = g_string_new ("e");
  for (guint i = 0; i < 9000; i++)
    g_string_append (accents, "\xcc\x81");
  g_autoptr (PangoLayout) heap = lay_out (context, accents->str, "en", 400);
  g_assert_cmpint (g_utf8_strlen (pango_layout_get_text (heap), -1), ==, 31);
  g_object_unref (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/text/korean", test_korean);
  g_test_add_func ("/layout/text/korean-needs-it", test_korean_needs_it);
  g_test_add_func ("/layout/text/korean-wide-word", test_korean_wide_word);
  g_test_add_func ("/layout/text/chinese", test_chinese);
  g_test_add_func ("/layout/text/chinese-text-kept", test_chinese_text_kept);
  g_test_add_func ("/layout/text/families", test_families);
  g_test_add_func ("/layout/text/baseline-grid", test_baseline_grid);
  g_test_add_func ("/layout/text/long", test_long);
  g_test_add_func ("/layout/text/odd", test_odd);
  return g_test_run ();
}
