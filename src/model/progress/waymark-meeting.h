/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-edit.h"

G_BEGIN_DECLS

/* The meetings of a plan, by date. A meeting is open until it is closed. */
GPtrArray   *waymark_plan_get_meetings        (WaymarkPlan *plan);
WaymarkItem *waymark_plan_get_last_meeting    (WaymarkPlan *plan);
WaymarkItem *waymark_plan_get_next_meeting    (WaymarkPlan *plan, const GDate *today);
WaymarkItem *waymark_plan_get_current_meeting (WaymarkPlan *plan, const GDate *today);

WaymarkItem *waymark_meeting_get_previous     (WaymarkItem *meeting);
gboolean     waymark_meeting_is_closed        (WaymarkItem *meeting);
gboolean     waymark_meeting_get_date         (WaymarkItem *meeting, GDate *date);
void         waymark_meeting_get_horizon      (WaymarkItem *meeting, const GDate *today, GDate *until);
char        *waymark_meeting_get_label        (WaymarkItem *meeting);
char        *waymark_meeting_get_day          (WaymarkItem *meeting, const GDate *today);
WaymarkItem *waymark_meeting_get_snapshot     (WaymarkItem *meeting);

/* Days as `YYYY-MM-DD`, and in the reader's language: "3 July", with the year if it is not this one. */
gboolean     waymark_day_parse                (const char *day, GDate *date);
char        *waymark_day_write                (const GDate *date);
char        *waymark_day_from_typed           (const char *words, int year_start);
char        *waymark_day_to_words             (const GDate *date, const GDate *today);

/* A new one, with what is most likely: who met last, today. */
WaymarkItem *waymark_edit_add_meeting         (WaymarkEdit *edit, const GDate *today, GError **error);

/* What a meeting did: updates of it on actions, and its own decisions. */
gboolean     waymark_meeting_dealt_with       (WaymarkItem *meeting, WaymarkItem *action);
guint        waymark_meeting_count_updates    (WaymarkItem *meeting);
guint        waymark_plan_count_due           (WaymarkPlan *plan, const GDate *from, const GDate *until);

G_END_DECLS
