/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-plan-view-private.h"

/* Finding, as the window asks for it. */

/* Finding is done in the list: it has to be seen. */
static void
show_list (WaymarkPlanView *self)
{
  if (self->editor_page)
    waymark_plan_view_leave_editor_page (self);
}

/**
 * waymark_plan_view_get_finding:
 * @self: a plan view
 *
 * Returns: whether words are being looked for
 */
gboolean
waymark_plan_view_get_finding (WaymarkPlanView *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  return waymark_action_list_get_finding (self->list);
}

/**
 * waymark_plan_view_set_finding:
 * @self: a plan view
 * @finding: whether words are being looked for
 *
 * Puts the keyboard into the words to look for, or ends the search.
 */
void
waymark_plan_view_set_finding (WaymarkPlanView *self, gboolean finding)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  if (finding)
    {
      waymark_editor_commit (self->editor);
      show_list (self);
    }
  waymark_action_list_set_finding (self->list, finding);
}

/**
 * waymark_plan_view_find_step:
 * @self: a plan view
 * @direction: 1 for the next hit, -1 for the one before
 *
 * Returns: %FALSE when there is none
 */
gboolean
waymark_plan_view_find_step (WaymarkPlanView *self, int direction)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  return waymark_action_list_find_step (self->list, direction);
}

/**
 * waymark_plan_view_ask_for_lead:
 * @self: a plan view
 *
 * Opens the filter by lead.
 */
void
waymark_plan_view_ask_for_lead (WaymarkPlanView *self)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  show_list (self);
  waymark_action_list_ask_for_lead (self->list);
}

/**
 * waymark_plan_view_clear_filters:
 * @self: a plan view
 *
 * Shows everything again.
 */
void
waymark_plan_view_clear_filters (WaymarkPlanView *self)
{
  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  show_list (self);
  waymark_action_list_clear_filters (self->list);
}

static WaymarkOutlinePart
get_part (WaymarkItem *item, WaymarkScope scope)
{
  if (waymark_item_get_kind (item) == WAYMARK_KIND_REQUIREMENT)
    return WAYMARK_OUTLINE_REQUIREMENT;
  if (scope == WAYMARK_SCOPE_OWN_ACTIONS)
    return WAYMARK_OUTLINE_OTHER;
  return scope == WAYMARK_SCOPE_PRIORITIES ? WAYMARK_OUTLINE_PRIORITIES : WAYMARK_OUTLINE_THEME;
}

/**
 * waymark_plan_view_show_filtered:
 * @self: a plan view
 * @theme: (nullable): only this theme, by id
 * @status: (nullable): only this status
 * @lead: (nullable): only this lead
 * @dates: only these dates
 * @rating: (nullable): only this rating
 *
 * Shows the list with these filters alone, as for waymark_action_list_set_filters().
 */
void
waymark_plan_view_show_filtered (WaymarkPlanView *self,
                                 const char *theme,
                                 const char *status,
                                 const char *lead,
                                 WaymarkDates dates,
                                 const char *rating)
{
  WaymarkItem *root;
  WaymarkItem *item = NULL;

  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  show_list (self);
  root = waymark_plan_get_root (waymark_document_get_plan (self->document));
  if (theme != NULL)
    item = waymark_plan_lookup (waymark_document_get_plan (self->document), theme);
  waymark_plan_outline_choose (self->outline,
                               item != NULL ? WAYMARK_OUTLINE_THEME : WAYMARK_OUTLINE_PLAN,
                               item != NULL ? item : root);
  waymark_action_list_set_filters (self->list, status, lead, dates, rating);
}

/* Shows the part of the plan that was shown when it was last open, and the row. */
void
waymark_plan_view_restore_part (WaymarkPlanView *self)
{
  WaymarkScope scope;
  g_autofree char *id = waymark_action_list_take_part_before (self->list, &scope);
  WaymarkItem *item =
      id != NULL ? waymark_plan_lookup (waymark_document_get_plan (self->document), id) : NULL;

  if (item != NULL)
    waymark_plan_outline_choose (self->outline, get_part (item, scope), item);
  waymark_action_list_select_as_before (self->list);
}
