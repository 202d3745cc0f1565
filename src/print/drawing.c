/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follows a page's drawing as a RIP would, as far as colour, overprint and the size of type go. */
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "print/rules.h"
#include "print/tokens.h"

#define MAX_DEPTH 12
/* The most ink coated paper takes, in sheets of 100 % (FOGRA39: 330; the profile keeps 300). */
#define MAX_INK 3.2
/* Below this size four plates cannot be laid exactly enough for type. */
#define RICH_TEXT_PT 30.0

typedef struct
{
  gboolean cmyk; /* fill is in DeviceCMYK; else another space */
  double fill[4];
  gboolean grey; /* fill is in DeviceGray, its value in fill[0] */
  gboolean overprint;
  double font_size;
  int text_mode;
  cairo_matrix_t ctm;
} State;

typedef struct
{
  JsnPdf *pdf;
  qpdf_oh resources;
  JsnDrawing found;
  State state;
  GArray *saved; /* of State */
  cairo_matrix_t text;
  JsnToken operands[6]; /* the last six, newest last */
  guint depth;
} Inspector;

static void inspect (Inspector *inspector, GBytes *content);

static double
get_number (const Inspector *inspector, guint from_last)
{
  return inspector->operands[5 - from_last].number;
}

static qpdf_oh
find_resource (Inspector *inspector, const char *kind)
{
  const JsnToken *token = &inspector->operands[5];
  g_autofree char *name = token->kind == JSN_TOKEN_NAME ? g_strndup (token->start, token->length) : g_strdup ("");
  qpdf_oh found = jsn_pdf_get (inspector->pdf, jsn_pdf_get (inspector->pdf, inspector->resources, kind), name);

  if (found == 0)
    inspector->found |= JSN_DRAWING_NAME;
  return found;
}

static void
take_color (Inspector *inspector, guint n, gboolean fill)
{
  double ink = 0;

  for (guint i = 0; i < n; i++)
    {
      double value = get_number (inspector, n - 1 - i);

      ink += n == 4 ? value : 0;
      if (fill)
        inspector->state.fill[i] = value;
    }
  if (ink > MAX_INK)
    inspector->found |= JSN_DRAWING_INK;
  if (fill)
    {
      inspector->state.cmyk = n == 4;
      inspector->state.grey = n == 1;
    }
}

static void
take_space (Inspector *inspector, gboolean fill)
{
  const JsnToken *name = &inspector->operands[5];

  if (jsn_token_is (name, "/DeviceRGB"))
    inspector->found |= JSN_DRAWING_RGB;
  else if (!jsn_token_is (name, "/DeviceCMYK") && !jsn_token_is (name, "/DeviceGray")
           && !jsn_token_is (name, "/Pattern"))
    find_resource (inspector, "/ColorSpace");
  if (fill)
    inspector->state.cmyk = inspector->state.grey = FALSE;
}

static gboolean
fill_is_white (const State *state)
{
  const double *v = state->fill;

  return (state->cmyk && v[0] + v[1] + v[2] + v[3] == 0) || (state->grey && v[0] >= 0.999);
}

static void
take_fill (Inspector *inspector)
{
  if (inspector->state.overprint && fill_is_white (&inspector->state))
    inspector->found |= JSN_DRAWING_WHITE_OVERPRINT;
}

static void
take_text (Inspector *inspector)
{
  const State *state = &inspector->state;
  const double *v = state->fill;
  double chromatic = MIN (MIN (v[0], v[1]), v[2]);
  gboolean rich = state->cmyk && v[0] + v[1] + v[2] > 0 && (v[3] > 0.6 || chromatic > 0.6);
  cairo_matrix_t m;

  cairo_matrix_multiply (&m, &inspector->text, &state->ctm);
  if (state->text_mode == 3)
    return;
  take_fill (inspector);
  if (rich && fabs (state->font_size) * hypot (m.xy, m.yy) < RICH_TEXT_PT)
    inspector->found |= JSN_DRAWING_RICH_TEXT;
}

static void
take_graphics_state (Inspector *inspector)
{
  JsnPdf *pdf = inspector->pdf;
  qpdf_oh state = find_resource (inspector, "/ExtGState");
  qpdf_oh overprint = jsn_pdf_get (pdf, state, "/op");

  if (overprint == 0)
    overprint = jsn_pdf_get (pdf, state, "/OP");
  if (overprint)
    inspector->state.overprint
        = qpdf_oh_is_bool (pdf->qpdf, overprint) && qpdf_oh_get_bool_value (pdf->qpdf, overprint);
}

static void
get_matrix (Inspector *inspector, cairo_matrix_t *matrix)
{
  cairo_matrix_init (matrix, get_number (inspector, 5), get_number (inspector, 4), get_number (inspector, 3),
                     get_number (inspector, 2), get_number (inspector, 1), get_number (inspector, 0));
}

static void
take_object (Inspector *inspector)
{
  JsnPdf *pdf = inspector->pdf;
  qpdf_oh object = find_resource (inspector, "/XObject");

  if (object == 0 || !jsn_pdf_is (pdf, object, "/Subtype", "/Form") || inspector->depth >= MAX_DEPTH)
    return;
  g_autoptr (GBytes) content = jsn_pdf_read_stream (pdf, object, FALSE, NULL);
  g_autoptr (GArray) saved = g_array_new (FALSE, FALSE, sizeof (State));
  Inspector inner = *inspector;
  double m[6] = { 1, 0, 0, 1, 0, 0 };
  cairo_matrix_t matrix;

  jsn_pdf_get_numbers (pdf, jsn_pdf_get (pdf, object, "/Matrix"), m, 6);
  cairo_matrix_init (&matrix, m[0], m[1], m[2], m[3], m[4], m[5]);
  cairo_matrix_multiply (&inner.state.ctm, &matrix, &inspector->state.ctm);
  inner.saved = saved;
  inner.depth++;
  if (jsn_pdf_get (pdf, object, "/Resources"))
    inner.resources = jsn_pdf_get (pdf, object, "/Resources");
  if (content)
    inspect (&inner, content);
  inspector->found |= content ? inner.found : JSN_DRAWING_GRAMMAR;
}

static void
restore (Inspector *inspector)
{
  if (inspector->saved->len == 0)
    {
      inspector->found |= JSN_DRAWING_GRAMMAR;
      return;
    }
  inspector->state = g_array_index (inspector->saved, State, inspector->saved->len - 1);
  g_array_set_size (inspector->saved, inspector->saved->len - 1);
}

static gboolean
is_one_of (const JsnToken *operator, const char * const * names)
{
  for (guint i = 0; names[i]; i++)
    if (jsn_token_is (operator, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
take_paint_operator (Inspector *inspector, const JsnToken *operator)
{
  static const char *const fills[] = { "f", "F", "f*", "B", "B*", "b", "b*", NULL };
  static const char *const texts[] = { "Tj", "TJ", "'", "\"", NULL };
  static const char *const rgb[] = { "rg", "RG", NULL };
  static const char *const cmyk[] = { "k", "K", NULL };
  static const char *const grey[] = { "g", "G", NULL };
  static const char *const spaces[] = { "cs", "CS", NULL };
  gboolean lower = g_ascii_islower (operator->start[0]);

  if (is_one_of (operator, rgb))
    inspector->found |= JSN_DRAWING_RGB;
  else if (is_one_of (operator, cmyk))
    take_color (inspector, 4, lower);
  else if (is_one_of (operator, grey))
    take_color (inspector, 1, lower);
  else if (is_one_of (operator, spaces))
    take_space (inspector, lower);
  else if (is_one_of (operator, fills))
    take_fill (inspector);
  else if (is_one_of (operator, texts))
    take_text (inspector);
  else
    return FALSE;
  return TRUE;
}

static void
take_operator (Inspector *inspector, const JsnToken *operator)
{
  cairo_matrix_t matrix;

  if (take_paint_operator (inspector, operator))
    return;
  if (jsn_token_is (operator, "q"))
    g_array_append_val (inspector->saved, inspector->state);
  else if (jsn_token_is (operator, "Q"))
    restore (inspector);
  else if (jsn_token_is (operator, "gs"))
    take_graphics_state (inspector);
  else if (jsn_token_is (operator, "Do"))
    take_object (inspector);
  else if (jsn_token_is (operator, "cm"))
    {
      get_matrix (inspector, &matrix);
      cairo_matrix_multiply (&inspector->state.ctm, &matrix, &inspector->state.ctm);
    }
  else if (jsn_token_is (operator, "BT"))
    cairo_matrix_init_identity (&inspector->text);
  else if (jsn_token_is (operator, "Tm"))
    get_matrix (inspector, &inspector->text);
  else if (jsn_token_is (operator, "Tf"))
    inspector->state.font_size = get_number (inspector, 0);
  else if (jsn_token_is (operator, "Tr"))
    inspector->state.text_mode = (int)get_number (inspector, 0);
}

static void
inspect (Inspector *inspector, GBytes *content)
{
  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  JsnTokens tokens = { .data = data, .length = length };
  JsnToken token;

  memset (inspector->operands, 0, sizeof inspector->operands);
  while (jsn_tokens_next (&tokens, &token))
    if (token.kind == JSN_TOKEN_OPERATOR)
      {
        take_operator (inspector, &token);
        memset (inspector->operands, 0, sizeof inspector->operands);
      }
    else
      {
        memmove (inspector->operands, inspector->operands + 1, 5 * sizeof token);
        inspector->operands[5] = token;
      }
  if (tokens.bad || inspector->saved->len > 0)
    inspector->found |= JSN_DRAWING_GRAMMAR;
}

static JsnDrawing
inspect_page (JsnPdf *pdf, qpdf_oh page)
{
  g_autoptr (GArray) saved = g_array_new (FALSE, FALSE, sizeof (State));
  unsigned char *data = NULL;
  size_t length = 0;
  Inspector inspector = { .pdf = pdf, .saved = saved, .resources = jsn_pdf_get (pdf, page, "/Resources") };

  qpdf_oh_get_page_content_data (pdf->qpdf, page, &data, &length);
  g_autoptr (GBytes) content = g_bytes_new_with_free_func (data, length, free, data);
  if (!jsn_pdf_check (pdf, NULL))
    return JSN_DRAWING_GRAMMAR;
  cairo_matrix_init_identity (&inspector.state.ctm);
  cairo_matrix_init_identity (&inspector.text);
  inspector.state.grey = TRUE;
  inspect (&inspector, content);
  return inspector.found;
}

JsnDrawing
jsn_drawing_inspect (JsnPdf *pdf)
{
  JsnDrawing found = 0;
  int n_pages = qpdf_get_num_pages (pdf->qpdf);

  for (int i = 0; i < n_pages; i++)
    found |= inspect_page (pdf, qpdf_get_page_n (pdf->qpdf, (size_t)i));
  return found;
}
