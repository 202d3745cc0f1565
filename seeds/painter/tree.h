/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trees: a forked trunk and cards of leaves gathered in clumps. */
#pragma once

#include "painter/mesh.h"

typedef struct
{
  JsnV3 foot;
  float height, spread; /* metres; spread is the crown's radius */
  float crown;          /* part of the height where the crown begins */
  float droop;          /* < 0 branches rise, > 0 they hang */
  int clumps, cards;    /* clumps in the crown, cards in each */
  float card_m;         /* side of a card */
  int bark, leaf;       /* materials; leaf < 0 for a bare tree */
} JsnTree;

void jsn_tree_add (JsnMesh *mesh, const JsnTree *tree, int seed);

/* A loose ball of `count` leaf cards. */
void jsn_tree_add_clump (JsnMesh *mesh, GRand *rand, JsnV3 centre, JsnV3 radii, int count, float card_m, int leaf);
