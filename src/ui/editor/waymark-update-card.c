/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-update-card.h"

#include <glib/gi18n-lib.h>

#include "waymark-meeting.h"
#include "waymark-plan-words.h"
#include "waymark-rating-mark.h"
#include "waymark-stage-image.h"
#include "waymark-today.h"
#include "waymark-window.h"

static GtkWidget *
add_label (GtkWidget *box, const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static char *
describe_day (WaymarkItem *update)
{
  const char *date = waymark_item_get_string (update, "date");
  GDate day, today;

  waymark_today (&today);
  return date != NULL && waymark_day_parse (date, &day) ? waymark_day_to_words (&day, &today)
                                                        : g_strdup (_ ("No date"));
}

/* "Forum · R. Olwen" */
static char *
describe_source (WaymarkItem *update)
{
  WaymarkPlan *plan = waymark_item_get_plan (update);
  const char *id = waymark_item_get_string (update, "meeting");
  const char *who = waymark_item_get_string (update, "who");
  WaymarkItem *meeting = id != NULL ? waymark_plan_lookup (plan, id) : NULL;
  const char *body = meeting != NULL ? waymark_item_get_string (meeting, "body") : NULL;

  if (body != NULL && who != NULL)
    return g_strdup_printf ("%s · %s", body, who);
  return g_strdup (body != NULL ? body : who != NULL ? who : "");
}

static WaymarkStage
get_stage (WaymarkItem *update)
{
  const char *id = waymark_item_get_string (update, "status");
  WaymarkItem *status =
      id != NULL ? waymark_plan_lookup (waymark_item_get_plan (update), id) : NULL;

  return status != NULL ? waymark_stage_from_name (waymark_item_get_string (status, "stage"))
                        : WAYMARK_STAGE_NONE;
}

static void
add_marks (GtkWidget *line, WaymarkItem *update)
{
  WaymarkStage stage = get_stage (update);
  WaymarkRating rating = waymark_rating_from_name (waymark_item_get_string (update, "rating"));

  if (stage != WAYMARK_STAGE_NONE)
    {
      GtkWidget *image = gtk_image_new ();

      waymark_stage_image_show (GTK_IMAGE (image), stage);
      gtk_widget_set_tooltip_text (image, waymark_stage_get_label (stage));
      gtk_box_append (GTK_BOX (line), image);
    }
  if (rating != WAYMARK_RATING_NONE)
    {
      GtkWidget *mark = waymark_rating_mark_new ();

      waymark_rating_mark_show (WAYMARK_RATING_MARK (mark), rating, FALSE);
      gtk_widget_set_tooltip_text (mark, waymark_rating_get_label (rating));
      gtk_box_append (GTK_BOX (line), mark);
    }
}

static void
add_menu (GtkWidget *line, WaymarkItem *update)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  const char *id = waymark_item_get_id (update);
  g_autofree char *edit = g_strdup_printf ("update.edit::%s", id);
  g_autofree char *delete = g_strdup_printf ("update.delete::%s", id);

  g_menu_append (menu, _ ("_Edit update…"), edit);
  g_menu_append (menu, _ ("_Delete update"), delete);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_tooltip_text (button, _ ("What can be done to this update"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Update menu"), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), button);
}

static GtkWidget *
add_button (GtkWidget *box, const char *words, const char *action, const char *id)
{
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_head (GtkWidget *card, WaymarkItem *update, gboolean with_action, gboolean with_rest)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *day = describe_day (update);
  g_autofree char *source = describe_source (update);
  GtkWidget *label;

  if (with_action)
    {
      WaymarkItem *action = waymark_item_get_parent (update);
      g_autofree char *name = waymark_plan_words_item (action);
      GtkWidget *link = add_button (line, name, "update.show", waymark_item_get_id (action));

      gtk_button_set_has_frame (GTK_BUTTON (link), FALSE);
      gtk_widget_add_css_class (link, "link");
    }
  label = add_label (line, day, "strong");
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  label = add_label (line, source, "dim");
  gtk_widget_set_hexpand (label, TRUE);
  if (with_rest)
    {
      add_marks (line, update);
      add_menu (line, update);
    }
  gtk_box_append (GTK_BOX (card), line);
}

static char *
format_due (WaymarkItem *update, const WaymarkValue *due)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_item_get_plan (update));
  gint64 start = waymark_item_get_number (root, "year_start");
  char *words = waymark_window_format (waymark_due_get_window (due), start > 0 ? (int) start : 4);

  if (words != NULL)
    return words;
  return due != NULL ? g_strdup (waymark_value_get_string (waymark_value_get_child (due, 0)))
                     : g_strdup (_ ("no date"));
}

static char *
describe_move (WaymarkItem *update, const WaymarkDateMove *move)
{
  g_autofree char *from = format_due (update, move->from);
  g_autofree char *to = format_due (update, move->to);

  switch (move->state)
    {
    case WAYMARK_DATE_PROPOSED:
      /* Translators: a due date that is proposed; %s is a date such as "June 2026" */
      return g_strdup_printf (_ ("%s is proposed as due date"), to);
    case WAYMARK_DATE_AGREED:
      /* Translators: both are due dates */
      return g_strdup_printf (_ ("Moved from %1$s to %2$s, agreed"), from, to);
    case WAYMARK_DATE_REFUSED:
      /* Translators: %s is a due date */
      return g_strdup_printf (_ ("%s was refused as due date"), to);
    case WAYMARK_DATE_MADE:
    default:
      return waymark_item_get (update, "decision") != NULL
                 /* Translators: both are due dates */
                 ? g_strdup_printf (_ ("Moved from %1$s to %2$s, not agreed yet"), from, to)
                 /* Translators: both are due dates */
                 : g_strdup_printf (_ ("Moved from %1$s to %2$s"), from, to);
    }
}

static gboolean
is_undecided (WaymarkItem *update, const WaymarkDateMove *move)
{
  return move->state == WAYMARK_DATE_PROPOSED ||
         (move->state == WAYMARK_DATE_MADE && waymark_item_get (update, "decision") != NULL);
}

static void
add_decision (GtkWidget *card, WaymarkItem *update, const WaymarkDateMove *move)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *to = format_due (update, move->to);
  /* Translators: a button; %s is a date such as "June 2026" */
  g_autofree char *agree = g_strdup_printf (_ ("Agree %s"), to);

  add_button (line, agree, "update.agree", waymark_item_get_id (update));
  add_button (line, C_ ("date", "Refuse"), "update.refuse", waymark_item_get_id (update));
  gtk_box_append (GTK_BOX (card), line);
}

static void
add_move (GtkWidget *card, WaymarkItem *update, const WaymarkDateMove *move)
{
  const char *reason = waymark_item_get_string (update, "reason");
  g_autofree char *words = describe_move (update, move);
  g_autofree char *quoted = reason != NULL ? waymark_plan_words_quote (reason) : NULL;
  g_autofree char *both = quoted != NULL
                              /* Translators: what became of a date, and why */
                              ? g_strdup_printf (_ ("%1$s: %2$s"), words, quoted)
                              : NULL;
  gboolean undecided = is_undecided (update, move);

  add_label (card, both != NULL ? both : words, undecided ? "soon" : "dim");
  if (undecided)
    add_decision (card, update, move);
}

/**
 * waymark_update_card_new:
 * @update: an update
 * @move: (nullable): what became of the date that it brings
 * @with_action: whether it says whose it is
 *
 * Returns: (transfer floating): the update, to be read
 */
GtkWidget *
waymark_update_card_new (WaymarkItem *update, const WaymarkDateMove *move, gboolean with_action)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *text = waymark_item_get_string (update, "text");
  g_autofree char *day = describe_day (update);
  g_autofree char *source = describe_source (update);
  g_autofree char *name =
      /* Translators: an update as a screen reader names it: a day, who, what was done */
      g_strdup_printf (_ ("Update of %1$s, %2$s: %3$s"), day, source, text != NULL ? text : "");

  gtk_widget_add_css_class (card, "update");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  add_head (card, update, with_action, TRUE);
  if (text != NULL)
    add_label (card, text, NULL);
  if (move != NULL)
    add_move (card, update, move);
  return card;
}

/**
 * waymark_update_card_new_move:
 * @update: an update that moves a due date
 * @move: what became of the date
 *
 * Returns: (transfer floating): when, by whom and why the date was moved, nothing else
 */
GtkWidget *
waymark_update_card_new_move (WaymarkItem *update, const WaymarkDateMove *move)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (card, "update");
  add_head (card, update, FALSE, FALSE);
  add_move (card, update, move);
  return card;
}
