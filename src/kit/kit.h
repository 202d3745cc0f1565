/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The press kit: one ZIP that a news desk can publish from. */
#pragma once

#include "base/job.h"
#include "exhibition/sheet.h"

G_BEGIN_DECLS

/* Everything the kit is made of, as plain data. */
typedef struct
{
  GPtrArray *photos;      /* of JsnPhoto *, in the exhibition's order */
  JsnTexts *exhibition;
  JsnTexts *kit;
  char **languages;
  gint64 now;             /* Unix seconds; SOURCE_DATE_EPOCH when it is set. Decides embargoes and dates in the ZIP */
} JsnKitContent;

/* Why a photo stays out of the kit. */
typedef struct
{
  gint64 photo;
  char *path;
  char *reason; /* one translated sentence: "not cleared for the press", "no credit", … */
} JsnKitRefusal;

JsnKitContent *jsn_kit_content_load (JsnExhibition *exhibition, gint64 now, GError **error);
void jsn_kit_content_free (JsnKitContent *content);

/* The gate: which photos may not leave, and why. */
GPtrArray *jsn_kit_list_refusals (const JsnKitContent *content);
void jsn_kit_refusal_free (JsnKitRefusal *refusal);

/* Builds the ZIP at @path, whole or not at all, with every photo that passes the gate. A kit without any photo or without a title is refused.
 * Refusals are noted on @job (JSN_NOTE_REFUSED). Deterministic for the same content. Any thread. */
gboolean jsn_kit_build (const JsnKitContent *content, const char *path, JsnJob *job, GError **error);

/* Proves a kit intact against its own manifest: sentences about what was changed, lost or added; empty when intact. NULL with an error
 * when it is no press kit. */
GPtrArray *jsn_kit_verify (const char *path, JsnJob *job, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnKitContent, jsn_kit_content_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnKitRefusal, jsn_kit_refusal_free)

G_END_DECLS
