/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_CHIP (waymark_chip_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkChip, waymark_chip, WAYMARK, CHIP, GtkWidget)

/*
 * A name that can be taken away: by its button, or by Delete on it. Signal: removed (char *id),
 * upon which the chip may go.
 */
GtkWidget *waymark_chip_new (const char *id, const char *words, const char *remove);
void waymark_chip_set_tooltip (WaymarkChip *self, const char *words);

G_END_DECLS
