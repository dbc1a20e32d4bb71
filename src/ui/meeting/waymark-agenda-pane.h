/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-agenda.h"

G_BEGIN_DECLS

/**
 * WaymarkAgendaPane:
 *
 * The agenda of a meeting at the start of the view: which meeting, its parts, how far it is.
 *
 * Signal: chosen (guint entry): a line was chosen.
 */
#define WAYMARK_TYPE_AGENDA_PANE (waymark_agenda_pane_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkAgendaPane, waymark_agenda_pane, WAYMARK, AGENDA_PANE, GtkWidget)

void waymark_agenda_pane_show (WaymarkAgendaPane *self, WaymarkItem *meeting, GPtrArray *agenda, guint current);
void waymark_agenda_pane_focus_list (WaymarkAgendaPane *self);

G_END_DECLS
