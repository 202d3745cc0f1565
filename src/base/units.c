/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lengths and sheet sizes as people type them. */
#include "base/units.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

#define SIDE_MIN_MM 50.0
#define SIDE_MAX_MM 5000.0
/* One arc minute: 1 / tan (1/60 degree). */
#define ARC_MINUTE 3438.0

typedef struct
{
  const char *name;
  double width_mm;
  double height_mm;
} NamedSize;

/* ISO 216, portrait. */
static const NamedSize named_sizes[] = {
  { "A0", 841, 1189 },  { "A1", 594, 841 },  { "A2", 420, 594 }, { "A3", 297, 420 },
  { "A4", 210, 297 },   { "A5", 148, 210 },  { "A6", 105, 148 }, { "A7", 74, 105 },
  { "B0", 1000, 1414 }, { "B1", 707, 1000 }, { "B2", 500, 707 }, { "B3", 353, 500 },
  { "B4", 250, 353 },   { "B5", 176, 250 },  { "B6", 125, 176 }, { "B7", 88, 125 },
};

typedef struct
{
  const char *name;
  double mm;
} Unit;

static const Unit units[] = {
  { "mm", 1 }, { "cm", 10 }, { "m", 1000 }, { "in", JSN_MM_PER_INCH }, { "pt", JSN_MM_PER_INCH / JSN_PT_PER_INCH },
};

static const char *
skip_blanks (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;
  return p;
}

/* Digits with one point or comma; nothing that strtod() takes besides (exponents, hexadecimal, "inf"). */
static gboolean
read_number (const char **text, double *number)
{
  const char *p = skip_blanks (*text);
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize n_digits = 0;
  gboolean point = FALSE;

  if (*p == '-' || *p == '+')
    g_string_append_c (digits, *p++);
  for (; g_ascii_isdigit (*p) || (!point && (*p == '.' || *p == ',')); p++)
    if (g_ascii_isdigit (*p))
      {
        g_string_append_c (digits, *p);
        n_digits++;
      }
    else
      {
        g_string_append_c (digits, '.');
        point = TRUE;
      }
  *number = g_ascii_strtod (digits->str, NULL);
  *text = p;
  return n_digits > 0 && isfinite (*number);
}

/* Whether a unit may end before @c: blank, end, digit, or the cross of "60cmx90cm". */
static gboolean
ends_unit (char c)
{
  return !g_ascii_isalpha (c) || c == 'x' || c == 'X';
}

/* Millimetres of the unit at @text, and past it; 0 where there is none. */
static double
read_unit (const char **text)
{
  const char *p = skip_blanks (*text);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize length = strlen (units[i].name);

      if (g_ascii_strncasecmp (p, units[i].name, length) == 0 && ends_unit (p[length]))
        {
          *text = p + length;
          return units[i].mm;
        }
    }
  return 0;
}

gboolean
jsn_length_parse (const char *text, double *mm, GError **error)
{
  g_return_val_if_fail (text != NULL && mm != NULL, FALSE);

  const char *p = text;
  double number;

  if (read_number (&p, &number))
    {
      double unit = read_unit (&p);
      double length = number * (unit > 0 ? unit : 1);

      if (*skip_blanks (p) == '\0' && isfinite (length))
        {
          *mm = length;
          return TRUE;
        }
    }
  g_autofree char *shown = jsn_display_text (text, -1);
  return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("“%s” is not a length; write it like 12mm, 1.2cm, 0.5in or 36pt"),
                        shown);
}

static gboolean
read_named (const char *text, double *width_mm, double *height_mm)
{
  const char *p = skip_blanks (text);

  for (gsize i = 0; i < G_N_ELEMENTS (named_sizes); i++)
    {
      const NamedSize *size = &named_sizes[i];

      if (g_ascii_strncasecmp (p, size->name, 2) != 0 || (p[2] && !g_ascii_isspace (p[2])))
        continue;
      g_autofree char *turn = g_strstrip (g_strdup (p + 2));
      gboolean landscape = g_ascii_strcasecmp (turn, "landscape") == 0;

      *width_mm = landscape ? size->height_mm : size->width_mm;
      *height_mm = landscape ? size->width_mm : size->height_mm;
      return landscape || *turn == '\0' || g_ascii_strcasecmp (turn, "portrait") == 0;
    }
  return FALSE;
}

static gboolean
read_cross (const char **text)
{
  static const char *const crosses[] = { "x", "X", "×", "*" };
  const char *p = skip_blanks (*text);

  for (gsize i = 0; i < G_N_ELEMENTS (crosses); i++)
    if (g_str_has_prefix (p, crosses[i]))
      {
        *text = p + strlen (crosses[i]);
        return TRUE;
      }
  return FALSE;
}

/* A unit behind one number holds for both; millimetres when there is none. */
static gboolean
read_measured (const char *text, double *width_mm, double *height_mm)
{
  double width, height;

  if (!read_number (&text, &width))
    return FALSE;
  double unit_width = read_unit (&text);
  if (!read_cross (&text) || !read_number (&text, &height))
    return FALSE;
  double unit_height = read_unit (&text);
  if (*skip_blanks (text) != '\0')
    return FALSE;

  if (unit_width <= 0)
    unit_width = unit_height > 0 ? unit_height : 1;
  *width_mm = width * unit_width;
  *height_mm = height * (unit_height > 0 ? unit_height : unit_width);
  return TRUE;
}

gboolean
jsn_size_parse (const char *text, double *width_mm, double *height_mm, GError **error)
{
  g_return_val_if_fail (text != NULL && width_mm != NULL && height_mm != NULL, FALSE);

  g_autofree char *shown = jsn_display_text (text, -1);
  double width, height;

  if (!read_named (text, &width, &height) && !read_measured (text, &width, &height))
    return jsn_error_set (error, JSN_ERROR_ARGUMENT,
                          _ ("“%s” is not a size; write it like A1, A1 landscape, 600x900mm or 60x90cm"), shown);
  if (!(MIN (width, height) >= SIDE_MIN_MM && MAX (width, height) <= SIDE_MAX_MM))
    return jsn_error_set (error, JSN_ERROR_ARGUMENT,
                          _ ("“%s” cannot be printed; a side must be between 50 mm and 5000 mm"), shown);
  *width_mm = width;
  *height_mm = height;
  return TRUE;
}

/* Tenths where they matter, with a point in every locale, so that it can be typed in again. */
static void
append_mm (GString *out, double mm)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (digits, sizeof digits, "%.1f", mm);
  if (g_str_has_suffix (digits, ".0"))
    digits[strlen (digits) - 2] = '\0';
  g_string_append (out, digits);
}

static gboolean
is_about (double a, double b)
{
  return fabs (a - b) < 0.05;
}

char *
jsn_size_format (double width_mm, double height_mm)
{
  for (gsize i = 0; i < G_N_ELEMENTS (named_sizes); i++)
    {
      const NamedSize *size = &named_sizes[i];

      if (is_about (width_mm, size->width_mm) && is_about (height_mm, size->height_mm))
        return g_strdup (size->name);
      if (is_about (width_mm, size->height_mm) && is_about (height_mm, size->width_mm))
        return g_strconcat (size->name, " landscape", NULL);
    }

  GString *out = g_string_new (NULL);
  append_mm (out, width_mm);
  g_string_append (out, " × ");
  append_mm (out, height_mm);
  g_string_append (out, " mm");
  return g_string_free (out, FALSE);
}

double
jsn_ppi_needed (double distance_mm)
{
  g_return_val_if_fail (distance_mm > 0, INFINITY);

  return ARC_MINUTE / (distance_mm / JSN_MM_PER_INCH);
}

double
jsn_sharp_from_mm (double ppi)
{
  g_return_val_if_fail (ppi > 0, INFINITY);

  return ARC_MINUTE / ppi * JSN_MM_PER_INCH;
}
