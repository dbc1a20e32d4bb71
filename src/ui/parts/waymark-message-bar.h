/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_MESSAGE_BAR (waymark_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkMessageBar, waymark_message_bar, WAYMARK, MESSAGE_BAR, GtkWidget)

/**
 * WaymarkMessageButton:
 * @label: a verb, with a mnemonic
 * @action: detailed name of the action that it runs
 */
typedef struct
{
  const char *label;
  const char *action;
} WaymarkMessageButton;

void waymark_message_bar_show_error (WaymarkMessageBar *self,
                                     const GError *error,
                                     const WaymarkMessageButton *first,
                                     const WaymarkMessageButton *second);
void waymark_message_bar_show_note (WaymarkMessageBar *self,
                                    const char *message,
                                    const WaymarkMessageButton *first,
                                    const WaymarkMessageButton *second);
void waymark_message_bar_hide (WaymarkMessageBar *self);
void waymark_message_bar_hide_error (WaymarkMessageBar *self);
void waymark_message_bar_hide_refusal (WaymarkMessageBar *self);
int waymark_message_bar_get_error (WaymarkMessageBar *self);

G_END_DECLS
