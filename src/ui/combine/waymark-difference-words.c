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

static WaymarkPlan *
our_plan (WaymarkCombination *combination)
{
  return waymark_document_get_plan (waymark_combination_get_document (combination));
}

/* What they deleted is in ours only, what is new in the result only. */
static WaymarkPlan *
find_plan (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  WaymarkPlan *result = waymark_combination_get_result (combination);

  return waymark_plan_lookup (result, difference->item) != NULL ? result : our_plan (combination);
}

static WaymarkItem *
find_item (WaymarkCombination *combination, const WaymarkDifference *difference)
{
  WaymarkItem *item = waymark_plan_lookup (our_plan (combination), difference->item);

  if (item != NULL)
    return item;
  return waymark_plan_lookup (waymark_combination_get_result (combination), difference->item);
}

static const WaymarkClaim *
newest_of_theirs (const WaymarkDifference *difference)
{
  return difference->theirs->len > 0 ? difference->theirs->pdata[0] : NULL;
}

static WaymarkValue *
their_value (const WaymarkDifference *difference)
{
  const WaymarkClaim *claim = newest_of_theirs (difference);

  return claim != NULL ? claim->value : NULL;
}

static WaymarkValue *
our_value (const WaymarkDifference *difference)
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
  const WaymarkClaim *claim = newest_of_theirs (difference);
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

        /* Translators: what was added to an action: "Lead added: MBC" */
        return g_strdup_printf (
            _ ("%1$s added: %2$s"), waymark_kind_get_label (difference->kind), words);
      }
    default:
      if (claim != NULL && claim->person != NULL && *claim->person != '\0')
        {
          g_autofree char *person = waymark_plan_words_quote (claim->person);

          /* Translators: an item that is new: "new: Action, RCBC" */
          return g_strdup_printf (
              _ ("new: %1$s, %2$s"), waymark_kind_get_label (difference->kind), person);
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
  WaymarkPlan *plan = find_plan (combination, difference);
  WaymarkValue *before = ours ? difference->base : our_value (difference);
  WaymarkValue *after = ours ? our_value (difference) : their_value (difference);
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
      plan, difference->kind, difference->field, our_value (difference));
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
  before = difference->has_base ? difference->base : ours ? NULL : our_value (difference);
  spans = waymark_version_words_change (find_plan (combination, difference),
                                        difference->kind,
                                        difference->field,
                                        before,
                                        ours ? our_value (difference) : their_value (difference));
  waymark_marked_words_append_shortened (words, spans, mark);
}

/* --- a clash */

static GPtrArray *
version_spans (WaymarkCombination *combination,
               const WaymarkDifference *difference,
               WaymarkValue *value,
               WaymarkValue *other)
{
  WaymarkPlan *plan = find_plan (combination, difference);

  if (difference->has_base)
    return waymark_version_words_spans (
        plan, difference->kind, difference->field, difference->base, value);
  return waymark_version_words_compare (plan, difference->kind, difference->field, other, value);
}

static void
add_version (WaymarkClash *clash,
             const WaymarkClaim *claim,
             gboolean is_ours,
             guint n_theirs,
             GPtrArray *spans)
{
  g_autofree char *whose = waymark_version_words_whose (claim, is_ours, n_theirs);
  g_autofree char *who = waymark_version_words_who (claim, !is_ours && n_theirs < 2);

  waymark_clash_add_version (
      clash, whose, who, spans, is_ours ? WAYMARK_MARK_YOURS : WAYMARK_MARK_THEIRS);
}

static void
add_values (WaymarkCombination *combination,
            const WaymarkDifference *difference,
            WaymarkClash *clash)
{
  g_autoptr (GPtrArray) ours =
      version_spans (combination, difference, our_value (difference), their_value (difference));

  add_version (clash, difference->ours, TRUE, difference->theirs->len, ours);
  for (guint i = 0; i < difference->theirs->len; i++)
    {
      const WaymarkClaim *claim = difference->theirs->pdata[i];
      g_autoptr (GPtrArray) spans =
          version_spans (combination, difference, claim->value, our_value (difference));

      add_version (clash, claim, FALSE, difference->theirs->len, spans);
    }
  if (waymark_version_words_can_write (difference->kind, difference->field))
    {
      g_autofree char *words = waymark_version_words_value (
          our_plan (combination), difference->kind, difference->field, our_value (difference));

      waymark_clash_allow_writing (clash, words);
    }
}

/* Which parts one side changed in what the other deleted. */
static char *
list_work (WaymarkCombination *combination, const WaymarkDifference *kept)
{
  GPtrArray *differences = waymark_combination_get_differences (combination);
  WaymarkItem *root = find_item (combination, kept);
  g_autoptr (GString) parts = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; root != NULL && i < differences->len && n < 3; i++)
    {
      const WaymarkDifference *other = differences->pdata[i];
      WaymarkItem *item = find_item (combination, other);
      g_autofree char *told = NULL;

      if (other->type == WAYMARK_DIFFERENCE_KEPT || item == NULL ||
          (item != root && !waymark_item_is_under (item, root)))
        continue;
      told = waymark_difference_dup_summary (combination, other);
      g_string_append_printf (parts, "%s%s", n++ > 0 ? " · " : "", told);
    }
  return n > 0 ? g_string_free (g_steal_pointer (&parts), FALSE) : NULL;
}

static void
add_deletion (WaymarkCombination *combination,
              const WaymarkDifference *difference,
              WaymarkClash *clash)
{
  gboolean we_deleted = difference->ours == NULL;
  g_autofree char *work = list_work (combination, difference);
  g_autoptr (GPtrArray) gone =
      waymark_version_words_plain (C_ ("version", "Delete it."), WAYMARK_WORDS_SAME);
  g_autofree char *keep = work != NULL
                              /* Translators: %s lists what was changed: "Notes · Due" */
                              ? g_strdup_printf (C_ ("version", "Keep it. Changed: %s"), work)
                              : g_strdup (C_ ("version", "Keep it."));
  g_autoptr (GPtrArray) kept = waymark_version_words_plain (keep, WAYMARK_WORDS_SAME);

  add_version (clash, difference->ours, TRUE, 1, we_deleted ? gone : kept);
  add_version (clash, newest_of_theirs (difference), FALSE, 1, we_deleted ? kept : gone);
}

/**
 * waymark_difference_new_clash:
 * @combination: what is being combined
 * @difference: one of its clashes
 *
 * Returns: (transfer floating): the versions to choose from, with what is chosen so far
 */
GtkWidget *
waymark_difference_new_clash (WaymarkCombination *combination, WaymarkDifference *difference)
{
  g_autofree char *number = NULL;
  g_autofree char *part = NULL;
  GtkWidget *clash;

  g_return_val_if_fail (WAYMARK_IS_COMBINATION (combination) && difference != NULL, NULL);

  number = waymark_difference_dup_number (combination, difference);
  part = waymark_difference_dup_part (combination, difference);
  clash = waymark_clash_new (number, part);
  if (difference->type == WAYMARK_DIFFERENCE_KEPT)
    add_deletion (combination, difference, WAYMARK_CLASH (clash));
  else
    add_values (combination, difference, WAYMARK_CLASH (clash));
  if (difference->choice == WAYMARK_CHOICE_OURS)
    waymark_clash_choose (WAYMARK_CLASH (clash), 0);
  else if (difference->choice == WAYMARK_CHOICE_THEIRS)
    waymark_clash_choose (WAYMARK_CLASH (clash), (int) difference->nth + 1);
  return clash;
}
