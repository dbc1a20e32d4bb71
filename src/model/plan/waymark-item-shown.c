/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-item-shown.h"

#include "waymark-i18n.h"
#include "waymark-leads.h"
#include "waymark-number.h"
#include "waymark-party.h"
#include "waymark-reference-text.h"
#include "waymark-stage.h"
#include "waymark-window.h"

#define APRIL 4

/* The first sentence of a text, which stands in for a title: up to a line end, or to a full stop
 * or the like with a blank after it. */
static gsize
first_sentence (const char *text)
{
  const char *at = text;

  for (; *at != '\0' && *at != '\n'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);

      if ((c == '.' || c == '!' || c == '?') && (*next == ' ' || *next == '\t') && at - text > 3)
        return next - text;
      if (c == 0x3002 || c == 0xff01 || c == 0xff1f)
        return next - text;
    }
  return at - text;
}

static char *
one_line (const char *text, gsize length)
{
  GString *line = g_string_new_len (text, length);

  for (gsize i = 0; i < line->len; i++)
    if (line->str[i] == '\n' || line->str[i] == '\t')
      line->str[i] = ' ';
  return g_strstrip (g_string_free (line, FALSE));
}

/**
 * waymark_item_get_title:
 * @item: an item
 *
 * The words that stand for an item in lists, in one line: its title, text, name or
 * word with the numbers in it as they are now; for a requirement without a title the
 * first sentence of its narrative.
 *
 * Returns: (transfer full): the words, maybe empty
 */
char *
waymark_item_get_title (WaymarkItem *item)
{
  const char *stored;
  g_autofree char *shown = NULL;
  WaymarkPlan *plan;
  gboolean sentence;

  g_return_val_if_fail (item != NULL, NULL);

  stored = waymark_item_get_display_text (item);
  sentence = stored == NULL && waymark_item_get_kind (item) == WAYMARK_KIND_REQUIREMENT;
  if (sentence)
    stored = waymark_item_get_string (item, "narrative");
  if (stored == NULL)
    return g_strdup ("");
  plan = waymark_item_get_plan (item);
  shown = plan != NULL ? waymark_text_show (plan, stored, NULL)
                       : waymark_text_as_written (stored, NULL);
  return one_line (shown, sentence ? first_sentence (shown) : strlen (shown));
}

/* The item that a reference shows: "see" and "incorporated" lend their target's values, the
 * other relations do not. */
static gboolean
lends (WaymarkItem *reference)
{
  const char *relation = waymark_item_get_string (reference, "relation");

  return relation == NULL || g_str_equal (relation, "see") ||
         g_str_equal (relation, "incorporated");
}

static WaymarkItem *
get_lender (WaymarkPlan *plan, WaymarkItem *child)
{
  if (waymark_item_get_kind (child) != WAYMARK_KIND_REFERENCE || !lends (child))
    return NULL;
  return waymark_plan_lookup (plan, waymark_item_get_string (child, "target"));
}

/**
 * waymark_item_get_targets:
 * @item: an item
 *
 * What an item says to see, or that it was incorporated into, in the order of its
 * references, each once. Deleted targets are left out.
 *
 * Returns: (transfer container) (element-type WaymarkItem): the targets, maybe none
 */
GPtrArray *
waymark_item_get_targets (WaymarkItem *item)
{
  GPtrArray *targets = g_ptr_array_new ();
  WaymarkPlan *plan;

  g_return_val_if_fail (item != NULL, targets);

  plan = waymark_item_get_plan (item);
  for (guint i = 0; plan != NULL && i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *target = get_lender (plan, waymark_item_get_child (item, i));
      if (target != NULL && target != item && !g_ptr_array_find (targets, target, NULL))
        g_ptr_array_add (targets, target);
    }
  return targets;
}

static gboolean
points (WaymarkItem *item)
{
  WaymarkPlan *plan = waymark_item_get_plan (item);

  for (guint i = 0; plan != NULL && i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *target = get_lender (plan, waymark_item_get_child (item, i));
      if (target != NULL && target != item)
        return TRUE;
    }
  return FALSE;
}

/* It has no values of its own, so that it can show those of others. */
static gboolean
says_nothing_itself (WaymarkItem *item)
{
  switch ((int) waymark_item_get_kind (item))
    {
    case WAYMARK_KIND_ACTION:
      return waymark_item_get (item, "due") == NULL && waymark_item_get (item, "status") == NULL &&
             waymark_item_first (item, WAYMARK_KIND_ASSIGNMENT) == NULL;
    case WAYMARK_KIND_REQUIREMENT:
      return waymark_item_first (item, WAYMARK_KIND_ACTION) == NULL;
    default:
      return FALSE;
    }
}

/* It only pointed to others, all of which were deleted. */
static gboolean
points_nowhere (WaymarkItem *item)
{
  gboolean pointed = FALSE;

  if (waymark_item_get_plan (item) == NULL || !says_nothing_itself (item) || points (item))
    return FALSE;
  for (WaymarkItem *reference = waymark_item_first (item, WAYMARK_KIND_REFERENCE);
       reference != NULL && !pointed;
       reference = waymark_item_next (reference))
    pointed = lends (reference);
  return pointed;
}

/**
 * waymark_item_is_pointer:
 * @item: an item
 *
 * Whether an item is drawn with the values of what it points to: an action whose
 * leads, due and status are unset, or a requirement without actions, that says to see
 * or was incorporated into another. Pointer rows are never late, rated or counted by
 * status.
 *
 * Returns: whether it is a pointer row
 */
gboolean
waymark_item_is_pointer (WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, FALSE);

  return says_nothing_itself (item) && points (item);
}

/* The actions whose values a target lends: itself, or those under it. */
static void
collect_actions (WaymarkItem *target, GPtrArray *actions)
{
  if (waymark_item_get_kind (target) == WAYMARK_KIND_ACTION)
    {
      if (!g_ptr_array_find (actions, target, NULL))
        g_ptr_array_add (actions, target);
      return;
    }
  for (guint i = 0; i < waymark_item_get_n_children (target); i++)
    {
      WaymarkItem *child = waymark_item_get_child (target, i);
      if (waymark_item_get_kind (child) == WAYMARK_KIND_ACTION ||
          waymark_item_get_kind (child) == WAYMARK_KIND_REQUIREMENT)
        collect_actions (child, actions);
    }
}

/* The actions whose leads and due dates the row shows: its own, or its targets'. */
static GPtrArray *
get_sources (WaymarkItem *item, gboolean *is_pointer)
{
  GPtrArray *actions = g_ptr_array_new ();

  *is_pointer = waymark_item_is_pointer (item);
  if (*is_pointer)
    {
      g_autoptr (GPtrArray) targets = waymark_item_get_targets (item);
      for (guint i = 0; i < targets->len; i++)
        collect_actions (g_ptr_array_index (targets, i), actions);
    }
  else if (waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
    {
      g_ptr_array_add (actions, item);
    }
  return actions;
}

/**
 * waymark_item_get_shown_leads:
 * @item: an item
 *
 * The parties in a row: those who lead or support the action, or, for a pointer row, those on what
 * it points to, in order and each once. Targets that are pointers themselves lend nothing.
 *
 * Returns: (transfer container) (element-type WaymarkItem): parties, maybe none
 */
GPtrArray *
waymark_item_get_shown_leads (WaymarkItem *item)
{
  GPtrArray *parties = g_ptr_array_new ();
  g_autoptr (GPtrArray) actions = NULL;
  gboolean is_pointer;

  g_return_val_if_fail (item != NULL, parties);

  actions = get_sources (item, &is_pointer);
  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (GArray) leads = waymark_action_get_leads (g_ptr_array_index (actions, i));
      for (guint j = 0; j < leads->len; j++)
        {
          WaymarkItem *party = g_array_index (leads, WaymarkLead, j).party;
          if (!g_ptr_array_find (parties, party, NULL))
            g_ptr_array_add (parties, party);
        }
    }
  return parties;
}

static int
get_year_start (WaymarkItem *item)
{
  WaymarkPlan *plan = waymark_item_get_plan (item);
  gint64 month =
      plan != NULL ? waymark_item_get_number (waymark_plan_get_root (plan), "year_start") : 0;

  return month != 0 ? (int) month : APRIL;
}

static char *
format_due (WaymarkItem *action, gboolean is_short)
{
  const char *window = waymark_item_get_window (action, "due");
  char *due = NULL;

  if (window != NULL)
    due = is_short ? waymark_window_format_short (window, get_year_start (action))
                   : waymark_window_format (window, get_year_start (action));
  return due != NULL ? due : g_strdup (waymark_item_get_words (action, "due"));
}

/* "to March 2026": the latest last day of all of them. */
static char *
format_latest (const GPtrArray *actions, gboolean is_short)
{
  const char *latest = NULL;
  GDate first, last, latest_day = { 0 };
  g_autofree char *end = NULL;

  for (guint i = 0; i < actions->len; i++)
    {
      const char *window = waymark_item_get_window (g_ptr_array_index (actions, i), "due");

      if (!waymark_window_get_days (window, &first, &last) || !g_date_valid (&last) ||
          (latest != NULL && g_date_compare (&last, &latest_day) <= 0))
        continue;
      latest = window;
      latest_day = last;
    }
  if (latest == NULL)
    return NULL;
  end = is_short ? waymark_window_format_end_short (latest) : waymark_window_format_end (latest);
  /* Translators: in a row that points to others, the latest day, month or year of their due
   * dates: "to March 2026" */
  return g_strdup_printf (C_ ("due", "to %s"), end);
}

static char *
show_due (WaymarkItem *item, gboolean is_short)
{
  gboolean is_pointer;
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GPtrArray) actions = get_sources (item, &is_pointer);

  if (!is_pointer)
    return actions->len > 0 ? format_due (item, is_short) : NULL;
  targets = waymark_item_get_targets (item);
  if (targets->len == 1 && actions->len == 1 && targets->pdata[0] == actions->pdata[0])
    return format_due (actions->pdata[0], is_short);
  return format_latest (actions, is_short);
}

/**
 * waymark_item_get_shown_due:
 * @item: an item
 *
 * The due date in a row, in the reader's language: "March 2024"; words that are no
 * date as they were written; for a pointer row the due date of the one action that it
 * points to, else "to" the latest of all: "to March 2026".
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when there is no due date
 */
char *
waymark_item_get_shown_due (WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return show_due (item, FALSE);
}

/**
 * waymark_item_get_shown_due_short:
 * @item: an item
 *
 * As waymark_item_get_shown_due(), with long names of months cut short.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when there is no due date
 */
char *
waymark_item_get_shown_due_short (WaymarkItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);

  return show_due (item, TRUE);
}

/**
 * waymark_item_get_shown_status:
 * @item: an item
 *
 * The status in a row: the plan's own word, or for a pointer row the numbers of what
 * it points to: "See 1.2", "See 1.1, 1.2"; "See (deleted)" where all of that is gone.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL when there is no status
 */
char *
waymark_item_get_shown_status (WaymarkItem *item)
{
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GString) numbers = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  if (points_nowhere (item))
    return g_strdup_printf (C_ ("status", "See %s"), C_ ("reference", "(deleted)"));
  if (!waymark_item_is_pointer (item))
    return waymark_item_get_kind (item) == WAYMARK_KIND_ACTION
               ? g_strdup (waymark_item_get_status_word (item))
               : NULL;
  targets = waymark_item_get_targets (item);
  numbers = g_string_new (NULL);
  for (guint i = 0; i < targets->len; i++)
    {
      g_autofree char *number = waymark_item_get_number_words (g_ptr_array_index (targets, i));
      g_autofree char *title =
          number == NULL ? waymark_item_get_title (g_ptr_array_index (targets, i)) : NULL;

      if (i > 0)
        /* Translators: between the numbers in "See 1.1, 1.2" */
        g_string_append (numbers, C_ ("numbers", ", "));
      g_string_append (numbers, number != NULL ? number : title);
    }
  /* Translators: %s is the number of another item, or several: "See 1.2" */
  return g_strdup_printf (C_ ("status", "See %s"), numbers->str);
}

/**
 * waymark_item_get_shown_names:
 * @item: an item
 *
 * Returns: (transfer full): the short names of the parties of waymark_item_get_shown_leads()
 */
char **
waymark_item_get_shown_names (WaymarkItem *item)
{
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (item != NULL, NULL);

  parties = waymark_item_get_shown_leads (item);
  for (guint i = 0; parties != NULL && i < parties->len; i++)
    g_strv_builder_add (names, waymark_party_get_short (parties->pdata[i]));
  return g_strv_builder_end (names);
}
