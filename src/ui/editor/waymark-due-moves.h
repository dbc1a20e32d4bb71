/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_DUE_MOVES (waymark_due_moves_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkDueMoves, waymark_due_moves, WAYMARK, DUE_MOVES, GtkWidget)

/*
 * "moved twice" below a due date: opens a list of what became of the first date, where one
 * that is only proposed can be agreed. Stands inside the field of the date.
 */
GtkWidget *waymark_due_moves_new (void);
void waymark_due_moves_show (WaymarkDueMoves *self, WaymarkDocument *document, WaymarkItem *action);

char *waymark_due_moves_describe (WaymarkItem *action);

G_END_DECLS
