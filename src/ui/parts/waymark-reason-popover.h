/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_REASON_POPOVER (waymark_reason_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkReasonPopover, waymark_reason_popover, WAYMARK, REASON_POPOVER, GtkPopover)

/* Asks why dates move. Signal: given (char *reason), never empty. */
GtkWidget *waymark_reason_popover_new (void);
void waymark_reason_popover_ask (WaymarkReasonPopover *self);

G_END_DECLS
