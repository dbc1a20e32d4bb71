/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "tallied-plan.h"

#include "waymark-edit.h"
#include "waymark-plan-snapshot.h"
#include "waymark-stage.h"

typedef struct
{
  GRand *random;
  WaymarkPlan *plan;
  GPtrArray *parties;
  GPtrArray *statuses;
  GPtrArray *meetings;
  GPtrArray *actions;
} Maker;

static guint
below (Maker *maker, guint limit)
{
  return (guint) g_rand_int_range (maker->random, 0, (gint32) limit);
}

static gboolean
one_in (Maker *maker, guint n)
{
  return below (maker, n) == 0;
}

#define PICK(maker, array) array[below (maker, G_N_ELEMENTS (array))]

static WaymarkItem *
pick (Maker *maker, GPtrArray *items)
{
  return items->len > 0 ? items->pdata[below (maker, items->len)] : NULL;
}

static WaymarkItem *
add (Maker *maker, WaymarkKind kind, WaymarkItem *parent)
{
  g_autofree char *rank = g_strdup_printf ("%06u", waymark_item_get_n_children (parent) + 1);
  g_autofree char *id = g_strdup_printf ("%08x%08x%08x%08x",
                                         g_rand_int (maker->random),
                                         g_rand_int (maker->random),
                                         g_rand_int (maker->random),
                                         g_rand_int (maker->random));

  return waymark_plan_add (maker->plan, kind, id, parent, rank);
}

static void
set (Maker *maker, WaymarkItem *item, const char *field, const char *value)
{
  waymark_plan_set_string (maker->plan, item, field, value);
}

static void
link_to (Maker *maker, WaymarkItem *item, const char *field, WaymarkItem *target)
{
  set (maker, item, field, target != NULL ? waymark_item_get_id (target) : NULL);
}

/* --- time: from a year before November 2026 to a year after */

static char *
random_day (Maker *maker)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 22, G_DATE_NOVEMBER, 2026);
  g_date_add_days (&day, 400);
  g_date_subtract_days (&day, below (maker, one_in (maker, 3) ? 500 : 800));
  return g_strdup_printf ("%04d-%02d-%02d",
                          g_date_get_year (&day),
                          (int) g_date_get_month (&day),
                          (int) g_date_get_day (&day));
}

static WaymarkValue *
random_due (Maker *maker)
{
  g_autofree char *day = random_day (maker);
  g_autofree char *later = random_day (maker);
  g_autofree char *window = NULL;

  switch (below (maker, 9))
    {
    case 0:
      return waymark_value_new_words ("TBC", NULL);
    case 1:
      window = g_strdup (day);
      break;
    case 2:
      window = g_strndup (day, 4);
      break;
    case 3:
      window = g_strdup_printf ("../%.7s", day);
      break;
    case 4:
      window = g_strdup_printf ("%.7s/..", day);
      break;
    case 5:
      window = g_strcmp0 (day, later) < 0 ? g_strdup_printf ("%s/%s", day, later)
                                          : g_strdup_printf ("%s/%s", later, day);
      break;
    default:
      window = g_strndup (day, 7);
      break;
    }
  return waymark_value_new_words ("as written", window);
}

/* --- registers */

static void
add_party (Maker *maker, WaymarkItem *root)
{
  static const char *const types[] = { "organisation", "team", "role", "group", "everyone", NULL };
  WaymarkItem *party = add (maker, WAYMARK_KIND_PARTY, root);

  set (maker, party, "name", "Somebody");
  set (maker, party, "type", PICK (maker, types));
  g_ptr_array_add (maker->parties, party);
}

/* Groups in groups, also in rings; parties that are the same as others. */
static void
join_parties (Maker *maker)
{
  for (guint i = 0; i < maker->parties->len; i++)
    {
      WaymarkItem *party = maker->parties->pdata[i];

      if (one_in (maker, 3))
        for (guint n = below (maker, 4); n > 0; n--)
          link_to (maker,
                   add (maker, WAYMARK_KIND_MEMBERSHIP, party),
                   "member",
                   pick (maker, maker->parties));
      if (one_in (maker, 7))
        link_to (maker, party, "into", pick (maker, maker->parties));
    }
}

static void
add_registers (Maker *maker, WaymarkItem *root)
{
  static const char *const stages[] = { "in-progress", "complete", "ongoing", NULL };

  waymark_plan_add_statuses (maker->plan);
  for (guint n = below (maker, 3); n > 0; n--)
    {
      WaymarkItem *status = add (maker, WAYMARK_KIND_STATUS, root);

      set (maker, status, "word", "One more");
      set (maker, status, "stage", PICK (maker, stages));
    }
  for (WaymarkItem *status = waymark_item_first (root, WAYMARK_KIND_STATUS); status != NULL;
       status = waymark_item_next (status))
    g_ptr_array_add (maker->statuses, status);
  for (guint n = below (maker, 9); n > 0; n--)
    add_party (maker, root);
  join_parties (maker);
  for (guint n = below (maker, 5); n > 0; n--)
    {
      WaymarkItem *meeting = add (maker, WAYMARK_KIND_MEETING, root);
      g_autofree char *day = random_day (maker);

      set (maker, meeting, "date", one_in (maker, 8) ? NULL : day);
      g_ptr_array_add (maker->meetings, meeting);
    }
}

/* --- actions */

static void
add_update (Maker *maker, WaymarkItem *action)
{
  static const char *const ratings[] = { NULL, "green", "amber", "red", "blue" };
  static const char *const decisions[] = { NULL, "proposed", "agreed", "refused" };
  WaymarkItem *update = add (maker, WAYMARK_KIND_UPDATE, action);
  g_autofree char *day = random_day (maker);

  set (maker, update, "date", one_in (maker, 12) ? NULL : day);
  set (maker, update, "text", one_in (maker, 2) ? "Done what was asked" : NULL);
  set (maker, update, "rating", PICK (maker, ratings));
  if (one_in (maker, 4))
    link_to (maker, update, "status", pick (maker, maker->statuses));
  if (one_in (maker, 2))
    {
      g_autoptr (WaymarkValue) due = random_due (maker);

      waymark_plan_set (maker->plan,
                        update,
                        "new_due",
                        one_in (maker, 3) ? waymark_item_get (action, "due") : due);
    }
  set (maker, update, "decision", PICK (maker, decisions));
  if (one_in (maker, 4))
    link_to (maker, update, "meeting", pick (maker, maker->meetings));
}

static void
fill_action (Maker *maker, WaymarkItem *action)
{
  static const char *const ratings[] = { NULL, NULL, NULL, NULL, "green", "amber", "red", "blue" };
  static const char *const roles[] = { NULL, "lead", "support" };
  g_autoptr (WaymarkValue) due = random_due (maker);
  g_autoptr (WaymarkValue) before = random_due (maker);

  set (maker, action, "text", "What is promised");
  if (!one_in (maker, 6))
    {
      waymark_plan_set (maker->plan, action, "due", due);
      if (!one_in (maker, 6))
        waymark_plan_set (maker->plan, action, "first_due", one_in (maker, 3) ? before : due);
    }
  if (!one_in (maker, 6))
    link_to (maker, action, "status", pick (maker, maker->statuses));
  set (maker, action, "rating", PICK (maker, ratings));
  for (guint n = below (maker, 4); n > 0; n--)
    {
      WaymarkItem *assignment = add (maker, WAYMARK_KIND_ASSIGNMENT, action);

      link_to (maker, assignment, "party", pick (maker, maker->parties));
      set (maker, assignment, "role", PICK (maker, roles));
    }
  for (guint n = below (maker, 5); n > 0 && one_in (maker, 2); n--)
    add_update (maker, action);
}

static void
add_action (Maker *maker, WaymarkItem *parent)
{
  static const char *const relations[] = { "see", "incorporated", "depends", "continues" };
  WaymarkItem *action = add (maker, WAYMARK_KIND_ACTION, parent);

  if (one_in (maker, 6))
    {
      WaymarkItem *reference = add (maker, WAYMARK_KIND_REFERENCE, action);

      set (maker, reference, "relation", PICK (maker, relations));
      link_to (maker, reference, "target", pick (maker, maker->actions));
    }
  g_ptr_array_add (maker->actions, action);
  if (!one_in (maker, 8))
    fill_action (maker, action);
}

static void
add_theme (Maker *maker, WaymarkItem *root)
{
  WaymarkItem *theme = add (maker, WAYMARK_KIND_THEME, root);

  for (guint n = below (maker, 7); n > 0; n--)
    switch (below (maker, 4))
      {
      case 0:
        add (maker, WAYMARK_KIND_PRIORITY, theme);
        break;
      case 1:
        {
          WaymarkItem *requirement = add (maker, WAYMARK_KIND_REQUIREMENT, theme);

          for (guint actions = below (maker, 5); actions > 0; actions--)
            add_action (maker, requirement);
          break;
        }
      default:
        add_action (maker, theme);
        break;
      }
}

/* --- what happens between a meeting and now */

static void
hold_meeting (Maker *maker, WaymarkItem *meeting)
{
  WaymarkEdit *edit = waymark_edit_begin (maker->plan, "Close the meeting", "test");
  g_autoptr (GError) error = NULL;

  if (waymark_edit_close_meeting (edit, meeting, &error))
    waymark_edit_keep (edit);
  else
    waymark_edit_free (edit);
}

static void
work_on (Maker *maker)
{
  for (guint i = 0; i < maker->actions->len; i++)
    {
      WaymarkItem *action = maker->actions->pdata[i];
      g_autoptr (WaymarkValue) due = random_due (maker);

      if (one_in (maker, 3))
        link_to (maker, action, "status", pick (maker, maker->statuses));
      if (one_in (maker, 5))
        waymark_plan_set (maker->plan, action, "due", due);
      if (one_in (maker, 4))
        add_update (maker, action);
    }
}

WaymarkPlan *
tallied_plan_new (GRand *random)
{
  static const char *const rules[] = { NULL,
                                       "days-late:weeks=2,months=1",
                                       "days-late:weeks=0,months=0,complete=blue",
                                       "one-month",
                                       "updates-percent",
                                       "updates-percent:months=6,green=60,amber=30,complete=blue",
                                       "manual",
                                       "of-a-later-version" };
  Maker maker = { .random = random, .plan = waymark_plan_new (NULL) };
  WaymarkItem *root = waymark_plan_get_root (maker.plan);

  maker.parties = g_ptr_array_new ();
  maker.statuses = g_ptr_array_new ();
  maker.meetings = g_ptr_array_new ();
  maker.actions = g_ptr_array_new ();
  set (&maker, root, "rating_rule", PICK (&maker, rules));
  add_registers (&maker, root);
  for (guint n = below (&maker, 5); n > 0; n--)
    add_theme (&maker, root);
  for (guint i = 0; i < maker.meetings->len; i++)
    if (one_in (&maker, 2))
      {
        hold_meeting (&maker, maker.meetings->pdata[i]);
        work_on (&maker);
      }
  g_ptr_array_unref (maker.parties);
  g_ptr_array_unref (maker.statuses);
  g_ptr_array_unref (maker.meetings);
  g_ptr_array_unref (maker.actions);
  return maker.plan;
}
