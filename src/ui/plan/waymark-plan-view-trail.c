/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-plan-view-private.h"
#include "waymark-plan-view-trail.h"

#define TRAIL "waymark-trail"
#define LONGEST 50

static void
free_trail (gpointer trail)
{
  g_queue_free_full (trail, g_free);
}

static GQueue *
get_trail (WaymarkPlanView *self)
{
  GQueue *trail = g_object_get_data (G_OBJECT (self), TRAIL);

  if (trail == NULL)
    g_object_set_data_full (G_OBJECT (self), TRAIL, trail = g_queue_new (), free_trail);
  return trail;
}

/* Items may have gone since. */
static const char *
find_last (WaymarkPlanView *self)
{
  GQueue *trail = get_trail (self);

  while (self->document != NULL && !g_queue_is_empty (trail))
    {
      const char *id = g_queue_peek_head (trail);

      if (waymark_plan_lookup (waymark_document_get_plan (self->document), id) != NULL)
        return id;
      g_free (g_queue_pop_head (trail));
    }
  return NULL;
}

/**
 * waymark_plan_view_follow:
 * @self: a plan view
 * @id: the item that a link leads to
 *
 * Shows the item and remembers where from; the window is told.
 */
void
waymark_plan_view_follow (WaymarkPlanView *self, const char *id)
{
  g_autofree char *from = NULL;
  gboolean by_keyboard;
  GQueue *trail;

  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));
  g_return_if_fail (id != NULL);

  from = g_strdup (waymark_plan_view_get_selected_item (self));
  by_keyboard = waymark_plan_view_has_keyboard_in_editor (self);
  waymark_plan_view_show_item (self, id);
  /* The link itself may be gone, and the keyboard with it. */
  if (by_keyboard && !waymark_plan_view_has_keyboard_in_editor (self))
    waymark_editor_focus_text (self->editor, FALSE);
  if (from == NULL || g_str_equal (from, id))
    return;
  trail = get_trail (self);
  g_queue_push_head (trail, g_strdup (from));
  if (g_queue_get_length (trail) > LONGEST)
    g_free (g_queue_pop_tail (trail));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.followed", "s", from);
}

/**
 * waymark_plan_view_can_return:
 * @self: a plan view
 *
 * Returns: whether a link was followed whose place can be gone back to
 */
gboolean
waymark_plan_view_can_return (WaymarkPlanView *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  return find_last (self) != NULL;
}

/**
 * waymark_plan_view_return:
 * @self: a plan view
 *
 * Goes back to where the last link was followed.
 */
void
waymark_plan_view_return (WaymarkPlanView *self)
{
  g_autofree char *id = NULL;

  g_return_if_fail (WAYMARK_IS_PLAN_VIEW (self));

  if (find_last (self) == NULL)
    return;
  id = g_queue_pop_head (get_trail (self));
  waymark_plan_view_show_item (self, id);
}

/**
 * waymark_plan_view_has_keyboard_in_editor:
 * @self: a plan view
 *
 * Returns: whether the keyboard is in the editor
 */
gboolean
waymark_plan_view_has_keyboard_in_editor (WaymarkPlanView *self)
{
  g_return_val_if_fail (WAYMARK_IS_PLAN_VIEW (self), FALSE);

  return (gtk_widget_get_state_flags (GTK_WIDGET (self->editor)) & GTK_STATE_FLAG_FOCUS_WITHIN) !=
         0;
}
