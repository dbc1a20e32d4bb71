/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-tally-words.h"

#include "waymark-i18n.h"

/**
 * waymark_late_to_words:
 * @late: a number of actions
 *
 * Returns: (transfer full): that so many are late
 */
char *
waymark_late_to_words (guint late)
{
  /* Translators: %u is a number of actions that are past their due date. */
  return g_strdup_printf (ngettext ("%u late", "%u late", late), late);
}

/**
 * waymark_tally_to_sentence:
 * @tally: what was counted
 *
 * Returns: (transfer full): what a chair can read out: "31 actions: 6 finished, 6 late, 3 due
 *   in the next two months"
 */
char *
waymark_tally_to_sentence (const WaymarkTally *tally)
{
  const WaymarkTallyRow *all;
  g_autofree char *actions = NULL;
  g_autofree char *done = NULL;
  g_autofree char *late = NULL;
  g_autofree char *soon = NULL;

  g_return_val_if_fail (tally != NULL, NULL);

  all = &tally->all;
  actions = g_strdup_printf (ngettext ("%u action", "%u actions", all->actions), all->actions);
  /* Translators: part of a sentence: how many actions are complete, closed or merged */
  done = g_strdup_printf (ngettext ("%u finished", "%u finished", all->finished), all->finished);
  late = waymark_late_to_words (all->late);
  soon = g_strdup_printf (
      /* Translators: part of a sentence: how many actions fall due soon */
      ngettext ("%u due in the next two months", "%u due in the next two months", all->soon),
      all->soon);

  /* Translators: the plan in one sentence: "31 actions", "6 finished", "6 late", "3 due in
   * the next two months" */
  return g_strdup_printf (C_ ("overview", "%1$s: %2$s, %3$s, %4$s"), actions, done, late, soon);
}
