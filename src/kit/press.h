/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kit in the making: which photos are in it and what their press images are called. */
#pragma once

#include "kit/kit.h"

G_BEGIN_DECLS

/* Longest name of a press image, extension included (product.md, press). */
#define JSN_PRESS_NAME_LENGTH 35

typedef enum
{
  JSN_PRESS_PRINT,
  JSN_PRESS_WEB,
  JSN_PRESS_PREVIEW,
  JSN_N_PRESS_SIZES,
} JsnPressSize;

/* Long edge in px, JPEG quality, and the word that folder and name carry. */
typedef struct
{
  const char *word;
  int max_edge_px;
  int quality;
} JsnPressFormat;

extern const JsnPressFormat jsn_press_formats[JSN_N_PRESS_SIZES];

typedef struct
{
  char *path; /* below the kit's folder, ASCII */
  int width_px;
  int height_px;
  gsize size_bytes;
} JsnPressImage;

typedef struct
{
  guint number;    /* from 1, by place among the photos that pass the gate */
  JsnPhoto *photo; /* a copy, with the kit's usage terms where it has none of its own */
  JsnPressImage images[JSN_N_PRESS_SIZES];
} JsnPressPhoto;

/* Owned by the builder, read by everything that writes a document of the kit. */
typedef struct
{
  const JsnKitContent *content; /* borrowed */
  char *folder;                 /* the one top folder of the ZIP */
  GPtrArray *photos;            /* of JsnPressPhoto * */
} JsnPress;

/* Plans the kit; photos that do not pass the gate are noted on @job. Needs a title (JSN_ERROR_ARGUMENT) and a photo
 * that passes (JSN_ERROR_REJECTED). */
JsnPress *jsn_press_new (const JsnKitContent *content, JsnJob *job, GError **error);
void jsn_press_free (JsnPress *press);
void jsn_press_photo_free (JsnPressPhoto *photo);

/* "2013-04-05", or NULL when the day is not known. Free with g_free(). */
char *jsn_press_photo_dup_date (const JsnPressPhoto *photo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnPress, jsn_press_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (JsnPressPhoto, jsn_press_photo_free)

G_END_DECLS
