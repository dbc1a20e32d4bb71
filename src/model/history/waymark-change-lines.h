/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-change-words.h"
#include "waymark-word-diff.h"

G_BEGIN_DECLS

/**
 * WaymarkChangeLine:
 * @item: (nullable): which item, as "1.2(a)"; %NULL where it goes without saying
 * @label: (nullable): which part of it, as "Due"
 * @spans: (element-type WaymarkWordsSpan): what it says now and said before
 *
 * One line of what an edit changed, for people.
 */
typedef struct
{
  char *item;
  char *label;
  GPtrArray *spans;
} WaymarkChangeLine;

void       waymark_change_line_free   (WaymarkChangeLine *line);
char      *waymark_change_line_before (const WaymarkChangeLine *line);
char      *waymark_change_line_after  (const WaymarkChangeLine *line);
char      *waymark_change_line_read   (const WaymarkChangeLine *line);

/* @item: (nullable): the item whose history it is. Of WaymarkChangeLine. */
GPtrArray *waymark_history_entry_get_lines (WaymarkPlan *plan, const WaymarkHistoryEntry *entry, const char *item);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkChangeLine, waymark_change_line_free)

G_END_DECLS
