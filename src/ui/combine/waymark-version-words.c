/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-change-words.h"
#include "waymark-date-words.h"
#include "waymark-number.h"
#include "waymark-plan-words.h"
#include "waymark-reference-text.h"
#include "waymark-today.h"
#include "waymark-version-words.h"
#include "waymark-window.h"

#define DEFAULT_YEAR_START 4

static gboolean
is_place (const char *field)
{
  return g_strcmp0 (field, "@place") == 0;
}

static gboolean
is_text (WaymarkKind kind, const char *field)
{
  const WaymarkField *known = waymark_kind_get_field (kind, field);

  return known != NULL && (known->type == WAYMARK_FIELD_TEXT || known->type == WAYMARK_FIELD_WORDS);
}

/**
 * waymark_version_words_number:
 * @item: (nullable): an item of a plan
 *
 * Returns: (transfer full): its number, as in "1.2(a)"; of what has none, what kind of
 *   thing it is
 */
char *
waymark_version_words_number (WaymarkItem *item)
{
  g_autofree char *number = item != NULL ? waymark_item_get_number_words (item) : NULL;

  if (item == NULL)
    return g_strdup (C_ ("item", "(deleted)"));
  if (number != NULL && *number != '\0')
    return g_steal_pointer (&number);
  return g_strdup (waymark_kind_get_label (waymark_item_get_kind (item)));
}

/**
 * waymark_version_words_part:
 * @kind: what kind of item
 * @field: (nullable): name of a field, or "@place"
 *
 * Returns: (transfer full): what it is called; of a lead, an update and the like with
 *   what kind of part it is
 */
char *
waymark_version_words_part (WaymarkKind kind, const char *field)
{
  const WaymarkField *known;

  if (is_place (field))
    return g_strdup (C_ ("history", "Place"));
  known = field != NULL ? waymark_kind_get_field (kind, field) : NULL;
  if (known == NULL)
    return g_strdup (waymark_kind_get_label (kind));
  switch (kind)
    {
    case WAYMARK_KIND_ASSIGNMENT:
    case WAYMARK_KIND_UPDATE:
    case WAYMARK_KIND_REFERENCE:
    case WAYMARK_KIND_ALIAS:
    case WAYMARK_KIND_MEMBERSHIP:
    case WAYMARK_KIND_DECISION:
      /* Translators: a part of an item and a field of that part, as in "Update, Text" */
      return g_strdup_printf (C_ ("history", "%1$s, %2$s"),
                              waymark_kind_get_label (kind),
                              waymark_field_get_label (known));
    default:
      return g_strdup (waymark_field_get_label (known));
    }
}

/**
 * waymark_version_words_day:
 * @time: seconds since 1970; 0 if not known
 *
 * Returns: (transfer full) (nullable): the day as people say it: "9 November"
 */
char *
waymark_version_words_day (gint64 time)
{
  g_autoptr (GDateTime) when = time > 0 ? g_date_time_new_from_unix_local (time) : NULL;
  GDate today;

  if (when == NULL)
    return NULL;
  waymark_today (&today);
  if (g_date_time_get_year (when) == g_date_get_year (&today))
    /* Translators: a day in this year, see g_date_time_format() */
    return waymark_date_format (when, C_ ("day", "%-e %B"));
  /* Translators: a day in another year, see g_date_time_format() */
  return waymark_date_format (when, C_ ("day", "%-e %B %Y"));
}

static char *
name_person (const WaymarkClaim *claim)
{
  return claim != NULL && claim->person != NULL && *claim->person != '\0'
             ? waymark_plan_words_quote (claim->person)
             : g_strdup (C_ ("person", "Somebody"));
}

/**
 * waymark_version_words_whose:
 * @claim: (nullable): a claim
 * @is_ours: whether it is the person's own
 * @n_theirs: how many of those beside it are not
 *
 * Returns: (transfer full): "Yours" or "Theirs"; the name, where others differ among
 *   themselves
 */
char *
waymark_version_words_whose (const WaymarkClaim *claim, gboolean is_ours, guint n_theirs)
{
  if (is_ours)
    return g_strdup (C_ ("version", "Yours"));
  return n_theirs > 1 ? name_person (claim) : g_strdup (C_ ("version", "Theirs"));
}

/**
 * waymark_version_words_who:
 * @claim: (nullable): a claim
 * @named: whether the person is to be named
 *
 * Returns: (transfer full) (nullable): who wrote it when: "RCBC · 9 November"
 */
char *
waymark_version_words_who (const WaymarkClaim *claim, gboolean named)
{
  g_autofree char *day = claim != NULL ? waymark_version_words_day (claim->time) : NULL;
  g_autofree char *person = NULL;

  if (claim == NULL || claim->digest == NULL)
    return NULL;
  if (!named)
    return g_steal_pointer (&day);
  person = name_person (claim);
  if (day == NULL)
    return g_steal_pointer (&person);
  /* Translators: who wrote something, and on which day */
  return g_strdup_printf (C_ ("version", "%1$s · %2$s"), person, day);
}

/* --- values */

static char *
place_to_words (WaymarkPlan *plan, const WaymarkValue *value)
{
  const char *id = waymark_value_get_string (waymark_value_get_child (value, 0));
  WaymarkItem *parent = id != NULL ? waymark_plan_lookup (plan, id) : NULL;
  g_autofree char *name = NULL;

  if (parent == NULL)
    return g_strdup (C_ ("item", "(deleted)"));
  if (waymark_item_get_kind (parent) == WAYMARK_KIND_PLAN)
    return g_strdup (C_ ("place", "directly in the plan"));
  name = waymark_plan_words_item (parent);
  /* Translators: where an item stands; %s is as in "Theme 2" */
  return g_strdup_printf (C_ ("place", "under %s"), name);
}

/**
 * waymark_version_words_value:
 * @plan: a plan that has what the value points to
 * @kind: kind of the item
 * @field: name of the field, or "@place"
 * @value: (nullable): the value
 *
 * Returns: (transfer full): the value in words; empty when unset
 */
char *
waymark_version_words_value (WaymarkPlan *plan,
                             WaymarkKind kind,
                             const char *field,
                             WaymarkValue *value)
{
  const WaymarkField *known;

  if (is_place (field))
    return place_to_words (plan, value);
  known = waymark_kind_get_field (kind, field);
  return known != NULL ? waymark_value_to_words (plan, known, value) : g_strdup ("");
}

static void
add_span (GPtrArray *spans, const char *words, WaymarkWordsFate fate)
{
  WaymarkWordsSpan *span;

  if (*words == '\0')
    return;
  span = g_new0 (WaymarkWordsSpan, 1);
  span->fate = fate;
  span->words = g_strdup (words);
  g_ptr_array_add (spans, span);
}

/**
 * waymark_version_words_plain:
 * @words: words
 * @fate: what became of them
 *
 * Returns: (transfer full) (element-type WaymarkWordsSpan): the words as one span
 */
GPtrArray *
waymark_version_words_plain (const char *words, WaymarkWordsFate fate)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_words_span_free);

  add_span (spans, words, fate);
  return spans;
}

/**
 * waymark_version_words_spans:
 * @plan: a plan that has what the values point to
 * @kind: kind of the item
 * @field: name of the field, or "@place"
 * @before: (nullable): what the version began with
 * @value: (nullable): what it says
 *
 * Returns: (transfer full) (element-type WaymarkWordsSpan): the version: of a text with
 *   what was added and removed, of anything else what it says now
 */
GPtrArray *
waymark_version_words_spans (WaymarkPlan *plan,
                             WaymarkKind kind,
                             const char *field,
                             WaymarkValue *before,
                             WaymarkValue *value)
{
  g_autofree char *words = waymark_version_words_value (plan, kind, field, value);

  if (is_text (kind, field) && before != NULL)
    {
      g_autofree char *old = waymark_version_words_value (plan, kind, field, before);

      if (*words != '\0')
        return waymark_word_diff (old, words);
    }
  if (*words == '\0')
    return waymark_version_words_plain (C_ ("version", "nothing"), WAYMARK_WORDS_SAME);
  return waymark_version_words_plain (words, WAYMARK_WORDS_ADDED);
}

/**
 * waymark_version_words_compare:
 * @plan: a plan that has what the values point to
 * @kind: kind of the item
 * @field: name of the field, or "@place"
 * @other: (nullable): another version
 * @value: (nullable): what this version says
 *
 * As waymark_version_words_spans(), where it is not known what the versions began with:
 * what the other has not is told, what the other has besides is not.
 *
 * Returns: (transfer full) (element-type WaymarkWordsSpan): the version
 */
GPtrArray *
waymark_version_words_compare (WaymarkPlan *plan,
                               WaymarkKind kind,
                               const char *field,
                               WaymarkValue *other,
                               WaymarkValue *value)
{
  GPtrArray *spans = waymark_version_words_spans (plan, kind, field, other, value);

  for (guint i = spans->len; i-- > 0;)
    if (((const WaymarkWordsSpan *) spans->pdata[i])->fate == WAYMARK_WORDS_REMOVED)
      g_ptr_array_remove_index (spans, i);
  return spans;
}

/**
 * waymark_version_words_change:
 * @plan: a plan that has what the values point to
 * @kind: kind of the item
 * @field: name of the field, or "@place"
 * @before: (nullable): a value
 * @value: (nullable): what became of it
 *
 * Returns: (transfer full) (element-type WaymarkWordsSpan): what was there and what is
 *   there now
 */
GPtrArray *
waymark_version_words_change (WaymarkPlan *plan,
                              WaymarkKind kind,
                              const char *field,
                              WaymarkValue *before,
                              WaymarkValue *value)
{
  g_autofree char *old = before != NULL || !is_place (field)
                             ? waymark_version_words_value (plan, kind, field, before)
                             : g_strdup ("");
  g_autofree char *now = waymark_version_words_value (plan, kind, field, value);
  GPtrArray *spans;

  if (is_text (kind, field))
    return waymark_word_diff (old, now);
  spans = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_words_span_free);
  add_span (spans, old, WAYMARK_WORDS_REMOVED);
  add_span (spans, *old != '\0' && *now != '\0' ? " " : "", WAYMARK_WORDS_SAME);
  add_span (spans, now, WAYMARK_WORDS_ADDED);
  return spans;
}

/* --- writing instead */

/**
 * waymark_version_words_can_write:
 * @kind: kind of the item
 * @field: (nullable): name of a field
 *
 * Returns: whether the field takes words that a person types
 */
gboolean
waymark_version_words_can_write (WaymarkKind kind, const char *field)
{
  const WaymarkField *known =
      field != NULL && !is_place (field) ? waymark_kind_get_field (kind, field) : NULL;

  return known != NULL && (known->type == WAYMARK_FIELD_TEXT ||
                           known->type == WAYMARK_FIELD_WORDS || known->type == WAYMARK_FIELD_DUE);
}

static WaymarkValue *
parse_due (WaymarkPlan *plan, const char *words)
{
  gint64 year_start = waymark_item_get_number (waymark_plan_get_root (plan), "year_start");
  g_autofree char *window =
      waymark_window_parse (words, year_start > 0 ? (int) year_start : DEFAULT_YEAR_START);

  return waymark_value_new_words (words, window);
}

/**
 * waymark_version_words_parse:
 * @plan: the plan
 * @kind: kind of the item
 * @field: name of a field that takes words
 * @begun: (nullable): the value whose words the person went on from
 * @words: what was typed
 *
 * Returns: (transfer full) (nullable): the value; %NULL if nothing was typed
 */
WaymarkValue *
waymark_version_words_parse (
    WaymarkPlan *plan, WaymarkKind kind, const char *field, WaymarkValue *begun, const char *words)
{
  const WaymarkField *known = waymark_kind_get_field (kind, field);
  g_autofree char *clean = NULL;
  g_autofree char *marked = NULL;

  g_return_val_if_fail (known != NULL, NULL);

  clean = waymark_clean_text (words, known->type != WAYMARK_FIELD_TEXT);
  if (*clean == '\0')
    return NULL;
  if (known->type == WAYMARK_FIELD_DUE)
    return parse_due (plan, clean);
  marked = waymark_text_merge_typed (plan, waymark_value_get_string (begun), clean);
  return waymark_value_new_string (marked);
}
