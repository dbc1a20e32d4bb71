/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */

/* Which rows of the list say that something in them is not settled yet. */

#include "config.h"

#include "waymark-action-list-private.h"
#include "waymark-unsettled.h"

static void
changed_cb (WaymarkActionList *self)
{
  g_autoptr (WaymarkUnsettled) unsettled = g_signal_group_dup_target (self->unsettled_signals);

  waymark_row_model_set_unsettled (
      self->rows, unsettled != NULL ? waymark_unsettled_get_owners (unsettled) : NULL);
}

/**
 * waymark_action_list_watch_unsettled:
 * @self: the list, with another document or none
 *
 * Marks the rows of the document, from now on.
 */
void
waymark_action_list_watch_unsettled (WaymarkActionList *self)
{
  if (self->unsettled_signals == NULL)
    {
      self->unsettled_signals = g_signal_group_new (WAYMARK_TYPE_UNSETTLED);
      g_signal_group_connect_object (
          self->unsettled_signals, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_group_set_target (self->unsettled_signals,
                             self->document != NULL ? waymark_unsettled_get (self->document)
                                                    : NULL);
  changed_cb (self);
}
