/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "waymark-number.h"
#include "waymark-reference-text.h"
#include "waymark-target-chooser.h"

/**
 * waymark_target_chooser_new:
 *
 * Returns: (transfer floating): a chooser without targets
 */
GtkWidget *
waymark_target_chooser_new (void)
{
  return waymark_chooser_new (_ ("Merged into which action?"), FALSE);
}

static void
add_under (WaymarkChooser *chooser, WaymarkItem *item, const char *except)
{
  guint n = waymark_item_get_n_children (item);

  for (guint i = 0; i < n; i++)
    {
      WaymarkItem *child = waymark_item_get_child (item, i);
      WaymarkKind kind = waymark_item_get_kind (child);

      if ((kind == WAYMARK_KIND_ACTION || kind == WAYMARK_KIND_REQUIREMENT) &&
          g_strcmp0 (waymark_item_get_id (child), except) != 0)
        {
          g_autofree char *number = waymark_item_get_number_words (child);
          g_autofree char *title = waymark_item_get_title (child);
          g_autofree char *label = g_strdup_printf ("%s  %s", number, title);

          waymark_chooser_add (chooser, waymark_item_get_id (child), label, NULL);
        }
      if (kind == WAYMARK_KIND_THEME || kind == WAYMARK_KIND_REQUIREMENT)
        add_under (chooser, child, except);
    }
}

/**
 * waymark_target_chooser_fill:
 * @chooser: a chooser
 * @plan: the plan
 * @except: (nullable): id of the item that looks for its target
 *
 * Offers all actions and requirements of the plan, in its order.
 */
void
waymark_target_chooser_fill (WaymarkChooser *chooser, WaymarkPlan *plan, const char *except)
{
  waymark_chooser_remove_all (chooser);
  add_under (chooser, waymark_plan_get_root (plan), except);
}
