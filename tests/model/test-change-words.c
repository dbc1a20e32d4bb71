/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "waymark-change-lines.h"

#include "plan-builder.h"

typedef struct
{
  WaymarkPlan *plan;
  WaymarkItem *theme, *requirement, *action, *other, *party, *status;
  WaymarkHistoryEntry *entry;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->plan = waymark_plan_new (NULL);
  f->theme = build_theme (f->plan, "Being heard");
  f->requirement = build_requirement (f->plan, f->theme, "Carers are asked. Each year.");
  f->action = build_action (f->plan, f->requirement, "Hold a survey");
  f->other = build_action (f->plan, f->theme, "Say what came of it");
  f->party = build_party (f->plan, "Marsh Borough Council", "MBC");
  f->status = build_status (f->plan, "Under way", "in-progress");
  f->entry = g_new0 (WaymarkHistoryEntry, 1);
  f->entry->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_history_change_free);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  waymark_history_entry_free (f->entry);
  g_clear_object (&f->plan);
}

static WaymarkValue *
words (const char *string)
{
  return string != NULL ? waymark_value_new_string (string) : NULL;
}

static WaymarkValue *
place (WaymarkItem *parent, const char *rank)
{
  g_autoptr (WaymarkValue) id = waymark_value_new_string (waymark_item_get_id (parent));
  g_autoptr (WaymarkValue) at = waymark_value_new_string (rank);

  return waymark_value_new_list ((WaymarkValue *[]){ id, at }, 2);
}

/* Takes the values. */
static WaymarkHistoryChange *
change (Fixture *f,
        const char *id,
        WaymarkKind kind,
        const char *field,
        WaymarkValue *from,
        WaymarkValue *to)
{
  WaymarkHistoryChange *new_change = g_new0 (WaymarkHistoryChange, 1);

  new_change->item = g_strdup (id);
  new_change->kind = g_strdup (waymark_kind_get_name (kind));
  new_change->field = g_strdup (field);
  new_change->from = from;
  new_change->to = to;
  g_ptr_array_add (f->entry->changes, new_change);
  return new_change;
}

/* One line for each line of the entry: item|label|as read aloud. */
static void
expect (Fixture *f, const char *item, const char *expected)
{
  g_autoptr (GPtrArray) lines = waymark_history_entry_get_lines (f->plan, f->entry, item);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      WaymarkChangeLine *line = g_ptr_array_index (lines, i);
      g_autofree char *read = waymark_change_line_read (line);

      g_string_append_printf (all,
                              "%s%s|%s|%s",
                              i > 0 ? "\n" : "",
                              line->item != NULL ? line->item : "",
                              line->label != NULL ? line->label : "",
                              read);
    }
  g_assert_cmpstr (all->str, ==, expected);
}

static void
test_text (Fixture *f, gconstpointer data)
{
  const char *id = waymark_item_get_id (f->action);
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  change (
      f, id, WAYMARK_KIND_ACTION, "text", words ("Hold a survey"), words ("Hold one short survey"));
  expect (f, id, "|Text|Hold [removed: a] [added: one short] survey");
  expect (f, NULL, "1.1(a)|Text|Hold [removed: a] [added: one short] survey");
  lines = waymark_history_entry_get_lines (f->plan, f->entry, id);
  before = waymark_change_line_before (lines->pdata[0]);
  after = waymark_change_line_after (lines->pdata[0]);
  g_assert_cmpstr (before, ==, "Hold a survey");
  g_assert_cmpstr (after, ==, "Hold one short survey");
  g_assert_cmpuint (
      waymark_change_get_sorts (f->entry->changes->pdata[0]), ==, 1u << WAYMARK_CHANGE_WORDS);
}

static void
test_values (Fixture *f, gconstpointer data)
{
  const char *id = waymark_item_get_id (f->action);

  change (f,
          id,
          WAYMARK_KIND_ACTION,
          "due",
          waymark_value_new_words ("June 2024", "2024-06"),
          waymark_value_new_words ("by sept 2024", "../2024-09"));
  change (f,
          id,
          WAYMARK_KIND_ACTION,
          "first_due",
          NULL,
          waymark_value_new_words ("June 2024", "2024-06"));
  change (f, id, WAYMARK_KIND_ACTION, "status", NULL, words (waymark_item_get_id (f->status)));
  change (f, id, WAYMARK_KIND_ACTION, "flag", waymark_value_new_boolean (TRUE), NULL);
  expect (f,
          id,
          "|Due|[removed: June 2024] [added: by sept 2024]\n"
          "|Status|[added: Under way]\n"
          "|For the next meeting|[removed: yes]");
  change (f,
          waymark_item_get_id (f->party),
          WAYMARK_KIND_PARTY,
          "type",
          words ("team"),
          words ("group"));
  change (f,
          "plan",
          WAYMARK_KIND_PLAN,
          "year_start",
          waymark_value_new_integer (4),
          waymark_value_new_integer (1));
  expect (f,
          NULL,
          "1.1(a)|Due|[removed: June 2024] [added: by sept 2024]\n"
          "1.1(a)|Status|[added: Under way]\n"
          "1.1(a)|For the next meeting|[removed: yes]\n"
          "Marsh Borough Council|Type|[removed: team] [added: group]\n"
          "|The year starts in|[removed: April] [added: January]");
}

static WaymarkHistoryChange *
change_lead (Fixture *f, const char *id, WaymarkValue *from, WaymarkValue *to)
{
  WaymarkHistoryChange *lead = change (f, id, WAYMARK_KIND_ASSIGNMENT, "@gone", from, to);

  lead->parent = g_strdup (waymark_item_get_id (f->action));
  lead->subject = words (waymark_item_get_id (f->party));
  return lead;
}

static void
test_leads (Fixture *f, gconstpointer data)
{
  const char *old = "00000000000000000000000000000001", *new = "00000000000000000000000000000002";
  WaymarkItem *board = build_party (f->plan, "Health Board", NULL);

  change_lead (f, old, waymark_value_new_boolean (FALSE), words (old));
  change (f, new, WAYMARK_KIND_ASSIGNMENT, "@kind", NULL, words ("assignment"));
  waymark_value_unref (change_lead (f, new, NULL, waymark_value_new_boolean (FALSE))->subject);
  ((WaymarkHistoryChange *) f->entry->changes->pdata[2])->subject =
      words (waymark_item_get_id (board));
  change (f, new, WAYMARK_KIND_ASSIGNMENT, "party", NULL, words (waymark_item_get_id (board)));
  change (f, new, WAYMARK_KIND_ASSIGNMENT, "role", NULL, words ("lead"));
  expect (f, waymark_item_get_id (f->action), "|Leads|[removed: MBC] [added: Health Board]");
  expect (f, NULL, "1.1(a)|Leads|[removed: MBC] [added: Health Board]");
  g_assert_cmpuint (
      waymark_change_get_sorts (f->entry->changes->pdata[0]), ==, 1u << WAYMARK_CHANGE_LEADS);
}

static void
test_came_and_went (Fixture *f, gconstpointer data)
{
  const char *gone = "00000000000000000000000000000001",
             *under = "00000000000000000000000000000002";
  const char *id = waymark_item_get_id (f->action);

  change (
      f, gone, WAYMARK_KIND_REQUIREMENT, "@gone", waymark_value_new_boolean (FALSE), words (gone))
      ->subject = words ("Carers have a break\nNow and then");
  change (f, under, WAYMARK_KIND_ACTION, "@gone", waymark_value_new_boolean (FALSE), words (gone));
  change (f, id, WAYMARK_KIND_ACTION, "@kind", NULL, words ("action"));
  change (f, id, WAYMARK_KIND_ACTION, "@gone", NULL, waymark_value_new_boolean (FALSE))->subject =
      words ("Hold a survey");
  change (f, id, WAYMARK_KIND_ACTION, "@place", NULL, place (f->requirement, "1"));
  change (f, id, WAYMARK_KIND_ACTION, "text", NULL, words ("Hold a survey"));
  expect (f,
          NULL,
          "Requirement|deleted|[removed: Carers have a break]\n"
          "1.1(a)|added|[added: Hold a survey]");
  expect (f,
          id,
          "Requirement|deleted|[removed: Carers have a break]\n"
          "|added|[added: Hold a survey]");
}

/* What it began with is not looked for as a change. */
static void
test_sorts_of_new (Fixture *f, gconstpointer data)
{
  const char *id = waymark_item_get_id (f->action);

  change (f, id, WAYMARK_KIND_ACTION, "@gone", NULL, waymark_value_new_boolean (FALSE));
  change (f, id, WAYMARK_KIND_ACTION, "text", NULL, words ("Hold a survey"));
  change (
      f, id, WAYMARK_KIND_ACTION, "due", NULL, waymark_value_new_words ("June 2024", "2024-06"));
  change_lead (f, "00000000000000000000000000000002", NULL, waymark_value_new_boolean (FALSE));
  g_assert_cmpuint (waymark_history_entry_get_sorts (f->entry), ==, 1u << WAYMARK_CHANGE_PLACES);
  change (f, waymark_item_get_id (f->other), WAYMARK_KIND_ACTION, "text", NULL, words ("Tell"));
  g_assert_cmpuint (waymark_history_entry_get_sorts (f->entry),
                    ==,
                    1u << WAYMARK_CHANGE_PLACES | 1u << WAYMARK_CHANGE_WORDS);
}

static void
test_moves (Fixture *f, gconstpointer data)
{
  const char *id = waymark_item_get_id (f->action);

  change (f, id, WAYMARK_KIND_ACTION, "@place", place (f->theme, "1"), place (f->requirement, "1"));
  expect (f, id, "|Place|[removed: under theme 1] [added: under 1.1]");
  change (f,
          waymark_item_get_id (f->other),
          WAYMARK_KIND_ACTION,
          "@place",
          place (f->theme, "1"),
          place (f->theme, "2"));
  change (f,
          waymark_item_get_id (f->requirement),
          WAYMARK_KIND_REQUIREMENT,
          "@place",
          place (f->theme, "2"),
          place (f->theme, "3"));
  expect (f,
          NULL,
          "1.1(a)|Place|[removed: under theme 1] [added: under 1.1]\n"
          "||Put in another order under theme 1");
  g_assert_cmpuint (
      waymark_change_get_sorts (f->entry->changes->pdata[0]), ==, 1u << WAYMARK_CHANGE_PLACES);
}

static void
test_names (Fixture *f, gconstpointer data)
{
  WaymarkHistoryChange *due =
      change (f, waymark_item_get_id (f->action), WAYMARK_KIND_ACTION, "due", NULL, NULL);
  WaymarkHistoryChange *moved =
      change (f, waymark_item_get_id (f->action), WAYMARK_KIND_ACTION, "@place", NULL, NULL);
  g_autofree char *of_due = waymark_change_name_register (f->plan, due);
  g_autofree char *of_place = waymark_change_name_register (f->plan, moved);

  g_assert_cmpstr (of_due, ==, "Due of 1.1(a)");
  g_assert_cmpstr (of_place, ==, "place of 1.1(a)");
}

static void
assert_words (Fixture *f,
              WaymarkKind kind,
              const char *name,
              WaymarkValue *value,
              const char *reader,
              const char *exact)
{
  const WaymarkField *field = waymark_kind_get_field (kind, name);
  g_autofree char *for_reader = waymark_value_to_words (f->plan, field, value);
  g_autofree char *exactly = waymark_value_to_exact_words (f->plan, field, value);

  g_assert_cmpstr (for_reader, ==, reader);
  g_assert_cmpstr (exactly, ==, exact);
  waymark_value_unref (value);
}

static void
test_reader_and_exact (Fixture *f, gconstpointer data)
{
  WaymarkItem *priority = build (f->plan, WAYMARK_KIND_PRIORITY, f->theme, "text", "Fewer forms");

  assert_words (f,
                WAYMARK_KIND_ACTION,
                "due",
                waymark_value_new_words ("by june", "../2026-06"),
                "by june",
                "by june (../2026-06)");
  assert_words (f, WAYMARK_KIND_PARTY, "type", words ("everyone"), "everyone", "everyone");
  assert_words (
      f, WAYMARK_KIND_STATUS, "stage", words ("in-progress"), "In progress", "in-progress");
  assert_words (f,
                WAYMARK_KIND_ASSIGNMENT,
                "party",
                words (waymark_item_get_id (f->party)),
                "MBC",
                "Marsh Borough Council");
  assert_words (f,
                WAYMARK_KIND_ASSIGNMENT,
                "party",
                words ("00000000000000000000000000000001"),
                "(deleted)",
                "(deleted)");
  assert_words (f,
                WAYMARK_KIND_REFERENCE,
                "target",
                words (waymark_item_get_id (f->action)),
                "1.1(a)",
                "1.1(a)");
  assert_words (f,
                WAYMARK_KIND_REFERENCE,
                "target",
                words (waymark_item_get_id (priority)),
                "Fewer forms",
                "Priority  Fewer forms");
  assert_words (f, WAYMARK_KIND_ACTION, "flag", waymark_value_new_boolean (TRUE), "yes", "true");
  assert_words (
      f, WAYMARK_KIND_PLAN, "year_start", waymark_value_new_integer (9), "September", "9");
  assert_words (f, WAYMARK_KIND_ACTION, "notes", NULL, "", "");
}

#define ADD(name) g_test_add ("/change-words/" #name, Fixture, NULL, set_up, test_##name, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (text);
  ADD (values);
  ADD (leads);
  ADD (came_and_went);
  ADD (sorts_of_new);
  ADD (moves);
  ADD (names);
  ADD (reader_and_exact);
  return g_test_run ();
}
