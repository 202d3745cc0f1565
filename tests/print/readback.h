/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF as a reader sees it, by poppler. */
#pragma once

#include <cairo.h>
#include <glib.h>

/* Page @index as CAIRO_FORMAT_RGB24 on white. */
cairo_surface_t *test_render (const char *path, int index, double ppi);
/* Its text, in reading order. */
char *test_dup_page_text (const char *path, int index);
char *test_dup_title (const char *path);
int test_count_pages (const char *path);
/* points */
void test_get_page_size (const char *path, int index, double *width, double *height);
