/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a photo's file tells, as rows of a form. */
#pragma once

#include <gtk/gtk.h>

#include "photo/photo.h"

G_BEGIN_DECLS

/* The file's name, fit for display; free with g_free(). */
char *jsn_photo_facts_dup_title (const JsnPhoto *photo);
/* Replaces the rows of @grid: a dim label, in @labels' width, and a value for each fact that is known. */
void jsn_photo_facts_fill (GtkGrid *grid, GtkSizeGroup *labels, const JsnPhoto *photo);

G_END_DECLS
