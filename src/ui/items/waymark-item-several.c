/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-several.h"
#include "waymark-party.h"

/**
 * waymark_command_find_tops:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items; ids of none are passed over
 *
 * What goes along with something above it is not counted by itself.
 *
 * Returns: (transfer container) (element-type WaymarkItem): those of the items that
 *   stand under no other of them, in the order of @ids
 */
GPtrArray *
waymark_command_find_tops (WaymarkDocument *document, const char *const *ids)
{
  g_autoptr (GHashTable) all = g_hash_table_new (NULL, NULL);
  GPtrArray *tops = g_ptr_array_new ();
  WaymarkPlan *plan;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), tops);
  g_return_val_if_fail (ids != NULL, tops);

  plan = waymark_document_get_plan (document);
  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (all, waymark_plan_lookup (plan, ids[i]));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (plan, ids[i]);
      WaymarkItem *above = item != NULL ? waymark_item_get_parent (item) : NULL;

      while (above != NULL && !g_hash_table_contains (all, above))
        above = waymark_item_get_parent (above);
      if (item != NULL && above == NULL)
        g_ptr_array_add (tops, item);
    }
  return tops;
}

/* --- one field of several actions */

typedef gboolean (*SetFunc) (WaymarkEdit *edit,
                             WaymarkItem *action,
                             const char *words,
                             GError **error);

static gboolean
set_phase (WaymarkEdit *edit, WaymarkItem *action, const char *words, GError **error)
{
  return waymark_edit_set_string (
      edit, action, "phase", words != NULL && *words != '\0' ? words : NULL, error);
}

static gboolean
set_each (WaymarkDocument *document,
          const char *const *ids,
          const char *name,
          SetFunc set,
          const char *words,
          GError **error)
{
  g_autoptr (WaymarkEdit) edit = waymark_document_begin_edit (document, name);
  WaymarkPlan *plan = waymark_document_get_plan (document);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *action = waymark_plan_lookup (plan, ids[i]);

      if (action != NULL && waymark_item_get_kind (action) == WAYMARK_KIND_ACTION &&
          !set (edit, action, words, error))
        return FALSE;
    }
  if (waymark_edit_is_empty (edit))
    return TRUE;
  return waymark_document_commit (document, g_steal_pointer (&edit), error);
}

/**
 * waymark_command_set_phase:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items; other kinds than actions are passed over
 * @words: the phase; nothing takes it away
 * @error: what the document says
 *
 * Returns: whether it was done
 */
gboolean
waymark_command_set_phase (WaymarkDocument *document,
                           const char *const *ids,
                           const char *words,
                           GError **error)
{
  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (ids != NULL && words != NULL, FALSE);

  return set_each (document, ids, C_ ("edit", "Change phase"), set_phase, words, error);
}

/* --- leads */

static WaymarkItem *
take_party (WaymarkEdit *edit, const char *id, const char *name, GError **error)
{
  WaymarkPlan *plan = waymark_edit_get_plan (edit);
  WaymarkItem *party =
      id != NULL ? waymark_plan_lookup (plan, id) : waymark_plan_find_party (plan, name);

  if (party != NULL)
    return party;
  g_return_val_if_fail (name != NULL, NULL);
  party = waymark_edit_add (edit, WAYMARK_KIND_PARTY, waymark_plan_get_root (plan), NULL, error);
  if (party == NULL || !waymark_edit_set_string (edit, party, "name", name, error) ||
      !waymark_edit_set_string (edit, party, "type", "organisation", error))
    return NULL;
  return party;
}

static gboolean
leads_already (WaymarkItem *assignment, WaymarkItem *party)
{
  WaymarkPlan *plan = waymark_item_get_plan (party);
  const char *id = waymark_item_get_string (assignment, "party");
  WaymarkItem *other = id != NULL ? waymark_plan_lookup (plan, id) : NULL;

  return other != NULL && waymark_party_resolve (other) == waymark_party_resolve (party) &&
         g_strcmp0 (waymark_item_get_string (assignment, "role"), "support") != 0;
}

static gboolean
add_lead_to (
    WaymarkEdit *edit, WaymarkItem *action, WaymarkItem *party, gboolean replace, GError **error)
{
  WaymarkItem *assignment = waymark_item_first (action, WAYMARK_KIND_ASSIGNMENT);
  gboolean there = FALSE;

  while (assignment != NULL)
    {
      WaymarkItem *next = waymark_item_next (assignment);

      if (!there && leads_already (assignment, party))
        there = TRUE;
      else if (replace && !waymark_edit_remove (edit, assignment, error))
        return FALSE;
      assignment = next;
    }
  if (there)
    return TRUE;
  assignment = waymark_edit_add (edit, WAYMARK_KIND_ASSIGNMENT, action, NULL, error);
  return assignment != NULL &&
         waymark_edit_set_string (edit, assignment, "party", waymark_item_get_id (party), error) &&
         waymark_edit_set_string (edit, assignment, "role", "lead", error);
}

/**
 * waymark_command_add_lead:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items; other kinds than actions are passed over
 * @party: (nullable): id of a party
 * @name: (nullable): where @party is %NULL, its name; it is made when there is none
 * @replace: whether all others are taken off
 * @error: what the document says
 *
 * Puts a lead on actions that do not have it.
 *
 * Returns: whether it was done
 */
gboolean
waymark_command_add_lead (WaymarkDocument *document,
                          const char *const *ids,
                          const char *party,
                          const char *name,
                          gboolean replace,
                          GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkItem *lead;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (ids != NULL && (party != NULL) != (name != NULL), FALSE);

  edit = waymark_document_begin_edit (
      document, replace ? C_ ("edit", "Replace leads") : C_ ("edit", "Add lead"));
  lead = take_party (edit, party, name, error);
  if (lead == NULL)
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *action = waymark_plan_lookup (waymark_edit_get_plan (edit), ids[i]);

      if (action != NULL && waymark_item_get_kind (action) == WAYMARK_KIND_ACTION &&
          !add_lead_to (edit, action, lead, replace, error))
        return FALSE;
    }
  if (waymark_edit_is_empty (edit))
    return TRUE;
  return waymark_document_commit (document, g_steal_pointer (&edit), error);
}

/* --- places */

static gboolean
may_stand (GPtrArray *tops, WaymarkItem *parent)
{
  for (guint i = 0; i < tops->len; i++)
    {
      WaymarkItem *item = tops->pdata[i];

      if (item == parent || waymark_item_is_under (parent, item) ||
          !waymark_kind_may_stand_under (waymark_item_get_kind (item),
                                         waymark_item_get_kind (parent)))
        return FALSE;
    }
  return tops->len > 0;
}

/**
 * waymark_command_can_place:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items
 * @parent: id of an item
 * @after: (nullable): id of an item under @parent; %NULL is before all others
 *
 * Returns: whether all of the items may stand there
 */
gboolean
waymark_command_can_place (WaymarkDocument *document,
                           const char *const *ids,
                           const char *parent,
                           const char *after)
{
  g_autoptr (GPtrArray) tops = NULL;
  WaymarkPlan *plan;
  WaymarkItem *under, *follow;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (ids != NULL && parent != NULL, FALSE);

  plan = waymark_document_get_plan (document);
  under = waymark_plan_lookup (plan, parent);
  follow = after != NULL ? waymark_plan_lookup (plan, after) : NULL;
  if (under == NULL || (after != NULL && follow == NULL) ||
      (follow != NULL && waymark_item_get_parent (follow) != under))
    return FALSE;
  tops = waymark_command_find_tops (document, ids);
  return may_stand (tops, under);
}

static WaymarkItem *
get_before (WaymarkItem *item)
{
  guint position = waymark_item_get_position (item);

  return position > 0 ? waymark_item_get_child (waymark_item_get_parent (item), position - 1)
                      : NULL;
}

/**
 * waymark_command_place:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items
 * @parent: id of an item
 * @after: (nullable): id of an item under @parent; %NULL is before all others
 * @error: what the document says
 *
 * Moves items to a place that waymark_command_can_place() allows, one after the
 * other. Those that stand right already are not touched.
 *
 * Returns: whether they stand there
 */
gboolean
waymark_command_place (WaymarkDocument *document,
                       const char *const *ids,
                       const char *parent,
                       const char *after,
                       GError **error)
{
  g_autoptr (GPtrArray) tops = NULL;
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkItem *under, *follow;

  g_return_val_if_fail (waymark_command_can_place (document, ids, parent, after), FALSE);

  tops = waymark_command_find_tops (document, ids);
  under = waymark_plan_lookup (waymark_document_get_plan (document), parent);
  follow = after != NULL ? waymark_plan_lookup (waymark_document_get_plan (document), after) : NULL;
  while (follow != NULL && g_ptr_array_find (tops, follow, NULL))
    follow = get_before (follow);

  edit = waymark_document_begin_edit (
      document, tops->len > 1 ? C_ ("edit", "Move several") : C_ ("edit", "Move"));
  for (guint i = 0; i < tops->len; i++)
    {
      WaymarkItem *item = tops->pdata[i];

      if (waymark_item_get_parent (item) != under || get_before (item) != follow)
        {
          gboolean moved = follow != NULL ? waymark_edit_move (edit, item, under, follow, error)
                                          : waymark_edit_move_first (edit, item, under, error);

          if (!moved)
            return FALSE;
        }
      follow = item;
    }
  if (waymark_edit_is_empty (edit))
    return TRUE;
  return waymark_document_commit (document, g_steal_pointer (&edit), error);
}
