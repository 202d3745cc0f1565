/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cairo 1.16 takes CFF fonts such as Noto CJK apart to embed only what is used, and now and then loses a subroutine
 * that a Han character needs: the character then prints damaged or not at all. It does no such thing to a font that it
 * believes to be altered; of that it embeds the outlines as they are drawn. */
#include "print/type.h"

#include <cairo-ft.h>
#include <pango/pangofc-font.h>

/* A bit that names none of cairo's alterations: the font counts as altered and looks as it is. */
#define ALTERED_BY_NOTHING (1u << 7)

/* Counted, since cairo's cache may hold a face for longer than the type case lives. */
typedef struct
{
  FT_Library library; /* NULL when there is none */
} Library;

struct _JsnTypeCase
{
  Library *library;
  GHashTable *faces; /* "FILE#INDEX" → cairo_font_face_t * */
};

static const cairo_user_data_key_t face_key;

JsnTypeCase *
jsn_type_case_new (void)
{
  JsnTypeCase *type_case = g_new0 (JsnTypeCase, 1);

  type_case->faces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)cairo_font_face_destroy);
  type_case->library = g_atomic_rc_box_new0 (Library);
  if (FT_Init_FreeType (&type_case->library->library) != 0)
    type_case->library->library = NULL;
  return type_case;
}

static void
done_library (gpointer data)
{
  Library *library = data;

  if (library->library)
    FT_Done_FreeType (library->library);
}

static void
done_face (gpointer face)
{
  Library *library = ((FT_Face)face)->generic.data;

  FT_Done_Face (face);
  g_atomic_rc_box_release_full (library, done_library);
}

void
jsn_type_case_free (JsnTypeCase *type_case)
{
  if (type_case == NULL)
    return;
  g_hash_table_unref (type_case->faces);
  g_atomic_rc_box_release_full (type_case->library, done_library);
  g_free (type_case);
}

/* A face of our own, so that nobody else's is marked as altered. NULL when the file cannot be read. */
static cairo_font_face_t *
open_face (JsnTypeCase *type_case, const char *file, int index)
{
  FT_Face ft_face;

  if (type_case->library->library == NULL || FT_New_Face (type_case->library->library, file, index, &ft_face) != 0)
    return NULL;
  ft_face->generic.data = g_atomic_rc_box_acquire (type_case->library);
  cairo_font_face_t *face = cairo_ft_font_face_create_for_ft_face (ft_face, FT_LOAD_NO_HINTING);
  if (cairo_font_face_set_user_data (face, &face_key, ft_face, done_face) != CAIRO_STATUS_SUCCESS)
    {
      cairo_font_face_destroy (face);
      done_face (ft_face);
      return NULL;
    }
  cairo_ft_font_face_set_synthesize (face, ALTERED_BY_NOTHING);
  return face;
}

/* Borrowed; NULL for fonts that are no file, or altered in earnest (a bold that is made, not drawn; a variable font):
 * cairo embeds these as outlines by itself. */
static cairo_font_face_t *
find_face (JsnTypeCase *type_case, PangoFont *font)
{
  FcPattern *pattern = PANGO_IS_FC_FONT (font) ? pango_fc_font_get_pattern (PANGO_FC_FONT (font)) : NULL;
  FcChar8 *file;
  FcMatrix *matrix;
  FcBool embolden = FcFalse, variable = FcFalse;
  int index = 0;

  if (pattern == NULL || FcPatternGetString (pattern, FC_FILE, 0, &file) != FcResultMatch)
    return NULL;
  FcPatternGetInteger (pattern, FC_INDEX, 0, &index);
  FcPatternGetBool (pattern, FC_EMBOLDEN, 0, &embolden);
  FcPatternGetBool (pattern, FC_VARIABLE, 0, &variable);
  /* The upper half of the index names an instance of a variable font. */
  if (embolden || variable || index > 0xffff || FcPatternGetMatrix (pattern, FC_MATRIX, 0, &matrix) == FcResultMatch)
    return NULL;
  g_autofree char *key = g_strdup_printf ("%s#%d", (const char *)file, index);
  cairo_font_face_t *face = g_hash_table_lookup (type_case->faces, key);
  if (face == NULL && (face = open_face (type_case, (const char *)file, index)))
    g_hash_table_insert (type_case->faces, g_steal_pointer (&key), face);
  return face;
}

/* Glyphs with the text they stand for, as cairo wants them. */
typedef struct
{
  GArray *glyphs;   /* of cairo_glyph_t */
  GArray *clusters; /* of cairo_text_cluster_t */
} Shown;

static gboolean
collect (PangoGlyphItem *run, const char *text, double x, double y, Shown *shown)
{
  PangoGlyphItemIter iter;

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG && run->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY)
      return FALSE;
  for (gboolean more = pango_glyph_item_iter_init_start (&iter, run, text); more;
       more = pango_glyph_item_iter_next_cluster (&iter))
    {
      cairo_text_cluster_t cluster = { iter.end_index - iter.start_index, 0 };

      for (int i = iter.start_glyph; i < iter.end_glyph; i++)
        {
          const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
          const cairo_glyph_t glyph = { info->glyph, x + (double)info->geometry.x_offset / PANGO_SCALE,
                                        y + (double)info->geometry.y_offset / PANGO_SCALE };

          x += (double)info->geometry.width / PANGO_SCALE;
          if (info->glyph == PANGO_GLYPH_EMPTY)
            continue;
          g_array_append_val (shown->glyphs, glyph);
          cluster.num_glyphs++;
        }
      g_array_append_val (shown->clusters, cluster);
    }
  return TRUE;
}

static gboolean
show_run (JsnTypeCase *type_case, cairo_t *cr, PangoGlyphItem *run, const char *text, double x, double y)
{
  cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (run->item->analysis.font));
  cairo_font_face_t *face = find_face (type_case, run->item->analysis.font);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  g_autoptr (GArray) clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t));
  Shown shown = { glyphs, clusters };
  cairo_matrix_t matrix;

  /* Clusters of text from right to left run the other way; Pango knows how. */
  if (face == NULL || scaled == NULL || run->item->analysis.level % 2 || !collect (run, text, x, y, &shown))
    return FALSE;
  cairo_font_options_t *options = cairo_font_options_create ();
  cairo_scaled_font_get_font_options (scaled, options);
  cairo_scaled_font_get_font_matrix (scaled, &matrix);
  cairo_save (cr);
  cairo_set_font_face (cr, face);
  cairo_set_font_matrix (cr, &matrix);
  cairo_set_font_options (cr, options);
  cairo_show_text_glyphs (cr, text + run->item->offset, run->item->length, (const cairo_glyph_t *)glyphs->data,
                          (int)glyphs->len, (const cairo_text_cluster_t *)clusters->data, (int)clusters->len, 0);
  cairo_restore (cr);
  cairo_font_options_destroy (options);
  return TRUE;
}

void
jsn_type_case_show (JsnTypeCase *type_case, cairo_t *cr, PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double left, top;

  cairo_get_current_point (cr, &left, &top);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle extents;

      if (run == NULL)
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &extents);
      double x = left + (double)extents.x / PANGO_SCALE;
      double y = top + (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      if (!show_run (type_case, cr, run, text, x, y))
        {
          cairo_move_to (cr, x, y);
          pango_cairo_show_glyph_item (cr, text, run);
        }
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}
