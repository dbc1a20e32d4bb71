/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

/**
 * WaymarkNewUpdate:
 * @date: (nullable): its day, `YYYY-MM-DD`; %NULL for today
 * @who: (nullable): who reports
 * @text: (nullable): what was done
 * @status: (nullable): the status after it
 * @rating: (nullable): the rating after it, as the format names it
 * @due: (nullable): a due date that is proposed, as typed
 * @reason: (nullable): why the date should move
 * @meeting: (nullable): the meeting at which it is told
 *
 * What an update says.
 */
typedef struct
{
  const char *date;
  const char *who;
  const char *text;
  WaymarkItem *status;
  const char *rating;
  const char *due;
  const char *reason;
  WaymarkItem *meeting;
} WaymarkNewUpdate;

WaymarkItem *waymark_edit_add_update (WaymarkEdit *edit, WaymarkItem *action, const WaymarkNewUpdate *update, GError **error);
gboolean     waymark_edit_rate       (WaymarkEdit *edit, WaymarkItem *action, const char *rating, const char *reason, GError **error);

/* An update with nothing but its date and who it is by. */
WaymarkItem *waymark_edit_add_dated_update (WaymarkEdit *edit, WaymarkItem *action, const char *date, const char *who, GError **error);

G_END_DECLS
