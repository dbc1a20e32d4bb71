/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-slippage.h"

G_BEGIN_DECLS

/*
 * One update, to be read. Its buttons name actions of a group `update` that the widget
 * around it has: edit, delete, agree, refuse, show, each with an id.
 *
 * @move: (nullable): what became of the date that it brings
 * @with_action: whether it says whose it is
 */
GtkWidget *waymark_update_card_new (WaymarkItem *update,
                                    const WaymarkDateMove *move,
                                    gboolean with_action);

/* Only when, by whom and why a date was moved. */
GtkWidget *waymark_update_card_new_move (WaymarkItem *update, const WaymarkDateMove *move);

G_END_DECLS
