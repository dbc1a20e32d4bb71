/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-meeting.h"
#include "waymark-overview-cards.h"
#include "waymark-overview-chart.h"
#include "waymark-overview-table.h"
#include "waymark-stacked-bar.h"

#define HEIGHT 130
#define NARROWEST 60
/* With fewer than these the columns stand at the start, not as wide as they can. */
#define FEW 4

static GtkWidget *
make_column (const WaymarkTallyRow *row, const char *day, guint most, gboolean is_today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *bar = waymark_stacked_bar_new (GTK_ORIENTATION_VERTICAL, most);
  g_autofree char *late =
      row->late > 0 ? waymark_late_to_words (row->late) : g_strdup (C_ ("overview", "none late"));
  GtkWidget *late_label = waymark_overview_label (late, "caption");
  GtkWidget *day_label = waymark_overview_label (day, "caption");

  waymark_overview_fill_bar (bar, row, day, NULL);
  gtk_widget_set_size_request (bar, -1, HEIGHT);
  gtk_widget_set_vexpand (bar, TRUE);
  gtk_widget_add_css_class (late_label, row->late > 0 ? "late" : "dim");
  gtk_widget_add_css_class (day_label, is_today ? "strong" : "dim");
  gtk_box_append (GTK_BOX (box), late_label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), day_label);
  gtk_widget_set_size_request (box, NARROWEST, -1);
  return box;
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *label = waymark_overview_label (
      _ ("Once a meeting is closed, the plan as it was then stands here beside today."), "dim");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

/**
 * waymark_overview_meetings_new:
 * @points: (element-type WaymarkTrendPoint): the plan at its meetings so far
 * @tally: what is counted now
 * @today: the local date
 *
 * Returns: (transfer floating): the ratings from meeting to meeting
 */
GtkWidget *
waymark_overview_meetings_new (GPtrArray *points, const WaymarkTally *tally, const GDate *today)
{
  GtkWidget *card = waymark_overview_card_new (
      C_ ("overview", "Meeting by meeting"), _ ("ratings then, and how many were late"), NULL);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autoptr (WaymarkOverviewTable) table = waymark_overview_table_meetings (points, tally, today);
  g_autofree char *sentence = waymark_overview_table_as_text (table);
  guint most = MAX (1, tally->all.actions);

  for (guint i = 0; i < points->len; i++)
    most = MAX (most, ((const WaymarkTrendPoint *) points->pdata[i])->tally->all.actions);
  for (guint i = 0; i < points->len; i++)
    {
      const WaymarkTrendPoint *point = points->pdata[i];
      g_autofree char *day = waymark_day_to_words (&point->date, today);

      gtk_box_append (GTK_BOX (columns), make_column (&point->tally->all, day, most, FALSE));
    }
  gtk_box_append (GTK_BOX (columns),
                  make_column (&tally->all, C_ ("overview", "Today"), most, TRUE));
  gtk_box_set_homogeneous (GTK_BOX (columns), TRUE);
  if (points->len + 1 < FEW)
    gtk_widget_set_halign (columns, GTK_ALIGN_START);
  gtk_box_append (
      GTK_BOX (card),
      waymark_overview_chart_new (columns, C_ ("overview", "Meeting by meeting"), sentence));
  if (points->len == 0)
    gtk_box_append (GTK_BOX (card), make_nothing ());
  return card;
}
