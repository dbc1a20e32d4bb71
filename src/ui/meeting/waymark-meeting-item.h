/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-agenda.h"
#include "waymark-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * WaymarkMeetingItem:
 *
 * One line of the agenda, large: an action with what is known of it, the decision it needs
 * and a field for the minute; or any other business. It takes the keyboard as a whole, so
 * that single keys work.
 *
 * Signals: failed (GError *error); kept: Ctrl+Enter, the next one may come.
 */
#define WAYMARK_TYPE_MEETING_ITEM (waymark_meeting_item_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkMeetingItem, waymark_meeting_item, WAYMARK, MEETING_ITEM, GtkWidget)

void waymark_meeting_item_show (WaymarkMeetingItem *self, WaymarkDocument *document, WaymarkItem *meeting, const WaymarkAgendaEntry *entry);
gboolean waymark_meeting_item_commit (WaymarkMeetingItem *self);
gboolean waymark_meeting_item_go_back (WaymarkMeetingItem *self);
gboolean waymark_meeting_item_undo_typing (WaymarkMeetingItem *self, gboolean redo);
gboolean waymark_meeting_item_press (WaymarkMeetingItem *self, guint key);

G_END_DECLS
