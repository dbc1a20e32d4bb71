/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-clash.h"
#include "waymark-combine-private.h"
#include "waymark-difference-words.h"
#include "waymark-version-words.h"

/* As many at once as a person looks at; the rest when they are asked for. */
#define AT_ONCE 60

/* What both sides changed: clashes, and texts that were combined by themselves. */

static WaymarkDifference *
difference_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "difference");
}

/**
 * waymark_combine_update_open:
 * @self: a combine page
 *
 * Says how many clashes nothing was chosen for.
 */
void
waymark_combine_update_open (WaymarkCombinePage *self)
{
  guint n = waymark_combine_page_count_open (self);
  g_autofree char *words =
      /* Translators: %u is how many there are */
      g_strdup_printf (ngettext ("%u not chosen yet: both versions stay listed",
                                 "%u not chosen yet: all versions stay listed",
                                 n),
                       n);

  gtk_label_set_label (GTK_LABEL (self->open), words);
  gtk_widget_set_visible (self->open, n > 0);
}

static void
chosen_cb (WaymarkCombinePage *self, WaymarkClash *clash)
{
  WaymarkDifference *difference = difference_of (clash);
  int choice = waymark_clash_get_choice (clash);
  guint position;

  if (g_ptr_array_find (self->clashes, clash, &position))
    self->current = position;
  if (choice == WAYMARK_CLASH_WRITTEN)
    {
      WaymarkPlan *plan =
          waymark_document_get_plan (waymark_combination_get_document (self->combination));
      g_autofree char *words = waymark_clash_dup_written (clash);
      g_autoptr (WaymarkValue) value =
          waymark_version_words_parse (plan,
                                       difference->kind,
                                       difference->field,
                                       difference->ours != NULL ? difference->ours->value : NULL,
                                       words);

      waymark_combine_choose (self, difference, WAYMARK_CHOICE_WRITTEN, 0, value);
      waymark_combine_scroll_to (self, GTK_WIDGET (clash));
    }
  else if (choice == 0)
    waymark_combine_choose (self, difference, WAYMARK_CHOICE_OURS, 0, NULL);
  else if (choice > 0)
    waymark_combine_choose (self, difference, WAYMARK_CHOICE_THEIRS, (guint) choice - 1, NULL);
  else
    waymark_combine_choose (self, difference, WAYMARK_CHOICE_NONE, 0, NULL);
}

static GtkWidget *
add_clash (WaymarkCombinePage *self, WaymarkDifference *difference)
{
  GtkWidget *clash = waymark_difference_new_clash (self->combination, difference);

  g_object_set_data (G_OBJECT (clash), "difference", difference);
  waymark_clash_set_narrow (WAYMARK_CLASH (clash), self->is_narrow);
  g_signal_connect_object (clash, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->choices), clash);
  g_ptr_array_add (self->clashes, clash);
  g_hash_table_insert (self->shown, difference, clash);
  return clash;
}

/* --- all of them at once */

static void
choose_all (WaymarkCombinePage *self, WaymarkChoice choice)
{
  waymark_combination_choose_clashes (self->combination, choice);
  waymark_combine_update_open (self);
  for (guint i = 0; i < self->clashes->len; i++)
    {
      WaymarkClash *clash = self->clashes->pdata[i];
      const WaymarkDifference *difference = difference_of (clash);

      if (difference->side == WAYMARK_SIDE_CLASH && difference->choice == choice)
        waymark_clash_choose (clash, choice == WAYMARK_CHOICE_OURS ? 0 : 1);
    }
}

static void
all_mine_cb (WaymarkCombinePage *self)
{
  choose_all (self, WAYMARK_CHOICE_OURS);
}

static void
all_theirs_cb (WaymarkCombinePage *self)
{
  choose_all (self, WAYMARK_CHOICE_THEIRS);
}

static void
add_button (WaymarkCombinePage *self, GtkWidget *heading, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (heading), button);
}

/* --- combined by itself */

static void
take_apart_cb (WaymarkCombinePage *self)
{
  GtkWidget *first = NULL;
  guint n = self->clashes->len;

  self->apart = TRUE;
  waymark_combine_show_choices (self);
  for (guint i = 0; i < self->clashes->len && first == NULL; i++)
    if (((WaymarkDifference *) difference_of (self->clashes->pdata[i]))->side ==
        WAYMARK_SIDE_COMBINED)
      {
        first = self->clashes->pdata[i];
        self->current = i;
      }
  if (first != NULL && n < self->clashes->len)
    {
      gtk_widget_grab_focus (first);
      waymark_combine_scroll_to (self, first);
    }
}

static GtkWidget *
new_combined_card (WaymarkCombinePage *self, WaymarkDifference *difference)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = waymark_marked_words_new ();
  g_autofree char *number = waymark_difference_dup_number (self->combination, difference);
  g_autofree char *part = waymark_difference_dup_part (self->combination, difference);

  gtk_widget_add_css_class (card, "difference");
  gtk_box_append (GTK_BOX (head), waymark_combine_new_label (number, "heading"));
  gtk_box_append (GTK_BOX (head), waymark_combine_new_label (part, "dim"));
  gtk_box_append (GTK_BOX (card), head);
  waymark_difference_mark (self->combination, difference, WAYMARK_MARKED_WORDS (words));
  gtk_box_append (GTK_BOX (card), words);
  return card;
}

/* @rest: how many are not shown yet */
static void
add_more (WaymarkCombinePage *self, guint rest, GCallback clicked)
{
  /* Translators: %u counts clashes, or texts, that are not shown yet */
  g_autofree char *words = g_strdup_printf (ngettext ("Show %u more", "Show %u more", rest), rest);
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->choices), button);
}

static void
more_combined_cb (WaymarkCombinePage *self)
{
  self->n_combined += AT_ONCE;
  waymark_combine_show_choices (self);
  if (self->combined != NULL)
    waymark_combine_scroll_to (self, self->combined);
}

static void
add_one_combined (WaymarkCombinePage *self, WaymarkDifference *difference)
{
  if (self->apart)
    waymark_clash_set_open_words (WAYMARK_CLASH (add_clash (self, difference)),
                                  C_ ("clash", "combined"),
                                  _ ("Keep combined"));
  else
    {
      GtkWidget *card = new_combined_card (self, difference);

      g_hash_table_insert (self->shown, difference, card);
      gtk_box_append (GTK_BOX (self->choices), card);
    }
}

static void
add_combined (WaymarkCombinePage *self)
{
  GPtrArray *differences = waymark_combination_get_differences (self->combination);
  guint n = waymark_combination_count (self->combination, WAYMARK_SIDE_COMBINED);
  guint n_shown = 0;
  GtkWidget *heading;

  if (n == 0)
    return;
  gtk_box_append (GTK_BOX (self->choices), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  heading =
      waymark_combine_new_heading (self,
                                   waymark_combine_outline_name (WAYMARK_SIDE_COMBINED),
                                   "heading",
                                   _ ("Each of you changed a different sentence. Read it once."));
  if (!self->apart)
    add_button (self, heading, _ ("_Take apart…"), G_CALLBACK (take_apart_cb));
  gtk_box_append (GTK_BOX (self->choices), heading);
  self->combined = heading;
  for (guint i = 0; i < differences->len && n_shown < self->n_combined; i++)
    {
      WaymarkDifference *difference = differences->pdata[i];

      if (difference->side != WAYMARK_SIDE_COMBINED)
        continue;
      add_one_combined (self, difference);
      n_shown++;
    }
  if (n_shown < n)
    add_more (self, n - n_shown, G_CALLBACK (more_combined_cb));
}

/* --- all */

static void
more_cb (WaymarkCombinePage *self)
{
  guint n = self->n_clashes;

  self->n_clashes += AT_ONCE;
  waymark_combine_show_choices (self);
  self->current = n;
  waymark_combine_step (self, 0);
}

static void
add_clashes (WaymarkCombinePage *self, guint n)
{
  GPtrArray *differences = waymark_combination_get_differences (self->combination);
  guint n_shown = 0;

  for (guint i = 0; i < differences->len && n_shown < self->n_clashes; i++)
    {
      WaymarkDifference *difference = differences->pdata[i];

      if (difference->side != WAYMARK_SIDE_CLASH)
        continue;
      add_clash (self, difference);
      n_shown++;
    }
  if (n_shown < n)
    add_more (self, n - n_shown, G_CALLBACK (more_cb));
}

/**
 * waymark_combine_show_choices:
 * @self: a combine page with a combination
 *
 * Builds what there is to choose anew.
 */
void
waymark_combine_show_choices (WaymarkCombinePage *self)
{
  guint n = waymark_combination_count (self->combination, WAYMARK_SIDE_CLASH);
  g_autofree char *title =
      n > 0 ? g_strdup_printf (
                  /* Translators: %u counts things that two people changed in different ways */
                  ngettext ("%u needs your choice", "%u need your choice", n),
                  n)
            : g_strdup (_ ("Nothing needs your choice"));
  GtkWidget *heading, *child;

  g_hash_table_remove_all (self->shown);
  g_ptr_array_set_size (self->clashes, 0);
  self->combined = NULL;
  while ((child = gtk_widget_get_first_child (self->choices)) != NULL)
    gtk_box_remove (GTK_BOX (self->choices), child);
  self->n_clashes = MAX (self->n_clashes, AT_ONCE);
  self->n_combined = MAX (self->n_combined, AT_ONCE);

  heading = waymark_combine_new_heading (
      self,
      title,
      "pane-title",
      n > 0 ? _ ("Both sides changed the same thing. Whatever you choose, the other words stay "
                 "in the history.")
            : _ ("No two of you changed the same thing in different ways."));
  if (n > 0)
    {
      add_button (self, heading, _ ("All _mine"), G_CALLBACK (all_mine_cb));
      add_button (self, heading, _ ("All _theirs"), G_CALLBACK (all_theirs_cb));
    }
  gtk_box_append (GTK_BOX (self->choices), heading);
  add_clashes (self, n);
  add_combined (self);
  self->current = 0;
  waymark_combine_update_open (self);
}

static void
find_current (WaymarkCombinePage *self)
{
  for (guint i = 0; i < self->clashes->len; i++)
    if (gtk_widget_get_focus_child (self->choices) == self->clashes->pdata[i])
      self->current = i;
}

/**
 * waymark_combine_take_key:
 * @self: a combine page
 * @figure: a figure key
 *
 * Chooses in the clash that the keyboard is in, or was in last.
 *
 * Returns: whether the key means anything there
 */
gboolean
waymark_combine_take_key (WaymarkCombinePage *self, guint figure)
{
  find_current (self);
  return gtk_widget_get_visible (self->choices) && self->current < self->clashes->len &&
         waymark_clash_take_key (self->clashes->pdata[self->current], figure);
}

/**
 * waymark_combine_step:
 * @self: a combine page
 * @step: 1 for the next clash, -1 for the one before, 0 for this one
 *
 * Brings the keyboard to a clash.
 *
 * Returns: whether there is one
 */
gboolean
waymark_combine_step (WaymarkCombinePage *self, int step)
{
  guint wanted;

  find_current (self);
  wanted = self->current + (guint) step;
  if (wanted >= self->clashes->len)
    return FALSE;
  self->current = wanted;
  gtk_widget_grab_focus (self->clashes->pdata[wanted]);
  waymark_combine_scroll_to (self, self->clashes->pdata[wanted]);
  return TRUE;
}
