/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-store-first"

#include "config.h"

#include <string.h>

#include "waymark-item-table.h"
#include "waymark-rank.h"
#include "waymark-store-private.h"
#include "waymark-verify-values.h"

/* The beginning of a plan, read by its indexes alone, so that something can be shown before
 * the file has been gone through. Nothing in it has been checked yet but what is checked here. */

/* More of them in one place are no beginning. */
#define MOST_PARTS 2000

typedef struct
{
  WaymarkStore *store;
  WaymarkPlan *plan;
  GHashTable *known; /* as of waymark_store_load_item() */
  GCancellable *cancellable;
  guint n_rows;
} Work;

/* Not in the file's own words: whoever reads the whole of it says what is wrong. */
static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a beginning to be shown");
  return FALSE;
}

static gboolean
is_clean (const WaymarkValue *value)
{
  const char *text = waymark_value_get_string (value);

  if (text != NULL)
    return strlen (text) == waymark_value_get_length (value) && g_utf8_validate (text, -1, NULL);
  if (waymark_value_get_type_of (value) == WAYMARK_VALUE_LIST)
    for (gsize i = 0; i < waymark_value_get_length (value); i++)
      if (!is_clean (waymark_value_get_child (value, i)))
        return FALSE;
  return TRUE;
}

/* As verifying checks it: what is drawn is valid text of a bearable length. */
static gboolean
check_item (Work *work, WaymarkItem *item, GError **error)
{
  guint n_fields;
  const WaymarkField *fields = waymark_kind_get_fields (waymark_item_get_kind (item), &n_fields);

  if (item != waymark_plan_get_root (work->plan) &&
      !waymark_rank_is_valid (waymark_item_get_rank (item)))
    return refuse (error);
  for (guint i = 0; i < n_fields; i++)
    if (!is_clean (waymark_item_get_nth (item, i)) ||
        !waymark_verify_field (work->store, &fields[i], waymark_item_get_nth (item, i), error))
      return *error != NULL ? FALSE : refuse (error);
  return TRUE;
}

/* The first children of a kind, in their order. */
static gboolean
load_children (Work *work, WaymarkItem *parent, WaymarkKind kind, guint most, GError **error)
{
  g_autoptr (WaymarkStatement) query =
      waymark_sqlite_get (work->store->db, waymark_item_table_select_children (kind), error);
  guint known = waymark_plan_get_n_items (work->plan);
  WaymarkBlobId id;
  WaymarkStep step = WAYMARK_STEP_DONE;

  if (query == NULL || g_cancellable_set_error_if_cancelled (work->cancellable, error))
    return FALSE;
  if (!waymark_id_to_blob (waymark_item_get_id (parent), &id))
    return refuse (error);
  waymark_statement_bind_blob (query, 1, id.bytes, id.length);
  while (waymark_plan_get_n_items (work->plan) - known < most &&
         (step = waymark_statement_step (query, error)) == WAYMARK_STEP_ROW)
    if (!waymark_store_load_item (work->store, work->plan, query, kind, work->known, error))
      return FALSE;
  if (step == WAYMARK_STEP_ERROR)
    return FALSE;
  for (WaymarkItem *item = waymark_item_first (parent, kind); item != NULL;
       item = waymark_item_next (item))
    if (!check_item (work, item, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_actions (Work *work, WaymarkItem *parent, GError **error)
{
  if (!load_children (work, parent, WAYMARK_KIND_ACTION, MOST_PARTS, error))
    return FALSE;
  for (WaymarkItem *action = waymark_item_first (parent, WAYMARK_KIND_ACTION); action != NULL;
       action = waymark_item_next (action))
    {
      work->n_rows++;
      if (!load_children (work, action, WAYMARK_KIND_ASSIGNMENT, MOST_PARTS, error) ||
          !load_children (work, action, WAYMARK_KIND_REFERENCE, MOST_PARTS, error))
        return FALSE;
    }
  return TRUE;
}

/* Whole, so that it says how many actions it has. */
static gboolean
load_theme (Work *work, WaymarkItem *theme, GError **error)
{
  work->n_rows++;
  if (!load_children (work, theme, WAYMARK_KIND_PRIORITY, MOST_PARTS, error) ||
      !load_children (work, theme, WAYMARK_KIND_REQUIREMENT, MOST_PARTS, error) ||
      !load_children (work, theme, WAYMARK_KIND_REFERENCE, MOST_PARTS, error))
    return FALSE;
  for (WaymarkItem *requirement = waymark_item_first (theme, WAYMARK_KIND_REQUIREMENT);
       requirement != NULL;
       requirement = waymark_item_next (requirement))
    {
      work->n_rows++;
      if (!load_children (work, requirement, WAYMARK_KIND_REFERENCE, MOST_PARTS, error) ||
          !load_actions (work, requirement, error))
        return FALSE;
    }
  return load_actions (work, theme, error);
}

/* Themes until there are rows enough; those after them would be there without what is in them. */
static gboolean
load_themes (Work *work, guint n_rows, GError **error)
{
  WaymarkItem *root = waymark_plan_get_root (work->plan);
  WaymarkItem *theme;

  if (!load_children (work, root, WAYMARK_KIND_THEME, n_rows, error))
    return FALSE;
  theme = waymark_item_first (root, WAYMARK_KIND_THEME);
  for (; theme != NULL && work->n_rows < n_rows; theme = waymark_item_next (theme))
    if (!load_theme (work, theme, error))
      return FALSE;
  while (theme != NULL)
    {
      WaymarkItem *next = waymark_item_next (theme);

      waymark_plan_remove (work->plan, theme);
      theme = next;
    }
  return TRUE;
}

/**
 * waymark_store_load_first:
 * @self: a store, which need not have been verified
 * @n_rows: so many rows are enough
 * @cancellable: (nullable): to stop it
 * @error: return location for an error
 *
 * Reads the beginning of a plan, in the time that it takes for itself however long the
 * plan is: its parties and statuses, and its first themes with all that is in them. It is
 * for looking at only.
 *
 * Returns: (transfer full): the beginning, or %NULL with @error set where it is not fit
 *   to be shown; what is wrong with the file is for waymark_store_verify() to say
 */
WaymarkPlan *
waymark_store_load_first (WaymarkStore *self,
                          guint n_rows,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (WaymarkPlan) plan = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (GHashTable) known = waymark_store_values_new ();
  Work work = { self, NULL, known, cancellable, 0 };
  WaymarkItem *root;
  gboolean done;

  g_return_val_if_fail (WAYMARK_IS_STORE (self), NULL);

  plan = work.plan = waymark_plan_new (self->plan_id);
  root = waymark_plan_get_root (plan);
  done = waymark_store_load_root (self, plan, &failure) && check_item (&work, root, &failure) &&
         load_children (&work, root, WAYMARK_KIND_STATUS, MOST_PARTS, &failure) &&
         load_children (&work, root, WAYMARK_KIND_PARTY, MOST_PARTS, &failure) &&
         load_themes (&work, n_rows, &failure);
  if (done)
    return g_steal_pointer (&plan);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
