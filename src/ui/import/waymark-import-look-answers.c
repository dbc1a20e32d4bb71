/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-chooser.h"
#include "waymark-choice-menu.h"
#include "waymark-field.h"
#include "waymark-import-looks-private.h"
#include "waymark-import-popover.h"
#include "waymark-lead-parts.h"
#include "waymark-plan-words.h"
#include "waymark-window.h"

/* What can be done about a thing that needs a look, by what it is. */

#define YEAR_START "waymark-year-start" /* of an entry of a date */
#define MOST_DATES 2

static WaymarkLookCard *
get_card (GtkWidget *widget)
{
  WaymarkLookCard *card = NULL;

  for (; widget != NULL && card == NULL; widget = gtk_widget_get_parent (widget))
    card = g_object_get_data (G_OBJECT (widget), "waymark-look-card");
  g_assert (card != NULL);
  return card;
}

static void
answer (WaymarkLookCard *card,
        const char *name,
        WaymarkImportAnswer kind,
        const char *key,
        const char *words)
{
  g_autoptr (WaymarkImportSession) session = g_object_ref (card->session);

  waymark_import_choices_set_answer (
      waymark_import_session_begin (session, name), kind, key, words);
  waymark_import_session_apply (session);
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const WaymarkImportNote *note, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *quoted = waymark_plan_words_quote (note->words);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, quoted, -1);
  g_signal_connect (button, "clicked", callback, NULL);
  gtk_widget_insert_before (button, box, NULL);
  return button;
}

/* --- right as it is */

static void
keep_cb (GtkWidget *button)
{
  WaymarkLookCard *card = get_card (button);

  answer (card, C_ ("edit", "Keep as it is"), WAYMARK_ANSWER_SETTLED, card->note->key, "");
}

/* --- loose words */

static void
put (WaymarkLookCard *card, const char *name, WaymarkWordsChoice choice)
{
  g_autoptr (WaymarkImportSession) session = g_object_ref (card->session);

  waymark_import_choices_put_words (waymark_import_session_begin (session, name),
                                    card->note->line,
                                    card->note->last_line,
                                    choice);
  waymark_import_session_apply (session);
}

static void
introduce_cb (GtkWidget *button)
{
  put (get_card (button), C_ ("edit", "Put in introduction"), WAYMARK_WORDS_IN_INTRODUCTION);
}

static void
leave_out_cb (GtkWidget *button)
{
  put (get_card (button), C_ ("edit", "Leave out words"), WAYMARK_WORDS_LEFT_OUT);
}

static void
elsewhere_chosen_cb (GtkWidget *menu, const char *choice, GtkWidget *button)
{
  gtk_widget_grab_focus (button);
  if (g_str_equal (choice, "action"))
    put (get_card (button), C_ ("edit", "Make it an action"), WAYMARK_WORDS_AS_ACTION);
  else
    put (get_card (button), C_ ("edit", "Make it a note"), WAYMARK_WORDS_AS_NOTE);
}

static void
elsewhere_cb (GtkWidget *button)
{
  WaymarkLookCard *card = get_card (button);
  WaymarkImportRow *row = waymark_import_session_find_row (card->session, card->note->row);
  GtkWidget *menu = waymark_choice_menu_new (C_ ("heading", "Elsewhere"));

  waymark_choice_menu_add (
      WAYMARK_CHOICE_MENU (menu), "action", _ ("Make it an action"), WAYMARK_STAGE_NONE);
  if (row != NULL)
    {
      g_autofree char *label =
          g_strdup_printf (waymark_import_row_get_kind (row) == WAYMARK_KIND_THEME
                               /* Translators: %s is the number of a theme. */
                               ? _ ("Add to the words of theme %s")
                               /* Translators: %s is the number of an action. */
                               : _ ("Make it a note of %s"),
                           waymark_import_row_get_words (row)->number);

      waymark_choice_menu_add (WAYMARK_CHOICE_MENU (menu), "note", label, WAYMARK_STAGE_NONE);
    }
  g_signal_connect_object (menu, "chosen", G_CALLBACK (elsewhere_chosen_cb), button, 0);
  waymark_import_popover_open (menu, button);
}

static void
add_loose (WaymarkLookCard *card, GtkWidget *box)
{
  add_button (box, _ ("Put in introduction"), card->note, G_CALLBACK (introduce_cb));
  add_button (box, _ ("Leave out"), card->note, G_CALLBACK (leave_out_cb));
  add_button (box, C_ ("command", "Elsewhere…"), card->note, G_CALLBACK (elsewhere_cb));
}

/* --- a date that says no date */

static void
say_meaning (GtkWidget *entry, GtkLabel *below)
{
  g_autofree char *words = waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (entry)), TRUE);
  int month = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (entry), YEAR_START));
  g_autofree char *window = waymark_window_parse (words, month);

  gtk_label_set_label (below,
                       window != NULL ? _ ("Waymark can tell when this is late.")
                                      : _ ("For example: March 2026, by June 2026, Q2 2025/26."));
}

static void
due_given_cb (GtkWidget *entry, GtkWidget *button)
{
  WaymarkLookCard *card = get_card (button);
  g_autofree char *words = waymark_clean_text (gtk_editable_get_text (GTK_EDITABLE (entry)), TRUE);

  if (*words == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
  answer (card, C_ ("edit", "Change due date"), WAYMARK_ANSWER_DUE, card->note->row, words);
}

static void
change_due_cb (GtkWidget *button)
{
  WaymarkLookCard *card = get_card (button);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *below = gtk_label_new (NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), card->note->words);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 32);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Due date"), -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Due date"), -1);
  gtk_label_set_xalign (GTK_LABEL (below), 0);
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_add_css_class (below, "dim");
  g_object_set_data (G_OBJECT (entry),
                     YEAR_START,
                     GINT_TO_POINTER (waymark_import_session_get_year_start (card->session)));
  g_signal_connect_object (entry, "changed", G_CALLBACK (say_meaning), below, 0);
  g_signal_connect_object (entry, "activate", G_CALLBACK (due_given_cb), button, 0);
  say_meaning (entry, GTK_LABEL (below));
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), below);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  waymark_import_popover_open (popover, button);
  gtk_widget_grab_focus (entry);
}

static void
take_date_cb (GtkWidget *button)
{
  WaymarkLookCard *card = get_card (button);
  const char *date = g_object_get_data (G_OBJECT (button), "waymark-date");

  answer (card, C_ ("edit", "Change due date"), WAYMARK_ANSWER_DUE, card->note->row, date);
}

/* Each date that is said among the words is one that may be meant. */
static void
add_dates (WaymarkLookCard *card, GtkWidget *box)
{
  g_auto (GStrv) dates = waymark_window_find_dates (
      card->note->words, waymark_import_session_get_year_start (card->session), MOST_DATES);

  for (guint i = 0; dates[i] != NULL; i++)
    {
      /* Translators: a button that takes one of the dates among other words; %s is as in "June
       * 2026". */
      g_autofree char *label = g_strdup_printf (_ ("Take “%s”"), dates[i]);
      GtkWidget *button = add_button (box, label, card->note, G_CALLBACK (take_date_cb));

      g_object_set_data_full (G_OBJECT (button), "waymark-date", g_strdup (dates[i]), g_free);
    }
}

static void
add_due (WaymarkLookCard *card, GtkWidget *box)
{
  add_button (box, C_ ("button", "Keep"), card->note, G_CALLBACK (keep_cb));
  add_dates (card, box);
  add_button (box, C_ ("command", "Change…"), card->note, G_CALLBACK (change_due_cb));
}

/* --- a pointer */

static void
target_chosen_cb (GtkWidget *chooser, const char *key, GtkWidget *button)
{
  WaymarkLookCard *card = get_card (button);

  gtk_widget_grab_focus (button);
  answer (card, C_ ("edit", "Point to an action"), WAYMARK_ANSWER_POINTER, card->note->key, key);
}

static void
choose_target_cb (GtkWidget *button)
{
  WaymarkLookCard *card = get_card (button);
  GListModel *rows = waymark_import_session_get_rows (card->session);
  GtkWidget *chooser = waymark_chooser_new (_ ("Point to which action?"), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (WaymarkImportRow) row = g_list_model_get_item (rows, i);
      const WaymarkImportRowWords *words = waymark_import_row_get_words (row);
      WaymarkKind kind = waymark_import_row_get_kind (row);
      g_autofree char *label = g_strdup_printf ("%s  %s", words->number, words->text);

      if ((kind == WAYMARK_KIND_ACTION || kind == WAYMARK_KIND_REQUIREMENT) &&
          !g_str_equal (waymark_import_row_get_key (row), card->note->row))
        waymark_chooser_add (
            WAYMARK_CHOOSER (chooser), waymark_import_row_get_key (row), label, NULL);
    }
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (target_chosen_cb), button, 0);
  waymark_import_popover_open (chooser, button);
}

static void
add_pointer (WaymarkLookCard *card, GtkWidget *box)
{
  add_button (box, _ ("Keep words"), card->note, G_CALLBACK (keep_cb));
  add_button (box, _ ("Choose action…"), card->note, G_CALLBACK (choose_target_cb));
}

/* --- leads */

static void
split_cb (GtkWidget *button)
{
  WaymarkLookCard *card = get_card (button);
  g_autoptr (WaymarkImportSession) session = g_object_ref (card->session);
  g_autoptr (GPtrArray) parts = waymark_lead_parts_split (card->reading);

  waymark_import_choices_set_lead (
      waymark_import_session_begin (session, C_ ("edit", "Split leads")),
      card->reading->words,
      parts);
  waymark_import_session_apply (session);
}

static void
names_lead_cb (GtkWidget *button)
{
  WaymarkLookCard *card = get_card (button);

  answer (card, C_ ("edit", "Make it a lead"), WAYMARK_ANSWER_NAMES_LEAD, card->note->words, "yes");
}

static void
add_lead (WaymarkLookCard *card, GtkWidget *box)
{
  if (card->reading != NULL)
    {
      add_button (box, _ ("Keep as one"), card->note, G_CALLBACK (keep_cb));
      add_button (box, _ ("Split in two"), card->note, G_CALLBACK (split_cb));
      return;
    }
  add_button (box, C_ ("button", "Keep"), card->note, G_CALLBACK (keep_cb));
  add_button (box, _ ("Make it a lead"), card->note, G_CALLBACK (names_lead_cb));
}

/* --- statuses and columns */

static void
stage_chosen_cb (GtkWidget *menu, const char *stage, GtkWidget *button)
{
  WaymarkLookCard *card = get_card (button);

  gtk_widget_grab_focus (button);
  answer (card, C_ ("edit", "Change stage"), WAYMARK_ANSWER_STATUS, card->note->words, stage);
}

static void
choose_stage_cb (GtkWidget *button)
{
  GtkWidget *menu = waymark_choice_menu_new (C_ ("heading", "Stage"));

  for (guint stage = WAYMARK_STAGE_NONE + 1; stage < WAYMARK_N_STAGES; stage++)
    waymark_choice_menu_add (WAYMARK_CHOICE_MENU (menu),
                             waymark_stage_get_name (stage),
                             waymark_stage_get_label (stage),
                             stage);
  g_signal_connect_object (menu, "chosen", G_CALLBACK (stage_chosen_cb), button, 0);
  waymark_import_popover_open (menu, button);
}

static void
correct_column_cb (GtkWidget *button)
{
  gtk_widget_activate_action (button, "import.correct-column", "s", get_card (button)->note->words);
}

/**
 * waymark_import_look_card_add_answers:
 * @card: what a card is about
 * @box: where its buttons go
 *
 * Adds the buttons with what can be done.
 */
void
waymark_import_look_card_add_answers (WaymarkLookCard *card, GtkWidget *box)
{
  const char *kind = card->note->kind;

  if (g_str_equal (kind, "loose"))
    add_loose (card, box);
  else if (g_str_equal (kind, "due"))
    add_due (card, box);
  else if (g_str_equal (kind, "pointer"))
    add_pointer (card, box);
  else if (g_str_equal (kind, "lead"))
    add_lead (card, box);
  else if (card->note->placed)
    {
      add_button (box, C_ ("button", "Keep"), card->note, G_CALLBACK (keep_cb));
      if (g_str_equal (kind, "status"))
        add_button (box, _ ("Other stage…"), card->note, G_CALLBACK (choose_stage_cb));
      else if (g_str_equal (kind, "column"))
        add_button (box, _ ("Other meaning…"), card->note, G_CALLBACK (correct_column_cb));
    }
}
