/* SPDX-License-Identifier: GPL-3.0-or-later */
/* qpdf's C interface keeps errors inside; here they are taken out, never printed. */
#include "print/pdf.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/i18n.h"
#include "base/name.h"

/* More than any panel has; a file that claims more would only waste time. */
#define MAX_OBJECTS 200000

JsnPdf *
jsn_pdf_open (const char *path, const char *name, GError **error)
{
  g_autoptr (JsnPdf) pdf = g_new0 (JsnPdf, 1);

  pdf->name = jsn_display_path (name);
  pdf->qpdf = qpdf_init ();
  qpdf_silence_errors (pdf->qpdf);
  qpdf_set_suppress_warnings (pdf->qpdf, QPDF_TRUE);
  qpdf_set_attempt_recovery (pdf->qpdf, QPDF_FALSE);
  qpdf_read (pdf->qpdf, path, NULL);
  if (qpdf_has_error (pdf->qpdf))
    {
      g_autofree char *detail
          = jsn_display_text (qpdf_get_error_message_detail (pdf->qpdf, qpdf_get_error (pdf->qpdf)), -1);

      jsn_error_set (error, JSN_ERROR_FORMAT, _ ("%s cannot be read as a PDF (%s)."), pdf->name, detail);
      return NULL;
    }
  return g_steal_pointer (&pdf);
}

void
jsn_pdf_free (JsnPdf *pdf)
{
  if (pdf == NULL)
    return;
  qpdf_cleanup (&pdf->qpdf);
  g_free (pdf->name);
  g_free (pdf);
}

gboolean
jsn_pdf_check (JsnPdf *pdf, GError **error)
{
  if (!qpdf_has_error (pdf->qpdf))
    return TRUE;

  const char *message = qpdf_get_error_message_detail (pdf->qpdf, qpdf_get_error (pdf->qpdf));
  g_autofree char *detail = jsn_display_text (message, -1);
  return jsn_error_set (error, JSN_ERROR_FAILED, _ ("%s cannot be made into a print PDF (%s)."), pdf->name, detail);
}

gboolean
jsn_pdf_take_warnings (JsnPdf *pdf)
{
  gboolean found = FALSE;

  while (qpdf_more_warnings (pdf->qpdf))
    {
      g_debug ("%s", qpdf_get_error_full_text (pdf->qpdf, qpdf_next_warning (pdf->qpdf)));
      found = TRUE;
    }
  return found;
}

/* Adds @object unless it is a scalar or was there before. */
static void
enlist (JsnPdf *pdf, qpdf_oh object, GArray *objects, GHashTable *seen)
{
  if (qpdf_oh_is_scalar (pdf->qpdf, object) || objects->len >= MAX_OBJECTS)
    return;
  if (qpdf_oh_is_indirect (pdf->qpdf, object))
    {
      gint64 id
          = ((gint64)qpdf_oh_get_generation (pdf->qpdf, object) << 32) | qpdf_oh_get_object_id (pdf->qpdf, object);

      if (!g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        return;
    }
  g_array_append_val (objects, object);
}

GArray *
jsn_pdf_list_objects (JsnPdf *pdf)
{
  GArray *objects = g_array_new (FALSE, FALSE, sizeof (qpdf_oh));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  enlist (pdf, qpdf_get_trailer (pdf->qpdf), objects, seen);
  for (guint i = 0; i < objects->len; i++)
    {
      qpdf_oh object = g_array_index (objects, qpdf_oh, i);

      if (qpdf_oh_is_array (pdf->qpdf, object))
        {
          for (int n = 0; n < qpdf_oh_get_array_n_items (pdf->qpdf, object); n++)
            enlist (pdf, qpdf_oh_get_array_item (pdf->qpdf, object, n), objects, seen);
          continue;
        }
      g_auto (GStrv) keys = jsn_pdf_list_keys (pdf, object);
      for (guint n = 0; keys[n]; n++)
        enlist (pdf, jsn_pdf_get (pdf, object, keys[n]), objects, seen);
    }
  return objects;
}

qpdf_oh
jsn_pdf_get_dict (JsnPdf *pdf, qpdf_oh object)
{
  if (object == 0)
    return 0;
  if (qpdf_oh_is_stream (pdf->qpdf, object))
    return qpdf_oh_get_dict (pdf->qpdf, object);
  return qpdf_oh_is_dictionary (pdf->qpdf, object) ? object : 0;
}

qpdf_oh
jsn_pdf_get (JsnPdf *pdf, qpdf_oh object, const char *key)
{
  qpdf_oh dict = jsn_pdf_get_dict (pdf, object);

  return dict && qpdf_oh_has_key (pdf->qpdf, dict, key) ? qpdf_oh_get_key (pdf->qpdf, dict, key) : 0;
}

gboolean
jsn_pdf_is (JsnPdf *pdf, qpdf_oh object, const char *key, const char *name)
{
  qpdf_oh value = jsn_pdf_get (pdf, object, key);

  return value && qpdf_oh_is_name_and_equals (pdf->qpdf, value, name);
}

double
jsn_pdf_get_number (JsnPdf *pdf, qpdf_oh object, const char *key, double fallback)
{
  qpdf_oh value = jsn_pdf_get (pdf, object, key);

  return value && qpdf_oh_is_number (pdf->qpdf, value) ? qpdf_oh_get_numeric_value (pdf->qpdf, value) : fallback;
}

gboolean
jsn_pdf_get_numbers (JsnPdf *pdf, qpdf_oh array, double *numbers, int n)
{
  if (array == 0 || !qpdf_oh_is_array (pdf->qpdf, array) || qpdf_oh_get_array_n_items (pdf->qpdf, array) != n)
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      qpdf_oh item = qpdf_oh_get_array_item (pdf->qpdf, array, i);

      if (!qpdf_oh_is_number (pdf->qpdf, item))
        return FALSE;
      numbers[i] = qpdf_oh_get_numeric_value (pdf->qpdf, item);
    }
  return TRUE;
}

char **
jsn_pdf_list_keys (JsnPdf *pdf, qpdf_oh object)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  qpdf_oh dict = jsn_pdf_get_dict (pdf, object);

  if (dict)
    {
      qpdf_oh_begin_dict_key_iter (pdf->qpdf, dict);
      while (qpdf_oh_dict_more_keys (pdf->qpdf))
        g_strv_builder_add (keys, qpdf_oh_dict_next_key (pdf->qpdf));
    }
  return g_strv_builder_end (keys);
}

char *
jsn_pdf_dup_text (JsnPdf *pdf, qpdf_oh object, const char *key)
{
  qpdf_oh value = jsn_pdf_get (pdf, object, key);

  return value && qpdf_oh_is_string (pdf->qpdf, value) ? g_strdup (qpdf_oh_get_utf8_value (pdf->qpdf, value)) : NULL;
}

GBytes *
jsn_pdf_read_stream (JsnPdf *pdf, qpdf_oh stream, gboolean raw, GError **error)
{
  QPDF_BOOL filtered = QPDF_FALSE;
  unsigned char *data = NULL;
  size_t length = 0;

  qpdf_oh_get_stream_data (pdf->qpdf, stream, raw ? qpdf_dl_none : qpdf_dl_generalized, &filtered, &data, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (data, length, free, data);
  if (!jsn_pdf_check (pdf, error))
    return NULL;
  return g_steal_pointer (&bytes);
}

qpdf_oh
jsn_pdf_add_stream (JsnPdf *pdf, GBytes *data, const char *dict)
{
  qpdf_oh stream = qpdf_oh_new_stream (pdf->qpdf);
  gsize length;
  const unsigned char *bytes = g_bytes_get_data (data, &length);

  qpdf_oh_replace_stream_data (pdf->qpdf, stream, bytes, length, qpdf_oh_new_null (pdf->qpdf),
                               qpdf_oh_new_null (pdf->qpdf));
  if (dict)
    {
      qpdf_oh parsed = qpdf_oh_parse (pdf->qpdf, dict);
      g_auto (GStrv) keys = jsn_pdf_list_keys (pdf, parsed);

      for (guint i = 0; keys[i]; i++)
        qpdf_oh_replace_key (pdf->qpdf, qpdf_oh_get_dict (pdf->qpdf, stream), keys[i],
                             jsn_pdf_get (pdf, parsed, keys[i]));
    }
  return stream;
}

/* qpdf does not look whether its last buffer reached the disk, and of a failed write tells only a sentence. A block
 * written behind the file finds out what the disk says. */
static gboolean
check_written (const char *target, const char *name, GError **error)
{
  static const char block[4096];
  char tail[6] = "";
  int fd = open (target, O_RDWR | O_CLOEXEC);
  struct stat info;

  if (fd < 0 || fstat (fd, &info) != 0)
    {
      int errnum = errno;

      if (fd >= 0)
        close (fd);
      return jsn_error_errno (error, errnum, name);
    }
  gboolean whole = info.st_size > 6 && pread (fd, tail, 6, info.st_size - 6) == 6 && memcmp (tail, "%%EOF\n", 6) == 0;
  int errnum = 0;
  if (!whole)
    {
      errno = 0;
      if (pwrite (fd, block, sizeof block, info.st_size) != sizeof block)
        errnum = errno ? errno : ENOSPC;
      else
        errnum = EIO;
    }
  close (fd);
  return whole || jsn_error_errno (error, errnum, name);
}

gboolean
jsn_pdf_write (JsnPdf *pdf, const char *target, const char *name, GError **error)
{
  qpdf_init_write (pdf->qpdf, target);
  if (!jsn_pdf_check (pdf, error))
    return FALSE;
  qpdf_set_object_stream_mode (pdf->qpdf, qpdf_o_disable);
  qpdf_set_compress_streams (pdf->qpdf, QPDF_TRUE);
  qpdf_set_decode_level (pdf->qpdf, qpdf_dl_generalized);
  qpdf_set_suppress_original_object_IDs (pdf->qpdf, QPDF_TRUE);
  qpdf_set_deterministic_ID (pdf->qpdf, QPDF_TRUE);
  qpdf_force_pdf_version (pdf->qpdf, "1.6");
  qpdf_write (pdf->qpdf);
  return check_written (target, name, error) && jsn_pdf_check (pdf, error);
}

typedef struct
{
  locale_t before;
  locale_t numbers;
} Entered;

gpointer
jsn_pdf_enter_numbers (void)
{
  Entered *entered = g_new0 (Entered, 1);

  entered->numbers = newlocale (LC_NUMERIC_MASK, "C", duplocale (uselocale ((locale_t)0)));
  entered->before = uselocale (entered->numbers);
  return entered;
}

void
jsn_pdf_leave_numbers (gpointer data)
{
  Entered *entered = data;

  uselocale (entered->before);
  freelocale (entered->numbers);
  g_free (entered);
}
