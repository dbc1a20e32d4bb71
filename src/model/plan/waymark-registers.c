/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

#include "config.h"

#include "waymark-registers.h"

#include "waymark-party.h"

/* ---- parties */

static gboolean
remove_pointers (
    WaymarkEdit *edit, WaymarkItem *party, WaymarkKind kind, const char *field, GError **error)
{
  g_autoptr (GPtrArray) pointers =
      waymark_plan_get_pointers_to (waymark_edit_get_plan (edit), party, kind, field);

  for (guint i = 0; i < pointers->len; i++)
    if (!waymark_edit_remove (edit, pointers->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
remove_one_party (WaymarkEdit *edit, WaymarkItem *party, GError **error)
{
  return remove_pointers (edit, party, WAYMARK_KIND_ASSIGNMENT, "party", error) &&
         remove_pointers (edit, party, WAYMARK_KIND_MEMBERSHIP, "member", error) &&
         waymark_edit_remove (edit, party, error);
}

/**
 * waymark_edit_remove_party:
 * @edit: an edit
 * @party: a party
 * @error: return location
 *
 * Removes a party from the register, from the actions that it is on and from groups;
 * and with it those that were joined into it, which are names of it.
 *
 * Returns: whether it is removed
 */
gboolean
waymark_edit_remove_party (WaymarkEdit *edit, WaymarkItem *party, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  WaymarkItem *root;

  g_return_val_if_fail (edit != NULL && party != NULL, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (party) == WAYMARK_KIND_PARTY, FALSE);

  root = waymark_plan_get_root (waymark_edit_get_plan (edit));
  for (WaymarkItem *other = waymark_item_first (root, WAYMARK_KIND_PARTY); other != NULL;
       other = waymark_item_next (other))
    if (other == party || waymark_party_resolve (other) == party)
      g_ptr_array_add (all, other);
  for (guint i = 0; i < all->len; i++)
    if (!remove_one_party (edit, all->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* ---- statuses */

static gboolean
replace_status (
    WaymarkEdit *edit, WaymarkItem *status, WaymarkKind kind, const char *instead, GError **error)
{
  g_autoptr (GPtrArray) users =
      waymark_plan_get_pointers_to (waymark_edit_get_plan (edit), status, kind, "status");

  for (guint i = 0; i < users->len; i++)
    if (!waymark_edit_set_string (edit, users->pdata[i], "status", instead, error))
      return FALSE;
  return TRUE;
}

/**
 * waymark_edit_remove_status:
 * @edit: an edit
 * @status: a status of the plan
 * @instead: (nullable): the status that its actions have from then on, %NULL for none
 * @error: return location
 *
 * Removes a status.
 *
 * Returns: whether it is removed
 */
gboolean
waymark_edit_remove_status (WaymarkEdit *edit,
                            WaymarkItem *status,
                            WaymarkItem *instead,
                            GError **error)
{
  const char *id;

  g_return_val_if_fail (edit != NULL && status != NULL && instead != status, FALSE);
  g_return_val_if_fail (waymark_item_get_kind (status) == WAYMARK_KIND_STATUS, FALSE);

  id = instead != NULL ? waymark_item_get_id (instead) : NULL;
  return replace_status (edit, status, WAYMARK_KIND_ACTION, id, error) &&
         replace_status (edit, status, WAYMARK_KIND_UPDATE, id, error) &&
         waymark_edit_remove (edit, status, error);
}

/**
 * waymark_edit_move_status:
 * @edit: an edit
 * @status: a status of the plan
 * @steps: 1 to stand behind the next status, -1 before the one before
 * @error: return location
 *
 * Changes the order of statuses, in which the first of a stage is the one that its key
 * sets. At the ends nothing happens.
 *
 * Returns: whether all is well
 */
gboolean
waymark_edit_move_status (WaymarkEdit *edit, WaymarkItem *status, int steps, GError **error)
{
  WaymarkItem *root, *before = NULL, *before_that = NULL;

  g_return_val_if_fail (edit != NULL && status != NULL, FALSE);
  g_return_val_if_fail (steps == 1 || steps == -1, FALSE);

  root = waymark_plan_get_root (waymark_edit_get_plan (edit));
  if (steps == 1)
    {
      WaymarkItem *next = waymark_item_next (status);

      return next == NULL || waymark_edit_move (edit, status, root, next, error);
    }
  for (WaymarkItem *at = waymark_item_first (root, WAYMARK_KIND_STATUS); at != status;
       at = waymark_item_next (at))
    {
      before_that = before;
      before = at;
    }
  if (before == NULL)
    return TRUE;
  /* Rather the other one goes behind it: what else stands between them is not disturbed. */
  if (before_that == NULL)
    return waymark_edit_move (edit, before, root, status, error);
  return waymark_edit_move (edit, status, root, before_that, error);
}

/**
 * waymark_status_count_actions:
 * @status: a status of a plan
 *
 * Returns: how many actions have it
 */
guint
waymark_status_count_actions (WaymarkItem *status)
{
  g_autoptr (GPtrArray) actions = NULL;

  g_return_val_if_fail (status != NULL && waymark_item_is_in_plan (status), 0);

  actions = waymark_plan_get_pointers_to (
      waymark_item_get_plan (status), status, WAYMARK_KIND_ACTION, "status");
  return actions->len;
}
