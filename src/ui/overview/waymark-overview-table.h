/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib.h>

#include "waymark-tally.h"

G_BEGIN_DECLS

/**
 * WaymarkOverviewTable:
 * @title: what it is about
 * @heads: the heading of each column, %NULL-terminated; the first column has names
 * @rows: (element-type GStrv): as many cells each
 *
 * The numbers of one card of the overview: for the table in its place, for who does not
 * see the chart, and to be copied.
 */
typedef struct
{
  char *title;
  char **heads;
  GPtrArray *rows;
} WaymarkOverviewTable;

WaymarkOverviewTable *waymark_overview_table_statuses (const WaymarkTally *tally);
WaymarkOverviewTable *waymark_overview_table_themes (const WaymarkTally *tally);
WaymarkOverviewTable *waymark_overview_table_meetings (GPtrArray *points, const WaymarkTally *tally, const GDate *today);
WaymarkOverviewTable *waymark_overview_table_leads (const WaymarkTally *tally, const GDate *today);
void waymark_overview_table_free (WaymarkOverviewTable *self);
char *waymark_overview_table_as_text (const WaymarkOverviewTable *self);
void waymark_overview_table_write (const WaymarkOverviewTable *self, GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkOverviewTable, waymark_overview_table_free)

G_END_DECLS
