/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A cancellable that also tells how far long work has come: whoever does it is given it as
 * the #GCancellable that it asks anyway, and whoever waits asks for the percentage. With a
 * plain #GCancellable, or none, telling does nothing. As the current one of a thread
 * (g_cancellable_push_current()) it also reaches whoever is not given it.
 */
#define WAYMARK_TYPE_PROGRESS (waymark_progress_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkProgress, waymark_progress, WAYMARK, PROGRESS, GCancellable)

WaymarkProgress *waymark_progress_new         (void);
guint            waymark_progress_get_percent (WaymarkProgress *self);

/* By whoever does the work, from one thread at a time: a part of what is under way, between 0 and 1 of
 * it, begins and ends, and so do parts of that. What ends is done. */
void             waymark_progress_begin       (GCancellable *cancellable, double from, double to);
void             waymark_progress_end         (GCancellable *cancellable);
void             waymark_progress_tell        (GCancellable *cancellable, guint64 done, guint64 all);
/* Of a part that nobody began, because others of them go on between its steps. */
void             waymark_progress_tell_part   (GCancellable *cancellable, guint64 done, guint64 all, double from, double to);

G_END_DECLS
