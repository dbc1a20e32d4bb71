/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "waymark-number.h"
#include "waymark-plan-words.h"

/**
 * waymark_plan_words_title:
 * @plan: a plan
 *
 * Returns: (transfer none): its title, or what stands for one
 */
const char *
waymark_plan_words_title (WaymarkPlan *plan)
{
  const char *title;

  g_return_val_if_fail (WAYMARK_IS_PLAN (plan), NULL);

  title = waymark_item_get_string (waymark_plan_get_root (plan), "title");
  return title != NULL && *title != '\0' ? title : _ ("Untitled plan");
}

/**
 * waymark_plan_words_item:
 * @item: (nullable): an item of a plan
 *
 * Returns: (transfer full): its kind and number, as in "Action 1.2(a)"
 */
char *
waymark_plan_words_item (WaymarkItem *item)
{
  g_autofree char *number = NULL;

  if (item == NULL || waymark_item_get_kind (item) == WAYMARK_KIND_PLAN)
    return g_strdup (_ ("About this plan"));
  number = waymark_item_get_number_words (item);
  switch (waymark_item_get_kind (item))
    {
    case WAYMARK_KIND_THEME:
      /* Translators: %s is a number such as "1". */
      return g_strdup_printf (_ ("Theme %s"), number);
    case WAYMARK_KIND_REQUIREMENT:
      /* Translators: %s is a number such as "1.2". */
      return g_strdup_printf (_ ("Requirement %s"), number);
    case WAYMARK_KIND_ACTION:
      /* Translators: %s is a number such as "1.2(a)". */
      return g_strdup_printf (_ ("Action %s"), number);
    case WAYMARK_KIND_PRIORITY:
      return g_strdup (C_ ("heading", "Priority"));
    default:
      return g_strdup (waymark_kind_get_label (waymark_item_get_kind (item)));
    }
}

/**
 * waymark_plan_words_quote:
 * @words: what a person wrote
 *
 * Returns: (transfer full): the words between isolates, so that their direction
 *   does not change that of the sentence round them
 */
char *
waymark_plan_words_quote (const char *words)
{
  return g_strconcat ("\342\201\250", words, "\342\201\251", NULL);
}

/**
 * waymark_plan_words_quote_file:
 * @name: the name of a file
 *
 * Returns: (transfer full): the name in quotes, between isolates
 */
char *
waymark_plan_words_quote_file (const char *name)
{
  g_autofree char *quoted = waymark_plan_words_quote (name);

  /* Translators: %s is the name of a file. */
  return g_strdup_printf (C_ ("file", "“%s”"), quoted);
}

/**
 * waymark_plan_words_line:
 * @text: (transfer full) (nullable): a text
 * @longest: how many characters of it to keep
 *
 * Makes one line of a text, no longer than is ever shown: to shape a page would be slow.
 *
 * Returns: (transfer full): the line, maybe ""
 */
char *
waymark_plan_words_line (char *text, guint longest)
{
  g_autofree char *line = text != NULL ? text : g_strdup ("");
  g_autofree char *cut = NULL;

  g_strdelimit (line, "\n\t", ' ');
  if (g_utf8_strlen (line, -1) <= (glong) longest)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, longest);
  return g_strconcat (cut, "…", NULL);
}
