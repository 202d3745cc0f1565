/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exhibition that the tests of this room lay out. */
#include "sample.h"

#include <math.h>

typedef struct
{
  const char *field;
  const char *lang;
  const char *text;
} Text;

/* Captions of 40 to 75 words in English, and what a curator would write for them in Korean and Chinese. */
static const Text texts_a[] = {
  { "headline", "ko", "첫눈이 내린 경복궁 근정전" },
  { "headline", "zh-CN", "初雪中的景福宫勤政殿" },
  { "headline", "en", "First snow at Geunjeongjeon, Gyeongbokgung Palace" },
  { "caption", "ko",
    "조선의 법궁 경복궁에서 가장 큰 전각인 근정전은 왕의 즉위식과 조회가 열리던 곳이다. 새벽에 내린 눈이 월대의 "
    "돌난간과 "
    "겹처마 위에 고르게 쌓였고, 뒤로는 북악산의 화강암 능선이 옅은 안개 사이로 드러난다. 관람객이 들어오기 전의 "
    "마당에는 "
    "품계석만이 두 줄로 남아 있다." },
  { "caption", "zh-CN",
    "勤政殿是朝鲜王朝正宫景福宫中规模最大的殿宇，国王即位与百官朝会皆在此举行。黎明时分，新雪均匀地覆在月台石栏与重檐之"
    "上；"
    "殿后北岳山的花岗岩山脊在薄雾中若隐若现。开门迎客之前，宽阔的庭院里只有两列“品阶石”静静伫立，等候着并不会再来的“早"
    "朝”。" },
  { "caption", "en",
    "Geunjeongjeon is the largest hall of Gyeongbokgung, the principal palace of the Joseon dynasty, where kings were "
    "enthroned and "
    "officials gathered at dawn. Fresh snow lies even on the stone balustrades and the double eaves; behind them the "
    "granite ridge of "
    "Bugaksan shows through thin mist. Before the gates open, only the two rows of rank stones stand in the courtyard, "
    "as they have "
    "since 1867." },
};

static const Text texts_b[] = {
  { "headline", "ko", "낙산 성곽길의 저녁" },
  { "headline", "zh-CN", "骆山城墙的黄昏" },
  { "headline", "en", "Evening along the Naksan city wall" },
  { "caption", "ko",
    "한양도성은 1396년에 처음 쌓은 길이 18.6킬로미터의 성벽이다. 낙산 구간은 경사가 완만하여 퇴근한 주민들이 저녁마다 "
    "걷는다. "
    "아래쪽의 큰 돌은 조선 초기의 것이고 위쪽의 반듯한 돌은 19세기에 고쳐 쌓은 것이어서, 한 벽에서 네 시대의 솜씨를 "
    "읽을 수 있다." },
  { "caption", "zh-CN",
    "汉阳都城始筑于1396年，全长18."
    "6公里。骆山一段坡度平缓，下班的居民常在傍晚来此散步。墙基的大石垒于朝鲜初期，上部方整的石块则是十九世纪"
    "重修的；一面墙上，可以读出四个时代的手艺。城外的灯火一盏盏亮起，城内的小巷先暗了下来。" },
  { "caption", "en",
    "The wall of the old capital, first raised in 1396, runs for 18.6 kilometres over four mountains. Its Naksan "
    "stretch is gentle, and "
    "people who live below walk here after work. The rough boulders at the foot are early Joseon, the squared stones "
    "above belong to the "
    "nineteenth century: one wall shows the hands of four ages." },
};

static const Text exhibition_texts[] = {
  { "title", "ko", "서울, 빛의 도시" },
  { "title", "zh-CN", "首尔：光之城" },
  { "title", "en", "Seoul, City of Light" },
  { "subtitle", "ko", "서울·베이징 자매도시 20주년 사진전" },
  { "subtitle", "zh-CN", "首尔—北京结好二十周年摄影展" },
  { "subtitle", "en", "Photographs for twenty years of sister cities" },
  { "dates", "ko", "2013년 4월 21일–23일" },
  { "dates", "zh-CN", "2013年4月21日至23日" },
  { "dates", "en", "21–23 April 2013" },
  { "venue", "ko", "라이브 탱크, 베이징 798 예술구 인근" },
  { "venue", "zh-CN", "Live Tank，北京798艺术区旁" },
  { "venue", "en", "Live Tank, near the 798 Art District, Beijing" },
  { "organiser", "ko", "서울특별시" },
  { "organiser", "zh-CN", "首尔特别市" },
  { "organiser", "en", "Seoul Metropolitan Government" },
  { "intro", "ko",
    "서울과 베이징은 1993년에 자매결연을 맺었다. 스무 해가 지난 지금, 두 도시는 서로의 거리를 걷고 서로의 음악을 "
    "들으며 서로에게서 배운다. "
    "이 전시는 서울의 하루를 따라간다. 눈 내린 궁궐의 새벽에서 시작해 한옥 지붕이 이어지는 언덕과 시장의 전등 아래를 "
    "지나, 강을 건너는 "
    "열차의 불빛에서 끝난다.\n\n사진은 이름난 풍경보다 그 사이에 사는 사람들의 시간을 본다. 출근길의 안개, 비 온 뒤의 "
    "돌담, 늦은 밤의 분수처럼 "
    "도시가 스스로 빛나는 순간을 모았다." },
  { "intro", "zh-CN",
    "1993年，首尔与北京结为友好城市。二十年过去，两座城市的人们走在彼此的街道上，聆听彼此的音乐，也向彼此学习。本次展览"
    "跟随首尔的一天展开："
    "从雪后宫殿的黎明出发，经过韩屋屋顶连绵的山坡与市场的灯泡之下，在列车驶过汉江的灯光中结束。\n\n这些照片所看的，与其"
    "说是“名胜”，不如说是名胜之间"
    "人们的时间。上班路上的雾、雨后的石墙、深夜的喷泉——我们收集的，是城市自己发光的那些瞬间。" },
  { "intro", "en",
    "Seoul and Beijing became sister cities in 1993. Twenty years on, people of both walk each other's streets, hear "
    "each other's music and "
    "learn from one another. This exhibition follows a single day in Seoul: it begins at dawn in a palace under snow, "
    "climbs through "
    "hillsides of tiled roofs, passes beneath the bulbs of a market, and ends in the lights of a train crossing the "
    "river.\n\n"
    "The photographs look less at famous views than at the hours of the people who live between them. Fog on the way "
    "to work, stone walls "
    "after rain, a fountain late at night: moments in which the city shines by itself." },
};

static void
set_texts (JsnTexts *texts, const Text *table, gsize n)
{
  for (gsize i = 0; i < n; i++)
    jsn_texts_set (texts, table[i].field, table[i].lang, table[i].text);
}

JsnPhoto *
sample_photo_new (guint index)
{
  static const int sizes[][2] = { { 6000, 4000 }, { 4000, 6000 }, { 4800, 3600 }, { 5400, 3600 }, { 6000, 2400 } };
  JsnPhoto *photo = jsn_photo_new ();

  g_assert_cmpuint (index, <, G_N_ELEMENTS (sizes));
  photo->id = index + 1;
  photo->width_px = sizes[index][0];
  photo->height_px = sizes[index][1];
  if (index % 2)
    set_texts (photo->texts, texts_b, G_N_ELEMENTS (texts_b));
  else
    set_texts (photo->texts, texts_a, G_N_ELEMENTS (texts_a));
  jsn_texts_set (photo->texts, "creator", "", "Han Seo-yeon");
  jsn_texts_set (photo->texts, "credit", "", "Seoul Picture Desk");
  return photo;
}

JsnSheet *
sample_sheet_new (const char *tmpl, double width_mm, double height_mm, const guint *photos, guint n_photos)
{
  JsnSheet *sheet = g_new0 (JsnSheet, 1);
  g_autofree const JsnPhoto **shown = g_new0 (const JsnPhoto *, n_photos + 1);

  sheet->photos = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)jsn_photo_free);
  for (guint i = 0; i < n_photos; i++)
    {
      gint64 id = photos[i] + 1;

      if (!g_hash_table_contains (sheet->photos, &id))
        g_hash_table_insert (sheet->photos, g_memdup2 (&id, sizeof id), sample_photo_new (photos[i]));
      shown[i] = g_hash_table_lookup (sheet->photos, &id);
    }
  sheet->exhibition = jsn_texts_new ();
  set_texts (sheet->exhibition, exhibition_texts, G_N_ELEMENTS (exhibition_texts));
  sheet->languages = g_strsplit ("ko zh-CN en", " ", -1);
  sheet->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (sheet->settings, g_strdup ("bleed_mm"), g_strdup ("3"));
  g_hash_table_insert (sheet->settings, g_strdup ("type_scale"), g_strdup ("1"));
  sheet->n_panels = 12;
  sheet->panel = jsn_template_make (jsn_template_find (tmpl), width_mm, height_mm, 3, shown, n_photos);
  sheet->panel->number = 3;
  for (guint i = 0; i < sheet->panel->items->len; i++)
    ((JsnItem *)g_ptr_array_index (sheet->panel->items, i))->id = i + 1;
  return sheet;
}

static void
paint_ridge (cairo_t *cr, double base, double height, double phase, double grey)
{
  cairo_move_to (cr, 0, 1);
  for (int i = 0; i <= 40; i++)
    cairo_line_to (cr, i / 40.0,
                   base - height * (0.5 + 0.35 * sin (phase + i * 0.31) + 0.15 * sin (phase * 2 + i * 0.83)));
  cairo_line_to (cr, 1, 1);
  cairo_close_path (cr);
  cairo_set_source_rgb (cr, grey * 0.75, grey * 0.85, grey);
  cairo_fill (cr);
}

gboolean
sample_paint_photo (cairo_t *cr, const JsnPhoto *photo, gpointer data)
{
  cairo_pattern_t *sky = cairo_pattern_create_linear (0, 0, 0, 1);
  double aspect = (double)photo->width_px / photo->height_px;

  cairo_pattern_add_color_stop_rgb (sky, 0, 0.23, 0.33, 0.47);
  cairo_pattern_add_color_stop_rgb (sky, 0.6, 0.93, 0.76, 0.62);
  cairo_pattern_add_color_stop_rgb (sky, 1, 0.80, 0.62, 0.55);
  cairo_rectangle (cr, 0, 0, 1, 1);
  cairo_set_source (cr, sky);
  cairo_fill (cr);
  cairo_pattern_destroy (sky);

  cairo_save (cr);
  cairo_translate (cr, 0.68, 0.42);
  cairo_scale (cr, 0.07 / aspect, 0.07);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
  cairo_set_source_rgb (cr, 1, 0.93, 0.82);
  cairo_fill (cr);
  for (int i = 0; i < 4; i++)
    paint_ridge (cr, 0.62 + i * 0.11, 0.2, (double)photo->id * 1.7 + i * 2.1, 0.62 - i * 0.15);
  return TRUE;
}
