/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-history.h"
#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkHistoryFilter:
 * @person: (nullable): who
 * @from: seconds since 1970, the first that counts
 * @until: seconds since 1970, the first that counts no more
 * @field: (nullable): name of a field
 * @words: (nullable): folded, found anywhere in an entry
 * @sorts: bit mask of 1 << #WaymarkChangeSort; 0 for any
 *
 * What is looked for in a history. Start with WAYMARK_HISTORY_FILTER_INIT.
 */
typedef struct
{
  char *person;
  gint64 from;
  gint64 until;
  char *field;
  char *words;
  guint sorts;
} WaymarkHistoryFilter;

#define WAYMARK_HISTORY_FILTER_INIT { NULL, G_MININT64, G_MAXINT64, NULL, NULL, 0 }

void     waymark_history_filter_clear         (WaymarkHistoryFilter *self);
gboolean waymark_history_filter_set_first_day (WaymarkHistoryFilter *self, const char *words, int year_start);
gboolean waymark_history_filter_set_last_day  (WaymarkHistoryFilter *self, const char *words, int year_start);
void     waymark_history_filter_set_words     (WaymarkHistoryFilter *self, const char *words);
gboolean waymark_history_filter_is_empty      (const WaymarkHistoryFilter *self);
gboolean waymark_history_filter_wants_changes (const WaymarkHistoryFilter *self);
gboolean waymark_history_filter_has           (const WaymarkHistoryFilter *self, WaymarkPlan *plan, const WaymarkHistoryEntry *entry);

/* Seconds since 1970 at which a day begins here, or the day after it. */
gboolean waymark_day_from_words (const char *words, int year_start, gboolean last, gint64 *time);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WaymarkHistoryFilter, waymark_history_filter_clear)

G_END_DECLS
