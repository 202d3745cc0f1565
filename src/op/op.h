/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operations: one table of verbs behind both doors, the window and the command line. */
#pragma once

#include <json-glib/json-glib.h>

#include "base/job.h"
#include "exhibition/exhibition.h"

G_BEGIN_DECLS

typedef enum
{
  JSN_PARAM_REQUIRED = 1 << 0,
  JSN_PARAM_MANY = 1 << 1,   /* may be given more than once */
  JSN_PARAM_OPTION = 1 << 2, /* --name VALUE; otherwise positional, in order */
  JSN_PARAM_LANG = 1 << 3,   /* an option that takes a language: --title@ko TEXT */
  JSN_PARAM_PATH = 1 << 4,   /* a file or folder; file-system bytes */
} JsnParamFlags;

typedef struct
{
  const char *name;    /* "photos" */
  const char *metavar; /* "SEARCH" */
  const char *help;    /* untranslated msgid */
  JsnParamFlags flags;
  char short_name; /* 'o', or 0 */
} JsnParam;

typedef enum
{
  JSN_VERB_READS = 1 << 0,   /* needs an exhibition, changes nothing in it */
  JSN_VERB_WRITES = 1 << 1,  /* changes the exhibition: an undoable step */
  JSN_VERB_HISTORY = 1 << 2, /* moves in the history: undo, redo */
  JSN_VERB_OUTPUT = 1 << 3,  /* writes files elsewhere */
  JSN_VERB_NO_FILE = 1 << 4, /* works without an exhibition: new, demo, verify-kit */
} JsnVerbFlags;

typedef struct _JsnVerb JsnVerb;
typedef struct _JsnOp JsnOp;
typedef struct _JsnArgs JsnArgs;

struct _JsnVerb
{
  const char *name;  /* as in cli.md */
  const char *label; /* untranslated msgid, reads well after "Undo": "Import Photos" */
  const char *help;  /* untranslated msgid, one sentence */
  JsnVerbFlags flags;
  const JsnParam *params; /* ends with a NULL name */
  /* prepare and apply run on the exhibition's thread, work on any. Each may be NULL. */
  gboolean (*prepare) (JsnOp *op, GError **error);
  gboolean (*work) (JsnOp *op, JsnJob *job, GError **error);
  gboolean (*apply) (JsnOp *op, GError **error);
  /* The result as text for people, from the JSON result; NULL: the JSON itself is shown. */
  char *(*report) (JsonNode *result);
};

const JsnVerb *const *jsn_verb_list (void); /* NULL-terminated, in the order of the help */
const JsnVerb *jsn_verb_find (const char *name);

/* Arguments by name; values are strings as typed (paths: file-system bytes). */
JsnArgs *jsn_args_new (void);
JsnArgs *jsn_args_copy (const JsnArgs *args);
void jsn_args_free (JsnArgs *args);
void jsn_args_add (JsnArgs *args, const char *name, const char *lang, const char *value);
const char *jsn_args_get (const JsnArgs *args, const char *name); /* the first, or NULL */
guint jsn_args_count (const JsnArgs *args, const char *name);
const char *jsn_args_nth (const JsnArgs *args, const char *name, guint index, const char **lang);

/* One operation. @exhibition is NULL for JSN_VERB_NO_FILE verbs. Takes copies; owner's thread. */
JsnOp *jsn_op_new (const JsnVerb *verb, JsnExhibition *exhibition, const JsnArgs *args);
void jsn_op_unref (JsnOp *op);
const JsnVerb *jsn_op_get_verb (JsnOp *op);

/* prepare, work, apply on this thread (repeated while the operation has more batches). On failure or cancel the
 * exhibition has what whole batches committed and nothing else. Required arguments are checked first
 * (JSN_ERROR_ARGUMENT). */
gboolean jsn_op_run (JsnOp *op, JsnJob *job, GError **error);
/* The same with work on another thread; call on the thread that owns the exhibition and whose main context is running.
 */
void jsn_op_run_async (JsnOp *op, JsnJob *job, GAsyncReadyCallback callback, gpointer data);
gboolean jsn_op_run_finish (JsnOp *op, GAsyncResult *result, GError **error);

/* After success: the JSON of cli.md (borrowed), how many findings or refusals there were (exit status 1), and the text
 * for people. */
JsonNode *jsn_op_get_result (JsnOp *op);
guint jsn_op_get_n_findings (JsnOp *op);
char *jsn_op_dup_report (JsnOp *op);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnArgs, jsn_args_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnOp, jsn_op_unref)

G_END_DECLS
