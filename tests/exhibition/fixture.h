/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new exhibition in a folder of its own, and photos to put into it. */
#pragma once

#include "exhibition/history.h"
#include "exhibition/kit.h"
#include "exhibition/panels.h"
#include "exhibition/transaction.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  JsnExhibition *exhibition;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
/* Also fails when anything but the exhibition and what @fixture_write made is left in the folder. */
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_remove_tree (const char *path);

/* A photo named @name in the fixture's folder, with a hash from its name and facts and texts in it. */
JsnPhoto *fixture_make_photo (Fixture *fixture, const char *name);
/* Adds it in a step of its own; gives its id. */
gint64 fixture_add_photo (Fixture *fixture, const char *name);
/* A panel with a frame and its caption, a title, a rule and a box. */
JsnPanel *fixture_make_panel (gint64 photo);
gint64 fixture_add_panel (Fixture *fixture, gint64 photo);

JsnEdit *fixture_begin (JsnExhibition *exhibition, gint64 group);
void fixture_commit (JsnEdit *edit);
void fixture_set (JsnExhibition *exhibition, const char *field, const char *lang, const char *value);

/* The dump as pretty text. */
char *fixture_dump (JsnExhibition *exhibition);

G_END_DECLS
