/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing is copied: tokens point into the stream, so that a rewriter can keep every other byte. */
#include "print/tokens.h"

#include <string.h>

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static gboolean
is_delimiter (char c)
{
  return c != '\0' && strchr ("()<>[]{}/%", c) != NULL;
}

static gboolean
is_regular (char c)
{
  return !is_space (c) && !is_delimiter (c);
}

static void
skip_blanks (JsnTokens *tokens)
{
  while (tokens->at < tokens->length)
    {
      char c = tokens->data[tokens->at];

      if (c == '%')
        while (tokens->at < tokens->length && tokens->data[tokens->at] != '\n' && tokens->data[tokens->at] != '\r')
          tokens->at++;
      else if (is_space (c))
        tokens->at++;
      else
        return;
    }
}

/* After the operator ID and one white-space byte, up to white space, EI, and white space or the end. */
static gboolean
read_image (JsnTokens *tokens, JsnToken *token)
{
  gsize start = ++tokens->at;

  tokens->image_next = FALSE;
  for (gsize i = start; i + 2 < tokens->length; i++)
    if (is_space (tokens->data[i]) && tokens->data[i + 1] == 'E' && tokens->data[i + 2] == 'I'
        && (i + 3 == tokens->length || is_space (tokens->data[i + 3])))
      {
        *token = (JsnToken){ JSN_TOKEN_IMAGE, tokens->data + start, i - start, 0 };
        tokens->at = i + 1;
        return TRUE;
      }
  tokens->bad = TRUE;
  return FALSE;
}

static gboolean
read_literal (JsnTokens *tokens, JsnToken *token)
{
  gsize start = tokens->at;
  guint depth = 0;

  for (gsize i = start; i < tokens->length; i++)
    {
      char c = tokens->data[i];

      if (c == '\\')
        i++;
      else if (c == '(')
        depth++;
      else if (c == ')' && --depth == 0)
        {
          *token = (JsnToken){ JSN_TOKEN_STRING, tokens->data + start, i + 1 - start, 0 };
          tokens->at = i + 1;
          return TRUE;
        }
    }
  tokens->bad = TRUE;
  return FALSE;
}

static gboolean
read_hexadecimal (JsnTokens *tokens, JsnToken *token)
{
  const char *start = tokens->data + tokens->at;
  const char *end = memchr (start, '>', tokens->length - tokens->at);

  tokens->bad = end == NULL;
  if (tokens->bad)
    return FALSE;
  *token = (JsnToken){ JSN_TOKEN_STRING, start, end + 1 - start, 0 };
  tokens->at += token->length;
  return TRUE;
}

static gboolean
read_bracket (JsnTokens *tokens, JsnToken *token)
{
  const char *start = tokens->data + tokens->at;
  gboolean twice = tokens->at + 1 < tokens->length && start[1] == start[0];

  if (start[0] == '(')
    return read_literal (tokens, token);
  if (start[0] == '<' && !twice)
    return read_hexadecimal (tokens, token);

  tokens->bad = strchr ("[]<>", start[0]) == NULL || (start[0] == '>' && !twice);
  if (tokens->bad)
    return FALSE;
  JsnTokenKind kind = start[0] == '[' || start[0] == '<' ? JSN_TOKEN_OPEN : JSN_TOKEN_CLOSE;
  *token = (JsnToken){ kind, start, start[0] == '[' || start[0] == ']' ? 1 : 2, 0 };
  tokens->at += token->length;
  return TRUE;
}

static gboolean
parse_number (const char *start, gsize length, double *number)
{
  char copy[64], *end = NULL;

  if (length >= sizeof copy)
    return FALSE;
  memcpy (copy, start, length);
  copy[length] = '\0';
  /* No exponents, no hexadecimal, no infinity. */
  if (strspn (copy, "+-.0123456789") != length)
    return FALSE;
  *number = g_ascii_strtod (copy, &end);
  return end == copy + length;
}

static void
read_word (JsnTokens *tokens, JsnToken *token)
{
  const char *start = tokens->data + tokens->at;
  gsize length = 1;

  while (tokens->at + length < tokens->length && is_regular (start[length]))
    length++;
  *token = (JsnToken){ JSN_TOKEN_OPERATOR, start, length, 0 };
  tokens->at += length;
  if (start[0] == '/' || jsn_token_is (token, "true") || jsn_token_is (token, "false") || jsn_token_is (token, "null"))
    token->kind = JSN_TOKEN_NAME;
  else if (parse_number (start, length, &token->number))
    token->kind = JSN_TOKEN_NUMBER;
  tokens->image_next = token->kind == JSN_TOKEN_OPERATOR && jsn_token_is (token, "ID");
}

gboolean
jsn_tokens_next (JsnTokens *tokens, JsnToken *token)
{
  if (tokens->bad || tokens->at >= tokens->length)
    return FALSE;
  if (tokens->image_next)
    return read_image (tokens, token);

  skip_blanks (tokens);
  if (tokens->at >= tokens->length)
    return FALSE;
  char c = tokens->data[tokens->at];
  if (is_delimiter (c) && c != '/')
    return read_bracket (tokens, token);
  read_word (tokens, token);
  return TRUE;
}

gboolean
jsn_token_is (const JsnToken *token, const char *operator_name)
{
  return strlen (operator_name) == token->length && memcmp (operator_name, token->start, token->length) == 0;
}
