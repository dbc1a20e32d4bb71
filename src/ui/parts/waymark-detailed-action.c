/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include "waymark-detailed-action.h"

/**
 * waymark_actionable_set_detailed_action:
 * @actionable: a button
 * @action: a detailed action name, such as `win.open-recent::file:///plan.waymark`
 *
 * Has the button run an action from now on. The target is set before the name:
 * GTK's own call warns of a name without the target that it wants.
 */
void
waymark_actionable_set_detailed_action (GtkActionable *actionable, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (GTK_IS_ACTIONABLE (actionable));
  g_return_if_fail (action != NULL);

  if (!g_action_parse_detailed_name (action, &name, &target, NULL))
    g_assert_not_reached ();
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, target);
  gtk_actionable_set_action_name (actionable, name);
}
