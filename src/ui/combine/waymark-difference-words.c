/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-change-words.h"
#include "waymark-difference-words.h"
#include "waymark-plan-words.h"
#include "waymark-reference-text.h"
#include "waymark-version-words.h"

/* Longer values are not told in one line. */
#define LONGEST_TOLD 24

/**
 * waymark_difference_get_our_plan:
 * @combination: what is being combined
 *
 * Returns: (transfer none): the plan as it is now
 */
WaymarkPlan *
waymark_difference_get_our_plan (WaymarkCombination *combination)
{
  return waymark_document_get_plan (waymark_combination_get_document (combination));
}

/**
 * waymark_difference_find_plan:
 * @combination: what is being combined
 * @difference: one of its differences
 *
 * What they deleted is in ours only, what is new in the result only.
 *
 * Returns: (transfer none): the plan that has the item
 */
WaymarkPlan *
waymark_difference_find_plan (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  WaymarkPlan *result = waymark_combination_get_result (combination);

  return waymark_plan_lookup (result, difference->item) != NULL
             ? result
             : waymark_difference_get_our_plan (combination);
}

static WaymarkItem *
find_item (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  WaymarkItem *item =
      waymark_plan_lookup (waymark_difference_get_our_plan (combination), difference->item);

  if (item != NULL)
    return item;
  return waymark_plan_lookup (waymark_combination_get_result (combination), difference->item);
}

/**
 * waymark_difference_get_newest:
 * @difference: a difference
 *
 * Returns: (transfer none) (nullable): what the copies said last
 */
const WaymarkClaim *
waymark_difference_get_newest (const WaymarkDifference *difference)
{
  return difference->theirs->len > 0 ? difference->theirs->pdata[0] : NULL;
}

/**
 * waymark_difference_get_theirs:
 * @difference: a difference
 *
 * Returns: (transfer none) (nullable): the value that the copies said last
 */
WaymarkValue *
waymark_difference_get_theirs (const WaymarkDifference *difference)
{
  const WaymarkClaim *claim = waymark_difference_get_newest (difference);

  return claim != NULL ? claim->value : NULL;
}

/**
 * waymark_difference_get_ours:
 * @difference: a difference
 *
 * Returns: (transfer none) (nullable): the value in the plan as it is now
 */
WaymarkValue *
waymark_difference_get_ours (const WaymarkDifference *difference)
{
  return difference->ours != NULL ? difference->ours->value : NULL;
}

/**
 * waymark_difference_find_owner:
 * @combination: what is being combined
 * @difference: one of its differences
 *
 * Returns: (transfer none) (nullable): the item that a list shows for it, in the plan as
 *   it is now, or as it would be where it is not in that
 */
WaymarkItem *
waymark_difference_find_owner (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  g_return_val_if_fail (WAYMARK_IS_COMBINATION (combination) && difference != NULL, NULL);

  return waymark_item_get_owner (find_item (combination, difference));
}

/**
 * waymark_difference_dup_number:
 * @combination: what is being combined
 * @difference: one of its differences
 *
 * Returns: (transfer full): which item it is about: "1.2(a)"
 */
char *
waymark_difference_dup_number (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  return waymark_version_words_number (waymark_difference_find_owner (combination, difference));
}

/**
 * waymark_difference_dup_title:
 * @combination: what is being combined
 * @difference: one of its differences
 *
 * Returns: (transfer full): the words of the item
 */
char *
waymark_difference_dup_title (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  WaymarkItem *owner = waymark_difference_find_owner (combination, difference);

  return owner != NULL ? waymark_item_get_title (owner) : g_strdup ("");
}

static const char *
name_whole (WaymarkKind kind)
{
  switch (kind)
    {
    case WAYMARK_KIND_THEME:
      return _ ("Whole theme");
    case WAYMARK_KIND_PRIORITY:
      return _ ("Whole priority");
    case WAYMARK_KIND_REQUIREMENT:
      return _ ("Whole requirement");
    case WAYMARK_KIND_ACTION:
      return _ ("Whole action");
    default:
      return waymark_kind_get_label (kind);
    }
}

/**
 * waymark_difference_dup_part:
 * @combination: what is being combined
 * @difference: one of its differences
 *
 * Returns: (transfer full): which part of the item: "Due", "Whole action"
 */
char *
waymark_difference_dup_part (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  g_return_val_if_fail (difference != NULL, NULL);

  switch (difference->type)
    {
    case WAYMARK_DIFFERENCE_VALUE:
    case WAYMARK_DIFFERENCE_MOVED:
      return waymark_version_words_part (difference->kind, difference->field);
    case WAYMARK_DIFFERENCE_ADDED:
    case WAYMARK_DIFFERENCE_REMOVED:
    case WAYMARK_DIFFERENCE_KEPT:
    default:
      return g_strdup (name_whole (difference->kind));
    }
}

/* --- one line of the outline */

static char *
tell_new (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  WaymarkItem *item = find_item (combination, difference);
  const WaymarkClaim *claim = waymark_difference_get_newest (difference);
  g_autofree char *day = claim != NULL ? waymark_version_words_day (claim->time) : NULL;

  switch (difference->kind)
    {
    case WAYMARK_KIND_UPDATE:
      /* Translators: %s is a day: "6 November" */
      return day != NULL ? g_strdup_printf (_ ("new update, %s"), day)
                         : g_strdup (C_ ("difference", "new update"));
    case WAYMARK_KIND_ASSIGNMENT:
    case WAYMARK_KIND_ALIAS:
    case WAYMARK_KIND_MEMBERSHIP:
    case WAYMARK_KIND_REFERENCE:
      {
        const char *name = waymark_kind_get_subject (difference->kind);
        const WaymarkField *field =
            name != NULL ? waymark_kind_get_field (difference->kind, name) : NULL;
        g_autofree char *words = item != NULL && field != NULL
                                     ? waymark_value_to_words (waymark_item_get_plan (item),
                                                               field,
                                                               waymark_item_get (item, name))
                                     : g_strdup ("");

        return g_strdup_printf (
            /* Translators: what was added to an action: "Lead added: MBC" */
            _ ("%1$s added: %2$s"),
            waymark_kind_get_label (difference->kind),
            words);
      }
    default:
      if (claim != NULL && claim->person != NULL && *claim->person != '\0')
        {
          g_autofree char *person = waymark_plan_words_quote (claim->person);

          return g_strdup_printf (
              /* Translators: an item that is new: "new: Action, RCBC" */
              _ ("new: %1$s, %2$s"),
              waymark_kind_get_label (difference->kind),
              person);
        }
      /* Translators: %s is a kind of item, such as "Action" */
      return g_strdup_printf (_ ("new: %s"), waymark_kind_get_label (difference->kind));
    }
}

static char *
tell_removed (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  if (waymark_item_get_owner (find_item (combination, difference)) ==
      find_item (combination, difference))
    return g_strdup (C_ ("difference", "deleted"));
  /* Translators: %s is a part of an action, such as "Lead" */
  return g_strdup_printf (_ ("%s removed"), waymark_kind_get_label (difference->kind));
}

static gboolean
is_short (const char *words)
{
  return g_utf8_strlen (words, -1) <= LONGEST_TOLD && strchr (words, '\n') == NULL;
}

/* "Status Agreed → In progress", or only which part */
static char *
tell_value (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  gboolean ours = difference->side == WAYMARK_SIDE_OURS;
  WaymarkPlan *plan = waymark_difference_find_plan (combination, difference);
  WaymarkValue *before = ours ? difference->base : waymark_difference_get_ours (difference);
  WaymarkValue *after =
      ours ? waymark_difference_get_ours (difference) : waymark_difference_get_theirs (difference);
  g_autofree char *part = waymark_difference_dup_part (combination, difference);
  g_autofree char *old = NULL;
  g_autofree char *now = NULL;

  if (difference->side == WAYMARK_SIDE_CLASH || difference->side == WAYMARK_SIDE_COMBINED)
    return g_steal_pointer (&part);
  old = before != NULL
            ? waymark_version_words_value (plan, difference->kind, difference->field, before)
            : g_strdup ("");
  now = waymark_version_words_value (plan, difference->kind, difference->field, after);
  if (*now == '\0' || !is_short (old) || !is_short (now))
    return g_steal_pointer (&part);
  if (*old == '\0')
    /* Translators: a part of an action and what it says now: "Due: July" */
    return g_strdup_printf (C_ ("difference", "%1$s: %2$s"), part, now);
  /* Translators: a part of an action, what it said and what it says now */
  return g_strdup_printf (C_ ("difference", "%1$s: %2$s → %3$s"), part, old, now);
}

/**
 * waymark_difference_dup_summary:
 * @combination: what is being combined
 * @difference: one of its differences
 *
 * Returns: (transfer full): what it is, in a few words
 */
char *
waymark_difference_dup_summary (WaymarkCombination *combination,
                                const WaymarkDifference *difference)
{
  g_return_val_if_fail (WAYMARK_IS_COMBINATION (combination) && difference != NULL, NULL);

  switch (difference->type)
    {
    case WAYMARK_DIFFERENCE_ADDED:
      return tell_new (combination, difference);
    case WAYMARK_DIFFERENCE_REMOVED:
      return tell_removed (combination, difference);
    case WAYMARK_DIFFERENCE_KEPT:
      return g_strdup (difference->ours != NULL ? _ ("deleted there, changed here")
                                                : _ ("deleted here, changed there"));
    case WAYMARK_DIFFERENCE_MOVED:
    case WAYMARK_DIFFERENCE_VALUE:
    default:
      return tell_value (combination, difference);
    }
}

/* --- marked words */

static void
fill (guint8 *marks, const char *other, const char *result, WaymarkMark mark)
{
  g_autoptr (GPtrArray) spans = waymark_word_diff (other, result);
  gsize at = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const WaymarkWordsSpan *span = g_ptr_array_index (spans, i);
      gsize length = strlen (span->words);

      if (span->fate == WAYMARK_WORDS_REMOVED)
        continue;
      if (span->fate == WAYMARK_WORDS_ADDED)
        memset (marks + at, mark, length);
      at += length;
    }
}

/* What the others have not is mine, and what I have not is theirs. */
static void
mark_combined (WaymarkCombination *combination,
               const WaymarkDifference *difference,
               WaymarkMarkedWords *words)
{
  WaymarkPlan *plan = waymark_combination_get_result (combination);
  g_autofree char *ours = waymark_version_words_value (
      plan, difference->kind, difference->field, waymark_difference_get_ours (difference));
  g_autofree char *result =
      waymark_version_words_value (plan, difference->kind, difference->field, difference->result);
  gsize length = strlen (result);
  g_autofree guint8 *marks = g_new0 (guint8, length + 1);
  g_autofree guint8 *mine = g_new0 (guint8, length + 1);
  gsize start = 0;

  memset (mine, WAYMARK_MARK_YOURS, length);
  for (guint i = 0; i < difference->theirs->len; i++)
    {
      const WaymarkClaim *claim = difference->theirs->pdata[i];
      g_autofree char *theirs =
          waymark_version_words_value (plan, difference->kind, difference->field, claim->value);

      memset (marks, 0, length);
      fill (marks, theirs, result, WAYMARK_MARK_YOURS);
      for (gsize at = 0; at < length; at++)
        mine[at] &= marks[at];
    }
  memset (marks, 0, length);
  fill (marks, ours, result, WAYMARK_MARK_THEIRS);
  for (gsize at = 0; at < length; at++)
    if (marks[at] == 0)
      marks[at] = mine[at];
  for (gsize at = 1; at <= length; at++)
    if (at == length || marks[at] != marks[start])
      {
        g_autofree char *piece = g_strndup (result + start, at - start);

        waymark_marked_words_append (words, piece, marks[start]);
        start = at;
      }
}

static void
mark_item (WaymarkCombination *combination,
           const WaymarkDifference *difference,
           WaymarkMarkedWords *words,
           WaymarkMark mark)
{
  WaymarkItem *item = find_item (combination, difference);
  g_autofree char *told = waymark_difference_dup_summary (combination, difference);
  g_autofree char *title = NULL;

  if (item == NULL || waymark_item_get_owner (item) == item ||
      difference->kind == WAYMARK_KIND_UPDATE)
    title = item != NULL ? waymark_item_get_title (item) : NULL;
  if (title == NULL || *title == '\0')
    {
      waymark_marked_words_append (words, told, mark);
      return;
    }
  waymark_marked_words_append (words, title, mark);
}

/**
 * waymark_difference_mark:
 * @combination: what is being combined
 * @difference: one of its differences that is no clash
 * @words: where to put the words
 *
 * Says what one side changed, or what became of a text that both changed.
 */
void
waymark_difference_mark (WaymarkCombination *combination,
                         const WaymarkDifference *difference,
                         WaymarkMarkedWords *words)
{
  gboolean ours = difference->side == WAYMARK_SIDE_OURS;
  WaymarkMark mark = ours ? WAYMARK_MARK_YOURS : WAYMARK_MARK_THEIRS;
  g_autoptr (GPtrArray) spans = NULL;
  WaymarkValue *before;

  g_return_if_fail (WAYMARK_IS_COMBINATION (combination) && difference != NULL);

  waymark_marked_words_clear (words);
  switch (difference->type)
    {
    case WAYMARK_DIFFERENCE_ADDED:
      mark_item (combination, difference, words, mark);
      return;
    case WAYMARK_DIFFERENCE_REMOVED:
      mark_item (combination, difference, words, WAYMARK_MARK_REMOVED);
      return;
    case WAYMARK_DIFFERENCE_VALUE:
    case WAYMARK_DIFFERENCE_MOVED:
    case WAYMARK_DIFFERENCE_KEPT:
    default:
      break;
    }
  if (difference->side == WAYMARK_SIDE_COMBINED)
    {
      mark_combined (combination, difference, words);
      return;
    }
  before = difference->has_base ? difference->base
           : ours               ? NULL
                                : waymark_difference_get_ours (difference);
  spans = waymark_version_words_change (waymark_difference_find_plan (combination, difference),
                                        difference->kind,
                                        difference->field,
                                        before,
                                        ours ? waymark_difference_get_ours (difference)
                                             : waymark_difference_get_theirs (difference));
  waymark_marked_words_append_shortened (words, spans, mark);
}
