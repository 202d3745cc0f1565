/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells that no spreadsheet takes for a formula. */
#include "kit/captions.h"

static const struct
{
  const char *text;
  const char *cell;
} cells[] = {
  { NULL, "" },
  { "", "" },
  { "snow", "snow" },
  { "눈 내린 경복궁", "눈 내린 경복궁" },
  { "=1+1", "'=1+1" },
  { "+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0" },
  { "-2+3", "'-2+3" },
  { "@SUM(A1)", "'@SUM(A1)" },
  { "  =1", "'=1" },
  { "\t=1", "'=1" },
  { "\r\n=1", "'=1" },
  { "\xc2\xa0=1", "'=1" },
  { "\xe3\x80\x80=1", "'=1" },
  { "\xe2\x80\x8b=1", "'=1" },
  { "＝1+1", "'＝1+1" },
  { "＋1a", "'＋1a" },
  { "－x", "'－x" },
  { "＠x", "'＠x" },
  { "﹣x", "'﹣x" },
  { "a;=1", "a;'=1" },
  { "a; \t=1", "a;  '=1" },
  { "a\n=1", "a\n'=1" },
  { "a\tb", "a b" },
  { "say \"snow\"", "say \"\"snow\"\"" },
  { "\"=1", "\"\"=1" },
  { "a = b - c @ d", "a = b - c @ d" },
  { "-12.5", "-12.5" },
  { "+9", "+9" },
  { "-3 %", "-3 %" },
  { "-3 to 5", "'-3 to 5" },
};

static void
test_defuse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *cell = jsn_captions_defuse (cells[i].text);

      g_assert_cmpstr (cell, ==, cells[i].cell);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kit/captions/defuse", test_defuse);
  return g_test_run ();
}
