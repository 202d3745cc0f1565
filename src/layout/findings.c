/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the type of a scene: text without room, characters without glyphs. */
#include "layout/compose.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "base/units.h"
#include "layout/language.h"
#include "layout/text.h"

void
jsn_compose_finding_free (JsnComposeFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->lang);
  g_free (finding->code);
  g_free (finding->message);
  g_free (finding);
}

static void
add_finding (GPtrArray *findings, const JsnNode *node, const char *code, char *message)
{
  JsnComposeFinding *finding = g_new0 (JsnComposeFinding, 1);

  finding->item = node->item;
  finding->lang = g_strdup (node->lang);
  finding->code = g_strdup (code);
  finding->message = message;
  g_ptr_array_add (findings, finding);
}

static double
get_size (PangoLayout *layout)
{
  return (double)pango_font_description_get_size (pango_layout_get_font_description (layout)) / PANGO_SCALE;
}

static void
judge_room (GPtrArray *findings, const JsnNode *node)
{
  if (!node->overset)
    return;
  guint n_chars = jsn_text_count_below (node->layout, node->height - JSN_TEXT_BELOW * get_size (node->layout));
  int excess = (int)ceil (jsn_pt_to_mm (jsn_text_get_width (node->layout) - node->width));

  if (n_chars > 0)
    add_finding (findings, node, "overset",
                 g_strdup_printf (P_ ("The text in “%s” does not fit its block by %u character.",
                                      "The text in “%s” does not fit its block by %u characters.", n_chars),
                                  node->lang, n_chars));
  else
    add_finding (findings, node, "overset",
                 g_strdup_printf (P_ ("The text in “%s” is %d mm wider than its block.",
                                      "The text in “%s” is %d mm wider than its block.", MAX (excess, 1)),
                                  node->lang, MAX (excess, 1)));
}

/* Pango takes another font without a word when the one asked for lacks a character, or is not there at all. */
static void
judge_fonts (GPtrArray *findings, const JsnNode *node)
{
  int n_unknown = pango_layout_get_unknown_glyphs_count (node->layout);
  PangoLayoutIter *iter = pango_layout_get_iter (node->layout);
  g_autofree char *other = NULL;

  if (n_unknown > 0)
    add_finding (findings, node, "glyph-missing",
                 g_strdup_printf (P_ ("No font has %d character of the text in “%s”.",
                                      "No font has %d characters of the text in “%s”.", n_unknown),
                                  n_unknown, node->lang));
  do
    {
      const PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      if (run == NULL || other)
        continue;
      PangoFontDescription *font = pango_font_describe (run->item->analysis.font);
      const char *family = pango_font_description_get_family (font);
      if (family && !jsn_language_has_family (family))
        other = g_strdup (family);
      pango_font_description_free (font);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
  if (other)
    add_finding (
        findings, node, "font-substituted",
        g_strdup_printf (_ ("Some of the text in “%s” is set in %s, as the exhibition's fonts lack its characters."),
                         node->lang, other));
}

GPtrArray *
jsn_scene_list_findings (const JsnScene *scene)
{
  g_return_val_if_fail (scene != NULL, NULL);

  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_compose_finding_free);

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const JsnNode *node = g_ptr_array_index (scene->nodes, i);

      if (node->kind != JSN_NODE_TEXT)
        continue;
      judge_room (findings, node);
      judge_fonts (findings, node);
    }
  return findings;
}
