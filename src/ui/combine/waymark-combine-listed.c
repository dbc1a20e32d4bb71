/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-combine-private.h"
#include "waymark-difference-words.h"

#define AT_ONCE 60

/* What only one side changed: theirs can be left out one by one, ours is only told. */

static void
take_cb (WaymarkCombinePage *self, GtkCheckButton *check)
{
  WaymarkDifference *difference = g_object_get_data (G_OBJECT (check), "difference");
  gboolean take = gtk_check_button_get_active (check);

  waymark_combine_choose (
      self, difference, take ? WAYMARK_CHOICE_NONE : WAYMARK_CHOICE_OURS, 0, NULL);
}

static GtkWidget *
new_check (WaymarkCombinePage *self, WaymarkDifference *difference, const char *about)
{
  GtkWidget *check = gtk_check_button_new_with_label (C_ ("difference", "take it"));
  /* Translators: %s is an item and what became of it */
  g_autofree char *name = g_strdup_printf (_ ("take it: %s"), about);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), difference->choice != WAYMARK_CHOICE_OURS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (check), "difference", difference);
  g_signal_connect_object (check, "toggled", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  return check;
}

static GtkWidget *
new_card (WaymarkCombinePage *self, WaymarkDifference *difference)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = waymark_marked_words_new ();
  g_autofree char *number = waymark_difference_dup_number (self->combination, difference);
  g_autofree char *title = waymark_difference_dup_title (self->combination, difference);
  g_autofree char *summary = waymark_difference_dup_summary (self->combination, difference);
  g_autofree char *about = g_strdup_printf ("%s %s", number, summary);
  gboolean value =
      difference->type == WAYMARK_DIFFERENCE_VALUE || difference->type == WAYMARK_DIFFERENCE_MOVED;
  g_autofree char *part = value ? waymark_difference_dup_part (self->combination, difference)
                                : g_steal_pointer (&summary);
  GtkWidget *label = waymark_combine_new_label (part, "dim");

  gtk_widget_add_css_class (card, "difference");
  gtk_box_append (GTK_BOX (head), waymark_combine_new_label (number, "heading"));
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  if (difference->side == WAYMARK_SIDE_THEIRS)
    gtk_box_append (GTK_BOX (head), new_check (self, difference, about));
  gtk_box_append (GTK_BOX (card), head);
  if (value)
    gtk_box_append (GTK_BOX (card), waymark_combine_new_label (title, "told"));
  waymark_difference_mark (self->combination, difference, WAYMARK_MARKED_WORDS (words));
  gtk_box_append (GTK_BOX (card), words);
  return card;
}

static void
more_cb (WaymarkCombinePage *self)
{
  self->n_listed += AT_ONCE;
  waymark_combine_show_listed (self, self->side);
}

static void
add_more (WaymarkCombinePage *self, guint rest)
{
  /* Translators: %u counts changes that are not shown yet */
  g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", rest), rest);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->listed), button);
}

/**
 * waymark_combine_show_listed:
 * @self: a combine page with a combination
 * @side: theirs or ours
 *
 * Lists what only that side changed.
 */
void
waymark_combine_show_listed (WaymarkCombinePage *self, WaymarkDifferenceSide side)
{
  GPtrArray *differences = waymark_combination_get_differences (self->combination);
  guint n = waymark_combination_count (self->combination, side);
  guint n_shown = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->listed)) != NULL)
    gtk_box_remove (GTK_BOX (self->listed), child);
  if (side != self->side)
    self->n_listed = AT_ONCE;
  self->n_listed = MAX (self->n_listed, AT_ONCE);
  self->side = side;
  gtk_box_append (
      GTK_BOX (self->listed),
      waymark_combine_new_heading (
          self,
          waymark_combine_outline_name (side),
          "pane-title",
          side == WAYMARK_SIDE_THEIRS
              ? _ ("Only they changed these. What you do not take stays in the history.")
              : _ ("Only you changed these. They stay as they are.")));
  for (guint i = 0; i < differences->len && n_shown < self->n_listed; i++)
    {
      WaymarkDifference *difference = differences->pdata[i];
      GtkWidget *card;

      if (difference->side != side)
        continue;
      card = new_card (self, difference);
      g_hash_table_insert (self->shown, difference, card);
      gtk_box_append (GTK_BOX (self->listed), card);
      n_shown++;
    }
  if (n_shown < n)
    add_more (self, n - n_shown);
}
