/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finishing pass: what comes out is PDF/X-4 as far as we check, says what went in, and is the same every time. */
#include <vips/vips.h>

#include "base/error.h"
#include "pages.h"

static TestPage *
make_panel (int components)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsnPrintPixels) pixels = test_pixels_new (400, 300, components, 1);
  TestPage *page = test_page_new (test_draw_panel, pixels);

  test_page_add_image (page, pixels);
  test_page_finish (page, &error);
  g_assert_no_error (error);
  return page;
}

static void
test_panel (void)
{
  g_autoptr (TestPage) page = make_panel (3);

  test_assert_verified (page->finished, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (VIPS_INIT (argv[0]) != 0)
    return 1;
  g_test_add_func ("/print/finish/panel", test_panel);
  int result = g_test_run ();
  vips_shutdown ();
  return result;
}
