/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-shown.h"
#include "waymark-lateness.h"
#include "waymark-list-words.h"
#include "waymark-number.h"
#include "waymark-overview-cards.h"
#include "waymark-overview-chart.h"
#include "waymark-rating-mark.h"
#include "waymark-show-actions.h"

#define MOST_ROWS 10
#define MARK 16

typedef struct
{
  WaymarkItem *action;
  int days_late;
} Entry;

static void
collect (WaymarkItem *item, const GDate *today, GArray *entries)
{
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);

      if (waymark_item_get_kind (child) == WAYMARK_KIND_ACTION)
        {
          g_autofree char *lateness = waymark_action_get_lateness (child, today, NULL);

          if (lateness != NULL)
            g_array_append_val (entries,
                                ((Entry){ child, waymark_action_get_days_late (child, today) }));
        }
      else if (waymark_item_get_kind (child) == WAYMARK_KIND_THEME ||
               waymark_item_get_kind (child) == WAYMARK_KIND_REQUIREMENT)
        collect (child, today, entries);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return ((const Entry *) b)->days_late - ((const Entry *) a)->days_late;
}

static GtkWidget *
cut_label (const char *words, const char *style, int chars, gboolean expand)
{
  GtkWidget *label = waymark_overview_label (words, style);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), expand ? -1 : chars);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, expand);
  return label;
}

static GtkWidget *
make_row (WaymarkItem *action, const GDate *today, GtkSizeGroup *ends)
{
  WaymarkRated rated = waymark_action_rate (action, NULL, today);
  g_autofree char *number = waymark_item_get_number_label (action);
  g_autofree char *text = waymark_item_get_title (action);
  g_auto (GStrv) names = waymark_item_get_shown_names (action);
  g_autofree char *leads = waymark_list_to_commas ((const char *const *) names);
  gboolean late = FALSE;
  g_autofree char *lateness = waymark_action_get_lateness (action, today, &late);
  /* Translators: a row that is read aloud: number, words, leads, how late or soon, rating */
  g_autofree char *name = g_strdup_printf (C_ ("overview", "%1$s, %2$s, %3$s, %4$s, %5$s"),
                                           number,
                                           text,
                                           leads,
                                           lateness,
                                           waymark_rating_get_label (rated.rating));
  GtkWidget *button = gtk_button_new ();
  GtkWidget *mark = waymark_rating_mark_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *end = waymark_overview_label (lateness, late ? "late" : "soon");

  g_strdelimit (text, "\n\t", ' ');
  waymark_rating_mark_show (WAYMARK_RATING_MARK (mark), rated.rating, rated.by_hand);
  waymark_rating_mark_set_size (WAYMARK_RATING_MARK (mark), MARK);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), cut_label (number, "dim", 7, FALSE));
  gtk_box_append (GTK_BOX (box), cut_label (text, NULL, 12, TRUE));
  gtk_box_append (GTK_BOX (box), cut_label (leads, "dim", 12, FALSE));
  gtk_label_set_xalign (GTK_LABEL (end), 1);
  gtk_size_group_add_widget (ends, end);
  gtk_box_append (GTK_BOX (box), end);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "overview-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), WAYMARK_SHOW_ACTIONS);
  gtk_actionable_set_action_target_value (
      GTK_ACTIONABLE (button),
      waymark_show_actions (waymark_item_get_id (action), NULL, NULL, WAYMARK_DATES_ANY, NULL));
  return button;
}

/* "and 4 more" leads to all that are late, where there are more than there is room for. */
static GtkWidget *
make_rest (guint n)
{
  g_autofree char *words = g_strdup_printf (
      /* Translators: below a list that is cut: so many more are late or due soon */
      ngettext ("and %u more", "and %u more", n),
      n);
  GtkWidget *label = waymark_overview_label (words, "caption");

  gtk_widget_add_css_class (label, "dim");
  return label;
}

static char *
describe_counts (const WaymarkTallyRow *all)
{
  g_autofree char *late = waymark_late_to_words (all->late);
  /* Translators: how many actions fall due soon, after how many are late */
  g_autofree char *soon = g_strdup_printf (ngettext ("%u soon", "%u soon", all->soon), all->soon);

  return g_strconcat (late, " · ", soon, NULL);
}

/**
 * waymark_overview_dates_new:
 * @plan: the plan
 * @tally: what was counted
 * @today: the local date
 *
 * Returns: (transfer floating): what is late, the latest first, then what falls due soon
 */
GtkWidget *
waymark_overview_dates_new (WaymarkPlan *plan, const WaymarkTally *tally, const GDate *today)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GtkSizeGroup) ends = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autofree char *counts = describe_counts (&tally->all);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *end, *late;
  GtkWidget *card = waymark_overview_card_new (C_ ("overview", "Late, then due soon"), NULL, &end);

  late = gtk_button_new_with_label (counts);
  gtk_widget_add_css_class (late, "text-link");
  gtk_button_set_has_frame (GTK_BUTTON (late), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (late), WAYMARK_SHOW_ACTIONS);
  gtk_actionable_set_action_target_value (
      GTK_ACTIONABLE (late), waymark_show_actions (NULL, NULL, NULL, WAYMARK_DATES_LATE, NULL));
  gtk_widget_set_tooltip_text (late, _ ("Show all late actions in the plan"));
  gtk_box_append (GTK_BOX (end), late);

  collect (waymark_plan_get_root (plan), today, entries);
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < MIN (entries->len, MOST_ROWS); i++)
    gtk_box_append (GTK_BOX (rows),
                    make_row (g_array_index (entries, Entry, i).action, today, ends));
  if (entries->len == 0)
    gtk_box_append (GTK_BOX (rows),
                    waymark_overview_label (_ ("Nothing is late or due soon."), "dim"));
  gtk_box_append (
      GTK_BOX (card),
      waymark_overview_chart_new (rows, C_ ("overview", "Late, then due soon"), counts));
  if (entries->len > MOST_ROWS)
    gtk_box_append (GTK_BOX (card), make_rest (entries->len - MOST_ROWS));
  return card;
}
