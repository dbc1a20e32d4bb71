/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-plan-view-private.h"

/* The plan view as its items: what is selected, shown, edited, and the way back. */

/**
 * waymark_plan_view_get_selected_item:
 * @self: a plan view
 *
 * Returns: (transfer none) (nullable): id of the item that is selected
 */
const char *
waymark_plan_view_get_selected_item (WaymarkPlanView *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), NULL);

  return self->selected;
}

/**
 * waymark_plan_view_dup_selected_items:
 * @self: a plan view
 *
 * Returns: (transfer full): ids of all rows that are selected in the list, when
 *   they are what is selected at all; else of the one item
 */
char **
waymark_plan_view_dup_selected_items (WaymarkPlanView *self)
{
  g_auto (GStrv) ids = NULL;
  char **one;

  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), NULL);

  ids = waymark_action_list_get_selected_items (self->list);
  if (ids != NULL && self->selected != NULL &&
      g_strv_contains ((const char *const *) ids, self->selected))
    return g_steal_pointer (&ids);
  one = g_new0 (char *, 2);
  one[0] = g_strdup (self->selected);
  return one;
}

/**
 * waymark_plan_view_has_several:
 * @self: a plan view
 *
 * Returns: whether more than one row is selected in the list
 */
gboolean
waymark_plan_view_has_several (WaymarkPlanView *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  selected = gtk_selection_model_get_selection (waymark_action_list_get_selection (self->list));
  return gtk_bitset_get_size (selected) > 1;
}

/**
 * waymark_plan_view_dup_shown_items:
 * @self: a plan view
 *
 * Returns: (transfer full): the ids of all rows of the list, in their order
 */
char **
waymark_plan_view_dup_shown_items (WaymarkPlanView *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), NULL);

  return waymark_action_list_get_shown_items (self->list);
}

/**
 * waymark_plan_view_get_near:
 * @self: a plan view
 *
 * Returns: (transfer none) (nullable): id of the item that a new one stands by
 */
const char *
waymark_plan_view_get_near (WaymarkPlanView *self)
{
  const char *id;

  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), NULL);

  if (self->selected != NULL && !g_str_equal (self->selected, WAYMARK_PLAN_ID))
    return self->selected;
  id = waymark_action_list_get_near (self->list);
  return id != NULL ? id : self->selected;
}

/**
 * waymark_plan_view_show_item:
 * @self: a plan view
 * @id: an item
 *
 * Selects the item, in the list as well where it has a row there.
 */
void
waymark_plan_view_show_item (WaymarkPlanView *self, const char *id)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));
  g_return_if_fail (id != NULL);

  if (g_str_equal (id, WAYMARK_PLAN_ID))
    waymark_plan_outline_choose_plan (self->outline);
  else
    waymark_action_list_show_item (self->list, id);
  waymark_plan_view_select_item (self, id);
}

/**
 * waymark_plan_view_show_items:
 * @self: a plan view
 * @ids: (array zero-terminated=1): items
 *
 * Selects the items, in the list as well where they have rows there.
 */
void
waymark_plan_view_show_items (WaymarkPlanView *self, const char *const *ids)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));
  g_return_if_fail (ids != NULL);

  if (ids[0] == NULL)
    return;
  waymark_action_list_show_items (self->list, ids);
  waymark_plan_view_select_item (self, ids[0]);
}

/**
 * waymark_plan_view_set_cut:
 * @self: a plan view
 * @ids: (nullable) (array zero-terminated=1): items that were cut and not yet pasted
 *
 * Shows their rows as such.
 */
void
waymark_plan_view_set_cut (WaymarkPlanView *self, const char *const *ids)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  waymark_action_list_set_cut (self->list, ids);
}

/**
 * waymark_plan_view_ask_place:
 * @self: a plan view
 *
 * Asks where what is selected is to move.
 */
void
waymark_plan_view_ask_place (WaymarkPlanView *self)
{
  g_auto (GStrv) ids = NULL;

  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  ids = waymark_plan_view_dup_selected_items (self);
  waymark_action_list_ask_place (self->list, (const char *const *) ids);
}

/**
 * waymark_plan_view_edit_item:
 * @self: a plan view
 * @id: an item
 * @select: whether all of its words are selected, to be replaced
 *
 * Shows the item and puts the keyboard into its words.
 */
void
waymark_plan_view_edit_item (WaymarkPlanView *self, const char *id, gboolean select)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));
  g_return_if_fail (id != NULL);

  if (g_strcmp0 (id, self->selected) != 0)
    waymark_plan_view_show_item (self, id);
  waymark_plan_view_close_over (self);
  if (self->room == ROOM_ONE_PANE)
    waymark_plan_view_set_editor_page (self, TRUE);
  else
    waymark_plan_view_set_editor_visible (self, TRUE);
  waymark_editor_focus_text (self->editor, select);
}

/**
 * waymark_plan_view_step:
 * @self: a plan view
 * @direction: 1 for the next action, -1 for the one before
 *
 * Returns: %FALSE at the end of the list
 */
gboolean
waymark_plan_view_step (WaymarkPlanView *self, int direction)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  return waymark_action_list_step (self->list, direction);
}

/**
 * waymark_plan_view_commit:
 * @self: a plan view
 *
 * Keeps what is being typed.
 *
 * Returns: %FALSE when it could not be kept; "failed" was then emitted
 */
gboolean
waymark_plan_view_commit (WaymarkPlanView *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  return waymark_editor_commit (self->editor);
}

/**
 * waymark_plan_view_undo_typing:
 * @self: a plan view
 *
 * Returns: %FALSE when there is no typing to take back in the focused field
 */
gboolean
waymark_plan_view_undo_typing (WaymarkPlanView *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  return waymark_editor_undo (self->editor);
}

/**
 * waymark_plan_view_redo_typing:
 * @self: a plan view
 *
 * Returns: %FALSE when there is no typing to bring back in the focused field
 */
gboolean
waymark_plan_view_redo_typing (WaymarkPlanView *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  return waymark_editor_redo (self->editor);
}

/**
 * waymark_plan_view_go_back:
 * @self: a plan view
 *
 * One level back: from the outline that lies over the list, from the editor's
 * page, from the editor to the list.
 *
 * Returns: %FALSE when there is nowhere to go back from
 */
gboolean
waymark_plan_view_go_back (WaymarkPlanView *self)
{
  GtkWidget *focus;

  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  if (self->outline_over)
    {
      waymark_plan_view_set_outline_visible (self, FALSE);
      return TRUE;
    }
  if (self->editor_page)
    {
      waymark_plan_view_leave_editor_page (self);
      return TRUE;
    }
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->editor)))
    return gtk_widget_grab_focus (GTK_WIDGET (self));
  return waymark_action_list_go_back (self->list);
}
