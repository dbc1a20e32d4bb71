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

/* Long words go on below, so that columns can be narrow; all have room for as many lines. */
static void
add_label (GtkWidget *column, GtkWidget *label, GtkSizeGroup *heights, float yalign)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_yalign (GTK_LABEL (label), yalign);
  gtk_size_group_add_widget (heights, label);
  gtk_box_append (GTK_BOX (column), label);
}

/* @above, @below: what keeps the columns of all equally high */
static GtkWidget *
make_column (const WaymarkTallyRow *row,
             const char *day,
             guint most,
             gboolean is_today,
             GtkSizeGroup *above,
             GtkSizeGroup *below)
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
  add_label (box, late_label, above, 1);
  gtk_box_append (GTK_BOX (box), bar);
  add_label (box, day_label, below, 0);
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
  g_autoptr (GtkSizeGroup) above = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  g_autoptr (GtkSizeGroup) below = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
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

      gtk_box_append (GTK_BOX (columns),
                      make_column (&point->tally->all, day, most, FALSE, above, below));
    }
  gtk_box_append (GTK_BOX (columns),
                  make_column (&tally->all, C_ ("overview", "Today"), most, TRUE, above, below));
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
