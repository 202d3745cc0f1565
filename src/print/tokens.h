/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a PDF content stream, one after the other (ISO 32000-1, 7.2 and 7.8). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  JSN_TOKEN_NUMBER,
  JSN_TOKEN_NAME,   /* /Name, and the words true, false, null */
  JSN_TOKEN_STRING, /* (literal) or <hexadecimal> */
  JSN_TOKEN_OPEN,   /* [ or << */
  JSN_TOKEN_CLOSE,  /* ] or >> */
  JSN_TOKEN_OPERATOR,
  JSN_TOKEN_IMAGE, /* the bytes of an inline image, between ID and EI */
} JsnTokenKind;

typedef struct
{
  JsnTokenKind kind;
  const char *start; /* borrowed from the stream */
  gsize length;
  double number;
} JsnToken;

/* Where the reading stands. Set data and length, the rest to 0. */
typedef struct
{
  const char *data;
  gsize length;
  gsize at;
  gboolean image_next;
  gboolean bad; /* a string without end, a stray bracket: reading ended there */
} JsnTokens;

/* The next token; FALSE at the end, or with @tokens->bad set. White space and comments are skipped. */
gboolean jsn_tokens_next (JsnTokens *tokens, JsnToken *token);

gboolean jsn_token_is (const JsnToken *token, const char *operator_name);

G_END_DECLS
