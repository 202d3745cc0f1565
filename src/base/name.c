/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and texts of unknown origin, made fit for a terminal, a label, XML or a file system. */
#include "base/name.h"

#include <string.h>

#define CLEAN_MAX_BYTES (64 * 1024)
#define SAFE_MAX_BYTES 120
#define PIECE_BYTES 256

static gboolean
is_noncharacter (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
}

/* Whether @c could move the cursor, turn the line round or hide. ZWNJ and ZWJ stay: Persian and emoji need
 * them. */
static gboolean
is_harmful (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    case G_UNICODE_FORMAT:
      return c != 0x200c && c != 0x200d && c != 0x00ad;
    default:
      /* U+2065 is not assigned, but it stands among the bidi controls. */
      return c == 0x2065 || is_noncharacter (c);
    }
}

static void
append_visible (GString *out, const char *valid, gsize length)
{
  g_autofree char *composed = g_utf8_normalize (valid, length, G_NORMALIZE_NFC);

  for (const char *p = composed; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_harmful (c))
        g_string_append_unichar (out, c);
      else if (c < 0x80)
        g_string_append_printf (out, "\\x%02X", c);
      else
        g_string_append_printf (out, "\\u%04X", c);
    }
}

static char *
make_visible (const char *bytes, gsize length)
{
  GString *out = g_string_sized_new (length + 1);
  const char *p = bytes;
  const char *end = bytes + length;

  while (p < end)
    {
      const char *invalid = NULL;

      g_utf8_validate_len (p, end - p, &invalid);
      append_visible (out, p, invalid - p);
      if (invalid < end)
        g_string_append_printf (out, "\\x%02X", (guint)(guchar)*invalid++);
      p = invalid;
    }
  return g_string_free (out, FALSE);
}

char *
jsn_display_path (const char *path)
{
  return make_visible (path ? path : "", path ? strlen (path) : 0);
}

char *
jsn_display_text (const char *text, gssize length)
{
  gsize size = text == NULL ? 0 : length < 0 ? strlen (text) : (gsize)length;

  /* EXIF pads its fields with NULs. */
  while (size > 0 && text[size - 1] == '\0')
    size--;
  return make_visible (text ? text : "", size);
}

/* Line ends of every system become newlines; what XML 1.0 forbids goes. */
static char *
drop_controls (const char *valid)
{
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] != '\n')
        g_string_append_c (out, '\n');
      else if (c == '\t' || c == '\n' || !(g_unichar_type (c) == G_UNICODE_CONTROL || c == 0xfffe || c == 0xffff))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
cut_at (char *text, gsize max_bytes)
{
  if (strlen (text) <= max_bytes)
    return;
  /* Back to the first byte of the character that does not fit. */
  while (max_bytes > 0 && ((guchar)text[max_bytes] & 0xc0) == 0x80)
    max_bytes--;
  text[max_bytes] = '\0';
}

/* Characters that never join what stands before them: ASCII, ideographs, whole Hangul syllables. */
static gboolean
begins_anew (gunichar c)
{
  return c < 0x80 || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3);
}

/* NFC in pieces: GLib moves the whole rest of a text twice for each Hangul syllable, minutes for a long caption sheet.
 */
static char *
compose (const char *valid)
{
  GString *out = g_string_new (NULL);

  for (const char *start = valid, *end; *start; start = end)
    {
      end = g_utf8_next_char (start);
      while (*end && (end - start < PIECE_BYTES || !begins_anew (g_utf8_get_char (end))))
        end = g_utf8_next_char (end);

      g_autofree char *piece = g_utf8_normalize (start, end - start, G_NORMALIZE_NFC);

      g_string_append (out, piece);
    }
  return g_string_free (out, FALSE);
}

/* Valid UTF-8 in NFC; a NUL is no character of the text and no end of it. */
static char *
make_composed (const char *text, gssize length)
{
  gsize size = length < 0 ? strlen (text) : (gsize)length;
  GString *bytes = g_string_sized_new (size + 1);

  for (gsize i = 0; i < size; i++)
    if (text[i] != '\0')
      g_string_append_c (bytes, text[i]);

  g_autofree char *valid = g_utf8_make_valid (bytes->str, bytes->len);
  g_string_free (bytes, TRUE);
  return compose (valid);
}

char *
jsn_clean_text (const char *text, gssize length, gsize max_bytes)
{
  if (text == NULL)
    return NULL;

  g_autofree char *composed = make_composed (text, length);
  g_autofree char *without = drop_controls (composed);
  /* Dropping a control may have brought a letter and its accent together. */
  g_autofree char *clean = compose (without);

  cut_at (clean, max_bytes ? max_bytes : CLEAN_MAX_BYTES);
  return is_blank (clean) ? NULL : g_steal_pointer (&clean);
}

/* Spaces of every kind become one blank, characters that some system forbids a dash; invisible ones go. */
static char *
replace_forbidden (const char *valid)
{
  GString *out = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else if (c == 0xfffd || (c < 0x80 && strchr ("<>:\"|?*/\\", (int)c)))
        g_string_append_c (out, '-');
      else if (g_unichar_type (c) != G_UNICODE_FORMAT && !is_harmful (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* A leading dot hides, a leading dash is an option, "#…#" and "…~" are editors' backups, Windows drops final
 * blanks and dots. */
static void
trim_ends (char *name)
{
  gsize skip = strspn (name, " .-#~");
  gsize length = strlen (name + skip);

  memmove (name, name + skip, length + 1);
  while (length > 0 && strchr (" .~", name[length - 1]))
    name[--length] = '\0';
}

static gboolean
is_temporary_extension (const char *extension)
{
  static const char *const words[] = { "tmp", "temp", "part", "bak", "swp", "swo", "orig", "crdownload", "lock" };
  gsize n_alnum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (extension, words[i], strlen (words[i])) == 0)
      return TRUE;
  /* Six letters at the end look like mkstemp(). */
  while (g_ascii_isalnum (extension[n_alnum]))
    n_alnum++;
  return n_alnum == 6 && extension[6] == '\0';
}

/* Keeps archivers, sync programs and news desks from taking a file for somebody's leftovers. */
static void
defuse_temporary (char *name)
{
  static const char *const sides[] = { "-journal", "-wal", "-shm" };

  for (char *dot = strchr (name, '.'); dot; dot = strchr (dot + 1, '.'))
    if (is_temporary_extension (dot + 1))
      *dot = '-';
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      gsize length = strlen (name), side = strlen (sides[i]);

      if (length >= side && g_ascii_strcasecmp (name + length - side, sides[i]) == 0)
        name[length - side] = '_';
    }
}

/* Names that Windows keeps for devices, whatever extension follows, and names of files that systems write
 * themselves. */
static gboolean
is_reserved (const char *name)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", "conin$", "conout$", "clock$", "core" };
  g_autofree char *stem = g_ascii_strdown (name, strcspn (name, "."));
  const char *number = stem + 3;

  g_strchomp (stem);
  for (gsize i = 0; i < G_N_ELEMENTS (devices); i++)
    if (strcmp (stem, devices[i]) == 0)
      return TRUE;
  if (g_str_has_prefix (stem, "com") || g_str_has_prefix (stem, "lpt"))
    return (g_ascii_isdigit (number[0]) && number[1] == '\0') || strcmp (number, "¹") == 0 || strcmp (number, "²") == 0
           || strcmp (number, "³") == 0;
  return g_ascii_strcasecmp (name, "thumbs.db") == 0 || g_ascii_strcasecmp (name, "desktop.ini") == 0;
}

char *
jsn_name_safe (const char *text)
{
  g_autofree char *composed = make_composed (text ? text : "", -1);
  g_autofree char *allowed = replace_forbidden (composed);
  g_autofree char *name = compose (allowed);

  trim_ends (name);
  cut_at (name, SAFE_MAX_BYTES);
  trim_ends (name);
  defuse_temporary (name);
  if (name[0] == '\0')
    return g_strdup ("untitled");
  if (!is_reserved (name))
    return g_steal_pointer (&name);

  cut_at (name, SAFE_MAX_BYTES - 2);
  trim_ends (name);
  defuse_temporary (name);
  gsize stem = strcspn (name, ".");
  g_autofree char *first = g_strchomp (g_strndup (name, stem));
  return g_strconcat (first, "-1", name + stem, NULL);
}
