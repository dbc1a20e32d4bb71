/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-stage.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_CHOICE_MENU (waymark_choice_menu_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkChoiceMenu, waymark_choice_menu, WAYMARK, CHOICE_MENU, GtkPopover)

/*
 * A popover with a few choices, each with its mark. The one that holds is selected
 * when it opens. Signal: chosen (char *id).
 */
GtkWidget *waymark_choice_menu_new (const char *title);
void waymark_choice_menu_remove_all (WaymarkChoiceMenu *self);
void waymark_choice_menu_add (WaymarkChoiceMenu *self,
                              const char *id,
                              const char *label,
                              WaymarkStage stage);
void waymark_choice_menu_select (WaymarkChoiceMenu *self, const char *id);

G_END_DECLS
