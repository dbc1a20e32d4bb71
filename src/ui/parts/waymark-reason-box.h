/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WAYMARK_TYPE_REASON_BOX (waymark_reason_box_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkReasonBox, waymark_reason_box, WAYMARK, REASON_BOX, GtkWidget)

/* Asks why something is done, in one line. Signals: given (const char *reason), declined. */
GtkWidget *
waymark_reason_box_new (const char *question, const char *verb, const char *decline);
GtkWidget *waymark_reason_box_get_entry (WaymarkReasonBox *self);
char *waymark_reason_box_get_reason (WaymarkReasonBox *self);
void waymark_reason_box_clear (WaymarkReasonBox *self);

G_END_DECLS
