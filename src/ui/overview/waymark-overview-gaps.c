/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-overview-cards.h"
#include "waymark-show-actions.h"
#include "waymark-wrap-layout.h"

static void
add_gap (GtkWidget *box, guint count, char *words, GVariant *target)
{
  g_autofree char *label = words;
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "text-link");
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), WAYMARK_SHOW_ACTIONS);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, count > 0);
  gtk_box_append (GTK_BOX (box), button);
}

/**
 * waymark_overview_gaps_new:
 * @tally: what was counted
 *
 * Returns: (transfer floating): what is missing: leads, dates, updates, agreement
 */
GtkWidget *
waymark_overview_gaps_new (const WaymarkTally *tally)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, waymark_wrap_layout_new (18));
  add_gap (box,
           tally->without_lead,
           g_strdup_printf (
               /* Translators: %u is how many there are */
               ngettext ("%u action has no lead", "%u actions have no lead", tally->without_lead),
               tally->without_lead),
           waymark_show_actions (
               NULL, WAYMARK_FILTER_NOT_DONE, WAYMARK_FILTER_NO_LEAD, WAYMARK_DATES_ANY, NULL));
  add_gap (box,
           tally->without_date,
           /* Translators: %u is how many there are */
           g_strdup_printf (ngettext ("%u has no date", "%u have no date", tally->without_date),
                            tally->without_date),
           waymark_show_actions (NULL, WAYMARK_FILTER_NOT_DONE, NULL, WAYMARK_DATES_NONE, NULL));
  add_gap (
      box,
      tally->without_update,
      g_strdup_printf (
          /* Translators: %u is how many there are */
          ngettext ("%u has no recent update", "%u have no recent update", tally->without_update),
          tally->without_update),
      waymark_show_actions (NULL, WAYMARK_FILTER_NO_UPDATE, NULL, WAYMARK_DATES_ANY, NULL));
  add_gap (
      box,
      tally->undecided,
      g_strdup_printf (
          ngettext ("%u date waits to be agreed", "%u dates wait to be agreed", tally->undecided),
          tally->undecided),
      waymark_show_actions (NULL, NULL, NULL, WAYMARK_DATES_UNDECIDED, NULL));
  add_gap (box,
           tally->moved,
           /* Translators: %u is how many there are */
           g_strdup_printf (ngettext ("%u date was moved", "%u dates were moved", tally->moved),
                            tally->moved),
           waymark_show_actions (NULL, NULL, NULL, WAYMARK_DATES_MOVED, NULL));
  return box;
}
