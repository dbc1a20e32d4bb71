/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-difference-words.h"
#include "waymark-version-words.h"

/* The versions of a clash, to choose from. */

/* Others changed it, and the plan says what they began with. */
static gboolean
is_base (const WaymarkDifference *difference, WaymarkValue *value)
{
  return difference->has_base &&
         (value == difference->base || (value != NULL && difference->base != NULL &&
                                        waymark_value_equal (value, difference->base)));
}

static GPtrArray *
version_spans (WaymarkCombination *combination,
               const WaymarkDifference *difference,
               WaymarkValue *value,
               WaymarkValue *other)
{
  WaymarkPlan *plan = waymark_difference_find_plan (combination, difference);

  if (is_base (difference, value))
    {
      g_autofree char *words =
          waymark_version_words_value (plan, difference->kind, difference->field, value);

      return waymark_version_words_plain (*words != '\0' ? words : C_ ("version", "nothing"),
                                          WAYMARK_WORDS_SAME);
    }
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

/* Why somebody moved a date, which is kept with the update that says so. */
static const char *
find_reason (WaymarkPlan *plan, const WaymarkDifference *difference, const WaymarkValue *due)
{
  WaymarkItem *item = waymark_plan_lookup (plan, difference->item);
  const char *reason = NULL;

  if (item == NULL || due == NULL || g_strcmp0 (difference->field, "due") != 0)
    return NULL;
  for (guint i = 0; i < waymark_item_get_n_children (item); i++)
    {
      WaymarkItem *update = waymark_item_get_child (item, i);
      WaymarkValue *moved = waymark_item_get_kind (update) == WAYMARK_KIND_UPDATE
                                ? waymark_item_get (update, "new_due")
                                : NULL;

      if (moved != NULL && waymark_value_equal (moved, due) &&
          waymark_item_get_string (update, "reason") != NULL)
        reason = waymark_item_get_string (update, "reason");
    }
  return reason;
}

static void
add_reason (GPtrArray *spans,
            WaymarkPlan *plan,
            const WaymarkDifference *difference,
            const WaymarkValue *due)
{
  const char *reason = find_reason (plan, difference, due);
  g_autofree char *words = NULL;
  WaymarkWordsSpan *span;

  if (reason == NULL)
    return;
  /* Translators: after a date, why it was moved: "January 2026: “legal view expected”" */
  words = g_strdup_printf (C_ ("version", ": “%s”"), reason);
  span = g_new0 (WaymarkWordsSpan, 1);
  span->fate = WAYMARK_WORDS_SAME;
  span->words = g_steal_pointer (&words);
  g_ptr_array_add (spans, span);
}

static void
add_values (WaymarkCombination *combination,
            const WaymarkDifference *difference,
            WaymarkClash *clash)
{
  g_autoptr (GPtrArray) ours = version_spans (combination,
                                              difference,
                                              waymark_difference_get_ours (difference),
                                              waymark_difference_get_theirs (difference));

  add_reason (ours,
              waymark_difference_get_our_plan (combination),
              difference,
              waymark_difference_get_ours (difference));
  if (is_base (difference, waymark_difference_get_ours (difference)))
    waymark_clash_add_version (
        /* Translators: beside "Yours", of words that nobody changed here */
        clash,
        C_ ("version", "Yours"),
        C_ ("version", "as it was"),
        ours,
        WAYMARK_MARK_YOURS);
  else
    add_version (clash, difference->ours, TRUE, difference->theirs->len, ours);
  for (guint i = 0; i < difference->theirs->len; i++)
    {
      const WaymarkClaim *claim = difference->theirs->pdata[i];
      g_autoptr (GPtrArray) spans = version_spans (
          combination, difference, claim->value, waymark_difference_get_ours (difference));

      add_reason (spans, waymark_combination_get_result (combination), difference, claim->value);
      add_version (clash, claim, FALSE, difference->theirs->len, spans);
    }
  if (waymark_version_words_can_write (difference->kind, difference->field))
    {
      g_autofree char *words =
          waymark_version_words_value (waymark_difference_get_our_plan (combination),
                                       difference->kind,
                                       difference->field,
                                       waymark_difference_get_ours (difference));

      waymark_clash_allow_writing (clash, words);
    }
}

/* More are not told one by one, nor longer words whole. */
#define MAX_WORK 3
#define LONGEST_WORK 160

static char *
name_work (const WaymarkWork *work)
{
  return waymark_version_words_part (work->kind, work->field);
}

/* Which parts one side changed in what the other deleted: "Notes · Due". */
static char *
list_work (const WaymarkDifference *kept)
{
  g_autoptr (GString) parts = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < kept->work->len && n < MAX_WORK; i++)
    {
      g_autofree char *part = name_work (g_ptr_array_index (kept->work, i));

      g_string_append_printf (parts, "%s%s", n++ > 0 ? " · " : "", part);
    }
  if (kept->work->len > MAX_WORK)
    g_string_append (parts, " · …");
  return g_string_free (g_steal_pointer (&parts), FALSE);
}

/* What it says now, if that is all there is to tell. */
static char *
quote_work (WaymarkCombination *combination, const WaymarkDifference *kept)
{
  const WaymarkWork *work = g_ptr_array_index (kept->work, 0);
  g_autofree char *words = NULL;
  g_autofree char *part = NULL;
  char *cut;

  if (kept->work->len > 1 || work->field == NULL || work->field[0] == '@')
    return NULL;
  words = waymark_version_words_value (
      waymark_combination_get_result (combination), work->kind, work->field, work->value);
  if (*words == '\0')
    return NULL;
  if (g_utf8_strlen (words, -1) > LONGEST_WORK)
    {
      cut = g_utf8_substring (words, 0, LONGEST_WORK);
      g_free (words);
      words = g_strconcat (cut, "…", NULL);
      g_free (cut);
    }
  part = name_work (work);
  /* Translators: of an action that somebody else deleted; the first is a part of it, the second
     what it says now: "Keep it. Notes: “First payments went out.”" */
  return g_strdup_printf (C_ ("version", "Keep it. %1$s: “%2$s”"), part, words);
}

static char *
tell_kept (WaymarkCombination *combination, const WaymarkDifference *kept)
{
  g_autofree char *quoted = NULL;
  g_autofree char *work = NULL;

  /* A link to it is work elsewhere. */
  if (kept->work == NULL)
    return g_strdup (C_ ("version", "Keep it."));
  quoted = quote_work (combination, kept);
  if (quoted != NULL)
    return g_steal_pointer (&quoted);
  work = list_work (kept);
  /* Translators: %s lists what was changed: "Notes · Due" */
  return g_strdup_printf (C_ ("version", "Keep it. Changed: %s"), work);
}

static void
add_deletion (WaymarkCombination *combination,
              const WaymarkDifference *difference,
              WaymarkClash *clash)
{
  gboolean we_deleted = difference->ours == NULL;
  g_autoptr (GPtrArray) gone =
      waymark_version_words_plain (C_ ("version", "Delete it."), WAYMARK_WORDS_SAME);
  g_autofree char *keep = tell_kept (combination, difference);
  g_autoptr (GPtrArray) kept = waymark_version_words_plain (keep, WAYMARK_WORDS_SAME);

  add_version (clash, difference->ours, TRUE, 1, we_deleted ? gone : kept);
  add_version (
      clash, waymark_difference_get_newest (difference), FALSE, 1, we_deleted ? kept : gone);
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
