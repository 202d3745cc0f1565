/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths and sizes as people type them, and what is refused. */
#include "base/units.h"

#include <string.h>

#include "base/error.h"

static void
test_length (void)
{
  const struct
  {
    const char *text;
    double mm;
  } cases[] = {
    { "12", 12 },    { "12mm", 12 },    { " 12 mm ", 12 }, { "1.2cm", 12 },
    { "1,2cm", 12 }, { "0.5in", 12.7 }, { "36pt", 12.7 },  { "1.45m", 1450 },
    { "-3MM", -3 },  { "+.5", 0.5 },    { "7.", 7 },       { "0", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double mm = -999;

      g_assert_true (jsn_length_parse (cases[i].text, &mm, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (mm, cases[i].mm, 1e-9);
    }
}

static void
test_length_refused (void)
{
  const char *cases[] = { "",    " ",    "mm",    "12px",   "1.2.3", "1,2,3mm", "inf", "nan",       "0x10",
                          "1e3", "12 3", "12mmm", "12mm x", "--1",   "12 inch", "٣mm", "1\033[31m", "," };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double mm = 42;

      g_assert_false (jsn_length_parse (cases[i], &mm, &error));
      g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
      g_assert_null (strchr (error->message, '\033'));
      g_assert_cmpfloat (mm, ==, 42);
    }

  /* More digits than a double holds are infinite. */
  g_autofree char *digits = g_strnfill (400, '9');
  g_autoptr (GError) error = NULL;
  double mm;
  g_assert_false (jsn_length_parse (digits, &mm, &error));
  g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
}

static void
test_size (void)
{
  const struct
  {
    const char *text;
    double width, height;
  } cases[] = {
    { "A1", 594, 841 },           { "a1 landscape", 841, 594 },  { "A4 portrait", 210, 297 },
    { "B1", 707, 1000 },          { "B2  Landscape", 707, 500 }, { "600x900mm", 600, 900 },
    { "600x900", 600, 900 },      { "60x90cm", 600, 900 },       { "60cm x 90cm", 600, 900 },
    { "24x36in", 609.6, 914.4 },  { "1mx900mm", 1000, 900 },     { "60cmx90", 600, 900 },
    { "594 × 841 mm", 594, 841 }, { "1,2x1.5m", 1200, 1500 },    { "50x5000", 50, 5000 },
    { "600 * 900", 600, 900 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double width = 0, height = 0;

      g_assert_true (jsn_size_parse (cases[i].text, &width, &height, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (width, cases[i].width, 1e-9);
      g_assert_cmpfloat_with_epsilon (height, cases[i].height, 1e-9);
    }
}

static void
test_size_refused (void)
{
  const char *cases[]
      = { "",           "A",         "A8",   "A10",      "A1 sideways", "A1x",
          "600",        "600x",      "x900", "600x900x", "-600x900",    "49.9x900",
          "600x5000.1", "600x900px", "0x0",  "infxinf",  "C4",          "600x900mm landscape" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      double width = 1, height = 2;

      g_assert_false (jsn_size_parse (cases[i], &width, &height, &error));
      g_assert_error (error, JSN_ERROR, JSN_ERROR_ARGUMENT);
      g_assert_cmpfloat (width + height, ==, 3);
    }
}

static void
test_size_format (void)
{
  const char *cases[] = { "A1", "A0 landscape", "B1", "600 × 900 mm", "914.4 × 609.6 mm" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double width = 0, height = 0;

      g_assert_true (jsn_size_parse (cases[i], &width, &height, NULL));
      g_autofree char *text = jsn_size_format (width, height);
      g_assert_cmpstr (text, ==, cases[i]);
    }
}

static void
test_convert (void)
{
  g_assert_cmpfloat_with_epsilon (jsn_mm_to_pt (25.4), 72, 1e-12);
  g_assert_cmpfloat_with_epsilon (jsn_pt_to_mm (72), 25.4, 1e-12);
  /* The three figures of the trade's rule of thumb. */
  g_assert_cmpint ((int)(jsn_ppi_needed (500) + 0.5), ==, 175);
  g_assert_cmpint ((int)(jsn_ppi_needed (1000) + 0.5), ==, 87);
  g_assert_cmpint ((int)(jsn_ppi_needed (1500) + 0.5), ==, 58);
  g_assert_cmpfloat_with_epsilon (jsn_sharp_from_mm (jsn_ppi_needed (1234)), 1234, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/units/length", test_length);
  g_test_add_func ("/base/units/length-refused", test_length_refused);
  g_test_add_func ("/base/units/size", test_size);
  g_test_add_func ("/base/units/size-refused", test_size_refused);
  g_test_add_func ("/base/units/size-format", test_size_format);
  g_test_add_func ("/base/units/convert", test_convert);
  return g_test_run ();
}
