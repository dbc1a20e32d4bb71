/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_CHOOSER (waymark_chooser_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkChooser, waymark_chooser, WAYMARK, CHOOSER, GtkPopover)

/*
 * A popover in which one thing is looked for by typing and chosen: a lead, or
 * the action that another goes into.
 *
 * Signals: chosen (char *id); create (char *words), only with can-create.
 */
GtkWidget *waymark_chooser_new (const char *title, gboolean can_create);
void waymark_chooser_remove_all (WaymarkChooser *self);
void
waymark_chooser_add (WaymarkChooser *self, const char *id, const char *label, const char *also);

G_END_DECLS
