/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages and pictures made for tests, without files from anywhere. */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "photo/pixels.h"
#include "print/finish.h"
#include "print/type.h"

#define TEST_TRIM_WIDTH_MM 210.0
#define TEST_TRIM_HEIGHT_MM 148.0
#define TEST_CREATED "2013-04-05T06:07:08+09:00"
#define TEST_TITLE "서울 사진전 <&> 首尔 \"Seoul\""

/* A JPEG of four coloured quarters: red, green above, blue, yellow below. @components 1, 3 or 4; with four the samples
 * are inverted and an Adobe marker says so. */
GBytes *test_jpeg_new (int width, int height, int components);
JsnPrintPixels *test_pixels_new (int width, int height, int components, int orientation);

typedef struct
{
  char *folder;
  char *raw; /* cairo's PDF */
  char *finished;
  GPtrArray *images; /* of JsnImage * */
} TestPage;

typedef void (*TestDraw) (cairo_t *cr, JsnTypeCase *type_case, gpointer data);

/* A page for sheet-fed print; @draw paints with the trim's corner at the origin. */
TestPage *test_page_new (TestDraw draw, gpointer data);
/* Lets @pixels be a picture of the page. */
void test_page_add_image (TestPage *page, const JsnPrintPixels *pixels);
gboolean test_page_finish (TestPage *page, GError **error);
void test_page_free (TestPage *page);

/* Text in three languages in black, a big title, two boxes, a photo. @data: JsnPrintPixels *. */
void test_draw_panel (cairo_t *cr, JsnTypeCase *type_case, gpointer data);
void test_set_ink (cairo_t *cr, const char *name);

/* Removes @folder and the files in it. */
void test_remove_folder (const char *folder);

/* Whether @path is broken in no other rule than @code (NULL: in none). */
void test_assert_verified (const char *path, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestPage, test_page_free)
