/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of views, and painting one of them to a file. */
#include "painter/painter.h"

#include "base/error.h"
#include "base/i18n.h"
#include "base/outfile.h"
#include "painter/negative.h"
#include "painter/view.h"

static const JsnView *const views[] = {
  &jsn_view_gyeongbokgung_snow,    &jsn_view_bukchon_rooftops,         &jsn_view_namsan_tower_dusk,
  &jsn_view_banpo_bridge_fountain, &jsn_view_han_river_sunset,         &jsn_view_dongdaemun_design_plaza,
  &jsn_view_cheonggyecheon_stream, &jsn_view_naksan_city_wall,         &jsn_view_gwangjang_market,
  &jsn_view_lotus_lanterns,        &jsn_view_haneul_park_silver_grass, &jsn_view_subway_line_2,
  &jsn_view_inwangsan_night,       &jsn_view_yeouido_spring,
};

const JsnPainting *
jsn_seeds_paintings (gsize *n_paintings)
{
  static JsnPainting paintings[G_N_ELEMENTS (views)];
  static gsize filled = 0;

  g_return_val_if_fail (n_paintings != NULL, NULL);
  if (g_once_init_enter (&filled))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
        paintings[i] = (JsnPainting){ views[i]->name, views[i]->width_px, views[i]->height_px };
      g_once_init_leave (&filled, 1);
    }
  *n_paintings = G_N_ELEMENTS (views);
  return paintings;
}

static const JsnView *
find_view (const char *name, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i]->name, name))
      return views[i];
  jsn_error_set (error, JSN_ERROR_NOT_FOUND, _ ("There is no painting called “%s”; see the list in seeds/README.md."),
                 name);
  return NULL;
}

static gboolean
paint_view (const JsnView *view, int width, const char *path, GError **error)
{
  int height = (int)((gint64)view->height_px * width / view->width_px);
  JsnFilm *film = jsn_film_new (width, height);
  g_autofree guint8 *picture = NULL;
  g_autoptr (GBytes) file = NULL;

  view->paint (film);
  picture = jsn_develop (film, &view->develop);
  jsn_film_free (film);
  file = jsn_negative_encode (view, picture, width, height, error);
  return file != NULL && jsn_out_file_put (path, g_bytes_get_data (file, NULL), g_bytes_get_size (file), TRUE, error);
}

gboolean
jsn_seeds_paint (const char *name, const char *path, GError **error)
{
  const JsnView *view;

  g_return_val_if_fail (name != NULL && path != NULL, FALSE);
  view = find_view (name, error);
  return view != NULL && paint_view (view, view->width_px, path, error);
}

gboolean
jsn_seeds_paint_at (const char *name, int width_px, const char *path, GError **error)
{
  const JsnView *view;

  g_return_val_if_fail (name != NULL && path != NULL, FALSE);
  view = find_view (name, error);
  if (view == NULL)
    return FALSE;
  if (width_px < 64 || width_px > view->width_px)
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("A painting of “%s” can be 64 to %d pixels wide, not %d."),
                          name, view->width_px, width_px);
  return paint_view (view, width_px, path, error);
}
