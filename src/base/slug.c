/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ASCII stems of file names; Hangul by the letters of the Revised Romanization of Korean (2000). */
#include "base/name.h"

#include <string.h>

#define HANGUL_FIRST 0xac00
#define HANGUL_LAST 0xd7a3
#define N_MEDIALS 21
#define N_FINALS 28

enum
{
  INITIAL_RIEUL = 5,
  INITIAL_IEUNG = 11,
  FINAL_RIEUL = 8,
};

static const char *const initials[] = {
  "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h",
};

static const char *const medials[N_MEDIALS] = {
  "a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
  "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i",
};

static const char *const finals[N_FINALS] = {
  "",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
  "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t",
};

/* The same consonants where a vowel follows: they move over to it and sound as initials. */
static const char *const finals_before_vowel[N_FINALS] = {
  "",   "g", "kk", "gs", "n",  "nj", "n",  "d",  "r", "lg", "lm", "lb", "ls", "lt",
  "lp", "r", "m",  "b",  "bs", "s",  "ss", "ng", "j", "ch", "k",  "t",  "p",  "",
};

static gboolean
is_hangul (gunichar c)
{
  return c >= HANGUL_FIRST && c <= HANGUL_LAST;
}

static guint
get_initial (gunichar syllable)
{
  return (syllable - HANGUL_FIRST) / (N_MEDIALS * N_FINALS);
}

static guint
get_final (gunichar syllable)
{
  return (syllable - HANGUL_FIRST) % N_FINALS;
}

static void
append_syllable (GString *out, gunichar before, gunichar syllable, gunichar after)
{
  guint initial = get_initial (syllable);
  guint final = get_final (syllable);
  gboolean doubled = initial == INITIAL_RIEUL && is_hangul (before) && get_final (before) == FINAL_RIEUL;
  gboolean moves = is_hangul (after) && get_initial (after) == INITIAL_IEUNG;

  g_string_append (out, doubled ? "l" : initials[initial]);
  g_string_append (out, medials[(syllable - HANGUL_FIRST) / N_FINALS % N_MEDIALS]);
  g_string_append (out, moves ? finals_before_vowel[final] : finals[final]);
}

static void
append_dash (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] != '-')
    g_string_append_c (out, '-');
}

static void
append_other (GString *out, const char *p)
{
  char one[8] = { 0 };
  gunichar c = g_utf8_get_char (p);

  g_unichar_to_utf8 (c, one);
  g_autofree char *ascii = g_str_to_ascii (one, "C");

  for (const char *q = ascii; *q; q++)
    if (g_ascii_isalnum (*q))
      g_string_append_c (out, g_ascii_tolower (*q));
    else if (*q != '\'' && !g_unichar_ismark (c))
      append_dash (out);
}

static char *
romanise (const char *valid)
{
  GString *out = g_string_new (NULL);
  gunichar before = 0;

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_hangul (c))
        append_syllable (out, before, c, g_utf8_get_char (g_utf8_next_char (p)));
      else
        append_other (out, p);
      before = c;
    }
  return g_string_free (out, FALSE);
}

static void
cut_stem (char *stem, gsize max_length)
{
  gsize length = MIN (strlen (stem), max_length);

  while (length > 0 && stem[length - 1] == '-')
    length--;
  stem[length] = '\0';
}

static gboolean
is_device (const char *stem)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul" };

  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    if (strcmp (stem, devices[i]) == 0)
      return TRUE;
  return (g_str_has_prefix (stem, "com") || g_str_has_prefix (stem, "lpt")) && g_ascii_isdigit (stem[3])
         && stem[4] == '\0';
}

char *
jsn_name_slug (const char *text, gsize max_length)
{
  g_return_val_if_fail (max_length > 0, NULL);

  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_autofree char *stem = romanise (composed);

  cut_stem (stem, max_length);
  if (stem[0] == '\0')
    return g_strndup ("untitled", max_length);
  if (!is_device (stem))
    return g_steal_pointer (&stem);
  /* A device's name has three letters at least, so one of them stays. */
  cut_stem (stem, max_length - 2);
  return g_strconcat (stem, "-1", NULL);
}
