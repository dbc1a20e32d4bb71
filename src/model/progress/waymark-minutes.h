/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-meeting.h"

G_BEGIN_DECLS

/* What was said and decided at a meeting, as text to be pasted. */
char *waymark_meeting_write_minutes (WaymarkItem *meeting);

G_END_DECLS
