/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file is only called fit for print after it was read back from where it lies. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "print/export.h"
#include "print/rules.h"
#include "print/verify.h"
#include "print/xmp.h"

static void
judge (JsnReading *reading, const JsnRule *rules, GPtrArray *broken)
{
  for (guint i = 0; rules[i].code; i++)
    if (!rules[i].holds (reading))
      g_ptr_array_add (broken, g_strdup_printf ("%s (%s)", _ (rules[i].sentence), rules[i].code));
}

static GHashTable *
read_xmp (JsnPdf *pdf)
{
  qpdf_oh stream = jsn_pdf_get (pdf, qpdf_get_root (pdf->qpdf), "/Metadata");
  g_autoptr (GBytes) packet
      = stream && qpdf_oh_is_stream (pdf->qpdf, stream) ? jsn_pdf_read_stream (pdf, stream, FALSE, NULL) : NULL;

  return packet ? jsn_xmp_parse (packet) : NULL;
}

static GPtrArray *
judge_all (JsnPdf *pdf, double trim_width_mm, double trim_height_mm, double bleed_mm)
{
  GPtrArray *broken = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) objects = jsn_pdf_list_objects (pdf);
  g_autoptr (GHashTable) xmp = read_xmp (pdf);
  JsnReading reading = {
    .pdf = pdf,
    .objects = objects,
    .drawing = jsn_drawing_inspect (pdf),
    .xmp = xmp,
    .trim_width_mm = trim_width_mm,
    .trim_height_mm = trim_height_mm,
    .bleed_mm = bleed_mm,
  };

  judge (&reading, jsn_document_rules, broken);
  judge (&reading, jsn_page_rules, broken);
  judge (&reading, jsn_object_rules, broken);
  return broken;
}

GPtrArray *
jsn_verify_file (
    const char *path, const char *name, double trim_width_mm, double trim_height_mm, double bleed_mm, GError **error)
{
  gpointer numbers = jsn_pdf_enter_numbers ();
  g_autoptr (JsnPdf) pdf = jsn_pdf_open (path, name, error);
  GPtrArray *broken = pdf ? judge_all (pdf, trim_width_mm, trim_height_mm, bleed_mm) : NULL;

  jsn_pdf_leave_numbers (numbers);
  return broken;
}

GPtrArray *
jsn_print_verify (const char *path, double trim_width_mm, double trim_height_mm, double bleed_mm, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  /* qpdf would wait for ever in front of a FIFO. */
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat info;

  if (fd < 0)
    {
      jsn_error_errno (error, errno, path);
      return NULL;
    }
  GPtrArray *broken = NULL;
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    jsn_error_errno (error, S_ISDIR (info.st_mode) ? EISDIR : ENXIO, path);
  else
    {
      g_autofree char *opened = g_strdup_printf ("/proc/self/fd/%d", fd);

      broken = jsn_verify_file (opened, path, trim_width_mm, trim_height_mm, bleed_mm, error);
    }
  close (fd);
  return broken;
}
