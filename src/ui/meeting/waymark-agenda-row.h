/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gio/gio.h>

#include "waymark-agenda.h"

G_BEGIN_DECLS

/* A line of an agenda on the screen: the heading of a part, or an action in the part that is open. */
#define WAYMARK_TYPE_AGENDA_ROW (waymark_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkAgendaRow, waymark_agenda_row, WAYMARK, AGENDA_ROW, GObject)

void waymark_agenda_rows_fill (GListStore *rows, GPtrArray *agenda, guint current, WaymarkItem *meeting);
int  waymark_agenda_rows_find (GListModel *rows, guint entry);

gboolean    waymark_agenda_row_is_heading (WaymarkAgendaRow *self);
guint       waymark_agenda_row_get_entry  (WaymarkAgendaRow *self);
gboolean    waymark_agenda_row_is_done    (WaymarkAgendaRow *self);
gboolean    waymark_agenda_row_is_current (WaymarkAgendaRow *self);
const char *waymark_agenda_row_get_number (WaymarkAgendaRow *self);
const char *waymark_agenda_row_get_words  (WaymarkAgendaRow *self);
const char *waymark_agenda_row_get_count  (WaymarkAgendaRow *self);
char       *waymark_agenda_row_describe   (WaymarkAgendaRow *self);

G_END_DECLS
