/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-item-progress.h"
#include "waymark-item-shown.h"

static gboolean
finish (WaymarkDocument *document, WaymarkEdit *edit, GError **error)
{
  if (!waymark_edit_is_empty (edit))
    return waymark_document_commit (document, edit, error);
  waymark_edit_free (edit);
  return TRUE;
}

static WaymarkItem *
get_action (WaymarkDocument *document, const char *id)
{
  WaymarkItem *item = waymark_plan_lookup (waymark_document_get_plan (document), id);

  return item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION ? item : NULL;
}

/* The actions that have something of their own to tell. */
static GPtrArray *
find_actions (WaymarkDocument *document, const char *const *ids)
{
  GPtrArray *actions = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *action = get_action (document, ids[i]);

      if (action != NULL && !waymark_item_is_pointer (action))
        g_ptr_array_add (actions, action);
    }
  return actions;
}

/**
 * waymark_command_rate:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items
 * @rating: (nullable): a rating as the format names it; %NULL leaves it to the rule again
 * @reason: (nullable): why
 * @error: as of waymark_edit_rate()
 *
 * Returns: whether it was done
 */
gboolean
waymark_command_rate (WaymarkDocument *document,
                      const char *const *ids,
                      const char *rating,
                      const char *reason,
                      GError **error)
{
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (WaymarkEdit) edit = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && ids != NULL, FALSE);

  actions = find_actions (document, ids);
  edit = waymark_document_begin_edit (document, C_ ("edit", "Change rating"));
  for (guint i = 0; i < actions->len; i++)
    if (!waymark_edit_rate (edit, actions->pdata[i], rating, reason, error))
      return FALSE;
  return finish (document, g_steal_pointer (&edit), error);
}

/**
 * waymark_command_add_update:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items; each action gets an update of its own
 * @update: what it says
 * @error: as of waymark_edit_add_update()
 *
 * Returns: whether it was done
 */
gboolean
waymark_command_add_update (WaymarkDocument *document,
                            const char *const *ids,
                            const WaymarkNewUpdate *update,
                            GError **error)
{
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (WaymarkEdit) edit = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (ids != NULL && update != NULL, FALSE);

  actions = find_actions (document, ids);
  edit = waymark_document_begin_edit (
      document, actions->len > 1 ? C_ ("edit", "Add updates") : C_ ("edit", "Add update"));
  for (guint i = 0; i < actions->len; i++)
    if (waymark_edit_add_update (edit, actions->pdata[i], update, error) == NULL)
      return FALSE;
  return finish (document, g_steal_pointer (&edit), error);
}

/**
 * waymark_command_propose_date:
 * @document: an open plan
 * @id: an action
 * @words: a date as a person types it
 * @reason: why the date should move
 * @error: as of waymark_edit_add_update()
 *
 * Adds an update that proposes the date; the action keeps its own until somebody agrees.
 *
 * Returns: whether it was done
 */
gboolean
waymark_command_propose_date (WaymarkDocument *document,
                              const char *id,
                              const char *words,
                              const char *reason,
                              GError **error)
{
  WaymarkNewUpdate update = { .due = words, .reason = reason };
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkItem *action;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (id != NULL && words != NULL && reason != NULL, FALSE);

  action = get_action (document, id);
  if (action == NULL)
    return TRUE;
  update.who = waymark_document_get_person (document);
  edit = waymark_document_begin_edit (document, C_ ("edit", "Propose date"));
  return waymark_edit_add_update (edit, action, &update, error) != NULL &&
         finish (document, g_steal_pointer (&edit), error);
}

/**
 * waymark_command_decide_date:
 * @document: an open plan
 * @update: id of an update that proposes a date
 * @agree: whether to agree, or to refuse
 * @error: as of waymark_edit_agree_date()
 *
 * Returns: whether it was done
 */
gboolean
waymark_command_decide_date (WaymarkDocument *document,
                             const char *update,
                             gboolean agree,
                             GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkItem *item;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document) && update != NULL, FALSE);

  item = waymark_plan_lookup (waymark_document_get_plan (document), update);
  if (item == NULL || waymark_item_get_kind (item) != WAYMARK_KIND_UPDATE)
    return TRUE;
  edit = waymark_document_begin_edit (
      document, agree ? C_ ("edit", "Agree date") : C_ ("edit", "Refuse date"));
  return (agree ? waymark_edit_agree_date (edit, item, NULL, error)
                : waymark_edit_refuse_date (edit, item, NULL, error)) &&
         finish (document, g_steal_pointer (&edit), error);
}

/* --- due dates */

static gboolean
is_own (WaymarkItem *item, const char *field, gpointer document)
{
  return waymark_document_wrote_value (document, waymark_item_get_id (item), field);
}

static WaymarkDueMove
make_move (WaymarkDocument *document, const char *words, const char *reason)
{
  return (WaymarkDueMove){
    .words = words,
    .reason = reason,
    .who = waymark_document_get_person (document),
    .is_own = is_own,
    .user_data = document,
  };
}

/**
 * waymark_command_move_needs_reason:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items
 * @words: a date as a person types it
 *
 * Returns: whether a date that was set would move, of one of them at least
 */
gboolean
waymark_command_move_needs_reason (WaymarkDocument *document,
                                   const char *const *ids,
                                   const char *words)
{
  WaymarkDueMove move;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (ids != NULL && words != NULL, FALSE);

  move = make_move (document, words, NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *action = get_action (document, ids[i]);

      if (action != NULL && waymark_action_move_needs_reason (action, &move))
        return TRUE;
    }
  return FALSE;
}

/**
 * waymark_command_move_due:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items
 * @words: a date as a person types it; nothing takes the dates away
 * @reason: (nullable): why dates that were set move
 * @error: as of waymark_edit_move_due()
 *
 * Returns: whether it was done
 */
gboolean
waymark_command_move_due (WaymarkDocument *document,
                          const char *const *ids,
                          const char *words,
                          const char *reason,
                          GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkDueMove move;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (ids != NULL && words != NULL, FALSE);

  move = make_move (document, words, reason);
  edit = waymark_document_begin_edit (document, C_ ("edit", "Change due date"));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *action = get_action (document, ids[i]);

      if (action != NULL && !waymark_edit_move_due (edit, action, &move, error))
        return FALSE;
    }
  return finish (document, g_steal_pointer (&edit), error);
}
