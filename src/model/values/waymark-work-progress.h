/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WaymarkWorkProgress:
 *
 * A cancellable that also knows how far the work has come. As the current one of a thread
 * (g_cancellable_push_current()) it reaches whoever does a part of it, and another thread may
 * look at it at any time.
 */
#define WAYMARK_TYPE_WORK_PROGRESS (waymark_work_progress_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkWorkProgress, waymark_work_progress, WAYMARK, WORK_PROGRESS, GCancellable)

WaymarkWorkProgress *waymark_work_progress_new    (void);
double           waymark_work_progress_get    (WaymarkWorkProgress *self);
void             waymark_work_progress_report (GCancellable *cancellable, guint done, guint total, double from, double to);

G_END_DECLS
