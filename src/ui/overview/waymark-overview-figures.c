/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-overview-cards.h"
#include "waymark-rating-mark.h"
#include "waymark-show-actions.h"
#include "waymark-stage-image.h"
#include "waymark-stage.h"
#include "waymark-wrap-layout.h"

#define FIGURE_MARK 26

static GtkWidget *
make_change (int change)
{
  g_autofree char *words = change == 0 ? g_strdup ("")
                           : change > 0
                               ? g_strdup_printf (
                                     /* Translators: so many more than before, beside a figure */
                                     C_ ("overview", "+%d"),
                                     change)
                               : g_strdup_printf (
                                     /* Translators: so many fewer than before, beside a figure */
                                     C_ ("overview", "−%d"),
                                     -change);
  GtkWidget *label = waymark_overview_label (words, "caption");

  gtk_widget_add_css_class (label, "dim");
  return label;
}

/* A mark, how many, and what they are; a click shows them. */
static GtkWidget *
make_figure (GtkWidget *mark,
             guint count,
             int change,
             const char *words,
             const char *style,
             GVariant *target)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *digits = g_strdup_printf ("%u", count);
  g_autofree char *name =
      change == 0
          /* Translators: a figure in words: "Green: 15, 2 more" is read as a name, a count and how
           * it changed */
          ? g_strdup_printf (C_ ("overview", "%1$s: %2$u"), words, count)
          /* Translators: a figure in words: "Green: 15, 2 more" is read as a name, a count and how
           * it changed */
          : g_strdup_printf (C_ ("overview", "%1$s: %2$u, changed by %3$+d"), words, count, change);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (grid), mark, 0, 0, 1, g_str_equal (style, "figure") ? 2 : 1);
  gtk_grid_attach (GTK_GRID (grid), waymark_overview_label (digits, style), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), make_change (change), 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid),
                   waymark_overview_label (words, "caption"),
                   g_str_equal (style, "figure") ? 1 : 0,
                   1,
                   g_str_equal (style, "figure") ? 2 : 3,
                   1);
  gtk_button_set_child (GTK_BUTTON (button), grid);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "overview-figure");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), WAYMARK_SHOW_ACTIONS);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  return button;
}

static GtkWidget *
make_rating (WaymarkRating rating, guint count, int change)
{
  const char *name = waymark_rating_get_name (rating);
  GtkWidget *mark = waymark_rating_mark_new ();

  waymark_rating_mark_show (WAYMARK_RATING_MARK (mark), rating, FALSE);
  waymark_rating_mark_set_size (WAYMARK_RATING_MARK (mark), FIGURE_MARK);
  return make_figure (
      mark,
      count,
      change,
      waymark_rating_get_label (rating),
      "figure",
      waymark_show_actions (NULL, NULL, NULL, WAYMARK_DATES_ANY, name != NULL ? name : "none"));
}

static GtkWidget *
make_status (const WaymarkTallyRow *row, const WaymarkTally *before)
{
  GtkWidget *mark = gtk_image_new ();
  const char *word = waymark_item_get_string (row->item, "word");
  const char *stage = waymark_item_get_string (row->item, "stage");
  int change = before != NULL
                   ? (int) row->actions - (int) waymark_tally_count_status (before, row->item)
                   : 0;

  waymark_stage_image_show (GTK_IMAGE (mark), waymark_stage_from_name (stage));
  return make_figure (
      mark,
      row->actions,
      change,
      word != NULL ? word : "",
      "small-figure",
      waymark_show_actions (NULL, waymark_item_get_id (row->item), NULL, WAYMARK_DATES_ANY, NULL));
}

/**
 * waymark_overview_figures_new:
 * @tally: what is counted now
 * @before: (nullable): what was counted at the meeting to compare with
 *
 * Returns: (transfer floating): how many actions have each rating and each status
 */
GtkWidget *
waymark_overview_figures_new (const WaymarkTally *tally, const WaymarkTally *before)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, waymark_wrap_layout_new (12));
  for (guint i = 0; i < WAYMARK_N_RATINGS; i++)
    {
      WaymarkRating rating = waymark_tally_nth_rating (i);
      guint count = tally->all.ratings[rating];
      int change = before != NULL ? (int) count - (int) before->all.ratings[rating] : 0;

      if (rating != WAYMARK_RATING_BLUE || count > 0)
        gtk_box_append (GTK_BOX (box), make_rating (rating, count, change));
    }
  for (guint i = 0; i < tally->statuses->len; i++)
    {
      const WaymarkTallyRow *row = &g_array_index (tally->statuses, WaymarkTallyRow, i);

      if (row->item != NULL && row->actions > 0)
        gtk_box_append (GTK_BOX (box), make_status (row, before));
    }
  return box;
}
