/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell: the picture as large as fits, its name, and a line of badges; every badge is a shape or a word, never a
 * colour alone. */
#include "app/photo-cell.h"

#include "app/language.h"
#include "base/i18n.h"

#define PADDING 6
#define LINE_GAP 2
#define ICON_SIZE 16
/* As the theme's dim labels. */
#define DIM 0.55

static int
line_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  /* Hangul and Han faces are a little taller than what the metrics of a Latin font say. */
  return MAX (ICON_SIZE, PANGO_PIXELS_CEIL (height) + 2);
}

int
jsn_photo_cell_get_height (GtkWidget *widget, int thumbnail_px, gboolean badges)
{
  int lines = badges ? 2 : 1;

  return thumbnail_px + lines * (line_height (widget) + LINE_GAP) + 2 * PADDING;
}

static void
draw_picture (GtkWidget *widget, cairo_t *cr, const GdkRectangle *area, cairo_surface_t *picture)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  if (picture == NULL)
    {
      /* A sheet in the colour of the text, hardly there. */
      GdkRGBA color;
      int side = MIN (area->width, area->height) * 3 / 4;

      gtk_style_context_get_color (style, gtk_style_context_get_state (style), &color);
      color.alpha *= 0.08;
      gdk_cairo_set_source_rgba (cr, &color);
      cairo_rectangle (cr, area->x + (area->width - side) / 2, area->y + (area->height - side) / 2, side, side);
      cairo_fill (cr);
      return;
    }

  int width = cairo_image_surface_get_width (picture);
  int height = cairo_image_surface_get_height (picture);
  int device = gtk_widget_get_scale_factor (widget);
  /* Never larger than its pixels: a small photo looks small. */
  double scale = MIN (1.0 / device, MIN ((double)area->width / width, (double)area->height / height));
  double x = area->x + (area->width - width * scale) / 2;
  double y = area->y + (area->height - height * scale) / 2;

  cairo_save (cr);
  /* On a device pixel, so that an unscaled picture stays sharp. */
  cairo_translate (cr, (double)(gint64)(x * device) / device, (double)(gint64)(y * device) / device);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* The headline as the window's reader would have it, tagged so that Han characters get the right shapes. */
static const char *
find_headline (const JsnPhoto *photo, const char **language)
{
  const char *text = jsn_texts_find (photo->texts, "headline", jsn_window_language ());

  *language = NULL;
  for (guint i = 0; text && i < jsn_texts_size (photo->texts); i++)
    {
      const JsnText *at = jsn_texts_at (photo->texts, i);

      if (at->text == text)
        *language = at->lang;
    }
  return text;
}

char *
jsn_photo_cell_dup_name (const JsnPhoto *photo)
{
  const char *language;
  const char *headline = photo ? find_headline (photo, &language) : NULL;

  if (headline)
    return g_strdup (headline);
  if (photo == NULL || photo->path == NULL)
    return g_strdup (_ ("Photo"));

  /* macOS stores names decomposed; people read them composed. */
  g_autofree char *name = g_filename_display_basename (photo->path);

  return g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
}

static char *
list_missing (const JsnPhoto *photo, const char *const *languages)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; languages && languages[i]; i++)
    if (jsn_texts_get (photo->texts, "caption", languages[i]) == NULL)
      g_string_append_printf (list, "%s%s", list->len > 0 ? " " : "", languages[i]);

  gboolean none = list->len == 0;

  return g_string_free (list, none);
}

char *
jsn_photo_cell_dup_description (const JsnPhoto *photo, const char *const *languages)
{
  if (photo == NULL)
    return g_strdup ("");

  g_autofree char *missing = list_missing (photo, languages);
  g_autoptr (GString) text = g_string_new (NULL);

  if (photo->pick)
    g_string_append_printf (text, "%s. ", _ ("Picked"));
  if (photo->rating > 0)
    {
      g_autofree char *stars = g_strdup_printf (P_ ("%d star", "%d stars", photo->rating), photo->rating);

      g_string_append_printf (text, "%s. ", stars);
    }
  if (missing)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("No caption in %s"), missing);

      g_string_append_printf (text, "%s. ", sentence);
    }
  for (guint i = 0; i < photo->warnings->len; i++)
    g_string_append_printf (text, "%s ", (const char *)g_ptr_array_index (photo->warnings, i));
  g_string_truncate (text, text->len > 0 ? text->len - 1 : 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
draw_text (GtkWidget *widget,
           cairo_t *cr,
           const GdkRectangle *line,
           const char *text,
           const char *language,
           PangoAlignment align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width, height;

  if (language && *language)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (language)));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  /* File names differ at their ends, headlines at their beginnings. */
  pango_layout_set_ellipsize (layout, language ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_set_width (layout, MAX (0, line->width) * PANGO_SCALE);
  pango_layout_set_alignment (layout, align);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_render_layout (gtk_widget_get_style_context (widget), cr, line->x, line->y + (line->height - height) / 2, layout);
  return width;
}

static void
draw_icon (GtkWidget *widget, cairo_t *cr, int x, const GdkRectangle *line, const char *name)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  g_autoptr (GtkIconInfo) info = gtk_icon_theme_lookup_icon_for_scale (gtk_icon_theme_get_default (), name, ICON_SIZE,
                                                                       scale, GTK_ICON_LOOKUP_FORCE_SIZE);
  g_autoptr (GdkPixbuf) pixbuf = info ? gtk_icon_info_load_symbolic_for_context (info, style, NULL, NULL) : NULL;

  if (pixbuf == NULL)
    return;

  cairo_surface_t *surface = gdk_cairo_surface_create_from_pixbuf (pixbuf, scale, gtk_widget_get_window (widget));

  gtk_render_icon_surface (style, cr, surface, x, line->y + (line->height - ICON_SIZE) / 2);
  cairo_surface_destroy (surface);
}

static guint
count_words (const char *words)
{
  guint n = 1;

  for (const char *at = words; *at; at++)
    n += *at == ' ';
  return n;
}

/* Stars at the start; at the end the icons, and before them the languages that have no caption yet. */
static void
draw_badges (GtkWidget *widget, cairo_t *cr, const GdkRectangle *line, const JsnPhotoCell *cell)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  g_autofree char *missing = list_missing (cell->photo, cell->languages);
  const char *icons[] = { cell->photo->pick ? "emblem-ok-symbolic" : NULL,
                          cell->photo->warnings->len > 0 ? "dialog-warning-symbolic" : NULL };
  GdkRectangle rest = *line;

  if (cell->photo->rating > 0)
    {
      g_autofree char *stars = g_strdup_printf ("%.*s", 3 * CLAMP (cell->photo->rating, 0, 5), "★★★★★");
      int width = draw_text (widget, cr, &rest, stars, NULL, PANGO_ALIGN_LEFT) + PADDING;

      rest.width -= width;
      rest.x += rtl ? 0 : width;
    }
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    {
      if (icons[i] == NULL || rest.width < ICON_SIZE)
        continue;
      draw_icon (widget, cr, rtl ? rest.x : rest.x + rest.width - ICON_SIZE, line, icons[i]);
      rest.width -= ICON_SIZE + PADDING;
      rest.x += rtl ? ICON_SIZE + PADDING : 0;
    }
  if (missing && rest.width > ICON_SIZE)
    {
      gboolean all = g_strv_length ((char **)cell->languages) == count_words (missing);
      /* Translators: languages that lack a caption, such as "no ko zh-CN"; there is little room */
      g_autofree char *text = all ? g_strdup (_ ("no caption")) : g_strdup_printf (_ ("no %s"), missing);

      cairo_push_group (cr);
      draw_text (widget, cr, &rest, text, NULL, PANGO_ALIGN_RIGHT);
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, DIM);
    }
}

void
jsn_photo_cell_draw (GtkWidget *widget, cairo_t *cr, const GdkRectangle *box, const JsnPhotoCell *cell)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int height = line_height (widget);
  int lines = (cell->badges ? 2 : 1) * (height + LINE_GAP);
  GdkRectangle area
      = { box->x + PADDING, box->y + PADDING, box->width - 2 * PADDING, box->height - 2 * PADDING - lines };
  GdkRectangle line = { area.x, area.y + area.height + LINE_GAP, area.width, height };
  /* All pictures as large as each other, however wide the cells have become. */
  GdkRectangle frame = { area.x, area.y, MIN (area.width, area.height * 5 / 4), area.height };

  frame.x += (area.width - frame.width) / 2;

  if (gtk_style_context_get_state (style) & GTK_STATE_FLAG_SELECTED)
    gtk_render_background (style, cr, box->x, box->y, box->width, box->height);
  draw_picture (widget, cr, &frame, cell->picture);

  if (cell->photo)
    {
      const char *language = NULL;
      g_autofree char *name = jsn_photo_cell_dup_name (cell->photo);

      find_headline (cell->photo, &language);
      draw_text (widget, cr, &line, name, language, PANGO_ALIGN_CENTER);
      line.y += height + LINE_GAP;
      if (cell->badges)
        draw_badges (widget, cr, &line, cell);
    }
  if (cell->focused)
    gtk_render_focus (style, cr, box->x, box->y, box->width, box->height);
}
