/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-store.h"

G_BEGIN_DECLS

/* A folder of its own for each test, removed with it. */
typedef struct
{
  char *folder;
  char *path;
} Place;

void place_init (Place *place);
void place_clear (Place *place);
char *place_file (Place *place, const char *name);

guint32 test_seed (void);

WaymarkPlan *plan_sample (void);
WaymarkPlan *plan_random (GRand *rand, guint n_items);
WaymarkValue *value_random (GRand *rand, WaymarkPlan *plan, const WaymarkField *field);
WaymarkItem *plan_pick (GRand *rand, WaymarkPlan *plan, guint kinds);
void edit_random (GRand *rand, WaymarkEdit *edit, guint n_steps);

/* All that is shown, as text: equal texts, equal plans. */
char *plan_dump (WaymarkPlan *plan);
char *source_dump (gpointer source);

/* Plan in memory, tables of items, reader and edits all say the same. */
void assert_consistent (WaymarkStore *store, WaymarkPlan *plan);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

G_END_DECLS
