/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export-panels and export-proof: panels on paper. */
#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/name.h"
#include "base/outfile.h"
#include "op/json.h"
#include "op/sheets.h"
#include "op/verb.h"
#include "op/when.h"
#include "print/export.h"

typedef struct
{
  GPtrArray *sheets; /* of JsnSheet * */
  char *title;
  char *created;
  const JsnPrintProfile *profile;
  const char *folder;       /* borrowed from the arguments */
  GPtrArray *names;         /* of char *: file names, one a sheet */
  JsnPrintReport **reports; /* NULL where it failed */
  GError **errors;
  JsnJob *job;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  for (guint i = 0; export->sheets && i < export->sheets->len; i++)
    {
      g_clear_pointer (&export->reports[i], jsn_print_report_free);
      g_clear_error (&export->errors[i]);
    }
  g_free (export->reports);
  g_free (export->errors);
  g_clear_pointer (&export->sheets, g_ptr_array_unref);
  g_clear_pointer (&export->names, g_ptr_array_unref);
  g_free (export->title);
  g_free (export->created);
  g_free (export);
}

/* panel-03-bukchon-rooftops.pdf: sorts, says what it is, and every system takes it. */
static char *
file_name (const JsnSheet *sheet)
{
  const char *words = jsn_texts_get (sheet->panel->texts, "title", "en");

  for (guint i = 0; words == NULL && i < sheet->panel->items->len; i++)
    {
      const JsnItem *item = sheet->panel->items->pdata[i];
      const JsnPhoto *photo = item->kind == JSN_ITEM_FRAME ? jsn_sheet_get_photo (sheet, item->photo) : NULL;

      words = photo ? jsn_texts_find (photo->texts, "headline", "en") : NULL;
    }

  g_autofree char *slug = jsn_name_slug (words ? words : sheet->panel->template_name, 40);

  return g_strdup_printf ("panel-%02d-%s.pdf", sheet->panel->number, slug);
}

static gboolean
load (JsnOp *op, GError **error)
{
  Export *export = g_new0 (Export, 1);

  jsn_op_take_state (op, export, export_free);
  export->sheets = jsn_sheets_load (op->exhibition, jsn_args_get (op->args, "panels"), error);
  if (export->sheets == NULL)
    return FALSE;
  export->title = jsn_sheets_dup_title (op->exhibition);
  export->created = jsn_when_iso ();
  export->reports = g_new0 (JsnPrintReport *, export->sheets->len);
  export->errors = g_new0 (GError *, export->sheets->len);
  return TRUE;
}

static gboolean
find_profile (JsnOp *op, Export *export, GError **error)
{
  const char *name = jsn_args_get (op->args, "profile");

  export->profile = jsn_print_profile_find (name ? name : "sheet-fed");
  if (export->profile)
    return TRUE;

  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *shown = jsn_display_text (name, -1);
  gsize n;
  const JsnPrintProfile *all = jsn_print_profile_list (&n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", all[i].name);
  return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("there is no print profile “%s”; choose one of %s"), shown,
                        names->str);
}

static gboolean
panels_prepare (JsnOp *op, GError **error)
{
  if (!load (op, error))
    return FALSE;

  Export *export = op->state;

  export->folder = jsn_args_get (op->args, "output");
  export->names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < export->sheets->len; i++)
    g_ptr_array_add (export->names, file_name (export->sheets->pdata[i]));
  return find_profile (op, export, error);
}

static void
export_one (guint index, gpointer data)
{
  Export *export = data;
  const JsnSheet *sheet = export->sheets->pdata[index];
  g_autofree char *path = g_build_filename (export->folder, export->names->pdata[index], NULL);
  g_autofree char *title = g_strdup_printf ("%s — %d", export->title, sheet->panel->number);

  g_autoptr (JsnJob) part = jsn_job_new_part (export->job);

  export->reports[index]
      = jsn_print_panel (sheet, export->profile, path, title, export->created, part, &export->errors[index]);
  if (export->reports[index] == NULL && !jsn_job_is_cancelled (part))
    jsn_job_note (export->job, JSN_NOTE_REFUSED, path, export->errors[index]->message);
  for (guint i = 0; export->reports[index] && i < export->reports[index]->warnings->len; i++)
    jsn_job_note (export->job, JSN_NOTE_WARNING, path, export->reports[index]->warnings->pdata[i]);
}

static void
add_failure (JsonBuilder *builder, const GError *error)
{
  json_builder_set_member_name (builder, "failures");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, error->message);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
}

static void
add_report (JsonBuilder *builder, Export *export, guint index)
{
  const JsnSheet *sheet = export->sheets->pdata[index];
  const JsnPrintReport *report = export->reports[index];
  g_autofree char *path = g_build_filename (export->folder, export->names->pdata[index], NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "panel");
  json_builder_add_int_value (builder, sheet->panel->number);
  if (report)
    jsn_json_set_path (builder, "file", path);
  else
    jsn_json_set_text (builder, "file", NULL);
  jsn_json_set_text (builder, "standard", report ? report->standard : NULL);
  jsn_json_set_size (builder, "trim_mm", sheet->panel->width_mm, sheet->panel->height_mm);
  jsn_json_set_number (builder, "bleed_mm", export->profile->bleed_mm);
  jsn_json_set_number (builder, "min_ppi", report ? report->min_ppi : NAN);
  json_builder_set_member_name (builder, "verified");
  json_builder_add_boolean_value (builder, report && report->verified);
  if (report)
    {
      jsn_json_set_strings (builder, "failures", report->failures);
      jsn_json_set_strings (builder, "warnings", report->warnings);
      jsn_json_set_text (builder, "sha256", report->sha256);
    }
  else
    add_failure (builder, export->errors[index]);
  json_builder_end_object (builder);
}

static guint
build_result (JsnOp *op, Export *export)
{
  JsonBuilder *builder = json_builder_new ();
  guint failed = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < export->sheets->len; i++)
    {
      add_report (builder, export, i);
      failed += export->reports[i] == NULL;
    }
  json_builder_end_array (builder);
  jsn_op_take_result (op, builder);
  return failed;
}

/* The report for the shop lies beside the PDFs; it names files without their folder. */
static gboolean
write_report (JsnOp *op, Export *export, GError **error)
{
  g_autofree char *result = json_to_string (op->result, FALSE);
  g_autoptr (JsonNode) copy = json_from_string (result, NULL); /* a deep one */
  JsonArray *panels = json_node_get_array (copy);
  g_autofree char *path = g_build_filename (export->folder, "report.json", NULL);

  for (guint i = 0; i < json_array_get_length (panels); i++)
    if (export->reports[i])
      json_object_set_string_member (json_array_get_object_element (panels, i), "file", export->names->pdata[i]);

  g_autofree char *text = json_to_string (copy, TRUE);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  return jsn_out_file_put (path, line, strlen (line), TRUE, error);
}

static gboolean
panels_work (JsnOp *op, JsnJob *job, GError **error)
{
  Export *export = op->state;
  guint failed;

  export->job = job;
  if (!jsn_make_folder (export->folder, error))
    return FALSE;
  jsn_job_begin (job, _ ("Exporting panels"), export->sheets->len);
  if (!jsn_job_each (job, export->sheets->len, export_one, export, error))
    return FALSE;
  failed = build_result (op, export);
  op->n_findings = failed;
  if (failed == export->sheets->len)
    {
      g_propagate_error (error, g_steal_pointer (&export->errors[0]));
      return FALSE;
    }
  return write_report (op, export, error);
}

static char *
panels_report (JsonNode *result)
{
  JsonArray *panels = json_node_get_array (result);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (panels); i++)
    {
      JsonObject *panel = json_array_get_object_element (panels, i);

      if (json_object_get_null_member (panel, "file"))
        continue;

      g_autofree char *path = jsn_display_path (json_object_get_string_member (panel, "file"));

      g_string_append_printf (text, "%s  %s\n", path, json_object_get_string_member (panel, "standard"));
    }
  return g_string_free (text, FALSE);
}

static const JsnParam panels_params[] = {
  { "output", "DIR", N_ ("the folder for the PDFs and the report"),
    JSN_PARAM_OPTION | JSN_PARAM_REQUIRED | JSN_PARAM_PATH, 'o' },
  { "profile", "NAME", N_ ("the print shop’s profile; sheet-fed without it"), JSN_PARAM_OPTION },
  { "panels", "NUMBERS", N_ ("only these, such as 1-3,7"), JSN_PARAM_OPTION },
  { NULL },
};

const JsnVerb jsn_verb_export_panels = {
  .name = "export-panels",
  .label = N_ ("Export Print PDFs"),
  .help = N_ ("Write one print PDF for each panel, and a report"),
  .flags = JSN_VERB_READS | JSN_VERB_OUTPUT,
  .params = panels_params,
  .prepare = panels_prepare,
  .work = panels_work,
  .report = panels_report,
};

static gboolean
proof_work (JsnOp *op, JsnJob *job, GError **error)
{
  Export *export = op->state;
  const char *path = jsn_args_get (op->args, "output");
  g_autoptr (JsnJob) own = job ? jsn_job_ref (job) : jsn_job_new ();
  g_autoptr (GPtrArray) notes = NULL;
  JsonBuilder *builder;

  if (!jsn_print_proof ((const JsnSheet *const *)export->sheets->pdata, export->sheets->len, path, export->title,
                        export->created, own, error))
    return FALSE;
  notes = jsn_job_list_notes (own);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  jsn_json_set_path (builder, "file", path);
  json_builder_set_member_name (builder, "panels");
  json_builder_add_int_value (builder, export->sheets->len);
  op->n_findings = jsn_json_set_notes (builder, "refused", notes, JSN_NOTE_REFUSED);
  json_builder_end_object (builder);
  jsn_op_take_result (op, builder);
  return TRUE;
}

static char *
proof_report (JsonNode *result)
{
  g_autofree char *path = jsn_display_path (json_object_get_string_member (json_node_get_object (result), "file"));

  return g_strdup_printf ("%s\n", path);
}

static const JsnParam proof_params[] = {
  { "output", "OUT.pdf", N_ ("the PDF"), JSN_PARAM_OPTION | JSN_PARAM_REQUIRED | JSN_PARAM_PATH, 'o' },
  { "panels", "NUMBERS", N_ ("only these, such as 1-3,7"), JSN_PARAM_OPTION },
  { NULL },
};

const JsnVerb jsn_verb_export_proof = {
  .name = "export-proof",
  .label = N_ ("Export Proof"),
  .help = N_ ("Write all panels small into one PDF, for reading"),
  .flags = JSN_VERB_READS | JSN_VERB_OUTPUT,
  .params = proof_params,
  .prepare = load,
  .work = proof_work,
  .report = proof_report,
};
