/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All panels small, for reading and marking up on an office printer. */
#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/outfile.h"
#include "base/units.h"
#include "layout/compose.h"
#include "layout/text.h"
#include "print/export.h"
#include "print/page.h"
#include "print/pdf.h"
#include "print/xmp.h"

#define A4_SHORT_MM 210.0
#define A4_LONG_MM 297.0
#define MARGIN_MM 12.0
#define GAP_MM 7.0
#define LABEL_MM 11.0 /* below each panel */
#define FOOT_MM 6.0
#define LABEL_PT 8.5
#define LABEL_LEADING_PT 11.5
#define FOOT_PT 7.0
#define PROOF_PPI 150.0
#define PROOF_QUALITY 85
/* Longer than this and a panel fills a quarter of a page badly. */
#define LONG_PANEL 2.5

typedef struct
{
  const JsnSheet *const *sheets;
  guint n_sheets;
  const char *title;
  JsnJob *job;
  PangoContext *context;
  JsnTypeCase *type_case;
  cairo_surface_t *surface;
  cairo_t *cr;
} Proof;

/* The sheets that share a page. */
typedef struct
{
  guint first;
  guint n;        /* 1 … 4 */
  gboolean wide;  /* landscape A4 */
  gboolean alone; /* one fills the page, else they lie two by two */
} ProofPage;

typedef struct
{
  double x, y, width, height;
} Frame;

typedef struct
{
  JsnOutFile *file;
  GError *error;
} Sink;

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (sink->error || !jsn_out_file_write (sink->file, data, length, &sink->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
is_wide (const JsnSheet *sheet)
{
  return sheet->panel->width_mm > sheet->panel->height_mm;
}

static gboolean
is_long (const JsnSheet *sheet)
{
  double ratio = sheet->panel->width_mm / sheet->panel->height_mm;

  return MAX (ratio, 1 / ratio) > LONG_PANEL;
}

/* Panels stay in their order; those of one shape lie together. */
static ProofPage
plan_page (const Proof *proof, guint first)
{
  const JsnSheet *sheet = proof->sheets[first];
  ProofPage page = { .first = first, .n = 1, .wide = is_wide (sheet), .alone = is_long (sheet) };

  while (!page.alone && page.n < 4 && first + page.n < proof->n_sheets
         && is_wide (proof->sheets[first + page.n]) == page.wide && !is_long (proof->sheets[first + page.n]))
    page.n++;
  if (page.n == 1)
    page.alone = TRUE;
  return page;
}

/* Where panel @index of the page and its label lie, in points. */
static Frame
get_cell (const ProofPage *page, guint index)
{
  double width = (page->wide ? A4_LONG_MM : A4_SHORT_MM) - 2 * MARGIN_MM;
  double height = (page->wide ? A4_SHORT_MM : A4_LONG_MM) - 2 * MARGIN_MM - FOOT_MM;
  guint n = page->alone ? 1 : 2;
  double cell_width = (width - (n - 1) * GAP_MM) / n, cell_height = (height - (n - 1) * GAP_MM) / n;

  return (Frame){ jsn_mm_to_pt (MARGIN_MM + (index % n) * (cell_width + GAP_MM)),
                  jsn_mm_to_pt (MARGIN_MM + (index / n) * (cell_height + GAP_MM)), jsn_mm_to_pt (cell_width),
                  jsn_mm_to_pt (cell_height) };
}

static gboolean
paint_photo_cb (cairo_t *cr, const JsnPhoto *photo, gpointer data)
{
  const Proof *proof = data;
  double ux = 1, uy = 0, vx = 0, vy = 1;
  g_autoptr (GError) error = NULL;

  if (jsn_job_is_cancelled (proof->job))
    return FALSE;
  cairo_user_to_device_distance (cr, &ux, &uy);
  cairo_user_to_device_distance (cr, &vx, &vy);
  double edge_pt = MAX (hypot (ux, uy), hypot (vx, vy));
  int edge_px = (int)CLAMP (ceil (edge_pt / JSN_PT_PER_INCH * PROOF_PPI), 32, 4096);
  JsnPressPixels small = { .max_edge_px = edge_px, .quality = PROOF_QUALITY };

  if (!jsn_pixels_encode_press (photo->path, &small, 1, proof->job, &error))
    {
      if (!jsn_job_is_cancelled (proof->job))
        jsn_job_note (proof->job, JSN_NOTE_REFUSED, photo->path, error->message);
      return FALSE;
    }
  const JsnPrintPixels pixels = { .jpeg = small.jpeg, .components = 3, .orientation = 1 };
  jsn_page_paint_pixels (cr, &pixels);
  g_bytes_unref (small.jpeg);
  return TRUE;
}

/* Pieces of one paragraph, each in its own language. */
static void
show_text (const Proof *proof, const JsnPiece *pieces, guint n_pieces, double size, const Frame *frame)
{
  const JsnType type = { .size = size, .leading = LABEL_LEADING_PT };
  g_autoptr (PangoLayout) layout = jsn_text_lay_out (proof->context, pieces, n_pieces, &type, frame->width);

  cairo_save (proof->cr);
  cairo_rectangle (proof->cr, frame->x, frame->y, frame->width, frame->height);
  cairo_clip (proof->cr);
  cairo_set_source_rgb (proof->cr, 0, 0, 0);
  cairo_move_to (proof->cr, frame->x, frame->y);
  jsn_type_case_show (proof->type_case, proof->cr, layout);
  cairo_restore (proof->cr);
}

/* Number, then the title in every language that has one. */
static void
show_label (const Proof *proof, const JsnSheet *sheet, const Frame *frame)
{
  g_autoptr (GPtrArray) owned = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (JsnPiece));
  g_autofree char *number = g_strdup_printf ("%d", sheet->panel->number);
  JsnPiece piece = { number, "en" };

  g_array_append_val (pieces, piece);
  for (guint i = 0; sheet->languages && sheet->languages[i]; i++)
    {
      const char *title = jsn_texts_get (sheet->panel->texts, "title", sheet->languages[i]);

      if (title == NULL)
        continue;
      char *text = g_strdelimit (g_strconcat (owned->len ? " / " : "  ", title, NULL), "\n", ' ');
      g_ptr_array_add (owned, text);
      piece = (JsnPiece){ text, sheet->languages[i] };
      g_array_append_val (pieces, piece);
    }
  show_text (proof, (const JsnPiece *)pieces->data, pieces->len, LABEL_PT, frame);
}

static void
show_panel (const Proof *proof, const JsnSheet *sheet, const Frame *cell)
{
  g_autoptr (JsnScene) scene = jsn_compose (sheet);
  cairo_t *cr = proof->cr;
  double room = cell->height - jsn_mm_to_pt (LABEL_MM);
  double scale = MIN (cell->width / scene->width, room / scene->height);
  const Frame label = { cell->x, cell->y + scene->height * scale + 3, cell->width, jsn_mm_to_pt (LABEL_MM) };

  cairo_save (cr);
  cairo_translate (cr, cell->x, cell->y);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, scene->width, scene->height);
  cairo_clip (cr);
  jsn_page_paint_scene (cr, scene, TRUE, proof->type_case, paint_photo_cb, (gpointer)proof);
  cairo_restore (cr);

  /* White paper on white paper needs an edge. */
  cairo_rectangle (cr, cell->x, cell->y, scene->width * scale, scene->height * scale);
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);
  show_label (proof, sheet, &label);
}

static void
show_foot (const Proof *proof, const ProofPage *page)
{
  double width = page->wide ? A4_LONG_MM : A4_SHORT_MM, height = page->wide ? A4_SHORT_MM : A4_LONG_MM;
  const JsnSheet *const *sheets = proof->sheets + page->first;
  int first = sheets[0]->panel->number, last = sheets[page->n - 1]->panel->number;
  g_autofree char *text = first == last
                              ? g_strdup_printf ("%s · %d / %d", proof->title, first, sheets[0]->n_panels)
                              : g_strdup_printf ("%s · %d–%d / %d", proof->title, first, last, sheets[0]->n_panels);
  const JsnPiece piece = { text, sheets[0]->languages && sheets[0]->languages[0] ? sheets[0]->languages[0] : "en" };
  const Frame frame = { jsn_mm_to_pt (MARGIN_MM), jsn_mm_to_pt (height - MARGIN_MM - FOOT_MM / 2),
                        jsn_mm_to_pt (width - 2 * MARGIN_MM), jsn_mm_to_pt (FOOT_MM) };

  show_text (proof, &piece, 1, FOOT_PT, &frame);
}

static gboolean
draw_pages (Proof *proof, GError **error)
{
  jsn_job_begin (proof->job, _ ("Drawing the proof"), proof->n_sheets);
  for (guint i = 0; i < proof->n_sheets;)
    {
      ProofPage page = plan_page (proof, i);
      double width = jsn_mm_to_pt (page.wide ? A4_LONG_MM : A4_SHORT_MM);
      double height = jsn_mm_to_pt (page.wide ? A4_SHORT_MM : A4_LONG_MM);

      cairo_pdf_surface_set_size (proof->surface, width, height);
      for (guint n = 0; n < page.n; n++)
        {
          Frame cell = get_cell (&page, n);

          show_panel (proof, proof->sheets[i + n], &cell);
          jsn_job_advance (proof->job, 1);
          if (!jsn_job_check (proof->job, error))
            return FALSE;
        }
      show_foot (proof, &page);
      cairo_show_page (proof->cr);
      i += page.n;
    }
  return TRUE;
}

static gboolean
draw_proof (Proof *proof, JsnOutFile *file, const char *created, GError **error)
{
  Sink sink = { file, NULL };

  g_autoptr (JsnTypeCase) type_case = jsn_type_case_new ();

  proof->type_case = type_case;
  proof->context = jsn_text_context_new ();
  proof->surface
      = cairo_pdf_surface_create_for_stream (write_cb, &sink, jsn_mm_to_pt (A4_SHORT_MM), jsn_mm_to_pt (A4_LONG_MM));
  cairo_pdf_surface_set_metadata (proof->surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  proof->cr = cairo_create (proof->surface);
  gboolean drawn = draw_pages (proof, error);
  cairo_status_t status = cairo_status (proof->cr);
  cairo_destroy (proof->cr);
  cairo_surface_finish (proof->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (proof->surface);
  cairo_surface_destroy (proof->surface);
  g_object_unref (proof->context);

  if (drawn && sink.error)
    g_propagate_error (error, g_steal_pointer (&sink.error));
  else if (drawn && status != CAIRO_STATUS_SUCCESS)
    return jsn_error_set (error, JSN_ERROR_FAILED, _ ("The proof cannot be drawn (%s)."),
                          cairo_status_to_string (status));
  else if (drawn)
    return TRUE;
  g_clear_error (&sink.error);
  return FALSE;
}

/* cairo writes the date without PDF's "D:" and the same picture twice under one name; writing anew mends both. */
static gboolean
rewrite (JsnOutFile *raw, JsnOutFile *file, const char *path, const char *title, GDateTime *created, GError **error)
{
  g_autofree char *source = g_strdup_printf ("/proc/self/fd/%d", jsn_out_file_get_fd (raw));
  g_autofree char *target = g_strdup_printf ("/proc/self/fd/%d", jsn_out_file_get_fd (file));
  g_autofree char *date = jsn_xmp_format_info_date (created);
  g_autoptr (JsnPdf) pdf = jsn_pdf_open (source, path, error);

  if (pdf == NULL)
    return FALSE;
  qpdf_oh info = qpdf_oh_new_dictionary (pdf->qpdf);
  qpdf_oh_replace_key (pdf->qpdf, info, "/Title", qpdf_oh_new_unicode_string (pdf->qpdf, title));
  qpdf_oh_replace_key (pdf->qpdf, info, "/Creator", qpdf_oh_new_unicode_string (pdf->qpdf, "Jeonsi " JSN_VERSION));
  qpdf_oh_replace_key (pdf->qpdf, info, "/CreationDate", qpdf_oh_new_string (pdf->qpdf, date));
  qpdf_oh_replace_key (pdf->qpdf, qpdf_get_trailer (pdf->qpdf), "/Info", qpdf_make_indirect_object (pdf->qpdf, info));
  return jsn_pdf_write (pdf, target, path, error);
}

static gboolean
write_proof (Proof *proof, const char *path, GDateTime *created, GError **error)
{
  g_autoptr (JsnOutFile) file = jsn_out_file_open (path, error);
  g_autoptr (JsnOutFile) raw = file ? jsn_out_file_open (path, error) : NULL;
  g_autofree char *date = jsn_xmp_format_date (created);

  if (raw == NULL || !draw_proof (proof, raw, date, error))
    return FALSE;
  gpointer numbers = jsn_pdf_enter_numbers ();
  gboolean written = rewrite (raw, file, path, proof->title, created, error);
  jsn_pdf_leave_numbers (numbers);
  return written && jsn_job_check (proof->job, error) && jsn_out_file_commit (file, TRUE, error);
}

gboolean
jsn_print_proof (const JsnSheet *const *sheets,
                 guint n_sheets,
                 const char *path,
                 const char *title,
                 const char *created,
                 JsnJob *job,
                 GError **error)
{
  g_return_val_if_fail ((sheets != NULL || n_sheets == 0) && path != NULL, FALSE);

  g_autoptr (GDateTime) date = created ? g_date_time_new_from_iso8601 (created, NULL) : NULL;
  if (n_sheets == 0)
    return jsn_error_set (error, JSN_ERROR_ARGUMENT, _ ("There is no panel to make a proof of."));
  if (date == NULL)
    return jsn_error_set (error, JSN_ERROR_ARGUMENT,
                          _ ("A proof needs its date with time and offset, such as 2013-04-05T06:07:08+09:00."));
  Proof proof = { .sheets = sheets, .n_sheets = n_sheets, .title = title ? title : "", .job = job };
  return write_proof (&proof, path, date, error);
}
