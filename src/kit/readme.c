/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths here are as Windows writes them, because that is where most of these kits are opened. */
#include "kit/readme.h"

#include "kit/plain.h"
#include "kit/words.h"

/* Compares every file with the list; prints only what differs. */
#define POWERSHELL                                                                    \
  "  Get-Content manifest-sha256.txt | ForEach-Object { $s, $f = $_ -split '  ', 2; " \
  "if ((Get-FileHash -LiteralPath $f).Hash -ne $s) { \"!! $f\" } }\n"
#define OTHER_SYSTEMS                               \
  "  macOS: shasum -a 256 -c manifest-sha256.txt\n" \
  "  Linux: sha256sum -c manifest-sha256.txt\n"     \
  "  Jeonsi: jeonsi-cli verify-kit KIT.zip\n"

static const struct
{
  const char *tag;
  const char *text;
} chapters[] = {
  { "ko", "index.html을 여세요. 어느 브라우저에서나 인터넷 연결 없이 열립니다.\n"
          "\n"
          "  images\\print         인쇄용 사진, 긴 변 최대 4200 px, sRGB\n"
          "  images\\web           웹용 사진, 긴 변 최대 2500 px\n"
          "  images\\preview       미리보기, 긴 변 최대 1200 px\n"
          "  captions.csv         모든 사진의 캡션·크레딧·권리 (엑셀)\n"
          "  captions.txt         같은 내용, 읽기용\n"
          "  release-*.txt        보도자료 (있는 경우)\n"
          "  manifest-sha256.txt  모든 파일의 SHA-256 체크섬\n"
          "\n"
          "캡션, 크레딧, 저작권은 사진 파일 안에도 들어 있습니다(IPTC, XMP).\n"
          "사진은 적힌 크레딧과 함께, 이용 조건에 따라 사용해 주세요.\n"
          "\n"
          "파일이 바뀌지 않았는지 확인하려면\n"
          "  Windows: 이 폴더에서 PowerShell을 열고 아래 한 줄을 실행하세요.\n"
          "  바뀌거나 빠진 파일만 표시되며, 아무것도 나오지 않으면 모두 온전합니다.\n" },
  { "zh-CN", "请打开 index.html。任何浏览器都可以离线打开。\n"
             "\n"
             "  images\\print         印刷用照片，长边最大 4200 像素，sRGB\n"
             "  images\\web           网络用照片，长边最大 2500 像素\n"
             "  images\\preview       预览图，长边最大 1200 像素\n"
             "  captions.csv         全部照片的图片说明、署名与权利信息（Excel）\n"
             "  captions.txt         同样内容，便于阅读\n"
             "  release-*.txt        新闻稿（如有）\n"
             "  manifest-sha256.txt  全部文件的 SHA-256 校验和\n"
             "\n"
             "图片说明、署名和版权信息也已写入每个图片文件（IPTC、XMP）。\n"
             "使用照片时请按所示署名，并遵守使用条款。\n"
             "\n"
             "如何确认文件未被改动\n"
             "  Windows：在此文件夹中打开 PowerShell，运行下面一行命令。\n"
             "  只会列出被改动或缺失的文件；没有任何输出即表示全部完好。\n" },
  { "en", "Open index.html. It works in any browser, without a network.\n"
          "\n"
          "  images\\print         photographs for print, long edge up to 4200 px, sRGB\n"
          "  images\\web           photographs for the web, long edge up to 2500 px\n"
          "  images\\preview       previews, long edge up to 1200 px\n"
          "  captions.csv         captions, credits and rights of every photograph (Excel)\n"
          "  captions.txt         the same for reading\n"
          "  release-*.txt        the press release, where there is one\n"
          "  manifest-sha256.txt  SHA-256 checksums of all files\n"
          "\n"
          "Captions, credits and rights are also written into every image (IPTC and XMP).\n"
          "Please publish each photograph with its credit and within its usage terms.\n"
          "\n"
          "To see that nothing was changed\n"
          "  Windows: open PowerShell in this folder and run the line below. It names\n"
          "  files that were changed or are missing; no answer means that all is intact.\n" },
};

/* Whether the kit speaks the language of a chapter; English is read everywhere. */
static gboolean
is_wanted (const char *tag, char **languages)
{
  const char *said_in;

  if (g_str_equal (tag, "en"))
    return TRUE;
  for (char **lang = languages; *lang; lang++)
    {
      jsn_word (JSN_WORD_README, *lang, &said_in);
      if (g_str_equal (said_in, tag))
        return TRUE;
    }
  return FALSE;
}

char *
jsn_readme_format (const JsnPress *press)
{
  g_return_val_if_fail (press != NULL, NULL);

  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (press->content->now);
  g_autofree char *date = now ? g_date_time_format (now, "%Y-%m-%d") : NULL;
  char **languages = press->content->languages;

  for (char **lang = languages; *lang; lang++)
    {
      const char *title = jsn_texts_get (press->content->exhibition, "title", *lang);

      if (title)
        g_string_append_printf (out, "%s\n", title);
    }
  g_autofree char *kit = jsn_word_join (JSN_WORD_PRESS_KIT, languages);
  g_string_append_printf (out, "%s%s%s\n", kit, date ? ", " : "", date ? date : "");

  for (gsize i = 0; i < G_N_ELEMENTS (chapters); i++)
    if (is_wanted (chapters[i].tag, languages))
      {
        g_string_append_c (out, '\n');
        jsn_plain_heading (out, jsn_language_name (chapters[i].tag), '-');
        g_string_append_printf (out, "%s\n" POWERSHELL "\n" OTHER_SYSTEMS, chapters[i].text);
      }
  return jsn_plain_format (out->str);
}
