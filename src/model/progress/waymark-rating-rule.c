/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-rating-rule.h"

#include "waymark-i18n.h"

#include <string.h>

#define OF(rule) (1u << WAYMARK_RULE_##rule)

static const char *const names[] = {
  [WAYMARK_RULE_DAYS_LATE] = "days-late",
  [WAYMARK_RULE_ONE_MONTH] = "one-month",
  [WAYMARK_RULE_UPDATES_PERCENT] = "updates-percent",
  [WAYMARK_RULE_MANUAL] = "manual",
};

static const char *const labels[] = {
  [WAYMARK_RULE_DAYS_LATE] = NC_ ("rating rule", "By how late it is"),
  [WAYMARK_RULE_ONE_MONTH] = NC_ ("rating rule", "One month"),
  [WAYMARK_RULE_UPDATES_PERCENT] = NC_ ("rating rule", "By the ratings in updates"),
  [WAYMARK_RULE_MANUAL] = NC_ ("rating rule", "By hand only"),
  [WAYMARK_RULE_UNKNOWN] =
      /* Translators: a rule of a later version of Waymark */
  NC_ ("rating rule", "A rule of a newer Waymark"),
};

/* In the order in which they are written. */
static const struct
{
  const char *name;
  guint rules;
  gsize offset;
  int minimum, maximum;
} parameters[] = {
  { "weeks", OF (DAYS_LATE), G_STRUCT_OFFSET (WaymarkRatingRule, weeks), 0, 52 },
  { "months", OF (DAYS_LATE), G_STRUCT_OFFSET (WaymarkRatingRule, months), 0, 24 },
  { "months", OF (UPDATES_PERCENT), G_STRUCT_OFFSET (WaymarkRatingRule, months), 1, 60 },
  { "green", OF (UPDATES_PERCENT), G_STRUCT_OFFSET (WaymarkRatingRule, green), 1, 100 },
  { "amber", OF (UPDATES_PERCENT), G_STRUCT_OFFSET (WaymarkRatingRule, amber), 0, 100 },
};

/**
 * waymark_rating_rule_init:
 * @self: (out caller-allocates): a rule
 * @name: which
 *
 * Fills in the rule with what it takes by itself.
 */
void
waymark_rating_rule_init (WaymarkRatingRule *self, WaymarkRuleName name)
{
  g_return_if_fail (self != NULL && name <= WAYMARK_RULE_UNKNOWN);

  *self = (WaymarkRatingRule){
    .name = name,
    .weeks = 8,
    .months = name == WAYMARK_RULE_UPDATES_PERCENT ? 12 : 3,
    .green = 75,
    .amber = 50,
  };
}

static gboolean
read_number (const char *words, gsize length, int *number)
{
  *number = 0;
  if (length == 0 || length > 3)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (words[i]))
        return FALSE;
      *number = *number * 10 + (words[i] - '0');
    }
  return TRUE;
}

static gboolean
is (const char *words, gsize length, const char *wanted)
{
  return length == strlen (wanted) && strncmp (words, wanted, length) == 0;
}

static gboolean
read_parameter (WaymarkRatingRule *self, const char *words, gsize length)
{
  const char *equals = memchr (words, '=', length);
  gsize before = equals != NULL ? (gsize) (equals - words) : 0;
  gsize after = equals != NULL ? length - before - 1 : 0;

  if (equals == NULL)
    return FALSE;
  if (is (words, before, "complete"))
    {
      self->blue = is (equals + 1, after, "blue");
      return self->blue || is (equals + 1, after, "green");
    }
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      int number;

      if ((parameters[i].rules & (1u << self->name)) == 0 ||
          !is (words, before, parameters[i].name))
        continue;
      if (!read_number (equals + 1, after, &number) || number < parameters[i].minimum ||
          number > parameters[i].maximum)
        return FALSE;
      G_STRUCT_MEMBER (int, self, parameters[i].offset) = number;
      return TRUE;
    }
  return FALSE;
}

/**
 * waymark_rating_rule_parse:
 * @self: (out caller-allocates): the rule
 * @words: (nullable): a rule as the plan holds it
 *
 * Nothing is days-late with what that takes by itself. What is not understood, maybe as a
 * later version wrote it, is %WAYMARK_RULE_UNKNOWN. Allocates nothing.
 *
 * Returns: whether it is understood
 */
gboolean
waymark_rating_rule_parse (WaymarkRatingRule *self, const char *words)
{
  gsize length;

  g_return_val_if_fail (self != NULL, FALSE);

  waymark_rating_rule_init (self, WAYMARK_RULE_DAYS_LATE);
  if (words == NULL || *words == '\0')
    return TRUE;
  length = strcspn (words, ":");
  waymark_rating_rule_init (self, WAYMARK_RULE_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (is (words, length, names[i]))
      waymark_rating_rule_init (self, (WaymarkRuleName) i);
  if (self->name == WAYMARK_RULE_UNKNOWN)
    return FALSE;

  words += length;
  while (*words != '\0')
    {
      words++;
      length = strcspn (words, ",");
      if (!read_parameter (self, words, length))
        {
          waymark_rating_rule_init (self, WAYMARK_RULE_UNKNOWN);
          return FALSE;
        }
      words += length;
    }
  if (self->amber > self->green)
    {
      waymark_rating_rule_init (self, WAYMARK_RULE_UNKNOWN);
      return FALSE;
    }
  return TRUE;
}

/**
 * waymark_rating_rule_format:
 * @self: a rule that this version knows
 *
 * Returns: (transfer full): the rule as the plan holds it
 */
char *
waymark_rating_rule_format (const WaymarkRatingRule *self)
{
  WaymarkRatingRule plain;
  GString *words;

  g_return_val_if_fail (self != NULL && self->name < WAYMARK_RULE_UNKNOWN, NULL);

  waymark_rating_rule_init (&plain, self->name);
  words = g_string_new (names[self->name]);
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      int number = G_STRUCT_MEMBER (int, self, parameters[i].offset);

      if ((parameters[i].rules & (1u << self->name)) != 0 &&
          number != G_STRUCT_MEMBER (int, &plain, parameters[i].offset))
        g_string_append_printf (words,
                                "%s%s=%d",
                                strchr (words->str, ':') != NULL ? "," : ":",
                                parameters[i].name,
                                number);
    }
  if (self->blue)
    g_string_append_printf (words, "%scomplete=blue", strchr (words->str, ':') != NULL ? "," : ":");
  return g_string_free (words, FALSE);
}

/**
 * waymark_plan_get_rating_rule:
 * @plan: a plan
 * @rule: (out caller-allocates): its rule
 */
void
waymark_plan_get_rating_rule (WaymarkPlan *plan, WaymarkRatingRule *rule)
{
  g_return_if_fail (WAYMARK_IS_PLAN (plan) && rule != NULL);

  waymark_rating_rule_parse (rule,
                             waymark_item_get_string (waymark_plan_get_root (plan), "rating_rule"));
}

/**
 * waymark_rule_get_label:
 * @name: a rule
 *
 * Returns: (transfer none): what it is called in the reader's language
 */
const char *
waymark_rule_get_label (WaymarkRuleName name)
{
  g_return_val_if_fail (name <= WAYMARK_RULE_UNKNOWN, NULL);

  return waymark_pgettext2 ("rating rule", labels[name]);
}

static char *
explain_days_late (const WaymarkRatingRule *self)
{
  g_autofree char *before =
      /* Translators: first of two sentences that explain a rule */
      g_strdup_printf (ngettext ("Amber from %d week before the last day of the due date.",
                                 "Amber from %d weeks before the last day of the due date.",
                                 self->weeks),
                       self->weeks);
  g_autofree char *after =
      /* Translators: first of two sentences that explain a rule */
      g_strdup_printf (ngettext ("Red when it is more than %d month late; green before.",
                                 "Red when it is more than %d months late; green before.",
                                 self->months),
                       self->months);

  if (self->weeks == 0 && self->months == 0)
    return g_strdup (_ ("Green up to the last day of the due date, then red."));
  if (self->weeks == 0)
    return g_strdup_printf (
        /* Translators: %d is how many there are */
        ngettext ("Green up to the last day of the due date, amber up to %d month late, then red.",
                  "Green up to the last day of the due date, amber up to %d months late, then red.",
                  self->months),
        self->months);
  if (self->months == 0)
    return g_strdup_printf (
        /* Translators: %d is how many there are */
        ngettext ("Amber from %d week before the last day of the due date, red after it; green "
                  "before.",
                  "Amber from %d weeks before the last day of the due date, red after it; green "
                  "before.",
                  self->weeks),
        self->weeks);
  /* Translators: both are whole sentences */
  return g_strdup_printf (C_ ("sentences", "%1$s %2$s"), before, after);
}

/**
 * waymark_rating_rule_explain:
 * @self: a rule
 *
 * Returns: (transfer full): what it does, in a sentence or two
 */
char *
waymark_rating_rule_explain (const WaymarkRatingRule *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->name)
    {
    case WAYMARK_RULE_DAYS_LATE:
      return explain_days_late (self);
    case WAYMARK_RULE_ONE_MONTH:
      return g_strdup (
          _ ("Green up to the last day of the due date, amber up to one month late, then red."));
    case WAYMARK_RULE_UPDATES_PERCENT:
      return g_strdup_printf (
          /* Translators: %1$d and %2$d are percent, %3$d a number of months */
          ngettext ("Of the updates of the last %3$d month that have a rating: green if %1$d %% or "
                    "more are green, amber from %2$d %%, else red.",
                    "Of the updates of the last %3$d months that have a rating: green if %1$d %% "
                    "or more are green, amber from %2$d %%, else red.",
                    self->months),
          self->green,
          self->amber,
          self->months);
    case WAYMARK_RULE_MANUAL:
      return g_strdup (_ ("Nothing is rated by itself."));
    case WAYMARK_RULE_UNKNOWN:
    default:
      return g_strdup (_ ("A newer Waymark chose how this plan is rated; this one cannot tell. "
                          "Nothing is rated by itself here."));
    }
}
