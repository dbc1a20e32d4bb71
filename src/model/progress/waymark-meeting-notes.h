/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"
#include "waymark-meeting.h"

G_BEGIN_DECLS

/*
 * What is noted while a meeting goes through its agenda. What is said about an action
 * becomes one update of the meeting on it, which later notes add to. Noting anything takes
 * the action's flag for the meeting away: it has had its turn.
 */
WaymarkItem *waymark_meeting_get_minute   (WaymarkItem *meeting, WaymarkItem *action);
WaymarkItem *waymark_action_get_proposal  (WaymarkItem *action);
gboolean     waymark_edit_note_minute     (WaymarkEdit *edit, WaymarkItem *meeting, WaymarkItem *action, const char *text, GError **error);
gboolean     waymark_edit_note_status     (WaymarkEdit *edit, WaymarkItem *meeting, WaymarkItem *action, WaymarkItem *status, GError **error);
gboolean     waymark_edit_note_rating     (WaymarkEdit *edit, WaymarkItem *meeting, WaymarkItem *action, const char *rating, const char *reason, GError **error);
gboolean     waymark_edit_note_date       (WaymarkEdit *edit, WaymarkItem *meeting, WaymarkItem *action, const char *words, const char *reason, GError **error);
gboolean     waymark_edit_note_agreed     (WaymarkEdit *edit, WaymarkItem *meeting, WaymarkItem *update, gboolean agreed, GError **error);
WaymarkItem *waymark_edit_note_decision   (WaymarkEdit *edit, WaymarkItem *meeting, WaymarkItem *about, const char *text, GError **error);
gboolean     waymark_edit_change_decision (WaymarkEdit *edit, WaymarkItem *decision, const char *text, GError **error);

/* The flag again: the next agenda has the action, whatever else becomes of it. */
gboolean     waymark_edit_carry_over      (WaymarkEdit *edit, WaymarkItem *action, gboolean carry, GError **error);

G_END_DECLS
