/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-json-output.h"
#include "waymark-plan.h"
#include "waymark-source.h"

G_BEGIN_DECLS

/**
 * WaymarkJsonHistoryFunc:
 * @output: inside the array `history`
 * @user_data: what was given with the function
 * @error: return location for an error
 *
 * Writes the elements of the plan's `history`, which is there for readers and
 * ignored on reading.
 *
 * Returns: %TRUE if all of them were written
 */
typedef gboolean (*WaymarkJsonHistoryFunc) (WaymarkJsonOutput *output, gpointer user_data, GError **error);

gboolean     waymark_json_write (WaymarkSource *source, GOutputStream *stream, GCancellable *cancellable, GError **error);
gboolean     waymark_json_write_with_history (WaymarkSource *source, WaymarkJsonHistoryFunc history, gpointer user_data, GOutputStream *stream, GCancellable *cancellable, GError **error);
WaymarkPlan *waymark_json_read  (const char *text, gsize length, const char *name, GError **error);

G_END_DECLS
