/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-plan.h"

G_BEGIN_DECLS

/**
 * WaymarkRuleName:
 * @WAYMARK_RULE_DAYS_LATE: green, amber within some weeks of the due date and up to some
 *   months late, then red
 * @WAYMARK_RULE_ONE_MONTH: green, amber up to one month late, then red
 * @WAYMARK_RULE_UPDATES_PERCENT: by the share of green among the rated updates of some months
 * @WAYMARK_RULE_MANUAL: only set by hand
 * @WAYMARK_RULE_UNKNOWN: a rule of a later version
 */
typedef enum
{
  WAYMARK_RULE_DAYS_LATE,
  WAYMARK_RULE_ONE_MONTH,
  WAYMARK_RULE_UPDATES_PERCENT,
  WAYMARK_RULE_MANUAL,
  WAYMARK_RULE_UNKNOWN,
} WaymarkRuleName;

/**
 * WaymarkRatingRule:
 * @name: which rule
 * @weeks: of days-late: how many weeks before the last day amber begins, 0 to 52
 * @months: of days-late: how many months late it stays amber, 0 to 24; of updates-percent:
 *   how many months back updates count, 1 to 60
 * @green: of updates-percent: percent of green from which it is green, 1 to 100
 * @amber: of updates-percent: from which it is amber, 0 to 100, not more than @green
 * @blue: what is complete is blue, not green
 *
 * How the ratings of a plan are found. The plan's field `rating_rule` holds it as
 *
 *     name[:parameter=value[,parameter=value…]]
 *
 * with the parameters that differ from what the rule takes by itself, in this order:
 * `days-late` weeks=8, months=3; `updates-percent` months=12, green=75, amber=50; each rule
 * complete=green or complete=blue. So `days-late`, `days-late:weeks=4,complete=blue`. An
 * unset field is `days-late`.
 */
typedef struct
{
  WaymarkRuleName name;
  int weeks;
  int months;
  int green;
  int amber;
  gboolean blue;
} WaymarkRatingRule;

void        waymark_rating_rule_init     (WaymarkRatingRule *self, WaymarkRuleName name);
gboolean    waymark_rating_rule_parse    (WaymarkRatingRule *self, const char *words);
char       *waymark_rating_rule_format   (const WaymarkRatingRule *self);
void        waymark_plan_get_rating_rule (WaymarkPlan *plan, WaymarkRatingRule *rule);

const char *waymark_rule_get_label       (WaymarkRuleName name);   /* for people */
char       *waymark_rating_rule_explain  (const WaymarkRatingRule *self);

G_END_DECLS
