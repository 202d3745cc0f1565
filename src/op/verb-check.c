/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check: what a curator should look at before anything leaves the house. */
#include <math.h>

#include "base/error.h"
#include "base/name.h"
#include "base/units.h"
#include "kit/kit.h"
#include "layout/compose.h"
#include "op/json.h"
#include "op/sheets.h"
#include "op/verb.h"
#include "op/when.h"

typedef struct
{
  GPtrArray *sheets;      /* of JsnSheet *; empty without panels */
  JsnKitContent *content; /* photos, and the gate of the press kit */
  JsonBuilder *builder;
  JsnJob *job; /* borrowed while work() runs */
  guint n_findings;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  g_clear_pointer (&check->sheets, g_ptr_array_unref);
  g_clear_pointer (&check->content, jsn_kit_content_free);
  g_clear_object (&check->builder);
  g_free (check);
}

static gboolean
check_prepare (JsnOp *op, GError **error)
{
  Check *check = g_new0 (Check, 1);
  g_autoptr (GArray) panels = NULL;

  jsn_op_take_state (op, check, check_free);
  panels = jsn_panels_list (op->exhibition, error);
  if (panels == NULL)
    return FALSE;
  check->sheets = panels->len ? jsn_sheets_load (op->exhibition, NULL, error) : g_ptr_array_new ();
  if (check->sheets == NULL)
    return FALSE;
  check->content = jsn_kit_content_load (op->exhibition, jsn_when (), error);
  return check->content != NULL;
}

static void
finding (Check *check, const char *severity, const char *code, const char *where, const char *message, const char *fix)
{
  static const char *const keys[] = { "severity", "code", "where", "message", "fix" };
  const char *values[] = { severity, code, where, message, fix };

  json_builder_begin_object (check->builder);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      json_builder_set_member_name (check->builder, keys[i]);
      json_builder_add_string_value (check->builder, values[i]);
    }
  json_builder_end_object (check->builder);
  check->n_findings++;

  g_autofree char *sentence = g_strconcat (message, "; ", fix, NULL);

  jsn_job_note (check->job, JSN_NOTE_WARNING, where, sentence);
}

static void
check_sharpness (Check *check, const JsnScene *scene, const JsnNode *node, const char *where)
{
  double distance_mm = jsn_sheet_get_number (scene->sheet, "viewing_distance_mm");
  double ppi = jsn_node_get_ppi (scene, node);

  if (ppi >= jsn_ppi_needed (distance_mm))
    return;

  g_autofree char *message
      = g_strdup_printf (_ ("the photo has %.0f ppi here: sharp from %.1f m, but visitors stand at %.1f m"), ppi,
                         jsn_sharp_from_mm (ppi) / 1000, distance_mm / 1000);

  finding (check, "warning", "low-resolution", where, message, _ ("show it smaller, or ask for a larger file"));
}

static void
check_panel (Check *check, const JsnSheet *sheet)
{
  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  g_autoptr (GPtrArray) composed = jsn_scene_list_findings (scene);

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const JsnNode *node = scene->nodes->pdata[i];
      g_autofree char *where = g_strdup_printf ("panel:%d item:%d", (int)sheet->panel->id, (int)node->item);

      if (node->kind == JSN_NODE_EMPTY)
        finding (check, "warning", "empty-frame", where, _ ("this frame shows no photo"),
                 _ ("place a photo, or remove the frame"));
      else if (node->kind == JSN_NODE_PHOTO)
        check_sharpness (check, scene, node, where);
    }
  for (guint i = 0; i < composed->len; i++)
    {
      const JsnComposeFinding *it = composed->pdata[i];
      g_autofree char *where = g_strdup_printf ("panel:%d item:%d", (int)sheet->panel->id, (int)it->item);

      finding (check, g_str_equal (it->code, "overset") ? "error" : "warning", it->code, where, it->message,
               g_str_equal (it->code, "overset") ? _ ("shorten the text, or give it more room")
                                                 : _ ("install the fonts named in README, or change the text"));
    }
}

static void
check_original (Check *check, const JsnPhoto *photo, const char *where)
{
  if (g_file_test (photo->path, G_FILE_TEST_EXISTS))
    return;

  g_autofree char *shown = jsn_display_path (photo->path);
  g_autofree char *message = g_strdup_printf (_ ("%s: the original is missing"), shown);

  finding (check, "error", "original-missing", where, message, _ ("put the file back, or connect its disk"));
}

static void
check_captions (Check *check, const JsnPhoto *photo, const char *where)
{
  for (gsize i = 0; check->content->languages[i]; i++)
    {
      const char *lang = check->content->languages[i];

      if (jsn_texts_get (photo->texts, "caption", lang))
        continue;

      g_autofree char *message = g_strdup_printf (_ ("there is no caption in %s"), lang);

      finding (check, "warning", "caption-missing", where, message, _ ("write the caption in the inspector"));
    }
  if (!jsn_texts_get (photo->texts, "creator", NULL) && !jsn_texts_get (photo->texts, "credit", NULL))
    finding (check, "error", "credit-missing", where, _ ("nobody is credited for this photo"),
             _ ("fill in the creator or the credit line"));
}

/* A photo that nobody chose and that hangs nowhere need not be finished. */
static gboolean
is_in_show (Check *check, const JsnPhoto *photo)
{
  if (photo->pick)
    return TRUE;
  for (guint i = 0; i < check->sheets->len; i++)
    if (jsn_sheet_get_photo (check->sheets->pdata[i], photo->id))
      return TRUE;
  return FALSE;
}

static void
check_photo (Check *check, const JsnPhoto *photo)
{
  g_autofree char *where = g_strdup_printf ("photo:%d", (int)photo->id);

  if (!is_in_show (check, photo))
    return;
  check_original (check, photo, where);
  check_captions (check, photo, where);
  if (photo->clearance_print != JSN_CLEARANCE_CLEARED)
    finding (check, photo->clearance_print == JSN_CLEARANCE_REFUSED ? "error" : "warning", "print-not-cleared", where,
             _ ("this photo is not cleared for print"), _ ("ask the photographer, then set the clearance"));
}

static void
check_kit (Check *check)
{
  g_autoptr (GPtrArray) refusals = jsn_kit_list_refusals (check->content);

  for (guint i = 0; i < refusals->len; i++)
    {
      const JsnKitRefusal *refusal = refusals->pdata[i];
      g_autofree char *where = g_strdup_printf ("photo:%d", (int)refusal->photo);

      finding (check, "info", "not-in-press-kit", where, refusal->reason,
               _ ("complete it if the press should have this photo"));
    }
}

static gboolean
check_work (JsnOp *op, JsnJob *job, GError **error)
{
  Check *check = op->state;

  check->job = job;
  check->builder = json_builder_new ();
  json_builder_begin_array (check->builder);
  jsn_job_begin (job, _ ("Checking"), check->sheets->len + check->content->photos->len);
  for (guint i = 0; i < check->sheets->len; i++, jsn_job_advance (job, 1))
    {
      if (!jsn_job_check (job, error))
        return FALSE;
      check_panel (check, check->sheets->pdata[i]);
    }
  for (guint i = 0; i < check->content->photos->len; i++, jsn_job_advance (job, 1))
    {
      if (!jsn_job_check (job, error))
        return FALSE;
      check_photo (check, check->content->photos->pdata[i]);
    }
  check_kit (check);
  json_builder_end_array (check->builder);
  jsn_op_take_result (op, g_steal_pointer (&check->builder));
  op->n_findings = check->n_findings;
  return TRUE;
}

static char *
check_report (JsonNode *result)
{
  guint n = json_array_get_length (json_node_get_array (result));

  return n ? g_strdup_printf (P_ ("%u finding\n", "%u findings\n", n), n) : g_strdup (_ ("Nothing found\n"));
}

const JsnVerb jsn_verb_check = {
  .name = "check",
  .label = N_ ("Check"),
  .help = N_ ("Find what is missing or will not print well"),
  .flags = JSN_VERB_READS,
  .prepare = check_prepare,
  .work = check_work,
  .report = check_report,
};
