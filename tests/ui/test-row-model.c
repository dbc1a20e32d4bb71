/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* The rows of the list stay in step with the plan, whatever is done to it. */

#include "config.h"

#include "waymark-due.h"
#include "waymark-edit.h"
#include "waymark-party.h"
#include "waymark-plan-row.h"
#include "waymark-row-model.h"
#include "waymark-stage.h"

#define N_EDITS 400
#define N_HELD 30
#define N_SHOWN 40

/* What somebody who only listens to "items-changed" believes the rows to be; like a list
 * view, it holds the first ones. */
typedef struct
{
  GListModel *model;
  GPtrArray *items; /* of WaymarkItem */
  GPtrArray *shown; /* of WaymarkPlanRow */
  guint n_signals;
  guint n_rows_told;
} Mirror;

static WaymarkItem *
item_at (GListModel *model, guint position)
{
  g_autoptr (WaymarkPlanRow) row = g_list_model_get_item (model, position);

  return row != NULL ? waymark_plan_row_get_item (row) : NULL;
}

/* The rows that are gone are let go of once those that came are there. */
static void
show (Mirror *mirror, guint position, guint n_removed, guint n_added)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (mirror->model);

  for (guint i = 0; i < MIN (n, N_SHOWN); i++)
    {
      gboolean known = i < position || i >= position + n_added;
      guint before = i < position ? i : i - n_added + n_removed;

      if (known && before < mirror->shown->len)
        g_ptr_array_add (shown, g_object_ref (mirror->shown->pdata[before]));
      else
        g_ptr_array_add (shown, g_list_model_get_item (mirror->model, i));
    }
  g_ptr_array_unref (mirror->shown);
  mirror->shown = shown;
}

static void
on_items_changed (GListModel *model, guint position, guint n_removed, guint n_added, Mirror *mirror)
{
  mirror->n_signals++;
  mirror->n_rows_told += n_removed + n_added;
  g_assert_cmpuint (position + n_removed, <=, mirror->items->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (mirror->items, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (
        mirror->items, (int) (position + i), waymark_item_ref (item_at (model, position + i)));

  show (mirror, position, n_removed, n_added);

  /* The model is whole at every moment that it tells of. */
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, mirror->items->len);
}

static Mirror *
mirror_new (WaymarkRowModel *model)
{
  Mirror *mirror = g_new0 (Mirror, 1);

  mirror->model = g_object_ref (G_LIST_MODEL (model));
  mirror->items = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_item_unref);
  mirror->shown = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (mirror->model); i++)
    g_ptr_array_add (mirror->items, waymark_item_ref (item_at (mirror->model, i)));
  show (mirror, 0, 0, mirror->items->len);
  g_signal_connect (mirror->model, "items-changed", G_CALLBACK (on_items_changed), mirror);
  return mirror;
}

static void
mirror_forget (Mirror *mirror)
{
  mirror->n_signals = 0;
  mirror->n_rows_told = 0;
}

static void
mirror_free (Mirror *mirror)
{
  g_signal_handlers_disconnect_by_data (mirror->model, mirror);
  g_object_unref (mirror->model);
  g_ptr_array_unref (mirror->items);
  g_ptr_array_unref (mirror->shown);
  g_free (mirror);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mirror, mirror_free)

/* --- plans */

static WaymarkItem *
add (
    WaymarkEdit *edit, WaymarkKind kind, WaymarkItem *parent, WaymarkItem *after, const char *words)
{
  g_autoptr (GError) error = NULL;
  WaymarkItem *item = waymark_edit_add (edit, kind, parent, after, &error);
  gboolean text = kind == WAYMARK_KIND_ACTION || kind == WAYMARK_KIND_PRIORITY;

  g_assert_no_error (error);
  g_assert_true (waymark_edit_set_string (edit, item, text ? "text" : "title", words, &error));
  return item;
}

/* @n_themes themes, each with a priority, two requirements of @n_actions actions and as many of its
 * own. */
static WaymarkPlan *
make_plan (guint n_themes, guint n_actions)
{
  WaymarkPlan *plan = waymark_plan_new (NULL);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkEdit *edit;

  waymark_plan_add_statuses (plan);
  edit = waymark_edit_begin (plan, "Make", "test");
  for (guint i = 0; i < n_themes; i++)
    {
      WaymarkItem *theme = add (edit, WAYMARK_KIND_THEME, root, NULL, "A theme");

      add (edit, WAYMARK_KIND_PRIORITY, theme, NULL, "A priority");
      for (guint j = 0; j < 2; j++)
        {
          WaymarkItem *requirement =
              add (edit, WAYMARK_KIND_REQUIREMENT, theme, NULL, "A requirement");

          for (guint k = 0; k < n_actions; k++)
            add (edit, WAYMARK_KIND_ACTION, requirement, NULL, "An action of a requirement");
        }
      for (guint k = 0; k < n_actions; k++)
        add (edit, WAYMARK_KIND_ACTION, theme, NULL, "An action of a theme");
    }
  waymark_edit_keep (edit);
  return plan;
}

/* --- comparing */

static void
finish_collecting (WaymarkRowModel *model)
{
  while (waymark_row_model_is_collecting (model))
    g_main_context_iteration (NULL, TRUE);
}

static void
copy_filter (WaymarkRowModel *model, WaymarkRowModel *fresh)
{
  WaymarkFilter *from = waymark_row_model_get_filter (model);
  WaymarkFilter *to = waymark_row_model_get_filter (fresh);
  gboolean descending;
  WaymarkOrder order = waymark_row_model_get_order (model, &descending);

  waymark_filter_set_status (to, waymark_filter_get_status (from));
  waymark_filter_set_lead (to, waymark_filter_get_lead (from));
  waymark_filter_set_dates (to, waymark_filter_get_dates (from));
  waymark_filter_set_words (to, waymark_filter_get_words (from));
  waymark_row_model_filter_changed (fresh);
  waymark_row_model_set_order (fresh, order, descending);
  finish_collecting (fresh);
}

static void
assert_as_afresh (WaymarkRowModel *model, Mirror *mirror)
{
  g_autoptr (WaymarkRowModel) fresh = waymark_row_model_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  waymark_row_model_set_plan (fresh, waymark_row_model_get_plan (model));
  waymark_row_model_set_scope (
      fresh, waymark_row_model_get_scope_id (model), waymark_row_model_get_scope (model));

  copy_filter (model, fresh);

  g_assert_cmpuint (n, ==, g_list_model_get_n_items (G_LIST_MODEL (fresh)));
  g_assert_cmpuint (n, ==, mirror->items->len);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WaymarkPlanRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);
      g_autoptr (WaymarkPlanRow) fresh_row = g_list_model_get_item (G_LIST_MODEL (fresh), i);
      g_autofree char *said = waymark_plan_row_describe (row);
      g_autofree char *fresh_said = waymark_plan_row_describe (fresh_row);

      if (i < N_SHOWN)
        g_assert_true (row == mirror->shown->pdata[i]);
      g_assert_true (mirror->items->pdata[i] == waymark_plan_row_get_item (fresh_row));
      g_assert_true (waymark_plan_row_get_item (row) == waymark_plan_row_get_item (fresh_row));
      g_assert_cmpstr (said, ==, fresh_said);
      g_assert_cmpuint (
          i,
          ==,
          waymark_row_model_find (model, waymark_item_get_id (waymark_plan_row_get_item (row))));
    }

  WaymarkRowCounts counts = waymark_row_model_count (model, NULL);
  WaymarkRowCounts fresh_counts = waymark_row_model_count (fresh, NULL);

  g_assert_cmpuint (counts.actions, ==, fresh_counts.actions);
  g_assert_cmpuint (counts.late, ==, fresh_counts.late);
}

/* --- random edits */

static WaymarkItem *
pick_row (GRand *rand, WaymarkRowModel *model, guint kinds)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; n > 0 && i < 50; i++)
    {
      WaymarkItem *item =
          waymark_row_model_get_row_item (model, (guint) g_rand_int_range (rand, 0, (int) n));

      if (kinds & (1u << waymark_item_get_kind (item)))
        return item;
    }
  return NULL;
}

static void
point_somewhere (GRand *rand, WaymarkEdit *edit, WaymarkItem *item, WaymarkRowModel *model)
{
  WaymarkItem *target =
      pick_row (rand, model, 1u << WAYMARK_KIND_REQUIREMENT | 1u << WAYMARK_KIND_ACTION);
  WaymarkItem *reference;

  if (target == NULL || target == item)
    return;
  reference = waymark_edit_add (edit, WAYMARK_KIND_REFERENCE, item, NULL, NULL);
  waymark_edit_set_string (edit, reference, "relation", "see", NULL);
  waymark_edit_set_string (edit, reference, "target", waymark_item_get_id (target), NULL);
}

static void
set_something (GRand *rand, WaymarkEdit *edit, WaymarkItem *action, WaymarkRowModel *model)
{
  static const char *const dates[] = { "March 2024", "by June 2030", "Q2 2025/26", "TBC", "" };
  WaymarkStage stage = (WaymarkStage) g_rand_int_range (rand, 1, WAYMARK_N_STAGES);
  WaymarkItem *status =
      waymark_plan_find_status (waymark_edit_get_plan (edit), waymark_stage_get_name (stage));

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      g_assert_true (
          waymark_edit_set_due (edit, action, "due", dates[g_rand_int_range (rand, 0, 5)], NULL));
      break;
    case 1:
      g_assert_true (
          waymark_edit_set_string (edit, action, "status", waymark_item_get_id (status), NULL));
      break;
    case 2:
      g_assert_true (waymark_edit_set_leads (edit, action, "MBC, RCBC; support: ICB", TRUE, NULL));
      break;
    case 3:
      point_somewhere (rand, edit, action, model);
      break;
    default:
      g_assert_true (waymark_edit_set_string (edit, action, "text", "Other words", NULL));
    }
}

static void
add_or_move (GRand *rand, WaymarkEdit *edit, WaymarkRowModel *model)
{
  const guint holders = 1u << WAYMARK_KIND_THEME | 1u << WAYMARK_KIND_REQUIREMENT;
  WaymarkItem *root = waymark_plan_get_root (waymark_edit_get_plan (edit));
  WaymarkItem *holder = pick_row (rand, model, holders);
  WaymarkItem *action = pick_row (rand, model, 1u << WAYMARK_KIND_ACTION);
  WaymarkItem *moved =
      pick_row (rand, model, 1u << WAYMARK_KIND_REQUIREMENT | 1u << WAYMARK_KIND_THEME);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      add (edit, WAYMARK_KIND_THEME, root, NULL, "A new theme");
      break;
    case 1:
      if (holder != NULL && waymark_item_get_kind (holder) == WAYMARK_KIND_THEME)
        add (edit, WAYMARK_KIND_REQUIREMENT, holder, NULL, "A new requirement");
      break;
    case 2:
      if (holder != NULL && action != NULL && waymark_item_get_parent (action) != holder)
        g_assert_true (waymark_edit_move_first (edit, action, holder, NULL));
      break;
    case 3:
      if (moved != NULL && waymark_item_get_kind (moved) == WAYMARK_KIND_THEME)
        g_assert_true (waymark_edit_move_first (edit, moved, root, NULL));
      break;
    case 4:
      if (moved != NULL && holder != NULL &&
          waymark_item_get_kind (moved) == WAYMARK_KIND_REQUIREMENT &&
          waymark_item_get_kind (holder) == WAYMARK_KIND_THEME)
        g_assert_true (waymark_edit_move (edit, moved, holder, NULL, NULL));
      break;
    default:
      if (holder != NULL)
        add (edit, WAYMARK_KIND_ACTION, holder, NULL, "A new action");
    }
}

static void
edit_at_random (GRand *rand, WaymarkRowModel *model)
{
  WaymarkEdit *edit = waymark_edit_begin (waymark_row_model_get_plan (model), "Random", "test");
  int n_changes = g_rand_int_range (rand, 1, 5);

  for (int i = 0; i < n_changes; i++)
    {
      WaymarkItem *action = pick_row (rand, model, 1u << WAYMARK_KIND_ACTION);
      WaymarkItem *any = pick_row (rand, model, G_MAXUINT);
      int what = g_rand_int_range (rand, 0, 10);

      if (any != NULL && !waymark_item_is_in_plan (any))
        continue; /* deleted earlier in this edit */
      if (what < 5 && action != NULL && waymark_item_is_in_plan (action))
        set_something (rand, edit, action, model);
      else if (what == 9 && any != NULL)
        g_assert_true (waymark_edit_remove (edit, any, NULL));
      else if (i == 0)
        add_or_move (rand, edit, model);
    }

  /* One in eight is thought better of. */
  if (g_rand_int_range (rand, 0, 8) == 0)
    waymark_edit_free (edit);
  else
    waymark_edit_keep (edit);
}

static void
filter_at_random (GRand *rand, WaymarkRowModel *model)
{
  static const char *const words[] = {
    NULL, "action", "other words", "mbc", "\"a req\"", "nothing"
  };
  static const char *const stages[] = { NULL, "complete", "in-progress" };
  WaymarkPlan *plan = waymark_row_model_get_plan (model);
  WaymarkFilter *filter = waymark_row_model_get_filter (model);
  const char *stage = stages[g_rand_int_range (rand, 0, G_N_ELEMENTS (stages))];
  WaymarkItem *party = waymark_plan_find_party (plan, "MBC");

  waymark_filter_clear (filter);
  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      waymark_filter_set_words (filter, words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      break;
    case 1:
      waymark_filter_set_status (
          filter,
          stage == NULL ? WAYMARK_FILTER_NOT_DONE
                        : waymark_item_get_id (waymark_plan_find_status (plan, stage)));
      break;
    case 2:
      waymark_filter_set_lead (
          filter, party != NULL ? waymark_item_get_id (party) : WAYMARK_FILTER_NO_LEAD);
      break;
    case 3:
      waymark_filter_set_dates (filter, (WaymarkDates) g_rand_int_range (rand, 0, 5));
      break;
    default:
      break;
    }
  waymark_row_model_filter_changed (model);
  waymark_row_model_set_order (model,
                               g_rand_boolean (rand) ? WAYMARK_ORDER_PLAN
                                                     : (WaymarkOrder) g_rand_int_range (rand, 0, 5),
                               g_rand_boolean (rand));
}

/* Selects a row, that edits do not take from under the keyboard; the next one does. */
static WaymarkItem *
select_at_random (GRand *rand, WaymarkRowModel *model)
{
  WaymarkItem *item = pick_row (rand, model, 1u << WAYMARK_KIND_ACTION);

  waymark_row_model_set_selected (model, item != NULL ? waymark_item_get_id (item) : NULL);
  return item != NULL ? waymark_item_ref (item) : NULL;
}

static void
check_selected (WaymarkRowModel *model, WaymarkItem *selected)
{
  if (selected != NULL && waymark_item_is_in_plan (selected) &&
      waymark_filter_is_set (waymark_row_model_get_filter (model)))
    g_assert_cmpuint (
        waymark_row_model_find (model, waymark_item_get_id (selected)), !=, G_MAXUINT);
  waymark_row_model_set_selected (model, NULL);
}

static guint32
get_seed (void)
{
  const char *given = g_getenv ("WAYMARK_SEED");
  guint32 seed = given != NULL ? (guint32) g_ascii_strtoull (given, NULL, 10) : g_random_int ();

  g_test_message ("WAYMARK_SEED=%u", seed);
  return seed;
}

static void
run_random_edits (guint n_themes, guint n_actions, guint n_edits)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (get_seed ());
  g_autoptr (WaymarkPlan) plan = make_plan (n_themes, n_actions);
  g_autoptr (WaymarkRowModel) model = waymark_row_model_new ();
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (Mirror) mirror = NULL;

  waymark_row_model_set_plan (model, plan);
  mirror = mirror_new (model);
  for (guint i = 0; i < n_edits; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (model));

      /* Some rows are on screen: those have to notice. */
      g_ptr_array_set_size (held, 0);
      for (guint k = 0; n > 0 && k < N_HELD; k++)
        {
          WaymarkPlanRow *row = g_list_model_get_item (G_LIST_MODEL (model),
                                                       (guint) g_rand_int_range (rand, 0, (int) n));

          waymark_plan_row_get_words (row);
          g_ptr_array_add (held, row);
        }
      if (i % 20 == 10)
        waymark_row_model_count (model, NULL);
      if (i % 8 == 4)
        filter_at_random (rand, model);
      if (i % 16 != 4)
        finish_collecting (model);

      g_autoptr (WaymarkItem) selected = select_at_random (rand, model);
      edit_at_random (rand, model);
      finish_collecting (model);
      check_selected (model, selected);
      assert_as_afresh (model, mirror);
    }
}

static void
test_random_edits (void)
{
  run_random_edits (3, 4, N_EDITS);
}

/* Long enough that separate stretches are told by themselves. */
static void
test_random_edits_in_a_long_plan (void)
{
  run_random_edits (8, 60, 40);
}

/* --- how much is told */

static void
test_a_field_tells_nothing (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (2, 3);
  g_autoptr (WaymarkRowModel) model = waymark_row_model_new ();
  g_autoptr (Mirror) mirror = NULL;
  g_autoptr (WaymarkPlanRow) row = NULL;
  WaymarkEdit *edit;

  waymark_row_model_set_plan (model, plan);
  mirror = mirror_new (model);
  row = g_list_model_get_item (G_LIST_MODEL (model), 2);
  g_assert_cmpstr (waymark_plan_row_get_words (row)->text, ==, "An action of a requirement");

  edit = waymark_edit_begin (plan, "Change text", "test");
  waymark_edit_set_string (
      edit, waymark_plan_row_get_item (row), "text", "Line one\nline two", NULL);
  waymark_edit_keep (edit);
  g_assert_cmpuint (mirror->n_signals, ==, 0);
  g_assert_cmpstr (waymark_plan_row_get_words (row)->text, ==, "Line one line two");
}

static void
test_one_more_tells_one (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (2, 3);
  g_autoptr (WaymarkRowModel) model = waymark_row_model_new ();
  g_autoptr (Mirror) mirror = NULL;
  WaymarkItem *requirement;
  WaymarkEdit *edit;

  waymark_row_model_set_plan (model, plan);
  mirror = mirror_new (model);
  requirement = waymark_row_model_get_row_item (model, 1);
  g_assert_cmpint (waymark_item_get_kind (requirement), ==, WAYMARK_KIND_REQUIREMENT);

  edit = waymark_edit_begin (plan, "Add action", "test");
  add (edit, WAYMARK_KIND_ACTION, requirement, NULL, "One more");
  waymark_edit_keep (edit);
  g_assert_cmpuint (mirror->n_signals, ==, 1);
  g_assert_cmpuint (mirror->n_rows_told, ==, 1);

  mirror_forget (mirror);
  edit = waymark_edit_begin (plan, "Delete requirement", "test");
  waymark_edit_remove (edit, requirement, NULL);
  waymark_edit_keep (edit);
  g_assert_cmpuint (mirror->n_signals, ==, 1);
  g_assert_cmpuint (mirror->n_rows_told, ==, 5);
  assert_as_afresh (model, mirror);
}

static void
test_a_far_move_tells_two (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (4, 200);
  g_autoptr (WaymarkRowModel) model = waymark_row_model_new ();
  g_autoptr (Mirror) mirror = NULL;
  WaymarkItem *action, *last_theme = NULL;
  WaymarkEdit *edit;

  waymark_row_model_set_plan (model, plan);
  mirror = mirror_new (model);
  action = waymark_row_model_get_row_item (model, 10);
  for (WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
       theme != NULL;
       theme = waymark_item_next (theme))
    last_theme = theme;

  edit = waymark_edit_begin (plan, "Move", "test");
  waymark_edit_move (edit, action, last_theme, NULL, NULL);
  waymark_edit_keep (edit);
  g_assert_cmpuint (mirror->n_signals, ==, 2);
  g_assert_cmpuint (mirror->n_rows_told, ==, 2);
  assert_as_afresh (model, mirror);
}

/* --- the rest */

static void
test_scopes (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (2, 3);
  g_autoptr (WaymarkRowModel) model = waymark_row_model_new ();
  g_autoptr (Mirror) mirror = NULL;
  WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (plan), WAYMARK_KIND_THEME);
  WaymarkItem *requirement = waymark_item_first (theme, WAYMARK_KIND_REQUIREMENT);
  GListModel *list = G_LIST_MODEL (model);
  WaymarkEdit *edit;

  waymark_row_model_set_plan (model, plan);
  mirror = mirror_new (model);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2 * (1 + 2 * 4 + 3));
  g_assert_cmpuint (waymark_row_model_count (model, NULL).actions, ==, 18);

  waymark_row_model_set_scope (model, waymark_item_get_id (theme), WAYMARK_SCOPE_ALL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1 + 2 * 4 + 3);
  g_assert_cmpuint (waymark_row_model_count (model, NULL).actions, ==, 9);
  waymark_row_model_set_scope (model, waymark_item_get_id (theme), WAYMARK_SCOPE_OWN_ACTIONS);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1 + 3);
  waymark_row_model_set_scope (model, waymark_item_get_id (theme), WAYMARK_SCOPE_PRIORITIES);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1 + 1);
  waymark_row_model_set_scope (model, waymark_item_get_id (requirement), WAYMARK_SCOPE_ALL);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1 + 3);
  assert_as_afresh (model, mirror);

  /* What is shown is deleted: the whole plan comes back. */
  edit = waymark_edit_begin (plan, "Delete theme", "test");
  waymark_edit_remove (edit, theme, NULL);
  waymark_edit_keep (edit);
  g_assert_null (waymark_row_model_get_scope_id (model));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1 + 2 * 4 + 3);
  assert_as_afresh (model, mirror);
}

static void
test_rows_are_made_when_asked (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (2, 3);
  g_autoptr (WaymarkRowModel) model = waymark_row_model_new ();
  WaymarkPlanRow *row, *again;
  gpointer gone;

  waymark_row_model_set_plan (model, plan);
  row = g_list_model_get_item (G_LIST_MODEL (model), 5);
  again = g_list_model_get_item (G_LIST_MODEL (model), 5);
  g_assert_true (row == again);
  g_object_unref (again);
  gone = row;
  g_object_add_weak_pointer (G_OBJECT (row), &gone);
  g_object_unref (row);
  g_assert_null (gone);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 1000));
}

static void
test_what_a_row_says (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (1, 1);
  g_autoptr (WaymarkRowModel) model = waymark_row_model_new ();
  g_autoptr (WaymarkPlanRow) row = NULL;
  g_autoptr (WaymarkPlanRow) theme = NULL;
  g_autofree char *said = NULL;
  g_autofree char *heading = NULL;
  WaymarkItem *action;
  WaymarkItem *status;
  WaymarkEdit *edit;

  g_setenv ("WAYMARK_TODAY", "2025-11-14", TRUE);
  waymark_row_model_check_day (model);
  waymark_row_model_set_plan (model, plan);
  row = g_list_model_get_item (G_LIST_MODEL (model), 2);
  theme = g_list_model_get_item (G_LIST_MODEL (model), 0);
  action = waymark_plan_row_get_item (row);
  status = waymark_plan_find_status (plan, "in-progress");

  edit = waymark_edit_begin (plan, "Fill", "test");
  waymark_edit_set_string (edit, action, "text", "Agree one short consent form", NULL);
  waymark_edit_set_leads (edit, action, "MBC, RCBC", TRUE, NULL);
  waymark_edit_set_due (edit, action, "due", "September 2024", NULL);
  waymark_edit_set_string (edit, action, "status", waymark_item_get_id (status), NULL);
  waymark_edit_keep (edit);

  said = waymark_plan_row_describe (row);
  g_assert_cmpstr (said,
                   ==,
                   "1.1(a), Agree one short consent form, leads MBC and RCBC, rated red, "
                   "due September 2024, 13 months late, in progress");
  heading = waymark_plan_row_describe (theme);
  g_assert_cmpstr (heading, ==, "Theme 1, A theme, 3 actions, 1 late");
  g_unsetenv ("WAYMARK_TODAY");
}

static guint
n_rows (WaymarkRowModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model));
}

static void
test_headings_stand_over_what_matches (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (2, 3);
  g_autoptr (WaymarkRowModel) model = waymark_row_model_new ();
  g_autoptr (Mirror) mirror = NULL;
  WaymarkFilter *filter;
  WaymarkItem *action;
  WaymarkEdit *edit;

  waymark_row_model_set_plan (model, plan);
  mirror = mirror_new (model);
  filter = waymark_row_model_get_filter (model);
  action = waymark_row_model_get_row_item (model, 3);
  edit = waymark_edit_begin (plan, "Change text", "test");
  waymark_edit_set_string (edit, action, "text", "Caf\u00e9 for carers", NULL);
  waymark_edit_keep (edit);

  waymark_filter_set_words (filter, "CAFE");
  waymark_row_model_filter_changed (model);
  g_assert_cmpuint (n_rows (model), ==, 3);
  g_assert_cmpint (
      waymark_item_get_kind (waymark_row_model_get_row_item (model, 0)), ==, WAYMARK_KIND_THEME);
  g_assert_cmpint (waymark_item_get_kind (waymark_row_model_get_row_item (model, 1)),
                   ==,
                   WAYMARK_KIND_REQUIREMENT);
  g_assert_true (waymark_row_model_get_row_item (model, 2) == action);
  g_assert_cmpuint (waymark_row_model_get_n_shown (model), ==, 1);
  g_assert_cmpuint (waymark_row_model_count (model, NULL).actions, ==, 18);

  /* Sorted, there are no headings. */
  waymark_row_model_set_order (model, WAYMARK_ORDER_TEXT, FALSE);
  g_assert_cmpuint (n_rows (model), ==, 1);
  waymark_filter_clear (filter);
  waymark_row_model_filter_changed (model);
  g_assert_cmpuint (n_rows (model), ==, 18);
  g_assert_true (waymark_row_model_get_row_item (model, 17) == action);
  waymark_row_model_set_order (model, WAYMARK_ORDER_TEXT, TRUE);
  g_assert_true (waymark_row_model_get_row_item (model, 0) == action);
  waymark_row_model_set_order (model, WAYMARK_ORDER_PLAN, FALSE);
  assert_as_afresh (model, mirror);
}

static void
test_what_is_edited_stays (void)
{
  g_autoptr (WaymarkPlan) plan = make_plan (1, 3);
  g_autoptr (WaymarkRowModel) model = waymark_row_model_new ();
  g_autoptr (Mirror) mirror = NULL;
  WaymarkFilter *filter;
  WaymarkItem *action, *other, *status = waymark_plan_find_status (plan, "complete");
  WaymarkEdit *edit;

  waymark_row_model_set_plan (model, plan);
  mirror = mirror_new (model);
  filter = waymark_row_model_get_filter (model);
  waymark_filter_set_status (filter, WAYMARK_FILTER_NOT_DONE);
  waymark_row_model_filter_changed (model);
  action = waymark_row_model_get_row_item (model, 2);
  other = waymark_row_model_get_row_item (model, 3);

  waymark_row_model_set_selected (model, waymark_item_get_id (action));
  edit = waymark_edit_begin (plan, "Change status", "test");
  waymark_edit_set_string (edit, action, "status", waymark_item_get_id (status), NULL);
  waymark_edit_set_string (edit, other, "status", waymark_item_get_id (status), NULL);
  waymark_edit_keep (edit);
  g_assert_cmpuint (waymark_row_model_find (model, waymark_item_get_id (action)), ==, 2);
  g_assert_cmpuint (waymark_row_model_find (model, waymark_item_get_id (other)), ==, G_MAXUINT);

  waymark_row_model_set_selected (model, NULL);
  g_assert_cmpuint (waymark_row_model_find (model, waymark_item_get_id (action)), ==, G_MAXUINT);
  assert_as_afresh (model, mirror);

  /* What is asked for by itself is there until something else is. */
  waymark_row_model_keep (model, waymark_item_get_id (other));
  g_assert_cmpuint (waymark_row_model_find (model, waymark_item_get_id (other)), !=, G_MAXUINT);
  waymark_filter_set_words (filter, "no such words");
  waymark_row_model_filter_changed (model);
  g_assert_cmpuint (n_rows (model), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rows/random-edits", test_random_edits);
  g_test_add_func ("/rows/random-edits-in-a-long-plan", test_random_edits_in_a_long_plan);
  g_test_add_func ("/rows/a-field-tells-nothing", test_a_field_tells_nothing);
  g_test_add_func ("/rows/one-more-tells-one", test_one_more_tells_one);
  g_test_add_func ("/rows/a-far-move-tells-two", test_a_far_move_tells_two);
  g_test_add_func ("/rows/scopes", test_scopes);
  g_test_add_func ("/rows/headings-over-what-matches", test_headings_stand_over_what_matches);
  g_test_add_func ("/rows/what-is-edited-stays", test_what_is_edited_stays);
  g_test_add_func ("/rows/made-when-asked", test_rows_are_made_when_asked);
  g_test_add_func ("/rows/what-a-row-says", test_what_a_row_says);

  return g_test_run ();
}
