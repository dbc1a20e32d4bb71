/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

/**
 * WaymarkMeetingDialog:
 *
 * When and where a meeting is, of which body, and who came: of a new one, or of one that
 * there is. Nothing is kept before its button.
 *
 * Signal: done (char *id): the meeting is in the plan as it says.
 */
#define WAYMARK_TYPE_MEETING_DIALOG (waymark_meeting_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkMeetingDialog, waymark_meeting_dialog, WAYMARK, MEETING_DIALOG, GtkWindow)

GtkWidget *waymark_meeting_dialog_new (GtkWindow *parent, WaymarkDocument *document, WaymarkItem *meeting);

G_END_DECLS
