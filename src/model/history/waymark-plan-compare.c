/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-plan-compare.h"

#include "waymark-i18n.h"
#include "waymark-number.h"
#include "waymark-reordered-private.h"

typedef struct
{
  WaymarkPlan *before;
  WaymarkPlan *after;
  GPtrArray *changes;
  GHashTable *reordered; /* ids of items that stand elsewhere among the same siblings */
} Work;

/**
 * waymark_change_group_free:
 * @group: (transfer full) (nullable): a group
 */
void
waymark_change_group_free (WaymarkChangeGroup *group)
{
  if (group == NULL)
    return;

  g_free (group->title);
  g_ptr_array_unref (group->lines);
  g_free (group);
}

/* ---- one item */

static WaymarkHistoryChange *
add_change (Work *work, WaymarkItem *item, const char *field)
{
  WaymarkHistoryChange *change = g_new0 (WaymarkHistoryChange, 1);
  WaymarkKind kind = waymark_item_get_kind (item);
  WaymarkItem *parent = waymark_item_get_parent (item);
  const char *subject = kind == WAYMARK_KIND_REQUIREMENT && waymark_item_get (item, "title") != NULL
                            ? "title"
                            : waymark_kind_get_subject (kind);
  WaymarkValue *value = subject != NULL ? waymark_item_get (item, subject) : NULL;

  change->item = g_strdup (waymark_item_get_id (item));
  change->kind = g_strdup (waymark_kind_get_name (kind));
  change->field = g_strdup (field);
  change->parent = parent != NULL ? g_strdup (waymark_item_get_id (parent)) : NULL;
  change->subject = value != NULL ? waymark_value_ref (value) : NULL;
  g_ptr_array_add (work->changes, change);
  return change;
}

static void
add_new (Work *work, WaymarkItem *item)
{
  add_change (work, item, "@gone")->to = waymark_value_new_boolean (FALSE);
}

static void
add_gone (Work *work, WaymarkItem *item)
{
  WaymarkHistoryChange *change = add_change (work, item, "@gone");

  change->from = waymark_value_new_boolean (FALSE);
  change->to = waymark_value_new_string (waymark_item_get_id (item));
}

static WaymarkValue *
place_of (WaymarkItem *item)
{
  g_autoptr (WaymarkValue) parent =
      waymark_value_new_string (waymark_item_get_id (waymark_item_get_parent (item)));
  g_autoptr (WaymarkValue) rank = waymark_value_new_string (waymark_item_get_rank (item));
  WaymarkValue *both[] = { parent, rank };

  return waymark_value_new_list (both, G_N_ELEMENTS (both));
}

static void
compare_place (Work *work, WaymarkItem *before, WaymarkItem *after)
{
  WaymarkItem *parent = waymark_item_get_parent (after);
  WaymarkHistoryChange *change;

  if (parent == NULL || (g_str_equal (waymark_item_get_id (parent),
                                      waymark_item_get_id (waymark_item_get_parent (before))) &&
                         !g_hash_table_contains (work->reordered, waymark_item_get_id (after))))
    return;
  change = add_change (work, after, "@place");
  change->from = place_of (before);
  change->to = place_of (after);
}

static void
compare_fields (Work *work, WaymarkItem *before, WaymarkItem *after)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (after), &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      WaymarkValue *from = waymark_item_get_nth (before, i);
      WaymarkValue *to = waymark_item_get_nth (after, i);
      WaymarkHistoryChange *change;

      if (waymark_value_equal (from, to))
        continue;
      change = add_change (work, after, fields[i].name);
      change->from = from != NULL ? waymark_value_ref (from) : NULL;
      change->to = to != NULL ? waymark_value_ref (to) : NULL;
    }
}

/* ---- all of them, in the order of the plan as it is now */

static void
compare_item (Work *work, WaymarkItem *after)
{
  WaymarkItem *before = waymark_plan_lookup (work->before, waymark_item_get_id (after));

  if (waymark_item_get_kind (after) == WAYMARK_KIND_SNAPSHOT)
    return;
  if (before == NULL || waymark_item_get_kind (before) != waymark_item_get_kind (after))
    add_new (work, after);
  else
    {
      compare_place (work, before, after);
      compare_fields (work, before, after);
      waymark_add_reordered (before, after, work->reordered);
    }
  for (guint i = 0; i < waymark_item_get_n_children (after); i++)
    compare_item (work, waymark_item_get_child (after, i));
  /* A branch that went is told by its root, where it stood. */
  for (guint i = 0; before != NULL && i < waymark_item_get_n_children (before); i++)
    {
      WaymarkItem *child = waymark_item_get_child (before, i);

      if (waymark_item_get_kind (child) != WAYMARK_KIND_SNAPSHOT &&
          waymark_plan_lookup (work->after, waymark_item_get_id (child)) == NULL)
        add_gone (work, child);
    }
}

/**
 * waymark_plan_compare:
 * @before: a plan as it was, or a copy of it
 * @after: the plan as it is now
 *
 * Compares two states of one plan, item by item. What came and went between them is
 * not seen; the snapshots of meetings, which only hold other states, are left out.
 *
 * Returns: (transfer full) (element-type WaymarkHistoryChange): what became of it, in the
 *   order of the plan
 */
GPtrArray *
waymark_plan_compare (WaymarkPlan *before, WaymarkPlan *after)
{
  Work work = { before, after, NULL, NULL };

  g_return_val_if_fail (WAYMARK_IS_PLAN (before) && WAYMARK_IS_PLAN (after), NULL);

  work.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_history_change_free);
  work.reordered = g_hash_table_new (g_str_hash, g_str_equal);
  compare_item (&work, waymark_plan_get_root (after));
  g_hash_table_unref (work.reordered);
  return work.changes;
}

/* ---- theme by theme */

/* What people look for it under: its theme, or the plan's own item for all the rest. */
static const char *
group_of (WaymarkPlan *before, WaymarkPlan *after, const WaymarkHistoryChange *change)
{
  WaymarkItem *item = waymark_plan_lookup (after, change->item);

  if (item == NULL)
    item = waymark_plan_lookup (before, change->item);
  while (item != NULL && waymark_item_get_kind (item) != WAYMARK_KIND_THEME)
    {
      if (waymark_item_get_kind (item) == WAYMARK_KIND_PARTY ||
          waymark_item_get_kind (item) == WAYMARK_KIND_STATUS)
        return "party";
      if (waymark_item_get_kind (item) == WAYMARK_KIND_MEETING)
        return "meeting";
      item = waymark_item_get_parent (item);
    }
  /* A theme that came or went is one of the plan's. */
  if (item == NULL || waymark_plan_lookup (after, waymark_item_get_id (item)) == NULL ||
      waymark_plan_lookup (before, waymark_item_get_id (item)) == NULL)
    return WAYMARK_PLAN_ID;
  return waymark_item_get_id (item);
}

static char *
title_of (WaymarkPlan *plan, const char *id)
{
  WaymarkItem *theme = waymark_plan_lookup (plan, id);
  g_autofree char *number = NULL;
  const char *title;

  if (g_str_equal (id, "party"))
    return g_strdup (_ ("Who can lead, statuses"));
  if (g_str_equal (id, "meeting"))
    return g_strdup (C_ ("heading", "Meetings"));
  if (theme == NULL || waymark_item_get_kind (theme) != WAYMARK_KIND_THEME)
    return g_strdup (_ ("The plan"));
  number = waymark_item_get_number_label (theme);
  title = waymark_item_get_string (theme, "title");
  if (title == NULL)
    /* Translators: %s is the number of a theme */
    return g_strdup_printf (_ ("Theme %s"), number);
  /* Translators: %1$s is the number of a theme, %2$s its title */
  return g_strdup_printf (_ ("Theme %1$s – %2$s"), number, title);
}

static void
add_group (GPtrArray *groups, WaymarkPlan *after, const char *id, GPtrArray *changes)
{
  WaymarkHistoryEntry entry = { .changes = changes };
  WaymarkChangeGroup *group;
  g_autoptr (GPtrArray) lines = NULL;

  if (changes == NULL)
    return;
  lines = waymark_history_entry_get_lines (after, &entry, NULL);
  if (lines->len == 0)
    return;
  group = g_new0 (WaymarkChangeGroup, 1);
  group->title = title_of (after, id);
  group->lines = g_steal_pointer (&lines);
  g_ptr_array_add (groups, group);
}

/**
 * waymark_plan_compare_by_theme:
 * @before: a plan as it was, or a copy of it
 * @after: the plan as it is now
 *
 * As waymark_plan_compare(), in lines for people.
 *
 * Returns: (transfer full) (element-type WaymarkChangeGroup): first what concerns the plan
 *   as a whole, then its themes in order, then its registers; none without a line
 */
GPtrArray *
waymark_plan_compare_by_theme (WaymarkPlan *before, WaymarkPlan *after)
{
  g_autoptr (GPtrArray) changes = waymark_plan_compare (before, after);
  g_autoptr (GHashTable) by_group =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_change_group_free);

  for (guint i = 0; i < changes->len; i++)
    {
      const char *id = group_of (before, after, changes->pdata[i]);
      GPtrArray *group = g_hash_table_lookup (by_group, id);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (by_group, (gpointer) id, group);
        }
      g_ptr_array_add (group, changes->pdata[i]);
    }

  add_group (groups, after, WAYMARK_PLAN_ID, g_hash_table_lookup (by_group, WAYMARK_PLAN_ID));
  for (WaymarkItem *theme = waymark_item_first (waymark_plan_get_root (after), WAYMARK_KIND_THEME);
       theme != NULL;
       theme = waymark_item_next (theme))
    add_group (groups,
               after,
               waymark_item_get_id (theme),
               g_hash_table_lookup (by_group, waymark_item_get_id (theme)));
  add_group (groups, after, "party", g_hash_table_lookup (by_group, "party"));
  add_group (groups, after, "meeting", g_hash_table_lookup (by_group, "meeting"));
  return groups;
}
