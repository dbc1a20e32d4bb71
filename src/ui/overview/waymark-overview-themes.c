/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-shown.h"
#include "waymark-number.h"
#include "waymark-overview-cards.h"
#include "waymark-overview-chart.h"
#include "waymark-overview-table.h"
#include "waymark-show-actions.h"
#include "waymark-stacked-bar.h"

#define TITLE_CHARS 24

static guint
get_most (const WaymarkTally *tally)
{
  guint most = 1;

  for (guint i = 0; i < tally->themes->len; i++)
    most = MAX (most, g_array_index (tally->themes, WaymarkTallyRow, i).actions);
  return most;
}

static GtkWidget *
make_bar (const WaymarkTallyRow *row, const char *title, guint most)
{
  GtkWidget *bar = waymark_stacked_bar_new (GTK_ORIENTATION_HORIZONTAL, most);

  waymark_overview_fill_bar (bar, row, title, waymark_item_get_id (row->item));
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  return bar;
}

static GtkWidget *
make_late (const WaymarkTallyRow *row)
{
  g_autofree char *words =
      row->late > 0 ? waymark_late_to_words (row->late) : g_strdup (C_ ("overview", "none late"));
  GtkWidget *label = waymark_overview_label (words, "caption");

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, row->late > 0 ? "late" : "dim");
  return label;
}

static void
add_theme (GtkGrid *grid, const WaymarkTallyRow *row, guint most, int line)
{
  g_autofree char *number = waymark_item_get_number_label (row->item);
  g_autofree char *title = waymark_item_get_title (row->item);
  GtkWidget *name = waymark_overview_label (title, NULL);
  GtkWidget *digits = waymark_overview_label (number, "dim");

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (name), TITLE_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (name), TITLE_CHARS);
  gtk_widget_set_tooltip_text (name, title);
  gtk_grid_attach (grid, digits, 0, line, 1, 1);
  gtk_grid_attach (grid, name, 1, line, 1, 1);
  gtk_grid_attach (grid, make_bar (row, title, most), 2, line, 1, 1);
  gtk_grid_attach (grid, make_late (row), 3, line, 1, 1);
}

/**
 * waymark_overview_themes_new:
 * @tally: what was counted
 *
 * Returns: (transfer floating): the ratings of each theme
 */
GtkWidget *
waymark_overview_themes_new (const WaymarkTally *tally)
{
  GtkWidget *card = waymark_overview_card_new (
      C_ ("overview", "By theme"), _ ("rating of each action; grey is not rated yet"), NULL);
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (WaymarkOverviewTable) table = waymark_overview_table_themes (tally);
  g_autofree char *sentence = waymark_overview_table_as_text (table);
  guint most = get_most (tally);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  for (guint i = 0; i < tally->themes->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (tally->themes, WaymarkTallyRow, i);

      if (row->item != NULL && row->actions > 0)
        add_theme (GTK_GRID (grid), row, most, (int) i);
    }
  gtk_box_append (GTK_BOX (card),
                  waymark_overview_chart_new (grid, C_ ("overview", "By theme"), sentence));
  return card;
}
