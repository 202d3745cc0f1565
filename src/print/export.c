/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One panel, from its sheet to a file with a name. */
#include "print/export.h"

#include <errno.h>
#include <math.h>
#include <openssl/evp.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"
#include "base/outfile.h"
#include "base/units.h"
#include "layout/compose.h"
#include "print/finish.h"
#include "print/originals.h"
#include "print/page.h"
#include "print/verify.h"
#include "print/xmp.h"

/* PDF's largest page without scaling: 14400 points. */
#define MAX_SIDE_MM 5080.0

/* What one export is made of. */
typedef struct
{
  const JsnScene *scene;
  const JsnPrintProfile *profile;
  const char *path;
  char *title;
  GDateTime *created;
  JsnOutFile *file;
  JsnJob *job;
  JsnPrintReport *report;
} Export;

void
jsn_print_report_free (JsnPrintReport *report)
{
  if (report == NULL)
    return;
  g_free (report->path);
  g_free (report->standard);
  g_clear_pointer (&report->failures, g_ptr_array_unref);
  g_clear_pointer (&report->warnings, g_ptr_array_unref);
  g_free (report->sha256);
  g_free (report);
}

static JsnPrintReport *
report_new (const JsnSheet *sheet, const JsnPrintProfile *profile, const char *path)
{
  JsnPrintReport *report = g_new0 (JsnPrintReport, 1);

  report->path = g_strdup (path);
  report->trim_width_mm = sheet->panel->width_mm;
  report->trim_height_mm = sheet->panel->height_mm;
  report->bleed_mm = profile->bleed_mm;
  report->min_ppi = NAN;
  report->failures = g_ptr_array_new_with_free_func (g_free);
  report->warnings = g_ptr_array_new_with_free_func (g_free);
  return report;
}

static void
report_scene (JsnPrintReport *report, const JsnScene *scene)
{
  g_autoptr (GPtrArray) findings = jsn_scene_list_findings (scene);
  guint n_empty = 0;

  for (guint i = 0; i < scene->nodes->len; i++)
    {
      const JsnNode *node = g_ptr_array_index (scene->nodes, i);

      n_empty += node->kind == JSN_NODE_EMPTY;
      if (node->kind == JSN_NODE_PHOTO)
        report->min_ppi = fmin (report->min_ppi, jsn_node_get_ppi (scene, node));
    }
  if (n_empty > 0)
    g_ptr_array_add (report->warnings,
                     g_strdup_printf (P_ ("Panel %d has %u frame without a photo; it is not printed.",
                                          "Panel %d has %u frames without a photo; they are not printed.", n_empty),
                                      scene->sheet->panel->number, n_empty));
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (report->warnings,
                     g_strdup (((const JsnComposeFinding *)g_ptr_array_index (findings, i))->message));
}

/* One line, never empty: the standard wants a title. */
static char *
make_title (const char *title, const JsnSheet *sheet)
{
  char *line = title ? jsn_clean_text (title, -1, 0) : NULL;

  if (line == NULL)
    return g_strdup_printf (_ ("Panel %d"), sheet->panel->number);
  return g_strstrip (g_strdelimit (line, "\n\t", ' '));
}

static char *
make_job_line (const Export *export)
{
  const JsnPanel *panel = export->scene->sheet->panel;
  g_autofree char *size = jsn_size_format (panel->width_mm, panel->height_mm);
  g_autofree char *date = g_date_time_format (export->created, "%Y-%m-%d %H:%M %:z");

  return g_strdup_printf ("%s · %s · %s · %s · Jeonsi " JSN_VERSION, export->title, size,
                          export->profile->output_condition, date);
}

static gboolean
draw_page (const Export *export, JsnOutFile *raw, GPtrArray *images, GError **error)
{
  g_autoptr (GHashTable) pixels = jsn_originals_load (export->scene, export->job, export->report->warnings, error);

  if (pixels == NULL)
    return FALSE;
  g_autofree char *line = make_job_line (export);
  g_autofree char *created = jsn_xmp_format_date (export->created);
  const JsnPage page = { export->scene, export->profile, pixels, line, created };
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, pixels);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (images, jsn_image_new (value));
  jsn_job_begin (export->job, _ ("Drawing the panel"), 0);
  return jsn_page_write (raw, &page, error) && jsn_job_check (export->job, error);
}

static gboolean
finish_page (const Export *export, JsnOutFile *raw, GPtrArray *images, GError **error)
{
  const JsnPanel *panel = export->scene->sheet->panel;
  g_autofree char *source = g_strdup_printf ("/proc/self/fd/%d", jsn_out_file_get_fd (raw));
  g_autofree char *target = g_strdup_printf ("/proc/self/fd/%d", jsn_out_file_get_fd (export->file));
  const JsnFinish finish
      = { export->profile, panel->width_mm, panel->height_mm, export->title, export->created, images };

  jsn_job_begin (export->job, _ ("Finishing for print"), 0);
  if (!jsn_finish (source, target, export->path, &finish, export->job, error))
    return FALSE;

  jsn_job_begin (export->job, _ ("Reading the file back"), 0);
  g_autoptr (GPtrArray) broken
      = jsn_verify_file (target, export->path, panel->width_mm, panel->height_mm, export->profile->bleed_mm, error);
  if (broken == NULL || !jsn_job_check (export->job, error))
    return FALSE;
  if (broken->len == 0)
    return TRUE;
  g_autofree char *name = jsn_display_path (export->path);
  return jsn_error_set (error, JSN_ERROR_REJECTED, _ ("%s was not written, for it would not be fit for print: %s"),
                        name, (const char *)g_ptr_array_index (broken, 0));
}

static char *
digest_file (int fd)
{
  EVP_MD_CTX *context = EVP_MD_CTX_new ();
  guint8 block[65536], digest[EVP_MAX_MD_SIZE];
  unsigned int length = 0;
  off_t at = 0;
  ssize_t n;
  GString *text = g_string_new (NULL);

  EVP_DigestInit_ex (context, EVP_sha256 (), NULL);
  while ((n = pread (fd, block, sizeof block, at)) > 0 || (n < 0 && errno == EINTR))
    if (n > 0)
      {
        EVP_DigestUpdate (context, block, (size_t)n);
        at += n;
      }
  EVP_DigestFinal_ex (context, digest, &length);
  EVP_MD_CTX_free (context);
  for (unsigned int i = 0; i < length; i++)
    g_string_append_printf (text, "%02x", digest[i]);
  return g_string_free (text, FALSE);
}

static gboolean
run (Export *export, GError **error)
{
  g_autoptr (JsnOutFile) raw = jsn_out_file_open (export->path, error);
  g_autoptr (GPtrArray) images = g_ptr_array_new_with_free_func ((GDestroyNotify)jsn_image_free);
  JsnPrintReport *report = export->report;

  if (raw == NULL || !draw_page (export, raw, images, error) || !finish_page (export, raw, images, error))
    return FALSE;
  report->sha256 = digest_file (jsn_out_file_get_fd (export->file));
  if (!jsn_out_file_commit (export->file, TRUE, error))
    return FALSE;
  report->verified = TRUE;
  report->standard = g_strdup (_ ("PDF/X-4, checked against the rules listed"));
  return TRUE;
}

static gboolean
check_size (const JsnSheet *sheet, const JsnPrintProfile *profile, GError **error)
{
  double side = MAX (sheet->panel->width_mm, sheet->panel->height_mm) + 2 * (profile->bleed_mm + profile->slug_mm);

  return side <= MAX_SIDE_MM
         || jsn_error_set (error, JSN_ERROR_LIMIT, _ ("Panel %d is too large for a PDF page, which ends at %.0f mm."),
                           sheet->panel->number, MAX_SIDE_MM);
}

JsnPrintReport *
jsn_print_panel (const JsnSheet *sheet,
                 const JsnPrintProfile *profile,
                 const char *path,
                 const char *title,
                 const char *created,
                 JsnJob *job,
                 GError **error)
{
  g_return_val_if_fail (sheet != NULL && profile != NULL && path != NULL, NULL);

  g_autoptr (GDateTime) date = created ? g_date_time_new_from_iso8601 (created, NULL) : NULL;
  if (date == NULL)
    {
      jsn_error_set (error, JSN_ERROR_ARGUMENT,
                     _ ("A print needs its date with time and offset, such as 2013-04-05T06:07:08+09:00."));
      return NULL;
    }
  if (!check_size (sheet, profile, error) || !jsn_job_check (job, error))
    return NULL;
  g_autoptr (JsnOutFile) file = jsn_out_file_open (path, error);
  if (file == NULL)
    return NULL;

  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  g_autoptr (JsnPrintReport) report = report_new (sheet, profile, path);
  g_autofree char *line = make_title (title, sheet);
  Export export = { scene, profile, path, line, date, file, job, report };
  report_scene (report, scene);
  return run (&export, error) ? g_steal_pointer (&report) : NULL;
}
