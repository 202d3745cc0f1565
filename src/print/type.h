/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Type for paper: laid-out text onto a PDF surface, with fonts whose every glyph is whole. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The fonts of one PDF. Must outlive its surface's finishing. Belongs to one thread. */
typedef struct _JsnTypeCase JsnTypeCase;

JsnTypeCase *jsn_type_case_new (void);
void jsn_type_case_free (JsnTypeCase *type_case);

/* As pango_cairo_show_layout(), at the current point and in the current colour; the text can be read out of the PDF. */
void jsn_type_case_show (JsnTypeCase *type_case, cairo_t *cr, PangoLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnTypeCase, jsn_type_case_free)

G_END_DECLS
