/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-bar-segment.h"
#include "waymark-overview-trend.h"
#include "waymark-tally-words.h"

G_BEGIN_DECLS

/* The cards of the overview. Each is made anew when the plan changes. */

/* In waymark-overview-card.c: what all have. */
GtkWidget *waymark_overview_card_new (const char *title, const char *about, GtkWidget **end);
GtkWidget *waymark_overview_label (const char *words, const char *style);
void waymark_overview_fill_bar (GtkWidget *bar, const WaymarkTallyRow *row, const char *where, const char *theme);

/* @before: (nullable): what was counted at the meeting to compare with. */
GtkWidget *waymark_overview_figures_new (const WaymarkTally *tally, const WaymarkTally *before);
GtkWidget *waymark_overview_themes_new (const WaymarkTally *tally);
GtkWidget *waymark_overview_meetings_new (GPtrArray *points, const WaymarkTally *tally, const GDate *today);
GtkWidget *waymark_overview_leads_new (const WaymarkTally *tally, const GDate *today);
GtkWidget *waymark_overview_dates_new (WaymarkPlan *plan, const WaymarkTally *tally, const GDate *today);
GtkWidget *waymark_overview_gaps_new (const WaymarkTally *tally);

G_END_DECLS
