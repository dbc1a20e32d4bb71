/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include "waymark-document.h"

G_BEGIN_DECLS

/**
 * WaymarkPast:
 *
 * A plan in no file whose history is told as if it had been lived: each edit says who made it
 * and when. It is made with the same edits as any other, in any one thread, and becomes a
 * document in the end. None of its edits is a step for undo.
 */
typedef struct _WaymarkPast WaymarkPast;

WaymarkPast     *waymark_past_new        (WaymarkPlan *plan, const char *name, const char *person, gint64 time, GError **error);
void             waymark_past_free       (WaymarkPast *self);

/* @time: seconds since 1970, not before the edit before. Another person, or another day, is another session. */
WaymarkEdit     *waymark_past_begin_edit (WaymarkPast *self, const char *name, const char *person, gint64 time);
gboolean         waymark_past_commit     (WaymarkPast *self, WaymarkEdit *edit, GError **error);

/* (transfer full): takes the past in every case. In the main thread. */
WaymarkDocument *waymark_past_finish     (WaymarkPast *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WaymarkPast, waymark_past_free)

G_END_DECLS
