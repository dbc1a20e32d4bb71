/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_REASON_POPOVER (waymark_reason_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    WaymarkReasonPopover, waymark_reason_popover, WAYMARK, REASON_POPOVER, GtkPopover)

/* Asks for a reason in place. Signal: given (char *reason), never empty. */
GtkWidget *waymark_reason_popover_new (const char *question, const char *verb);
void waymark_reason_popover_ask (WaymarkReasonPopover *self, const char *heading);

G_END_DECLS
