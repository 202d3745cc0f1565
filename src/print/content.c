/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies a content stream token by token and exchanges only what sets a colour. */
#include "print/content.h"

#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "print/tokens.h"

typedef struct
{
  JsnColor *color;
  GString *out;
  const char *copied;    /* everything before it is in @out */
  JsnToken operands[4];  /* the last four, newest last */
  guint n_operands;      /* how many there were since the last operator */
  gboolean black;        /* the fill is exactly K 100 % */
  gboolean overprinting; /* within a text object that began so */
  GArray *saved;         /* of gboolean: @black at each q */
} Rewriter;

void
jsn_content_append_number (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.6f", number);
  if (strchr (text, '.'))
    {
      gsize length = strlen (text);

      while (text[length - 1] == '0')
        length--;
      if (text[length - 1] == '.')
        length--;
      text[length] = '\0';
    }
  g_string_append (out, strcmp (text, "-0") == 0 ? "0" : text);
  g_string_append_c (out, ' ');
}

static void
copy_until (Rewriter *rewriter, const char *end)
{
  g_string_append_len (rewriter->out, rewriter->copied, end - rewriter->copied);
  rewriter->copied = end;
}

static gboolean
have_numbers (Rewriter *rewriter, guint n)
{
  if (rewriter->n_operands != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (rewriter->operands[4 - n + i].kind != JSN_TOKEN_NUMBER)
      return FALSE;
  return TRUE;
}

static void
set_black (Rewriter *rewriter, gboolean black)
{
  rewriter->black = black;
  if (rewriter->overprinting && !black)
    {
      g_string_append (rewriter->out, "\n/" JSN_CONTENT_KNOCKOUT " gs");
      rewriter->overprinting = FALSE;
    }
}

/* The red of `r g b rg` is the second of the last four operands. */
static void
replace_color (Rewriter *rewriter, const JsnToken *operator, gboolean stroke)
{
  const JsnToken *rgb = rewriter->operands + 1;
  double cmyk[4];

  copy_until (rewriter, rgb[0].start);
  jsn_color_convert (rewriter->color, rgb[0].number, rgb[1].number, rgb[2].number, cmyk);
  for (guint i = 0; i < 4; i++)
    jsn_content_append_number (rewriter->out, cmyk[i]);
  g_string_append_c (rewriter->out, stroke ? 'K' : 'k');
  rewriter->copied = operator->start + operator->length;
  if (!stroke)
    set_black (rewriter, cmyk[0] == 0 && cmyk[1] == 0 && cmyk[2] == 0 && cmyk[3] == 1);
}

static void
begin_text (Rewriter *rewriter, const JsnToken *operator)
{
  if (!rewriter->black)
    return;
  copy_until (rewriter, operator->start);
  g_string_append (rewriter->out, "/" JSN_CONTENT_OVERPRINT " gs\n");
  rewriter->overprinting = TRUE;
}

static void
end_text (Rewriter *rewriter, const JsnToken *operator)
{
  if (!rewriter->overprinting)
    return;
  copy_until (rewriter, operator->start + operator->length);
  g_string_append (rewriter->out, "\n/" JSN_CONTENT_KNOCKOUT " gs");
  rewriter->overprinting = FALSE;
}

static gboolean
take_operator (Rewriter *rewriter, const JsnToken *operator)
{
  static const char *const fills[] = { "g", "k", "cs", "sc", "scn" };

  if (jsn_token_is (operator, "rg") || jsn_token_is (operator, "RG"))
    {
      if (!have_numbers (rewriter, 3))
        return FALSE;
      replace_color (rewriter, operator, operator->start[0] == 'R');
    }
  else if (jsn_token_is (operator, "q"))
    g_array_append_val (rewriter->saved, rewriter->black);
  else if (jsn_token_is (operator, "Q"))
    {
      if (rewriter->saved->len == 0)
        return FALSE;
      rewriter->black = g_array_index (rewriter->saved, gboolean, rewriter->saved->len - 1);
      g_array_set_size (rewriter->saved, rewriter->saved->len - 1);
    }
  else if (jsn_token_is (operator, "BT"))
    begin_text (rewriter, operator);
  else if (jsn_token_is (operator, "ET"))
    end_text (rewriter, operator);
  for (gsize i = 0; i < G_N_ELEMENTS (fills); i++)
    if (jsn_token_is (operator, fills[i]))
      {
        copy_until (rewriter, operator->start + operator->length);
        set_black (rewriter, FALSE);
      }
  rewriter->n_operands = 0;
  return TRUE;
}

static void
take_operand (Rewriter *rewriter, const JsnToken *token)
{
  memmove (rewriter->operands, rewriter->operands + 1, 3 * sizeof *token);
  rewriter->operands[3] = *token;
  rewriter->n_operands++;
}

GBytes *
jsn_content_rewrite (GBytes *content, JsnColor *color, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  g_autoptr (GString) out = g_string_sized_new (length + length / 4);
  g_autoptr (GArray) saved = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Rewriter rewriter = { .color = color, .out = out, .copied = data, .saved = saved };
  JsnTokens tokens = { .data = data, .length = length };
  JsnToken token;
  gboolean sound = TRUE;

  while (sound && jsn_tokens_next (&tokens, &token))
    if (token.kind == JSN_TOKEN_OPERATOR)
      sound = take_operator (&rewriter, &token);
    else
      take_operand (&rewriter, &token);
  if (!sound || tokens.bad || saved->len > 0)
    {
      jsn_error_set (error, JSN_ERROR_FAILED,
                     _ ("The page cannot be finished for print: its drawing does not follow PDF's grammar."));
      return NULL;
    }
  copy_until (&rewriter, data + length);
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
