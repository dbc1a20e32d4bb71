/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-clash.h"
#include "waymark-combination.h"
#include "waymark-marked-words.h"

G_BEGIN_DECLS

/* The lines of the preview of combining copies, in words. */

WaymarkItem *waymark_difference_find_owner (WaymarkCombination *combination,
                                            const WaymarkDifference *difference);
char *waymark_difference_dup_number (WaymarkCombination *combination,
                                     const WaymarkDifference *difference);
char *
waymark_difference_dup_title (WaymarkCombination *combination, const WaymarkDifference *difference);
char *
waymark_difference_dup_part (WaymarkCombination *combination, const WaymarkDifference *difference);
char *waymark_difference_dup_summary (WaymarkCombination *combination,
                                      const WaymarkDifference *difference);

/* What they are told by. */
WaymarkPlan *waymark_difference_get_our_plan (WaymarkCombination *combination);
WaymarkPlan *waymark_difference_find_plan (WaymarkCombination *combination,
                                           const WaymarkDifference *difference);
const WaymarkClaim *waymark_difference_get_newest (const WaymarkDifference *difference);
WaymarkValue *waymark_difference_get_ours (const WaymarkDifference *difference);
WaymarkValue *waymark_difference_get_theirs (const WaymarkDifference *difference);

/* waymark-difference-clash.c: a clash to choose in, with what is chosen so far. */
GtkWidget *
waymark_difference_new_clash (WaymarkCombination *combination, WaymarkDifference *difference);
/* What only one side changed, or what became of a text of both. */
void waymark_difference_mark (WaymarkCombination *combination,
                              const WaymarkDifference *difference,
                              WaymarkMarkedWords *words);

G_END_DECLS
