/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <glib-object.h>

#include "waymark-history.h"

G_BEGIN_DECLS

typedef struct _WaymarkStore WaymarkStore;

#define WAYMARK_TYPE_HISTORY_READER (waymark_history_reader_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkHistoryReader, waymark_history_reader, WAYMARK, HISTORY_READER, GObject)

/*
 * The history as it was when the reader was made, the newest edit first. What an
 * edit changed is read when asked for, so that it is quick with any number of them.
 */
WaymarkHistoryReader *waymark_history_reader_new       (WaymarkStore *store, const char *item, GError **error);
guint                 waymark_history_reader_get_count (WaymarkHistoryReader *self);
WaymarkHistoryEntry  *waymark_history_reader_get       (WaymarkHistoryReader *self, guint position);
gboolean              waymark_history_reader_read      (WaymarkHistoryReader *self, guint position, GError **error);

/* What @edit changed already at most of several items; for undo to say what stays. */
WaymarkHistoryChange *waymark_history_describe_register (WaymarkStore *store, const char *item, const char *field, GError **error);

G_END_DECLS
