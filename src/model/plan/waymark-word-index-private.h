/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/*
 * The words of a plan, folded for searching and lying behind one another in memory, and the
 * order of its texts. A plan keeps one, and has it forget what changes; filters and orders
 * use it. What is not in it yet is added when it is asked for.
 */
typedef struct _WaymarkWordIndex WaymarkWordIndex;

WaymarkWordIndex *waymark_word_index_new        (WaymarkItem *root);
void              waymark_word_index_free       (WaymarkWordIndex *self);
gboolean          waymark_word_index_fill       (WaymarkWordIndex *self, gint64 end);
void              waymark_word_index_note_change (WaymarkWordIndex *self, WaymarkItem *item, WaymarkItem *old_parent);
void              waymark_word_index_forget_all (WaymarkWordIndex *self);

/* Slots are numbers of items in the index; those of one generation stay. */
guint             waymark_word_index_get_generation (WaymarkWordIndex *self);
guint             waymark_word_index_get_n_slots    (WaymarkWordIndex *self);
guint             waymark_word_index_get_slot       (WaymarkWordIndex *self, WaymarkItem *item);
const char       *waymark_word_index_get_text       (WaymarkWordIndex *self, guint slot);
guint8           *waymark_word_index_find           (WaymarkWordIndex *self, const char *const *words);
WaymarkItem      *waymark_word_index_get_item       (WaymarkWordIndex *self, guint slot);

/* Places of texts in the alphabet, for the slots that there were when they were set. */
void              waymark_word_index_take_ranks (WaymarkWordIndex *self, guint32 *ranks, guint n_ranks, guint generation);
gboolean          waymark_word_index_get_rank   (WaymarkWordIndex *self, WaymarkItem *item, guint32 *rank);
guint             waymark_word_index_get_n_ranks (WaymarkWordIndex *self);

/* waymark-plan.c */
WaymarkWordIndex *waymark_plan_get_word_index   (WaymarkPlan *plan);

/* waymark-search-text.c */
void              waymark_item_append_search_text (WaymarkItem *item, GString *folded, GHashTable *parties);

G_END_DECLS
