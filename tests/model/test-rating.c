/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-due-move.h"
#include "waymark-new-update.h"
#include "waymark-rating.h"
#include "waymark-stage.h"

#include "plan-builder.h"

typedef struct
{
  WaymarkPlan *plan;
  WaymarkItem *action;
} Fixture;

static GDate
day (const char *date)
{
  GDate parsed;

  g_date_clear (&parsed, 1);
  g_date_set_parse (&parsed, date);
  g_assert_true (g_date_valid (&parsed));
  return parsed;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  f->plan = waymark_plan_new (NULL);
  waymark_plan_add_statuses (f->plan);
  f->action = build_action (f->plan, build_theme (f->plan, "Trees"), "Plant limes");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->plan);
}

static void
set_rule (Fixture *f, const char *rule)
{
  waymark_plan_set_string (f->plan, waymark_plan_get_root (f->plan), "rating_rule", rule);
}

static void
set_stage (Fixture *f, WaymarkStage stage)
{
  WaymarkItem *status = stage != WAYMARK_STAGE_NONE
                            ? waymark_plan_find_status (f->plan, waymark_stage_get_name (stage))
                            : NULL;

  waymark_plan_set_string (
      f->plan, f->action, "status", status != NULL ? waymark_item_get_id (status) : NULL);
}

static void
set_due (Fixture *f, const char *field, const char *window)
{
  g_autoptr (WaymarkValue) due = waymark_value_new_words (window, window);

  waymark_plan_set (f->plan, f->action, field, due);
}

static WaymarkItem *
add_update (Fixture *f, const char *date, const char *field, const char *value)
{
  WaymarkItem *update = build (f->plan, WAYMARK_KIND_UPDATE, f->action, "date", date);

  if (field != NULL)
    waymark_plan_set_string (f->plan, update, field, value);
  return update;
}

static WaymarkItem *
add_move (Fixture *f, const char *date, const char *window, const char *decision)
{
  WaymarkItem *update = add_update (f, date, "decision", decision);
  g_autoptr (WaymarkValue) due = waymark_value_new_words (window, window);

  waymark_plan_set (f->plan, update, "new_due", due);
  return update;
}

static void
assert_rated (Fixture *f, const char *on, const char *rating, const char *sentence)
{
  GDate today = day (on);
  WaymarkRated rated = waymark_action_rate (f->action, NULL, &today);
  g_autofree char *explained = waymark_action_explain_rating (f->action, &today);

  g_assert_cmpstr (waymark_rating_get_name (rated.rating), ==, rating);
  if (sentence != NULL)
    g_assert_cmpstr (explained, ==, sentence);
  g_assert_true (g_str_has_prefix (explained, waymark_rating_get_label (rated.rating)));
}

/* ---- the truth tables */

typedef struct
{
  const char *rule;
  const char *due; /* first due, too */
  const char *on;
  const char *rating;
  const char *sentence;
} DateCase;

static const DateCase date_cases[] = {
  /* days-late as it comes: amber from 8 weeks before to 3 months after */
  { NULL, "2024-03", "2024-02-03", "green", "Green: due March 2024, in 8 weeks" },
  { NULL, "2024-03", "2024-02-04", "amber", "Amber: due March 2024, in 8 weeks" },
  { NULL, "2024-03", "2023-01-01", "green", "Green: due March 2024, in 14 months" },
  { NULL, "2024-03", "2024-03-30", "amber", "Amber: due March 2024, in 1 day" },
  { NULL, "2024-03", "2024-03-31", "amber", "Amber: due March 2024, which ends today" },
  { NULL, "2024-03", "2024-04-01", "amber", "Amber: due March 2024, 1 day ago, not complete" },
  { NULL, "2024-03", "2024-06-30", "amber", "Amber: due March 2024, 3 months ago, not complete" },
  { NULL, "2024-03", "2024-07-01", "red", "Red: due March 2024, 3 months ago, not complete" },
  { NULL, "2024-03", "2024-11-29", "red", "Red: due March 2024, 7 months ago, not complete" },
  { NULL, "2024-03", "2024-11-30", "red", "Red: due March 2024, 8 months ago, not complete" },
  { NULL, "2024-03", "2024-12-01", "red", "Red: due March 2024, 8 months ago, not complete" },
  { "days-late", "../2026-03", "2026-06-30", "amber", NULL },
  { "days-late", "../2026-03", "2026-07-01", "red", NULL },
  { "days-late", "2025-07/2025-09", "2025-07-15", "green", NULL },
  { "days-late", "2023", "2024-03-31", "amber", NULL },
  { "days-late", "2023", "2024-04-01", "red", NULL },
  { "days-late", "2026-02-28", "2026-05-28", "amber", NULL },
  { "days-late", "2026-02-28", "2026-05-29", "red", NULL },
  /* with its parameters */
  { "days-late:weeks=1", "2024-03", "2024-03-23", "green", "Green: due March 2024, in 8 days" },
  { "days-late:weeks=1", "2024-03", "2024-03-24", "amber", "Amber: due March 2024, in 7 days" },
  { "days-late:weeks=0", "2024-03", "2024-03-31", "green", NULL },
  { "days-late:weeks=0", "2024-03", "2024-04-01", "amber", NULL },
  { "days-late:months=0", "2024-03", "2024-03-31", "amber", NULL },
  { "days-late:months=0", "2024-03", "2024-04-01", "red", NULL },
  { "days-late:weeks=0,months=0", "2024-03", "2024-03-31", "green", NULL },
  { "days-late:weeks=0,months=0", "2024-03", "2024-04-01", "red", NULL },
  { "days-late:weeks=4,months=1", "2024-03", "2024-04-30", "amber", NULL },
  { "days-late:weeks=4,months=1", "2024-03", "2024-05-01", "red", NULL },
  /* one month */
  { "one-month", "2024-03", "2024-03-31", "green", "Green: due March 2024, which ends today" },
  { "one-month",
    "2024-03",
    "2024-04-01",
    "amber",
    "Amber: due March 2024, 1 day ago, not complete" },
  { "one-month",
    "2024-03",
    "2024-04-30",
    "amber",
    "Amber: due March 2024, 30 days ago, not complete" },
  { "one-month", "2024-03", "2024-05-01", "red", "Red: due March 2024, 31 days ago, not complete" },
  { "one-month", "2024-01-31", "2024-02-29", "amber", NULL },
  { "one-month", "2024-01-31", "2024-03-01", "red", NULL },
  /* neither has anything to go by */
  { "days-late", NULL, "2030-01-01", NULL, "Not rated: no due date" },
  { "one-month", "2024-04/..", "2030-01-01", NULL, "Not rated: its due date has no end" },
  /* by hand only, and a rule that is not known */
  { "manual", "2024-03", "2030-01-01", NULL, "Not rated: this plan is rated by hand" },
  { "weather", "2024-03", "2030-01-01", NULL, "Not rated: the plan's rule is of a newer Waymark" },
  { "days-late:moons=3", "2024-03", "2030-01-01", NULL, NULL },
  { "days-late:weeks=53", "2024-03", "2030-01-01", NULL, NULL },
};

static void
test_dates (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (date_cases); i++)
    {
      const DateCase *c = &date_cases[i];

      g_test_message ("%s, due %s, on %s", c->rule != NULL ? c->rule : "-", c->due, c->on);
      set_rule (f, c->rule);
      set_due (f, "due", c->due);
      set_due (f, "first_due", c->due);
      assert_rated (f, c->on, c->rating, c->sentence);
    }
}

static void
test_words_without_window (Fixture *f, gconstpointer data)
{
  g_autoptr (WaymarkValue) due = waymark_value_new_words ("sometime in spring", NULL);

  waymark_plan_set (f->plan, f->action, "due", due);
  assert_rated (f,
                "2030-01-01",
                NULL,
                "Not rated: nobody can tell when “\u2068sometime in spring\u2069” is late");
}

/* What each stage comes to under each rule, long past the due date. */
static void
test_stages (Fixture *f, gconstpointer data)
{
  static const struct
  {
    WaymarkStage stage;
    const char *by_date, *manual;
  } cases[] = {
    { WAYMARK_STAGE_NONE, "red", NULL },        { WAYMARK_STAGE_PROPOSED, "red", NULL },
    { WAYMARK_STAGE_AGREED, "red", NULL },      { WAYMARK_STAGE_NOT_STARTED, "red", NULL },
    { WAYMARK_STAGE_IN_PROGRESS, "red", NULL }, { WAYMARK_STAGE_PAUSED, "red", NULL },
    { WAYMARK_STAGE_ONGOING, "green", NULL },   { WAYMARK_STAGE_COMPLETE, "green", "green" },
    { WAYMARK_STAGE_CLOSED, NULL, NULL },       { WAYMARK_STAGE_MERGED, NULL, NULL },
  };

  set_due (f, "due", "2024-03");
  set_due (f, "first_due", "2024-03");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_stage (f, cases[i].stage);
      set_rule (f, "days-late");
      assert_rated (f, "2030-01-01", cases[i].by_date, NULL);
      set_rule (f, "one-month");
      assert_rated (f, "2030-01-01", cases[i].by_date, NULL);
      set_rule (f, "manual");
      assert_rated (f, "2030-01-01", cases[i].manual, NULL);
      set_rule (f, "updates-percent");
      assert_rated (f, "2030-01-01", cases[i].manual, NULL);
    }
  set_stage (f, WAYMARK_STAGE_COMPLETE);
  set_rule (f, "days-late:complete=blue");
  assert_rated (f, "2030-01-01", "blue", "Blue: complete");
  set_rule (f, "one-month:complete=blue");
  assert_rated (f, "2030-01-01", "blue", NULL);
  set_rule (f, "updates-percent:green=80,complete=blue");
  assert_rated (f, "2030-01-01", "blue", NULL);
  set_stage (f, WAYMARK_STAGE_ONGOING);
  set_rule (f, NULL);
  assert_rated (f, "2030-01-01", "green", "Green: ongoing, so never late");
}

static void
test_updates (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *ratings; /* oldest first, one a month from January 2025 */
    const char *rating;
  } cases[] = {
    { "", NULL },         { "g", "green" },     { "a", "red" },      { "ga", "amber" },
    { "r", "red" },       { "gggr", "green" },  { "ggr", "amber" },  { "gr", "amber" },
    { "grr", "red" },     { "gg--a", "amber" }, { "bbbr", "green" }, { "gggaa", "amber" },
    { "ggggg", "green" }, { "-", NULL },
  };

  set_rule (f, "updates-percent");
  set_due (f, "due", "2024-03");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WaymarkItem *update;

      for (guint k = 0; cases[i].ratings[k] != '\0'; k++)
        {
          g_autofree char *date = g_strdup_printf ("2025-%02u-10", k + 1);
          const char *rating = cases[i].ratings[k] == 'g'   ? "green"
                               : cases[i].ratings[k] == 'a' ? "amber"
                               : cases[i].ratings[k] == 'r' ? "red"
                               : cases[i].ratings[k] == 'b' ? "blue"
                                                            : NULL;
          add_update (f, date, "rating", rating);
        }
      g_test_message ("%s", cases[i].ratings);
      assert_rated (f, "2025-12-31", cases[i].rating, NULL);
      while ((update = waymark_item_first (f->action, WAYMARK_KIND_UPDATE)) != NULL)
        waymark_plan_remove (f->plan, update);
    }
}

static void
test_updates_by_age (Fixture *f, gconstpointer data)
{
  add_update (f, "2024-05-01", "rating", "red");
  add_update (f, "2025-02-01", "rating", "green");
  set_rule (f, "updates-percent");
  assert_rated (f,
                "2025-04-30",
                "amber",
                "Amber: 1 of 2 updates with a rating in the last 12 months were green");
  assert_rated (f,
                "2025-05-01",
                "green",
                "Green: 1 of 1 update with a rating in the last 12 months was green");
  /* what is dated ahead does not count yet */
  assert_rated (f, "2025-01-31", "red", NULL);
  set_rule (f, "updates-percent:months=24,green=50,amber=10");
  assert_rated (f, "2025-05-01", "green", NULL);
  set_rule (f, "updates-percent:months=1");
  assert_rated (f, "2025-05-01", NULL, "Not rated: no update with a rating in the last 1 month");
}

/* ---- moved dates */

static void
test_move_not_agreed (Fixture *f, gconstpointer data)
{
  WaymarkItem *move;

  set_due (f, "first_due", "2024-03");
  set_due (f, "due", "2025-06");
  move = add_move (f, "2024-09-01", "2025-06", "proposed");
  assert_rated (f,
                "2024-12-01",
                "red",
                "Red: agreed for March 2024 and not complete; June 2025 is not agreed yet");
  waymark_plan_set_string (f->plan, move, "decision", "agreed");
  assert_rated (f,
                "2024-12-01",
                "amber",
                "Amber: moved from March 2024 to June 2025, and nothing was reported since");
  waymark_plan_set_string (f->plan, move, "decision", NULL);
  assert_rated (f, "2024-12-01", "red", NULL);
}

static void
test_move_alone (Fixture *f, gconstpointer data)
{
  WaymarkItem *report;

  set_due (f, "first_due", "2024-03");
  set_due (f, "due", "2025-06");
  add_update (f, "2024-08-01", "text", "Holes dug.");
  add_move (f, "2024-09-01", "2025-06", "agreed");
  assert_rated (f, "2024-12-01", "amber", NULL);
  report = add_update (f, "2024-09-02", "text", "Limes ordered.");
  assert_rated (f, "2024-12-01", "green", "Green: due June 2025, in 6 months");
  /* older than the move */
  waymark_plan_set_string (f->plan, report, "date", "2024-08-31");
  assert_rated (f, "2024-12-01", "amber", NULL);
  /* moved once more, when the date was far off: it is green by that date, but not by work */
  add_move (f, "2024-10-01", "2026-06", "agreed");
  set_due (f, "due", "2026-06");
  assert_rated (f, "2024-12-01", "amber", NULL);
}

static void
test_move_ahead_of_time (Fixture *f, gconstpointer data)
{
  set_due (f, "first_due", "2025-03");
  set_due (f, "due", "2026-03");
  add_move (f, "2024-06-01", "2026-03", "agreed");
  assert_rated (f, "2024-12-01", "green", NULL);
  assert_rated (f, "2025-12-01", "green", NULL);
}

static void
test_move_at_a_meeting (Fixture *f, gconstpointer data)
{
  WaymarkItem *meeting = build (f->plan, WAYMARK_KIND_MEETING, NULL, "date", "2024-07-01");
  WaymarkItem *move;

  set_due (f, "first_due", "2024-06");
  set_due (f, "due", "2026-06");
  move = add_move (f, "2024-01-01", "2026-06", "agreed");
  assert_rated (f, "2024-12-01", "green", NULL);
  waymark_plan_set_string (f->plan, move, "meeting", waymark_item_get_id (meeting));
  assert_rated (f, "2024-12-01", "amber", NULL);
}

static void
test_taken_away (Fixture *f, gconstpointer data)
{
  set_due (f, "first_due", "2024-03");
  add_move (f, "2024-09-01", NULL, "proposed");
  assert_rated (f,
                "2024-12-01",
                "red",
                "Red: agreed for March 2024 and not complete; to have no date is not agreed yet");
}

static void
test_moved_without_a_word (Fixture *f, gconstpointer data)
{
  set_due (f, "first_due", "2024-03");
  set_due (f, "due", "2026-06");
  assert_rated (f, "2024-12-01", "amber", NULL);
  add_update (f, "2024-11-01", "text", "Limes ordered.");
  assert_rated (f, "2024-12-01", "green", NULL);
}

/* Whatever is moved, and however often: green before and after, or not green after. */
static void
test_moving_never_makes_green (Fixture *f, gconstpointer data)
{
  static const char *const firsts[] = { "2024-03", "2024-11", "2024-12-15", "2025-01", "2026" };
  static const char *const rules[] = { "days-late", "days-late:weeks=2,months=0", "one-month" };

  for (guint r = 0; r < G_N_ELEMENTS (rules); r++)
    for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
      for (guint agree = 0; agree < 2; agree++)
        {
          GDate today = day ("2024-12-01");
          WaymarkRating before, after;

          set_rule (f, rules[r]);
          set_due (f, "first_due", firsts[i]);
          set_due (f, "due", firsts[i]);
          before = waymark_action_rate (f->action, NULL, &today).rating;
          for (guint n = 0; n < 3; n++)
            {
              g_autoptr (WaymarkEdit) edit = waymark_edit_begin (f->plan, "Move", SESSION);
              WaymarkDueMove move = {
                .words = n == 0   ? "June 2027"
                         : n == 1 ? "TBC"
                                  : "June 2028",
                .reason = "Frost",
                .date = "2024-12-01",
              };

              g_assert_true (waymark_edit_move_due (edit, f->action, &move, NULL));
              waymark_edit_keep (g_steal_pointer (&edit));
              if (agree)
                {
                  WaymarkItem *update = waymark_item_get_child (
                      f->action, waymark_item_get_n_children (f->action) - 1);

                  edit = waymark_edit_begin (f->plan, "Agree", SESSION);
                  g_assert_true (n == 2 || waymark_edit_agree_date (edit, update, NULL, NULL));
                  waymark_edit_keep (g_steal_pointer (&edit));
                }
              after = waymark_action_rate (f->action, NULL, &today).rating;
              if (before != WAYMARK_RATING_GREEN)
                g_assert_cmpint (after, !=, WAYMARK_RATING_GREEN);
            }
          while (waymark_item_first (f->action, WAYMARK_KIND_UPDATE) != NULL)
            waymark_plan_remove (f->plan, waymark_item_first (f->action, WAYMARK_KIND_UPDATE));
        }
}

/* ---- by hand */

static void
test_by_hand (Fixture *f, gconstpointer data)
{
  GDate today = day ("2024-12-01");
  WaymarkRated rated;
  g_autofree char *rule = NULL;

  set_due (f, "due", "2024-03");
  set_due (f, "first_due", "2024-03");
  waymark_plan_set_string (f->plan, f->action, "rating", "amber");
  assert_rated (f, "2024-12-01", "amber", "Amber by hand, without a reason");
  waymark_plan_set_string (f->plan, f->action, "rating_reason", "The nursery delivers in May");
  assert_rated (f, "2024-12-01", "amber", "Amber by hand: \u2068The nursery delivers in May\u2069");
  rated = waymark_action_rate (f->action, NULL, &today);
  g_assert_true (rated.by_hand);
  g_assert_cmpint (rated.by_rule, ==, WAYMARK_RATING_RED);
  rule = waymark_action_explain_rule (f->action, &today);
  g_assert_cmpstr (rule, ==, "Red: due March 2024, 8 months ago, not complete");
  set_rule (f, "manual");
  assert_rated (f, "2024-12-01", "amber", NULL);
}

static void
test_by_hand_needs_a_reason (Fixture *f, gconstpointer data)
{
  g_autoptr (WaymarkEdit) edit = waymark_edit_begin (f->plan, "Rate", SESSION);
  g_autoptr (GError) error = NULL;

  g_assert_false (waymark_edit_rate (edit, f->action, "amber", " ", &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE);
  g_assert_true (waymark_edit_rate (edit, f->action, "amber", " Short of staff ", NULL));
  g_assert_cmpstr (waymark_item_get_string (f->action, "rating_reason"), ==, "Short of staff");
  g_assert_true (waymark_edit_rate (edit, f->action, NULL, NULL, NULL));
  g_assert_null (waymark_item_get (f->action, "rating"));
  g_assert_null (waymark_item_get (f->action, "rating_reason"));
}

static void
test_pointers (Fixture *f, gconstpointer data)
{
  WaymarkItem *pointer = build_action (f->plan, waymark_item_get_parent (f->action), "See 1.1");
  g_autoptr (WaymarkEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  build_reference (f->plan, pointer, f->action, "see");
  set_due (f, "due", "2024-03");
  f->action = pointer;
  waymark_plan_set_string (f->plan, pointer, "rating", "red");
  assert_rated (f, "2030-01-01", NULL, "Not rated: it only points to others");
  waymark_plan_set_string (f->plan, pointer, "rating", NULL);
  edit = waymark_edit_begin (f->plan, "Rate", SESSION);
  g_assert_false (waymark_edit_rate (edit, pointer, "amber", "Frost", &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE);
}

/* ---- the rule as it is stored */

static void
test_rule_words (void)
{
  static const struct
  {
    const char *words;
    const char *again; /* NULL: not understood */
  } cases[] = {
    { "days-late", "days-late" },
    { "days-late:weeks=8", "days-late" },
    { "days-late:months=2,weeks=4", "days-late:weeks=4,months=2" },
    { "days-late:complete=blue,weeks=4", "days-late:weeks=4,complete=blue" },
    { "one-month", "one-month" },
    { "one-month:complete=blue", "one-month:complete=blue" },
    { "one-month:complete=green", "one-month" },
    { "updates-percent:green=80,amber=40", "updates-percent:green=80,amber=40" },
    { "updates-percent:months=3", "updates-percent:months=3" },
    { "manual", "manual" },
    { "updates-percent:green=40", NULL },
    { "one-month:weeks=4", NULL },
    { "manual:weeks=4", NULL },
    { "days-late:", NULL },
    { "days-late:weeks", NULL },
    { "days-late:weeks=", NULL },
    { "days-late:weeks=-1", NULL },
    { "days-late:weeks=4,", NULL },
    { "days-late:weeks= 4", NULL },
    { "Days-late", NULL },
    { "days", NULL },
    { "one-month:complete=red", NULL },
  };
  WaymarkRatingRule rule;

  g_assert_true (waymark_rating_rule_parse (&rule, NULL));
  g_assert_cmpint (rule.name, ==, WAYMARK_RULE_DAYS_LATE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean known = waymark_rating_rule_parse (&rule, cases[i].words);
      g_autofree char *again = known ? waymark_rating_rule_format (&rule) : NULL;

      g_test_message ("%s", cases[i].words);
      g_assert_cmpstr (again, ==, cases[i].again);
      if (!known)
        g_assert_cmpint (rule.name, ==, WAYMARK_RULE_UNKNOWN);
    }
}

static void
test_rule_sentences (void)
{
  static const struct
  {
    const char *words;
    const char *sentence;
  } cases[] = {
    { "days-late",
      "Amber from 8 weeks before the last day of the due date. Red when it is more than 3 months "
      "late; green before." },
    { "days-late:weeks=0,months=1",
      "Green up to the last day of the due date, amber up to 1 month late, then red." },
    { "days-late:weeks=1,months=0",
      "Amber from 1 week before the last day of the due date, red after it; green before." },
    { "days-late:weeks=0,months=0", "Green up to the last day of the due date, then red." },
    { "updates-percent",
      "Of the updates of the last 12 months that have a rating: green if 75 % or more are green, "
      "amber from 50 %, else red." },
    { "manual", "Nothing is rated by itself." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WaymarkRatingRule rule;
      g_autofree char *sentence = NULL;

      waymark_rating_rule_parse (&rule, cases[i].words);
      sentence = waymark_rating_rule_explain (&rule);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/rating/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("dates", test_dates);
  ADD ("words-without-window", test_words_without_window);
  ADD ("stages", test_stages);
  ADD ("updates", test_updates);
  ADD ("updates-by-age", test_updates_by_age);
  ADD ("move-not-agreed", test_move_not_agreed);
  ADD ("move-alone", test_move_alone);
  ADD ("move-ahead-of-time", test_move_ahead_of_time);
  ADD ("move-at-a-meeting", test_move_at_a_meeting);
  ADD ("taken-away", test_taken_away);
  ADD ("moved-without-a-word", test_moved_without_a_word);
  ADD ("moving-never-makes-green", test_moving_never_makes_green);
  ADD ("by-hand", test_by_hand);
  ADD ("by-hand-needs-a-reason", test_by_hand_needs_a_reason);
  ADD ("pointers", test_pointers);
  g_test_add_func ("/rating/rule-words", test_rule_words);
  g_test_add_func ("/rating/rule-sentences", test_rule_sentences);
  return g_test_run ();
}
