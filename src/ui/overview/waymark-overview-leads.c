/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-meeting.h"
#include "waymark-overview-cards.h"
#include "waymark-overview-chart.h"
#include "waymark-overview-table.h"
#include "waymark-party.h"
#include "waymark-show-actions.h"
#include "waymark-stacked-bar.h"
#include "waymark-updates.h"

#define NAME_CHARS 14

static guint
get_most (const WaymarkTally *tally)
{
  guint most = 1;

  for (guint i = 0; i < tally->leads->len; i++)
    most = MAX (most, g_array_index (tally->leads, WaymarkTallyRow, i).actions);
  return most;
}

static void
add_segment (WaymarkStackedBar *bar,
             WaymarkSegmentFill fill,
             guint count,
             const char *lead,
             const char *words,
             GVariant *target)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (target);
  /* Translators: a part of a bar in words: a lead, what became of the actions, how many:
   * "Carers Hub, late: 2" */
  g_autofree char *name = g_strdup_printf (C_ ("overview", "%1$s, %2$s: %3$u"), lead, words, count);
  g_autofree char *label = g_strdup_printf ("%u", count);

  if (count > 0)
    waymark_stacked_bar_add (bar, waymark_bar_segment_new (fill, count, label, name, held));
}

static GtkWidget *
make_bar (const WaymarkTallyRow *row, const char *lead, guint most)
{
  const char *id = waymark_item_get_id (row->item);
  GtkWidget *bar = waymark_stacked_bar_new (GTK_ORIENTATION_HORIZONTAL, most);

  add_segment (WAYMARK_STACKED_BAR (bar),
               WAYMARK_SEGMENT_DONE,
               row->finished,
               lead,
               C_ ("overview", "finished"),
               waymark_show_actions (NULL, NULL, id, WAYMARK_DATES_ANY, NULL));
  add_segment (WAYMARK_STACKED_BAR (bar),
               WAYMARK_SEGMENT_ON_ITS_WAY,
               row->actions - row->finished - row->late,
               lead,
               C_ ("overview", "on its way"),
               waymark_show_actions (NULL, WAYMARK_FILTER_NOT_DONE, id, WAYMARK_DATES_ANY, NULL));
  add_segment (WAYMARK_STACKED_BAR (bar),
               WAYMARK_SEGMENT_LATE,
               row->late,
               lead,
               C_ ("overview", "late"),
               waymark_show_actions (NULL, NULL, id, WAYMARK_DATES_LATE, NULL));
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  return bar;
}

static void
attach_end (GtkGrid *grid, const char *words, const char *style, int column, int line)
{
  GtkWidget *label = waymark_overview_label (words, style);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_grid_attach (grid, label, column, line, 1, 1);
}

static void
add_lead (GtkGrid *grid,
          const WaymarkTally *tally,
          const WaymarkTallyRow *row,
          guint most,
          const GDate *today,
          int line)
{
  const char *name = waymark_party_get_short (row->item);
  GtkWidget *label = waymark_overview_label (name, NULL);
  g_autofree char *count = g_strdup_printf ("%u", row->actions);
  g_autofree char *late = row->late > 0 ? g_strdup_printf ("%u", row->late) : g_strdup ("–");
  g_autofree char *heard = NULL;
  gboolean silent = TRUE;
  GDate day;

  if (row->heard != NULL && waymark_update_get_day (row->heard, &day))
    {
      heard = waymark_day_to_words (&day, today);
      silent = g_date_compare (&day, &tally->since) < 0;
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_widget_set_tooltip_text (label, name);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, make_bar (row, name, most), 1, line, 1, 1);
  attach_end (grid, count, "dim", 2, line);
  attach_end (grid, late, row->late > 0 ? "late" : "dim", 3, line);
  attach_end (grid,
              heard != NULL ? heard : C_ ("overview", "never"),
              silent && row->actions > row->finished ? "soon" : "dim",
              4,
              line);
}

static void
add_heads (GtkGrid *grid)
{
  const struct
  {
    const char *words;
    int column;
  } heads[] = {
    { C_ ("overview", "all"), 2 },
    { C_ ("overview", "late"), 3 },
    { C_ ("overview", "last heard"), 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *label = waymark_overview_label (heads[i].words, "caption");

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "dim");
      gtk_grid_attach (grid, label, heads[i].column, 0, 1, 1);
    }
}

/**
 * waymark_overview_leads_new:
 * @tally: what was counted
 * @today: the local date
 *
 * Returns: (transfer floating): how far each lead has come, and when it was last heard of
 */
GtkWidget *
waymark_overview_leads_new (const WaymarkTally *tally, const GDate *today)
{
  GtkWidget *card = waymark_overview_card_new (
      C_ ("overview", "By lead"), _ ("grey is finished, striped is late"), NULL);
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (WaymarkOverviewTable) table = waymark_overview_table_leads (tally, today);
  g_autofree char *sentence = waymark_overview_table_as_text (table);
  guint most = get_most (tally);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  add_heads (GTK_GRID (grid));
  for (guint i = 0; i < tally->leads->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (tally->leads, WaymarkTallyRow, i);

      if (row->item != NULL)
        add_lead (GTK_GRID (grid), tally, row, most, today, (int) i + 1);
    }
  gtk_box_append (GTK_BOX (card),
                  waymark_overview_chart_new (grid, C_ ("overview", "By lead"), sentence));
  return card;
}
