/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-change-lines.h"
#include "waymark-document.h"
#include "waymark-history-filter.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_HISTORY_ENTRY_ROW (waymark_history_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkHistoryEntryRow, waymark_history_entry_row, WAYMARK, HISTORY_ENTRY_ROW, GObject)

#define WAYMARK_TYPE_HISTORY_LIST (waymark_history_list_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkHistoryList, waymark_history_list, WAYMARK, HISTORY_LIST, GObject)

/*
 * The history of a plan, or of one item, as a list model of WaymarkHistoryEntryRow.
 * What an entry changed is read when somebody looks at it.
 */
WaymarkHistoryList *
waymark_history_list_new (WaymarkDocument *document, const char *item, GError **error);

/* Names in it, in alphabetical order; as many edits as are forgotten are in no row. */
GPtrArray *waymark_history_list_get_persons (WaymarkHistoryList *self);

const WaymarkHistoryEntry *waymark_history_entry_row_get (WaymarkHistoryEntryRow *self);
gboolean waymark_history_entry_row_passes (WaymarkHistoryEntryRow *self,
                                           const WaymarkHistoryFilter *filter);
guint waymark_history_entry_row_get_sorts (WaymarkHistoryEntryRow *self);
GPtrArray *waymark_history_entry_row_get_lines (WaymarkHistoryEntryRow *self);
char *waymark_history_entry_row_get_person (WaymarkHistoryEntryRow *self);
char *waymark_history_entry_row_get_time (WaymarkHistoryEntryRow *self);
char *waymark_history_entry_row_get_full_time (WaymarkHistoryEntryRow *self);
const char *waymark_history_entry_row_get_icon (WaymarkHistoryEntryRow *self);
char *waymark_history_entry_row_name_line (WaymarkHistoryEntryRow *self,
                                           const WaymarkChangeLine *line);
char *waymark_history_entry_row_describe (WaymarkHistoryEntryRow *self);

G_END_DECLS
