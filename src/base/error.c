/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Failures of the system turned into sentences for people. */
#include "base/error.h"

#include <errno.h>

#include "base/i18n.h"
#include "base/name.h"

G_DEFINE_QUARK (jsn - error - quark, jsn_error)

typedef struct
{
  int errnum;
  JsnError code;
  const char *sentence;
} Sentence;

static const Sentence sentences[] = {
  { ENOENT, JSN_ERROR_NOT_FOUND, N_ ("there is no such file; check the name") },
  { ENOTDIR, JSN_ERROR_NOT_FOUND, N_ ("a part of this path is not a folder; check the name") },
  { ENAMETOOLONG, JSN_ERROR_NOT_FOUND, N_ ("the path is too long; move the file to a shorter one") },
  { ELOOP, JSN_ERROR_NOT_FOUND, N_ ("the link leads in a circle; replace it by the file itself") },
  { EEXIST, JSN_ERROR_EXISTS, N_ ("the file is already there; choose another name") },
  { EACCES, JSN_ERROR_ACCESS, N_ ("no permission; ask its owner for access or choose another place") },
  { EPERM, JSN_ERROR_ACCESS, N_ ("not permitted; choose another place") },
  { EROFS, JSN_ERROR_ACCESS, N_ ("the disk is read-only; choose another place") },
  { EISDIR, JSN_ERROR_NOT_REGULAR, N_ ("this is a folder; choose a file") },
  { ENXIO, JSN_ERROR_NOT_REGULAR, N_ ("this is not a regular file; choose a file") },
  { ENOSPC, JSN_ERROR_NO_SPACE, N_ ("the disk is full; make room and try again") },
  { EDQUOT, JSN_ERROR_NO_SPACE, N_ ("your disk quota is used up; make room and try again") },
  { EFBIG, JSN_ERROR_NO_SPACE, N_ ("the file grew past the size allowed here; choose another place") },
  { EBUSY, JSN_ERROR_BUSY, N_ ("the file is in use; close the other program and try again") },
  { EMFILE, JSN_ERROR_FAILED, N_ ("too many files are open; close some programs and try again") },
  { EIO, JSN_ERROR_FAILED, N_ ("the disk could not be read or written; check the disk") },
};

gboolean
jsn_error_errno (GError **error, int errnum, const char *path)
{
  g_autofree char *shown = jsn_display_path (path);

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (sentences[i].errnum == errnum)
      {
        g_set_error (error, JSN_ERROR, sentences[i].code, "%s: %s", shown, _ (sentences[i].sentence));
        return FALSE;
      }
  g_set_error (error, JSN_ERROR, JSN_ERROR_FAILED, "%s: %s", shown, g_strerror (errnum));
  return FALSE;
}

gboolean
jsn_error_set (GError **error, JsnError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, JSN_ERROR, (int)code, message);
  return FALSE;
}
