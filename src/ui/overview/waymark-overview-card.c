/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-overview-cards.h"
#include "waymark-show-actions.h"
#include "waymark-stacked-bar.h"

/**
 * waymark_overview_label:
 * @words: what it says
 * @style: (nullable): a class of the style sheet
 *
 * Returns: (transfer floating): words at the start
 */
GtkWidget *
waymark_overview_label (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/**
 * waymark_overview_card_new:
 * @title: its heading
 * @about: (nullable): what is shown, beside the heading
 * @end: (out) (optional): a box at the end of the heading
 *
 * Returns: (transfer floating): a box with a heading, for more below it
 */
GtkWidget *
waymark_overview_card_new (const char *title, const char *about, GtkWidget **end)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = waymark_overview_label (title, "heading");
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = waymark_overview_label (about, "caption");

  gtk_widget_add_css_class (card, "overview-card");
  gtk_box_append (GTK_BOX (head), heading);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (words, "dim");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), place);
  gtk_box_append (GTK_BOX (card), head);
  gtk_widget_set_hexpand (card, TRUE);
  if (end != NULL)
    *end = place;
  return card;
}

static WaymarkSegmentFill
get_fill (WaymarkRating rating)
{
  switch (rating)
    {
    case WAYMARK_RATING_GREEN:
      return WAYMARK_SEGMENT_GREEN;
    case WAYMARK_RATING_AMBER:
      return WAYMARK_SEGMENT_AMBER;
    case WAYMARK_RATING_RED:
      return WAYMARK_SEGMENT_RED;
    case WAYMARK_RATING_BLUE:
      return WAYMARK_SEGMENT_BLUE;
    case WAYMARK_RATING_NONE:
    default:
      return WAYMARK_SEGMENT_UNRATED;
    }
}

/* The part of a bar for one rating; @whole: what the bar stands for, in words. */
static GtkWidget *
make_segment (const WaymarkTallyRow *row, WaymarkRating rating, const char *whole, GVariant *target)
{
  guint count = row->ratings[rating];
  g_autofree char *label =
      rating == WAYMARK_RATING_NONE
          ? g_strdup_printf ("%u", count)
          : g_strdup_printf (
                /* Translators: on a bar: the letter of a rating and how many have it, "G 5" */
                C_ ("overview", "%1$s %2$u"),
                waymark_rating_get_letter (rating),
                count);
  /* Translators: a part of a bar in words: what the bar stands for, a rating, how many
   * actions: "Work and money, green: 3" */
  g_autofree char *name = g_strdup_printf (
      C_ ("overview", "%1$s, %2$s: %3$u"), whole, waymark_rating_get_label (rating), count);

  return waymark_bar_segment_new (get_fill (rating), count, label, name, target);
}

/**
 * waymark_overview_fill_bar:
 * @bar: a stacked bar
 * @row: what is counted
 * @where: what it is counted for, in words
 * @theme: (nullable): id of the theme whose actions a part leads to
 *
 * Adds a part for each rating that there is.
 */
void
waymark_overview_fill_bar (GtkWidget *bar,
                           const WaymarkTallyRow *row,
                           const char *where,
                           const char *theme)
{
  for (guint i = 0; i < WAYMARK_N_RATINGS; i++)
    {
      WaymarkRating rating = waymark_tally_nth_rating (i);
      const char *name = waymark_rating_get_name (rating);
      GVariant *target;

      if (row->ratings[rating] == 0)
        continue;
      target = waymark_show_actions (
          theme, NULL, NULL, WAYMARK_DATES_ANY, name != NULL ? name : WAYMARK_FILTER_NOT_RATED);
      waymark_stacked_bar_add (WAYMARK_STACKED_BAR (bar),
                               make_segment (row, rating, where, target));
    }
}
