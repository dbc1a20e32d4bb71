/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Waymark contributors */
#pragma once

#include <gtk/gtk.h>

#include "waymark-document.h"

G_BEGIN_DECLS

#define WAYMARK_TYPE_UPDATE_DIALOG (waymark_update_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WaymarkUpdateDialog, waymark_update_dialog, WAYMARK, UPDATE_DIALOG, GtkWindow)

/* Asks for an update: a new one of one or more actions, or what one says. */
GtkWidget *waymark_update_dialog_new (GtkWindow *parent,
                                      WaymarkDocument *document,
                                      const char *const *ids);
GtkWidget *waymark_update_dialog_new_for (GtkWindow *parent,
                                          WaymarkDocument *document,
                                          WaymarkItem *update);

G_END_DECLS
