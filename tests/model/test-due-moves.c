/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-due-move.h"
#include "waymark-due.h"
#include "waymark-new-update.h"
#include "waymark-slippage.h"
#include "waymark-stage.h"
#include "waymark-updates.h"

#include "plan-builder.h"

typedef struct
{
  WaymarkPlan *plan;
  WaymarkItem *action;
  GHashTable *own; /* "id field": written in this session */
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->plan = waymark_plan_new (NULL);
  waymark_plan_add_statuses (f->plan);
  f->action = build_action (f->plan, build_theme (f->plan, "Trees"), "Plant limes");
  f->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_hash_table_unref (f->own);
  g_object_unref (f->plan);
}

static gboolean
is_own (WaymarkItem *item, const char *field, gpointer user_data)
{
  Fixture *f = user_data;
  g_autofree char *key = g_strconcat (waymark_item_get_id (item), " ", field, NULL);

  return g_hash_table_contains (f->own, key);
}

static void
keep (Fixture *f, WaymarkEdit *edit)
{
  g_autoptr (GPtrArray) changes = waymark_edit_get_changes (edit);

  for (guint i = 0; i < changes->len; i++)
    {
      WaymarkRegisterChange *change = changes->pdata[i];

      g_hash_table_add (f->own, g_strconcat (change->item, " ", change->field, NULL));
    }
  waymark_edit_keep (edit);
}

static gboolean
try_move (Fixture *f, const char *words, const char *reason)
{
  g_autoptr (WaymarkEdit) edit = waymark_edit_begin (f->plan, "Move", SESSION);
  g_autoptr (GError) error = NULL;
  WaymarkDueMove move = {
    .words = words, .reason = reason, .who = "R. Olwen", .is_own = is_own, .user_data = f
  };
  gboolean needs = waymark_action_move_needs_reason (f->action, &move);

  if (!waymark_edit_move_due (edit, f->action, &move, &error))
    {
      g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE);
      g_assert_true (needs);
      return FALSE;
    }
  g_assert_true (!needs || reason != NULL);
  keep (f, g_steal_pointer (&edit));
  return TRUE;
}

static void
next_session (Fixture *f)
{
  g_hash_table_remove_all (f->own);
}

static const char *
due (Fixture *f)
{
  return waymark_item_get_window (f->action, "due");
}

static const char *
first (Fixture *f)
{
  return waymark_item_get_window (f->action, "first_due");
}

static guint
n_updates (Fixture *f)
{
  return waymark_item_count (f->action, WAYMARK_KIND_UPDATE);
}

static WaymarkItem *
latest (Fixture *f)
{
  return waymark_action_get_latest (f->action);
}

static void
decide (Fixture *f, WaymarkItem *update, gboolean agree)
{
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Decide", SESSION);

  if (agree)
    g_assert_true (waymark_edit_agree_date (edit, update, NULL, NULL));
  else
    g_assert_true (waymark_edit_refuse_date (edit, update, NULL, NULL));
  keep (f, edit);
}

static WaymarkItem *
propose (Fixture *f, const char *words, const char *reason)
{
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Add update", SESSION);
  WaymarkNewUpdate new = { .text = "Talked to the nursery", .due = words, .reason = reason };
  WaymarkItem *update = waymark_edit_add_update (edit, f->action, &new, NULL);

  g_assert_nonnull (update);
  keep (f, edit);
  return update;
}

/* moves, undecided, months */
static void
assert_slipped (Fixture *f, guint n_moves, guint n_undecided, int months)
{
  g_autoptr (WaymarkSlippage) slippage = waymark_slippage_new (f->action);

  g_assert_cmpuint (slippage->n_moves, ==, n_moves);
  g_assert_cmpuint (slippage->n_undecided, ==, n_undecided);
  g_assert_cmpint (slippage->months, ==, months);
}

static void
test_first_date (Fixture *f, gconstpointer data)
{
  g_assert_true (try_move (f, "TBC", NULL));
  g_assert_null (first (f));
  g_assert_true (try_move (f, "march 2024", NULL));
  g_assert_cmpstr (due (f), ==, "2024-03");
  g_assert_cmpstr (first (f), ==, "2024-03");
  g_assert_cmpuint (n_updates (f), ==, 0);
  assert_slipped (f, 0, 0, 0);
}

static void
test_correction_of_first_date (Fixture *f, gconstpointer data)
{
  g_assert_true (try_move (f, "march 2024", NULL));
  g_assert_true (try_move (f, "march 2025", NULL));
  g_assert_cmpstr (due (f), ==, "2025-03");
  g_assert_cmpstr (first (f), ==, "2025-03");
  g_assert_true (try_move (f, "TBC", NULL));
  g_assert_null (first (f));
  g_assert_true (try_move (f, "june 2025", NULL));
  g_assert_cmpstr (first (f), ==, "2025-06");
  g_assert_cmpuint (n_updates (f), ==, 0);
}

static void
test_other_words (Fixture *f, gconstpointer data)
{
  g_assert_true (try_move (f, "march 2024", NULL));
  next_session (f);
  g_assert_true (try_move (f, "Mar 24", NULL));
  g_assert_cmpstr (waymark_item_get_words (f->action, "due"), ==, "Mar 24");
  g_assert_cmpuint (n_updates (f), ==, 0);
}

static void
test_move (Fixture *f, gconstpointer data)
{
  g_assert_true (try_move (f, "march 2024", NULL));
  next_session (f);
  g_assert_false (try_move (f, "june 2025", NULL));
  g_assert_false (try_move (f, "june 2025", "  \n"));
  g_assert_false (try_move (f, "", NULL));
  g_assert_false (try_move (f, "TBC", NULL));
  g_assert_cmpstr (due (f), ==, "2024-03");
  g_assert_cmpuint (n_updates (f), ==, 0);

  g_assert_true (try_move (f, "june 2025", "Frost"));
  g_assert_cmpstr (due (f), ==, "2025-06");
  g_assert_cmpstr (first (f), ==, "2024-03");
  g_assert_cmpuint (n_updates (f), ==, 1);
  g_assert_cmpstr (waymark_item_get_window (latest (f), "new_due"), ==, "2025-06");
  g_assert_cmpstr (waymark_item_get_string (latest (f), "reason"), ==, "Frost");
  g_assert_cmpstr (waymark_item_get_string (latest (f), "who"), ==, "R. Olwen");
  g_assert_cmpstr (waymark_item_get_string (latest (f), "decision"), ==, "proposed");
  g_assert_nonnull (waymark_item_get_string (latest (f), "date"));
  assert_slipped (f, 1, 1, 15);
}

static void
test_correction_of_move (Fixture *f, gconstpointer data)
{
  g_assert_true (try_move (f, "march 2024", NULL));
  next_session (f);
  g_assert_true (try_move (f, "june 2035", "Frost"));
  g_assert_true (try_move (f, "june 2025", NULL));
  g_assert_cmpuint (n_updates (f), ==, 1);
  g_assert_cmpstr (waymark_item_get_window (latest (f), "new_due"), ==, "2025-06");
  assert_slipped (f, 1, 1, 15);
  /* back to what it was: nothing was moved */
  g_assert_true (try_move (f, "march 2024", NULL));
  g_assert_cmpuint (n_updates (f), ==, 0);
  assert_slipped (f, 0, 0, 0);
  /* taken away and given again */
  g_assert_true (try_move (f, "", "Nobody knows"));
  g_assert_null (due (f));
  g_assert_true (try_move (f, "june 2025", NULL));
  g_assert_cmpuint (n_updates (f), ==, 1);
  assert_slipped (f, 1, 1, 15);
}

static void
test_agreed_is_not_corrected (Fixture *f, gconstpointer data)
{
  WaymarkItem *update;

  g_assert_true (try_move (f, "march 2024", NULL));
  next_session (f);
  update = propose (f, "june 2025", "Frost");
  decide (f, update, TRUE);
  g_assert_cmpstr (due (f), ==, "2025-06");
  /* the date was written in this session, but by agreeing */
  g_assert_false (try_move (f, "june 2026", NULL));
  g_assert_cmpstr (waymark_item_get_window (update, "new_due"), ==, "2025-06");
}

static void
test_several_moves (Fixture *f, gconstpointer data)
{
  g_assert_true (try_move (f, "march 2024", NULL));
  next_session (f);
  g_assert_true (try_move (f, "june 2024", "Frost"));
  next_session (f);
  g_assert_true (try_move (f, "sept 2024", "Drought"));
  assert_slipped (f, 2, 1, 6);
  next_session (f);
  decide (f, latest (f), TRUE);
  assert_slipped (f, 2, 0, 6);
  g_assert_true (try_move (f, "january 2024", "Limes came early"));
  assert_slipped (f, 3, 1, -2);
  decide (f, latest (f), FALSE);
  g_assert_cmpstr (due (f), ==, "2024-09");
  assert_slipped (f, 2, 0, 6);
  next_session (f);
  g_assert_true (try_move (f, "TBC", "No money"));
  assert_slipped (f, 3, 1, 0);
  next_session (f);
  g_assert_true (try_move (f, "march 2025", NULL));
  g_assert_cmpstr (first (f), ==, "2024-03");
  assert_slipped (f, 3, 0, 12);
}

static void
test_proposal (Fixture *f, gconstpointer data)
{
  WaymarkItem *june, *sept;
  g_autoptr (WaymarkSlippage) slippage = NULL;

  g_assert_true (try_move (f, "march 2024", NULL));
  next_session (f);
  june = propose (f, "june 2024", "Frost");
  sept = propose (f, "sept 2024", "Drought");
  g_assert_cmpstr (due (f), ==, "2024-03");
  assert_slipped (f, 0, 2, 0);
  slippage = waymark_slippage_new (f->action);
  g_assert_true (waymark_slippage_get_undecided (slippage)->update == sept);
  decide (f, june, TRUE);
  g_assert_cmpstr (due (f), ==, "2024-06");
  assert_slipped (f, 1, 1, 3);
  decide (f, sept, FALSE);
  g_assert_cmpstr (due (f), ==, "2024-06");
  assert_slipped (f, 1, 0, 3);
  /* thought better of */
  decide (f, sept, TRUE);
  g_assert_cmpstr (due (f), ==, "2024-09");
  assert_slipped (f, 2, 0, 6);
}

static void
test_proposal_of_first_date (Fixture *f, gconstpointer data)
{
  WaymarkItem *update = propose (f, "june 2024", "Now known");

  g_assert_null (due (f));
  decide (f, update, TRUE);
  g_assert_cmpstr (due (f), ==, "2024-06");
  g_assert_cmpstr (first (f), ==, "2024-06");
  assert_slipped (f, 1, 0, 0);
}

static void
test_move_beside_proposal (Fixture *f, gconstpointer data)
{
  WaymarkItem *proposal;

  g_assert_true (try_move (f, "march 2024", NULL));
  next_session (f);
  proposal = propose (f, "june 2024", "Frost");
  g_assert_true (try_move (f, "sept 2024", "Drought"));
  g_assert_cmpstr (waymark_item_get_string (proposal, "decision"), ==, "proposed");
  assert_slipped (f, 1, 2, 6);
  decide (f, proposal, TRUE);
  g_assert_cmpstr (due (f), ==, "2024-06");
  assert_slipped (f, 2, 0, 3);
}

static void
test_refused_at_once (Fixture *f, gconstpointer data)
{
  g_assert_true (try_move (f, "march 2024", NULL));
  next_session (f);
  g_assert_true (try_move (f, "june 2024", "Frost"));
  decide (f, latest (f), FALSE);
  g_assert_cmpstr (due (f), ==, "2024-03");
  assert_slipped (f, 0, 0, 0);
}

static void
test_nothing_to_decide (Fixture *f, gconstpointer data)
{
  WaymarkItem *update = build (f->plan, WAYMARK_KIND_UPDATE, f->action, "text", "Holes dug");
  g_autoptr (WaymarkEdit) edit = waymark_edit_begin (f->plan, "Decide", SESSION);
  g_autoptr (GError) error = NULL;

  g_assert_false (waymark_edit_agree_date (edit, update, NULL, &error));
  g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE);
  g_assert_false (waymark_edit_refuse_date (edit, update, NULL, NULL));
}

static void
test_at_a_meeting (Fixture *f, gconstpointer data)
{
  WaymarkItem *meeting = build (f->plan, WAYMARK_KIND_MEETING, NULL, "body", "Forum");
  WaymarkItem *update;
  g_autoptr (WaymarkEdit) edit = NULL;

  g_assert_true (try_move (f, "march 2024", NULL));
  next_session (f);
  update = propose (f, "june 2024", "Frost");
  edit = waymark_edit_begin (f->plan, "Agree", SESSION);
  g_assert_true (waymark_edit_agree_date (edit, update, meeting, NULL));
  g_assert_cmpstr (waymark_item_get_string (update, "meeting"), ==, waymark_item_get_id (meeting));
}

/* ---- updates */

static void
test_update_sets_action (Fixture *f, gconstpointer data)
{
  WaymarkItem *status = waymark_plan_find_status (f->plan, "in-progress");
  WaymarkItem *complete = waymark_plan_find_status (f->plan, "complete");
  WaymarkEdit *edit = waymark_edit_begin (f->plan, "Add update", SESSION);
  WaymarkNewUpdate new = { .date = "2024-05-01",
                           .who = " R. Olwen ",
                           .text = "Holes dug",
                           .status = status,
                           .rating = "amber" };
  WaymarkNewUpdate older = {
    .date = "2024-04-01", .text = "Done?", .status = complete, .rating = "green"
  };
  WaymarkItem *update = waymark_edit_add_update (edit, f->action, &new, NULL);

  g_assert_cmpstr (waymark_item_get_string (update, "who"), ==, "R. Olwen");
  g_assert_cmpint (waymark_item_get_stage (f->action), ==, WAYMARK_STAGE_IN_PROGRESS);
  g_assert_cmpstr (waymark_item_get_string (f->action, "rating"), ==, "amber");
  g_assert_cmpstr (waymark_item_get_string (f->action, "rating_reason"), ==, "Holes dug");
  /* what is told late about earlier does not turn the clock back */
  g_assert_nonnull (waymark_edit_add_update (edit, f->action, &older, NULL));
  g_assert_cmpint (waymark_item_get_stage (f->action), ==, WAYMARK_STAGE_IN_PROGRESS);
  g_assert_cmpstr (waymark_item_get_string (f->action, "rating"), ==, "amber");
  /* of the same day, the later one counts */
  older.date = new.date;
  g_assert_nonnull (waymark_edit_add_update (edit, f->action, &older, NULL));
  g_assert_cmpint (waymark_item_get_stage (f->action), ==, WAYMARK_STAGE_COMPLETE);
  waymark_edit_keep (edit);
}

static void
test_update_counted_by_rule (Fixture *f, gconstpointer data)
{
  g_autoptr (WaymarkEdit) edit = waymark_edit_begin (f->plan, "Add update", SESSION);
  WaymarkNewUpdate new = { .rating = "amber" };
  WaymarkItem *root = waymark_plan_get_root (f->plan);

  waymark_plan_set_string (f->plan, root, "rating_rule", "updates-percent");
  g_assert_nonnull (waymark_edit_add_update (edit, f->action, &new, NULL));
  g_assert_null (waymark_item_get (f->action, "rating"));
}

static void
test_update_refused (Fixture *f, gconstpointer data)
{
  static const WaymarkNewUpdate cases[] = {
    { .who = "R. Olwen" },
    { .text = " \n " },
    { .text = "Holes dug", .due = "june 2024" },
    { .text = "Holes dug", .due = "june 2024", .reason = " " },
    { .rating = "amber" },
    { .text = "Holes dug", .date = "2024-02-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WaymarkEdit) edit = waymark_edit_begin (f->plan, "Add update", SESSION);
      g_autoptr (GError) error = NULL;

      g_assert_null (waymark_edit_add_update (edit, f->action, &cases[i], &error));
      g_assert_error (error, WAYMARK_ERROR, WAYMARK_ERROR_BAD_VALUE);
    }
  g_assert_cmpuint (n_updates (f), ==, 0);
}

static void
test_same_date_proposed (Fixture *f, gconstpointer data)
{
  g_assert_true (try_move (f, "march 2024", NULL));
  g_assert_false (waymark_update_is_move (propose (f, "mar 24", NULL)));
}

static void
test_newest_first (Fixture *f, gconstpointer data)
{
  WaymarkItem *theme = build_theme (f->plan, "Seats");
  WaymarkItem *other = build_action (f->plan, theme, "Build seats");
  static const char *const dates[] = { "2024-05-01", NULL, "2024-07-01", "2024-05-01" };
  static const char *const words[] = { "a", "b", "c", "d" };
  g_autoptr (GPtrArray) own = NULL, all = NULL;
  g_autofree char *order = NULL;
  g_autoptr (GString) letters = g_string_new (NULL);
  GDate since;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      WaymarkItem *update = build (f->plan, WAYMARK_KIND_UPDATE, f->action, "text", words[i]);

      waymark_plan_set_string (f->plan, update, "date", dates[i]);
    }
  waymark_plan_set_string (
      f->plan, build (f->plan, WAYMARK_KIND_UPDATE, other, "text", "e"), "date", "2024-05-01");

  own = waymark_action_get_updates (f->action);
  all = waymark_item_get_updates (waymark_plan_get_root (f->plan));
  g_assert_cmpuint (own->len, ==, 4);
  for (guint i = 0; i < all->len; i++)
    g_string_append (letters, waymark_item_get_string (all->pdata[i], "text"));
  g_assert_cmpstr (letters->str, ==, "cdaeb");
  g_assert_cmpstr (waymark_item_get_string (own->pdata[3], "text"), ==, "b");
  g_assert_true (own->pdata[0] == waymark_action_get_latest (f->action));
  g_date_clear (&since, 1);
  g_date_set_dmy (&since, 1, 7, 2024);
  g_assert_true (waymark_action_has_report_since (f->action, &since));
  g_assert_false (waymark_action_has_report_since (other, &since));
  g_date_add_days (&since, 1);
  g_assert_false (waymark_action_has_report_since (f->action, &since));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("due-moves/first-date", test_first_date);
  ADD ("due-moves/correction-of-first-date", test_correction_of_first_date);
  ADD ("due-moves/other-words", test_other_words);
  ADD ("due-moves/move", test_move);
  ADD ("due-moves/correction-of-move", test_correction_of_move);
  ADD ("due-moves/agreed-is-not-corrected", test_agreed_is_not_corrected);
  ADD ("due-moves/several-moves", test_several_moves);
  ADD ("due-moves/proposal", test_proposal);
  ADD ("due-moves/proposal-of-first-date", test_proposal_of_first_date);
  ADD ("due-moves/move-beside-proposal", test_move_beside_proposal);
  ADD ("due-moves/refused-at-once", test_refused_at_once);
  ADD ("due-moves/nothing-to-decide", test_nothing_to_decide);
  ADD ("due-moves/at-a-meeting", test_at_a_meeting);
  ADD ("updates/sets-action", test_update_sets_action);
  ADD ("updates/counted-by-rule", test_update_counted_by_rule);
  ADD ("updates/refused", test_update_refused);
  ADD ("updates/same-date-proposed", test_same_date_proposed);
  ADD ("updates/newest-first", test_newest_first);
  return g_test_run ();
}
