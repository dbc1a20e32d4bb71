/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "waymark-item-commands.h"
#include "waymark-number.h"
#include "waymark-references.h"

static WaymarkItem *
find_up (WaymarkItem *item, WaymarkKind kind)
{
  while (item != NULL && waymark_item_get_kind (item) != kind)
    item = waymark_item_get_parent (item);
  return item;
}

static WaymarkItem *
last_of (WaymarkItem *parent, WaymarkKind kind)
{
  for (guint i = waymark_item_get_n_children (parent); i > 0; i--)
    {
      WaymarkItem *child = waymark_item_get_child (parent, i - 1);

      if (waymark_item_get_kind (child) == kind)
        return child;
    }
  return NULL;
}

/* What stands under a theme and has @item in it, or is it. */
static WaymarkItem *
child_of (WaymarkItem *parent, WaymarkItem *item)
{
  while (item != NULL && waymark_item_get_parent (item) != parent)
    item = waymark_item_get_parent (item);
  return item;
}

/**
 * waymark_command_find_parent:
 * @document: an open plan
 * @kind: theme, priority, requirement or action
 * @near: (nullable): id of the item that the new one is made from
 * @after: (out) (optional) (nullable): the sibling that it would follow; %NULL for the end
 *
 * Where a new item goes: after an item of its own sort, else into the nearest
 * that can hold it, else into the last theme.
 *
 * Returns: (transfer none) (nullable): the parent; %NULL when there is none yet
 */
WaymarkItem *
waymark_command_find_parent (WaymarkDocument *document,
                             WaymarkKind kind,
                             const char *near,
                             WaymarkItem **after)
{
  WaymarkPlan *plan = waymark_document_get_plan (document);
  WaymarkItem *root = waymark_plan_get_root (plan);
  WaymarkItem *item = near != NULL ? waymark_plan_lookup (plan, near) : NULL;
  WaymarkItem *theme = find_up (item, WAYMARK_KIND_THEME);
  WaymarkItem *parent = theme != NULL ? theme : last_of (root, WAYMARK_KIND_THEME);
  WaymarkItem *follow = NULL;

  switch (kind)
    {
    case WAYMARK_KIND_THEME:
      parent = root;
      follow = theme != NULL ? theme : last_of (root, WAYMARK_KIND_THEME);
      break;
    case WAYMARK_KIND_ACTION:
      if (item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_ACTION)
        {
          parent = waymark_item_get_parent (item);
          follow = item;
        }
      else if (item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_REQUIREMENT)
        parent = item;
      break;
    case WAYMARK_KIND_PRIORITY:
      if (item != NULL && waymark_item_get_kind (item) == WAYMARK_KIND_PRIORITY)
        follow = item;
      else if (parent != NULL)
        follow = last_of (parent, WAYMARK_KIND_PRIORITY);
      break;
    case WAYMARK_KIND_REQUIREMENT:
      if (theme != NULL)
        follow = child_of (theme, item);
      break;
    default:
      parent = NULL;
    }
  if (after != NULL)
    *after = follow;
  return parent;
}

static const char *
get_add_name (WaymarkKind kind)
{
  switch (kind)
    {
    case WAYMARK_KIND_THEME:
      return C_ ("edit", "Add theme");
    case WAYMARK_KIND_PRIORITY:
      return C_ ("edit", "Add priority");
    case WAYMARK_KIND_REQUIREMENT:
      return C_ ("edit", "Add requirement");
    default:
      return C_ ("edit", "Add action");
    }
}

/**
 * waymark_command_add:
 * @document: an open plan
 * @kind: theme, priority, requirement or action
 * @near: (nullable): id of an item to stand after, or to stand in
 * @error: what the document says
 *
 * Adds an item without words. An action in a plan without a theme gets a theme as well.
 *
 * Returns: (transfer full) (nullable): the id of the new item
 */
char *
waymark_command_add (WaymarkDocument *document, WaymarkKind kind, const char *near, GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkItem *after, *parent, *item;
  g_autofree char *id = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), NULL);

  parent = waymark_command_find_parent (document, kind, near, &after);
  edit = waymark_document_begin_edit (document, get_add_name (kind));
  if (parent == NULL)
    parent = waymark_edit_add (edit,
                               WAYMARK_KIND_THEME,
                               waymark_plan_get_root (waymark_document_get_plan (document)),
                               NULL,
                               error);
  if (parent == NULL)
    return NULL;

  if (kind == WAYMARK_KIND_PRIORITY && after == NULL)
    item = waymark_edit_add_first (edit, kind, parent, error);
  else
    item = waymark_edit_add (edit, kind, parent, after, error);
  if (item == NULL)
    return NULL;
  id = g_strdup (waymark_item_get_id (item));
  if (!waymark_document_commit (document, g_steal_pointer (&edit), error))
    return NULL;
  return g_steal_pointer (&id);
}

static const char *
get_remove_name (WaymarkDocument *document, const char *const *ids)
{
  WaymarkItem *item = waymark_plan_lookup (waymark_document_get_plan (document), ids[0]);

  if (ids[1] != NULL || item == NULL)
    return C_ ("edit", "Delete several");
  switch (waymark_item_get_kind (item))
    {
    case WAYMARK_KIND_THEME:
      return C_ ("edit", "Delete theme");
    case WAYMARK_KIND_PRIORITY:
      return C_ ("edit", "Delete priority");
    case WAYMARK_KIND_REQUIREMENT:
      return C_ ("edit", "Delete requirement");
    default:
      return C_ ("edit", "Delete action");
    }
}

/**
 * waymark_command_remove:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items to delete; at least one
 * @error: what the document says
 *
 * Deletes items, each with all that is under it.
 *
 * Returns: whether they are gone
 */
gboolean
waymark_command_remove (WaymarkDocument *document, const char *const *ids, GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  WaymarkPlan *plan;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (ids != NULL && ids[0] != NULL, FALSE);

  plan = waymark_document_get_plan (document);
  edit = waymark_document_begin_edit (document, get_remove_name (document, ids));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *item = waymark_plan_lookup (plan, ids[i]);

      /* It may have gone with something above it that was selected too. */
      if (item != NULL && !waymark_edit_remove (edit, item, error))
        return FALSE;
    }
  return waymark_document_commit (document, g_steal_pointer (&edit), error);
}

/**
 * waymark_edit_take_status:
 * @edit: an edit
 * @stage: a stage
 * @error: as of waymark_edit_add()
 *
 * Returns: (transfer none) (nullable): the first status of the stage; a plan without one
 *   gets it
 */
WaymarkItem *
waymark_edit_take_status (WaymarkEdit *edit, WaymarkStage stage, GError **error)
{
  WaymarkItem *root = waymark_plan_get_root (waymark_edit_get_plan (edit));
  WaymarkItem *status = waymark_item_first (root, WAYMARK_KIND_STATUS);

  for (; status != NULL; status = waymark_item_next (status))
    if (g_strcmp0 (waymark_item_get_string (status, "stage"), waymark_stage_get_name (stage)) == 0)
      return status;

  status = waymark_edit_add (edit, WAYMARK_KIND_STATUS, root, NULL, error);
  if (status == NULL ||
      !waymark_edit_set_string (edit, status, "word", waymark_stage_get_label (stage), error) ||
      !waymark_edit_set_string (edit, status, "stage", waymark_stage_get_name (stage), error))
    return NULL;
  return status;
}

static gboolean
set_status_in (WaymarkEdit *edit,
               const char *const *ids,
               const char *status,
               const char *target,
               GError **error)
{
  WaymarkPlan *plan = waymark_edit_get_plan (edit);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      WaymarkItem *action = waymark_plan_lookup (plan, ids[i]);

      if (action == NULL || waymark_item_get_kind (action) != WAYMARK_KIND_ACTION ||
          g_strcmp0 (ids[i], target) == 0)
        continue;
      if (!waymark_edit_set_string (edit, action, "status", status, error))
        return FALSE;
      if (target != NULL &&
          !waymark_edit_add_reference (edit, action, "incorporated", target, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * waymark_command_set_stage:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items; other kinds than actions are passed over
 * @stage: the stage; %WAYMARK_STAGE_NONE takes the status away
 * @target: (nullable): with %WAYMARK_STAGE_MERGED, id of the item that they go into
 * @error: what the document says
 *
 * Gives actions the first status of a stage.
 *
 * Returns: whether it was done
 */
gboolean
waymark_command_set_stage (WaymarkDocument *document,
                           const char *const *ids,
                           WaymarkStage stage,
                           const char *target,
                           GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;
  const char *status = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);

  edit = waymark_document_begin_edit (document, C_ ("edit", "Change status"));
  if (stage != WAYMARK_STAGE_NONE)
    {
      WaymarkItem *item = waymark_edit_take_status (edit, stage, error);

      if (item == NULL)
        return FALSE;
      status = waymark_item_get_id (item);
    }
  if (!set_status_in (edit, ids, status, stage == WAYMARK_STAGE_MERGED ? target : NULL, error))
    return FALSE;
  if (waymark_edit_is_empty (edit))
    return TRUE;
  return waymark_document_commit (document, g_steal_pointer (&edit), error);
}

/**
 * waymark_command_set_status:
 * @document: an open plan
 * @ids: (array zero-terminated=1): items; other kinds than actions are passed over
 * @status: (nullable): id of a status; %NULL takes the status away
 * @target: (nullable): id of the item that they go into, for a status that says so
 * @error: what the document says
 *
 * Returns: whether it was done
 */
gboolean
waymark_command_set_status (WaymarkDocument *document,
                            const char *const *ids,
                            const char *status,
                            const char *target,
                            GError **error)
{
  g_autoptr (WaymarkEdit) edit = NULL;

  g_return_val_if_fail (WAYMARK_IS_DOCUMENT (document), FALSE);

  edit = waymark_document_begin_edit (document, C_ ("edit", "Change status"));
  if (!set_status_in (edit, ids, status, target, error))
    return FALSE;
  if (waymark_edit_is_empty (edit))
    return TRUE;
  return waymark_document_commit (document, g_steal_pointer (&edit), error);
}
