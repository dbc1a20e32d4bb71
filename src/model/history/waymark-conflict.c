/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#define G_LOG_DOMAIN "waymark-conflict"

#include "config.h"

#include "waymark-conflict.h"

/**
 * waymark_claim_copy:
 * @claim: a claim
 *
 * Returns: (transfer full): a copy
 */
WaymarkClaim *
waymark_claim_copy (const WaymarkClaim *claim)
{
  WaymarkClaim *copy = g_new0 (WaymarkClaim, 1);

  copy->value = claim->value != NULL ? waymark_value_ref (claim->value) : NULL;
  copy->digest = g_strdup (claim->digest);
  copy->person = g_strdup (claim->person);
  copy->time = claim->time;
  copy->is_own = claim->is_own;
  return copy;
}

/**
 * waymark_claim_free:
 * @claim: (transfer full) (nullable): a claim
 */
void
waymark_claim_free (WaymarkClaim *claim)
{
  if (claim == NULL)
    return;

  g_clear_pointer (&claim->value, waymark_value_unref);
  g_free (claim->digest);
  g_free (claim->person);
  g_free (claim);
}

/**
 * waymark_conflict_new:
 * @type: what it is
 * @item: id of the item
 * @field: (nullable): name of the field
 *
 * Returns: (transfer full): a conflict without claims and other items
 */
WaymarkConflict *
waymark_conflict_new (WaymarkConflictType type, const char *item, const char *field)
{
  WaymarkConflict *conflict = g_new0 (WaymarkConflict, 1);

  conflict->type = type;
  conflict->item = g_strdup (item);
  conflict->field = g_strdup (field);
  conflict->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) waymark_claim_free);
  conflict->items = g_ptr_array_new_with_free_func (g_free);
  return conflict;
}

/**
 * waymark_conflict_copy:
 * @conflict: a conflict
 *
 * Returns: (transfer full): a copy
 */
WaymarkConflict *
waymark_conflict_copy (const WaymarkConflict *conflict)
{
  WaymarkConflict *copy = waymark_conflict_new (conflict->type, conflict->item, conflict->field);

  for (guint i = 0; i < conflict->claims->len; i++)
    g_ptr_array_add (copy->claims, waymark_claim_copy (g_ptr_array_index (conflict->claims, i)));
  for (guint i = 0; i < conflict->items->len; i++)
    g_ptr_array_add (copy->items, g_strdup (g_ptr_array_index (conflict->items, i)));
  return copy;
}

/**
 * waymark_conflict_free:
 * @conflict: (transfer full) (nullable): a conflict
 */
void
waymark_conflict_free (WaymarkConflict *conflict)
{
  if (conflict == NULL)
    return;

  g_free (conflict->item);
  g_free (conflict->field);
  g_ptr_array_unref (conflict->claims);
  g_ptr_array_unref (conflict->items);
  g_free (conflict);
}
